/** Puts a command into the clipboard; where a browser forbids that, it is left selected. */
export const COPY = `
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const text = document.getElementById(button.dataset.copy);
      getSelection().selectAllChildren(text);
      const done = document.execCommand("copy");
      if (done) getSelection().removeAllRanges();
      button.textContent = done ? "Copied" : "Selected: copy it with the keyboard";
    });
  }
`;

/** Light, dark, or as the system has it. */
export const THEME = `
  const THEMES = { "": "as the system", light: "light", dark: "dark" };
  const themeButton = document.getElementById("theme");
  themeButton.hidden = false;
  themeButton.addEventListener("click", () => {
    const names = Object.keys(THEMES);
    const next = names[(names.indexOf(document.documentElement.dataset.theme ?? "") + 1) % names.length];
    document.documentElement.dataset.theme = next;
    themeButton.textContent = "Theme: " + THEMES[next];
  });
`;

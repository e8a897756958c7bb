/** Which methods and keys are shown: methods in all figures at once, a figure's keys in that figure alone. */
export const CHOICE = `
  const views = new Map();
  const methods = new Set();
  const keys = new Map();
  const methodButtons = [...document.querySelectorAll("[data-method]")];
  const keyButtons = [...document.querySelectorAll("[data-key]")];
  const choiceStatus = document.getElementById("choice");
  const known = new Set(methodButtons.map((button) => button.dataset.method));

  function keysOf(id) {
    if (!keys.has(id)) keys.set(id, new Set());
    return keys.get(id);
  }

  function toggled(set, value) {
    if (!set.delete(value)) set.add(value);
  }

  function showChoice(id, view) {
    return view.signal("chosenMethods", [...methods]).signal("chosenKeys", [...keysOf(id)]).runAsync();
  }

  function toggleMethod(name) {
    if (!known.has(name)) return;
    toggled(methods, name);
    methodsChanged();
  }

  function methodsChanged() {
    for (const button of methodButtons) button.setAttribute("aria-pressed", methods.has(button.dataset.method));
    choiceStatus.textContent = methods.size === 0 ? "All methods are shown." : "Shown in all figures: " + [...methods].join(", ") + ".";
    for (const [id, view] of views) showChoice(id, view);
  }

  function toggleKey(id, value) {
    toggled(keysOf(id), value);
    for (const button of keyButtons) {
      if (button.dataset.figure === id) button.setAttribute("aria-pressed", keysOf(id).has(button.dataset.key));
    }
    if (views.has(id)) showChoice(id, views.get(id));
  }

  for (const button of methodButtons) button.addEventListener("click", () => toggleMethod(button.dataset.method));
  for (const button of keyButtons) button.addEventListener("click", () => toggleKey(button.dataset.figure, button.dataset.key));
  document.getElementById("all-methods")?.addEventListener("click", () => { methods.clear(); methodsChanged(); });

  /** A click on a legend's entry, or on a mark that belongs to a method. */
  function chooseByClick(plot, view) {
    plot.onclick = (event) => {
      if (event.target.closest?.("[class*=role-legend]") === null) return;
      const value = event.target.__data__?.datum?.value;
      if (value === undefined) return;
      if (known.has(value)) toggleMethod(value);
      else if (keyButtons.some(({ dataset }) => dataset.figure === plot.dataset.figure && dataset.key === value)) toggleKey(plot.dataset.figure, value);
    };
    view.addEventListener("click", (event, item) => {
      if (!event.ctrlKey && typeof item?.datum?.method === "string") toggleMethod(item.datum.method);
    });
  }
`;

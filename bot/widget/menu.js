import { element, hiddenText, icon } from "./dom.js";

/** Returns a button that shows and hides a list of further buttons, `choices`: `{label, run, danger?}`. */
export function menu(name, choices) {
  const list = element("ul", { class: "menu", role: "list", hidden: true });
  const toggle = element(
    "button",
    { type: "button", class: "tool", "aria-expanded": "false", onclick: () => show(list.hidden) },
    icon("more"),
    hiddenText(name),
  );
  const show = (shown) => {
    list.hidden = !shown;
    toggle.setAttribute("aria-expanded", String(shown));
    if (shown) list.querySelector("button").focus();
  };
  for (const { label, run, danger } of choices) {
    const choose = () => {
      show(false);
      toggle.focus();
      run();
    };
    list.append(element("li", {}, element("button", { type: "button", class: danger ? "danger" : null, onclick: choose }, label)));
  }
  const node = element("div", { class: "menu-box" }, toggle, list);
  node.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const buttons = [...list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const current = buttons.indexOf(event.target);
    if (event.key === "Escape") {
      // The first Escape closes the list, the next one the chat.
      event.stopPropagation();
      event.preventDefault();
      show(false);
      toggle.focus();
    } else if (step) {
      event.preventDefault();
      buttons.at((current + step) % buttons.length).focus();
    }
  });
  node.addEventListener("focusout", (event) => {
    if (!list.hidden && !node.contains(event.relatedTarget)) show(false);
  });
  return node;
}

import { element, icon } from "./dom.js";

/** The button that opens the chat, its unread count, and the greeting that may stand beside it. */
export class Launcher {
  #texts;
  #shopName;

  constructor({ texts, shopName, toggle, open }) {
    this.#texts = texts;
    this.#shopName = shopName;
    this.badge = element("span", { class: "badge", part: "badge", "aria-hidden": "true", hidden: true });
    this.button = element(
      "button",
      {
        type: "button",
        class: "launcher",
        part: "launcher",
        "aria-haspopup": "dialog",
        "aria-expanded": "false",
        "aria-controls": "clasp-panel",
        onclick: toggle,
      },
      icon("chat"),
      icon("down"),
      this.badge,
    );
    this.greeting = element("div", { class: "greeting", part: "greeting", hidden: true });
    this.live = element("div", { class: "hidden-text live", "aria-live": "polite" });
    this.node = element("div", { class: "corner" }, this.greeting, this.button, this.live);
    this.openChat = open;
    this.show({ isOpen: false, unread: 0 });
  }

  show({ isOpen, unread }) {
    this.button.setAttribute("aria-expanded", String(isOpen));
    this.button.setAttribute("aria-label", this.#texts.launcher(this.#shopName, unread));
    this.badge.textContent = unread > 9 ? "9+" : String(unread);
    this.badge.hidden = unread === 0;
    if (isOpen) this.greeting.hidden = true;
  }

  greet(text) {
    const dismiss = () => {
      this.greeting.hidden = true;
      this.button.focus();
    };
    this.greeting.replaceChildren(
      element("button", { type: "button", class: "greeting-text", onclick: this.openChat }, text),
      element("button", { type: "button", class: "tool", "aria-label": this.#texts.greetingClose, onclick: dismiss }, icon("close")),
    );
    this.greeting.hidden = false;
  }
}

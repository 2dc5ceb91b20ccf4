import { button, element, hidden, icon } from "./dom.js";

/** Where the chat is a sheet over the page. */
const SHEET = matchMedia("(max-width: 480px), (max-height: 480px)");
const LONGEST_MESSAGE = 1000;
const COUNT_FROM = 800;

/** The chat: a card beside the page on a desk, a sheet over it on a telephone. */
export class Panel {
  logo = element("span", { class: "logo", "aria-hidden": "true" });
  live = element("div", { class: "hidden", "aria-live": "polite" });
  strip = element("div", { class: "strip", hidden: true });
  field;
  #title;

  /** `choices`: [text, function] of each line of the menu. */
  constructor(context, choices, transcript) {
    const { texts, shop, toggle } = context;
    this.transcript = transcript;
    const composer = this.#composer(context);
    this.#title = element("h2", { tabindex: -1 }, shop.name);
    const names = element("div", { class: "names" }, this.#title, element("p", { class: "small" }, texts.assistant));
    const closer = button({ class: "tool", onclick: toggle }, icon("close"), hidden(texts.close));
    this.node = element(
      "dialog",
      { class: "panel", "aria-label": texts.launcher(shop.name) },
      element("div", { class: "header" }, this.logo, names, menu(texts.menu, choices), closer),
      transcript.node,
      transcript.more,
      this.strip,
      composer,
      this.live,
    );
    // A telephone's gesture for "back".
    this.node.addEventListener("cancel", (event) => {
      event.preventDefault();
      toggle();
    });
    SHEET.addEventListener("change", () => this.#refit());
    visualViewport.addEventListener("resize", () => this.#fitAboveKeyboard());
  }

  get isSheet() {
    return SHEET.matches;
  }

  open(takesFocus) {
    if (this.isSheet) this.node.showModal();
    else this.node.setAttribute("open", "");
    // In the text field the focus would call up the keyboard over the suggestions.
    if (takesFocus) (this.isSheet ? this.#title : this.field).focus({ preventScroll: true });
    this.#fitAboveKeyboard();
    this.transcript.scrollToEnd();
  }

  /** Shows a line above the text field, with buttons as [text, function]; without text, takes it away. */
  say(text, ...choices) {
    if (this.strip.matches(":focus-within")) this.field.focus();
    const buttons = choices.map(([label, onclick]) => button({ onclick }, label));
    this.strip.replaceChildren(element("p", null, text), ...buttons);
    this.strip.hidden = !text;
  }

  /** The window has become small or large. */
  #refit() {
    if (!this.node.open) return;
    const focused = this.node.getRootNode().activeElement;
    this.node.close();
    this.open(false);
    focused?.focus({ preventScroll: true });
  }

  #fitAboveKeyboard() {
    this.node.style.setProperty("--_height", `${visualViewport.height}px`);
    this.node.style.setProperty("--_top", `${visualViewport.offsetTop}px`);
  }

  #composer({ texts, shop, send }) {
    const left = element("p", { class: "small left", id: "left" });
    this.field = element("textarea", {
      id: "message",
      rows: 1,
      maxlength: LONGEST_MESSAGE,
      placeholder: texts.placeholder,
      enterkeyhint: "send",
      "aria-describedby": "left",
      oninput: () => count(),
      onkeydown: (event) => {
        // While an input method is open, Enter picks a word.
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        event.target.form.requestSubmit();
      },
    });
    const count = () => {
      const { length } = this.field.value;
      left.textContent = length < COUNT_FROM ? "" : texts.left(LONGEST_MESSAGE - length);
    };
    const onsubmit = (event) => {
      event.preventDefault();
      const text = this.field.value.trim();
      this.field.value = "";
      count();
      send(text);
    };
    const label = element("label", { for: "message", class: "hidden" }, texts.message(shop.name));
    const sender = button({ type: "submit", class: "send" }, icon("send"), hidden(texts.send));
    return element("form", { class: "composer", onsubmit }, label, this.field, sender, left);
  }
}

/** Returns a button that shows and hides further ones; Escape and leaving it hide them. */
function menu(name, choices) {
  const toggle = element("summary", { class: "tool" }, icon("more"), hidden(name));
  const list = element("ul", { class: "menu", role: "list" });
  const node = element("details", null, toggle, list);
  const close = () => {
    toggle.focus();
    node.open = false;
  };
  for (const [label, run] of choices) {
    const onclick = () => {
      close();
      run();
    };
    list.append(element("li", null, button({ onclick }, label)));
  }
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.stopPropagation();
    event.preventDefault();
    close();
  });
  node.addEventListener("focusout", ({ relatedTarget }) => {
    node.open &&= !relatedTarget || node.contains(relatedTarget);
  });
  return node;
}

/** The button that opens the chat, its unread count, and the greeting that may stand beside it. */
export class Launcher {
  live = element("div", { class: "hidden", "aria-live": "polite" });
  #badge = element("span", { class: "badge", "aria-hidden": "true" });
  #greeting = element("div", { class: "greeting", hidden: true });
  #context;

  constructor(context) {
    const { toggle } = (this.#context = context);
    const attributes = { class: "launcher", "aria-haspopup": "dialog", onclick: toggle };
    this.button = button(attributes, icon("chat"), icon("down"), this.#badge);
    this.node = element("div", { class: "corner" }, this.#greeting, this.button, this.live);
    this.show(false, 0);
  }

  show(isOpen, unread) {
    this.button.ariaExpanded = isOpen;
    this.button.ariaLabel = this.#context.texts.launcher(this.#context.shop.name, unread);
    this.#badge.textContent = unread > 9 ? "9+" : unread;
    this.#badge.hidden = !unread;
    if (isOpen) this.#greeting.hidden = true;
  }

  greet(text) {
    const dismiss = () => {
      this.button.focus();
      this.#greeting.hidden = true;
    };
    this.#greeting.replaceChildren(
      button({ class: "greeting-text", onclick: () => this.button.click() }, text),
      button({ class: "tool", "aria-label": this.#context.texts.close, onclick: dismiss }, icon("close")),
    );
    this.#greeting.hidden = false;
  }
}

import { composer } from "./composer.js";
import { element, hiddenText, icon } from "./dom.js";
import { menu } from "./menu.js";
import { Transcript } from "./transcript.js";

/** Below this size the panel is a sheet that covers the page, and the page behind it cannot be reached. */
const SHEET = "(max-width: 480px), (max-height: 480px)";

/** The chat itself: a card beside the page on a desk, a sheet over it on a telephone. */
export class Panel {
  #sheet = matchMedia(SHEET);

  /** `choices`: entries of the menu; `closed`: called when the shopper closes the chat from inside. */
  constructor(context, choices, closed) {
    const { texts, shopName } = context;
    this.transcript = new Transcript(context);
    this.composer = composer(context);
    this.mark = element("span", { class: "monogram", part: "logo", "aria-hidden": "true" });
    this.title = element("h2", { id: "clasp-title", tabindex: "-1" }, hiddenText(texts.title(shopName)), element("span", { "aria-hidden": "true" }, shopName));
    this.live = element("div", { class: "hidden-text live", "aria-live": "polite" });
    this.strip = element("div", { class: "strip", part: "notice", hidden: true });
    const close = element("button", { type: "button", class: "tool", onclick: closed }, icon("close"), hiddenText(texts.close));
    this.node = element(
      "dialog",
      { class: "panel", part: "panel", id: "clasp-panel", "aria-labelledby": "clasp-title" },
      element(
        "header",
        { class: "header", part: "header" },
        this.mark,
        element("div", { class: "names" }, this.title, element("p", {}, texts.assistant)),
        menu(texts.menu, choices),
        close,
      ),
      this.transcript.node,
      this.transcript.newMessages,
      this.strip,
      this.composer.node,
      this.live,
    );
    // A telephone's "back" gesture closes a modal dialog by itself.
    this.node.addEventListener("cancel", (event) => {
      event.preventDefault();
      closed();
    });
    this.#sheet.addEventListener("change", () => this.#refit());
    visualViewport?.addEventListener("resize", () => this.#fitAboveKeyboard());
  }

  get isOpen() {
    return this.node.open;
  }

  get isSheet() {
    return this.#sheet.matches;
  }

  /** Shows the chat. `takesFocus` false leaves the focus where the shopper has it. */
  open({ takesFocus }) {
    if (this.isOpen) return;
    if (this.isSheet) this.node.showModal();
    else this.node.setAttribute("open", "");
    // On a telephone the focus goes to the title: in the text field it would call up the keyboard over the suggestions.
    if (takesFocus) (this.isSheet ? this.title : this.composer.field).focus({ preventScroll: true });
    this.#fitAboveKeyboard();
    this.transcript.scrollToEnd();
  }

  close() {
    if (this.isOpen) this.node.close();
  }

  /** Shows a line above the text field, with buttons `{label, run}`; with no text, takes it away. */
  showStrip(text, ...buttons) {
    const drawn = buttons.map(({ label, run }) => element("button", { type: "button", onclick: run }, label));
    this.strip.replaceChildren(...(text ? [element("p", {}, text), ...drawn] : []));
    this.strip.hidden = !text;
  }

  /** The window has become small or large while the chat is open: the focus stays where it is. */
  #refit() {
    if (!this.isOpen) return;
    const focused = this.node.getRootNode().activeElement;
    this.node.close();
    this.open({ takesFocus: false });
    focused?.focus({ preventScroll: true });
  }

  /** Keeps the sheet inside what the on-screen keyboard leaves free. */
  #fitAboveKeyboard() {
    if (!this.isOpen) return;
    const { height, offsetTop } = visualViewport;
    this.node.style.setProperty("--_height", this.isSheet ? `${height}px` : "");
    this.node.style.setProperty("--_top", this.isSheet ? `${offsetTop}px` : "");
  }
}

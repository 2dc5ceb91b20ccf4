import { Chat } from "./chat.js";
import { Client } from "./client.js";
import { READABLE, contrast, readable, shaded } from "./contrast.js";
import { element } from "./dom.js";
import { asText, download, writeMail } from "./export.js";
import { Launcher } from "./launcher.js";
import { Panel } from "./panel.js";
import { sheets } from "./styles.js";
import { localized } from "./texts.js";

const HERE = new URL("..", import.meta.url);
const TALK_TO_PERSON = "Talk to a person";

/**
 * A shop's assistant in a corner of the page.
 *
 * @tagname clasp-chat
 * @attr {string} shop - the shop's key; keeps conversations of several shops on one server apart
 * @attr {string} accent - a CSS colour; without it the shop's own
 * @attr {string} logo - address of a square picture; without it the shop's monogram
 * @attr {"start"|"end"} position - the corner, in the direction of the page's text; "end" unless said
 * @attr {"light"|"dark"} theme - without it the widget follows the page's `color-scheme`
 * @attr {boolean} open - the chat is open when the page loads, except on a telephone
 * @attr {number} greet-after - seconds after which a greeting appears beside the button
 * @attr {string} lang - "en" or "es"; without it the page's language
 * @fires clasp-open - the chat was opened
 * @fires clasp-close - the chat was closed
 * @fires clasp-message - a message came or went; `detail: {from: "shopper"|"bot", text}`
 * @fires clasp-error - something failed; `detail: {code}`
 * @cssproperty --clasp-accent - colour of the button, the shopper's messages and the header
 * @cssproperty --clasp-on-accent - colour of text on it
 * @cssproperty --clasp-surface - colour of the panel
 * @cssproperty --clasp-text - colour of text on the panel
 * @cssproperty --clasp-radius - rounding of the panel
 * @cssproperty --clasp-font - font family; without it the page's
 * @cssproperty --clasp-offset-inline - distance from the side of the window
 * @cssproperty --clasp-offset-block - distance from the bottom of the window
 * @csspart launcher badge greeting panel header logo transcript message bubble source quick-reply card notice composer input send
 */
export class ClaspChat extends HTMLElement {
  #chat = null;
  #launcher;
  #panel;
  #texts;
  #formats;
  #shop = null;
  #unread = 0;
  #remembered = {};
  #ready = null;
  #client = new Client(HERE);
  #onOnline = () => this.#retry();
  #onScheme = () => this.#paint();
  #dark = matchMedia("(prefers-color-scheme: dark)");

  connectedCallback() {
    this.#ready ??= this.#start();
    addEventListener("online", this.#onOnline);
    this.#dark.addEventListener("change", this.#onScheme);
  }

  disconnectedCallback() {
    removeEventListener("online", this.#onOnline);
    this.#dark.removeEventListener("change", this.#onScheme);
  }

  /** Opens the chat and puts the focus into it. */
  async open() {
    await this.#ready;
    this.#show({ takesFocus: true });
  }

  /** Closes the chat; the focus goes back to its button if it was inside. */
  async close() {
    await this.#ready;
    this.#hide();
  }

  /** Says `text` as the shopper. */
  async send(text) {
    await this.#ready;
    this.#say(String(text).trim());
  }

  /** Remembers the shopper's order for forms that ask for it. Nothing is sent or stored. */
  setOrder(number, email) {
    this.#remembered.order_number = number;
    this.#remembered.email = email;
  }

  async #start() {
    const { texts, formats } = localized(this.lang || document.documentElement.lang);
    this.#texts = texts;
    this.#formats = formats;
    this.#shop = await this.#client.shop().catch((error) => {
      this.#emit("clasp-error", { code: error.code });
      return { name: location.hostname, appearance: {}, suggestions: [] };
    });
    this.#draw();
    this.#paint();
    if (this.#chat.hasBegun) this.#chat.fetch();
    if (this.hasAttribute("open") && !this.#panel.isSheet) this.#show({ takesFocus: false });
    const seconds = this.getAttribute("greet-after");
    if (seconds !== null) setTimeout(() => this.#greet(), Number(seconds) * 1000);
  }

  #draw() {
    const texts = this.#texts;
    const context = {
      texts,
      formats: this.#formats,
      shopName: this.#shop.name,
      remembered: this.#remembered,
      send: (text, payload) => this.#say(text, payload),
      sendAgain: (entry) => this.#chat.sendAgain(entry),
      announce: (text) => this.#announce([text]),
    };
    const name = `clasp ${HERE.href} ${this.getAttribute("shop") ?? ""}`;
    this.#chat = new Chat(this.#client, name, texts, {
      changed: (fresh) => this.#changed(fresh),
      failed: (error) => this.#failed(error),
      delivered: () => this.#panel.showStrip(""),
    });
    this.#chat.conversation.nameButtons([{ title: texts.person, payload: TALK_TO_PERSON }, ...this.#shop.suggestions]);
    this.#panel = new Panel(context, this.#choices(context), () => this.#hide());
    this.#launcher = new Launcher({
      ...context,
      toggle: () => (this.#panel.isOpen ? this.#hide() : this.#show({ takesFocus: true })),
      open: () => this.#show({ takesFocus: true }),
    });
    this.#panel.transcript.opening.append(...this.#opening(context));
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = sheets();
    root.replaceChildren(this.#launcher.node, this.#panel.node);
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#panel.isOpen) return;
      event.preventDefault();
      this.#hide();
    });
  }

  /** What stands above every conversation: the shop's greeting, that this is a computer, and what could be asked. */
  #opening({ texts, send }) {
    const buttons = this.#shop.suggestions.map(({ title, payload }) =>
      element("button", { type: "button", class: "reply", part: "quick-reply", onclick: () => send(title, payload) }, title),
    );
    return [
      this.#shop.greeting && element("p", { class: "bubble", part: "bubble", dir: "auto" }, this.#shop.greeting),
      element("p", { class: "small" }, texts.notice),
      buttons.length && element("div", { class: "replies", role: "group", "aria-label": texts.suggestions }, ...buttons),
    ].filter(Boolean);
  }

  #choices(context) {
    const texts = this.#texts;
    const written = () => asText(this.#chat.conversation, context);
    const called = () => texts.fileName(this.#shop.name, this.#formats.day(new Date()));
    return [
      { label: texts.person, run: () => this.#say(texts.person, TALK_TO_PERSON) },
      { label: texts.download, run: () => download(written(), called()) },
      { label: texts.email, run: () => writeMail(written(), called()) },
      { label: texts.forget, run: () => this.#askToForget(), danger: true },
    ];
  }

  #show({ takesFocus }) {
    if (this.#panel.isOpen) return;
    this.#unread = 0;
    this.#paint();
    this.#panel.open({ takesFocus });
    this.#launcher.show({ isOpen: true, unread: 0 });
    this.#emit("clasp-open");
  }

  #hide() {
    if (!this.#panel.isOpen) return;
    const hadFocus = this.#panel.node.contains(this.shadowRoot.activeElement);
    this.#panel.close();
    this.#launcher.show({ isOpen: false, unread: this.#unread });
    if (hadFocus) this.#launcher.button.focus();
    this.#emit("clasp-close");
  }

  #say(text, payload) {
    if (!text) return;
    this.#emit("clasp-message", { from: "shopper", text });
    this.#chat.say(text, payload);
  }

  #changed(fresh) {
    this.#panel.transcript.render(this.#chat.conversation, { fresh, isTyping: this.#chat.isTyping });
    const heard = fresh.filter((entry) => entry.from === "bot");
    if (!heard.length) return;
    for (const { text } of heard) this.#emit("clasp-message", { from: "bot", text });
    this.#announce(heard.map((entry) => entry.text).filter(Boolean));
    if (this.#panel.isOpen) return;
    this.#unread += heard.length;
    this.#launcher.show({ isOpen: false, unread: this.#unread });
  }

  #failed(error) {
    this.#emit("clasp-error", { code: error.code });
    if (!error.mayPass) return;
    const { unreachable, busy, loadFailed, tryNow } = this.#texts;
    const text = this.#chat.outbox.isEmpty ? loadFailed : error.code === "rate_limited" ? busy : unreachable;
    if (this.#panel.strip.textContent.startsWith(text)) return;
    this.#panel.showStrip(text, { label: tryNow, run: () => this.#retry() });
    this.#announce([text]);
  }

  #retry() {
    if (!this.#chat) return;
    if (!this.#chat.outbox.isEmpty) this.#chat.outbox.tryNow();
    else if (this.#chat.hasBegun) this.#chat.fetch().then(() => this.#panel.showStrip(""));
  }

  #askToForget() {
    const { forgetQuestion, forgetYes, forgetNo } = this.#texts;
    const back = () => {
      this.#panel.showStrip("");
      this.#panel.composer.field.focus();
    };
    this.#panel.showStrip(forgetQuestion, { label: forgetYes, run: () => this.#forget() }, { label: forgetNo, run: back });
    this.#panel.strip.querySelector("button:last-child").focus();
  }

  async #forget() {
    try {
      await this.#chat.forget();
    } catch (error) {
      this.#emit("clasp-error", { code: error.code });
      this.#panel.showStrip(this.#texts.forgetFailed);
      this.#announce([this.#texts.forgetFailed]);
      return;
    }
    this.#panel.transcript.clear();
    this.#changed([]);
    this.#panel.showStrip(this.#texts.forgotten);
    this.#panel.composer.field.focus();
    this.#announce([this.#texts.forgotten]);
  }

  #greet() {
    if (this.#panel.isOpen || this.#chat.conversation.entries.length || !this.#shop.greeting) return;
    this.#launcher.greet(this.#shop.greeting);
    this.#announce([this.#shop.greeting]);
  }

  /** Reads texts out, each once. What was read before is taken away, so that nobody meets it twice. */
  #announce(texts) {
    const live = this.#panel.isOpen ? this.#panel.live : this.#launcher.live;
    live.replaceChildren(...texts.map((text) => element("p", {}, text)));
  }

  /** Puts on the shop's colours and keeps text on them readable, whoever chose them. */
  #paint() {
    const { accent, on_accent: onAccent, logo, monogram, position } = this.#shop.appearance;
    const set = (name, value) => this.style.setProperty(name, value ?? "");
    set("--_shop-accent", accent);
    set("--_shop-on-accent", onAccent);
    if (this.hasAttribute("accent")) set("--clasp-accent", this.getAttribute("accent"));
    for (const name of ["--_on-accent", "--_ink"]) this.style.removeProperty(name);
    const { backgroundColor, color } = getComputedStyle(this.#launcher.button);
    if (contrast(color, backgroundColor) < READABLE) {
      console.warn(`clasp-chat: ${color} cannot be read on ${backgroundColor}; black or white is used instead.`);
    }
    set("--_on-accent", readable(color, backgroundColor));
    set("--_ink", shaded(backgroundColor, getComputedStyle(this.#panel.node).backgroundColor));
    this.toggleAttribute("data-start", (this.getAttribute("position") ?? position) === "start");
    const picture = this.getAttribute("logo") ?? logo;
    this.#panel.mark.replaceChildren(picture ? element("img", { src: picture, alt: "" }) : (monogram ?? this.#shop.name[0]));
  }

  #emit(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("clasp-chat", ClaspChat);

/** A page that only has the script tag gets the element from here, with the tag's `data-…` as its attributes. */
if (!document.querySelector("clasp-chat")) {
  const script = [...document.scripts].find(({ src }) => src === import.meta.url);
  const attributes = Object.fromEntries(
    [...(script?.attributes ?? [])]
      .filter(({ name }) => name.startsWith("data-"))
      .map(({ name, value }) => [name.slice("data-".length), value]),
  );
  document.body.append(element("clasp-chat", attributes));
}

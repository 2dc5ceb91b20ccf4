import { Chat } from "./chat.js";
import { element } from "./dom.js";
import { Launcher, Panel } from "./panel.js";
import { ask } from "./server.js";
import { paint, sheet } from "./styles.js";
import { localized } from "./texts.js";
import { Transcript } from "./transcript.js";

const BASE = new URL("..", import.meta.url);
const PERSON = "Talk to a person";
const RETRY_MS = 10_000;
/** Mail programs refuse more. */
const LONGEST_MAIL = 1800;

const follow = (attributes) => Object.assign(document.createElement("a"), attributes).click();

/** Documented in clasp-chat.d.ts. */
export class ClaspChat extends HTMLElement {
  #ready;
  #chat;
  #launcher;
  #panel;
  #unread = 0;
  /** What the parts share. */
  #context = {
    order: {},
    send: (text, payload) => this.#say(text, payload),
    sendAgain: (entry) => this.#chat.outbox.add(entry),
    announce: (text) => this.#announce([text]),
    toggle: () => (this.#panel.node.open ? this.#hide() : this.#show(true)),
    changed: (fresh) => this.#changed(fresh),
    failed: (error) => this.#failed(error),
    reached: () => this.#panel.say(""),
  };

  get #texts() {
    return this.#context.texts;
  }

  static observedAttributes = ["accent", "on-accent", "logo", "position", "theme"];

  attributeChangedCallback() {
    if (this.#panel) this.#paint();
  }

  connectedCallback() {
    this.#ready ??= this.#start();
  }

  async open() {
    await this.#ready;
    this.#show(true);
  }

  async close() {
    await this.#ready;
    this.#hide();
  }

  async send(text) {
    await this.#ready;
    this.#say(String(text).trim());
  }

  setOrder(number, email) {
    Object.assign(this.#context.order, { order_number: number, email });
  }

  async #start() {
    Object.assign(this.#context, localized(this.lang || document.documentElement.lang));
    // While there is no server there is no button that leads nowhere.
    while (!(this.#context.shop = await ask(BASE, "GET", "shop").catch((error) => this.#tell(error)))) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
    this.#draw();
    this.#paint();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#paint());
    addEventListener("online", () => this.#retry());
    this.#chat.fetch();
    if (this.hasAttribute("open") && !this.#panel.isSheet) this.#show(false);
    if (this.hasAttribute("greet-after")) setTimeout(() => this.#greet(), this.getAttribute("greet-after") * 1000);
  }

  #draw() {
    const { person, download, email, forget } = this.#texts;
    const choices = [
      [person, () => this.#say(person, PERSON)],
      [download, () => this.#download()],
      [email, () => this.#mail()],
      [forget, () => this.#askToForget()],
    ];
    const named = [...this.#context.shop.suggestions, { title: person, payload: PERSON }];
    this.#chat = new Chat(BASE, `clasp ${BASE.href} ${this.getAttribute("shop") ?? ""}`, named, this.#context);
    this.#panel = new Panel(this.#context, choices, new Transcript(this.#context));
    this.#launcher = new Launcher(this.#context);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#launcher.node, this.#panel.node);
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#panel.node.open) return;
      event.preventDefault();
      this.#hide();
    });
  }

  #show(takesFocus) {
    if (this.#panel.node.open) return;
    this.#unread = 0;
    this.#paint();
    this.#panel.open(takesFocus);
    this.#launcher.show(true, 0);
    this.#emit("clasp-open");
  }

  #hide() {
    if (!this.#panel.node.open) return;
    const hadFocus = this.#panel.node.contains(this.shadowRoot.activeElement);
    this.#panel.node.close();
    this.#launcher.show(false, 0);
    if (hadFocus) this.#launcher.button.focus();
    this.#emit("clasp-close");
  }

  #say(text, payload) {
    if (!text) return;
    this.#emit("clasp-message", { from: "shopper", text });
    this.#chat.say(text, payload);
  }

  #changed(fresh) {
    this.#panel.transcript.render(this.#chat, fresh);
    const heard = fresh.filter(({ from }) => from === "bot");
    if (!heard.length) return;
    for (const { from, text } of heard) this.#emit("clasp-message", { from, text });
    this.#announce(heard.map(({ text }) => text));
    if (this.#panel.node.open) return;
    this.#unread += heard.length;
    this.#launcher.show(false, this.#unread);
  }

  #failed(error) {
    this.#tell(error);
    if (!error.mayPass) return;
    const { unreachable, loadFailed, again } = this.#texts;
    const text = this.#chat.outbox.entries.length ? unreachable : loadFailed;
    if (this.#panel.strip.textContent.startsWith(text)) return;
    this.#panel.say(text, [again, () => this.#retry()]);
    this.#announce([text]);
  }

  #retry() {
    if (this.#chat.outbox.entries.length) this.#chat.outbox.tryNow();
    else this.#chat.fetch();
  }

  #askToForget() {
    const { forgetQuestion, forgetYes, forgetNo } = this.#texts;
    this.#panel.say(forgetQuestion, [forgetYes, () => this.#forget()], [forgetNo, () => this.#answerShown("")]);
    this.#panel.strip.lastChild.focus();
  }

  async #forget() {
    const { forgotten, forgetFailed } = this.#texts;
    try {
      await this.#chat.forget();
      this.#changed([]);
      this.#answerShown(forgotten);
    } catch (error) {
      this.#tell(error);
      this.#answerShown(forgetFailed);
    }
  }

  #answerShown(text) {
    this.#panel.say(text);
    this.#panel.field.focus();
    this.#announce([text]);
  }

  #greet() {
    const { greeting } = this.#context.shop;
    if (this.#panel.node.open || this.#chat.entries.length || !greeting) return;
    this.#launcher.greet(greeting);
    this.#announce([greeting]);
  }

  /** Reads texts out once. */
  #announce(texts) {
    const { live } = this.#panel.node.open ? this.#panel : this.#launcher;
    live.replaceChildren(...texts.map((text) => element("p", null, text)));
  }

  #download() {
    const href = URL.createObjectURL(new Blob([this.#written()], { type: "text/plain" }));
    follow({ href, download: `${this.#called()}.txt` });
    setTimeout(() => URL.revokeObjectURL(href), RETRY_MS);
  }

  /** Opens the shopper's own mail program. */
  #mail() {
    const [subject, body] = [this.#called(), this.#written().slice(-LONGEST_MAIL)].map(encodeURIComponent);
    follow({ href: `mailto:?subject=${subject}&body=${body}` });
  }

  #called() {
    return `${this.#context.shop.name}, ${this.#context.formats.day(new Date())}`;
  }

  #written() {
    const { shop, formats } = this.#context;
    const who = { shopper: this.#texts.you, bot: `${shop.name}:`, notice: "" };
    return this.#chat.entries
      .map(({ from, text, at }) => `${formats.day(at)}, ${formats.time(at)}\n${who[from]} ${text}`)
      .join("\n\n");
  }

  #paint() {
    const { accent, on_accent, logo, monogram, position } = this.#context.shop.appearance;
    const said = (name) => this.getAttribute(name) ?? undefined;
    const colours = said("accent") ? [said("accent"), said("on-accent")] : [accent, on_accent];
    paint(this, this.#launcher.button, this.#panel.strip, ...colours);
    this.toggleAttribute("data-start", (said("position") ?? position) === "start");
    const picture = said("logo") ?? logo;
    this.#panel.logo.replaceChildren(picture ? element("img", { src: picture, alt: "" }) : monogram);
  }

  #tell({ code }) {
    this.#emit("clasp-error", { code });
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("clasp-chat", ClaspChat);

/** The script tag alone is enough: its `data-…` become the element's attributes. */
if (!document.querySelector("clasp-chat")) {
  const script = [...document.scripts].find(({ src }) => src === import.meta.url);
  const data = Object.entries(script?.dataset ?? {});
  const attributes = data.map(([name, value]) => [name.replace(/[A-Z]/g, "-$&").toLowerCase(), value || true]);
  document.body.append(element("clasp-chat", Object.fromEntries(attributes)));
}

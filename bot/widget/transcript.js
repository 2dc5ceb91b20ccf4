import { element, icon } from "./dom.js";
import { messageItem } from "./message.js";

/** The visible conversation. It never takes the focus and announces nothing: that is the live region's part. */
export class Transcript {
  #items = new Map();
  #days = new Map();
  #context;
  #atEnd = true;

  constructor(context) {
    this.#context = context;
    const { texts } = context;
    this.list = element("ol", { class: "messages", role: "list" });
    this.opening = element("div", { class: "opening" });
    this.typing = element("div", { class: "typing", hidden: true, "aria-hidden": "true" }, ...dots());
    this.end = element("div", { class: "end" });
    const attributes = { class: "transcript", part: "transcript", role: "region", tabindex: "0" };
    this.node = element(
      "div",
      { ...attributes, "aria-label": texts.conversation },
      this.opening,
      this.list,
      this.typing,
      this.end,
    );
    const toEnd = () => this.scrollToEnd();
    this.newMessages = element("button", { type: "button", class: "new-messages", hidden: true, onclick: toEnd }, icon("down"), texts.newMessages);
    new IntersectionObserver(([{ isIntersecting }]) => {
      this.#atEnd = isIntersecting;
      if (isIntersecting) this.newMessages.hidden = true;
    }).observe(this.end);
  }

  /** Shows the conversation. `fresh`: entries that have just come in; the view follows them only if it was at the end. */
  render(conversation, { fresh = [], isTyping = false } = {}) {
    const follow = this.#atEnd;
    const wanted = [];
    let day = "";
    for (const { entry, ...status } of conversation.standing()) {
      const itsDay = entry.at.toDateString();
      if (itsDay !== day && entry.from !== "notice") wanted.push(this.#dayItem((day = itsDay), entry.at));
      wanted.push(this.#item(entry, status));
    }
    wanted.forEach((node, index) => {
      if (this.list.children[index] !== node) this.list.insertBefore(node, this.list.children[index] ?? null);
    });
    while (this.list.children.length > wanted.length) this.list.lastChild.remove();
    this.typing.hidden = !isTyping;
    if (follow) this.#showLatest(fresh);
    else if (fresh.some((entry) => entry.from === "bot")) this.newMessages.hidden = false;
    if (fresh.some((entry) => entry.from === "shopper")) this.scrollToEnd();
  }

  scrollToEnd() {
    for (const box of this.#boxes()) box.scrollTop = box.scrollHeight;
  }

  clear() {
    this.#items.clear();
    this.#days.clear();
    this.list.replaceChildren();
  }

  /** An answer that is longer than the view is shown from its beginning. */
  #showLatest(fresh) {
    const first = fresh.find((entry) => entry.from === "bot");
    this.scrollToEnd();
    const top = first && this.#items.get(first.key).node;
    if (!top) return;
    const box = this.#boxes().find((one) => one.scrollHeight > one.clientHeight + 1);
    const hidden = box ? box.getBoundingClientRect().top + 8 - top.getBoundingClientRect().top : 0;
    if (hidden > 0) box.scrollTop -= hidden;
  }

  /** What scrolls: the transcript, or on a very low screen the whole panel. */
  #boxes() {
    return [this.node, this.node.closest("dialog")].filter(Boolean);
  }

  #item(entry, status) {
    let item = this.#items.get(entry.key);
    if (!item) this.#items.set(entry.key, (item = messageItem(entry, this.#context)));
    item.update(status);
    return item.node;
  }

  #dayItem(day, at) {
    if (!this.#days.has(day)) this.#days.set(day, element("li", { class: "day" }, this.#dayName(at)));
    return this.#days.get(day);
  }

  #dayName(at) {
    const { texts, formats } = this.#context;
    const midnight = (instant) => new Date(instant).setHours(0, 0, 0, 0);
    const ago = Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000);
    return [texts.today, texts.yesterday][ago] ?? formats.day(at);
  }
}

function dots() {
  return [1, 2, 3].map(() => element("span"));
}

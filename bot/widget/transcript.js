import { button, element, hidden, icon, linked, plain, webLink } from "./dom.js";

/** The visible conversation. It never takes the focus and announces nothing: that is the live region's part. */
export class Transcript {
  #items = new Map();
  #context;
  #atEnd = true;
  #list = element("ol", { role: "list" });
  #typing = element("div", { class: "typing", "aria-hidden": "true" }, element("i"), element("i"), element("i"));

  constructor(context) {
    this.#context = context;
    const { texts, shop } = context;
    const end = element("div", { class: "end" });
    const opening = element(
      "div",
      { class: "opening" },
      shop.greeting && element("p", { class: "bubble", dir: "auto" }, shop.greeting),
      element("p", { class: "small" }, texts.notice),
      quickReplies(shop.suggestions, texts.suggestions, context)?.node,
    );
    const attributes = { class: "transcript", role: "region", tabindex: 0, "aria-label": texts.conversation };
    this.node = element("div", attributes, opening, this.#list, this.#typing, end);
    this.more = button({ class: "more", hidden: true, onclick: () => this.scrollToEnd() }, icon("down"), texts.newMessages);
    new IntersectionObserver((seen) => {
      this.#atEnd = seen.at(-1).isIntersecting;
      this.more.hidden ||= this.#atEnd;
    }).observe(end);
  }

  /** Shows the conversation. `fresh`, entries that have just come in, are followed only by who was at the end. */
  render(chat, fresh) {
    const follow = this.#atEnd;
    this.#typing.hidden = !chat.isTyping;
    const nodes = this.#nodes(chat.standing());
    nodes.forEach((node, index) => {
      if (this.#list.children[index] !== node) this.#list.insertBefore(node, this.#list.children[index] ?? null);
    });
    while (this.#list.children.length > nodes.length) this.#list.lastChild.remove();
    const answer = fresh.find(({ from }) => from === "bot");
    if (follow || fresh.some(({ from }) => from === "shopper")) {
      this.scrollToEnd();
      if (answer) this.#showFromStart(this.#items.get(answer.key).node);
    } else if (answer) this.more.hidden = false;
  }

  scrollToEnd() {
    for (const box of this.#boxes()) box.scrollTop = box.scrollHeight;
  }

  /** An answer that is longer than the view is shown from its beginning. */
  #showFromStart(node) {
    const box = this.#boxes().find(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1);
    const above = box?.getBoundingClientRect().top + 8 - node.getBoundingClientRect().top;
    if (!(above > 0)) return;
    box.scrollTop -= above;
    this.#atEnd = false;
  }

  /** What scrolls: the transcript, or on a very low screen the whole panel. */
  #boxes() {
    return [this.node, this.node.parentNode];
  }

  #nodes(standing) {
    const items = new Map();
    const nodes = [];
    const make = (key, drawn) => {
      const item = this.#items.get(key) ?? drawn();
      items.set(key, item);
      nodes.push(item.node);
      return item;
    };
    for (const { entry, ...status } of standing) {
      const day = entry.at.toDateString();
      if (!items.has(day)) make(day, () => ({ node: element("li", { class: "day" }, this.#context.formats.ago(entry.at)) }));
      make(entry.key, () => messageItem(entry, this.#context)).update?.(status);
    }
    this.#items = items;
    return nodes;
  }
}

/** Returns an entry as {node, update?}: a list item, and what shows later changes of `Chat.standing`. */
function messageItem(entry, context) {
  if (entry.from === "notice") return { node: element("li", { class: "notice" }, entry.text) };
  return (entry.from === "bot" ? botItem : shopperItem)(entry, context);
}

const time = ({ at }, { formats }) => element("time", { datetime: at.toISOString() }, formats.time(at));

const bubble = (...text) => element("div", { class: "bubble", dir: "auto" }, ...text);

function shopperItem(entry, context) {
  const { texts, sendAgain } = context;
  const state = element("span", { class: "state" });
  const again = button({ class: "again", onclick: () => sendAgain(entry) }, texts.again);
  const meta = element("p", { class: "meta" }, time(entry, context), " · ", state, again);
  const node = element("li", { class: "message shopper" }, hidden(texts.you), bubble(plain(entry.text)), meta);
  return {
    node,
    update() {
      node.dataset.state = entry.state;
      state.textContent = texts[entry.problem] ?? texts[entry.state];
      again.hidden = entry.state !== "failed";
    },
  };
}

function botItem(entry, context) {
  const { texts, shop } = context;
  const drawn = card(entry.custom.card, context);
  const replies = quickReplies(entry.buttons, texts.replies, context);
  const node = element(
    "li",
    { class: "message bot" },
    hidden(`${shop.name}:`),
    entry.text && bubble(linked(entry.text, texts)),
    drawn?.node,
    entry.custom.source && source(entry.custom.source, context),
    replies?.node,
    element("p", { class: "meta" }, time(entry, context)),
  );
  return {
    node,
    update(status) {
      replies?.update(status);
      drawn?.update?.(status);
    },
  };
}

function source({ heading, quote, updated }, { texts, formats }) {
  return element(
    "details",
    { class: "source" },
    element("summary", null, hidden(texts.source), plain(heading)),
    element("blockquote", { dir: "auto" }, plain(quote)),
    updated && element("p", null, texts.updated(formats.date(updated))),
  );
}

/** Returns a row of buttons; once used they stay readable, with the chosen one marked. */
function quickReplies(choices, name, { send }) {
  if (!choices.length) return null;
  const buttons = choices.map(({ title, payload }) => {
    // Not `disabled`, which would take the focus away from a button that was just pressed.
    const onclick = ({ target }) => target.ariaDisabled !== "true" && send(title, payload);
    return button({ class: "reply", onclick }, plain(title));
  });
  return {
    node: element("div", { class: "replies", role: "group", "aria-label": name }, buttons),
    update({ open, chosen }) {
      buttons.forEach((node, index) => {
        node.ariaDisabled = !open;
        node.ariaPressed = choices[index].payload === chosen || null;
      });
    },
  };
}

const KINDS = { order, return: returns, receipt, form };

/** Returns the card that `custom.card` describes as {node, update?}; null where its type is not known here. */
function card(data, context) {
  return data && Object.hasOwn(KINDS, data.type) ? KINDS[data.type](data, context) : null;
}

function frame(title, ...children) {
  const heading = element("p", { class: "card-title" }, plain(title));
  return { node: element("section", { class: "card", "aria-label": plain(title) }, heading, ...children) };
}

const small = (...children) => element("p", { class: "small" }, ...children);

function order({ name, placed, steps = [], shipments = [] }, { texts, formats }) {
  const timeline = steps.map(({ state, label, dates }) =>
    element(
      "li",
      { class: "step", "data-state": state, "aria-current": /current|late/.test(state) && "step" },
      element("span", { class: "dot" }, state !== "upcoming" && icon(state === "done" ? "check" : "clock")),
      element("span", { class: "step-label" }, plain(label), hidden(` (${texts[state]})`)),
      dates && element("span", { class: "step-dates" }, plain(dates)),
    ),
  );
  return frame(
    texts.order(name),
    placed && small(texts.placed(formats.date(placed))),
    element("ol", { class: "steps", role: "list" }, timeline),
    shipments.map(({ carrier, tracking_number, tracking_url, status }) =>
      element(
        "div",
        { class: "shipment" },
        status && element("p", null, plain(status)),
        tracking_number && small(plain(carrier), " ", element("code", null, plain(tracking_number))),
        tracking_url && webLink(tracking_url, texts.track(plain(carrier)), texts),
      ),
    ),
  );
}

function returns({ name, items = [] }, { texts, formats }) {
  const rows = items.map(({ title, verdict, label, reason, last_day }) =>
    element(
      "li",
      { class: "item", "data-verdict": verdict },
      element("p", { class: "card-title" }, plain(title)),
      element("p", { class: "verdict" }, plain(label)),
      small(plain(reason)),
      last_day && small(texts.lastDay(formats.date(last_day))),
    ),
  );
  return frame(texts.returns(name), element("ul", { role: "list" }, rows));
}

function receipt({ number, label }, { texts, announce }) {
  const code = element("code", null, plain(number));
  const copy = async ({ target }) => {
    try {
      await navigator.clipboard.writeText(number);
      announce((target.textContent = texts.copied));
    } catch {
      // Without leave to write to the clipboard, the number is marked for the shopper to copy.
      getSelection().selectAllChildren(code);
    }
  };
  return frame(label, element("div", { class: "number" }, code, button({ class: "copy", onclick: copy }, texts.copy)));
}

/** A form speaks as the shopper would: "#1042, jo@example.com". */
function form({ fields = [], submit }, { texts, send, order }) {
  const inputs = fields.map((field) => fieldOf(field, order, texts));
  const submitter = button({ type: "submit", class: "submit" }, plain(submit));
  const group = element("fieldset", null, ...inputs.map(({ node }) => node), submitter);
  const onsubmit = (event) => {
    event.preventDefault();
    const wrong = inputs.filter(({ isWrong }) => isWrong());
    if (wrong.length) wrong[0].input.focus();
    else send(inputs.map(({ input }) => input.value.trim()).join(", "));
  };
  const update = ({ open }) => {
    group.disabled = !open;
  };
  return { node: element("form", { class: "card", novalidate: true, onsubmit }, group), update };
}

let count = 0;

function fieldOf({ name, label, autocomplete, inputmode }, order, texts) {
  const id = `field-${++count}`;
  const complaint = element("p", { id: `${id}-wrong`, class: "complaint" });
  const attributes = { id, name, autocomplete, inputmode, value: order[name], "aria-describedby": complaint.id };
  const input = element("input", { ...attributes, type: name === "email" ? "email" : "text", autocapitalize: "off" });
  const isWrong = () => {
    complaint.textContent = problemWith(name, input.value.trim(), texts);
    input.ariaInvalid = Boolean(complaint.textContent);
    return complaint.textContent;
  };
  return { node: element("div", null, element("label", { for: id }, plain(label)), input, complaint), input, isWrong };
}

function problemWith(name, value, texts) {
  if (!value) return texts.missing;
  if (name === "email" && !/^\S+@\S+\.\S+$/.test(value)) return texts.wrongEmail;
  return name === "order_number" && !/\d/.test(value) ? texts.wrongOrder : "";
}

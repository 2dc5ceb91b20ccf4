import { button, element, hidden, icon, linked, plain, webLink } from "./dom.js";

/** The visible conversation. It takes no focus and announces nothing: that is the live region's part. */
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
      quickReplies(shop.suggestions, context).node,
    );
    const attributes = { class: "transcript", role: "region", tabindex: 0, "aria-label": texts.conversation };
    this.node = element("div", attributes, opening, this.#list, this.#typing, end);
    this.more = button({ class: "more", hidden: true, onclick: () => this.scrollToEnd() }, icon("down"), texts.newMessages);
    new IntersectionObserver((seen) => {
      this.#atEnd = seen.at(-1).isIntersecting;
      this.more.hidden ||= this.#atEnd;
    }).observe(end);
  }

  /** Shows the conversation. `fresh` entries, just come in, are followed only by who was at the end. */
  render(chat, fresh) {
    const follow = this.#atEnd;
    this.#typing.hidden = !chat.isTyping;
    const nodes = this.#nodes(chat.standing());
    nodes.forEach((node, index) => {
      const there = this.#list.children[index];
      if (there !== node) this.#list.insertBefore(node, there);
    });
    while (this.#list.children[nodes.length]) this.#list.lastChild.remove();
    const answer = fresh.find(({ from }) => from === "bot");
    const isOwn = fresh.length && !answer;
    if (follow || isOwn) this.scrollToEnd(this.#items.get(answer?.key));
    else if (answer) this.more.hidden = false;
  }

  /** Scrolls to the end, but not so far that the beginning of `item` is lost. */
  scrollToEnd(item) {
    // On a very low screen the whole panel scrolls.
    for (const box of [this.node, this.node.parentNode]) {
      box.scrollTop = box.scrollHeight;
      const above = item?.node.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
      if (above < 0) {
        box.scrollTop += above;
        this.#atEnd = false;
      }
    }
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

/** Returns an entry as {node, update?}: a list item, and what shows changes of `Chat.standing`. */
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
  const { text, buttons, custom } = entry;
  const drawn = card(custom.card, context);
  const replies = quickReplies(buttons, context);
  const node = element(
    "li",
    { class: "message bot" },
    hidden(`${context.shop.name}:`),
    text && bubble(linked(text, context.texts)),
    drawn?.node,
    custom.source && sourceOf(custom.source, context),
    replies.node,
    element("p", { class: "meta" }, time(entry, context)),
  );
  return {
    node,
    update(status) {
      replies.update(status);
      drawn?.update?.(status);
    },
  };
}

function sourceOf({ heading, quote, updated }, { texts, formats }) {
  return element(
    "details",
    { class: "source", ontoggle: ({ target }) => target.scrollIntoView({ block: "nearest" }) },
    element("summary", null, hidden(texts.source), plain(heading)),
    element("blockquote", { dir: "auto" }, plain(quote)),
    updated && element("p", null, texts.updated(formats.date(updated))),
  );
}

/** Returns a row of buttons, if any; once used they stay readable, with the chosen one marked. */
function quickReplies(choices, { texts, send }) {
  const buttons = choices.map(({ title, payload }) => {
    // Not `disabled`, which would take the focus away.
    const onclick = ({ target }) => target.ariaDisabled !== "true" && send(title, payload);
    return button({ class: "reply", onclick }, plain(title));
  });
  return {
    node: buttons[0] && element("div", { class: "replies", role: "group", "aria-label": texts.suggestions }, buttons),
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
      element("span", { class: "dot" }, state !== "upcoming" && icon(state)),
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

function returns({ name, items = [] }, context) {
  const { texts, formats } = context;
  const rows = items.map(({ title, verdict, label, reason, last_day, source }) =>
    element(
      "li",
      { class: "item", "data-verdict": verdict },
      element("p", { class: "card-title" }, plain(title)),
      element("p", { class: "verdict" }, plain(label)),
      small(plain(reason)),
      last_day && small(texts.lastDay(formats.date(last_day))),
      source && sourceOf(source, context),
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
      // Without leave to copy, the number is marked.
      getSelection().selectAllChildren(code);
    }
  };
  return frame(label, element("div", { class: "number" }, code, button({ class: "copy", onclick: copy }, texts.copy)));
}

/** A form speaks as the shopper would: "#1042, jo@example.com". */
function form({ fields = [], submit }, { texts, send, order }) {
  const inputs = fields.map((field) => fieldOf(field, order, texts));
  const submitter = button({ type: "submit", class: "submit" }, plain(submit));
  const onsubmit = (event) => {
    event.preventDefault();
    if (submitter.ariaDisabled === "true") return;
    const wrong = inputs.filter(({ isWrong }) => isWrong());
    if (wrong.length) {
      submitter.scrollIntoView({ block: "nearest" });
      wrong[0].input.focus();
    } else send(inputs.map(({ input }) => input.value.trim()).join(", "));
  };
  const update = ({ open }) => {
    // Not `disabled` here either.
    for (const { input } of inputs) input.readOnly = !open;
    submitter.ariaDisabled = !open;
  };
  const node = element("form", { class: "card", novalidate: true, onsubmit }, inputs.map(({ node }) => node), submitter);
  return { node, update };
}

const SHAPES = { order_number: /\d/, email: /^\S+@\S+\.\S+$/ };
let count = 0;

function fieldOf({ name, label, autocomplete, inputmode }, order, texts) {
  const id = `field-${++count}`;
  const complaint = element("p", { id: `${id}-wrong`, class: "complaint" });
  const attributes = { id, name, autocomplete, inputmode, value: order[name], "aria-describedby": complaint.id };
  const input = element("input", { ...attributes, type: name === "email" ? "email" : "text", autocapitalize: "off" });
  const isWrong = () => {
    const wrong = !SHAPES[name].test(input.value.trim());
    complaint.textContent = wrong ? texts[`wrong_${name}`] : "";
    input.ariaInvalid = wrong;
    return wrong;
  };
  return { node: element("div", null, element("label", { for: id }, plain(label)), input, complaint), input, isWrong };
}

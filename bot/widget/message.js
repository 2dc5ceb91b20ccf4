import { card } from "./cards.js";
import { element, hiddenText, icon } from "./dom.js";
import { linked, plain } from "./text.js";

/**
 * Returns one message as a list item with an `update(entry, status)` that shows what can change later.
 * `status`: `open`, whether its buttons can still be used, and `chosen`, the payload of the one that was.
 */
export function messageItem(entry, context) {
  return { shopper: shopperItem, bot: botItem, notice: noticeItem }[entry.from](entry, context);
}

function noticeItem(entry) {
  return { node: element("li", { class: "notice" }, entry.text), update() {} };
}

function shopperItem(entry, { texts, formats, sendAgain }) {
  const state = element("span", { class: "state" });
  const again = element("button", { type: "button", class: "again", onclick: () => sendAgain(entry) }, texts.again);
  const node = element(
    "li",
    { class: "message shopper", part: "message message-shopper" },
    hiddenText(texts.you),
    element("div", { class: "bubble", part: "bubble", dir: "auto" }, plain(entry.text)),
    element("p", { class: "meta" }, timeOf(entry, formats), " · ", state, again),
  );
  return {
    node,
    update() {
      node.dataset.state = entry.state;
      const shown = texts.problems[entry.problem] ?? texts.states[entry.state];
      if (state.textContent !== shown) state.textContent = shown;
      again.hidden = entry.state !== "failed";
    },
  };
}

function botItem(entry, context) {
  const { texts, formats, shopName } = context;
  const replies = quickReplies(entry, context);
  const drawn = card(entry.custom?.card, context);
  const node = element(
    "li",
    { class: "message bot", part: "message message-bot" },
    hiddenText(texts.they(shopName)),
    entry.text && element("div", { class: "bubble", part: "bubble", dir: "auto" }, ...linked(entry.text, texts)),
    drawn?.node,
    entry.custom?.source && source(entry.custom.source, context),
    replies?.node,
    element("p", { class: "meta" }, timeOf(entry, formats)),
  );
  return {
    node,
    update(status) {
      replies?.update(status);
      drawn?.update?.(status);
    },
  };
}

function timeOf(entry, formats) {
  return element("time", { datetime: entry.at.toISOString() }, formats.time(entry.at));
}

function source({ heading, quote, updated }, { texts, formats }) {
  return element(
    "details",
    { class: "source", part: "source" },
    element("summary", {}, hiddenText(texts.source), plain(heading)),
    element("blockquote", { dir: "auto" }, plain(quote ?? "")),
    updated && element("p", {}, texts.updated(formats.date(updated))),
  );
}

/** Returns the buttons below a message. Once used they stay readable, the chosen one marked. */
function quickReplies(entry, { texts, send }) {
  if (!entry.buttons.length) return null;
  const buttons = entry.buttons.map(({ title, payload }) => {
    const mark = element("span", { class: "mark", hidden: true }, icon("check"), hiddenText(`${texts.chosen}: `));
    const press = () => button.getAttribute("aria-disabled") !== "true" && send(title, payload);
    const button = element("button", { type: "button", class: "reply", part: "quick-reply", onclick: press }, mark, plain(title));
    return { button, mark, payload };
  });
  const node = element("div", { class: "replies", role: "group", "aria-label": texts.replies }, ...buttons.map((one) => one.button));
  return {
    node,
    update({ open, chosen }) {
      for (const { button, mark, payload } of buttons) {
        // Not `disabled`: the pressed button would lose the focus that the shopper has on it.
        button.setAttribute("aria-disabled", String(!open));
        button.classList.toggle("chosen", payload === chosen);
        mark.hidden = payload !== chosen;
      }
    },
  };
}

import { element, hiddenText, icon } from "./dom.js";
import { formCard } from "./form-card.js";
import { plain, webLink } from "./text.js";

const KINDS = { order: orderCard, return: returnCard, receipt: receiptCard, form: formCard };

/** Returns the card for `custom.card` as `{node, update?}`; null where there is none or its type is not known here. */
export function card(data, context) {
  return data && Object.hasOwn(KINDS, data.type) ? KINDS[data.type](data, context) : null;
}

function frame(kind, title, ...children) {
  const heading = element("p", { class: "card-title" }, plain(title));
  return element("section", { class: `card ${kind}`, part: `card card-${kind}`, "aria-label": plain(title) }, heading, ...children);
}

const STEP_ICONS = { done: "check", current: "clock", late: "clock" };

function orderCard({ name, placed, steps = [], shipments = [] }, { texts, formats }) {
  const timeline = steps.map(({ state, label, dates }) =>
    element(
      "li",
      { class: "step", "data-state": state, "aria-current": state === "current" || state === "late" ? "step" : null },
      element("span", { class: "dot" }, STEP_ICONS[state] ? icon(STEP_ICONS[state]) : null),
      element("span", { class: "step-label" }, plain(label), hiddenText(` (${texts.steps[state] ?? state})`)),
      dates && element("span", { class: "step-dates" }, plain(dates)),
    ),
  );
  return {
    node: frame(
      "order",
      texts.order(name),
      placed && element("p", { class: "small" }, texts.placed(formats.date(placed))),
      element("ol", { class: "steps", role: "list" }, ...timeline),
      ...shipments.map((shipment) => shipmentOf(shipment, texts)),
    ),
  };
}

function shipmentOf({ carrier, tracking_number, tracking_url, status }, texts) {
  return element(
    "div",
    { class: "shipment" },
    status && element("p", {}, plain(status)),
    tracking_number && element("p", { class: "small" }, `${plain(carrier)} `, element("code", {}, plain(tracking_number))),
    tracking_url && webLink(tracking_url, texts.track(plain(carrier)), texts),
  );
}

function returnCard({ name, items = [] }, { texts, formats }) {
  const rows = items.map(({ title, verdict, label, reason, last_day }) =>
    element(
      "li",
      { class: "item", "data-verdict": verdict },
      element("span", { class: "item-title" }, plain(title)),
      element("span", { class: "verdict" }, plain(label)),
      element("span", { class: "small" }, plain(reason)),
      last_day && element("span", { class: "small" }, texts.lastDay(formats.date(last_day))),
    ),
  );
  return { node: frame("return", texts.returns(name), element("ul", { class: "items", role: "list" }, ...rows)) };
}

function receiptCard({ number, label }, { texts, announce }) {
  const code = element("code", {}, plain(number));
  const copy = element("button", { type: "button", class: "copy" }, texts.copy);
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(number);
      copy.textContent = texts.copied;
      announce(texts.copied);
    } catch {
      // Without leave to write to the clipboard, the number is marked for the shopper to copy.
      getSelection().selectAllChildren(code);
    }
  });
  return { node: frame("receipt", label || texts.receipt, element("p", { class: "number" }, code, copy)) };
}

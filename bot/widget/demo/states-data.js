const shopper = (text, rest = {}) => ({ from: "shopper", text, ...rest });
const bot = (text, rest = {}) => ({ from: "bot", text, ...rest });

const FORM = {
  type: "form",
  fields: [
    { name: "order_number", label: "Order number", autocomplete: "off", inputmode: "text" },
    { name: "email", label: "E-mail address", autocomplete: "email", inputmode: "email" },
  ],
  submit: "Look it up",
};

const step = (name, state, label, dates) => ({ step: name, state, label, dates });

const ORDER = {
  type: "order",
  name: "#1042",
  placed: "2026-11-03",
  steps: [
    step("ordered", "done", "Ordered", "November 3"),
    step("in_production", "done", "Made by hand", "November 4 – 16"),
    step("shipped", "current", "On its way", "since November 16"),
    step("delivered", "upcoming", "At your door", "November 19 – 21"),
  ],
  shipments: [
    {
      carrier: "USPS",
      tracking_number: "9400100000000000001042",
      tracking_url: "https://tools.usps.com/go/TrackConfirmAction?tLabels=9400100000000000001042",
      status: "In transit",
    },
  ],
};

const LATE = {
  ...ORDER,
  name: "#1004",
  placed: "2026-10-10",
  steps: [
    step("ordered", "done", "Ordered", "October 10"),
    step("in_production", "late", "Being made, later than it should be", "due by October 26"),
    step("shipped", "upcoming", "Shipped", ""),
    step("delivered", "upcoming", "Delivered", ""),
  ],
  shipments: [],
};

const verdict = (title, name, label, reason, last_day = null) => ({ title, verdict: name, label, reason, last_day });

const RETURNS = {
  type: "return",
  name: "#1010",
  items: [
    verdict("Gold Filled Layering Necklace", "returnable", "Can come back", "It was delivered on November 19.", "2026-12-03"),
    verdict("Tiny Huggie Earrings", "earrings", "Can’t come back", "Earrings are not taken back."),
    verdict("Custom Saint Necklace", "made_to_order", "Can’t come back", "It was made for you."),
  ],
};

const ANSWER = bot("Standard pieces take 7–10 business days to make before they ship.", {
  custom: {
    source: { heading: "What is your production time?", quote: "All standard orders currently take 7-10 business days.", updated: null },
  },
});

const CHOICES = [
  { title: "How long does it take to make?", payload: "a" },
  { title: "How long does shipping take?", payload: "b" },
];

const press = (selector) => (root) => root.querySelector(selector).click();

/** The states of the chat, each with what the page needs to draw it. */
export const STATES = [
  { name: "The button", launcher: { unread: 0 } },
  { name: "The button with unread messages", launcher: { unread: 3 } },
  { name: "The greeting beside it", launcher: { unread: 0, greets: true } },
  { name: "Before the first word" },
  { name: "An answer with its source", entries: [shopper("how long till it ships?"), ANSWER], then: press(".source summary") },
  { name: "Did you mean", entries: [shopper("how long"), bot("I’m not sure what you mean. Is it one of these?", { buttons: CHOICES })] },
  {
    name: "Quick replies after use",
    entries: [bot("Is it one of these?", { buttons: CHOICES }), shopper("How long does shipping take?")],
    chosen: "b",
    isOpen: false,
  },
  { name: "Waiting for an answer", entries: [shopper("do you gift wrap?", { state: "sending" })], isTyping: true },
  { name: "Asking for the order", entries: [shopper("where is my order"), bot("I can look it up.", { custom: { card: FORM } })] },
  { name: "Something is wrong in the form", entries: [bot("I can look it up.", { custom: { card: FORM } })], then: press(".submit") },
  { name: "An order on its way", entries: [bot("Order #1042 is on its way with USPS.", { custom: { card: ORDER } })] },
  { name: "An order that is late", entries: [bot("Order #1004 should have left by October 26.", { custom: { card: LATE } })] },
  { name: "What can come back", entries: [bot("One of the three pieces can come back.", { custom: { card: RETURNS } })] },
  {
    name: "A receipt",
    entries: [bot("Done.", { custom: { card: { type: "receipt", number: "U-7F3K-9QD2", label: "Unsubscribed" } } })],
  },
  {
    name: "No connection",
    entries: [shopper("where is it?", { state: "waiting" })],
    strip: ["unreachable", "again"],
    text: "and do you gift w",
  },
  { name: "Refused", entries: [shopper("A message that is far too long…", { state: "failed", problem: "message_too_long" })] },
  { name: "Forget this conversation", entries: [shopper("thanks!")], strip: ["forgetQuestion", "forgetYes", "forgetNo"] },
  { name: "After the session ran out", entries: [shopper("hello"), { from: "notice", text: "The earlier conversation has run out, so this is a new one." }] },
];

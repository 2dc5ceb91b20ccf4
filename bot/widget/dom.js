/**
 * Returns a new element. Attributes that are false or missing are left out, `on…` adds a listener, a class is a part
 * for `::part` too. A child that is a string becomes text, never markup.
 */
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value || value === 0) node.setAttribute(name, value);
  }
  if (node.className) node.part = node.className;
  node.append(...children.flat().filter(Boolean));
  return node;
}

export const button = (attributes, ...children) => element("button", { type: "button", ...attributes }, ...children);

/** Returns text for screen readers alone. */
export const hidden = (text) => element("span", { class: "hidden" }, text);

const SHAPES = {
  chat: "M4 6h16v11h-9l-4 3v-3h-3zM8 10h8M8 13h5",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9l6 6 6-6",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  send: "M4 12l16-8-5 16-3-7zM12 13l8-9",
  done: "M5 13l4 4L19 7",
  current: "M12 12h.01",
  late: "M12 5v8M12 19h.01",
};

/** Returns a line drawing; the control that it stands on carries the name. */
export function icon(name) {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.ariaHidden = true;
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** Returns a text without the characters that reorder what follows and could disguise an address. */
export const plain = (text) => String(text ?? "").replace(/[\u202A-\u202E\u2066-\u2069]/g, "");

/** Returns nodes: https and e-mail addresses as links, all the rest as text. */
export function linked(text, texts) {
  return plain(text)
    .split(/(https:\/\/[^\s<>"]*[^\s<>".,;:!?')\]]|[\w.+-]+@(?!example\.)[\w-]+(?:\.[\w-]+)+)/)
    .map((part, index) => (index % 2 ? ((part.startsWith("https:") ? webLink(part, part, texts) : mailLink(part)) ?? part) : part));
}

const mailLink = (address) => element("a", { href: `mailto:${address}` }, address);

/** Returns a link that opens apart from the shop's page; null where the address is not https or hides its host. */
export function webLink(address, shown, { newTab }) {
  const url = URL.canParse(address) && new URL(address);
  if (url?.protocol !== "https:" || url.username) return null;
  const brief = shown.length > 50 ? `${url.host}/…` : shown;
  return element("a", { href: url.href, target: "_blank", rel: "noreferrer" }, brief, hidden(` (${newTab})`));
}

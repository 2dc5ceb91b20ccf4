import { element, hiddenText } from "./dom.js";

const LINK = /https:\/\/[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const END_OF_SENTENCE = /[.,;:!?'"\])}]+$/;
// Characters that reorder what follows them could make one address look like another.
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Returns the text with characters that could disguise it taken out. */
export function plain(text) {
  return text.replace(REORDERING, "");
}

/** Returns nodes for a text: https and e-mail addresses as links, all the rest as text nodes. */
export function linked(text, { newTab }) {
  const shown = plain(text);
  const nodes = [];
  let end = 0;
  for (const match of shown.matchAll(LINK)) {
    const found = withoutTail(match[0]);
    const link = found.startsWith("https:") ? webLink(found, found, { newTab }) : mailLink(found);
    if (!link) continue;
    nodes.push(shown.slice(end, match.index), link);
    end = match.index + found.length;
  }
  nodes.push(shown.slice(end));
  return nodes.filter((node) => node !== "");
}

/** Returns a link to an https address that opens apart from the shop's page, or null where the address is no such one. */
export function webLink(address, shown, { newTab }) {
  const url = URL.canParse(address) ? new URL(address) : null;
  // A user name in front of the host ("https://shop.com@evil.com") is a disguise.
  if (url?.protocol !== "https:" || url.username || url.password) return null;
  const attributes = { href: url.href, target: "_blank", rel: "noopener noreferrer" };
  return element("a", attributes, shown, hiddenText(` (${newTab})`));
}

function mailLink(address) {
  return element("a", { href: `mailto:${address}` }, address);
}

function withoutTail(found) {
  const closesItsOwn = found.endsWith(")") && found.includes("(");
  return closesItsOwn ? found : found.replace(END_OF_SENTENCE, "");
}

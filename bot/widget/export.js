/** A mail program refuses addresses that are longer than this, so a longer conversation is cut at its beginning. */
const LONGEST_MAIL = 1800;

/** Returns the conversation as text, a line or more a message, with the time and who spoke. */
export function asText(conversation, { texts, formats, shopName }) {
  const lines = conversation.entries.map(({ from, text, custom, at }) => {
    const who = { shopper: texts.shopper, bot: shopName, notice: "—" }[from];
    const source = custom?.source ? `\n(${texts.source} ${custom.source.heading})` : "";
    return `${formats.day(at)}, ${formats.time(at)}  ${who}: ${text}${source}`;
  });
  return lines.join("\n\n");
}

export function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  follow({ href: address, download: `${name}.txt` });
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Opens the shopper's own mail program with the conversation in it; nothing is sent from here. */
export function writeMail(text, subject) {
  const shortened = text.length > LONGEST_MAIL ? `… ${text.slice(-LONGEST_MAIL)}` : text;
  follow({ href: `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(shortened)}` });
}

function follow(attributes) {
  Object.assign(document.createElement("a"), attributes).click();
}

/**
 * One message of the conversation.
 * @typedef {object} Entry
 * @property {string} key      the same for the same message, however we came to know of it
 * @property {"shopper"|"bot"|"notice"} from
 * @property {string} text     as shown
 * @property {string} [payload]  shopper: as sent, where that differs from `text`
 * @property {{title: string, payload: string}[]} [buttons]
 * @property {object} [custom] see docs/schemas/custom.schema.json
 * @property {Date} at
 * @property {"sending"|"sent"|"waiting"|"failed"} [state]  shopper's messages only
 * @property {string|null} [problem]  why it was not delivered
 */

/** The conversation as far as this page knows it. The server's history is the truth; what is not yet sent is added to it. */
export class Conversation {
  /** @type {Entry[]} */
  entries = [];
  /** Grows with every change, so that an answer to an older question can be told. */
  revision = 0;
  #titles = new Map();
  #closed = 0;

  /** Remembers that `payload` is shown as `title`, for buttons that are not part of a message. */
  nameButtons(buttons) {
    for (const { title, payload } of buttons) this.#titles.set(payload, title);
  }

  say(text, payload = text) {
    return this.#add({ key: crypto.randomUUID(), from: "shopper", text, payload, at: new Date(), state: "sending" });
  }

  notice(text) {
    return this.#add({ key: crypto.randomUUID(), from: "notice", text, at: new Date() });
  }

  /** Adds the server's answers after the message that they answer and returns them. */
  answer(question, answers) {
    const added = answers.map((answer, index) => botEntry(`${question.key}/${index}`, answer, new Date()));
    const known = new Set(this.entries.map((entry) => entry.key));
    const fresh = added.filter((entry) => !known.has(entry.key));
    this.entries.splice(this.entries.indexOf(question) + 1, 0, ...fresh);
    this.revision += 1;
    return fresh;
  }

  /** Takes over the server's history and returns the bot's entries that were not known before. */
  load(messages) {
    const known = new Map(this.entries.map((entry) => [entry.key, entry]));
    const past = this.entries.slice(0, this.#closed);
    const unsent = this.entries.slice(this.#closed).filter((entry) => entry.state && entry.state !== "sent");
    const loaded = this.#read(messages).map((entry) => known.get(entry.key) ?? entry);
    for (const entry of loaded) if (entry.from === "shopper") entry.state = "sent";
    this.entries = [...past, ...loaded, ...unsent.filter((entry) => !loaded.includes(entry))];
    this.revision += 1;
    return loaded.filter((entry) => entry.from === "bot" && !known.has(entry.key));
  }

  /** Begins a new conversation below what is on the page; the part above stays readable. `unsent` goes on in the new one. */
  startAgain(text, unsent) {
    this.entries = this.entries.filter((entry) => !unsent.includes(entry));
    const notice = this.notice(text);
    this.#closed = this.entries.length;
    for (const entry of unsent) entry.payload = entry.text;
    this.entries.push(...unsent);
    return notice;
  }

  clear() {
    this.entries = [];
    this.#closed = 0;
    this.revision += 1;
  }

  /**
   * Returns each entry with what holds for it now: `open`, its buttons and forms can be used, which ends when the
   * shopper says something; `chosen`, the payload of the button that was used; null where none was.
   */
  standing() {
    const standing = [];
    let next = null;
    for (let index = this.entries.length - 1; index >= 0; index -= 1) {
      const entry = this.entries[index];
      standing[index] = { entry, open: !next && index >= this.#closed, chosen: chosenOf(entry, next) };
      if (entry.from === "shopper") next = entry;
    }
    return standing;
  }

  #add(entry) {
    this.entries.push(entry);
    this.revision += 1;
    return entry;
  }

  #read(messages) {
    const entries = [];
    let question = "start";
    let answers = 0;
    const titles = new Map(this.#titles);
    messages.forEach((message, index) => {
      const at = new Date(message.at);
      if (message.from === "shopper") {
        question = message.message_id ?? `history-${index}`;
        answers = 0;
        const text = titles.get(message.text) ?? message.text;
        entries.push({ key: question, from: "shopper", text, payload: message.text, at, state: "sent" });
      } else {
        for (const { title, payload } of message.buttons ?? []) titles.set(payload, title);
        entries.push(botEntry(`${question}/${answers++}`, message, at));
      }
    });
    return entries;
  }
}

function chosenOf(entry, next) {
  const isIt = ({ title, payload }) => next && [title, payload].includes(next.payload);
  return entry.buttons?.find(isIt)?.payload ?? null;
}

function botEntry(key, { text = "", buttons = [], custom = {} }, at) {
  return { key, from: "bot", text, buttons, custom, at };
}

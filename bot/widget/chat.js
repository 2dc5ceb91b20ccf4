import { Outbox, Session, ask } from "./server.js";

/**
 * The conversation: the server's history and what is not yet sent. An entry is {key, from: "shopper" | "bot" |
 * "notice", text, at}; the shopper's has `payload` (as sent), `state` and `problem`, the bot's `buttons` and `custom`.
 */
export class Chat {
  entries = [];
  outbox = new Outbox(
    (entry) => this.#deliver(entry),
    (error) => {
      if (error) this.#view.failed(error);
      this.#view.changed([]);
    },
  );
  #ask;
  #session;
  #named;
  #view;
  #closed = 0;
  #revision = 0;
  #fetching = null;

  /** `named`: buttons outside messages. `view` is told of what happens: changed(fresh), failed(error), reached(). */
  constructor(base, name, named, view) {
    this.#ask = (...request) => ask(base, ...request);
    this.#session = new Session(name, () => this.fetch());
    this.#named = named;
    this.#view = view;
  }

  get isTyping() {
    return this.outbox.entries[0]?.state === "sending";
  }

  say(text, payload = text) {
    const entry = this.#add({ from: "shopper", text, payload });
    this.outbox.add(entry);
    this.#view.changed([entry]);
  }

  /** Fetches the conversation if there is one, once at a time. */
  fetch() {
    return (this.#fetching ??= this.#fetch().finally(() => (this.#fetching = null)));
  }

  /** Deletes the conversation on the server and here; rejects where the server did not. */
  async forget() {
    const { token } = this.#session;
    if (token) {
      await this.#ask("DELETE", "history", token).catch((error) => {
        if (!error.endsSession) throw error;
      });
    }
    this.#session.token = null;
    this.#clear();
    this.#session.tellTabs();
  }

  /** Returns each entry with `open`, whether its buttons can be used: until the shopper speaks; and `chosen` of them. */
  standing() {
    let next;
    return this.entries.reduceRight((standing, entry, index) => {
      const isNext = ({ title, payload }) => [title, payload].includes(next?.payload);
      const chosen = entry.buttons?.find(isNext)?.payload;
      standing[index] = { entry, chosen, open: !next && index >= this.#closed };
      if (entry.from === "shopper") next = entry;
      return standing;
    }, []);
  }

  #add(rest) {
    // Not randomUUID: pages without https have none.
    const entry = { key: crypto.getRandomValues(new Uint32Array(4)).join("-"), at: new Date(), ...rest };
    this.entries.push(entry);
    this.#revision += 1;
    return entry;
  }

  #clear() {
    this.entries = [];
    this.outbox.entries = [];
    this.outbox.tryNow();
    this.#closed = 0;
    this.#revision += 1;
  }

  async #deliver(entry) {
    const begin = async () => (await this.#ask("POST", "session", null, {})).session;
    const speak = (session) =>
      this.#ask("POST", "webhook", null, { session, message: entry.payload, message_id: entry.key });
    const say = () => this.#session.begun(begin, speak);
    // False once the conversation has been forgotten while the message was on its way.
    const isWanted = () => this.outbox.entries.includes(entry);
    const answers = await say().catch((error) => {
      if (!error.endsSession || !isWanted()) throw error;
      this.#startAgain();
      return say();
    });
    if (!isWanted()) return;
    const known = this.entries.map(({ key }) => key);
    const fresh = (answers.length ? answers : [{ text: this.#view.texts.noAnswer }])
      .map((answer, index) => botEntry(entry, index, answer))
      .filter(({ key }) => !known.includes(key));
    this.entries.splice(this.entries.indexOf(entry) + 1, 0, ...fresh);
    this.#revision += 1;
    this.#view.reached();
    this.#view.changed(fresh);
    this.#session.tellTabs();
  }

  /** Begins a new session below what is shown. What is unsent goes on in it, as text: buttons were the old one's. */
  #startAgain() {
    const unsent = this.outbox.entries;
    this.#session.token = null;
    this.entries = this.entries.filter((entry) => !unsent.includes(entry));
    this.#add({ from: "notice", text: this.#view.texts.startedAgain });
    this.#closed = this.entries.length;
    for (const entry of unsent) entry.payload = entry.text;
    this.entries.push(...unsent);
  }

  async #fetch() {
    const { token } = this.#session;
    const before = this.#revision;
    if (!token) {
      if (!this.outbox.entries.length) this.#clear();
      return this.#view.changed([]);
    }
    try {
      // The server waits for the turn of a message whose page was left.
      const { messages } = await this.#ask("GET", "history", token);
      if (token !== this.#session.token || before !== this.#revision) return this.#fetch();
      this.#view.reached();
      this.#view.changed(this.#load(messages));
    } catch (error) {
      if (!error.endsSession) return this.#view.failed(error);
      this.#session.token = null;
      if (this.entries.length) this.#startAgain();
      this.#view.changed([]);
    }
  }

  /** Takes over the server's messages and returns those of the bot that are new to an open page. */
  #load(messages) {
    const known = new Map(this.entries.map((entry) => [entry.key, entry]));
    const loaded = this.#read(messages).map((entry) => known.get(entry.key) ?? entry);
    const unsent = this.entries.slice(this.#closed).filter(({ state = "sent" }) => state !== "sent");
    this.entries = [...this.entries.slice(0, this.#closed), ...new Set([...loaded, ...unsent])];
    this.#revision += 1;
    return loaded.filter(({ from, key }) => known.size && from === "bot" && !known.has(key));
  }

  #read(messages) {
    const titles = new Map();
    const learn = ({ title, payload }) => titles.set(payload, title);
    this.#named.forEach(learn);
    let question = { key: "start" };
    let answers = 0;
    return messages.map(({ message_id, ...message }, index) => {
      const at = new Date(message.at);
      message.buttons?.forEach(learn);
      if (message.from === "bot") return botEntry(question, answers++, { ...message, at });
      const payload = message.text;
      answers = 0;
      question = { ...message, key: message_id ?? index, text: titles.get(payload) ?? payload, payload, at, state: "sent" };
      return question;
    });
  }
}

function botEntry(question, index, { text = "", buttons = [], custom = {}, at = new Date() }) {
  return { key: `${question.key}/${index}`, from: "bot", text, buttons, custom, at };
}

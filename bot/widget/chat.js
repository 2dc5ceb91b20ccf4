import { ChatError } from "./client.js";
import { Conversation } from "./conversation.js";
import { Outbox } from "./outbox.js";
import { Session } from "./session.js";

/** How often an answer that another page asked for is looked for, and how long apart. */
const LATE_ANSWER_TRIES = 4;
const LATE_ANSWER_PAUSE_MS = 1500;

/**
 * The conversation with the server: sends, keeps, fetches, ends it. It knows nothing of how it is shown.
 * `view.changed(fresh)` hears of every change, `view.failed(error)` of every failure, `view.delivered()` of every success.
 */
export class Chat {
  conversation = new Conversation();
  outbox;
  #client;
  #session;
  #texts;
  #view;
  #fetching = null;

  constructor(client, name, texts, view) {
    this.#client = client;
    this.#texts = texts;
    this.#view = view;
    this.#session = new Session(name, () => this.fetch());
    this.outbox = new Outbox(
      (entry) => this.#deliver(entry),
      (entry, error) => {
        if (error) this.#view.failed(error);
        this.#view.changed([]);
      },
    );
  }

  get isTyping() {
    return this.outbox.entries[0]?.state === "sending";
  }

  get hasBegun() {
    return this.#session.token !== null;
  }

  /** Sends a text; `payload` where the server is to get another one than the shopper sees. */
  say(text, payload) {
    const entry = this.conversation.say(text, payload);
    this.outbox.add(entry);
    this.#view.changed([entry]);
  }

  sendAgain(entry) {
    this.outbox.add(entry);
  }

  /** Fetches the conversation from the server, once at a time. Resolves when the page shows what the server has. */
  fetch() {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  /** Deletes the conversation on the server and here; rejects with a ChatError where the server did not. */
  async forget() {
    const token = this.#session.token;
    if (token !== null) {
      await this.#client.forget(token).catch((error) => {
        if (!error.sessionIsOver) throw error;
      });
    }
    this.#session.token = null;
    this.outbox.clear();
    this.conversation.clear();
    this.#session.tellOtherTabs();
  }

  end() {
    this.outbox.clear();
    this.#session.close();
  }

  async #deliver(entry) {
    const answers = await this.#say(entry).catch((error) => {
      if (!error.sessionIsOver) throw error;
      this.#startAgain();
      return this.#say(entry);
    });
    if (!this.outbox.entries.includes(entry)) return; // forgotten while it was on its way
    const spoken = answers.length ? answers : [{ text: this.#texts.noAnswer }];
    const fresh = this.conversation.answer(entry, spoken);
    this.#view.delivered();
    this.#view.changed(fresh);
    this.#session.tellOtherTabs();
  }

  async #say(entry) {
    const token = await this.#session.begun(() => this.#client.newSession());
    return this.#client.say(token, entry.payload, entry.key);
  }

  #startAgain() {
    this.#session.token = null;
    this.conversation.startAgain(this.#texts.startedAgain, this.outbox.entries);
  }

  async #fetch() {
    for (let tries = 0; tries < LATE_ANSWER_TRIES; ) {
      const token = this.#session.token;
      const before = this.conversation.revision;
      if (token === null) {
        if (this.outbox.isEmpty) this.conversation.clear();
        this.#view.changed([]);
        return;
      }
      const messages = await this.#history(token);
      if (messages === null) return;
      if (token !== this.#session.token || before !== this.conversation.revision) continue;
      this.#view.changed(this.conversation.load(messages));
      // A page left while its answer was on the way: the answer is there in a moment.
      if (messages.at(-1)?.from !== "shopper" || !this.outbox.isEmpty) return;
      tries += 1;
      await new Promise((resolve) => setTimeout(resolve, LATE_ANSWER_PAUSE_MS));
    }
  }

  /** Returns the server's messages; null where they cannot be had. */
  async #history(token) {
    try {
      return await this.#client.history(token);
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      if (error.sessionIsOver) {
        this.#session.token = null;
        if (this.outbox.isEmpty && this.conversation.entries.length === 0) return null;
        this.conversation.startAgain(this.#texts.startedAgain, this.outbox.entries);
        this.#view.changed([]);
      } else {
        this.#view.failed(error);
      }
      return null;
    }
  }
}

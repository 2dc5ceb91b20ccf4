const FIRST_PAUSE_S = 1;
const LONGEST_PAUSE_S = 30;

/**
 * Messages on their way, one at a time and in the order in which they were written. A message stays here, with its
 * id, until the server has answered it or refused it for good.
 */
export class Outbox {
  #waiting = [];
  #running = false;
  #wake = () => {};
  #deliver;
  #changed;

  /** `deliver(entry)` resolves once answered; `changed(entry, error)` hears of each change of `entry.state`. */
  constructor(deliver, changed) {
    this.#deliver = deliver;
    this.#changed = changed;
  }

  get isEmpty() {
    return this.#waiting.length === 0;
  }

  /** True while a message could not be delivered and is kept for another try. */
  get isStuck() {
    return this.#waiting[0]?.state === "waiting";
  }

  get entries() {
    return [...this.#waiting];
  }

  add(entry) {
    this.#set(entry, "sending");
    this.#waiting.push(entry);
    this.#run();
  }

  /** Ends the pause before the next try. */
  tryNow() {
    this.#wake();
  }

  /** Drops what has not been sent. */
  clear() {
    this.#waiting.length = 0;
    this.#wake();
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    for (let tries = 0; this.#waiting.length; ) {
      const entry = this.#waiting[0];
      try {
        await this.#deliver(entry);
        this.#done(entry, "sent");
        tries = 0;
      } catch (error) {
        if (error.mayPass) {
          this.#set(entry, "waiting", error);
          await this.#pause(error.retryAfter ?? Math.min(FIRST_PAUSE_S * 2 ** tries++, LONGEST_PAUSE_S));
          if (this.#waiting[0] === entry) this.#set(entry, "sending");
        } else {
          this.#done(entry, "failed", error);
        }
      }
    }
    this.#running = false;
  }

  #done(entry, state, error = null) {
    if (this.#waiting[0] === entry) this.#waiting.shift();
    this.#set(entry, state, error);
  }

  #set(entry, state, error = null) {
    entry.state = state;
    entry.problem = error?.code ?? null;
    this.#changed(entry, error);
  }

  #pause(seconds) {
    return new Promise((resolve) => {
      // Spread out, so that the shoppers of one shop do not all come back in the same instant.
      const timer = setTimeout(resolve, seconds * 1000 * (0.75 + Math.random() / 2));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const PATIENCE_MS = 30_000;
const LONGEST_PAUSE_S = 30;

class ChatError extends Error {
  constructor(code, status, headers) {
    super(code);
    this.code = code;
    this.endsSession = status === 401;
    this.mayPass = !status || status === 429 || status >= 500;
    this.pause = Number(headers?.get("Retry-After"));
  }
}

/**
 * Returns what the server answers; else rejects with a ChatError: `code` is the server's, "offline", "timeout" or
 * "unexpected"; `mayPass`, the same request may succeed later, after `pause` seconds if the server said so.
 */
export async function ask(base, method, path, session, body) {
  let response;
  let answer;
  try {
    response = await fetch(new URL(`webhooks/site/${path}`, base), {
      method,
      headers: {
        ...(body && { "Content-Type": "application/json" }),
        ...(session && { Authorization: `Bearer ${session}` }),
      },
      body: body && JSON.stringify(body),
      credentials: "omit",
      // A message on its way is still delivered when the shopper goes on to another page.
      keepalive: Boolean(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    answer = response.status === 204 ? null : await response.json();
  } catch ({ name }) {
    const code = name === "TimeoutError" ? "timeout" : response ? "unexpected" : "offline";
    throw new ChatError(code, response?.status);
  }
  if (response.ok) return answer;
  throw new ChatError(answer.error?.code ?? "unexpected", response.status, response.headers);
}

/** The session token: all that the widget stores. Where the browser refuses, it lives as long as the page. */
export class Session {
  #name;
  #kept = null;
  #tabs;

  /** `changed` is called when another tab of this shop spoke, began or ended the conversation. */
  constructor(name, changed) {
    this.#name = name;
    this.#tabs = new BroadcastChannel(name);
    this.#tabs.onmessage = changed;
  }

  get token() {
    try {
      return localStorage.getItem(this.#name);
    } catch {
      return this.#kept;
    }
  }

  set token(value) {
    this.#kept = value;
    try {
      if (value) localStorage.setItem(this.#name, value);
      else localStorage.removeItem(this.#name);
    } catch {
      // Kept in memory.
    }
  }

  /** Returns the token, or what `begin` gives where there is none; two tabs that ask at once get the same. */
  begun(begin) {
    const once = async () => (this.token ??= await begin());
    return navigator.locks ? navigator.locks.request(this.#name, once) : once();
  }

  tellTabs() {
    this.#tabs.postMessage(0);
  }
}

/** Messages on their way, one at a time, in order; each stays, with its id, until it is answered or refused for good. */
export class Outbox {
  entries = [];
  tryNow = () => {};
  #deliver;
  #changed;
  #running = null;

  /** `deliver(entry)` resolves once answered; `changed(error)` hears of each change of an entry's `state`. */
  constructor(deliver, changed) {
    this.#deliver = deliver;
    this.#changed = changed;
  }

  add(entry) {
    entry.state = "sending";
    this.entries.push(entry);
    this.#running ??= this.#run().finally(() => (this.#running = null));
  }

  async #run() {
    for (let tries = 0; this.entries.length; tries += 1) {
      const entry = this.entries[0];
      const set = (state, error) => {
        entry.state = state;
        entry.problem = error?.code;
        this.#changed(error);
      };
      set("sending");
      try {
        await this.#deliver(entry);
        this.#drop(entry);
        set("sent");
        tries = -1;
      } catch (error) {
        if (!error.mayPass) this.#drop(entry);
        set(error.mayPass ? "waiting" : "failed", error);
        if (error.mayPass) await this.#pause(error.pause || Math.min(2 ** tries, LONGEST_PAUSE_S));
      }
    }
  }

  #drop(entry) {
    this.entries = this.entries.filter((one) => one !== entry);
  }

  #pause(seconds) {
    return new Promise((resolve) => {
      this.tryNow = resolve;
      // Spread out, so that not all shoppers come back in the same instant.
      setTimeout(resolve, seconds * 1000 * (0.75 + Math.random() / 2));
    });
  }
}

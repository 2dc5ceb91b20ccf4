const PATIENCE_MS = 30_000;
const LONGEST_PAUSE_S = 30;

const failure = (code, status, headers) =>
  Object.assign(new Error(code), {
    code,
    endsSession: status === 401,
    mayPass: !status || status === 429 || status >= 500,
    pause: Number(headers?.get("Retry-After")),
  });

/**
 * Returns what the server answers. Rejects with an error whose `code` is the server's, "offline", "timeout" or
 * "unexpected"; with `mayPass` the same request may succeed later, after `pause` seconds if that is a number.
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
      // Delivered even if the shopper goes on to another page.
      keepalive: Boolean(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    answer = response.status === 204 ? null : await response.json();
  } catch ({ name }) {
    const code = name === "TimeoutError" ? "timeout" : response ? "unexpected" : "offline";
    throw failure(code, response?.status);
  }
  if (response.ok) return answer;
  throw failure(answer.error?.code ?? "unexpected", response.status, response.headers);
}

/** The session token: all that the widget stores. Where the browser refuses, it lives as long as the page. */
export class Session {
  #name;
  #token;
  #tabs;

  /** `changed` is called when another tab of this shop spoke, began or ended the conversation. */
  constructor(name, changed) {
    this.#name = name;
    this.#token = stored(name);
    this.#tabs = new BroadcastChannel(name);
    // The token comes along, since what a tab stores reaches the others a moment later.
    this.#tabs.onmessage = ({ data }) => {
      this.#token = data;
      changed();
    };
  }

  get token() {
    return this.#token;
  }

  set token(value) {
    this.#token = value;
    try {
      if (value) localStorage.setItem(this.#name, value);
      else localStorage.removeItem(this.#name);
    } catch {}
  }

  /** Returns what `speak(token)` does, with the token that `begin` gives where there is none: one for all tabs. */
  begun(begin, speak) {
    const once = async () => {
      if (!this.#token) {
        this.token = stored(this.#name) ?? (await begin());
        this.tellTabs();
      }
      return speak(this.#token);
    };
    // The others wait for the first answer; by then they have the token.
    return this.#token || !navigator.locks ? once() : navigator.locks.request(this.#name, once);
  }

  tellTabs() {
    this.#tabs.postMessage(this.#token);
  }
}

function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Messages on their way, in order; each stays, with its id, until it is answered or refused for good. */
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
      // Spread out: not all shoppers come back at once.
      setTimeout(resolve, seconds * 1000 * (0.75 + Math.random() / 2));
    });
  }
}

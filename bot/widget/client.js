const TRY_AGAIN = new Set(["offline", "timeout", "busy", "unavailable", "rate_limited"]);
const SESSION_OVER = new Set(["session_expired", "session_invalid"]);
const PATIENCE_MS = 30_000;

/** What went wrong with a request, in the server's words (`code`) or ours ("offline", "timeout", "unexpected"). */
export class ChatError extends Error {
  constructor(code, { status = 0, retryAfter = null } = {}) {
    super(code);
    this.code = code;
    this.status = status;
    /** Seconds that the server asks us to wait; null where it does not say. */
    this.retryAfter = retryAfter;
  }

  /** True where the same request may succeed later. */
  get mayPass() {
    return TRY_AGAIN.has(this.code) || this.status >= 500;
  }

  /** True where the conversation can only go on in a new session. */
  get sessionIsOver() {
    return SESSION_OVER.has(this.code);
  }
}

/** The chat's server. Every method rejects with a ChatError and with nothing else. */
export class Client {
  #base;

  constructor(base) {
    this.#base = base;
  }

  shop() {
    return this.#call("shop");
  }

  async newSession() {
    return (await this.#call("session", { method: "POST", body: {} })).session;
  }

  /** Sends a message; asked again with the same `messageId`, the server repeats its answers and takes no second turn. */
  say(session, message, messageId) {
    return this.#call("webhook", { method: "POST", body: { session, message, message_id: messageId } });
  }

  async history(session) {
    return (await this.#call("history", { session })).messages;
  }

  /** Deletes the conversation on the server. */
  forget(session) {
    return this.#call("history", { method: "DELETE", session });
  }

  async #call(path, { method = "GET", body = null, session = null } = {}) {
    const headers = {};
    if (body) headers["Content-Type"] = "application/json";
    if (session) headers.Authorization = `Bearer ${session}`;
    let response;
    try {
      response = await fetch(new URL(`webhooks/site/${path}`, this.#base), {
        method,
        headers,
        body: body && JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        // A message that is on its way is still delivered when the shopper goes on to another page.
        keepalive: method === "POST",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.status === 204) return null;
      if (response.ok) return await response.json();
    } catch (error) {
      throw new ChatError(error.name === "TimeoutError" ? "timeout" : response ? "unexpected" : "offline");
    }
    throw await problemOf(response);
  }
}

async function problemOf(response) {
  const told = await response.json().catch(() => null);
  const seconds = Number(response.headers.get("Retry-After"));
  return new ChatError(told?.error?.code ?? "unexpected", {
    status: response.status,
    retryAfter: seconds > 0 ? seconds : null,
  });
}

/**
 * The session token, which is all that the widget stores, and the line to other tabs of the same shop.
 * Where the browser refuses storage the token lives as long as the page.
 */
export class Session {
  #name;
  #kept = null;
  #otherTabs;

  /** `name` tells shops and servers apart; `changed` is called when another tab spoke, began or ended the conversation. */
  constructor(name, changed) {
    this.#name = name;
    this.#otherTabs = new BroadcastChannel(name);
    this.#otherTabs.onmessage = () => changed();
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
      if (value === null) localStorage.removeItem(this.#name);
      else localStorage.setItem(this.#name, value);
    } catch {
      // Kept in memory: the conversation then ends with the page.
    }
  }

  /** Returns the token; where there is none, stores what `begin` gives. Two tabs that ask at once get the same one. */
  begun(begin) {
    const once = async () => {
      this.token ??= await begin();
      return this.token;
    };
    return navigator.locks ? navigator.locks.request(this.#name, once) : once();
  }

  tellOtherTabs() {
    this.#otherTabs.postMessage("changed");
  }

  close() {
    this.#otherTabs.close();
  }
}

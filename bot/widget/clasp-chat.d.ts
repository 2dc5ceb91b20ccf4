/** Types and documentation of the widget for pages and editors; browsers do not load this file. See docs/widget.md. */

/**
 * A shop's assistant in a corner of the page.
 *
 * @tagname clasp-chat
 * @attr {string} shop - the shop's key; keeps the conversations of several shops on one server apart
 * @attr {string} accent - a CSS colour; without it the shop's own
 * @attr {string} on-accent - the colour of text on it; where it cannot be read, a readable shade is used instead
 * @attr {string} logo - address of a square picture; without it the shop's monogram
 * @attr {"start"|"end"} position - the corner, in the direction of the page's text; "end" unless said
 * @attr {"light"|"dark"} theme - without it the widget follows the page's `color-scheme`
 * @attr {boolean} open - the chat is open when the page loads, except where it would cover the page
 * @attr {number} greet-after - seconds after which the shop's greeting appears beside the button
 * @attr {string} lang - "en" or "es"; without it the page's language
 * @fires clasp-open
 * @fires clasp-close
 * @fires clasp-message
 * @fires clasp-error
 * @cssproperty --clasp-accent - colour of the button and of the shopper's messages
 * @cssproperty --clasp-on-accent - colour of text on it
 * @cssproperty --clasp-surface - colour of the panel
 * @cssproperty --clasp-text - colour of text on the panel
 * @cssproperty --clasp-radius - rounding of the panel
 * @cssproperty --clasp-font - font family; without it the page's
 * @cssproperty --clasp-width - width of the panel on a desk
 * @cssproperty --clasp-height - greatest height of the panel on a desk
 * @cssproperty --clasp-offset-inline - distance from the side of the window
 * @cssproperty --clasp-offset-block - distance from the bottom of the window
 * @csspart launcher - the button in the corner
 * @csspart badge - the unread count on it
 * @csspart greeting - the shop's greeting beside it
 * @csspart panel - the chat
 * @csspart header - its upper line
 * @csspart logo - the shop's picture or monogram
 * @csspart transcript - the conversation
 * @csspart message - one message, with its time
 * @csspart bubble - the text of one message
 * @csspart source - the shop's own words below an answer
 * @csspart reply - a quick reply
 * @csspart card - a card: an order, returns, a receipt, a form
 * @csspart strip - the line above the text field that tells of trouble
 * @csspart composer - the text field with its button
 * @csspart send - that button
 */
export class ClaspChat extends HTMLElement {
  /** Opens the chat and puts the focus into it. */
  open(): Promise<void>;
  /** Closes the chat; the focus goes back to its button if it was inside. */
  close(): Promise<void>;
  /** Says `text` as the shopper. */
  send(text: string): Promise<void>;
  /** Fills forms that ask for the order from now on. Nothing is sent or stored. */
  setOrder(number: string, email: string): void;
}

export interface ClaspEvents {
  "clasp-open": CustomEvent<null>;
  "clasp-close": CustomEvent<null>;
  /** A message came or went; those of an earlier page are not told again. */
  "clasp-message": CustomEvent<{ from: "shopper" | "bot"; text: string }>;
  /** A request failed; `code` as the server gives it, or "offline", "timeout", "unexpected". */
  "clasp-error": CustomEvent<{ code: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "clasp-chat": ClaspChat;
  }
  interface HTMLElementEventMap extends ClaspEvents {}
}

import { element, hiddenText, icon } from "./dom.js";

export const LONGEST_MESSAGE = 1000;
const COUNT_FROM = 800;

/** Returns the form for the next message; `send(text)` gets what was typed. */
export function composer({ texts, shopName, send }) {
  const left = element("p", { class: "left", id: "clasp-left", hidden: true });
  const field = element("textarea", {
    id: "clasp-message",
    class: "field",
    part: "input",
    rows: 1,
    maxlength: LONGEST_MESSAGE,
    placeholder: texts.placeholder,
    enterkeyhint: "send",
    autocomplete: "off",
    "aria-describedby": "clasp-left",
  });
  const button = element("button", { type: "submit", class: "send", part: "send" }, icon("send"), hiddenText(texts.send));
  const label = element("label", { for: "clasp-message", class: "hidden-text" }, texts.message(shopName));
  const form = element("form", { class: "composer", part: "composer" }, label, field, button, left);

  const count = () => {
    const remaining = LONGEST_MESSAGE - field.value.length;
    left.hidden = field.value.length < COUNT_FROM;
    left.textContent = texts.left(remaining);
  };
  field.addEventListener("input", count);
  field.addEventListener("keydown", (event) => {
    // While an input method is open, Enter picks a word and does not send.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    count();
    send(text);
  });
  return { node: form, field };
}

import { element } from "./dom.js";
import { plain } from "./text.js";

const KEYBOARDS = new Set(["text", "numeric", "email", "tel"]);

/** Returns a card with fields; filled in, it speaks as the shopper would: "#1042, jo@example.com". */
export function formCard({ fields = [], submit }, { texts, send, remembered }) {
  const inputs = fields.map((field) => fieldOf(field, remembered));
  const button = element("button", { type: "submit", class: "submit" }, plain(submit || texts.send));
  const group = element("fieldset", {}, ...inputs.map(({ node }) => node), button);
  const form = element("form", { class: "card form", part: "card card-form", novalidate: true }, group);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (group.disabled) return;
    const wrong = inputs.filter((input) => !input.check(texts));
    if (wrong.length) wrong[0].focus();
    else send(inputs.map((input) => input.value()).join(", "));
  });
  return {
    node: form,
    update({ open }) {
      group.disabled = !open;
    },
  };
}

let count = 0;

function fieldOf({ name, label, autocomplete, inputmode }, remembered) {
  const id = `clasp-field-${++count}`;
  const complaint = element("p", { id: `${id}-error`, class: "complaint", hidden: true });
  const input = element("input", {
    id,
    name,
    type: name === "email" ? "email" : "text",
    value: remembered[name],
    autocomplete: autocomplete || "off",
    inputmode: KEYBOARDS.has(inputmode) ? inputmode : null,
    autocapitalize: "off",
    spellcheck: "false",
    required: true,
  });
  return {
    node: element("div", { class: "field" }, element("label", { for: id }, plain(label)), input, complaint),
    value: () => input.value.trim(),
    focus: () => input.focus(),
    check(texts) {
      const problem = problemWith(name, input.value.trim(), texts);
      complaint.textContent = problem ?? "";
      complaint.hidden = !problem;
      input.setAttribute("aria-invalid", String(Boolean(problem)));
      if (problem) input.setAttribute("aria-describedby", complaint.id);
      else input.removeAttribute("aria-describedby");
      return !problem;
    },
  };
}

function problemWith(name, value, texts) {
  if (!value) return texts.missing;
  if (name === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return texts.wrongEmail;
  if (name === "order_number" && !/\d/.test(value)) return texts.wrongOrder;
  return null;
}

import { ANOTHER_SHOP, SHOPS } from "./catalogue.js";

const chat = () => document.querySelector("clasp-chat");
const place = (id) => document.getElementById(id);

function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function showShop(key) {
  const shop = SHOPS[key];
  document.documentElement.dataset.shop = key;
  document.title = `${shop.name}: Clasp demonstration`;
  for (const id of ["brand", "foot-brand"]) place(id).textContent = shop.name;
  place("eyebrow").textContent = shop.eyebrow;
  place("headline").textContent = shop.headline;
  place("lead").textContent = shop.lead;
  place("pieces-title").textContent = shop.title;
  place("pieces-lead").textContent = shop.piecesLead;
  place("making-title").textContent = shop.making;
  place("hero").src = `/demo/drawings/${shop.hero}.svg`;
  place("grid").replaceChildren(...shop.pieces.map(pieceOf));
  place("making-points").replaceChildren(...shop.points.map(pointOf));
  document.documentElement.dataset.ready = "";
}

function pieceOf({ name, price, drawing, made }) {
  const add = element("button", { type: "button", class: "quiet add", "aria-label": `Add to bag: ${name}` }, "Add to bag");
  add.addEventListener("click", () => {
    place("bag-count").textContent = Number(place("bag-count").textContent) + 1;
  });
  return element(
    "li",
    {},
    element("img", { src: `/demo/drawings/${drawing}.svg`, alt: "", width: 480, height: 480, loading: "lazy", decoding: "async" }),
    element("h3", {}, name),
    element("p", { class: "made" }, made),
    element("p", { class: "price" }, `$${price.toFixed(2)}`),
    add,
  );
}

function pointOf([title, words, question]) {
  const ask = element("button", { type: "button", class: "link" }, question);
  ask.addEventListener("click", () => {
    chat().open();
    chat().send(question);
  });
  return element("li", {}, element("h3", {}, title), element("p", {}, words), ask);
}

/**
 * One server answers for one shop. The other shop's page is shown without a chat and says how to start its server; once
 * that runs, its address carries this one's port as `beside`, and the switch leads to and fro between the two.
 */
function showSwitch(running, shown) {
  const beside = Number(new URLSearchParams(location.search).get("beside"));
  const other = new URL(location.origin);
  other.port = beside || Number(location.port) + 1;
  other.search = new URLSearchParams({ beside: location.port });
  const addressOf = (key) => {
    if (beside) return key === running ? `/?beside=${beside}` : other.href;
    return key === running ? "/" : `/?shop=${key}`;
  };
  place("shops").replaceChildren(
    ...Object.entries(SHOPS).map(([key, { name }]) => {
      const current = key === shown ? { "aria-current": "page" } : {};
      return element("li", {}, element("a", { href: addressOf(key), ...current }, name));
    }),
  );
  const isRunning = running === shown;
  document.documentElement.toggleAttribute("data-no-chat", !isRunning);
  place("not-running").hidden = isRunning;
  place("not-running").replaceChildren(
    `This is only ${SHOPS[shown].name}’s page: the server that you started answers for ${SHOPS[running].name}. `,
    `To chat here too, run `,
    element("code", {}, `CLASP_SHOP=${shown} PORT=${other.port} make run`),
    " in another terminal, then ",
    element("a", { href: other.href }, `open ${other.host}`),
    ".",
  );
}

document.querySelector("[data-ask]").addEventListener("click", () => chat().open());

place("order-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { number, email } = Object.fromEntries(new FormData(event.target));
  chat().setOrder(number, email);
  chat().open();
  chat().send("Where is my order?");
});

const { key: running, name } = await (await fetch("/webhooks/site/shop")).json();
if (!Object.hasOwn(SHOPS, running)) SHOPS[running] = { ...ANOTHER_SHOP, name };
const asked = new URLSearchParams(location.search).get("shop");
const shown = Object.hasOwn(SHOPS, asked) ? asked : running;
showShop(shown);
showSwitch(running, shown);

import { Launcher, Panel } from "/widget/panel.js";
import { paint, sheet } from "/widget/styles.js";
import { localized } from "/widget/texts.js";
import { Transcript } from "/widget/transcript.js";
import { STATES } from "./states-data.js";

const SHOP = {
  name: "Stella & Tide",
  greeting: "Hello! Ask me about orders, returns or caring for your jewelry.",
  suggestions: ["Track my order", "What is your return policy?"].map((title) => ({ title, payload: title })),
};

/** The panel stands in the page here instead of over it. */
const inPage = new CSSStyleSheet();
inPage.replaceSync(`:host{position:static;z-index:auto}
.panel{position:relative;inset:auto;width:100%;height:auto;min-height:300px;border-radius:18px;border:var(--_line);animation:none}
.panel[open]{display:flex;animation:none}.transcript{overflow:visible}.typing i{animation:none}`);

function frameOf(state, { accent, theme, dir, lang }) {
  const host = document.createElement("div");
  Object.assign(host, { className: "frame", dir, lang });
  host.setAttribute("theme", theme);
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet, inPage];
  const nothing = () => {};
  const context = { ...localized(lang), shop: SHOP, order: {}, send: nothing, sendAgain: nothing, announce: nothing, toggle: nothing };
  const launcher = new Launcher(context);
  if (state.launcher) {
    root.append(launcher.node);
    launcher.show(false, state.launcher.unread);
    if (state.launcher.greets) launcher.greet(SHOP.greeting);
    return { host, finish: () => paint(host, launcher.button, launcher.button, accent, "#fff") };
  }
  const choices = [[context.texts.person, nothing], [context.texts.forget, nothing]];
  const panel = new Panel(context, choices, new Transcript(context));
  Object.defineProperty(panel, "isSheet", { value: false });
  root.append(panel.node);
  panel.node.setAttribute("open", "");
  panel.logo.textContent = "S&T";
  panel.transcript.render({ isTyping: Boolean(state.isTyping), standing: () => standingOf(state) }, []);
  if (state.strip) panel.say(context.texts[state.strip[0]], ...state.strip.slice(1).map((key) => [context.texts[key], nothing]));
  if (state.text) panel.field.value = state.text;
  return {
    host,
    finish() {
      root.append(launcher.node);
      paint(host, launcher.button, panel.strip, accent, "#fff");
      launcher.node.remove();
      state.then?.(root);
    },
  };
}

function standingOf({ entries = [], chosen, isOpen = true }) {
  return entries.map((entry, index) => ({
    entry: { key: String(index), text: "", buttons: [], custom: {}, at: new Date(2026, 10, 18, 14, 5), state: "sent", ...entry },
    open: isOpen,
    chosen,
  }));
}

function show() {
  const choices = Object.fromEntries(new FormData(document.getElementById("choices")));
  const place = document.getElementById("states");
  place.replaceChildren();
  for (const state of STATES) {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = state.name;
    const { host, finish } = frameOf(state, choices);
    figure.append(caption, host);
    place.append(figure);
    finish();
  }
}

document.getElementById("choices").addEventListener("change", show);
document.getElementById("choices").addEventListener("submit", (event) => event.preventDefault());
show();

/**
 * Every word that the widget itself says. What the shop says comes from the server.
 * A language is a copy of `en`; functions take what they name.
 */
const en = {
  launcher: (shop, unread) =>
    unread ? `Chat with ${shop}, ${unread} unread ${unread === 1 ? "message" : "messages"}` : `Chat with ${shop}`,
  title: (shop) => `Chat with ${shop}`,
  assistant: "Automated assistant",
  close: "Close the chat",
  menu: "More options",
  conversation: "Conversation",
  you: "You said:",
  they: (shop) => `${shop} said:`,
  typing: (shop) => `${shop} is writing`,
  message: (shop) => `Message to ${shop}`,
  placeholder: "Write your question…",
  send: "Send",
  left: (count) => `${count} ${count === 1 ? "character" : "characters"} left`,
  suggestions: "Suggestions",
  replies: "Quick replies",
  chosen: "chosen",
  newMessages: "New messages",
  today: "Today",
  yesterday: "Yesterday",
  newTab: "opens in a new tab",
  source: "From the shop’s own words:",
  updated: (date) => `Last updated ${date}`,
  notice: "You are talking to a computer. Please never send card numbers.",
  greetingClose: "Dismiss",
  loading: "Fetching your conversation…",
  startedAgain: "The earlier conversation has run out, so this is a new one.",
  forgotten: "This conversation has been deleted.",
  noAnswer: "No answer came back. Please ask again, or ask for a person.",
  states: { sending: "Sending…", sent: "Sent", waiting: "Waiting to be sent", failed: "Not sent" },
  problems: {
    message_too_long: "Not sent: at most 1,000 characters",
    message_empty: "Not sent: there is nothing in it",
  },
  again: "Send again",
  unreachable: "The chat can’t be reached just now. Your message is kept here and goes out as soon as it can.",
  loadFailed: "Your conversation can’t be fetched just now.",
  busy: "There’s a lot going on just now. Your message goes out in a moment.",
  tryNow: "Try now",
  person: "Talk to a person",
  download: "Download the conversation",
  email: "E-mail the conversation",
  forget: "Forget this conversation",
  forgetQuestion: "Delete this conversation for good, here and on the shop’s server?",
  forgetYes: "Delete it",
  forgetNo: "Keep it",
  forgetFailed: "It could not be deleted just now. Please try again in a moment.",
  fileName: (shop, date) => `${shop}, ${date}`,
  shopper: "You",
  order: (name) => `Order ${name}`,
  placed: (date) => `Placed ${date}`,
  steps: { done: "done", current: "now", upcoming: "to come", late: "late" },
  track: (carrier) => `Track with ${carrier}`,
  returns: (name) => `Returns for order ${name}`,
  lastDay: (date) => `Last day: ${date}`,
  receipt: "Receipt",
  copy: "Copy",
  copied: "Copied",
  missing: "Please fill this in.",
  wrongOrder: "An order number has digits in it, such as #1042.",
  wrongEmail: "An e-mail address looks like name@example.com.",
};

const es = {
  launcher: (shop, unread) =>
    unread
      ? `Chatear con ${shop}, ${unread} ${unread === 1 ? "mensaje sin leer" : "mensajes sin leer"}`
      : `Chatear con ${shop}`,
  title: (shop) => `Chat con ${shop}`,
  assistant: "Asistente automático",
  close: "Cerrar el chat",
  menu: "Más opciones",
  conversation: "Conversación",
  you: "Tú:",
  they: (shop) => `${shop}:`,
  typing: (shop) => `${shop} está escribiendo`,
  message: (shop) => `Mensaje para ${shop}`,
  placeholder: "Escribe tu pregunta…",
  send: "Enviar",
  left: (count) => (count === 1 ? "Queda 1 carácter" : `Quedan ${count} caracteres`),
  suggestions: "Sugerencias",
  replies: "Respuestas rápidas",
  chosen: "elegida",
  newMessages: "Mensajes nuevos",
  today: "Hoy",
  yesterday: "Ayer",
  newTab: "se abre en otra pestaña",
  source: "En palabras de la tienda:",
  updated: (date) => `Actualizado el ${date}`,
  notice: "Hablas con un programa. No envíes nunca números de tarjeta.",
  greetingClose: "Descartar",
  loading: "Recuperando la conversación…",
  startedAgain: "La conversación anterior ha caducado; esta es una nueva.",
  forgotten: "Esta conversación se ha borrado.",
  noAnswer: "No ha llegado ninguna respuesta. Pregunta otra vez o pide hablar con una persona.",
  states: { sending: "Enviando…", sent: "Enviado", waiting: "Pendiente de envío", failed: "No enviado" },
  problems: {
    message_too_long: "No enviado: 1000 caracteres como máximo",
    message_empty: "No enviado: está vacío",
  },
  again: "Enviar otra vez",
  unreachable: "Ahora mismo no hay conexión con el chat. Tu mensaje queda guardado aquí y saldrá en cuanto se pueda.",
  loadFailed: "Ahora mismo no se puede recuperar la conversación.",
  busy: "Hay mucho movimiento. Tu mensaje saldrá enseguida.",
  tryNow: "Probar ahora",
  person: "Hablar con una persona",
  download: "Descargar la conversación",
  email: "Enviar la conversación por correo",
  forget: "Olvidar esta conversación",
  forgetQuestion: "¿Borrar del todo esta conversación, aquí y en el servidor de la tienda?",
  forgetYes: "Borrarla",
  forgetNo: "Conservarla",
  forgetFailed: "No se ha podido borrar. Inténtalo de nuevo en un momento.",
  fileName: (shop, date) => `${shop}, ${date}`,
  shopper: "Tú",
  order: (name) => `Pedido ${name}`,
  placed: (date) => `Hecho el ${date}`,
  steps: { done: "hecho", current: "ahora", upcoming: "por llegar", late: "con retraso" },
  track: (carrier) => `Seguir con ${carrier}`,
  returns: (name) => `Devoluciones del pedido ${name}`,
  lastDay: (date) => `Último día: ${date}`,
  receipt: "Justificante",
  copy: "Copiar",
  copied: "Copiado",
  missing: "Rellena este campo.",
  wrongOrder: "Un número de pedido lleva cifras, como #1042.",
  wrongEmail: "Una dirección de correo es como nombre@example.com.",
};

const LANGUAGES = { en, es };

/** Returns the texts and the formats of a language tag such as "es-MX"; of English where that language is not here. */
export function localized(tag) {
  const language = (tag || "en").toLowerCase().split("-")[0];
  const known = language in LANGUAGES;
  return { texts: LANGUAGES[known ? language : "en"], formats: formats(known ? tag || "en" : "en") };
}

function formats(tag) {
  const clock = new Intl.DateTimeFormat(tag, { hour: "numeric", minute: "2-digit" });
  const calendar = new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric" });
  return {
    time: (instant) => clock.format(instant),
    day: (instant) => calendar.format(instant),
    /** "2026-11-03" as the shop means it: that day, whatever the shopper's time zone. */
    date: (iso) => calendar.format(new Date(`${iso}T12:00:00`)),
  };
}

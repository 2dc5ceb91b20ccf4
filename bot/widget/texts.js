/** Every word that the widget itself says; what the shop says comes from the server. */
const TEXTS = {
  en: {
    launcher: (shop, unread) => `Chat with ${shop}${unread ? `, ${unread} unread` : ""}`,
    assistant: "Automated assistant",
    close: "Close",
    menu: "More options",
    conversation: "Conversation",
    you: "You:",
    message: (shop) => `Message to ${shop}`,
    placeholder: "Write your question…",
    send: "Send",
    left: (count) => `Characters left: ${count}`,
    suggestions: "Suggestions",
    newMessages: "New messages",
    newTab: "opens in a new tab",
    source: "The shop’s own words:",
    updated: (date) => `Last updated ${date}`,
    notice: "Please never send card numbers.",
    startedAgain: "The earlier conversation has run out, so this is a new one.",
    noAnswer: "No answer came back. Please ask again, or ask for a person.",
    sending: "Sending…",
    sent: "Sent",
    waiting: "Waiting to be sent",
    failed: "Not sent",
    message_too_long: "Not sent: at most 1,000 characters",
    again: "Try again",
    unreachable: "The chat can’t be reached just now. Your message is kept and goes out as soon as it can.",
    loadFailed: "Your conversation can’t be fetched just now.",
    person: "Talk to a person",
    download: "Download the conversation",
    email: "E-mail the conversation",
    forget: "Forget this conversation",
    forgetQuestion: "Delete this conversation for good, on the shop’s server too?",
    forgetYes: "Delete it",
    forgetNo: "Keep it",
    forgotten: "This conversation has been deleted.",
    forgetFailed: "It could not be deleted just now.",
    order: (name) => `Order ${name}`,
    placed: (date) => `Placed ${date}`,
    done: "done",
    current: "now",
    upcoming: "to come",
    late: "late",
    track: (carrier) => `Track with ${carrier}`,
    returns: (name) => `Returns for order ${name}`,
    lastDay: (date) => `Last day: ${date}`,
    copy: "Copy",
    copied: "Copied",
    wrong_order_number: "Please give the number, such as #1042.",
    wrong_email: "Please give the address, such as name@example.com.",
  },
  es: {
    launcher: (shop, unread) => `Chat con ${shop}${unread ? `, ${unread} sin leer` : ""}`,
    assistant: "Asistente automático",
    close: "Cerrar",
    menu: "Más opciones",
    conversation: "Conversación",
    you: "Tú:",
    message: (shop) => `Mensaje para ${shop}`,
    placeholder: "Escribe tu pregunta…",
    send: "Enviar",
    left: (count) => `Caracteres restantes: ${count}`,
    suggestions: "Sugerencias",
    newMessages: "Mensajes nuevos",
    newTab: "se abre en otra pestaña",
    source: "En palabras de la tienda:",
    updated: (date) => `Actualizado el ${date}`,
    notice: "No envíes nunca números de tarjeta.",
    startedAgain: "La conversación anterior ha caducado; esta es una nueva.",
    noAnswer: "No ha llegado respuesta. Pregunta otra vez o pide hablar con una persona.",
    sending: "Enviando…",
    sent: "Enviado",
    waiting: "Pendiente de envío",
    failed: "No enviado",
    message_too_long: "No enviado: 1000 caracteres como máximo",
    again: "Probar otra vez",
    unreachable: "Ahora mismo no hay conexión con el chat. Tu mensaje queda guardado y saldrá en cuanto se pueda.",
    loadFailed: "Ahora mismo no se puede recuperar la conversación.",
    person: "Hablar con una persona",
    download: "Descargar la conversación",
    email: "Enviar la conversación por correo",
    forget: "Olvidar esta conversación",
    forgetQuestion: "¿Borrar del todo esta conversación, también en el servidor de la tienda?",
    forgetYes: "Borrarla",
    forgetNo: "Conservarla",
    forgotten: "Esta conversación se ha borrado.",
    forgetFailed: "Ahora mismo no se ha podido borrar.",
    order: (name) => `Pedido ${name}`,
    placed: (date) => `Hecho el ${date}`,
    done: "hecho",
    current: "ahora",
    upcoming: "por llegar",
    late: "con retraso",
    track: (carrier) => `Seguir con ${carrier}`,
    returns: (name) => `Devoluciones del pedido ${name}`,
    lastDay: (date) => `Último día: ${date}`,
    copy: "Copiar",
    copied: "Copiado",
    wrong_order_number: "Indica el número, como #1042.",
    wrong_email: "Indica la dirección, como nombre@example.com.",
  },
};

/** Returns the texts and date formats of a language tag such as "es-MX"; English ones for other languages. */
export function localized(tag) {
  const language = tag.slice(0, 2).toLowerCase();
  const locale = language in TEXTS ? tag : "en";
  // Made when first used: the browser takes a while to load its calendars.
  const format = (options) => {
    let made;
    return (instant) => (made ??= new Intl.DateTimeFormat(locale, options)).format(instant);
  };
  const day = format({ dateStyle: "long" });
  const formats = {
    day,
    time: format({ timeStyle: "short" }),
    /** "2026-11-03" is that day, whatever the shopper's time zone. */
    date: (iso) => day(new Date(`${iso}T12:00`)),
    /** "today", "yesterday", else the date. */
    ago(at) {
      const days = Math.round((new Date().setHours(12, 0, 0, 0) - new Date(at).setHours(12, 0, 0, 0)) / 864e5);
      return days < 2 ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-days, "day") : day(at);
    },
  };
  return { texts: TEXTS[language] ?? TEXTS.en, formats };
}

"""More visits with the real servers, at every width: with the keyboard alone, on a slow network, in Spanish, at 400 % zoom."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.servers import RunningShop

from .chat_page import ChatPage
from .conftest import PHONE, WIDTHS, OpenPage
from .fake_server import FakeServer
from .test_axe import violations
from .test_looks import CONTRAST
from .test_slow_network import LATENCY_MS, slow_down

MAKING = "How long does it take to make my order?"
DEEP_FOCUS = "(document.activeElement.shadowRoot?.activeElement ?? document.activeElement)"


def _press_until(chat: ChatPage, key: str, name: str) -> None:
    """Presses the key until what bears that name, or is of that kind, has the focus."""
    for _ in range(20):
        chat.page.keyboard.press(key)
        if name in chat.page.evaluate(f"[{DEEP_FOCUS}.textContent, {DEEP_FOCUS}.localName]"):
            return
    raise AssertionError(f"{key} does not lead to {name}")


@WIDTHS
def test_a_visit_with_the_keyboard_alone(open_page: OpenPage, shop: RunningShop, patience: None, size: dict) -> None:
    chat = open_page(shop.url, viewport=size)
    keyboard = chat.page.keyboard
    is_sheet = size is PHONE
    chat.launcher.focus()
    keyboard.press("Enter")
    expect(chat.panel).to_have_css("animation-name", "none")
    box, button = chat.panel.bounding_box(), chat.launcher.bounding_box()
    if is_sheet:
        assert box == {"x": 0, "y": 0, **size}
    else:
        assert box["y"] > 0 and box["y"] + box["height"] < button["y"]

    _press_until(chat, "Tab" if is_sheet else "Shift+Tab", "Track my order")
    keyboard.press("Space")
    number = chat.answers.last.get_by_label("Order number")
    expect(number).to_be_visible()
    assert chat.focused() == "reply"
    _press_until(chat, "Tab", "input")
    keyboard.press("Enter")
    expect(number).to_have_accessible_description("Please give the number, such as #1042.")
    expect(chat.answers.last.get_by_label("E-mail address")).to_have_attribute("aria-invalid", "true")
    assert violations(chat.page) == []
    keyboard.type("#3001")
    keyboard.press("Tab")
    keyboard.type("jo@example.com")
    keyboard.press("Enter")
    expect(chat.answers.last.get_by_role("region", name="Order #3001")).to_be_visible()
    keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    assert chat.focused() == "launcher"

    chat.listen()
    chat.element.evaluate("(chat) => chat.send('How can I reach you?')")
    expect(chat.launcher).to_have_accessible_name("Chat with Stella & Tide, 1 unread")
    expect(chat.element.locator(".badge")).to_have_text("1")
    assert chat.announced() == [chat.answers.last.locator(".bubble").text_content()]
    assert chat.focused() == "launcher"
    assert violations(chat.page) == []
    keyboard.press("Enter")
    expect(chat.answers.last).to_be_in_viewport()
    expect(chat.element.locator(".badge")).to_be_hidden()


@WIDTHS
def test_a_visit_on_a_slow_network(open_page: OpenPage, shop: RunningShop, patience: None, size: dict) -> None:
    chat = open_page("about:blank", viewport=size, reduced_motion="no-preference")
    slow_down(chat)
    chat.page.goto(shop.url)
    expect(chat.open().panel).to_have_css("animation-name", "rise")
    chat.say(MAKING)
    chat.say("What is your return policy?")
    expect(chat.said.first).to_contain_text("Sending…", timeout=LATENCY_MS)
    expect(chat.typing).to_be_visible()
    for index in range(2):
        expect(chat.said.nth(index)).to_contain_text("Sent")
    expect(chat.typing).to_be_hidden()
    expect(chat.strip).to_be_hidden()
    expect(chat.answers.first).to_contain_text("7–10 business days")
    expect(chat.element.locator(".day")).to_have_text("today")
    for message in (chat.said.last, chat.answers.last):
        expect(message.locator("time")).to_have_text(re.compile(r"^\d{1,2}:\d\d.[AP]M$"))

    links = chat.answers.last.get_by_role("link").evaluate_all("(links) => links.map(({ href }) => href)")
    assert links == ["mailto:hello@stellatide.com"]

    answers = chat.answers.count()
    replies = chat.answers.nth(answers - 1).locator(".reply")
    replies.first.click()
    expect(chat.said.last.locator(".bubble")).to_have_text("Can I return my order?")
    expect(chat.answers.nth(answers)).to_be_visible()
    # What was chosen stays readable, and keeps the focus.
    expect(replies.first).to_have_attribute("aria-pressed", "true")
    expect(replies.first).to_have_attribute("aria-disabled", "true")
    assert chat.focused() == "reply"
    assert violations(chat.page) == []


@WIDTHS
def test_a_visit_to_a_spanish_page_with_its_own_style(
    open_page: OpenPage, shop: RunningShop, widget_server: FakeServer, patience: None, size: dict
) -> None:
    widget_server.policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {shop.url}; connect-src {shop.url}; img-src data:"
    )
    style = (
        "<style>clasp-chat { --clasp-accent: rgb(255, 225, 77); --clasp-surface: rgb(250, 240, 230); --clasp-radius: 4px; "
        "--clasp-font: monospace; --clasp-width: 300px } clasp-chat::part(bubble) { border-radius: 2px }</style>"
    )
    looks = f'<link rel="preload" as="fetch" href="{shop.url}/webhooks/site/shop" crossorigin>'
    script = f'<script type="module" src="{shop.url}/widget/clasp-chat.js"></script>'
    chat = open_page(widget_server.page(style + looks + script, language="es-MX"), viewport=size)
    expect(chat.launcher).to_have_accessible_name("Chat con Stella & Tide")
    expect(chat.launcher).to_have_css("background-color", "rgb(255, 225, 77)")
    chat.open()
    expect(chat.panel).to_have_css("background-color", "rgb(250, 240, 230)")
    expect(chat.panel).to_have_css("font-family", "monospace")
    expect(chat.panel).to_have_css("width", "320px" if size is PHONE else "300px")
    expect(chat.panel).to_have_css("border-radius", "0px" if size is PHONE else "4px")
    expect(chat.element.locator(".bubble").first).to_have_css("border-radius", "2px")

    field = chat.element.get_by_role("textbox", name="Mensaje para Stella & Tide")
    field.fill(MAKING)
    field.press("Enter")
    expect(chat.answers.last).to_contain_text("7–10 business days")
    expect(chat.answers.last.locator("summary")).to_contain_text("En palabras de la tienda:")
    expect(chat.said).to_contain_text("Enviado")
    expect(chat.element.locator(".day")).to_have_text("hoy")
    field.fill("Where is my order?")
    field.press("Enter")
    chat.answers.last.get_by_role("button", name="Find my order").click()
    expect(chat.answers.last.get_by_label("Order number")).to_have_accessible_description(
        "Indica el número, como #1042."
    )
    chat.element.locator("summary", has_text="Más opciones").click()
    chat.element.get_by_role("button", name="Hablar con una persona").click()
    expect(chat.said.last.locator(".bubble")).to_have_text("Hablar con una persona")
    expect(chat.answers.filter(has_text="hello@stellatide.com")).to_have_count(1)
    for part in (".launcher", ".send", ".shopper .bubble >> nth=0", ".reply >> nth=0"):
        assert chat.element.locator(part).evaluate(CONTRAST) >= 4.5, part
    assert violations(chat.page) == []


def test_a_visit_at_400_percent_zoom(visit: OpenPage) -> None:
    # 1280 by 1024 at 400 % is a window of 320 by 256.
    chat = visit(viewport={"width": 320, "height": 256})
    answer = chat.ask("Where is order #3001, jo@example.com?")
    expect(answer.locator(".bubble")).to_be_in_viewport()
    for part in (chat.field, chat.button("Close"), answer.get_by_role("link", name="Track with USPS")):
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport(ratio=1)
    for box in (chat.panel, chat.transcript):
        assert box.evaluate("(box) => box.scrollWidth - box.clientWidth") == 0
    # The whole panel scrolls: a conversation in a slit of a hundred pixels could not be read.
    assert chat.transcript.evaluate("(box) => box.scrollHeight - box.clientHeight") == 0
    assert violations(chat.page) == []

"""How the chat looks, and how a page changes that: colours, contrast, position, logo, theme, parts, language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .conftest import OpenPage
from .fake_server import WIDGET, FakeServer

CONTRAST = """(node, other) => {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const parts = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
    const linear = parts.map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05;
  };
  const style = getComputedStyle(node);
  const ratio = luminance(style.color) / luminance(style.backgroundColor);
  return Math.max(ratio, 1 / ratio);
}"""


def test_the_shops_own_colours_are_the_default(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    expect(chat.launcher).to_have_css("background-color", "rgb(31, 93, 99)")
    expect(chat.element.locator(".logo")).to_have_text("S&T")


def test_an_attribute_sets_the_colour(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page('<clasp-chat accent="rebeccapurple"></clasp-chat>'))
    expect(chat.launcher).to_have_css("background-color", "rgb(102, 51, 153)")


@pytest.mark.parametrize("accent", ["#000", "#fff", "yellow", "#777", "oklch(0.7 0.15 140)"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_whatever_colour_the_page_chooses(
    open_page: OpenPage, widget_server: FakeServer, accent: str, theme: str
) -> None:
    chat = open_page(widget_server.page(f'<clasp-chat accent="{accent}" theme="{theme}"></clasp-chat>')).open()
    chat.ask("#1042, jo@example.com")
    for part in (".launcher", ".send", ".shopper .bubble", ".logo", ".bot .reply >> nth=0"):
        assert chat.element.locator(part).evaluate(CONTRAST) >= 4.5, part


def test_a_colour_of_text_that_cannot_be_read_is_replaced(open_page: OpenPage, widget_server: FakeServer) -> None:
    markup = '<clasp-chat accent="#1f5d63" on-accent="#22666c"></clasp-chat>'
    chat = open_page(widget_server.page(markup)).open()
    assert chat.launcher.evaluate(CONTRAST) >= 4.5


@pytest.mark.parametrize(
    ("attribute", "value", "painted", "style", "result"),
    [
        ("accent", "#ffe14d", ".launcher", "background-color", "rgb(255, 225, 77)"),
        ("on-accent", "#ffffee", ".launcher", "color", "rgb(255, 255, 238)"),
        ("theme", "dark", ".panel", "background-color", "rgb(31, 29, 34)"),
    ],
)
def test_what_a_page_changes_later_is_painted_and_its_contrast_checked(
    open_page: OpenPage, widget_server: FakeServer, attribute: str, value: str, painted: str, style: str, result: str
) -> None:
    chat = open_page(widget_server.page('<clasp-chat accent="#1f5d63" theme="light"></clasp-chat>')).open()
    chat.ask("#1042, jo@example.com")
    chat.element.evaluate("(chat, change) => chat.setAttribute(...change)", [attribute, value])
    expect(chat.element.locator(painted)).to_have_css(style, result)
    for part in (".launcher", ".send", ".shopper .bubble", ".bot .reply >> nth=0"):
        assert chat.element.locator(part).evaluate(CONTRAST) >= 4.5, part


def test_the_place_and_the_logo_can_change_later(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.element.evaluate(
        "(chat) => { chat.setAttribute('position', 'start'); chat.setAttribute('logo', '/demo/drawings/icon.svg'); }"
    )
    assert chat.panel.bounding_box()["x"] == 20
    expect(chat.element.locator(".logo img")).to_be_visible()


def test_custom_properties_and_parts_restyle_the_chat(open_page: OpenPage, widget_server: FakeServer) -> None:
    widget_server.policy = widget_server.policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    style = (
        "<style>clasp-chat { --clasp-accent: rgb(90, 20, 20); --clasp-surface: rgb(250, 240, 230); "
        "--clasp-radius: 4px; --clasp-font: monospace; --clasp-width: 300px } "
        "clasp-chat::part(bubble) { border-radius: 2px }</style>"
    )
    chat = open_page(widget_server.page(f"{style}<clasp-chat></clasp-chat>")).open()
    expect(chat.launcher).to_have_css("background-color", "rgb(90, 20, 20)")
    expect(chat.panel).to_have_css("background-color", "rgb(250, 240, 230)")
    expect(chat.panel).to_have_css("border-radius", "4px")
    expect(chat.panel).to_have_css("font-family", "monospace")
    expect(chat.panel).to_have_css("width", "300px")
    expect(chat.element.locator(".bubble").first).to_have_css("border-radius", "2px")


def test_the_chat_can_stand_on_the_other_side(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page('<clasp-chat position="start"></clasp-chat>')).open()
    assert chat.launcher.bounding_box()["x"] == 20
    assert chat.panel.bounding_box()["x"] == 20


def test_the_shop_can_say_on_which_side_the_chat_stands(open_page: OpenPage, widget_server: FakeServer) -> None:
    shop = widget_server.shop
    widget_server.shop = {**shop, "appearance": {**shop["appearance"], "position": "start"}}
    chat = open_page(widget_server.page())
    assert chat.launcher.bounding_box()["x"] == 20


def test_a_logo_takes_the_place_of_the_monogram(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page('<clasp-chat logo="/demo/drawings/icon.svg"></clasp-chat>')).open()
    expect(chat.element.locator(".logo img")).to_be_visible()
    expect(chat.element.locator(".logo")).to_have_text("")


@pytest.mark.parametrize(
    ("theme", "page_scheme", "surface"),
    [
        ("", "light dark", "rgb(31, 29, 34)"),
        ("", "light", "rgb(255, 255, 255)"),
        ('theme="dark"', "light", "rgb(31, 29, 34)"),
        ('theme="light"', "light dark", "rgb(255, 255, 255)"),
    ],
)
def test_the_chat_is_dark_only_where_the_page_can_be_dark_or_asks_for_it(
    open_page: OpenPage, widget_server: FakeServer, theme: str, page_scheme: str, surface: str
) -> None:
    markup = f'<meta name="color-scheme" content="{page_scheme}"><clasp-chat {theme}></clasp-chat>'
    chat = open_page(widget_server.page(markup), color_scheme="dark").open()
    expect(chat.panel).to_have_css("background-color", surface)


def test_on_a_spanish_page_the_chat_speaks_spanish(
    open_page: OpenPage, widget_server: FakeServer, picture: Callable[[ChatPage, str], None]
) -> None:
    shops_page = (WIDGET / "demo" / "index.html").read_text()
    widget_server.pages["/es"] = shops_page.replace('lang="en"', 'lang="es-MX"')
    chat = open_page(f"{widget_server.url}es")
    expect(chat.launcher).to_have_accessible_name("Chat con Stella & Tide")
    chat.launcher.click()
    chat.element.get_by_role("textbox", name="Mensaje para").fill("hola")
    chat.page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(1)
    expect(chat.said).to_contain_text("Enviado")
    expect(chat.element.locator(".day")).to_have_text("hoy")
    picture(chat, "chat-spanish")


def test_the_language_of_the_element_counts_before_that_of_the_page(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page('<clasp-chat lang="es"></clasp-chat>'))
    expect(chat.launcher).to_have_accessible_name("Chat con Stella & Tide")


def test_in_another_language_the_chat_speaks_english(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page(language="de-CH"))
    expect(chat.launcher).to_have_accessible_name("Chat with Stella & Tide")


def test_both_languages_have_the_same_texts(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page())
    english, spanish = chat.page.evaluate(
        """async () => {
          const { localized } = await import("/widget/texts.js");
          return ["en", "es"].map((language) => Object.keys(localized(language).texts).sort());
        }"""
    )
    assert english == spanish and len(english) > 40

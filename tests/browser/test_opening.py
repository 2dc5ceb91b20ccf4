"""Opening and closing the chat: the button, the keyboard, the focus, the unread count, the greeting."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from .conftest import DESK, PHONE, TABLET, OpenPage
from .fake_server import FakeServer

SIZES = [PHONE, TABLET, DESK]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}px")
def test_the_button_opens_the_chat_and_it_fits_the_window(
    open_page: OpenPage, widget_server: FakeServer, size: dict
) -> None:
    chat = open_page(widget_server.url, viewport=size).open()
    box = chat.panel.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def test_the_chat_is_a_sheet_on_a_telephone(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.url, viewport=PHONE).open()
    assert chat.panel.bounding_box() == {"x": 0, "y": 0, **PHONE}


def test_the_page_behind_the_sheet_cannot_be_reached(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page(), viewport=PHONE).open()
    for _ in range(20):
        chat.page.keyboard.press("Tab")
        assert chat.page.evaluate("document.activeElement.localName") in ("clasp-chat", "body")


def test_the_page_beside_the_card_stays_usable(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.page.get_by_role("button", name="A button of the page").click()
    expect(chat.panel).to_be_visible()


def test_the_keyboard_opens_the_chat_and_escape_gives_the_focus_back(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page())
    chat.launcher.focus()
    chat.page.keyboard.press("Enter")
    expect(chat.panel).to_be_visible()
    assert chat.focused() == "textarea"
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    assert chat.focused() == "launcher"


def test_escape_on_a_telephone_gives_the_focus_back_too(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page(), viewport=PHONE).open()
    assert chat.focused() == "h2"
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    assert chat.focused() == "launcher"
    expect(chat.launcher).to_have_attribute("aria-expanded", "false")


def test_the_first_escape_closes_the_menu_and_the_second_the_chat(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.element.locator("summary", has_text="More options").click()
    expect(chat.button("Forget this conversation")).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.button("Forget this conversation")).to_be_hidden()
    expect(chat.panel).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()


def test_everything_in_the_chat_can_be_reached_with_the_tab_key(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.launcher.focus()
    reached = []
    for _ in range(9):
        chat.page.keyboard.press("Tab")
        reached.append(chat.focused())
    assert reached == ["tool", "tool", "transcript", "reply", "reply", "reply", "textarea", "send", "body"]


def test_what_was_typed_is_still_there_after_closing(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.field.fill("half a quest")
    chat.button("Close").click()
    chat.open()
    expect(chat.field).to_have_value("half a quest")


def test_answers_that_come_while_the_chat_is_closed_are_counted_on_the_button(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    widget_server.hold_answers()
    chat.say("two")
    chat.button("Close").click()
    widget_server.answer_again()
    expect(chat.launcher).to_have_accessible_name("Chat with Stella & Tide, 2 unread")
    expect(chat.element.locator(".badge")).to_have_text("2")
    chat.open()
    expect(chat.launcher).to_have_accessible_name("Chat with Stella & Tide")


def test_a_page_can_have_the_chat_open_from_the_start_without_losing_the_focus(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page("<clasp-chat open></clasp-chat>"))
    expect(chat.panel).to_be_visible()
    assert chat.focused() == "body"


def test_a_chat_that_starts_open_does_not_cover_a_telephone(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page("<clasp-chat open></clasp-chat>"), viewport=PHONE)
    expect(chat.launcher).to_be_visible()
    expect(chat.panel).to_be_hidden()


def test_a_greeting_appears_when_the_page_asks_for_it_and_opens_the_chat(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page('<clasp-chat greet-after="0"></clasp-chat>'))
    greeting = chat.element.locator(".greeting")
    expect(greeting).to_contain_text("Ask me about orders")
    assert chat.focused() == "body"
    greeting.get_by_role("button").first.click()
    expect(chat.panel).to_be_visible()
    expect(greeting).to_be_hidden()


def test_the_greeting_can_be_dismissed(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page('<clasp-chat greet-after="0"></clasp-chat>'))
    chat.element.locator(".greeting").get_by_role("button", name="Close").click()
    expect(chat.element.locator(".greeting")).to_be_hidden()
    assert chat.focused() == "launcher"


def test_the_script_tag_alone_puts_the_chat_on_a_page(open_page: OpenPage, widget_server: FakeServer) -> None:
    tag = '<script type="module" src="/widget/clasp-chat.js" data-shop="stella_tide" data-position="start"></script>'
    chat = open_page(widget_server.page(tag))
    expect(chat.launcher).to_be_visible()
    expect(chat.element).to_have_attribute("shop", "stella_tide")
    assert chat.launcher.bounding_box()["x"] < 100


def test_there_is_no_button_while_there_is_no_server(
    open_page: OpenPage, new_context: Callable[..., BrowserContext], widget_server: FakeServer
) -> None:
    widget_server.is_gone = True
    context = new_context()
    context.clock.install()
    chat = open_page(widget_server.page(), context)
    expect(chat.launcher).to_have_count(0)
    widget_server.is_gone = False
    chat.page.clock.fast_forward(11_000)
    expect(chat.launcher).to_be_visible()


def test_a_window_that_becomes_small_turns_the_card_into_a_sheet_and_keeps_the_focus(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.field.fill("hel")
    chat.page.set_viewport_size(PHONE)
    expect(chat.panel).to_have_css("border-radius", "0px")
    chat.page.keyboard.type("lo")
    expect(chat.field).to_have_value("hello")

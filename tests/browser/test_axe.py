"""axe-core on every state of the chat, at every size, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .chat_page import ChatPage
from .conftest import DESK, PHONE, TABLET, OpenPage
from .fake_server import FakeServer

Prepare = Callable[[ChatPage, FakeServer], None]


def violations(page: Page) -> list[str]:
    """What axe-core has to complain about, one line a node."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def _closed(chat: ChatPage, server: FakeServer) -> None:
    expect(chat.launcher).to_be_visible()


def _empty(chat: ChatPage, server: FakeServer) -> None:
    chat.open()


def _menu(chat: ChatPage, server: FakeServer) -> None:
    chat.open().element.locator("summary").click()


def _order(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("#1042, jo@example.com")


def _late(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("#1051, jo@example.com")


def _returns(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("Can I return it?")


def _receipt(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("Stop the e-mails")


def _form(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("Track my order")


def _form_with_errors(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("Track my order").get_by_role("button", name="Look it up").click()


def _source(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("How long does it take to make?").locator("summary").click()


def _used_replies(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("#1042, jo@example.com").locator(".reply").first.click()
    expect(chat.answers).to_have_count(2)


def _waiting_for_an_answer(chat: ChatPage, server: FakeServer) -> None:
    server.hold_answers()
    chat.open().say("two")
    expect(chat.typing).to_be_visible()


def _no_connection(chat: ChatPage, server: FakeServer) -> None:
    chat.open()
    server.is_gone = True
    chat.say("two")
    expect(chat.strip).to_be_visible()


def _refused(chat: ChatPage, server: FakeServer) -> None:
    server.refusals = [(413, "message_too_long")]
    chat.open().say("two")
    expect(chat.button("Try again")).to_be_visible()


def _forget(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("two")
    chat.choose("Forget this conversation")


def _new_session(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("two")
    server.expire_sessions()
    chat.ask("Stop the e-mails")


def _greeting(chat: ChatPage, server: FakeServer) -> None:
    chat.page.goto(server.page('<clasp-chat greet-after="0"></clasp-chat>'))
    expect(chat.element.locator(".greeting")).to_be_visible()


def _unread(chat: ChatPage, server: FakeServer) -> None:
    server.hold_answers()
    chat.open().say("two")
    chat.button("Close").click()
    server.answer_again()
    expect(chat.element.locator(".badge")).to_be_visible()


def _hostile(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("hostile")


def _used_form(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("Track my order")
    chat.ask("two")


def _further_up(chat: ChatPage, server: FakeServer) -> None:
    chat.open().ask("long")
    server.hold_answers()
    chat.say("two")
    expect(chat.typing).to_be_in_viewport()
    chat.transcript.evaluate("(box) => { box.scrollTop = 0; }")
    expect(chat.element.locator(".end")).not_to_be_in_viewport()
    server.answer_again()
    expect(chat.button("New messages")).to_be_visible()


STATES: list[Prepare] = [
    _closed,
    _greeting,
    _unread,
    _hostile,
    _used_form,
    _further_up,
    _empty,
    _menu,
    _order,
    _late,
    _returns,
    _receipt,
    _form,
    _form_with_errors,
    _source,
    _used_replies,
    _waiting_for_an_answer,
    _no_connection,
    _refused,
    _forget,
    _new_session,
]
PICTURED = [_empty, _order, _returns, _form_with_errors, _source, _no_connection]


@pytest.mark.parametrize("prepare", STATES, ids=lambda prepare: prepare.__name__.strip("_"))
def test_axe_finds_nothing_in_any_state_at_any_size_light_or_dark(
    open_page: OpenPage, widget_server: FakeServer, picture: Callable[[ChatPage, str], None], prepare: Prepare
) -> None:
    chat = open_page(widget_server.url, viewport=DESK)
    prepare(chat, widget_server)
    if prepare in PICTURED:
        picture(chat, f"chat{prepare.__name__.replace('_', '-')}")
    for size, scheme in ((PHONE, "light"), (TABLET, "dark"), (DESK, "light")):
        chat.page.set_viewport_size(size)
        chat.page.emulate_media(color_scheme=scheme)
        # The browser tells the page of the change with the next picture.
        chat.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert violations(chat.page) == [], f"{size['width']} px, {scheme}"

"""The demonstration page as `make run` serves it: a real browser, the real servers, orders from a real export."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import OpenPage, chromium, new_context, open_page, picture  # noqa: F401

from .servers import RunningShop

DESK = {"width": 1200, "height": 900}


def test_the_page_answers_and_finds_an_order(
    open_page: OpenPage,  # noqa: F811
    stella: RunningShop,
    picture: Callable[[ChatPage, str], None],  # noqa: F811
) -> None:
    chat = open_page(stella.url, viewport=DESK).open()
    chat.page.set_default_timeout(30_000)
    expect(chat.ask("How long does it take to make my order?")).to_contain_text("7–10 business days")
    answer = chat.ask("Where is my order? #3001, jo@example.com")
    expect(answer).to_contain_text("between Monday, November 23 and Wednesday, November 25")
    chat.page.mouse.move(0, 0)
    picture(chat, "chat")
    chat.page.reload()
    expect(chat.open().said).to_have_count(2)

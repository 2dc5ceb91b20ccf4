"""The real servers end in the middle of a conversation, and come back: with the same secret, and with another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.servers import RunningShop, free_port, stop_all

from .conftest import SIZES, OpenPage

Serve = Callable[[], RunningShop]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts Stella & Tide's servers, each time in the same folder and on the same port."""
    port = free_port()
    started: list[RunningShop] = []

    def start() -> RunningShop:
        started.append(RunningShop("stella_tide", tmp_path, port))
        return started[-1].wait_until_ready()

    yield start
    stop_all(started)


def test_a_conversation_outlives_the_servers_and_begins_again_kindly_without_its_secret(
    open_page: OpenPage, serve: Serve, patience: None
) -> None:
    """Three shoppers, each with a window of another width, live through the same outage."""
    shop = serve()
    chats = [open_page(shop.url, viewport=size).open() for size in SIZES]
    for chat in chats:
        chat.ask("How long does it take to make my order?")

    stop_all([shop])
    for chat in chats:
        chat.say("How do I care for my jewelry?")
        expect(chat.said.last).to_contain_text("Waiting to be sent")
        expect(chat.strip).to_contain_text("Your message is kept")
        chat.field.fill("half a sent")
    shop = serve()
    # By itself: nobody presses a button.
    for chat in chats:
        expect(chat.answers.last).to_contain_text("air-tight")
        expect(chat.said.last).to_contain_text("Sent")
        expect(chat.field).to_have_value("half a sent")
        expect(chat.said).to_have_count(2)

    stop_all([shop])
    (shop.folder / "secret").unlink()
    serve()
    for chat in chats:
        answers = chat.answers.count()
        chat.say("How can I reach you?")
        expect(chat.element.locator(".notice")).to_contain_text("has run out")
        expect(chat.answers.nth(answers)).to_contain_text("hello@stellatide.com")
        chat.page.reload()
        chat.open()
        expect(chat.said).to_have_count(1)

"""The chat where the network or the server is slow."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from .chat_page import ChatPage
from .conftest import WIDTHS, OpenPage
from .fake_server import FakeServer

LATENCY_MS = 400
BYTES_PER_SECOND = 50_000  # a slow 3G connection


def slow_down(chat: ChatPage) -> None:
    """Gives the page a connection with little speed and much delay."""
    network = chat.page.context.new_cdp_session(chat.page)
    speed = {"downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND}
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY_MS, **speed})


@WIDTHS
def test_on_a_slow_network_the_chat_says_what_it_waits_for_and_loses_nothing(
    open_page: OpenPage, widget_server: FakeServer, size: dict
) -> None:
    chat = open_page("about:blank", viewport=size)
    slow_down(chat)
    chat.page.goto(widget_server.page())
    chat.open()
    chat.say("How long does it take to make?")
    chat.say("Stop the e-mails")
    expect(chat.said.first).to_contain_text("Sending…", timeout=LATENCY_MS)
    expect(chat.typing).to_be_visible()
    expect(chat.field).to_have_value("")
    for index in range(2):
        expect(chat.said.nth(index)).to_contain_text("Sent")
    expect(chat.answers).to_have_count(2)
    expect(chat.strip).to_be_hidden()
    assert widget_server.turns == ["How long does it take to make?", "Stop the e-mails"]


def test_an_answer_that_takes_too_long_is_asked_for_again_with_the_same_id(
    open_page: OpenPage, new_context: Callable[..., BrowserContext], widget_server: FakeServer
) -> None:
    context = new_context()
    context.add_init_script(
        "const wait = AbortSignal.timeout; AbortSignal.timeout = (time) => wait.call(AbortSignal, time / 100);"
    )
    chat = open_page(widget_server.page(), context).open()
    chat.ask("two")
    chat.page.evaluate("addEventListener('clasp-error', ({ detail }) => { window.code = detail.code; })")
    widget_server.hold_answers()
    chat.say("Stop the e-mails")
    expect(chat.said.last).to_contain_text("Waiting to be sent")
    assert chat.page.evaluate("window.code") == "timeout"
    widget_server.answer_again()
    expect(chat.answers.last).to_contain_text("Done.", timeout=8000)
    expect(chat.said.last).to_contain_text("Sent")
    expect(chat.said).to_have_count(2)
    assert widget_server.turns == ["two", "Stop the e-mails"]

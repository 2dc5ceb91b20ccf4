"""What a page can do with the chat: open, close, send, setOrder, and the events that it can listen to."""

from __future__ import annotations

from playwright.sync_api import expect

from .chat_page import ChatPage
from .conftest import OpenPage
from .fake_server import FakeServer


def _record(chat: ChatPage) -> None:
    chat.page.evaluate(
        """() => {
          window.heard = [];
          for (const name of ["clasp-open", "clasp-close", "clasp-message", "clasp-error"]) {
            document.addEventListener(name, ({ detail }) => window.heard.push([name, detail]));
          }
        }"""
    )


def _heard(chat: ChatPage) -> list:
    return chat.page.evaluate("window.heard")


def test_open_and_close_are_promises_and_move_the_focus(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page())
    chat.element.evaluate("(chat) => chat.open()")
    expect(chat.panel).to_be_visible()
    assert chat.focused() == "textarea"
    chat.element.evaluate("(chat) => chat.close()")
    expect(chat.panel).to_be_hidden()
    assert chat.focused() == "launcher"


def test_open_can_be_called_before_the_chat_is_ready(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page("<main></main>"))
    chat.page.evaluate(
        """async () => {
          const chat = document.querySelector("clasp-chat") ?? document.createElement("clasp-chat");
          document.body.append(chat);
          await chat.open();
        }"""
    )
    expect(chat.panel).to_be_visible()


def test_close_leaves_the_focus_alone_that_is_elsewhere(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.page.get_by_role("button", name="A button of the page").focus()
    chat.element.evaluate("(chat) => chat.close()")
    expect(chat.panel).to_be_hidden()
    assert chat.focused() == "button"


def test_send_speaks_for_the_shopper(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.element.evaluate("(chat) => chat.send('  Stop the e-mails ')")
    expect(chat.answers).to_contain_text("Done.")
    assert widget_server.turns == ["Stop the e-mails"]


def test_set_order_fills_the_forms_that_come_later_and_sends_nothing(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.element.evaluate("(chat) => chat.setOrder('#1042', 'jo@example.com')")
    form = chat.ask("Track my order")
    expect(form.get_by_label("Order number")).to_have_value("#1042")
    expect(form.get_by_label("E-mail address")).to_have_value("jo@example.com")
    assert widget_server.turns == ["Track my order"]
    form.get_by_role("button", name="Look it up").click()
    expect(chat.answers.last).to_contain_text("on its way")


def test_a_page_hears_of_opening_closing_and_of_each_message(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page())
    _record(chat)
    chat.open().ask("Talk to a person")
    chat.button("Close").click()
    assert _heard(chat) == [
        ["clasp-open", None],
        ["clasp-message", {"from": "shopper", "text": "Talk to a person"}],
        ["clasp-message", {"from": "bot", "text": "Write to hello@stellatide.com and a person will answer."}],
        ["clasp-close", None],
    ]


def test_a_page_hears_of_failures_by_their_code(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    _record(chat)
    widget_server.refusals = [(503, "unavailable")]
    chat.say("two")
    expect(chat.answers).to_have_count(2)
    assert ["clasp-error", {"code": "unavailable"}] in _heard(chat)

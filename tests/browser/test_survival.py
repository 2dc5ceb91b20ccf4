"""What the chat survives: reloads, other tabs, a server that is gone, slow or refuses, a session that has run out."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from .conftest import OpenPage
from .fake_server import FakeServer

NewContext = Callable[..., BrowserContext]


def test_a_reload_keeps_the_conversation(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("#1042, jo@example.com")
    chat.answers.last.get_by_role("button", name="Can I return it?").click()
    expect(chat.answers).to_have_count(2)
    chat.page.reload()
    chat.open()
    expect(chat.answers).to_have_count(2)
    expect(chat.said.last.locator(".bubble")).to_have_text("Can I return it?")
    expect(chat.answers.first.locator(".reply").first).to_have_attribute("aria-pressed", "true")
    expect(chat.answers.last).to_be_in_viewport()
    assert widget_server.turns == ["#1042, jo@example.com", "/check_return"]


def test_what_was_read_before_is_neither_counted_nor_announced_after_a_reload(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    with chat.page.expect_response("**/history"):
        chat.page.reload()
    expect(chat.answers).to_have_count(2)
    expect(chat.launcher).to_have_accessible_name("Chat with Stella & Tide")
    expect(chat.element.locator("[aria-live]").first).to_be_empty()


def test_the_conversation_goes_on_to_the_next_page_with_the_answer_still_on_its_way(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    widget_server.hold_answers()
    with chat.page.expect_request("**/webhook"):
        chat.say("Stop the e-mails")
    chat.page.goto(widget_server.page())
    chat.open()
    widget_server.answer_again()
    expect(chat.answers.last).to_contain_text("Done.")
    assert widget_server.turns == ["two", "Stop the e-mails"]


def test_two_tabs_show_the_same_conversation(
    open_page: OpenPage, new_context: NewContext, widget_server: FakeServer
) -> None:
    context = new_context()
    address = widget_server.page()
    one, other = open_page(address, context).open(), open_page(address, context).open()
    one.ask("How long does it take to make?")
    expect(other.answers).to_contain_text("7–10 business days")
    other.ask("Stop the e-mails")
    expect(one.answers.last).to_contain_text("Done.")
    assert len(widget_server.sessions) == 1
    for chat in (one, other):
        expect(chat.said).to_have_count(2)
        expect(chat.answers).to_have_count(2)


def test_two_tabs_that_begin_at_once_share_one_session(
    open_page: OpenPage, new_context: NewContext, widget_server: FakeServer
) -> None:
    context = new_context()
    address = widget_server.page()
    one, other = open_page(address, context), open_page(address, context)
    widget_server.hold_answers()
    one.open().say("two")
    other.open().say("Stop the e-mails")
    widget_server.answer_again()
    for chat in (one, other):
        expect(chat.answers).to_have_count(3)
    assert len(widget_server.sessions) == 1


def test_two_shops_on_one_server_keep_their_conversations_apart(
    open_page: OpenPage, new_context: NewContext, widget_server: FakeServer
) -> None:
    context = new_context()
    one = open_page(widget_server.page('<clasp-chat shop="a"></clasp-chat>'), context).open()
    other = open_page(widget_server.page('<clasp-chat shop="b"></clasp-chat>'), context).open()
    one.ask("two")
    other.ask("Stop the e-mails")
    assert len(widget_server.sessions) == 2
    expect(one.answers).to_have_count(2)


def test_a_message_waits_for_a_server_that_is_gone(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    widget_server.is_gone = True
    chat.say("Stop the e-mails")
    expect(chat.said.last).to_contain_text("Waiting to be sent")
    expect(chat.strip).to_contain_text("Your message is kept")
    expect(chat.field).to_be_editable()
    widget_server.is_gone = False
    chat.button("Try again").click()
    expect(chat.answers.last).to_contain_text("Done.")
    expect(chat.said.last).to_contain_text("Sent")
    expect(chat.strip).to_be_hidden()
    assert widget_server.turns == ["two", "Stop the e-mails"]


def test_the_focus_goes_to_the_text_field_when_the_pressed_button_goes_away(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    widget_server.is_gone = True
    chat.say("two")
    chat.button("Try again").focus()
    widget_server.is_gone = False
    chat.page.keyboard.press("Enter")
    expect(chat.strip).to_be_hidden()
    assert chat.focused() == "textarea"


def test_without_a_hand_on_it_the_message_goes_out_by_itself_later(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    widget_server.is_gone = True
    chat.say("Stop the e-mails")
    expect(chat.said).to_contain_text("Waiting to be sent")
    widget_server.is_gone = False
    expect(chat.answers).to_contain_text("Done.", timeout=8000)


def test_the_pauses_between_tries_grow_unless_the_server_names_one(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page())
    pauses = chat.page.evaluate(
        """async () => {
          const { Outbox } = await import("/widget/server.js");
          const pauses = [];
          Math.random = () => 0.5;
          window.setTimeout = (next, pause) => { pauses.push(pause); next(); };
          const failures = [0, 0, 0, 0, 0, 0, 0, 7].map((pause) => ({ mayPass: true, pause }));
          await new Promise((done) => {
            const deliver = async () => { if (failures.length) throw failures.shift(); done(); };
            new Outbox(deliver, () => {}).add({});
          });
          return pauses;
        }"""
    )
    assert pauses == [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 7000]


def test_an_answer_that_was_lost_on_the_way_is_fetched_without_a_second_turn(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    # Chromium itself tries once more when a connection that it kept open is closed under it.
    widget_server.loses_answers = 3
    chat.say("Stop the e-mails")
    expect(chat.answers).to_contain_text("Done.", timeout=8000)
    expect(chat.said).to_have_count(1)
    expect(chat.answers).to_have_count(1)
    assert widget_server.turns == ["Stop the e-mails"]


def test_messages_written_without_a_connection_go_out_in_order_when_it_is_back(
    open_page: OpenPage, new_context: NewContext, widget_server: FakeServer
) -> None:
    context = new_context()
    chat = open_page(widget_server.page(), context).open()
    chat.ask("How long does it take to make?")
    # Time stands still, so it is not the next try by the clock that brings the answers.
    chat.page.clock.install(time=0)
    chat.page.clock.pause_at(1000)
    context.set_offline(True)
    chat.say("two")
    chat.say("Stop the e-mails")
    expect(chat.said.nth(1)).to_contain_text("Waiting to be sent")
    context.set_offline(False)
    expect(chat.answers.last).to_contain_text("Done.")
    assert widget_server.turns == ["How long does it take to make?", "two", "Stop the e-mails"]


def test_a_session_that_has_run_out_begins_again_with_the_same_message(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("How long does it take to make?")
    widget_server.expire_sessions()
    chat.ask("Stop the e-mails")
    expect(chat.element.locator(".notice")).to_contain_text("has run out")
    expect(chat.answers.first).to_contain_text("7–10 business days")
    expect(chat.answers.last).to_contain_text("Done.")
    assert widget_server.turns == ["How long does it take to make?", "Stop the e-mails"]
    chat.ask("two")
    expect(chat.element.locator(".message")).to_have_count(7)


def test_a_button_of_a_session_that_has_run_out_is_said_in_words(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    replies = chat.ask("#1042, jo@example.com").locator(".reply")
    widget_server.expire_sessions()
    replies.first.click()
    expect(chat.answers).to_have_count(2)
    assert widget_server.turns[-1] == "Can I return it?"


def test_a_reload_after_the_session_has_run_out_starts_clean(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    widget_server.expire_sessions()
    with chat.page.expect_response("**/history"):
        chat.page.reload()
    chat.open()
    expect(chat.said).to_have_count(0)
    expect(chat.ask("Stop the e-mails")).to_contain_text("Done.")


def test_a_busy_server_is_asked_again(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    widget_server.refusals = [(429, "rate_limited"), (503, "unavailable")]
    chat.say("Stop the e-mails")
    expect(chat.said).to_contain_text("Waiting to be sent")
    expect(chat.answers).to_contain_text("Done.", timeout=8000)
    assert widget_server.turns == ["Stop the e-mails"]


def test_a_message_that_is_refused_for_good_says_why_and_does_not_hold_up_the_next(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    widget_server.refusals = [(413, "message_too_long")]
    chat.say("Stop the e-mails")
    expect(chat.said).to_contain_text("Not sent: at most 1,000 characters")
    expect(chat.strip).to_be_hidden()
    chat.ask("two")
    chat.button("Try again").click()
    expect(chat.answers.filter(has_text="Done.")).to_have_count(1)
    expect(chat.button("Try again")).to_be_hidden()
    assert widget_server.turns == ["two", "Stop the e-mails"]


def test_a_conversation_that_cannot_be_fetched_says_so_and_tries_again(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("Stop the e-mails")
    chat.page.route("**/history", lambda route: route.abort())
    chat.page.reload()
    chat.open()
    expect(chat.strip).to_contain_text("can’t be fetched")
    chat.page.unroute("**/history")
    chat.button("Try again").click()
    expect(chat.answers).to_contain_text("Done.")
    expect(chat.strip).to_be_hidden()


def test_a_thousand_messages_are_shown_with_the_last_one_in_view(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    (history,) = widget_server.sessions.values()
    at = history[0]["at"]
    history[:0] = [
        {"from": "shopper", "text": f"Question {i}", "at": at, "message_id": f"m{i}"}
        if i % 2
        else {"from": "bot", "text": f"Answer {i}\nwith a second line", "at": at}
        for i in range(1000)
    ]
    chat.page.reload()
    chat.open()
    expect(chat.element.locator(".message")).to_have_count(1003)
    expect(chat.answers.last).to_be_in_viewport()

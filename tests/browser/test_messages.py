"""Messages as a shopper sees them: text, links, quick replies, times, delivery, sources."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from . import fake_shop
from .conftest import OpenPage
from .fake_server import FakeServer


def test_a_question_is_answered_and_both_bear_the_time(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    answer = chat.ask("How long does it take to make?")
    expect(answer).to_contain_text("7–10 business days")
    expect(answer.locator("time")).to_have_text(re.compile(r"^\d{1,2}:\d\d.[AP]M$"))
    expect(chat.said.locator("time")).to_have_count(1)
    expect(chat.element.locator(".day")).to_have_text("today")


def test_a_message_is_marked_as_sent_once_it_is(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    widget_server.hold_answers()
    chat.say("two")
    expect(chat.said).to_contain_text("Sending…")
    expect(chat.typing).to_be_visible()
    widget_server.answer_again()
    expect(chat.said).to_contain_text("Sent")
    expect(chat.typing).to_be_hidden()


def test_shift_enter_makes_a_new_line(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.field.press_sequentially("one")
    chat.field.press("Shift+Enter")
    chat.field.press_sequentially("two")
    chat.field.press("Enter")
    expect(chat.answers).to_have_count(1)
    assert widget_server.turns == ["one\ntwo"]


def test_an_empty_message_is_not_sent(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.say("   ")
    chat.ask("two")
    assert widget_server.turns == ["two"]


def test_the_characters_that_are_left_are_counted_near_the_end(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.field.fill("x" * 799)
    expect(chat.element.locator(".left")).to_have_text("")
    chat.field.fill("x" * 990)
    expect(chat.element.locator(".left")).to_have_text("Characters left: 10")
    chat.field.press_sequentially("y" * 20)
    expect(chat.field).to_have_value("x" * 990 + "y" * 10)


def test_hostile_text_is_shown_as_text(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    answer = chat.ask("hostile")
    expect(answer).to_contain_text('<img src=x onerror="window.hacked=1"> javascript:alert(1)')
    expect(answer.get_by_role("button", name="<b>bold</b>")).to_be_visible()
    assert chat.element.locator(".transcript img, .transcript b").count() == 0
    assert chat.page.evaluate("window.hacked") is None


def test_what_the_shopper_types_is_text_too(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask('<img src=x onerror="window.hacked=1"> https://example.com')
    expect(chat.said.locator(".bubble")).to_have_text('<img src=x onerror="window.hacked=1"> https://example.com')
    assert chat.said.locator("a, img").count() == 0
    assert chat.page.evaluate("window.hacked") is None


def test_only_https_and_mail_addresses_become_links(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    links = chat.ask("hostile").get_by_role("link")
    assert links.evaluate_all("links => links.map((link) => link.href)") == [
        "https://evil.example/gnp.exe",
        "https://stellatide.com/care",
        "mailto:hello@stellatide.com",
    ]


def test_a_link_opens_apart_from_the_page_and_says_so(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    link = chat.ask("hostile").get_by_role("link", name="https://stellatide.com/care (opens in a new tab)")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noreferrer")


def test_a_long_address_is_shown_by_its_host_and_an_example_is_no_address(
    open_page: OpenPage, widget_server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"https://tools.usps.com/go/TrackConfirmAction?tLabels={'9' * 22}"
    text = f"It is at {address}. Write as in: #1042, jo@example.com"
    monkeypatch.setitem(fake_shop.ANSWERS, "links", [{"text": text}])
    chat = open_page(widget_server.page()).open()
    link = chat.ask("links").get_by_role("link")
    expect(link).to_have_count(1)
    expect(link).to_have_accessible_name("tools.usps.com/… (opens in a new tab)")
    expect(link).to_have_attribute("href", address)


def test_characters_that_reorder_text_cannot_disguise_an_address(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    expect(chat.ask("hostile").locator(".bubble")).not_to_contain_text("\u202e")


def test_a_quick_reply_is_sent_by_its_payload_and_shown_by_its_title(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("#1042, jo@example.com")
    chat.answers.last.get_by_role("button", name="Can I return it?").click()
    expect(chat.said.last.locator(".bubble")).to_have_text("Can I return it?")
    expect(chat.answers).to_have_count(2)
    assert widget_server.turns[-1] == "/check_return"


def test_used_quick_replies_stay_readable_with_the_chosen_one_marked(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    replies = chat.ask("#1042, jo@example.com").locator(".reply")
    replies.first.click()
    expect(chat.answers).to_have_count(2)
    expect(replies.first).to_have_attribute("aria-pressed", "true")
    expect(replies.last).not_to_have_attribute("aria-pressed", "true")
    for reply in (replies.first, replies.last):
        expect(reply).to_have_attribute("aria-disabled", "true")
    replies.last.click(force=True)
    chat.ask("two")
    assert widget_server.turns == ["#1042, jo@example.com", "/check_return", "two"]


def test_a_pressed_quick_reply_keeps_the_focus(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("#1042, jo@example.com").locator(".reply").first.click()
    expect(chat.answers).to_have_count(2)
    assert chat.focused() == "reply"


def test_a_suggestion_asks_its_question(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.element.get_by_role("group", name="Suggestions").get_by_role("button").first.click()
    expect(chat.answers.last).to_contain_text("order number")
    assert widget_server.turns == ["Track my order"]


def test_an_answer_names_its_source_and_opens_the_sentence(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    source = chat.ask("How long does it take to make?").locator(".source")
    expect(source.locator("summary")).to_contain_text("What is your production time?")
    expect(source.locator("blockquote")).to_be_hidden()
    source.locator("summary").click()
    expect(source.locator("blockquote")).to_contain_text("7-10 business days")


def test_a_source_that_is_opened_comes_into_view(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    source = chat.ask("How long does it take to make?").locator(".source")
    source.locator("summary").click()
    expect(source.locator("blockquote")).to_be_in_viewport(ratio=1)


def test_two_quick_messages_are_answered_in_their_order(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    widget_server.hold_answers()
    chat.say("How long does it take to make?")
    chat.say("Stop the e-mails")
    expect(chat.said).to_have_count(2)
    widget_server.answer_again()
    expect(chat.answers).to_have_count(2)
    assert widget_server.turns == ["How long does it take to make?", "Stop the e-mails"]
    bubbles = chat.element.locator("li .bubble").all_inner_texts()
    assert [text.split()[0] for text in bubbles] == ["How", "Standard", "Stop", "Done."]


def test_silence_from_the_server_is_put_into_words(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    expect(chat.ask("silence")).to_contain_text("No answer came back")


def test_a_long_answer_is_shown_from_its_beginning(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    answer = chat.ask("long")
    expect(chat.said).to_contain_text("Sent")
    top = chat.transcript.bounding_box()["y"]
    assert 0 <= answer.bounding_box()["y"] - top < 40


def test_who_reads_further_up_is_told_of_new_messages_and_stays_there(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("long")
    widget_server.hold_answers()
    chat.say("two")
    expect(chat.typing).to_be_in_viewport()
    chat.transcript.evaluate("(box) => { box.scrollTop = 0; }")
    expect(chat.element.locator(".end")).not_to_be_in_viewport()
    widget_server.answer_again()
    expect(chat.button("New messages")).to_be_visible()
    assert chat.transcript.evaluate("(box) => box.scrollTop") == 0
    chat.button("New messages").click()
    expect(chat.answers.last).to_be_in_viewport()
    expect(chat.button("New messages")).to_be_hidden()

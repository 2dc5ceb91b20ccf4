"""What the widget keeps, sends and leaves behind."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from .conftest import OpenPage
from .fake_server import WIDGET, FakeServer


def test_nothing_is_stored_but_the_session_token(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page('<clasp-chat shop="stella_tide"></clasp-chat>')).open()
    chat.ask("#1042, jo@example.com")
    stored = chat.page.evaluate("({ ...localStorage })")
    assert stored == {f"clasp {widget_server.url} stella_tide": "session-1"}
    assert chat.page.evaluate("sessionStorage.length") == 0
    assert chat.page.evaluate("indexedDB.databases()") == []
    assert chat.page.context.cookies() == []


def test_no_session_is_made_before_the_shopper_speaks(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    assert chat.page.evaluate("localStorage.length") == 0
    assert set(widget_server.requests) == {"GET shop"}


def test_only_the_shops_own_server_is_asked(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page("about:blank")
    asked: list[str] = []
    chat.page.on("request", lambda request: asked.append(request.url))
    chat.page.goto(widget_server.url)
    chat.open().ask("#1042, jo@example.com")
    assert [url for url in asked if not url.startswith(widget_server.url)] == []


def test_without_leave_to_store_anything_the_conversation_lives_as_long_as_the_page(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page("about:blank")
    chat.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    chat.page.goto(widget_server.page())
    chat.open().ask("two")
    chat.ask("Stop the e-mails")
    assert len(widget_server.sessions) == 1


def test_forgetting_deletes_the_conversation_on_the_server_and_in_every_tab(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    other = open_page(chat.page.url, chat.page.context).open()
    expect(other.answers).to_have_count(2)
    chat.choose("Forget this conversation")
    assert widget_server.sessions["session-1"] != []
    chat.button("Delete it").click()
    expect(chat.strip).to_contain_text("has been deleted")
    for one in (chat, other):
        expect(one.element.locator(".message")).to_have_count(0)
    assert widget_server.sessions["session-1"] == []
    assert chat.page.evaluate("localStorage.length") == 0
    assert chat.focused() == "textarea"


def test_after_forgetting_a_new_conversation_begins(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    chat.choose("Forget this conversation")
    chat.button("Delete it").click()
    expect(chat.said).to_have_count(0)
    chat.ask("Stop the e-mails")
    expect(chat.said).to_have_count(1)
    expect(chat.strip).to_be_hidden()


def test_a_conversation_can_be_kept_after_all(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    chat.choose("Forget this conversation")
    assert chat.page.evaluate("document.activeElement.shadowRoot.activeElement.textContent") == "Keep it"
    chat.button("Keep it").click()
    expect(chat.strip).to_be_hidden()
    expect(chat.answers).to_have_count(2)
    assert len(widget_server.sessions) == 1


def test_a_conversation_that_could_not_be_deleted_is_still_there_and_says_so(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    widget_server.is_gone = True
    chat.choose("Forget this conversation")
    chat.button("Delete it").click()
    expect(chat.strip).to_contain_text("could not be deleted")
    expect(chat.answers).to_have_count(2)


def test_a_message_on_its_way_is_forgotten_with_the_conversation(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    widget_server.hold_answers()
    with chat.page.expect_request("**/webhook"):
        chat.say("How long does it take to make?")
    chat.choose("Forget this conversation")
    chat.button("Delete it").click()
    widget_server.answer_again()
    expect(chat.strip).to_contain_text("has been deleted")
    expect(chat.ask("Stop the e-mails")).to_contain_text("Done.")
    expect(chat.element.locator(".message, .notice")).to_have_count(2)
    assert widget_server.turns == ["two", "How long does it take to make?", "Stop the e-mails"]
    assert widget_server.sessions["session-1"] == []


def test_a_message_that_could_not_be_sent_is_not_sent_after_forgetting(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    widget_server.refusals = [(503, "unavailable")] * 50
    chat.say("How long does it take to make?")
    expect(chat.said.last).to_contain_text("Waiting to be sent")
    chat.choose("Forget this conversation")
    chat.button("Delete it").click()
    expect(chat.strip).to_contain_text("has been deleted")
    widget_server.refusals = []
    expect(chat.ask("Stop the e-mails")).to_contain_text("Done.")
    assert widget_server.turns == ["two", "Stop the e-mails"]


def test_the_conversation_can_be_downloaded_as_text(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("Stop the e-mails")
    with chat.page.expect_download() as download:
        chat.choose("Download the conversation")
    assert re.fullmatch(r"Stella & Tide, \w+ \d+, \d{4}\.txt", download.value.suggested_filename)
    text = Path(download.value.path()).read_text()
    assert "You: Stop the e-mails" in text
    assert "Stella & Tide: Done. No more marketing e-mails will go to that address." in text


def test_the_conversation_can_be_mailed_with_the_shoppers_own_program(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page("about:blank")
    chat.page.add_init_script("HTMLAnchorElement.prototype.click = function () { window.followed = this.href; };")
    chat.page.goto(widget_server.page())
    chat.open().ask("Stop the e-mails")
    for _ in range(3):
        chat.ask("long")
    chat.choose("E-mail the conversation")
    followed = urlsplit(chat.page.evaluate("window.followed"))
    assert followed.scheme == "mailto" and followed.path == ""
    fields = parse_qs(followed.query)
    assert fields["subject"][0].startswith("Stella & Tide, ")
    assert fields["body"][0].endswith("Line 60 of a long answer.")
    assert len(fields["body"][0]) <= 1800


def test_the_menu_asks_for_a_person(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.choose("Talk to a person")
    expect(chat.answers).to_contain_text("a person will answer")
    assert widget_server.turns == ["Talk to a person"]


def test_no_file_of_the_widget_turns_text_into_markup_or_code() -> None:
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser")
    files = sorted(WIDGET.rglob("*.js"))
    assert len(files) > 8
    assert [file.name for file in files if forbidden.search(file.read_text())] == []


def test_the_widget_works_under_a_policy_that_forbids_inline_scripts_and_styles(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    # Every page of these tests is under that policy; here it is held against what the demonstration page gets.
    assert "unsafe" not in widget_server.policy and "default-src 'none'" in widget_server.policy
    chat = open_page(widget_server.url).open()
    expect(chat.launcher).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    chat.ask("#1042, jo@example.com")

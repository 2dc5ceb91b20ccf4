"""The chat for everybody: screen readers, keyboards, zoom, contrast, forced colours, little motion, other directions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .conftest import DESK, PHONE, TABLET, OpenPage
from .fake_server import FakeServer
from .test_axe import violations

SIZES = [PHONE, TABLET, DESK]


def test_each_answer_is_announced_once_and_nothing_else_is(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.listen()
    chat.ask("two")
    expect(chat.said).to_contain_text("Sent")
    chat.ask("Stop the e-mails")
    expect(chat.said.last).to_contain_text("Sent")
    assert chat.announced() == [
        "First bubble.",
        "Second bubble.",
        "Done. No more marketing e-mails will go to that address.",
    ]


def test_an_answer_to_a_closed_chat_is_announced_too(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    widget_server.hold_answers()
    chat.say("Stop the e-mails")
    chat.button("Close").click()
    chat.listen()
    widget_server.answer_again()
    expect(chat.launcher).to_have_accessible_name("Chat with Stella & Tide, 1 unread")
    assert chat.announced() == ["Done. No more marketing e-mails will go to that address."]


def test_a_lost_connection_is_announced_once(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.listen()
    widget_server.is_gone = True
    chat.say("two")
    expect(chat.strip).to_be_visible()
    for _ in range(2):
        with chat.page.expect_event("requestfailed"):
            chat.button("Try again").click()
        expect(chat.said).to_contain_text("Waiting to be sent")
    assert len(chat.announced()) == 1


def test_the_visible_transcript_is_no_live_region(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("two")
    above = "(node) => node.closest('[aria-live], [role=log], [role=status], [role=alert]')"
    assert chat.answers.last.evaluate(above) is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}px")
def test_the_focus_never_moves_when_a_message_arrives(
    open_page: OpenPage, widget_server: FakeServer, size: dict
) -> None:
    chat = open_page(widget_server.page(), viewport=size).open()
    widget_server.hold_answers()
    for message in ("Track my order", "#1042, jo@example.com", "hostile"):
        chat.say(message)
    chat.element.locator("summary").focus()
    widget_server.answer_again()
    expect(chat.answers).to_have_count(3)
    assert chat.focused() == "tool"


def test_the_focus_stays_on_the_page_when_an_answer_arrives_there(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    widget_server.hold_answers()
    chat.say("Track my order")
    chat.page.get_by_role("button", name="A button of the page").focus()
    widget_server.answer_again()
    expect(chat.answers).to_have_count(1)
    assert chat.focused() == "button"


def test_a_screen_reader_meets_a_conversation_in_words(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    chat.ask("How long does it take to make?")
    chat.ask("hostile")
    expect(chat.panel).to_match_aria_snapshot(
        """
        - dialog "Chat with Stella & Tide":
          - heading "Stella & Tide" [level=2]
          - paragraph: Automated assistant
          - group: More options
          - button "Close"
          - region "Conversation":
            - paragraph: Hello! Ask me about orders, returns or caring for your jewelry.
            - paragraph: Please never send card numbers.
            - group "Suggestions":
              - button "Track my order"
              - button "Can I return it?"
              - button "How long does it take to make?"
            - list:
              - listitem: today
              - listitem: /You. How long does it take to make./
              - listitem:
                - text: /Stella & Tide. Standard pieces take/
                - group: /The shop’s own words. What is your production time/
              - listitem: /You. hostile/
              - listitem:
                - text: /Stella & Tide. <img src=x/
                - link "https://evil.example/gnp.exe (opens in a new tab)"
                - link "https://stellatide.com/care (opens in a new tab)"
                - link "hello@stellatide.com"
                - group "Suggestions":
                  - button "<b>bold</b>"
          - textbox "Message to Stella & Tide"
          - button "Send"
        """
    )


def test_a_whole_order_can_be_tracked_with_the_keyboard_alone(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page())
    keyboard = chat.page.keyboard
    chat.launcher.focus()
    keyboard.press("Enter")
    for _ in range(3):
        keyboard.press("Shift+Tab")
    assert chat.focused() == "reply"
    keyboard.press("Space")
    expect(chat.answers).to_have_count(1)
    for _ in range(3):
        keyboard.press("Tab")
    assert chat.focused() == "input"
    keyboard.type("#1042")
    keyboard.press("Tab")
    keyboard.type("jo@example.com")
    keyboard.press("Enter")
    expect(chat.answers.last).to_contain_text("on its way")


def _targets(chat: ChatPage) -> list[tuple[str, float, float]]:
    return chat.element.evaluate(
        """(chat) => [...chat.shadowRoot.querySelectorAll("button, summary, textarea, input, .card a")]
          .map((node) => [node.textContent || node.localName, node.getBoundingClientRect()])
          .filter(([, box]) => box.width)
          .map(([name, box]) => [name, Math.round(box.width), Math.round(box.height)])"""
    )


@pytest.mark.parametrize(("size", "least"), [(DESK, 24), (PHONE, 44)], ids=["desk", "phone"])
def test_what_is_to_be_hit_is_large_enough(
    open_page: OpenPage, widget_server: FakeServer, size: dict, least: int
) -> None:
    chat = open_page(widget_server.page(), viewport=size, has_touch=size is PHONE).open()
    chat.ask("How long does it take to make?")
    chat.ask("Stop the e-mails")
    chat.ask("#1042, jo@example.com")
    chat.ask("Track my order")
    targets = _targets(chat)
    assert len(targets) > 12
    assert [target for target in targets if min(target[1:]) < least] == []


def test_nothing_is_cut_off_or_scrolls_sideways_at_400_percent_zoom(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    # 1280 by 1024 at 400 % is a window of 320 by 256.
    chat = open_page(widget_server.page(), viewport={"width": 320, "height": 256}).open()
    chat.ask("#1042, jo@example.com")
    for part in (chat.field, chat.button("Close"), chat.answers.last.get_by_role("link")):
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport(ratio=1)
    assert chat.panel.evaluate("(panel) => panel.scrollWidth - panel.clientWidth") == 0
    assert chat.transcript.evaluate("(box) => box.scrollWidth - box.clientWidth") == 0
    # The whole panel scrolls: a conversation in a slit of a hundred pixels could not be read.
    assert chat.transcript.evaluate("(box) => box.scrollHeight - box.clientHeight") == 0


def test_an_order_can_be_read_on_a_telephone(
    open_page: OpenPage, widget_server: FakeServer, picture: Callable[[ChatPage, str], None]
) -> None:
    chat = open_page(widget_server.url, viewport={"width": 390, "height": 844}).open()
    answer = chat.ask("#1042, jo@example.com")
    expect(answer.locator(".bubble")).to_be_in_viewport(ratio=1)
    expect(answer.get_by_role("region", name="Order #1042")).to_be_in_viewport()
    picture(chat, "chat-on-a-telephone")


def test_the_latest_answer_is_in_view_at_400_percent_zoom(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page(), viewport={"width": 320, "height": 256}).open()
    answer = chat.ask("Stop the e-mails")
    expect(answer.locator(".bubble")).to_be_in_viewport()


def test_long_words_break_instead_of_widening_the_chat(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page(), viewport=PHONE).open()
    chat.ask("x" * 900)
    assert chat.transcript.evaluate("(box) => box.scrollWidth - box.clientWidth") == 0


def test_in_forced_colours_every_control_has_an_edge(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page(), forced_colors="active").open()
    chat.ask("#1042, jo@example.com")
    for part in (".launcher", ".send", ".panel", ".shopper .bubble", ".bot .bubble", "textarea", ".reply"):
        expect(chat.element.locator(part).last).to_have_css("border-top-style", "solid")
        expect(chat.element.locator(part).last).not_to_have_css("border-top-color", "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize(("wish", "animation"), [("reduce", "none"), ("no-preference", "rise")])
def test_the_panel_moves_only_where_motion_is_welcome(
    open_page: OpenPage, widget_server: FakeServer, wish: str, animation: str
) -> None:
    chat = open_page(widget_server.page(), reduced_motion=wish).open()
    expect(chat.panel).to_have_css("animation-name", animation)


def test_from_right_to_left_the_chat_is_mirrored(
    open_page: OpenPage, widget_server: FakeServer, picture: Callable[[ChatPage, str], None]
) -> None:
    chat = open_page(widget_server.url)
    chat.page.evaluate("document.documentElement.dir = 'rtl'")
    chat.open().ask("#1042, jo@example.com")
    assert chat.panel.bounding_box()["x"] < 100
    said, answer = chat.said.locator(".bubble").bounding_box(), chat.answers.locator(".bubble").bounding_box()
    assert said["x"] < answer["x"] + answer["width"] - said["width"]
    # A text keeps its own direction: the order number stands where English has it.
    expect(chat.said.locator(".bubble")).to_have_css("direction", "ltr")
    picture(chat, "chat-right-to-left")
    assert violations(chat.page) == []

"""The chat with the real servers behind it: what a shopper does in one visit, at every width. Orders come from exports."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.servers import RunningShop

from .chat_page import ChatPage
from .conftest import PATIENCE_MS, WIDTHS, OpenPage
from .fake_server import FakeServer
from .test_axe import violations
from .test_looks import CONTRAST

MAKING = "How long does it take to make my order?"
HOSTILE = '<img src=x onerror="window.hacked=1"> javascript:alert(1) exe.png'
OVERRIDE = "\u202e"


def _fill_in(chat: ChatPage, number: str, email: str) -> None:
    """Fills the form of the last answer and waits for what it brings."""
    form, answers = chat.answers.last, chat.answers.count()
    form.get_by_label("Order number").fill(number)
    form.get_by_label("E-mail address").fill(email)
    form.get_by_label("E-mail address").press("Enter")
    expect(chat.answers.nth(answers)).to_be_visible()


@WIDTHS
def test_a_visit_from_the_first_question_to_forgetting_it(visit: OpenPage, size: dict) -> None:
    chat = visit(viewport=size)

    source = chat.ask(MAKING).locator(".source").first
    expect(chat.answers.last).to_contain_text("7–10 business days")
    source.locator("summary").click()
    expect(source.locator("blockquote")).to_contain_text("All standard orders currently take 7-10 business days")

    chat.ask("Where is my order?")
    chat.answers.last.get_by_role("button", name="Find my order").click()
    expect(chat.answers.last.get_by_label("Order number")).to_have_accessible_description(re.compile("such as #1042"))
    _fill_in(chat, "#3001", "jo@example.com")
    order = chat.answers.last.get_by_role("region", name="Order #3001")
    expect(order.locator("[aria-current=step]")).to_contain_text("Shipped")
    expect(order.get_by_role("link", name="Track with USPS")).to_have_attribute(
        "href", re.compile("^https://tools.usps")
    )

    chat.ask("Can I return order #3007, jo@example.com?")
    items = chat.answers.last.get_by_role("region", name="Returns for order #3007").locator(".item")
    expect(items).to_have_count(3)
    expect(items.nth(0)).to_contain_text("Last day: November 23, 2026")
    expect(items.nth(1)).to_contain_text(re.compile("earrings", re.IGNORECASE))
    assert violations(chat.page) == []
    assert chat.transcript.evaluate("(box) => box.scrollWidth - box.clientWidth") == 0

    said, answers = chat.said.count(), chat.answers.count()
    chat.page.reload()
    chat.open()
    expect(chat.said).to_have_count(said)
    expect(chat.answers).to_have_count(answers)
    expect(items.nth(0)).to_contain_text("Last day: November 23, 2026")

    chat.choose("Forget this conversation")
    with chat.page.expect_response(lambda answer: answer.request.method == "DELETE") as deletion:
        chat.button("Delete it").click()
    assert deletion.value.status == 204
    expect(chat.strip).to_contain_text("has been deleted")
    chat.page.reload()
    chat.open()
    expect(chat.said).to_have_count(0)


@WIDTHS
def test_a_hurried_visit_with_an_order_that_the_page_knows(visit: OpenPage, size: dict) -> None:
    chat = visit(viewport=size)
    chat.listen()
    chat.element.evaluate("(chat) => chat.setOrder('#3001', 'jo@example.com')")
    chat.element.get_by_role("group", name="Suggestions").get_by_role("button", name="Track my order").click()
    form = chat.answers.last
    expect(form.get_by_label("Order number")).to_have_value("#3001")
    form.get_by_role("button", name="Find my order").click()
    expect(chat.answers.last.get_by_role("region", name="Order #3001")).to_be_visible()

    chat.say("How do I care for my jewelry?")
    # What would turn the text round is not shown.
    chat.say(HOSTILE.replace("exe", f"{OVERRIDE}exe"))
    chat.say("How can I reach you?")
    expect(chat.answers.last).to_contain_text("hello@stellatide.com")
    assert chat.said.locator(".bubble").all_inner_texts()[-3:] == [
        "How do I care for my jewelry?",
        HOSTILE,
        "How can I reach you?",
    ]
    assert chat.element.locator(".transcript img, .transcript b").count() == 0
    assert chat.page.evaluate("window.hacked") is None
    assert chat.focused() == "textarea"

    chat.choose("Talk to a person")
    expect(chat.said.last.locator(".bubble")).to_have_text("Talk to a person")
    expect(chat.answers.last).to_contain_text("hello@stellatide.com")
    answers = chat.answers.locator(".bubble").all_inner_texts()
    for announced in answers:
        assert chat.announced().count(announced) <= answers.count(announced)
    with chat.page.expect_download() as download:
        chat.choose("Download the conversation")
    assert "You: How can I reach you?" in Path(download.value.path()).read_text(encoding="utf-8")
    assert violations(chat.page) == []

    chat.button("Close").click()
    assert chat.focused() == "launcher"


@WIDTHS
def test_a_visit_to_a_page_with_its_own_looks_and_its_own_script(
    open_page: OpenPage, shop: RunningShop, widget_server: FakeServer, size: dict
) -> None:
    """A page of another origin, dark, from right to left, that greets, speaks for the shopper and listens."""
    widget_server.policy = (
        f"default-src 'none'; script-src {shop.url}; connect-src {shop.url}; img-src data: {shop.url}"
    )
    tag = (
        f'<script type="module" src="{shop.url}/widget/clasp-chat.js" data-greet-after="0" data-accent="#ffe9a8" '
        f'data-theme="dark" data-position="start" data-logo="{shop.url}/demo/drawings/icon.svg"></script>'
    )
    chat = open_page("about:blank", viewport=size, color_scheme="dark")
    chat.page.add_init_script("HTMLAnchorElement.prototype.click = function () { window.followed = this.href; };")
    chat.page.goto(widget_server.page(tag))
    chat.page.evaluate(
        """() => {
          document.documentElement.dir = "rtl";
          window.heard = [];
          for (const name of ["clasp-open", "clasp-message", "clasp-close", "clasp-error"]) {
            document.addEventListener(name, ({ detail }) => window.heard.push(detail?.from ?? name));
          }
        }"""
    )
    greeting = chat.element.locator(".greeting")
    expect(greeting).to_be_visible()
    assert chat.focused() == "body"
    greeting.get_by_role("button").first.click()
    expect(chat.panel).to_have_css("background-color", "rgb(31, 29, 34)")
    expect(chat.launcher).to_have_css("background-color", "rgb(255, 233, 168)")
    expect(chat.element.locator(".logo img")).to_be_visible()
    assert chat.launcher.evaluate(CONTRAST) >= 4.5

    chat.element.evaluate(f"(chat) => chat.send({MAKING!r})")
    expect(chat.answers.last).to_contain_text("7–10 business days", timeout=PATIENCE_MS)
    assert violations(chat.page) == []
    assert chat.transcript.evaluate("(box) => box.scrollWidth - box.clientWidth") == 0
    chat.page.emulate_media(forced_colors="active")
    for part in (".send", ".shopper .bubble", ".bot .bubble", "textarea"):
        expect(chat.element.locator(part).last).to_have_css("border-top-style", "solid")

    chat.choose("E-mail the conversation")
    assert "7%E2%80%9310%20business%20days" in chat.page.evaluate("window.followed").replace("+", "%20")
    chat.element.evaluate("(chat) => chat.close()")
    expect(chat.panel).to_be_hidden()
    assert chat.page.evaluate("window.heard") == ["clasp-open", "shopper", "bot", "clasp-close"]
    # Nothing is stored but the session token, and no cookie.
    assert chat.page.evaluate("[localStorage.length, sessionStorage.length]") == [1, 0]
    assert chat.page.context.cookies() == []
    assert widget_server.requests == []


def test_a_late_order_is_late_in_plain_words(visit: OpenPage) -> None:
    chat = visit()
    expect(chat.ask("Where is order #3002, jo@example.com?")).to_contain_text("late")
    expect(chat.answers.last.locator("[aria-current=step]")).to_contain_text("(late)")


@WIDTHS
def test_unsubscribing_gives_a_number_to_copy(visit: OpenPage, size: dict) -> None:
    chat = visit(viewport=size, permissions=["clipboard-read", "clipboard-write"])
    chat.ask("Please unsubscribe me")
    answer = chat.ask("jo@example.com")
    answer.get_by_role("button", name="Yes").click()
    number = chat.element.locator(".card code")
    chat.button("Copy").click()
    expect(chat.button("Copied")).to_be_visible()
    assert chat.page.evaluate("navigator.clipboard.readText()") == number.inner_text()


@WIDTHS
def test_messages_written_offline_are_answered_once_and_in_order_when_the_connection_is_back(
    visit: OpenPage, size: dict
) -> None:
    chat = visit(viewport=size)
    chat.ask(MAKING)
    chat.page.evaluate("window.codes = []; addEventListener('clasp-error', ({ detail }) => codes.push(detail.code))")
    chat.page.context.set_offline(True)
    chat.say("How do I care for my jewelry?")
    chat.say("How can I reach you?")
    expect(chat.said.nth(1)).to_contain_text("Waiting to be sent")
    expect(chat.strip).to_contain_text("Your message is kept")
    assert set(chat.page.evaluate("codes")) == {"offline"}
    chat.page.context.set_offline(False)
    for index in range(3):
        expect(chat.said.nth(index)).to_contain_text("Sent")
    expect(chat.strip).to_be_hidden()
    before = chat.element.locator("li .bubble").all_inner_texts()
    chat.page.reload()
    chat.open()
    expect(chat.said).to_have_count(3)
    # The server has each message once, and in the order in which they were written.
    assert chat.element.locator("li .bubble").all_inner_texts() == before


@WIDTHS
def test_two_tabs_share_the_conversation(visit: OpenPage, size: dict) -> None:
    chat = visit(viewport=size)
    other = visit(context=chat.page.context)
    chat.ask(MAKING)
    expect(other.answers).to_contain_text("7–10 business days")
    other.ask("How can I reach you?")
    expect(chat.said).to_have_count(2)
    expect(chat.answers.last).to_contain_text("hello@stellatide.com")


def test_one_script_tag_puts_the_chat_on_a_page_of_another_origin(
    visit: OpenPage, shop: RunningShop, widget_server: FakeServer
) -> None:
    widget_server.policy = f"default-src 'none'; script-src {shop.url}; connect-src {shop.url}; img-src data:"
    tag = f'<script type="module" src="{shop.url}/widget/clasp-chat.js" data-shop="stella_tide"></script>'
    chat = visit(widget_server.page(tag))
    expect(chat.ask(MAKING)).to_contain_text("7–10 business days")
    assert widget_server.requests == []

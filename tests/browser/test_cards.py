"""Cards: what the server describes in `custom`, drawn."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import expect

from . import fake_shop
from .conftest import OpenPage
from .fake_server import FakeServer

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "schemas" / "custom.schema.json").read_text())
DESCRIBED = [answer["custom"] for answers in fake_shop.ANSWERS.values() for answer in answers if "custom" in answer]


@pytest.mark.parametrize("custom", DESCRIBED, ids=lambda custom: custom.get("card", {}).get("type", "source"))
def test_the_cards_of_these_tests_are_such_as_the_schema_describes(custom: dict) -> None:
    jsonschema.validate(custom, SCHEMA)


def test_the_schema_refuses_a_card_of_another_kind() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"card": {"type": "coupon"}}, SCHEMA)


def test_an_order_is_a_timeline_with_dates_and_the_current_step_marked(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    card = chat.ask("#1042, jo@example.com").get_by_role("region", name="Order #1042")
    expect(card).to_contain_text("Placed November 3, 2026")
    assert card.get_by_role("listitem").all_text_contents() == [
        "Ordered (done)November 3",
        "Made by hand (done)November 4 – 16",
        "On its way (now)since November 16",
        "At your door (to come)November 19 – 21",
    ]
    expect(card.locator("[aria-current=step]")).to_contain_text("On its way")


def test_a_shipment_can_be_tracked_with_its_carrier(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    card = chat.ask("#1042, jo@example.com").get_by_role("region", name="Order #1042")
    expect(card).to_contain_text("USPS 9400111899223197428490")
    link = card.get_by_role("link", name="Track with USPS (opens in a new tab)")
    assert link.get_attribute("href").startswith("https://tools.usps.com/")


def test_a_tracking_address_that_is_not_https_is_no_link(
    open_page: OpenPage, widget_server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = json.loads(json.dumps(fake_shop.ORDER))
    order["custom"]["card"]["shipments"][0]["tracking_url"] = "javascript:alert(1)"
    monkeypatch.setitem(fake_shop.ANSWERS, "bad link", [order])
    chat = open_page(widget_server.page()).open()
    card = chat.ask("bad link").get_by_role("region", name="Order #1042")
    expect(card).to_contain_text("9400111899223197428490")
    expect(card.get_by_role("link")).to_have_count(0)


def test_a_late_order_says_so(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    card = chat.ask("#1051, jo@example.com").get_by_role("region", name="Order #1051")
    expect(card.locator("[aria-current=step]")).to_have_text("Being made (late)due by November 13")


def test_returns_are_listed_item_by_item_with_reason_and_last_day(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    items = chat.ask("Can I return it?").get_by_role("region", name="Returns for order #1042").get_by_role("listitem")
    expect(items.nth(0)).to_contain_text("Can come back")
    expect(items.nth(0)).to_contain_text("Last day: December 3, 2026")
    expect(items.nth(1)).to_contain_text("Earrings are not taken back.")
    expect(items.nth(1)).not_to_contain_text("Last day")
    items.nth(1).locator("summary").click()
    expect(items.nth(1).locator("blockquote")).to_contain_text("unable to accept returns")


def test_the_number_of_a_receipt_can_be_copied(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page(), permissions=["clipboard-read", "clipboard-write"]).open()
    receipt = chat.ask("Stop the e-mails").get_by_role("region", name="Unsubscribed")
    receipt.get_by_role("button", name="Copy").click()
    expect(receipt.get_by_role("button", name="Copied")).to_be_visible()
    assert chat.page.evaluate("navigator.clipboard.readText()") == "U-7F3K-9QD2"


def test_the_form_calls_up_the_right_keyboards_and_the_browsers_memory(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    email = chat.ask("Track my order").get_by_label("E-mail address")
    expect(email).to_have_attribute("type", "email")
    expect(email).to_have_attribute("inputmode", "email")
    expect(email).to_have_attribute("autocomplete", "email")


def test_a_filled_form_speaks_as_the_shopper_would(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    form = chat.ask("Track my order")
    form.get_by_label("Order number").fill("#1042")
    form.get_by_label("E-mail address").fill("jo@example.com")
    form.get_by_label("E-mail address").press("Enter")
    expect(chat.answers.last).to_contain_text("on its way")
    assert widget_server.turns[-1] == "#1042, jo@example.com"
    expect(form.get_by_role("button", name="Look it up")).to_be_disabled()


def test_what_is_wrong_in_a_form_stands_beside_the_field(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    form = chat.ask("Track my order")
    number, email = form.get_by_label("Order number"), form.get_by_label("E-mail address")
    email.fill("jo")
    form.get_by_role("button", name="Look it up").click()
    expect(number).to_have_accessible_description("Please give the number, such as #1042.")
    expect(number).to_be_focused()
    expect(email).to_have_accessible_description("Please give the address, such as name@example.com.")
    expect(email).to_have_attribute("aria-invalid", "true")
    number.fill("mine")
    form.get_by_role("button", name="Look it up").click()
    expect(number).to_have_accessible_description("Please give the number, such as #1042.")
    assert widget_server.turns == ["Track my order"]


def test_what_is_wrong_does_not_push_the_forms_button_out_of_sight(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    submit = chat.ask("Track my order").get_by_role("button", name="Look it up")
    submit.click()
    expect(submit).to_be_in_viewport(ratio=1)
    assert submit.evaluate(
        """(button) => {
          const [box, view] = [button, button.closest(".transcript")].map((node) => node.getBoundingClientRect());
          return box.bottom <= view.bottom;
        }"""
    )


def test_a_used_form_stays_readable(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    form = chat.ask("Track my order")
    chat.ask("#1042, jo@example.com")
    expect(form.get_by_label("Order number")).not_to_be_editable()
    expect(form.get_by_role("button", name="Look it up")).to_be_disabled()


def test_a_form_that_was_sent_keeps_the_focus_and_is_not_sent_twice(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.page()).open()
    form = chat.ask("Track my order")
    form.get_by_label("Order number").fill("#1042")
    form.get_by_label("E-mail address").fill("jo@example.com")
    for _ in range(2):
        form.get_by_label("E-mail address").press("Enter")
        expect(chat.answers).to_have_count(2)
    expect(form.get_by_label("E-mail address")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    assert widget_server.turns == ["Track my order", "#1042, jo@example.com"]


def test_typing_in_the_chat_serves_as_well_as_the_form(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.page()).open()
    form = chat.ask("Track my order")
    expect(chat.ask("#1042, jo@example.com")).to_contain_text("on its way")
    expect(form.get_by_role("button", name="Look it up")).to_be_disabled()


def test_a_card_of_an_unknown_kind_leaves_the_text(
    open_page: OpenPage, widget_server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(fake_shop.ANSWERS, "new", [{"text": "In words.", "custom": {"card": {"type": "constructor"}}}])
    chat = open_page(widget_server.page()).open()
    expect(chat.ask("new")).to_contain_text("In words.")

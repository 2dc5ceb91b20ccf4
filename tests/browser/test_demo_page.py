"""The demonstration page and the page of states."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from . import fake_shop
from .chat_page import ChatPage
from .conftest import DESK, PHONE, TABLET, OpenPage
from .fake_server import FakeServer
from .test_axe import violations

Picture = Callable[[ChatPage, str], None]


@pytest.fixture(params=[fake_shop.SHOP, fake_shop.ALLYK], ids=lambda shop: shop["key"])
def shop_server(request: pytest.FixtureRequest) -> Iterator[FakeServer]:
    """A server for each of the two shops."""
    server = FakeServer(shop=request.param)
    server.start()
    yield server
    server.stop()


def _wait_for_the_drawings(chat: ChatPage) -> None:
    """Rejects if one of them is missing or broken."""
    chat.page.evaluate(
        """Promise.all([...document.images].map((image) => {
          image.loading = "eager";
          return image.decode();
        }))"""
    )


def test_the_page_shows_the_shop_that_the_server_answers_for(
    open_page: OpenPage, shop_server: FakeServer, picture: Picture
) -> None:
    chat = open_page(shop_server.url)
    name = shop_server.shop["name"]
    expect(chat.page.locator("#brand")).to_have_text(name)
    expect(chat.launcher).to_have_accessible_name(f"Chat with {name}")
    expect(chat.page.get_by_role("link", name=name, exact=True).first).to_have_attribute("aria-current", "page")
    _wait_for_the_drawings(chat)
    picture(chat, f"demo-{shop_server.shop['key']}")


def test_the_page_asks_for_the_shops_looks_and_all_modules_at_once(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.url)
    expect(chat.launcher).to_be_visible()
    by_scripts = chat.page.evaluate(
        """performance.getEntriesByType("resource")
          .filter(({ name, initiatorType }) => /widget|webhooks/.test(name) && /script|fetch/.test(initiatorType))
          .map(({ name }) => new URL(name).pathname)"""
    )
    # The chat's own tag, and the page's script, which asks for the shop as well.
    assert by_scripts == ["/widget/clasp-chat.js", "/webhooks/site/shop"]
    assert widget_server.requests == ["GET shop"] * 2


@pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=lambda size: f"{size['width']}px")
def test_axe_finds_nothing_on_the_page_and_it_does_not_scroll_sideways(
    open_page: OpenPage, shop_server: FakeServer, size: dict
) -> None:
    chat = open_page(shop_server.url, viewport=size)
    expect(chat.launcher).to_be_visible()
    assert violations(chat.page) == []
    assert chat.page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_the_other_shops_page_has_no_chat_and_says_how_to_start_its_server(
    open_page: OpenPage, widget_server: FakeServer
) -> None:
    chat = open_page(widget_server.url)
    chat.page.get_by_role("link", name="AllyK Jewelry").click()
    expect(chat.page.locator("#brand")).to_have_text("AllyK Jewelry")
    notice = chat.page.locator("#not-running")
    expect(notice).to_contain_text(f"CLASP_SHOP=allyk PORT={widget_server.port + 1} make run")
    expect(chat.launcher).to_be_hidden()
    # A question asked here would go to the other shop.
    for words in ("Ask us anything", "What information do you collect?", "Where is it?"):
        expect(chat.page.get_by_text(words)).to_be_hidden()
    assert violations(chat.page) == []
    chat.page.get_by_role("link", name="Stella & Tide").first.click()
    expect(chat.launcher).to_be_visible()


def test_the_switch_leads_to_and_fro_between_two_servers(open_page: OpenPage, widget_server: FakeServer) -> None:
    other = FakeServer(shop=fake_shop.ALLYK)
    other.start()
    try:
        chat = open_page(f"{other.url}?beside={widget_server.port}")
        shops = chat.page.get_by_role("navigation", name="Shop")
        expect(chat.launcher).to_have_accessible_name("Chat with AllyK Jewelry")
        for name in ("Stella & Tide", "AllyK Jewelry", "Stella & Tide"):
            shops.get_by_role("link", name=name).click()
            expect(chat.launcher).to_have_accessible_name(f"Chat with {name}")
            expect(chat.page.locator("#brand")).to_have_text(name)
            expect(chat.page.locator("#not-running")).to_be_hidden()
    finally:
        other.stop()


def test_a_question_of_the_page_is_asked_in_the_chat(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.url)
    chat.page.get_by_role("button", name="How do I care for my jewelry?").click()
    expect(chat.panel).to_be_visible()
    expect(chat.said.locator(".bubble")).to_have_text("How do I care for my jewelry?")


def test_the_pages_own_order_form_fills_the_one_in_the_chat(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.url)
    chat.page.get_by_label("Order number").fill("#1042")
    chat.page.get_by_label("E-mail address").fill("jo@example.com")
    chat.page.get_by_role("button", name="Where is it?").click()
    expect(chat.said).to_contain_text("Where is my order?")
    expect(chat.answers).to_have_count(1)
    expect(chat.ask("Track my order").get_by_label("Order number")).to_have_value("#1042")


def test_a_piece_can_be_put_into_the_bag(open_page: OpenPage, widget_server: FakeServer) -> None:
    chat = open_page(widget_server.url)
    chat.page.get_by_role("button", name="Add to bag: Rope Chain Bracelet").click()
    expect(chat.page.locator("#bag-count")).to_have_text("1")


@pytest.mark.parametrize(
    ("theme", "direction", "language"), [("light", "ltr", "en"), ("dark", "ltr", "en"), ("light", "rtl", "es")]
)
def test_the_page_of_states_draws_every_state_without_a_violation(
    open_page: OpenPage, widget_server: FakeServer, theme: str, direction: str, language: str
) -> None:
    chat = open_page(f"{widget_server.url}demo/states.html")
    for name, value in (("theme", theme), ("dir", direction), ("lang", language)):
        chat.page.locator(f"select[name={name}]").select_option(value)
    expect(chat.page.locator("figure")).to_have_count(18)
    assert [line for line in violations(chat.page) if not line.startswith("landmark")] == []


def test_a_shop_of_ones_own_has_its_name_and_its_chat_on_the_page(open_page: OpenPage) -> None:
    server = FakeServer(shop={**fake_shop.SHOP, "key": "juniper_ash", "name": "Juniper & Ash"})
    server.start()
    try:
        chat = open_page(server.url)
        expect(chat.page.locator("#brand")).to_have_text("Juniper & Ash")
        expect(chat.launcher).to_have_accessible_name("Chat with Juniper & Ash")
        assert violations(chat.page) == []
    finally:
        server.stop()

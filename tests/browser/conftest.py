"""What the browser tests share: a Chromium, pages of several sizes, a fake server and the real ones to talk to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.e2e.servers import RunningShop, clasp, stop_all

from .chat_page import ChatPage
from .fake_server import FakeServer

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 320, "height": 640}
TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1280, "height": 800}
SIZES = [PHONE, TABLET, DESK]
WIDTHS = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}px")
SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"
EXPORTS = Path(__file__).parents[1] / "data" / "e2e"
PATIENCE_MS = 40_000

OpenPage = Callable[..., ChatPage]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium with an empty profile. One a module, since Playwright keeps an event loop while it runs."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("The browser tests need Chromium; on Debian and Ubuntu install the package 'chromium'.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def widget_server() -> Iterator[FakeServer]:
    """The channel's contract without a bot behind it."""
    server = FakeServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="package")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """Stella & Tide with its real servers, as `make run` serves it. Orders come from exports."""
    running = RunningShop("stella_tide", tmp_path_factory.mktemp("home"))
    try:
        files = [str(EXPORTS / f"stella_orders.{kind}") for kind in ("csv", "json")]
        imported = clasp(running.environment, "orders", "import", *files)
        assert imported.returncode == 0, imported.stderr
        yield running.wait_until_ready()
    finally:
        stop_all([running])


@pytest.fixture
def patience() -> Iterator[None]:
    """Waits as long as real servers take to answer, or to come back."""
    expect.set_options(timeout=PATIENCE_MS)
    yield
    expect.set_options(timeout=5000)


@pytest.fixture
def visit(open_page: OpenPage, shop: RunningShop, patience: None) -> OpenPage:
    """Opens the shop's page, or another with its chat, and the chat on it."""

    def visited(address: str = shop.url, **options: object) -> ChatPage:
        return open_page(address, **options).open()

    return visited


@pytest.fixture
def new_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens separate profiles; each is closed after the test."""
    contexts = []

    def new(**options: object) -> BrowserContext:
        contexts.append(
            chromium.new_context(**{"viewport": DESK, "locale": "en-US", "reduced_motion": "reduce", **options})
        )
        contexts[-1].set_default_timeout(8000)
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext]) -> Iterator[OpenPage]:
    """Opens an address as a ChatPage. The test fails if the page's console had anything to complain about."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # A refused or lost request is what some tests are about; the canvas is axe-core's.
        expected = message.text.startswith(("Failed to load resource", "Canvas2D"))
        if message.type in ("error", "warning") and not expected:
            complaints.append(message.text)

    def open_address(address: str, context: BrowserContext | None = None, **options: object) -> ChatPage:
        page: Page = (context or new_context(**options)).new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return ChatPage(page)

    yield open_address
    assert complaints == []


@pytest.fixture
def picture() -> Callable[[ChatPage, str], None]:
    """Keeps a screenshot for the documentation where CLASP_SCREENSHOTS is set; otherwise does nothing."""

    def take(chat: ChatPage, name: str) -> None:
        if os.environ.get("CLASP_SCREENSHOTS"):
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            # The picture that README begins with is a sharp one.
            kind = {"type": "png"} if name == "chat" else {"type": "jpeg", "quality": 85}
            path = SCREENSHOTS / f"{name}.{kind['type'].replace('jpeg', 'jpg')}"
            chat.page.screenshot(path=path, animations="disabled", caret="hide", **kind)

    return take

"""Measures the widget and writes the figures into docs/widget.md: `.venv/bin/python -m tests.browser.measure`.

Size, time to the first painted launcher on the demonstration page, and how a conversation of 1,000 messages scrolls.
The server is the fake one, so that the figures are the widget's own. Times by the clock depend on what else the machine
does; those of the page's main thread count only what it computes itself.
"""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect, sync_playwright

from .chat_page import ChatPage
from .conftest import DESK, FLAGS
from .fake_server import WIDGET, FakeServer

RUNS = 15
DELAY_MS = 60
MESSAGES = 1000
FRAMES = 120
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "widget.md"
HEADING = "## Figures\n"
FRAME_PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

# Runs in the page before anything else: notes when a frame has been painted that shows the launcher.
WATCH_LAUNCHER = """
window.launcherPainted = new Promise((painted) => {
  const look = () => {
    const launcher = document.querySelector("clasp-chat")?.shadowRoot?.querySelector(".launcher");
    if (!launcher?.offsetWidth) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => painted(performance.now());
    // A message that is posted within a frame is delivered once that frame has been painted.
    port2.postMessage(0);
  };
  requestAnimationFrame(look);
});
"""

SCROLL = """async ([frames]) => {
  const box = document.querySelector("clasp-chat").shadowRoot.querySelector(".transcript");
  const step = box.scrollHeight / frames;
  const times = [];
  let last = await new Promise(requestAnimationFrame);
  for (let frame = 0; frame < frames; frame += 1) {
    box.scrollTop -= step;
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
}"""


def size() -> int:
    """Bytes of the widget's modules, each gzipped, which is what goes over the wire."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in WIDGET.glob("*.js"))


def _watch_thread(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def _computed(session: CDPSession) -> float:
    """Milliseconds that the page's main thread has computed so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def _cold_start(browser: Browser, address: str, painted: str, delay: int = 0) -> tuple[float, float]:
    """What `painted` resolves to in a browser without a cache, and what the main thread computed until then."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.add_init_script(WATCH_LAUNCHER)
    session = _watch_thread(page)
    if delay:
        session.send("Network.enable")
        speed = {"downloadThroughput": -1, "uploadThroughput": -1}
        session.send("Network.emulateNetworkConditions", {"offline": False, "latency": delay, **speed})
    before = _computed(session)
    page.goto(address)
    result = page.evaluate(painted), _computed(session) - before
    context.close()
    return result


def first_paint(browser: Browser, server: FakeServer) -> tuple[list[float], list[float], float]:
    """Milliseconds from the navigation to the launcher on the demonstration page, the same on a network with delay,
    and what the chat adds to a bare page.
    """
    times, delayed = (
        sorted(_cold_start(browser, server.url, "window.launcherPainted", delay)[0] for _ in range(RUNS))
        for delay in (0, DELAY_MS)
    )
    with_chat, without = (
        statistics.median(_cold_start(browser, address, painted)[1] for _ in range(RUNS))
        for address, painted in (
            (server.page(), "window.launcherPainted"),
            (server.page("<script></script>"), FRAME_PAINTED),
        )
    )
    return times, delayed, with_chat - without


def long_conversation(context: BrowserContext, server: FakeServer) -> tuple[float, float, list[float], float]:
    """Milliseconds to show it, to add a message, between frames while all of it is scrolled, and computed for a frame."""
    chat = ChatPage(context.new_page())
    chat.page.goto(server.page())
    chat.open().ask("two")
    (history,) = server.sessions.values()
    at = history[0]["at"]
    history[:0] = [
        {"from": "shopper", "text": f"Question {number}", "at": at, "message_id": f"m{number}"}
        if number % 2
        else {"from": "bot", "text": f"Answer {number}\nwith a second line", "at": at}
        for number in range(MESSAGES)
    ]
    chat.page.reload()
    chat.open()
    expect(chat.element.locator(".message")).to_have_count(MESSAGES + 3)
    shown = chat.page.evaluate(
        "performance.now() - performance.getEntriesByType('resource').find(({ name }) => name.endsWith('history')).responseEnd"
    )
    added = chat.page.evaluate(
        """async () => {
          const chat = document.querySelector("clasp-chat");
          const start = performance.now();
          chat.send("two");
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          return performance.now() - start;
        }"""
    )
    session = _watch_thread(chat.page)
    before = _computed(session)
    frames = sorted(chat.page.evaluate(SCROLL, [FRAMES]))
    return shown, added, frames, (_computed(session) - before) / FRAMES


def table() -> str:
    """The figures, as Markdown."""
    server = FakeServer()
    server.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        paints, delayed, added_to_page = first_paint(browser, server)
        shown, added, frames, computed = long_conversation(browser.new_context(viewport=DESK), server)
        version = browser.version
        browser.close()
    server.stop()
    rows = [
        ("all modules, each gzipped", f"{size():,} bytes"),
        (
            "launcher painted on the demonstration page, from the start of the navigation, nothing cached",
            f"{paints[0]:.0f} ms at best, {statistics.median(paints):.0f} ms in the middle of {RUNS}",
        ),
        (
            f"the same where each request takes {DELAY_MS} ms longer",
            f"{delayed[0]:.0f} ms at best, {statistics.median(delayed):.0f} ms in the middle of {RUNS}",
        ),
        ("main-thread time that the chat adds to a page until then", f"{added_to_page:.0f} ms"),
        (f"{MESSAGES:,} messages shown, from their arrival", f"{shown:.0f} ms at most"),
        (f"a message added to {MESSAGES:,}", f"{added:.0f} ms to the second frame after it"),
        (
            f"frames while {MESSAGES:,} messages are scrolled",
            f"one in {statistics.median(frames):.0f} ms, 95 % within {frames[int(len(frames) * 0.95)]:.0f} ms",
        ),
        ("main-thread time of such a frame", f"{computed:.1f} ms"),
    ]
    machine = f"Chromium {version} without a graphics card, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    return "\n".join([f"| | {machine} |", "|---|---|", *(f"| {name} | {figure} |" for name, figure in rows)])


def main() -> None:
    """Prints the figures and puts them under their heading in the documentation, which they end."""
    figures = table()
    print(figures)
    before, heading, _ = DOCUMENTATION.read_text().partition(HEADING)
    introduction = (
        "`.venv/bin/python -m tests.browser.measure` measures these and writes them here. Times by the clock grow with the load, which is\n"
        "what else the machine was doing; an idle one has a load below 1. Main-thread times depend on it less."
    )
    DOCUMENTATION.write_text(f"{before}{heading}\n{introduction}\n\n{figures}\n")


if __name__ == "__main__":
    main()

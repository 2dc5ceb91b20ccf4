"""Prints the widget's figures for docs/widget.md: `python -m tests.browser.measure`.

Size, time to the first painted launcher on the demonstration page, and how a conversation of 1,000 messages scrolls.
The server is the fake one, so that the figures are the widget's own.
"""

from __future__ import annotations

import gzip
import shutil
import statistics

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from .chat_page import ChatPage
from .conftest import DESK, FLAGS
from .fake_server import WIDGET, FakeServer

RUNS = 7
MESSAGES = 1000
FRAMES = 120

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


def first_paint(browser: Browser, server: FakeServer) -> list[float]:
    """Milliseconds from the start of the navigation to the painted launcher, one of each cold start."""
    times = []
    for _ in range(RUNS):
        context = browser.new_context(viewport=DESK)
        page = context.new_page()
        page.add_init_script(WATCH_LAUNCHER)
        page.goto(server.url)
        times.append(page.evaluate("window.launcherPainted"))
        context.close()
    return times


def long_conversation(context: BrowserContext, server: FakeServer) -> tuple[float, float, list[float]]:
    """Milliseconds to show it after a reload, to add a message, and between frames while all of it is scrolled."""
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
    return shown, added, chat.page.evaluate(SCROLL, [FRAMES])


def main() -> None:
    """Prints the figures as a table."""
    server = FakeServer()
    server.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        paints = first_paint(browser, server)
        shown, added, frames = long_conversation(browser.new_context(viewport=DESK), server)
        version = browser.version
        browser.close()
    server.stop()
    frames.sort()
    rows = [
        ("All modules, each gzipped", f"{size():,} bytes"),
        (
            "Launcher painted, from the start of the navigation",
            f"{statistics.median(paints):.0f} ms, median of {RUNS} cold starts",
        ),
        (f"{MESSAGES:,} messages shown after they have arrived", f"at most {shown:.0f} ms"),
        (f"A message added to {MESSAGES:,}", f"{added:.0f} ms to the second frame after it"),
        (
            f"Frames while {MESSAGES:,} messages are scrolled",
            f"median {statistics.median(frames):.1f} ms, 95 % within {frames[int(len(frames) * 0.95)]:.1f} ms",
        ),
    ]
    print(f"| Chromium {version}, {RUNS} runs | |\n|---|---|")
    for name, figure in rows:
        print(f"| {name} | {figure} |")


if __name__ == "__main__":
    main()

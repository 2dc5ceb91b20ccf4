"""ChatPage: a page with the chat on it, as a shopper sees and uses it. It does not care which server is behind it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


class ChatPage:
    """A shopper's view of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.element = page.locator("clasp-chat")
        self.launcher = self.element.locator(".launcher")
        self.panel = self.element.get_by_role("dialog")
        self.field = self.element.get_by_role("textbox", name="Message to")
        self.transcript = self.element.get_by_role("region", name="Conversation")
        self.said = self.element.locator(".message.shopper")
        self.answers = self.element.locator(".message.bot")
        self.strip = self.element.locator(".strip")
        self.typing = self.element.locator(".typing")

    def open(self) -> ChatPage:
        """The same page, with the chat opened by its button."""
        self.launcher.click()
        expect(self.panel).to_be_visible()
        return self

    def say(self, text: str) -> None:
        """Types a message and sends it with Enter."""
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, text: str) -> Locator:
        """Says something and returns the last of its answers, once one is there."""
        before = self.answers.count()
        self.say(text)
        expect(self.answers.nth(before)).to_be_visible()
        return self.answers.nth(self.answers.count() - 1)

    def button(self, name: str) -> Locator:
        """The chat's buttons of that name."""
        return self.element.get_by_role("button", name=name, exact=True)

    def choose(self, entry: str) -> None:
        """Picks an entry of the menu."""
        more = self.page.locator("summary", has_text="More options")
        self.element.locator(more).click()
        self.element.locator("details", has=more).get_by_role("button", name=entry, exact=True).click()

    def focused(self) -> str:
        """What has the focus: its class, or else the name of its tag; outside the chat, the page's."""
        return self.page.evaluate(
            """() => {
              const outer = document.activeElement;
              const inner = outer.shadowRoot?.activeElement ?? outer;
              return inner.className || inner.localName;
            }"""
        )

    def announced(self) -> list[str]:
        """Texts that were put into a live region since `listen`."""
        return self.page.evaluate("window.announced")

    def listen(self) -> None:
        """Records what is put into the chat's live regions from now on."""
        self.element.evaluate(
            """(chat) => {
              window.announced = [];
              const hear = (changes) => {
                for (const { addedNodes } of changes) {
                  for (const node of addedNodes) window.announced.push(node.textContent);
                }
              };
              for (const region of chat.shadowRoot.querySelectorAll("[aria-live]")) {
                new MutationObserver(hear).observe(region, { childList: true, subtree: true, characterData: true });
              }
            }"""
        )

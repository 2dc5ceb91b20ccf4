"""How each slot of a task is filled from a message. Nothing here is trusted: an order is opened in order_access."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import Any

from actions.services import Services
from actions.turn import Turn
from bot.masking import mask_cards
from bot.orders.naming import valid_email
from bot.orders.requests import RequestKind
from bot.shop.dates import read_day

MAX_DETAILS = 1000
_SURE_OF_A_PERSON = 0.8

_BARE_NUMBER = re.compile(r"(?<![\w@$€£./:-])\d{3,10}(?![\w@%/:-]|[.,]\d)")


class Ended(str, Enum):
    """Why a task ended before its time. (A task that took over is named by its own stem.)"""

    STOPPED = "stopped"
    GIVEN_UP = "given_up"
    LEFT = "left"
    LOCKED = "locked"
    TROUBLE = "trouble"


def fill_slot(slot: str, is_asked: bool, turn: Turn, services: Services) -> Any:
    """The slot's value in this message, None if there is none. `is_asked`: the message answers the question for it."""
    return _READERS[slot](is_asked, turn, services)


def _order_number(is_asked: bool, turn: Turn, services: Services) -> str | None:
    named = turn.named("order_number")
    if named:
        return named[-1]
    return _only_number(turn) if is_asked else None


def _only_number(turn: Turn) -> str | None:
    """The one number of the message: asked for, even "sorry, 2026" names an order and not a year."""
    numbers = _BARE_NUMBER.findall(turn.text_without("email", "date", "chain_length"))
    return numbers[0] if len(numbers) == 1 else None


def _email(is_asked: bool, turn: Turn, services: Services) -> str | None:
    addresses = [address for address in map(valid_email, turn.named("email")) if address]
    return addresses[-1] if addresses else None


def _received_on(is_asked: bool, turn: Turn, services: Services) -> str | None:
    if not is_asked:
        return None
    today = services.today()
    days = [read_day(words, today, past=True) for words in turn.named("date")]
    return next((day.isoformat() for day in days if day and day <= today), None)


def _confirmed(is_asked: bool, turn: Turn, services: Services) -> bool | None:
    if not is_asked:
        return None
    if turn.label == "deny" and turn.named("email"):
        return None  # "no, it's jo@example.com" corrects the address
    return {"affirm": True, "unsubscribe": True, "deny": False}.get(turn.label)


def _request_kind(is_asked: bool, turn: Turn, services: Services) -> str | None:
    """Which right is meant: the words that people use for each. "Send it to jo@example.com" chooses none any more."""
    if turn.slot("request_kind") and not is_asked:
        return None
    text = turn.text_without("email").lower()
    for kind, words in _KIND_WORDS.items():
        if any(word in text for word in words):
            return kind.value
    return None


def _details(is_asked: bool, turn: Turn, services: Services) -> str | None:
    """What the shopper says in answer; a question of the shop's is answered instead."""
    asks_the_shop = "/" in turn.label and turn.text.strip().endswith("?")
    wants_a_person = turn.label == "talk_to_human" and turn.confidence >= _SURE_OF_A_PERSON
    if not is_asked or not turn.text.strip() or asks_the_shop or wants_a_person:
        return None
    return mask_cards(turn.text.strip())[:MAX_DETAILS]


_KIND_WORDS = {
    RequestKind.DELETION: ("delet", "remov", "eras", "forget", "wipe", "get rid", "close my account", "purge"),
    RequestKind.CORRECTION: ("correct", "chang", "updat", "wrong", "fix", "edit", "misspel", "typo", "rectif", "new "),
    RequestKind.ACCESS: ("send", "copy", "access", "export", "see", "what data", "you have", "you hold", "you store", "download",
                         "get my", "show", "everything", "give me", "gimme", "about me", "view", "request"),
}  # fmt: skip

_READERS: dict[str, Callable[[bool, Turn, Services], Any]] = {
    "order_number": _order_number,
    "email": _email,
    "received_on": _received_on,
    "confirmed": _confirmed,
    "request_kind": _request_kind,
    "details": _details,
}

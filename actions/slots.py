"""How each slot of a task is filled from a message. Nothing here is trusted: an order is opened in order_access."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import Any

from actions.services import Services
from actions.turn import Turn
from bot.masking import SPELT_OUT_EMAIL, mask_cards
from bot.orders.naming import valid_email
from bot.orders.requests import RequestKind
from bot.shop.dates import read_day
from bot.understanding.follow_up_kinds import FollowUp

MAX_DETAILS = 1000
_SURE_OF_A_PERSON = 0.8


def _words(pattern: str) -> re.Pattern[str]:
    """Finds words that begin so."""
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


# What each right is called. Where nothing of that is said, vaguer words tell: "everything you have about me".
_KIND_WORDS = {
    RequestKind.DELETION: _words(r"delet|remov|eras|forget\b|wip(?:e|ing)|purg|get rid|close my account"),
    RequestKind.CORRECTION: _words(r"correct|chang|updat|wrong|fix|edit|misspel|typo|rectif"),
    RequestKind.ACCESS: _words(r"cop(?:y|ies)\b|access|export|download|view|gimme|(?:send|show|give) (?:it|me|us)\b"),
}
_VAGUE_KIND_WORDS = {
    RequestKind.CORRECTION: _words(r"new\b"),
    RequestKind.ACCESS: _words(
        r"send|see\b|get my (?:data|info|details)|what data|you (?:have|hold|store)|everything|about me"
    ),
}
# "Don't delete anything", "nothing is wrong": a few words before, in the same clause.
_DENIED = _words(
    r"(?:don['’]?t|do not|not|never|no|nothing(?:['’]s)?|without|rather than|instead of) (?:\w+ ){0,3}"
    rf"(?:{'|'.join(words.pattern for words in _KIND_WORDS.values())})"
)

_ORDERED = _words(r"(?:ordered|bought|purchased|paid|placed|shipped|sent|posted|mailed|dispatched)\b")
_ORDERED_OR_CAME = _words(
    rf"(?:{_ORDERED.pattern}|(?:came|arrived|got|get|received|had|delivered|reached|turned up|showed up|here|there)\b)"
)

# "1420 Pine Rd": what follows is an address, unless it is marked as an order's number.
_STREET = re.compile(
    r"\b\d{1,5}\s+(?!on (?:the|its|his|her|my) way\b)(?:[\w.]+\s+){1,3}(?:st|street|rd|road|ave?|avenue|blvd|boulevard|ln|lane|dr|drive|ct|court|way|pl|place|sq|square|ter|terrace|hwy|highway|pkwy|parkway|cir|circle)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?:#|\border(?: number| no\.?)?)\s*\w+\W*$", re.IGNORECASE)
_CORRECTS = re.compile(r"\b(?:sorry|no|not|wait|mean|meant|actually|oops|instead)\b", re.IGNORECASE)
_NOTHING_BUT_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|yup|yess+)(?:\W+(?:yes|yeah|ffs|omg|jesus|god|already|man|dude|damn ?it|i said|please|pls|do it|now))*\W*$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?<![\w@$€£./:-])\d{3,10}(?![\w@%/:-]|[.,]\d)")

# "1,015", "1 015"
_THOUSANDS = re.compile(r"(?<![\w$€£.,])(\d)[, ](\d{3})(?![\w,])")
_DOT = re.compile(r"\s+dot\s+", re.IGNORECASE)


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
    named = orders_named(turn)
    if corrects(turn):
        # "1002, not 1001"
        named = [
            name
            for name in named
            if not re.search(rf"\bnot (?:order )?#?{re.escape(name.lstrip('#'))}\b", turn.text, re.I)
        ] or named
    if named:
        # Of "#1006 and #1007" it is the first, as of an address that ends in a number; of "#1006, sorry, #1007" the last.
        return named[-1] if corrects(turn) else named[0]
    return _only_number(turn) if is_asked else None


def orders_named(turn: Turn) -> list[str]:
    """The orders that the message names, without the numbers of an address: "1420 Pine Rd, Reno NV 89501"."""
    street = _STREET.search(turn.text)
    return [
        str(one["value"])
        for one in turn.entities
        if one["entity"] == "order_number"
        and not _is_a_zip(str(one["value"]), turn)
        and not (street and one["start"] >= street.start() and not _MARKED.search(turn.text[: one["end"]]))
    ]


def _is_a_zip(name: str, turn: Turn) -> bool:
    """Whether the number ends an address: "Reno NV 89501"."""
    return bool(re.search(rf"\b[A-Za-z]{{2,}},?\s+[A-Z]{{2}},?\s+{re.escape(name)}\b", turn.text))


def corrects(turn: Turn) -> bool:
    """Whether the message takes something back that it, or one before it, said."""
    return bool(_CORRECTS.search(turn.text))


def _only_number(turn: Turn) -> str | None:
    """The one number of the message: asked for, even "sorry, 2026" names an order and not a year."""
    text = _THOUSANDS.sub(r"\1\2", turn.text_without("email", "date", "chain_length"))
    numbers = _BARE_NUMBER.findall(text)
    return numbers[0] if len(numbers) == 1 else None


def _email(is_asked: bool, turn: Turn, services: Services) -> str | None:
    named = turn.named("email")
    if is_asked and not named:
        named = [f"{name}@{_DOT.sub('.', domain)}" for name, domain in SPELT_OUT_EMAIL.findall(turn.text)]
    addresses = [address for address in map(valid_email, named) if address]
    return addresses[-1] if addresses else None


def _received_on(is_asked: bool, turn: Turn, services: Services) -> str | None:
    """The one day on which it can have come; none if two are left."""
    if not is_asked:
        return None
    today = services.today()
    days = {read_day(words, today, past=True) for words in _days_of_receipt(turn)}
    past = [day for day in days if day and day <= today]
    return past[0].isoformat() if len(past) == 1 else None


def _days_of_receipt(turn: Turn) -> list[str]:
    """The days that the message names; of the order and of receipt alike, only those said to be of receipt."""
    is_told_apart = bool(_ORDERED.search(turn.text))
    days = []
    end = 0
    for day in sorted((one for one in turn.entities if one["entity"] == "date"), key=lambda one: one["start"]):
        verbs = _ORDERED_OR_CAME.findall(turn.text[end : day["start"]])
        end = day["end"]
        if not is_told_apart or (verbs and not _ORDERED.fullmatch(verbs[-1])):
            days.append(str(day["value"]))
    return days


_NOT_YET = re.compile(
    r"\b(?:wait|hold (?:on|off)|hang on|not (?:yet|that|now|this)|never ?mind|nvm|forget (?:it|that)|keep (?!(?:on )?(?:send|e-?mail|mail|gett))"
    r"|no(?! (?:more|longer|problem|prob|doubt|worries|question)\b)|changed my mind)\b",
    re.IGNORECASE,
)
_BEGINS_WITH_NO = re.compile(r"\W*(?:(?:oh|ok|wait|actually)\W+)?(?:no|nope|nah)\b", re.IGNORECASE)
_ASKS_WHETHER = re.compile(
    r"\W*(?:(?:so|and|but|ok)\W+)*(?:am i|is it|did (?:you|u|it)|have (?:you|u))\b", re.IGNORECASE
)
_LATER = re.compile(r"\b(?:after|until|till|when|once|if|unless|before|later|wait)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:but|only (?:if|after|when|once)|after|unless|until|till|as long as|provided|if|once|first|before)\b",
    re.IGNORECASE,
)
# What a yes or a no may be besides itself: "yes do it", "no, jo@example.com", "leave it".
_CAN_ANSWER = (FollowUp.DO_IT, FollowUp.TAKEN_BACK, FollowUp.ORDER, FollowUp.ELLIPSIS, FollowUp.BARE)


def _takes_back(text: str) -> bool:
    """Whether a yes is no yes: "ok then wait with it", "yes. wait, not that", "no i want to keep it"."""
    return bool(_NOT_YET.search(text))


def sets_a_condition(text: str) -> bool:
    """Whether a yes holds only under a condition, which nobody here could see to: "sure but only after my order came"."""
    return bool(_CONDITION.search(text)) and not _takes_back(text)


def waits_for_something(text: str) -> bool:
    """Whether it should be done later, or only if something happens: "after my order came"."""
    return bool(_LATER.search(text))


def is_plain_yes(text: str) -> bool:
    """Whether nothing in it takes the yes back or limits it."""
    return not _takes_back(text) and not sets_a_condition(text)


def _confirmed(is_asked: bool, turn: Turn, services: Services) -> bool | None:
    if not is_asked:
        return None
    if turn.label == "deny" and turn.named("email"):
        return None  # "no, it's jo@example.com" corrects the address
    if _BEGINS_WITH_NO.match(turn.text) and _takes_back(turn.text):
        return False  # "no forget the email change"
    if _NOTHING_BUT_YES.match(turn.text):
        return True  # "yes ffs": rude, and plain
    if turn.follow_up and turn.follow_up not in _CAN_ANSWER:
        return None  # "are you sure" and "did that work" sound like a yes, and are none
    answer = {"affirm": True, "unsubscribe": True, "deny": False}.get(turn.label)
    if answer and _takes_back(turn.text):
        return False
    if answer and _ASKS_WHETHER.match(turn.text):
        return None  # "so am i off the list or not"
    return None if answer and sets_a_condition(turn.text) else answer


def denies_a_request(text: str) -> bool:
    """Whether one of the rights is named and not wanted: "don't delete anything"."""
    return bool(_DENIED.search(text))


def _request_kind(is_asked: bool, turn: Turn, services: Services) -> str | None:
    """Which right is meant, None where none, several or a denied one is named: the wrong one would do harm.

    "Send it to jo@example.com" chooses none any more.
    """
    if turn.slot("request_kind") and not is_asked:
        return None
    text = turn.text_without("email")
    if denies_a_request(text):
        return None
    for words_by_kind in (_KIND_WORDS, _VAGUE_KIND_WORDS):
        named = [kind for kind, words in words_by_kind.items() if words.search(text)]
        if named:
            return named[0].value if len(named) == 1 else None
    return None


def _details(is_asked: bool, turn: Turn, services: Services) -> str | None:
    """What the shopper says in answer; a question of the shop's is answered instead."""
    asks_the_shop = "/" in turn.label and turn.text.strip().endswith("?")
    wants_a_person = turn.label == "talk_to_human" and turn.confidence >= _SURE_OF_A_PERSON
    of_the_answer = turn.follow_up == FollowUp.REPLY  # "thx when do they get back to me"
    if not is_asked or not turn.text.strip() or asks_the_shop or wants_a_person or of_the_answer:
        return None
    return mask_cards(turn.text.strip())[:MAX_DETAILS]


_READERS: dict[str, Callable[[bool, Turn, Services], Any]] = {
    "order_number": _order_number,
    "email": _email,
    "received_on": _received_on,
    "confirmed": _confirmed,
    "request_kind": _request_kind,
    "details": _details,
}

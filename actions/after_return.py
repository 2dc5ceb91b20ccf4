"""What is said after the verdicts on a return: what to do now, or the verdicts once more in a word each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from actions.base import Speaker, words
from actions.services import Services
from actions.turn import MESSAGES_BACK, WHOLE_CHAT, Turn
from bot.shop.facts import in_words_date, join_words
from bot.shop.returns import ReturnVerdict

_REFUSED = {
    verdict.value
    for verdict in (
        ReturnVerdict.WINDOW_CLOSED,
        ReturnVerdict.MADE_TO_ORDER,
        ReturnVerdict.EARRINGS,
        ReturnVerdict.ALREADY_REFUNDED,
        ReturnVerdict.ORDER_CANCELLED,
    )
}
# A word for each kind of verdict, in the order in which they are said.
_IN_SHORT: dict[str, Callable[[str], bool]] = {
    "utter_return_in_short_yes": lambda verdict: verdict == ReturnVerdict.RETURNABLE.value,
    "utter_return_in_short_no": lambda verdict: verdict in _REFUSED,
    "utter_return_in_short_open": lambda verdict: verdict not in {*_REFUSED, ReturnVerdict.RETURNABLE.value},
}


def say_how_to_return(speaker: Speaker, turn: Turn, services: Services) -> None:
    """How a piece is sent back; or, where none can be, what is left."""
    verdicts = [verdict for _, verdict in _verdicts(turn)]
    if verdicts and _REFUSED.issuperset(verdicts):
        speaker.say("utter_return_none_next", offers=["report_problem", "talk_to_human"])
        return
    stated = "returns/refund_timing" in services.shop.answers
    parts = [words("utter_check_return_refund")] if stated else []
    speaker.say("utter_check_return_next", parts=parts, offers=["talk_to_human"])


def say_in_short(speaker: Speaker, turn: Turn) -> bool:
    """Says the last verdicts once more, in a word each; False, and says nothing, if there were none just before."""
    verdicts = _verdicts(turn)
    if not verdicts or not any(said.startswith(("check_return", "return_")) for said in turn.said_before()):
        return False
    groups = {
        response: [title for title, verdict in verdicts if belongs(verdict)] for response, belongs in _IN_SHORT.items()
    }
    parts = [words(response, items=join_words(titles)) for response, titles in groups.items() if titles]
    speaker.say("utter_return_in_short", parts=parts, offers=["talk_to_human"])
    return True


def told_the_last_days(speaker: Speaker, turn: Turn, today: date) -> bool:
    """Whether the pieces of the last return can still come back, and it was said until when."""
    card = turn.previous_card(WHOLE_CHAT)
    if card.get("type") != "return":
        return False
    until: dict[str, list[str]] = {}
    for item in card["items"]:
        if item["verdict"] == ReturnVerdict.RETURNABLE.value and item["last_day"]:
            until.setdefault(item["last_day"], []).append(item["title"])
    for iso, titles in until.items():
        last_day = date.fromisoformat(iso)
        speaker.say(
            "utter_return_until",
            items=join_words(titles),
            last_day=in_words_date(last_day, today),
            days=str((last_day - today).days),
        )
    return bool(until)


def _verdicts(turn: Turn) -> list[tuple[str, str]]:
    """Title and verdict of each piece on the card of the last return, empty if there was none shortly before."""
    card = turn.previous_card(MESSAGES_BACK)
    return [(item["title"], item["verdict"]) for item in card["items"]] if card.get("type") == "return" else []

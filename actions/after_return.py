"""What is said after the verdicts on a return: what to do now, or the verdicts once more in a word each."""

from __future__ import annotations

from collections.abc import Callable

from actions.base import Speaker, words
from actions.services import Services
from actions.turn import MESSAGES_BACK, Turn
from bot.shop.facts import join_words
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


def _verdicts(turn: Turn) -> list[tuple[str, str]]:
    """Title and verdict of each piece on the card of the last return, empty if there was none shortly before."""
    card = turn.previous_card(MESSAGES_BACK)
    return [(item["title"], item["verdict"]) for item in card["items"]] if card.get("type") == "return" else []

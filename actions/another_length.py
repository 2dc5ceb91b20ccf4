"""Another chain length for a piece of the order that is open, and what is asked of it afterwards.

Each takes the turn and says what it asks for. None as its outcome: nothing that was said before fits it.
"""

from __future__ import annotations

import re

from actions.answering import answer
from actions.base import Events, Speaker
from actions.order_access import open_order
from actions.services import Services
from actions.turn import MESSAGES_BACK, Turn
from bot.shop.catalogue import is_question
from bot.shop.speaking import can_serve
from bot.understanding.follow_up_kinds import FollowUp

_LENGTH = re.compile(r"\b(?:lengths?|inch\w*|longer|shorter)\b", re.IGNORECASE)
_EXCHANGE = "returns/length_exchange"
_SPOKEN_OF = (_EXCHANGE, "length_exchange_price", "length_exchange_next")
# Where a change comes too late, and the exchange is what is left.
_TOO_LATE = ("change_order_shipped", "change_order_closed")


def took_the_wish(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """The wish as a change of the order that was spoken of; where that comes too late, it tells of the exchange."""
    if not turn.spoke_of_an_order() or open_order(turn, services) is None:
        return None
    if any(said.startswith("check_return") for said in turn.said_before(MESSAGES_BACK)) and can_serve(
        services.shop, _EXCHANGE
    ):
        return answer(_EXCHANGE, turn.entities, speaker, turn, services)  # of a piece that was received
    return answer("change_order", turn.entities, speaker, turn, services)


def told_how(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """How a length is exchanged: it is not begun here."""
    if not _was_spoken_of(turn, services):
        return None
    speaker.say("utter_length_exchange_next", source_of=_EXCHANGE, offers=["talk_to_human"])
    return []


def told_its_price(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What an exchange costs."""
    if not _was_spoken_of(turn, services):
        return None
    speaker.say("utter_length_exchange_price", source_of=_EXCHANGE, offers=["talk_to_human"])
    return []


def speaks_of_a_length(text: str) -> bool:
    """Whether a chain's length is named, or that it should be another."""
    return _LENGTH.search(text) is not None


def _was_spoken_of(turn: Turn, services: Services) -> bool:
    if not can_serve(services.shop, _EXCHANGE):
        return False
    said, before = turn.said_before(), turn.before()
    wished_before = any(map(speaks_of_a_length, turn.texts_before(MESSAGES_BACK)))
    if turn.follow_up in (FollowUp.COST, FollowUp.TOTAL) and wished_before and "track_order_delivered" in said:
        return True
    answered = next((one for one in turn.said_before(2) if is_question(one)), None)
    if turn.follow_up == FollowUp.COST and answered == _EXCHANGE:
        return True
    wished = before is not None and (
        before.follow_up == FollowUp.LENGTH or before.label == _EXCHANGE or speaks_of_a_length(before.text)
    )
    return any(one in _SPOKEN_OF or (wished and one in _TOO_LATE) for one in said)

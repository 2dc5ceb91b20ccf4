"""How a form goes on, or ends: Rasa's events for it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.base import Events, Speaker
from actions.order_access import Verified
from actions.slots import Ended
from actions.turn import Turn

MAX_TRIES = 3


def tried(asked: str, response: str, speaker: Speaker, turn: Turn) -> Events:
    """Says what was wrong and asks once more; after too many tries the task ends."""
    tries = (turn.slot("tries") or 0) + 1
    if tries >= MAX_TRIES:
        return end(Ended.GIVEN_UP)
    speaker.say(response)
    return [SlotSet("tries", tries), SlotSet("asides", 0), SlotSet("requested_slot", asked)]


def keep_asking(asked: str, turn: Turn) -> Events:
    """Nothing changes, and the same is asked for again."""
    # Rasa rejects a form that sets no slot but the one it asks for, and all that it said is lost.
    return [SlotSet("tries", turn.slot("tries") or 0), SlotSet("requested_slot", asked)]


def leave() -> Events:
    """The task ends, and there is nothing more to say."""
    return end(Ended.LEFT)


def end(why: str) -> Events:
    """The task ends: why, of Ended, or the stem of the task that takes over."""
    return [SlotSet("task_ended", str(getattr(why, "value", why))), SlotSet("requested_slot", None)]


def opened(verified: Verified) -> dict[str, Any]:
    """The slots once an order has been opened."""
    # The address has served its purpose; it is not kept.
    return {"verified_order": verified.as_slot(), "order_number": verified.name, "email": None}


def refused(values: dict[str, Any], speaker: Speaker, turn: Turn) -> Events:
    """Says that number and address do not belong together, and asks for the number again."""
    # All is kept: who corrects one of them need not give the other again, nor the wish.
    kept = [SlotSet(slot, values[slot]) for slot in ("order_number", "email", "details") if slot in values]
    return [*kept, SlotSet("verified_order", None), *tried("order_number", "utter_order_not_found", speaker, turn)]


def without_what_was_tried(given: dict[str, Any], turn: Turn) -> dict[str, Any]:
    """What was given; and where one of number and address is given once more as it was, the other is to be asked for."""
    for one, other in (("order_number", "email"), ("email", "order_number")):
        if given.get(one) and given[one] == turn.slot(one) and other not in given:
            return {**given, other: None}
    return given

"""How a form goes on, or ends: Rasa's events for it."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.base import Events, Speaker
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

"""An order that was cancelled or refunded: nothing of that can be taken back here, and its reason is not on record."""

from __future__ import annotations

import re

from actions.base import Speaker
from actions.turn import MESSAGES_BACK, Turn

# What was told of such an order.
OVER = (
    "track_order_cancelled",
    "track_order_refunded",
    "of_order_refunded",
    "of_order_cancelled",
    "change_order_cancelled",
    "change_order_refunded",
)
_UNDO = re.compile(
    r"\b(?:undo|reverse|restore|reinstate|un-?cancel|put (?:it )?back|send it (?:anyway|again|to me)|not the (?:money|refund))\b",
    re.IGNORECASE,
)
# "Why did you cancel it", "i never asked for that".
_NEVER_ASKED = re.compile(
    r"\bwhy\b(?! (?:don'?t|not)\b)|\b(?:never|didn'?t|did not|not)\b[^.?!]{0,12}\b(?:ask\w*|cancel\w*|want\w*|agree\w*|request\w*)\b|\bwho (?:cancel\w*|refunded|did)\b",
    re.IGNORECASE,
)


def told_of_what_is_over(speaker: Speaker, turn: Turn) -> bool:
    """Whether an order that was cancelled or refunded is questioned, and it was said that its reason is not on record."""
    over = any(said.startswith(OVER) for said in turn.said_before(MESSAGES_BACK))
    if not over or not (_UNDO.search(turn.text) or _NEVER_ASKED.search(turn.text)):
        return False
    speaker.say("utter_not_done_here" if _UNDO.search(turn.text) else "utter_why_unknown", offers=["talk_to_human"])
    return True

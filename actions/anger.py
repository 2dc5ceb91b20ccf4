"""Anger, insults and mistrust: sorry, and the way on."""

from __future__ import annotations

import re

from actions.base import Speaker
from actions.requested import receipt_just_given
from actions.turn import MESSAGES_BACK, Turn

# "Are you guys a scam": who the shop is, and where.
_IS_IT_A_SCAM = re.compile(
    r"\b(?:you|u)(?: guys| people)? (?:a )?(?:scam\w*|fake|legit)\b|\b(?:are|r) (?:you|u|they|these)\b[^.?!]{0,16}\b(?:scam\w*|fake|real|legit)\b|\bis (?:this|it)\b[^.?!]{0,16}\bscam\b",
    re.IGNORECASE,
)
_FOR_FUN = re.compile(r"\b(?:joke|poem|song|story|riddle)\b", re.IGNORECASE)


def say_sorry(speaker: Speaker, turn: Turn) -> None:
    """Meets anger: asks what went wrong, and the second time points to a person."""
    again = any(said.startswith("annoyed") for said in turn.said_before())
    receipt = receipt_just_given(turn, MESSAGES_BACK)
    if receipt and not again:
        speaker.say("utter_annoyed_of_request", receipt=receipt, offers=["talk_to_human"])
        return
    first = "utter_annoyed_of_order" if turn.spoke_of_an_order() else "utter_annoyed"
    speaker.say("utter_annoyed_again" if again else first, offers=["report_problem", "talk_to_human"])


def doubts_the_shop(text: str) -> bool:
    """Whether it asks if the shop is real: "are you guys a scam"."""
    return bool(_IS_IT_A_SCAM.search(text))


def is_for_fun(text: str) -> bool:
    """Whether it is no anger, whatever it sounds like: "tell me a joke"."""
    return bool(_FOR_FUN.search(text))

"""What was offered as buttons in the last answer, and which of it is meant by "yes", "do it" or "the second one"."""

from __future__ import annotations

import re

from actions.answering import answer
from actions.base import Events, Speaker
from actions.forms import TASKS
from actions.services import Services
from actions.turn import Turn
from bot.shop.catalogue import titles
from bot.understanding.follow_up_kinds import FollowUp

# "Ok" has heard, and wants nothing.
_HEARD = re.compile(
    r"\W*(?:(?:ok(?:ay)?|kk?|alright|all right|got it|cool|great|nice|good|i see|right|fine|perfect|oh)(?:\W+|$))+",
    re.I,
)


def chosen(turn: Turn) -> str | None:
    """The label of the button that "the second one" means; None if it means none."""
    offered = turn.offered()
    if turn.choice is None or not -1 <= turn.choice < len(offered) or not offered:
        return None
    return _labels().get(offered[turn.choice])


def accepted(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Does the only thing that was offered, or asks which of several is meant. None if there is nothing to accept."""
    offered = [label for label in map(_labels().get, turn.offered()) if label]
    if not offered or _HEARD.fullmatch(turn.text):
        return None
    # "Ok do it" means a task, where there is one; "yes" may mean any of them.
    meant = [label for label in offered if label in TASKS] if turn.follow_up == FollowUp.DO_IT else offered
    if len(meant) == 1:
        return answer(meant[0], [], speaker, turn, services)
    speaker.say("utter_which_of_these" if meant else "utter_not_done_here", offers=offered)
    return []


def _labels() -> dict[str, str]:
    return {title: label for label, title in titles().items()}

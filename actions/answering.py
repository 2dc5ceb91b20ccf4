"""Answers whatever label a message, or a part of it, turned out to be."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import FollowupAction

from actions.base import Events, Speaker
from actions.estimate_arrival import say_estimate
from actions.forms import TASKS
from actions.not_understood import did_you_mean, names_another_order, out_of_scope
from actions.services import Services
from actions.turn import FALLBACK, OUT_OF_SCOPE, Turn


def answer(label: str, entities: list[dict[str, Any]], speaker: Speaker, turn: Turn, services: Services) -> Events:
    """Says the answer to that label, or starts its task."""
    if label == "estimate_arrival":
        return say_estimate(speaker, turn, services)
    if label in TASKS:
        return [FollowupAction(f"{label}_form")]
    if label in (FALLBACK, OUT_OF_SCOPE) and names_another_order(turn, services):
        return [FollowupAction("track_order_form")]
    if label == FALLBACK:
        did_you_mean(speaker, turn, services)
    elif label == OUT_OF_SCOPE:
        out_of_scope(speaker, turn, services)
    else:
        speaker.say(f"utter_{label}", particulars=entities)
    return []

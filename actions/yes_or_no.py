"""A yes, a no or a stop outside of every task: what it answers, if it answers anything."""

from __future__ import annotations

from actions.answering import answer
from actions.base import Events, ShopAction, Speaker
from actions.requested import added_to_request
from actions.services import Services
from actions.turn import Turn
from bot.shop.catalogue import titles


class ActionYesOrNo(ShopAction):
    """Takes the only thing that was offered, or puts a "no" to the request that was just made; else says that it listens."""

    action_name = "action_yes_or_no"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Does what the yes or no is about."""
        offered = turn.offered()
        by_title = {title: label for label, title in titles().items()}
        if turn.label == "affirm" and len(offered) == 1 and offered[0] in by_title:
            return answer(by_title[offered[0]], [], speaker, turn, services)
        if turn.label == "affirm" or not added_to_request(speaker, turn, services):
            speaker.say(f"utter_{turn.label}")
        return []

"""The base of every action: it runs off the event loop, and trouble becomes a sentence instead of silence."""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services, services
from actions.turn import Turn

log = structlog.get_logger()

Events = list[dict[str, Any]]


class Speaker:
    """Says responses by name; the words are in responses.yml and in the shop's answers.yml."""

    def __init__(self, dispatcher: CollectingDispatcher) -> None:
        self._dispatcher = dispatcher

    def say(self, response: str, **values: Any) -> None:
        """Says that response. `values` fill its placeholders; see ShopResponses for parts, card, offers, source_of."""
        self._dispatcher.utter_message(response=response, **values)

    def report(self, data: dict[str, Any]) -> None:
        """Hands over data for a program, not for a shopper."""
        self._dispatcher.utter_message(json_message=data)


def words(response: str, **values: Any) -> dict[str, Any]:
    """A response's text within a part or a card."""
    return {"response": response, **values}


class ShopAction(Action):
    """An action on one turn. `perform` may block: it runs in a thread."""

    action_name = ""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return self.action_name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """The events of the turn; an apology and the way to a person if anything fails."""
        try:
            return await asyncio.to_thread(self.perform, Speaker(dispatcher), Turn(tracker), services())
        except Exception:
            log.exception("action.failed", action=self.name())
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_trouble")
            return self.after_trouble()

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Does the work of one turn: says what there is to say, returns Rasa events."""
        raise NotImplementedError

    def after_trouble(self) -> Events:
        """What to set when the work failed."""
        return []

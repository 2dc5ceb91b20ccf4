"""One turn as the actions see it: the message, what it was taken for, and the slots."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

FALLBACK = "nlu_fallback"
OUT_OF_SCOPE = "out_of_scope"


class Turn:
    """Reads the parts of Rasa's tracker that the tasks need."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._message: dict[str, Any] = tracker.latest_message or {}

    @property
    def session_id(self) -> str:
        """The conversation's id."""
        return str(self._tracker.sender_id)

    @property
    def text(self) -> str:
        """What the shopper wrote."""
        return self._message.get("text") or ""

    @property
    def label(self) -> str:
        """The full label: `topic/question`, a task, `out_of_scope` or `nlu_fallback`."""
        topic = (self._message.get("intent") or {}).get("name") or FALLBACK
        chosen = (self._message.get("response_selector") or {}).get(topic)
        return chosen["response"]["intent_response_key"] if chosen else topic

    @property
    def confidence(self) -> float:
        """How sure the label is, from 0 to 1."""
        return float((self._message.get("intent") or {}).get("confidence") or 0.0)

    @property
    def ranking(self) -> list[tuple[str, float]]:
        """The most probable full labels, the best first."""
        ranking = self._message.get("intent_ranking") or []
        return [(one["name"], float(one["confidence"])) for one in ranking if one["name"] != FALLBACK]

    @property
    def entities(self) -> list[dict[str, Any]]:
        """Rasa's entities of the message."""
        return self._message.get("entities") or []

    def named(self, entity: str) -> list[str]:
        """The values of that entity, in order."""
        return [str(one["value"]) for one in self.entities if one["entity"] == entity]

    def previous_responses(self) -> list[str]:
        """The names of the responses that were said to the message before this one."""
        said: list[str] = []
        messages = 0
        for event in reversed(self._tracker.events or []):
            if event.get("event") == "user":
                messages += 1
                if messages == 2:
                    break
            elif event.get("event") == "bot" and messages == 1:
                said.append((event.get("metadata") or {}).get("utter_action") or "")
        return said

    def slot(self, name: str) -> Any:
        """The slot's value, None if it is not set."""
        return self._tracker.get_slot(name)

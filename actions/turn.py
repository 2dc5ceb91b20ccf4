"""One turn as the actions see it: the message, what it was taken for, and the slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rasa_sdk import Tracker

from bot.shop.cases import turns_on
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.follow_ups import QUESTIONS_ON_TROUBLE, TASKS_WITH_AN_ORDER, denies_custom
from bot.understanding.text import without

FALLBACK = "nlu_fallback"
OUT_OF_SCOPE = "out_of_scope"
# How far back a question is still what "it" means, and a place what "there" means.
MESSAGES_BACK = 3
# What was said this long ago is looked for only where it is asked for once more.
WHOLE_CHAT = 12
# Responses to what was not understood, or not stated at all.
SHORTFALLS = {
    "did_you_mean",
    "offer_person",
    "out_of_scope",
    "out_of_scope_again",
    "not_understood",
    "annoyed",
}
# The intents by which rules tell how a message is to be taken: no question and no task.
_ONLY_FOR_RULES = ("follow_up", "several_questions")
_MARKED_ORDER = re.compile(r"#\s?\w*\d|\border\b", re.IGNORECASE)
_PLACES = ("country", "us_state")
# "Do you ship to Canada", "how long", "and the cost": of Canada.
_OF_THE_SAME_PLACE = (FollowUp.ELLIPSIS, FollowUp.BARE, FollowUp.WHEN, FollowUp.COST, FollowUp.TOTAL, FollowUp.ARRIVAL)


def is_of_an_order(said: str) -> bool:
    """Whether the response of that name, without its "utter_", tells of an order that has been placed."""
    return said.startswith((*TASKS_WITH_AN_ORDER, "order_in_time", "of_order"))


def entity_meant(entity: str, value: str) -> dict[str, Any]:
    """An entity that is meant and stands in none of the message's words."""
    return {"entity": entity, "value": value, "start": 0, "end": 0}


class Turn:
    """Reads the parts of Rasa's tracker that the tasks need."""

    def __init__(self, tracker: Tracker, message: dict[str, Any] | None = None) -> None:
        self._tracker = tracker
        self._message: dict[str, Any] = (tracker.latest_message if message is None else message) or {}

    def before(self) -> Turn | None:
        """The message before this one, None if this is the first."""
        users = self._users()
        return Turn(self._tracker, users[1].get("parse_data") or {}) if len(users) > 1 else None

    def texts_before(self, messages: int) -> list[str]:
        """What the shopper wrote in so many messages before this one, the latest first."""
        return [(user.get("parse_data") or {}).get("text") or "" for user in self._users()[1 : 1 + messages]]

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
        """The full label of the message as a whole: `topic/question`, a task, `out_of_scope` or `nlu_fallback`."""
        label = self._message.get("label") or (self._message.get("intent") or {}).get("name") or FALLBACK
        # A pipeline that reads no full labels predicts these as it predicts any intent.
        return FALLBACK if label in _ONLY_FOR_RULES else label

    @property
    def questions(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Where the message asks several things: the label of each and what it is about, in order.

        That is what its own words name, and the place of an earlier question where the answer turns on one: "do you
        ship to Canada, and how long does it take?".
        """
        asked = []
        places: list[dict[str, Any]] = []
        for one in self._message.get("questions") or []:
            named = [e for e in self.entities if one["start"] <= e["start"] and e["end"] <= one["end"]]
            own = [e for e in named if e["entity"] in _PLACES]
            asked.append((one["label"], named if own or "country" not in turns_on(one["label"]) else [*named, *places]))
            places = own or places
        return asked

    def words_for(self, label: str) -> str:
        """The piece of the message that asks for that label, where it asks several things; else empty."""
        asked = self._message.get("questions") or []
        return next((self.text[one["start"] : one["end"]] for one in asked if one["label"] == label), "")

    @property
    def follow_up(self) -> str | None:
        """How the message leans on what came before: a value of FollowUp, or None."""
        return self._message.get("follow_up")

    @property
    def order_question(self) -> FollowUp | None:
        """What is asked of an order, whether the message names it or means the one that was spoken of; None: no such thing."""
        kind = self._message.get("order_question")
        return FollowUp(kind) if kind else None

    @property
    def choice(self) -> int | None:
        """Which of a list is meant, -1 for the last; None if the message is no such choice."""
        return self._message.get("choice")

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
    def own_entities(self) -> list[dict[str, Any]]:
        """Rasa's entities of the message itself."""
        return list(self._message.get("entities") or [])

    @property
    def entities(self) -> list[dict[str, Any]]:
        """Rasa's entities of the message, and the place named before where the message means that, or leaves it unsaid."""
        return self.entities_for(self.label)

    def entities_for(self, label: str) -> list[dict[str, Any]]:
        """The same where the message turned out to mean that label."""
        mine = self.own_entities
        if self.follow_up == FollowUp.PLACE:
            return [*mine, *self._places_before(MESSAGES_BACK)]
        if self.follow_up in _OF_THE_SAME_PLACE and not any(one["entity"] in _PLACES for one in mine):
            return [*mine, *self._places_before(MESSAGES_BACK)] if "country" in turns_on(label) else mine
        return mine

    def named(self, entity: str) -> list[str]:
        """The values of that entity, in order."""
        return [str(one["value"]) for one in self.entities if one["entity"] == entity]

    def spans(self) -> list[tuple[str, int, int]]:
        """The name, start and end of each entity of the message itself."""
        return [(one["entity"], one["start"], one["end"]) for one in self.own_entities]

    def named_before(self, entity: str, latest_first: bool = True) -> list[str]:
        """The values of that entity in the messages shortly before this one."""
        users = self._users()[1 : 1 + MESSAGES_BACK]
        return [
            str(one["value"])
            for user in (users if latest_first else users[::-1])
            for one in (user.get("parse_data") or {}).get("entities") or []
            if one["entity"] == entity
        ]

    def marks_an_order(self) -> bool:
        """Whether a number is said to be an order's: "#1042", "order 1042". A house number or a zip is not."""
        return bool(_MARKED_ORDER.search(self.text))

    def spoke_of_an_order(self) -> bool:
        """Whether an order was spoken of shortly before."""
        return any(map(is_of_an_order, self.said_before(MESSAGES_BACK)))

    def custom_before(self, messages: int = MESSAGES_BACK) -> list[dict[str, Any]]:
        """The custom piece that "it" stands for, as an entity, if one was spoken of so shortly before; else nothing."""
        if self.named("customization") or self.named("item_type") or denies_custom(self.text):
            return []
        if not self._names_custom_before(messages) and "shop/custom_pieces" not in self.said_before(messages):
            return []
        return [entity_meant("customization", "custom")]

    def _names_custom_before(self, messages: int) -> bool:
        """Whether the last word on it, shortly before, was that the piece is custom, and not that it is none."""
        for user in self._users()[1 : 1 + messages]:
            parsed = user.get("parse_data") or {}
            if denies_custom(parsed.get("text") or ""):
                return False
            if any(one["entity"] == "customization" for one in parsed.get("entities") or []):
                return True
        return False

    def text_without(self, *kinds: str) -> str:
        """What the shopper wrote, without its entities of those kinds."""
        return without(self.text, self.spans(), kinds)

    def said_before(self, messages: int = 1) -> list[str]:
        """The responses to the last so many messages before this one, the latest first, by name without the "utter_"."""
        names = ((bot.get("metadata") or {}).get("utter_action") or "" for bot in self._answers_before(messages))
        return [name.removeprefix("utter_") for name in names]

    def was_said(self, beginning: str, messages: int = 1) -> bool:
        """Whether a response to the last so many messages has a name that begins so."""
        return any(said.startswith(beginning) for said in self.said_before(messages))

    def texts_said_before(self, messages: int = 1) -> list[str]:
        """The answers to the last so many messages before this one, the latest first, word for word."""
        return [text for _, text in self.answers_before(messages)]

    def answers_before(self, messages: int) -> list[tuple[str, str]]:
        """The same, each with its response's name without the "utter_"."""
        return [
            ((bot.get("metadata") or {}).get("utter_action", "").removeprefix("utter_"), bot.get("text") or "")
            for bot in self._answers_before(messages)
        ]

    def message_on_trouble(self) -> str:
        """The message before, if it was answered as a question on a broken or lost piece; else empty."""
        if not set(QUESTIONS_ON_TROUBLE).intersection(self.said_before()):
            return ""
        before = self.before()
        return before.text if before else ""

    def previous_card(self, messages: int) -> dict[str, Any]:
        """The last card of the answers to so many messages before this one, empty if there was none."""
        for bot in self._answers_before(messages):
            card = ((bot.get("data") or {}).get("custom") or {}).get("card")
            if card:
                return dict(card)
        return {}

    def last_task(self) -> str | None:
        """The task that was begun last in this conversation, whether or not it is done."""
        begun = (one.get("name") for one in reversed(self._tracker.events or []) if one.get("event") == "active_loop")
        return next((name.removesuffix("_form") for name in begun if name), None)

    def offered(self) -> list[str]:
        """The titles of the buttons that were offered last."""
        for bot in self._answers_before(1):
            buttons = (bot.get("data") or {}).get("buttons")
            if buttons:
                return [button["title"] for button in buttons]
        return []

    def _places_before(self, messages: int) -> list[dict[str, Any]]:
        for user in self._users()[1 : 1 + messages]:
            named = (user.get("parse_data") or {}).get("entities") or []
            places = [one for one in named if one["entity"] in _PLACES]
            if places:
                # They stand in another message's words, so in none of this one's.
                return [{**one, "start": 0, "end": 0} for one in places]
        return []

    def _users(self) -> list[dict[str, Any]]:
        """The shopper's messages, the latest first."""
        return [one for one in reversed(self._tracker.events or []) if one.get("event") == "user"]

    def _answers_before(self, messages: int) -> Iterator[dict[str, Any]]:
        seen = 0
        for event in reversed(self._tracker.events or []):
            if event.get("event") == "user":
                seen += 1
                if seen > messages:
                    return
            elif event.get("event") == "bot" and seen:
                yield event

    def slot(self, name: str) -> Any:
        """The slot's value, None if it is not set."""
        return self._tracker.get_slot(name)

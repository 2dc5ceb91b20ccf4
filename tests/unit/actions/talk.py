"""A conversation with the actions. Rasa's own part is played here: slots, the running task, what follows what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import ShopAction, Speaker
from actions.change_order import ActionChangeOrder, ValidateChangeOrderForm
from actions.check_return import ActionCheckReturn, ValidateCheckReturnForm
from actions.estimate_arrival import ActionEstimateArrival
from actions.follow_up import ActionFollowUp
from actions.forms import TASKS, TaskForm
from actions.not_understood import ActionOutOfScope
from actions.report_problem import ActionReportProblem, ValidateReportProblemForm
from actions.request_my_data import ActionRequestMyData, ValidateRequestMyDataForm
from actions.services import Services
from actions.tasks import TaskAction
from actions.track_order import ActionTrackOrder, ValidateTrackOrderForm
from actions.turn import Turn
from actions.unsubscribe import ActionUnsubscribe, ValidateUnsubscribeForm
from actions.yes_or_no import ActionYesOrNo
from bot.shop.cases.particulars import particulars_of
from bot.shop.catalogue import titles
from bot.shop.facts import join_words
from bot.shop.loading import Shop
from bot.shop.placeholders import fill
from bot.shop.speaking import speak
from bot.understanding.entities import finder
from bot.understanding.follow_up_kinds import ORDER_QUESTIONS, FollowUp
from bot.understanding.follow_ups import choice_of

ROOT = Path(__file__).parents[3]
DOMAIN, SAID_BY_CODE = (
    yaml.safe_load((ROOT / file).read_text(encoding="utf-8")) for file in ("domain.yml", "actions/responses.yml")
)
RESPONSES = DOMAIN["responses"] | SAID_BY_CODE["responses"]
ACTIONS: dict[str, tuple[TaskForm, TaskAction]] = {
    "track_order": (ValidateTrackOrderForm(), ActionTrackOrder()),
    "check_return": (ValidateCheckReturnForm(), ActionCheckReturn()),
    "change_order": (ValidateChangeOrderForm(), ActionChangeOrder()),
    "report_problem": (ValidateReportProblemForm(), ActionReportProblem()),
    "unsubscribe": (ValidateUnsubscribeForm(), ActionUnsubscribe()),
    "request_my_data": (ValidateRequestMyDataForm(), ActionRequestMyData()),
}
_REQUESTS = ("utter_ask_", "utter_still_")


@dataclass
class Clock:
    """A clock that moves when it is told to."""

    instant: datetime

    def __call__(self) -> datetime:
        return self.instant

    def pass_time(self, **span: float) -> None:
        """Moves on."""
        self.instant += timedelta(**span)


@dataclass(frozen=True)
class Said:
    """One message as an action hands it over: the response's name and what it passes along."""

    response: str
    values: dict[str, Any]

    def names(self) -> Iterator[str]:
        """Every response in it, those of its parts and of its card too."""
        yield self.response
        yield from _names_in(self.values)

    def text(self, shop: Shop) -> str:
        """The words of a task's message in that shop. Raises UnknownPlaceholder."""
        lines = [_worded({**self.values, "response": self.response}, shop)]
        lines += [_worded(part, shop) for part in self.values.get("parts") or []]
        _worded(self.values.get("card"), shop)
        return "\n".join(lines)


@dataclass
class Talk:
    """One conversation. `say` plays one turn of it and returns what was said."""

    services: Services
    session_id: str = "session"
    slots: dict[str, Any] = field(default_factory=dict)
    task: str | None = None
    events: list[dict[str, Any]] = field(default_factory=list)

    def say(
        self, text: str, label: str = "nlu_fallback", confidence: float = 0.9, follow_up: str | None = None
    ) -> list[Said]:
        """What is said to that message, which was taken for `label`."""
        message = {**message_of(text, label, confidence), "follow_up": follow_up}
        self.events.append({"event": "user", "parse_data": message})
        if self.task is None:
            if label == "estimate_arrival":
                said, follow_up = self._run(ActionEstimateArrival(), message)
                self.task = follow_up.removesuffix("_form") if follow_up else None
                return [*said, *self._go_on(message)]
            assert label in TASKS, f"{label} starts no task"
            self.task = label
        return self._go_on(message)

    def follow(self, text: str, kind: FollowUp, label: str = "nlu_fallback") -> list[Said]:
        """What is said to a message that leans on the one before in that way."""
        asked = kind.value if kind in ORDER_QUESTIONS else None
        leaning = {"follow_up": kind.value, "order_question": asked, "choice": choice_of(text)}
        message = {**message_of(text, label), **leaning}
        self.events.append({"event": "user", "parse_data": message})
        said, follow_up = self._run(ActionFollowUp(), message)
        self.task = follow_up.removesuffix("_form") if follow_up else None
        return [*said, *self._go_on(message)]

    def ask_for_data(self, text: str) -> list[Said]:
        """What is said to that request about one's data, with the yes that a deletion needs."""
        said = self.say(text, "request_my_data")
        return self.say("yes", "affirm") if self.asked == "confirmed" else said

    def ask_beyond(self, text: str) -> list[Said]:
        """What is said to a message that was taken for out of scope."""
        message = message_of(text, "out_of_scope")
        self.events.append({"event": "user", "parse_data": message})
        said, follow_up = self._run(ActionOutOfScope(), message)
        self.task = follow_up.removesuffix("_form") if follow_up else self.task
        return [*said, *self._go_on(message)] if follow_up else said

    def answer_briefly(self, text: str, label: str) -> list[Said]:
        """What is said to a yes, a no or a stop outside of every task."""
        message = message_of(text, label)
        self.events.append({"event": "user", "parse_data": message})
        said, follow_up = self._run(ActionYesOrNo(), message)
        self.task = follow_up.removesuffix("_form") if follow_up else self.task
        return [*said, *self._go_on(message)] if follow_up else said

    def _go_on(self, message: dict[str, Any]) -> list[Said]:
        said: list[Said] = []
        while self.task:
            form, action = ACTIONS[self.task]
            said += self._run(form, message)[0]
            if self.slots.get("requested_slot"):
                return said
            self.task = None
            acted, follow_up = self._run(action, message)
            said += acted
            if follow_up == "action_estimate_arrival":
                said += self._run(ActionEstimateArrival(), message)[0]
            elif follow_up:
                self.task = follow_up.removesuffix("_form")
        return said

    @property
    def asked(self) -> str | None:
        """The slot that is asked for now."""
        return self.slots.get("requested_slot")

    def tracker(self, message: dict[str, Any]) -> Tracker:
        """Rasa's tracker as the action server gets it: through JSON."""
        slots = json.loads(json.dumps(self.slots))
        return Tracker(
            self.session_id, slots, message, json.loads(json.dumps(self.events)), False, None, {}, "action_listen"
        )

    def _spoken(self, said: Said, message: dict[str, Any]) -> str:
        """The words of an answer of the shop's, "" for what a task says."""
        named = particulars_of(said.values.get("particulars") or message["entities"])
        label = said.response.removeprefix("utter_")
        spoken = speak(self.services.shop, label, named, self.services.today())
        return spoken.text if spoken else ""

    def _run(self, action: ShopAction, message: dict[str, Any]) -> tuple[list[Said], str | None]:
        dispatcher = CollectingDispatcher()
        events = action.perform(Speaker(dispatcher), Turn(self.tracker(message)), self.services)
        set_now = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        is_rejected = self.asked and isinstance(action, TaskForm) and set_now.keys() <= {"requested_slot"}
        assert not is_rejected, "Rasa rejects a form that sets no slot but the one it asks for; what it said is lost"
        self.slots |= set_now
        follow_up = next((event["name"] for event in events if event["event"] == "followup"), None)
        said = [said_in(message) for message in dispatcher.messages]
        self.events += [
            {
                "event": "bot",
                "text": self._spoken(one, message),
                "metadata": {"utter_action": one.response},
                "data": {
                    "custom": {"card": one.values.get("card")},
                    "buttons": [{"title": titles()[label]} for label in one.values.get("offers") or []],
                },
            }
            for one in said
        ]
        return said, follow_up


def message_of(text: str, label: str, confidence: float = 0.9) -> dict[str, Any]:
    """The message as Rasa's pipeline hands it on, with its real entities."""
    return {
        "text": text,
        "label": label,
        "intent": {"name": label.split("/")[0], "confidence": confidence},
        "intent_ranking": [{"name": label, "confidence": confidence}],
        "entities": [
            {"entity": e.entity, "start": e.start, "end": e.end, "value": e.value} for e in finder().find(text)
        ],
    }


def said_in(message: dict[str, Any]) -> Said:
    """The message of a dispatcher."""
    extra = ("text", "buttons", "elements", "custom", "template", "image", "attachment")
    values = {key: value for key, value in message.items() if key not in (*extra, "response")}
    return Said(message["response"], values)


def only(said: list[Said]) -> Said:
    """The one thing that was said."""
    (one,) = said
    return one


def names(said: list[Said]) -> list[str]:
    """The responses' names, without those within them and without the request for the next slot: that is Talk.asked."""
    return [one.response for one in said if not one.response.startswith(_REQUESTS)]


def _names_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "response" in value:
            yield value["response"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _names_in(one)


def _worded(value: Any, shop: Shop) -> Any:
    if isinstance(value, list):
        return join_words(str(_worded(one, shop)) for one in value)
    if not isinstance(value, dict):
        return value
    if "response" not in value:
        return {key: _worded(one, shop) for key, one in value.items()}
    inside = {key: one for key, one in value.items() if key not in ("response", "parts", "card", "offers", "source_of")}
    words = {key: str(_worded(one, shop)) for key, one in inside.items()}
    return fill(RESPONSES[value["response"]][0]["text"], shop.facts, **words)

"""Several questions in one message: each is answered in its turn, and a task comes last."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.answering import answer
from actions.base import Events, ShopAction, Speaker, words
from actions.forms import TASKS
from actions.order_access import verified_order
from actions.reports import tells
from actions.services import Services
from actions.turn import Turn
from bot.masking import mask_cards
from bot.shop.catalogue import is_question, titles
from bot.shop.speaking import can_serve
from bot.understanding.follow_ups import asks_of_an_order_to_come, cancels
from bot.understanding.mood import asks

# Begun first, whatever else is asked for: they can be too late.
_SOON_TOO_LATE = ("change_order",)
Question = tuple[str, list[dict[str, Any]]]


class ActionAnswerSeveral(ShopAction):
    """Answers the questions of the message, then begins its first task."""

    action_name = "action_answer_several"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Answers in the order of the message; a second task is offered rather than begun."""
        questions = [(_of_an_order_to_come(label, turn), entities) for label, entities in _as_meant(turn, services)]
        tasks = [(label, entities) for label, entities in questions if label in TASKS]
        unstated = _unstated(questions, services)
        left_open: set[str] = set()
        for label, entities in questions:
            topics = {str(one["value"]) for one in entities if one["entity"] == "unstated"}
            if label not in TASKS and label not in unstated and (not topics or topics - left_open):
                answer(label, entities, speaker, turn, services)
            left_open |= topics  # "which pieces are plated and which are filled" is one thing to be left open
        if unstated:
            parts = [words("utter_unstated_question", question=titles()[label]) for label in unstated]
            speaker.say("utter_several_unstated", parts=parts)
        tasks.sort(key=lambda task: task[0] not in _SOON_TOO_LATE)
        if len(tasks) > 1:
            speaker.say("utter_one_task_at_a_time", offers=[label for label, _ in tasks[1:]])
        if not tasks:
            return []
        events = [*_told_of(tasks[0][0], turn), *answer(*tasks[0], speaker, turn, services)]
        return [*events, SlotSet("left_task", tasks[1][0])] if len(tasks) > 1 else events


def _of_an_order_to_come(label: str, turn: Turn) -> str:
    """The label; that of an estimate for "what's the last day to order for Christmas and do you gift wrap"."""
    to_come = turn.named("date") and asks_of_an_order_to_come(label, turn.words_for(label))
    return "estimate_arrival" if to_come else label


def _told_of(task: str, turn: Turn) -> Events:
    """What the message's own piece tells of a change or a problem: "my order never came, and also unsubscribe me"."""
    said = turn.words_for(task)
    tells_it = (task == "change_order" and cancels(said)) or (task == "report_problem" and tells(said))
    return [SlotSet("details", mask_cards(said))] if tells_it and not asks(said) else []


def _as_meant(turn: Turn, services: Services) -> list[Question]:
    """The questions of the message. "How long is shipping, and can I return it?" asks before buying: no order is meant."""
    about_order = turn.named("order_number") or turn.named("email") or verified_order(turn, services)
    others = [label for label, _ in turn.questions if label != "check_return"]
    if about_order or not can_serve(services.shop, "check_return") or any(label in TASKS for label in others):
        return turn.questions
    return [("returns/policy" if label == "check_return" else label, entities) for label, entities in turn.questions]


def _unstated(questions: list[Question], services: Services) -> list[str]:
    """The questions that the shop leaves open, if there are several: told together, not each in the same words."""
    asked = dict.fromkeys(label for label, _ in questions)
    unstated = [label for label in asked if is_question(label) and label not in services.shop.answers]
    return unstated if len(unstated) > 1 else []

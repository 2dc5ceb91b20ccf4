"""Several questions in one message: each is answered in its turn, and a task comes last."""

from __future__ import annotations

from actions.answering import answer
from actions.base import Events, ShopAction, Speaker, words
from actions.forms import TASKS
from actions.services import Services
from actions.turn import Turn
from bot.shop.catalogue import is_question, titles


class ActionAnswerSeveral(ShopAction):
    """Answers the questions of the message, then begins its first task."""

    action_name = "action_answer_several"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Answers in the order of the message; a second task is offered rather than begun."""
        tasks = [(label, entities) for label, entities in turn.questions if label in TASKS]
        unstated = _unstated(turn, services)
        for label, entities in turn.questions:
            if label not in TASKS and label not in unstated:
                answer(label, entities, speaker, turn, services)
        if unstated:
            parts = [words("utter_unstated_question", question=titles()[label]) for label in unstated]
            speaker.say("utter_several_unstated", parts=parts)
        if len(tasks) > 1:
            speaker.say("utter_one_task_at_a_time", offers=[label for label, _ in tasks[1:]])
        return answer(*tasks[0], speaker, turn, services) if tasks else []


def _unstated(turn: Turn, services: Services) -> list[str]:
    """The questions that the shop leaves open, if there are several: told together, not each in the same words."""
    asked = dict.fromkeys(label for label, _ in turn.questions)
    unstated = [label for label in asked if is_question(label) and label not in services.shop.answers]
    return unstated if len(unstated) > 1 else []

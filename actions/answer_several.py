"""Several questions in one message: each is answered in its turn, and a task comes last."""

from __future__ import annotations

from actions.answering import answer
from actions.base import Events, ShopAction, Speaker
from actions.forms import TASKS
from actions.services import Services
from actions.turn import Turn


class ActionAnswerSeveral(ShopAction):
    """Answers the questions of the message, then begins its first task."""

    action_name = "action_answer_several"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Answers in the order of the message; a second task is offered rather than begun."""
        tasks = [(label, entities) for label, entities in turn.questions if label in TASKS]
        for label, entities in turn.questions:
            if label not in TASKS:
                answer(label, entities, speaker, turn, services)
        if len(tasks) > 1:
            speaker.say("utter_one_task_at_a_time", offers=[label for label, _ in tasks[1:]])
        return answer(*tasks[0], speaker, turn, services) if tasks else []

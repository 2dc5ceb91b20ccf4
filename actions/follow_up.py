"""A message that leans on the one before: the same question about something else, a doubt, or a choice from a list."""

from __future__ import annotations

from actions.answering import answer
from actions.base import Events, ShopAction, Speaker
from actions.reports import added_to_report, tells, tells_of_trouble_with_an_order, told_before
from actions.requested import added_to_request
from actions.services import Services
from actions.turn import FALLBACK, MESSAGES_BACK, OUT_OF_SCOPE, Turn, is_of_an_order
from bot.shop.cases import turns_on
from bot.shop.catalogue import is_question, titles
from bot.understanding.follow_ups import (
    SURE_BY_ITSELF,
    SURE_OF_A_TASK,
    TASK_OF_A_QUESTION,
    TASKS_WITH_AN_ORDER,
    FollowUp,
    denies_custom,
)

# After these "how long does that take?" is asked of the making.
_HOW_LONG_TO_MAKE = ("shop/custom_pieces", "shipping/production_time")


class ActionFollowUp(ShopAction):
    """Finds out what the message is about, and answers that."""

    action_name = "action_follow_up"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Answers the order that was named, the choice, the doubt, the old question about a new thing, or else the message itself."""
        if turn.follow_up == FollowUp.ORDER:
            # "78702 is the zip": a number, and no order.
            marked = turn.named("email") or turn.marks_an_order()
            if not marked and added_to_request(speaker, turn, services):
                return []
            return answer(_task_with_an_order(turn), turn.entities, speaker, turn, services)
        if turn.follow_up == FollowUp.TROUBLE:
            said = added_to_report(speaker, turn, services)
            return [] if said else answer(turn.label, turn.entities, speaker, turn, services)
        if turn.follow_up == FollowUp.WHEN and turn.spoke_of_an_order() and _question_before(turn) != "check_return":
            return answer("track_order", turn.entities, speaker, turn, services)
        chosen = _chosen(turn)
        if chosen:
            return answer(chosen, [], speaker, turn, services)
        if turn.follow_up in (FollowUp.DOUBT, FollowUp.WHY) and _stood_by(speaker, turn, services):
            return []
        before = _question_before(turn)
        label = meant(turn, before)
        if label == before and _adds_nothing(turn, label, services):
            speaker.say("utter_all_that_is_stated")
        custom = turn.custom_before() if label == "shipping/production_time" else []
        return answer(label, [*turn.entities, *custom], speaker, turn, services)


def _adds_nothing(turn: Turn, label: str, services: Services) -> bool:
    """Whether the answer can only be the one that stands right above."""
    last = any(response == f"utter_{label}" for response in turn.previous_responses())
    names = turns_on(label).intersection(entity["entity"] for entity in turn.entities)
    return last and label in services.shop.answers and not names


def _stood_by(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether the last answer could be confirmed, or its reason given: by what it was about, a statement or an order."""
    doubts = turn.follow_up == FollowUp.DOUBT
    for response in turn.previous_responses():
        said = response.removeprefix("utter_")
        label = "returns/policy" if said.startswith("check_return") else said
        stated = services.shop.answers.get(label)
        if stated:
            speaker.say("utter_sure" if doubts else "utter_why", heading=stated.heading[0], source_of=label)
            return True
        if said.startswith("estimate_arrival") and doubts:
            speaker.say("utter_sure_of_estimate", offers=["talk_to_human"])
            return True
        if is_of_an_order(said):
            speaker.say("utter_sure_of_order" if doubts else "utter_why_unknown", offers=["talk_to_human"])
            return True
    return False


def meant(turn: Turn, before: str | None) -> str:
    """The label that a message means after the question `before`."""
    if turn.follow_up in (FollowUp.DOUBT, FollowUp.WHY):
        return before or FALLBACK
    if turn.follow_up == FollowUp.WHEN:
        return before if before == "check_return" else "estimate_arrival"
    if before is None or turn.follow_up == FollowUp.PLACE:
        return turn.label
    if before in ("estimate_arrival", "shipping/production_time") and denies_custom(turn.text):
        return before
    if turns_on(before).intersection(entity["entity"] for entity in turn.own_entities):
        return before
    if before in _HOW_LONG_TO_MAKE and turn.label == "shipping/transit_time":
        return "shipping/production_time"
    begins_a_task = turn.label in TASKS_WITH_AN_ORDER and not turn.slot("verified_order")
    sure = SURE_OF_A_TASK if begins_a_task else SURE_BY_ITSELF
    known = turn.label not in (FALLBACK, OUT_OF_SCOPE)
    return turn.label if known and turn.confidence >= sure else before


def _task_with_an_order(turn: Turn) -> str:
    """What an order that is hardly more than named is for: what those few words say, or else what was talked of before."""
    if _question_before(turn) == "estimate_arrival":
        return "track_order"
    if tells_of_trouble_with_an_order(turn):
        return "report_problem"
    if turn.label in TASKS_WITH_AN_ORDER and tells(turn.text_without("order_number", "email"), 1):
        return turn.label
    if told_before(turn):
        return "report_problem"
    asked = (response.removeprefix("utter_") for response in turn.previous_responses())
    task = next((TASK_OF_A_QUESTION[label] for label in asked if label in TASK_OF_A_QUESTION), None)
    if task:
        return task
    before = turn.last_task()
    return before if before in TASKS_WITH_AN_ORDER else "track_order"


def _question_before(turn: Turn) -> str | None:
    """The question that was last answered, or a task that can be asked again of something else; None if there is none near."""
    for response in turn.previous_responses(MESSAGES_BACK):
        label = response.removeprefix("utter_")
        if is_question(label):
            return label
        for task in ("estimate_arrival", "check_return"):
            if label.startswith(task):
                return task
    return None


def _chosen(turn: Turn) -> str | None:
    """The label of the button that "the second one" means."""
    offered = turn.offered()
    if turn.choice is None or not -1 <= turn.choice < len(offered) or not offered:
        return None
    by_title = {title: label for label, title in titles().items()}
    return by_title.get(offered[turn.choice])

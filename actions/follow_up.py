"""A message that leans on the one before: the same question about something else, a doubt, or a choice from a list."""

from __future__ import annotations

from collections.abc import Callable

from actions.answering import answer
from actions.base import Events, ShopAction, Speaker, words
from actions.offered import accepted, chosen
from actions.order_questions import told_of_order
from actions.reports import added_to_report, tells, tells_of_trouble_with_an_order, told_before
from actions.requested import added_to_request, receipt_just_given
from actions.services import Services
from actions.turn import FALLBACK, MESSAGES_BACK, OUT_OF_SCOPE, Turn, is_of_an_order
from bot.shop.cases import turns_on
from bot.shop.catalogue import is_question
from bot.understanding.follow_ups import (
    SURE_BY_ITSELF,
    SURE_OF_A_TASK,
    TASK_OF_A_QUESTION,
    TASKS_WITH_AN_ORDER,
    FollowUp,
    asks_how_long_that_is,
    denies_custom,
    means_mine,
    means_the_other,
    names_only_a_thing,
    says_what_was_meant,
)

# After these "how long does that take?" is asked of the making.
_HAVE_A_TIME = ("returns/policy", "returns/warranty", "returns/refund_timing", "shipping/order_changes")
_HOW_LONG_TO_MAKE = ("shop/custom_pieces", "shipping/production_time")


class ActionFollowUp(ShopAction):
    """Finds out what the message is about, and answers that."""

    action_name = "action_follow_up"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Answers what this kind of follow-up asks for; else the choice, the old question about a new thing, or the message itself."""
        kind = _KINDS.get(turn.follow_up or "")
        events = kind(speaker, turn, services) if kind else None
        if events is not None:
            return events
        choice = chosen(turn)
        if choice:
            return answer(choice, [], speaker, turn, services)
        before = _question_before(turn)
        label = meant(turn, before)
        if label == before and _adds_nothing(turn, label, services):
            speaker.say("utter_all_that_is_stated")
        custom = turn.custom_before() if label == "shipping/production_time" else []
        return answer(label, [*turn.entities, *custom], speaker, turn, services)


def _order(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    # "78702 is the zip": a number, and no order.
    marked = turn.named("email") or turn.marks_an_order()
    if not marked and added_to_request(speaker, turn, services):
        return []
    return answer(_task_with_an_order(turn), turn.entities, speaker, turn, services)


def _trouble(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    said = added_to_report(speaker, turn, services)
    return [] if said else answer(turn.label, turn.entities, speaker, turn, services)


def _when(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    before = _question_before(turn)
    if not turn.spoke_of_an_order() or before == "check_return":
        return None
    changed = any(said.startswith("change_order") for said in turn.said_before())
    return answer("change_order" if changed else "track_order", turn.entities, speaker, turn, services)


def _of_order(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    return [] if told_of_order(speaker, turn, services) else None


def _taken_back(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    if not added_to_request(speaker, turn, services):
        speaker.say("utter_stop")
    return []


def _next(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    receipt = receipt_just_given(turn)
    if receipt:
        speaker.say("utter_request_next", receipt=receipt, offers=["talk_to_human"])
        return []
    if any(said.startswith("check_return") for said in turn.said_before()):
        return _how_to_return(speaker, services)
    if any(map(is_of_an_order, turn.said_before())):
        return answer("track_order", turn.entities, speaker, turn, services)
    return None


def _do_it(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    if any(said.startswith("check_return") for said in turn.said_before()):
        return _how_to_return(speaker, services)
    return accepted(speaker, turn, services)


def _how_to_return(speaker: Speaker, services: Services) -> Events:
    stated = "returns/refund_timing" in services.shop.answers
    parts = [words("utter_check_return_refund")] if stated else []
    speaker.say("utter_check_return_next", parts=parts, offers=["talk_to_human"])
    return []


def _plainly(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    if not turn.said_before():
        return None
    speaker.say("utter_no_plainer", offers=["talk_to_human"])
    return []


def _stood_by(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Confirms the last answer, or gives its reason: by what it was about, a statement or an order."""
    doubts = turn.follow_up == FollowUp.DOUBT
    for said in turn.said_before():
        label = "returns/policy" if said.startswith("check_return") else said
        stated = services.shop.answers.get(label)
        if stated:
            speaker.say("utter_sure" if doubts else "utter_why", heading=stated.heading[0], source_of=label)
            return []
        if said.startswith("estimate_arrival") and doubts:
            speaker.say("utter_sure_of_estimate", offers=["talk_to_human"])
            return []
        if is_of_an_order(said):
            speaker.say("utter_sure_of_order" if doubts else "utter_why_unknown", offers=["talk_to_human"])
            return []
    return None


# What each kind of follow-up asks for. None as its outcome: nothing that was said before fits it.
_KINDS: dict[str, Callable[[Speaker, Turn, Services], Events | None]] = {
    FollowUp.ORDER: _order,
    FollowUp.TROUBLE: _trouble,
    FollowUp.WHEN: _when,
    FollowUp.OF_ORDER: _of_order,
    FollowUp.TAKEN_BACK: _taken_back,
    FollowUp.NEXT: _next,
    FollowUp.DO_IT: _do_it,
    FollowUp.PLAINLY: _plainly,
    FollowUp.DOUBT: _stood_by,
    FollowUp.WHY: _stood_by,
}


def _adds_nothing(turn: Turn, label: str, services: Services) -> bool:
    """Whether the answer can only be the one that stands right above."""
    last = any(said == label for said in turn.said_before())
    names = turns_on(label).intersection(entity["entity"] for entity in turn.entities)
    return last and label in services.shop.answers and not names


def meant(turn: Turn, before: str | None) -> str:
    """The label that a message means after the question `before`."""
    if turn.follow_up in (FollowUp.DOUBT, FollowUp.WHY, FollowUp.PLAINLY):
        return before or FALLBACK
    if turn.follow_up == FollowUp.WHEN:
        return before if before == "check_return" else "estimate_arrival"
    if before is None or turn.follow_up == FollowUp.PLACE:
        return turn.label
    if turn.label == "deny" and says_what_was_meant(turn.text):
        return before
    if means_mine(turn.text):
        return TASK_OF_A_QUESTION.get(before, "track_order")
    if before == "check_return" and means_the_other(turn.text):
        return before
    if before in ("estimate_arrival", "shipping/production_time") and denies_custom(turn.text):
        return before
    if turns_on(before).intersection(entity["entity"] for entity in turn.own_entities):
        return before
    if names_only_a_thing(turn.text, turn.spans()):
        return before
    if turn.label == "shipping/transit_time" and asks_how_long_that_is(turn.text):
        if before in _HOW_LONG_TO_MAKE:
            return "shipping/production_time"
        if before in _HAVE_A_TIME:
            return before
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
    task = next((TASK_OF_A_QUESTION[label] for label in turn.said_before() if label in TASK_OF_A_QUESTION), None)
    if task:
        return task
    before = turn.last_task()
    return before if before in TASKS_WITH_AN_ORDER else "track_order"


def _question_before(turn: Turn) -> str | None:
    """The question that was last answered, or a task that can be asked again of something else; None if there is none near."""
    for label in turn.said_before(MESSAGES_BACK):
        if is_question(label):
            return label
        for task in ("estimate_arrival", "check_return"):
            if label.startswith(task):
                return task
    return None

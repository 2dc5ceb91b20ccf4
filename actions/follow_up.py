"""A message that leans on the one before: the same question about something else, a doubt, or a choice from a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from actions.after_return import say_how_to_return, say_in_short
from actions.answering import answer
from actions.base import Events, ShopAction, Speaker
from actions.meant import meant, question_before, task_with_an_order
from actions.not_understood import say_sorry
from actions.offered import accepted, chosen
from actions.order_access import open_order
from actions.order_questions import told_of, told_of_order
from actions.reports import added_to_report
from actions.requested import added_to_request, receipt_just_given
from actions.services import Services
from actions.turn import FALLBACK, MESSAGES_BACK, Turn, is_of_an_order
from bot.shop.cases import turns_on
from bot.shop.speaking import can_serve
from bot.understanding.follow_ups import FollowUp, means_that_one, names_only_a_thing
from bot.understanding.mood import asks
from bot.understanding.order_questions import OrderQuestion, order_question_of
from bot.understanding.whole_forms import names_nothing

_TASKS_OF_QUESTIONS: dict[OrderQuestion | None, str] = {
    OrderQuestion.DISPATCH: "track_order",
    OrderQuestion.CHANGE: "change_order",
    OrderQuestion.WHEREABOUTS: "track_order",
}
# "Will you e-mail me" can be asked of the marketing or of a parcel, "do you answer" cannot.
_ANSWERING = re.compile(r"\b(?:answer|repl(?:y|ies)|respon[ds]\w*|(?:get|come|hear) back|hear from)\b", re.IGNORECASE)
_GUARANTEED = re.compile(r"\b(?:guarantee\w*|promise)\b", re.IGNORECASE)
_PAY = re.compile(r"\bpay\b", re.IGNORECASE)
_HOW_LONG_IT_TAKES = re.compile(
    r"\W*(?:(?:and|so|ok|okay|but)\W+)*how long(?: (?:does|will|would|do|is) (?:it|that|this)\b(?: \w+){0,2})?\W*$",
    re.IGNORECASE,
)
# The answers after which "do I have to pay" is asked of something faulty.
_ON_FAULTS = {"returns/warranty", "shipping/lost_package"}
# What these topics say has to do with an order.
_OF_ORDERS = ("shipping/", "returns/", "shop/contact")


class ActionFollowUp(ShopAction):
    """Finds out what the message is about, and answers that."""

    action_name = "action_follow_up"

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Answers what this kind of follow-up asks for; else the choice, the old question about a new thing, or the message itself."""
        kind = _KINDS.get(turn.follow_up or "")
        events = kind(speaker, turn, services) if kind else None
        if events is not None:
            return events
        if _asks_more_of_the_order(turn):
            speaker.say("utter_of_order_not_on_record", offers=["report_problem", "talk_to_human"])
            return []
        if turn.follow_up in _ONLY_AFTER_SOMETHING:
            label = _no_mere_yes(turn.label, turn, None)
            return answer(label, [*turn.entities, *_custom_meant(turn, label)], speaker, turn, services)
        choice = chosen(turn)
        if choice:
            return answer(choice, [], speaker, turn, services)
        before = question_before(turn)
        label = _no_mere_yes(meant(turn, before), turn, before)
        if label == before and _adds_nothing(turn, label, services):
            speaker.say("utter_all_that_is_stated")
        return answer(label, [*turn.entities_for(label), *_custom_meant(turn, label)], speaker, turn, services)


def _no_mere_yes(label: str, turn: Turn, before: str | None) -> str:
    """ "Is that normal" is no "no", whatever it sounds like: it asks something of what was said before."""
    return before or FALLBACK if label in ("affirm", "deny") and asks(turn.text) else label


def _custom_meant(turn: Turn, label: str) -> list[dict[str, Any]]:
    """The custom piece that was spoken of, where the answer turns on that."""
    return turn.custom_before() if label in ("shipping/production_time", "returns/policy") else []


def _order(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    # "78702 is the zip": a number, and no order.
    marked = turn.named("email") or turn.marks_an_order()
    only_address = turn.named("email") and not turn.named("order_number")
    if only_address and any(said.startswith("unsubscribe_left") for said in turn.said_before()):
        return answer("unsubscribe", turn.entities, speaker, turn, services)
    if not marked and added_to_request(speaker, turn, services):
        return []
    return answer(task_with_an_order(turn), turn.entities, speaker, turn, services)


def _trouble(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    said = added_to_report(speaker, turn, services)
    return [] if said else answer(turn.label, turn.entities, speaker, turn, services)


def _when(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    before = question_before(turn)
    if not turn.spoke_of_an_order() or before == "check_return":
        return None
    changed = any(said.startswith("change_order") for said in turn.said_before())
    return answer("change_order" if changed else "track_order", turn.entities, speaker, turn, services)


def _of_order(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    task = _TASKS_OF_QUESTIONS.get(order_question_of(turn.text))
    if task and turn.spoke_of_an_order() and open_order(turn, services):
        return answer(task, turn.entities, speaker, turn, services)
    if told_of_order(speaker, turn, services):
        return []
    if task:
        return None
    # The order was spoken of, and its trust has run out: it is asked for again.
    return answer("track_order", turn.entities, speaker, turn, services) if turn.spoke_of_an_order() else None


def _taken_back(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    if not added_to_request(speaker, turn, services):
        speaker.say("utter_stop")
    return []


def _next(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    receipt = receipt_just_given(turn)
    if receipt:
        speaker.say("utter_request_next", receipt=receipt, offers=["talk_to_human"])
        return []
    if any(said.startswith("check_return") for said in turn.said_before(MESSAGES_BACK)):
        say_how_to_return(speaker, turn, services)
        return []
    if any(said.startswith("change_order") for said in turn.said_before()):
        speaker.say("utter_of_order_no_more", offers=["report_problem", "talk_to_human"])
        return []
    if any(map(is_of_an_order, turn.said_before())):
        return answer("track_order", turn.entities, speaker, turn, services)
    return None


def _do_it(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    if any(said.startswith("check_return") for said in turn.said_before()):
        say_how_to_return(speaker, turn, services)
        return []
    return accepted(speaker, turn, services)


def _plainly(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    if not turn.said_before():
        return None
    if say_in_short(speaker, turn):
        return []
    speaker.say("utter_no_plainer", offers=["talk_to_human"])
    return []


def _stood_by(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Confirms the last answer, or gives its reason: by what it was about, a statement or an order."""
    doubts = turn.follow_up == FollowUp.DOUBT
    receipt = receipt_just_given(turn)
    if receipt:
        speaker.say("utter_request_known", receipt=receipt, offers=["talk_to_human"])
        return []
    if _GUARANTEED.search(turn.text) and turn.said_before():
        speaker.say("utter_sure_of_no_guarantee", offers=["talk_to_human"])
        return []
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


def _done(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    receipt = receipt_just_given(turn)
    if receipt is None and any(said.startswith("unsubscribe_done") for said in turn.said_before()):
        speaker.say("utter_unsubscribe_known", source_of="privacy/email_marketing")
        return []
    if receipt is None and any(said.startswith("change_order") for said in turn.said_before(MESSAGES_BACK)):
        return answer("change_order", turn.entities, speaker, turn, services)
    if receipt is None:
        return None
    speaker.say("utter_request_known", receipt=receipt, offers=["talk_to_human"])
    return []


def _reply(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    receipt = receipt_just_given(turn)
    if receipt:
        speaker.say("utter_request_next", receipt=receipt, offers=["talk_to_human"])
        return []
    if _ANSWERING.search(turn.text) or "talk_to_human" in (turn.label, *turn.said_before()):
        speaker.say("utter_reply_time")
        return []
    return None


def _remedy(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    receipt = receipt_just_given(turn)
    said_before = turn.said_before(MESSAGES_BACK)
    if _PAY.search(turn.text) and any(said.startswith("check_return") for said in said_before):
        return answer(
            "returns/policy", [{"entity": "shipping_price", "value": "shipping_price"}], speaker, turn, services
        )
    if receipt is None and _PAY.search(turn.text) and _ON_FAULTS.intersection(said_before):
        speaker.say("utter_repair_price_unstated", offers=["report_problem", "talk_to_human"])
        return []
    if receipt is None and "shipping/lost_package" in turn.said_before():
        speaker.say("utter_all_that_is_stated")
        return answer("shipping/lost_package", [], speaker, turn, services)
    if receipt is None or not turn.slot("reported"):
        return None
    offers = [label for label in ("returns/warranty", "talk_to_human") if can_serve(services.shop, label)]
    speaker.say("utter_report_problem_decides", receipt=receipt, offers=offers)
    return []


def _leaning(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """After a report "the gold filled one" tells of which piece it was."""
    which = means_that_one(turn.text) or names_only_a_thing(turn.text, turn.spans())
    if which and added_to_report(speaker, turn, services):
        return []
    return _how_long(speaker, turn, services)


def _how_long(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """After a return or a refund "how long does it take" is asked of the money, after a receipt of the answer."""
    if not _HOW_LONG_IT_TAKES.match(turn.text):
        return None
    receipt = receipt_just_given(turn)
    if receipt:
        speaker.say("utter_request_next", receipt=receipt, offers=["talk_to_human"])
        return []
    returns = any(said.startswith(("check_return", "return_")) for said in turn.said_before(MESSAGES_BACK))
    if returns and can_serve(services.shop, "returns/refund_timing"):
        return answer("returns/refund_timing", turn.entities, speaker, turn, services)
    if not any("refunded" in said for said in turn.said_before()):
        return None
    order = open_order(turn, services)
    return [] if order and told_of(order, OrderQuestion.REFUND, speaker, services) else None


def _anger(speaker: Speaker, turn: Turn, services: Services) -> Events:
    say_sorry(speaker, turn)
    return []


def _rush(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    if not turn.spoke_of_an_order():
        return None
    speaker.say("utter_of_order_no_rush", offers=["talk_to_human"])
    return []


def _asks_more_of_the_order(turn: Turn) -> bool:
    """Whether words that name nothing come after an order: whatever they sound like, they are about it."""
    about_it = turn.label.startswith(_OF_ORDERS) or "/" not in turn.label
    return turn.spoke_of_an_order() and not about_it and names_nothing(turn.text)


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
    FollowUp.DONE: _done,
    FollowUp.REPLY: _reply,
    FollowUp.REMEDY: _remedy,
    FollowUp.RUSH: _rush,
    FollowUp.ANGER: _anger,
    FollowUp.ELLIPSIS: _leaning,
    FollowUp.BARE: _how_long,
}
# Where nothing that was said before fits these, they are messages like any other.
_ONLY_AFTER_SOMETHING = (
    FollowUp.OF_ORDER,
    FollowUp.DONE,
    FollowUp.REPLY,
    FollowUp.REMEDY,
    FollowUp.RUSH,
    FollowUp.BARE,
)


def _adds_nothing(turn: Turn, label: str, services: Services) -> bool:
    """Whether the answer can only be the one that stands right above."""
    last = any(said == label for said in turn.said_before())
    names = turns_on(label).intersection(entity["entity"] for entity in turn.entities)
    return last and label in services.shop.answers and not names

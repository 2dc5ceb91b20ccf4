"""Follow-ups on an order: what is asked of it, what went wrong with it, when it comes, and what follows from a fault.

Each takes the turn and says what it asks for. None as its outcome: nothing that was said before fits it.
"""

from __future__ import annotations

import re

from rasa_sdk.events import SlotSet

from actions.after_return import told_the_last_days
from actions.after_trouble import told_of_the_remedy
from actions.answering import answer
from actions.base import Events, Speaker
from actions.carrier import only_the_carrier_knows, pointed_to_the_carrier
from actions.destination import told_where_it_goes
from actions.in_time import said_what_if_not
from actions.meant import question_before, task_with_an_order
from actions.order_access import is_same_order, open_order
from actions.order_questions import told_of, told_of_order
from actions.production_words import production_words
from actions.reports import added_to_report, tells_of_a_missing_piece, tells_of_absence
from actions.requested import (
    added_to_request,
    receipt_just_given,
    say_what_is_known,
    told_the_receipt,
    told_what_comes_of_it,
)
from actions.services import Services
from actions.slots import corrects, orders_named
from actions.turn import MESSAGES_BACK, WHOLE_CHAT, Turn, entity_meant
from actions.unsubscribe import say_where_to_sign_up, wants_the_mail
from actions.wishes import wish_of
from bot.shop.order import Order
from bot.shop.speaking import can_serve
from bot.shop.tracking import TrackVerdict, track
from bot.understanding.follow_up_kinds import TASKS_OF_ORDER_QUESTIONS, FollowUp
from bot.understanding.follow_ups import cancels
from bot.understanding.mood import asks

_MONEY_BACK = re.compile(r"\brefund\w*\b|\bmoney\b|\bdispute\b|\bcharge ?back\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|how long|how soon|how many days)\b", re.IGNORECASE)
_IF = re.compile(r"\bif\b", re.IGNORECASE)
_HOW_LONG_IT_TAKES = re.compile(r"\bhow (?:long|many (?:business )?days)\b(?! (?:do|have) (?:i|we))", re.IGNORECASE)
_CORRECTS_AN_ADDRESS = re.compile(r"\b(?:change|update|correct)\b.{0,24}\be-?mail\b", re.IGNORECASE)
_CAN_I_GET = re.compile(
    r"\b(?:can|could|may|(?<!when )do) i (?:still )?(?:get|have) (?:a |my )?(?:full )?(?:refund|money)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\bnumber\b(?<!tracking number)", re.IGNORECASE)
# "Will I get another tracking number", for what is still to come.
_ANOTHER = re.compile(r"\b(?:another|second|new|separate|own)\b", re.IGNORECASE)
_ON_ITS_WAY = re.compile(r"\b(?:ships?|shipped|leaves?|arrives?|comes?|gets? here|delivered)\b", re.IGNORECASE)
_NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|last day|deadline|how long (?:do|have) i (?:have|got)|days? (?:do (?:i|we) have )?left|days (?:do|have) (?:i|we) (?:have|got))\b",
    re.IGNORECASE,
)
_GOT_IT = re.compile(
    r"\b(?:did|have|has) (?:you|u|it|that|they)\b[^.?!]{0,12}\b(?:get|got|go|gone|receive|noted?)\b", re.IGNORECASE
)
# An address after these is one to be taken off the list.
_OF_THE_MAIL = ("unsubscribe_", "privacy/email_marketing", "sign_up_by_a_person")
# What was told of where an order is.
_NEWS = ("track_order", "of_order_on_time", "of_order_late", "of_order_tracking", "of_order_refunded")


def took_the_order(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """The task that the order is named for."""
    # "78702 is the zip": a number, and no order.
    marked = turn.named("email") or turn.marks_an_order()
    only_address = turn.named("email") and not turn.named("order_number")
    if only_address and _CORRECTS_AN_ADDRESS.search(turn.text):
        return answer("request_my_data", turn.entities, speaker, turn, services)  # "also change my email to jo2@..."
    if only_address and any(said.startswith(_OF_THE_MAIL) for said in turn.said_before()):
        if _wants_the_mail(turn):
            say_where_to_sign_up(speaker, turn, services)
            return []
        return answer("unsubscribe", turn.entities, speaker, turn, services)
    if only_address and "privacy/rights" in turn.said_before():
        return answer(
            "request_my_data", turn.entities, speaker, turn, services
        )  # "can you delete my data", and the address
    if only_address and "nothing_changed" in turn.said_before():
        return answer(turn.last_task() or "unsubscribe", turn.entities, speaker, turn, services)
    if only_address and wants_the_mail(turn.text):
        say_where_to_sign_up(speaker, turn, services)
        return []  # "ok sign me up, mia@example.com"
    of_data = any(said.startswith("request_my_data_") for said in turn.said_before())
    corrected = corrects(turn) and turn.named("order_number") and not turn.marks_an_order() and _is_another_order(turn)
    if (not marked or (only_address and of_data)) and not corrected and added_to_request(speaker, turn, services):
        return []  # "new one is jo.new@example.com"
    events = answer(task_with_an_order(turn), turn.entities, speaker, turn, services)
    named = set(turn.named_before("order_number")) if only_address and not turn.slot("order_number") else set()
    # "My necklace from order 1022 is too short", answered, and then the address alone.
    return [SlotSet("order_number", named.pop()), *events] if len(named) == 1 else events


def _is_another_order(turn: Turn) -> bool:
    """Whether the order that is named is not the one of the request that was just made."""
    kept = turn.slot("noted")
    return bool(kept and kept["order"]) and not any(is_same_order(name, kept["order"]) for name in orders_named(turn))


def _wants_the_mail(turn: Turn) -> bool:
    texts = (turn.text, *turn.texts_before(1))
    return "sign_up_by_a_person" in turn.said_before() or any(map(wants_the_mail, texts))


def noted_trouble(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Adds it to the report, or takes it by its label."""
    if added_to_report(speaker, turn, services):
        return []
    return answer(turn.label, turn.entities, speaker, turn, services)


def told_when(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """The days of the order that was spoken of, or of the money or the answer that was promised."""
    if only_the_carrier_knows(turn):
        told = pointed_to_the_carrier(speaker, turn, services)
        if told is not None:
            return told  # "what time today"
    if _UNTIL.search(turn.text) and told_the_last_days(speaker, turn, services.today()):
        return []  # "how many days do i have left"
    if _HOW_LONG_IT_TAKES.search(turn.text):
        told = told_how_long(speaker, turn, services)
        if told is not None:
            return told
    if (turn.slot("noted") or {}).get("order") == "" and told_what_comes_of_it(speaker, turn, services):
        return []  # "when do i get it", of a copy of one's data
    if turn.was_said("unsubscribe_"):
        speaker.say("utter_unsubscribe_how_soon", offers=["talk_to_human"])
        return []
    of_money = any("refunded" in said or "order_cancelled" in said for said in turn.said_before())
    paid_back = open_order(turn, services) if of_money else None
    if paid_back and paid_back.refunded_amount and told_of(paid_back, FollowUp.REFUND, speaker, services):
        return []  # "when did you send it", of the money
    if not turn.spoke_of_an_order() or question_before(turn) == "check_return":
        return None
    if _UNTIL.search(turn.text) and turn.previous_card(WHOLE_CHAT).get("type") == "return":
        return answer("check_return", turn.entities, speaker, turn, services)  # "what was the date i have until again"
    changed = turn.was_said("change_order") and not _ON_ITS_WAY.search(turn.text)
    return answer("change_order" if changed else "track_order", turn.entities, speaker, turn, services)


def told_how_long(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """After a return or a refund "how long does it take" is asked of the money, after a receipt of the answer."""
    # "Yes" to a receipt is an aside.
    if told_what_comes_of_it(speaker, turn, services, 2 if "affirm" in turn.said_before() else 1):
        return []
    returns = any(said.startswith(("check_return", "return_")) for said in turn.said_before(MESSAGES_BACK))
    if returns and can_serve(services.shop, "returns/refund_timing"):
        return answer("returns/refund_timing", turn.entities, speaker, turn, services)
    if not any("refunded" in said or "order_cancelled" in said for said in turn.said_before()):
        return None
    order = open_order(turn, services)
    return [] if order and told_of(order, FollowUp.REFUND, speaker, services) else None


def _never_came(turn: Turn) -> bool:
    """Whether it was told shortly before that the parcel isn't there, and nothing has been reported yet."""
    return receipt_just_given(turn, MESSAGES_BACK) is None and any(
        map(tells_of_absence, turn.texts_before(MESSAGES_BACK))
    )


def told_what_is_asked(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What is asked of the order that was spoken of: one fact of it, or a task."""
    if turn.order_question == FollowUp.PLACED and turn.named("date") and not _WHEN.search(turn.text):
        return None  # "I bought it 2 months ago, does that matter?" tells it
    if (
        turn.order_question == FollowUp.REFUND
        and (_never_came(turn) or _NEVER.search(turn.text))
        and can_serve(services.shop, "shipping/lost_package")
    ):
        return answer("shipping/lost_package", [], speaker, turn, services)  # "so you just keep my money?"
    of_data = (turn.slot("noted") or {}).get("order") == "" and turn.order_question == FollowUp.ARRIVAL
    if of_data and told_what_comes_of_it(speaker, turn, services):
        return []  # "when do i get it", of a copy of one's data
    if only_the_carrier_knows(turn):
        told = pointed_to_the_carrier(speaker, turn, services)
        if told is not None:
            return told  # "is it stuck in customs"
    if turn.order_question == FollowUp.DESTINATION:
        told = told_where_it_goes(speaker, turn, services)
        if told is not None:
            return told
    of_the_rest = turn.order_question == FollowUp.TRACKING and _ANOTHER.search(turn.text)
    if of_the_rest and turn.spoke_of_an_order() and can_serve(services.shop, "shipping/dispatch_notice"):
        return answer("shipping/dispatch_notice", [], speaker, turn, services)
    if turn.order_question == FollowUp.REFUND and _WHEN.search(turn.text) and question_before(turn) == "check_return":
        return told_how_long(speaker, turn, services)  # of the piece that goes back, not of what was refunded before
    if turn.order_question == FollowUp.REFUND and turn.slot("reported") and receipt_just_given(turn, MESSAGES_BACK):
        return told_of_the_remedy(speaker, turn, services)
    if turn.order_question == FollowUp.REFUND and "shipping/order_changes" in turn.said_before():
        speaker.say("utter_refund_of_a_cancelled_order_unstated", offers=["change_order", "talk_to_human"])
        return []
    if turn.order_question == FollowUp.REFUND and turn.spoke_of_an_order() and cancels(turn.text):
        return answer("change_order", turn.entities, speaker, turn, services)  # "cancel it and refund me"
    if turn.order_question == FollowUp.REFUND and turn.spoke_of_an_order() and _wants_money(turn):
        order = open_order(turn, services)
        if order and not order.refunded_amount:
            speaker.say("utter_of_order_refund_wish", order=order.name, offers=["report_problem", "talk_to_human"])
            return []
    if turn.order_question == FollowUp.REFUND and not turn.spoke_of_an_order():
        return told_of_the_remedy(speaker, turn, services)
    swaps = turn.label in ("check_return", "returns/policy")
    if turn.order_question == FollowUp.CHANGE and swaps and not turn.spoke_of_an_order():
        return None
    if turn.order_question == FollowUp.CHANGE and swaps:
        return answer("check_return", turn.entities, speaker, turn, services)  # "can I send it back instead"
    if turn.order_question == FollowUp.CONTENTS and tells_of_a_missing_piece(turn.text) and not asks(turn.text):
        return answer("report_problem", turn.entities, speaker, turn, services)
    if turn.order_question == FollowUp.CHANGE and turn.named("order_number"):
        return answer("change_order", turn.entities, speaker, turn, services)
    if (
        turn.order_question == FollowUp.TRACKING
        and _NUMBER.search(turn.text)
        and told_the_receipt(speaker, turn, services)
    ):
        return []
    receipt = receipt_just_given(turn) if _GOT_IT.search(turn.text) else None
    if receipt:
        say_what_is_known(receipt, speaker, services)  # "did you get the new zip"
        return []
    task = TASKS_OF_ORDER_QUESTIONS.get(turn.order_question) if turn.order_question else None
    if task and turn.spoke_of_an_order() and open_order(turn, services):
        return answer(task, turn.entities, speaker, turn, services)
    if told_of_order(speaker, turn, services):
        return []
    if task:
        return None
    # The order was spoken of, and its trust has run out: it is asked for again.
    return answer("track_order", turn.entities, speaker, turn, services) if turn.spoke_of_an_order() else None


def _wants_money(turn: Turn) -> bool:
    """Whether money is wanted, and not asked after: "just refund me", "can i get my money back"."""
    return bool(_MONEY_BACK.search(turn.text)) and (not asks(turn.text) or bool(_CAN_I_GET.search(turn.text)))


def told_which_piece(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """After a report "the gold filled one", "the clasp" tells of which piece it was."""
    return [] if added_to_report(speaker, turn, services) else None


def refused_to_rush(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """An order that is placed cannot be made faster; for one to come, the faster way is reckoned with."""
    if question_before(turn) == "estimate_arrival" and wish_of(turn, services.profile, services.today()).expedited:
        return answer("estimate_arrival", turn.entities, speaker, turn, services)
    if not turn.spoke_of_an_order():
        return None
    speaker.say("utter_of_order_no_rush", offers=["talk_to_human"])
    return []


def met_worry(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Where the order stands, late or not; after a request, that it is kept."""
    if told_what_comes_of_it(speaker, turn, services):
        return []
    if not turn.spoke_of_an_order() or question_before(turn) == "check_return":
        return None
    order = open_order(turn, services) if _IF.search(turn.text) else None
    if order and said_what_if_not(order, speaker, services):
        return []
    if _IF.search(turn.text) and can_serve(services.shop, "shipping/lost_package"):
        return answer("shipping/lost_package", [], speaker, turn, services)  # "and if it never comes?"
    return answer("track_order", turn.entities, speaker, turn, services)


def explained(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What the last word on the order means."""
    order = _order_just_tracked(turn, services)
    if order is None:
        return None
    verdict = track(order, services.profile, services.now()).verdict
    speaker.say(f"utter_meaning_{verdict.value}", offers=["talk_to_human"])
    return []


def gave_its_reasons(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Why the order leaves when it does, where the shop's times and the calendar say so."""
    order = _order_just_tracked(turn, services)
    report = track(order, services.profile, services.now()) if order else None
    if report is None or report.production is None or report.verdict is not TrackVerdict.IN_PRODUCTION:
        return None
    parts = production_words(report.production, report.is_custom, services.shop, services.today())
    if parts:
        speaker.say("utter_why_of_production", parts=parts)
    custom = [entity_meant("customization", "custom")] if report.is_custom else []
    return answer("shipping/production_time", custom, speaker, turn, services)


def _order_just_tracked(turn: Turn, services: Services) -> Order | None:
    tracked = any(said.startswith(_NEWS) for said in turn.said_before())
    return open_order(turn, services) if tracked else None

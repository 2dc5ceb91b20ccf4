"""What follows from something broken, wrong or lost, before and after it has been reported."""

from __future__ import annotations

import re
from typing import Any

from actions.another_length import told_its_price
from actions.answering import answer
from actions.base import Events, Speaker, words
from actions.order_access import open_order
from actions.reports import added_to_report, tells_of_a_break, tells_of_a_charge, tells_of_absence
from actions.requested import receipt_just_given, told_what_comes_of_it
from actions.return_words import HAS_COME
from actions.rules import rule_in_short
from actions.services import Services
from actions.turn import MESSAGES_BACK, Turn, entity_meant
from bot.shop.dates import read_day
from bot.shop.facts import in_words_date
from bot.shop.order import Order
from bot.shop.returns import check_return, last_day_of_window
from bot.shop.speaking import can_serve
from bot.shop.warranty import warranty
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.follow_ups import SURE_BY_ITSELF, SURE_OF_A_TASK

_PAY = re.compile(r"\bpay(?:s|ing)?\b", re.IGNORECASE)
_OF_A_LENGTH = {"returns/length_exchange", "length_exchange_price", "length_exchange_next"}
# The answers after which "do I have to pay" is asked of something faulty.
_ON_FAULTS = {"returns/warranty", "shipping/lost_package"}


def told_of_its_warranty(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """Until when the warranty of the order that was spoken of runs, and the rule below it: "is it still under warranty"."""
    sure = turn.label == "returns/warranty" and turn.confidence >= SURE_BY_ITSELF
    order = open_order(turn, services) if sure and turn.spoke_of_an_order() else None
    if order is None or any(said.startswith("of_order_warranty") for said in turn.said_before()):
        return None
    words_on_it = _until_when_its_warranty_runs(order, services)
    if words_on_it is None:
        return None
    speaker.say(words_on_it["response"], **{name: value for name, value in words_on_it.items() if name != "response"})
    return answer("returns/warranty", turn.entities, speaker, turn, services)


def _until_when_its_warranty_runs(order: Order, services: Services) -> dict[str, Any] | None:
    """The words on it; None where there is no warranty, or the pieces came on no day that is known, or on several."""
    today = services.today()
    days = {one.received_on for one in check_return(order, services.profile, today).items if one.received_on}
    report = warranty(max(days), services.profile, today) if len(days) == 1 else None
    if report is None:
        return None
    return words(
        "utter_of_order_warranty_running" if report.in_force else "utter_of_order_warranty_over",
        order=order.name,
        received_on=in_words_date(max(days), today),
        last_day=in_words_date(report.last_day, today),
    )


def told_what_follows_from_the_day(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether a day of receipt was told after the rule on returns or the warranty, and it was said what follows from it."""
    named = turn.named("date")
    label = next((said for said in turn.said_before() if said in ("returns/warranty", "returns/policy")), None)
    if label is None or len(named) != 1 or not HAS_COME.search(turn.text) or turn.spoke_of_an_order():
        return False
    today, profile = services.today(), services.profile
    day = read_day(named[0], today, past=True)
    if day is None or day > today:
        return False
    report = warranty(day, profile, today)
    if label == "returns/policy" and profile.returns:
        last_day = last_day_of_window(day, profile.returns)
        response = "utter_rule_of_that_day" if today <= last_day else "utter_rule_of_that_day_over"
    elif label == "returns/warranty" and report:
        last_day = report.last_day
        response = "utter_warranty_of_that_day" if report.in_force else "utter_warranty_of_that_day_over"
    else:
        return False
    named_days = {"received_on": in_words_date(day, today), "last_day": in_words_date(last_day, today)}
    speaker.say(response, **named_days, source_of=label, offers=["report_problem", "talk_to_human"])
    return True


def told_of_the_remedy(speaker: Speaker, turn: Turn, services: Services) -> Events | None:
    """What follows from something faulty, wrong or lost."""
    receipt = receipt_just_given(turn, MESSAGES_BACK)
    request = services.database.requests.find(receipt) if receipt else None
    # "I just lost 40 bucks", after a report on a broken chain, is of no parcel.
    told = [request.details] if request else [turn.text, *turn.texts_before(MESSAGES_BACK)]
    lost = any(map(tells_of_absence, told))
    if not (receipt and lost) and turn.label == "returns/warranty" and turn.confidence >= SURE_OF_A_TASK:
        return None  # "and does the warranty cover that"
    said_before = turn.said_before(MESSAGES_BACK)
    of_a_return = any(said.startswith(("check_return", "returns/policy")) for said in said_before)
    if _PAY.search(turn.text) and _OF_A_LENGTH.intersection(turn.said_before()):
        return told_its_price(speaker, turn, services)
    if _PAY.search(turn.text) and of_a_return:
        return answer("returns/policy", [entity_meant("shipping_price", "shipping_price")], speaker, turn, services)
    if receipt is None and _PAY.search(turn.text) and _ON_FAULTS.intersection(said_before):
        speaker.say("utter_repair_price_unstated", offers=["report_problem", "talk_to_human"])
        return []
    if receipt is None and "shipping/lost_package" in turn.said_before():
        speaker.say("utter_all_that_is_stated", source_of="shipping/lost_package", offers=["report_problem"])
        return []
    if receipt is None and turn.spoke_of_an_order() and lost and can_serve(services.shop, "shipping/lost_package"):
        return answer("shipping/lost_package", [], speaker, turn, services)  # "so who pays if its lost"
    if receipt is None and turn.follow_up == FollowUp.REMEDY and turn.spoke_of_an_order() and not of_a_return:
        speaker.say("utter_of_order_remedy_unstated", offers=["report_problem", "talk_to_human"])
        return []
    if receipt is None or not turn.slot("reported"):
        return None
    if added_to_report(speaker, turn, services):
        return []  # "I want a refund, not a replacement"
    if request and tells_of_a_charge(request.details) and told_what_comes_of_it(speaker, turn, services, MESSAGES_BACK):
        return []
    if lost:
        say_it_is_with_them(receipt, speaker, services)  # nothing is there to be sent back
        return []
    offers = [label for label in ("returns/warranty", "talk_to_human") if can_serve(services.shop, label)]
    order = open_order(turn, services)
    broken = request is not None and tells_of_a_break(request.details)
    of_its_warranty = _until_when_its_warranty_runs(order, services) if order and broken else None
    if of_its_warranty and "report_problem_decides" not in turn.said_before(MESSAGES_BACK):
        parts = [of_its_warranty, *rule_in_short("returns/warranty", services)]
        speaker.say("utter_report_problem_decides", receipt=receipt, parts=parts, offers=offers)
        return []
    speaker.say("utter_report_problem_decides", receipt=receipt, offers=offers)
    return []


def say_it_is_with_them(receipt: str, speaker: Speaker, services: Services) -> None:
    """That the shop has the report on a lost parcel, and what it states about those."""
    speaker.say(
        "utter_report_problem_of_loss",
        receipt=receipt,
        parts=rule_in_short("shipping/lost_package", services),
        source_of="shipping/lost_package",
        offers=["talk_to_human"],
    )

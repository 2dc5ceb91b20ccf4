"""My order came broken, wrong or not at all: a report for the shop, with a receipt, and what the shop states about it."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from rasa_sdk.events import SlotSet

from actions import leaving
from actions.base import Events, Speaker, words
from actions.form_events import leave
from actions.forms import TaskForm
from actions.order_access import is_same_order
from actions.order_questions import pieces_of
from actions.reports import (
    NOT_REPORTED,
    add_to_report,
    as_slot,
    receipt_card,
    receipt_for,
    tells,
    tells_of_a_break,
    tells_of_a_charge,
    tells_of_a_missing_piece,
    tells_of_a_wait,
    tells_of_absence,
    tells_of_trouble,
    tells_of_trouble_with_an_order,
    tells_what_is_wrong,
    told_before,
    wants_it_reported,
)
from actions.requested import receipt_just_given, takes_back_what_was_meant_for_another
from actions.services import Services
from actions.slots import MAX_DETAILS, corrects, orders_named
from actions.tasks import OrderTaskAction
from actions.track_order import has_not_left, is_on_time, standing_words, where_it_is
from actions.turn import MESSAGES_BACK, Turn
from bot.masking import mask_cards
from bot.orders.requests import RequestKind
from bot.shop.items import kinds_of
from bot.shop.order import Order
from bot.shop.speaking import can_serve
from bot.understanding.mood import asks

# "Ok don't report it then" wants nothing more.
_FEW_WORDS = 6
_SURE = 0.6
_BEYOND_DOUBT = 0.9  # then one word is enough: "report that it's late"
_NOTHING_WRONG = re.compile(
    r"\bnothing(?:'?s| is)? wrong\b|\bno problem with\b|^\W*(?:but )?i(?:'?ve| have)? (?:already )?paid(?: for (?:it|that|this|them))?\W*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+")
_WORDS_OF_A_STORY = 3
_CLAUSE = re.compile(r"(?<=[.!?;,])\s+|\n+")
# In the same breath as the report.
_STOPS_THE_MAIL = re.compile(r"\bunsubscri\w*|\bstop\b[^.?!]{0,20}\be-?mail\w*", re.IGNORECASE)
_OFFERS = ("returns/warranty", "shipping/lost_package", "talk_to_human")


class ValidateReportProblemForm(TaskForm):
    """Asks for the order and for what happened, unless it has been told already."""

    stem = "report_problem"
    slots = ("order_number", "email", "details")
    own_words: ClassVar = {"details": "utter_ask_report_problem_details"}

    def rule_of(self, turn: Turn) -> str:
        """What is broken may be under the warranty."""
        return "returns/warranty" if tells_of_a_break(turn.text) else ""

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """As every form; but who wants no report gets none."""
        begins = turn.slot("requested_slot") is None and not turn.named("order_number")
        wants = tells_what_is_wrong(turn.text) or wants_it_reported(turn.text)
        if begins and turn.was_said("check_return") and not wants and turn.label == self.stem:
            speaker.say("utter_annoyed_of_order", offers=["report_problem", "talk_to_human"])
            return leave()  # "it was a gift and she only opened it now"
        if turn.slot("requested_slot") is None and leaving.refuses_a_report(turn):
            brief = len(turn.text.split()) <= _FEW_WORDS
            speaker.say("utter_stop" if brief else "utter_of_order_no_more", offers=[] if brief else ["talk_to_human"])
            return leave()
        return super().perform(speaker, turn, services)

    def is_needed(self, slot: str, values: dict[str, Any], turn: Turn, services: Services) -> bool:
        """What happened is not asked for once more if this conversation has reported it."""
        verified = values.get("verified_order")
        if slot == "details" and verified and receipt_for(verified["name"], turn):
            return False
        return super().is_needed(slot, values, turn, services)

    def _given(self, asked: str | None, turn: Turn, services: Services) -> dict[str, Any]:
        given = super()._given(asked, turn, services)
        told = (turn.label == self.stem and _tells_of_trouble(turn)) or tells_of_trouble_with_an_order(turn)
        told = told or (asked is None and tells_of_a_missing_piece(turn.text) and not asks(turn.text))
        if asked == "details" and not tells(_said(turn.text), 1):
            given.pop("details", None)
        meant_for_another = _details_of_the_wrong_order(turn, services) if asked is None else ""
        if meant_for_another:
            given["details"] = meant_for_another
            return given
        if asked is None and NOT_REPORTED.intersection(turn.said_before()):
            # "Report it anyway": what was told before is what is reported.
            told_of_it = [text for text in turn.texts_before(MESSAGES_BACK)[::-1] if tells_what_is_wrong(text)]
            given["details"] = mask_cards("\n".join([*told_of_it, turn.text]))[:MAX_DETAILS]
            return given
        if asked is None and "details" not in given and not told:
            before = told_before(turn) or _told_of_its_delay(turn)
            if before:
                given["details"] = mask_cards(before)
        story = wants_it_reported(turn.text) and tells(_said(turn.text), 4)
        if asked is None and "details" not in given and story:
            given["details"] = mask_cards(turn.text)  # "tell them i was in hospital"
        if asked != "details" and told:
            # What was told before the order was named, or before it was looked up, stays.
            earlier = turn.slot("details") or "\n".join(_told_of_the_order(turn))
            given["details"] = mask_cards("\n".join(filter(None, (earlier, turn.text))))[:MAX_DETAILS]
        return given


def _details_of_the_wrong_order(turn: Turn, services: Services) -> str:
    """What was reported a moment ago of an order that was not the one: "oops no its 1017"; else empty."""
    reported = turn.slot("reported")
    named = set(orders_named(turn))
    same = reported and any(is_same_order(name, reported["order"]) for name in named)
    if not reported or same or not named or not corrects(turn) or tells_what_is_wrong(turn.text):
        return ""
    request = services.database.requests.find(str(reported["receipt"])) if receipt_just_given(turn) else None
    return request.details if request else ""


def _told_of_the_order(turn: Turn) -> list[str]:
    """What was said to be wrong in the messages before, the first first, where the order was looked up and nothing passed on yet."""
    if not turn.spoke_of_an_order() or receipt_just_given(turn, MESSAGES_BACK):
        return []
    return [text for text in turn.texts_before(MESSAGES_BACK)[::-1] if tells_what_is_wrong(text) and not asks(text)]


def _told_of_its_delay(turn: Turn) -> str:
    """What was said on a parcel that has not come, where its order was looked up and it shall be reported; empty if nothing was."""
    agreed = "not_there_by_your_word" in turn.said_before()
    wanted = agreed or wants_it_reported(turn.text)
    if not wanted or not turn.spoke_of_an_order() or receipt_just_given(turn, MESSAGES_BACK):
        return ""
    earlier = turn.texts_before(MESSAGES_BACK)
    told = [text for text in earlier if tells_of_absence(text)]
    # "I want 20 inches, not 18", refused, "report it then".
    told = told or [text for text in earlier if not asks(text) and tells(_ADDRESS.sub(" ", text), _WORDS_OF_A_STORY)]
    return "\n".join(reversed(told))


def _said(text: str) -> str:
    """The message without its questions."""
    first, *others = _CLAUSE.split(text.strip())
    # "There's only one in the box??" asks nothing.
    clauses = [
        *([] if asks(first.rstrip("?! ")) else [first]),
        *(one for one in others if not one.rstrip().endswith("?")),
    ]
    return " ".join(clauses)


def _tells_of_trouble(turn: Turn) -> bool:
    """Whether a first message says what is wrong: beyond doubt, or in more than a few words, and not only by asking."""
    if _NOTHING_WRONG.search(turn.text) or (
        any(map(asks, _CLAUSE.split(turn.text))) and not tells_what_is_wrong(turn.text)
    ):
        return False  # "I already threw away the box, is that a problem"
    said = _said(turn.text_without("order_number", "email"))
    return (
        (tells(said) and turn.confidence >= _SURE)
        or tells(said, 4)
        or (tells(said, 1) and turn.confidence >= _BEYOND_DOUBT)
    )


def _is_not_in(order: Order, turn: Turn, services: Services) -> bool:
    """Whether the piece that is named is none of the order's, by the names of these."""
    named = set(turn.named("item_type")) or set(turn.named_before("item_type")[:1])
    kinds = [kinds_of(item, services.profile) - {"custom"} for item in order.items]
    return bool(named) and all(kinds) and all(named.isdisjoint(one) for one in kinds)


class ActionReportProblem(OrderTaskAction):
    """Writes the report down for the shop."""

    stem = "report_problem"

    def act_on(self, order: Order, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Keeps the report and gives the receipt; what is said of it later is added to it."""
        takes_back_what_was_meant_for_another(order.name, speaker, turn, services)
        details = turn.slot("details") or ""
        before = receipt_for(order.name, turn)
        if before and not details and (tells_of_trouble(turn.text) or not asks(turn.text)):
            details = turn.text_without("order_number", "email")
        if before and add_to_report(before, details, speaker, services):
            return []
        missing = tells_of_a_missing_piece(details) and "report_problem_not_yet" not in turn.said_before()
        # What is only on its way, and not late, is no loss yet.
        asked_twice = bool(NOT_REPORTED.intersection(turn.said_before()))
        if tells_of_a_wait(details) and not asked_twice and is_on_time(order, services):
            offers = ["report_problem", "talk_to_human"]
            parts = where_it_is(order, services)
            speaker.say("utter_report_problem_on_its_way", order=order.name, parts=parts, offers=offers)
            return []
        of_money = tells_of_a_charge(details)
        broken = tells_of_trouble(details) and not missing and not tells_of_absence(details) and not of_money
        if broken and not asked_twice and has_not_left(order, services):
            speaker.say("utter_report_problem_not_left", order=order.name, offers=["report_problem", "talk_to_human"])
            return []
        if broken and not asked_twice and _is_not_in(order, turn, services):
            offers = ["report_problem", "talk_to_human"]
            speaker.say("utter_report_problem_not_in_it", order=order.name, items=pieces_of(order), offers=offers)
            return []
        standing = standing_words(order, services, shipped_too=missing)
        if standing and missing:
            offers = ["report_problem", "talk_to_human"]
            speaker.say("utter_report_problem_not_yet", order=order.name, parts=standing, offers=offers)
            return []
        receipt = services.database.requests.add(
            RequestKind.PROBLEM, services.now(), order_name=order.name, details=details
        )
        stops_the_mail = _STOPS_THE_MAIL.search(turn.text) is not None
        besides = ["unsubscribe"] if stops_the_mail else []
        picture = [] if tells_of_absence(details) or of_money else [words("utter_report_problem_picture")]
        speaker.say(
            "utter_report_problem_done",
            order=order.name,
            receipt=receipt,
            parts=[*picture, *standing, *([words("utter_report_problem_and_the_mail")] if stops_the_mail else [])],
            card=receipt_card(receipt),
            offers=[label for label in (*besides, *_OFFERS) if can_serve(services.shop, label)],
        )
        return [SlotSet("reported", as_slot(receipt, order))]

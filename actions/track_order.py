"""Where is my order: says what bot.shop.tracking finds, as text and as a timeline."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.base import Events, Speaker, words
from actions.form_events import end, leave
from actions.forms import TaskForm
from actions.in_time import said_in_time
from actions.order_card import order_card
from actions.order_questions import names_a_wrong_address, pieces_of, told_of
from actions.production_words import production_words
from actions.reports import added_to_report, tells_of_absence
from actions.requested import receipt_just_given
from actions.return_words import SENT_BACK
from actions.services import Services
from actions.shipment_words import arrival_words, status_words, tracking_words
from actions.tasks import OrderTaskAction
from actions.turn import MESSAGES_BACK, Turn
from actions.wishes import wish_of
from bot.shop.business_days import shop_day
from bot.shop.expected import expected_arrival
from bot.shop.facts import in_words_date, join_words, money
from bot.shop.order import Order
from bot.shop.speaking import can_serve
from bot.shop.tracking import ShipmentReport, TrackingReport, TrackVerdict, track
from bot.understanding.follow_up_kinds import FollowUp
from bot.understanding.mood import asks

_NEEDS_A_PERSON = {
    TrackVerdict.PRODUCTION_LATE,
    TrackVerdict.SHIPMENT_LATE,
    TrackVerdict.DELIVERY_FAILED,
    TrackVerdict.NOT_SHIPPED,
}
# What is said of the order says it of its only parcel as well.
_SAID_OF_THE_PARCEL = {
    TrackVerdict.SHIPMENT_LATE,
    TrackVerdict.OUT_FOR_DELIVERY,
    TrackVerdict.READY_FOR_PICKUP,
}
_NOT_AS_IT_SHOULD_BE = {
    TrackVerdict.PRODUCTION_LATE,
    TrackVerdict.SHIPMENT_LATE,
    TrackVerdict.DELIVERY_FAILED,
}
_WORTH_KNOWING = {
    TrackVerdict.IN_PRODUCTION,
    TrackVerdict.PARTLY_SHIPPED,
    TrackVerdict.OUT_FOR_DELIVERY,
    TrackVerdict.READY_FOR_PICKUP,
    TrackVerdict.DELIVERY_FAILED,
}
# "Track 1008" asks where it is, "the tracking number of 1008" for that alone.
_NUMBER = re.compile(r"\b(?:numbers?|links?|codes?|id|no|info\w*|url)\b|\btracking\b", re.IGNORECASE)
_STILL = re.compile(r"\bstill\b", re.IGNORECASE)
_STILL_TO_COME = set(TrackVerdict) - {TrackVerdict.DELIVERED, TrackVerdict.CANCELLED, TrackVerdict.REFUNDED}
_HAS_COME = re.compile(r"\b(?:arriv\w*|get|got|reach\w*|receiv\w*|there|have it)\b", re.IGNORECASE)
_NOT_LEFT = {
    TrackVerdict.IN_PRODUCTION,
    TrackVerdict.PRODUCTION_LATE,
    TrackVerdict.NOT_SHIPPED,
    TrackVerdict.PAYMENT_PENDING,
}
_BEFORE_SHIPPING = {TrackVerdict.IN_PRODUCTION, TrackVerdict.PRODUCTION_LATE, TrackVerdict.PARTLY_SHIPPED}


class ValidateTrackOrderForm(TaskForm):
    """Asks for the order."""

    stem = "track_order"
    slots = ("order_number", "email")

    def perform(self, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """As every form; but "do I still get my order", after a request on one's data, asks what that means for it."""
        begins = turn.slot("requested_slot") is None and not (turn.named("order_number") or turn.named("email"))
        of_data = any(said.startswith("request_my_data_") for said in turn.said_before())
        receipt = receipt_just_given(turn) if begins and of_data and _STILL.search(turn.text) else None
        if receipt:
            speaker.say("utter_request_my_data_of_an_order", receipt=receipt, offers=["talk_to_human"])
            return leave()
        starts = turn.slot("requested_slot") is None
        asks_of_a_return = "return_not_on_record" in turn.said_before() and _HAS_COME.search(turn.text)
        if starts and (asks_of_a_return or any(map(SENT_BACK.search, (turn.text, *turn.texts_before(1))))):
            return end("check_return")  # "i sent 1019 back like 2 weeks ago", "can someone check if it arrived"
        if starts and tells_of_absence(turn.text) and not asks(turn.text) and added_to_report(speaker, turn, services):
            return leave()  # "i never got any tracking mail for it"
        return super().perform(speaker, turn, services)


class ActionTrackOrder(OrderTaskAction):
    """Tells where the order is."""

    stem = "track_order"
    changes_nothing = True

    def act_on(self, order: Order, speaker: Speaker, turn: Turn, services: Services) -> Events:
        """Says the verdict on the order, then each parcel; once it has just said so, only what matters of it."""
        report = track(order, services.profile, services.now())
        today = services.today()
        if turn.order_question == FollowUp.DESTINATION and names_a_wrong_address(turn.text):
            return [FollowupAction("change_order_form")]
        only_its_number = turn.order_question != FollowUp.TRACKING or _NUMBER.search(turn.text)
        if only_its_number and told_of(order, turn.order_question, speaker, services):
            return []
        needed_by = _needed_by(turn, services)
        if needed_by and report.verdict in _STILL_TO_COME:
            if not said_in_time(order, needed_by, turn.text, speaker, services):
                speaker.say("utter_order_in_time_unknown", order=order.name, needed_by=in_words_date(needed_by, today))
            elif _said_before(order, report, turn):
                return []
        if (
            _said_before(order, report, turn)
            and report.verdict is TrackVerdict.DELIVERED
            and tells_of_absence(turn.text)
        ):
            speaker.say("utter_not_there_by_your_word", order=order.name, offers=["report_problem"])
            return []
        if _said_before(order, report, turn):
            speaker.say(
                _still(report, turn),
                order=order.name,
                parts=_gist(order, report, services, today),
                offers=list(dict.fromkeys([*_offers(report, services), "talk_to_human"])),
            )
            return []
        speaker.say(
            f"utter_track_order_{report.verdict.value}",
            **_values(order, report, services, today),
            parts=_parts(order, report, services, today),
            card=order_card(order, report, services.profile, today),
            offers=_offers(report, services),
        )
        return []


def _needed_by(turn: Turn, services: Services) -> date | None:
    """The day to come by which the order is needed: asked along with it, or before it was opened."""
    asked = turn.slot("needed_by")
    day = date.fromisoformat(asked) if asked else wish_of(turn, services.profile, services.today()).needed_by
    return day if day and day >= services.today() else None


def standing_words(order: Order, services: Services, shipped_too: bool = False) -> list[dict[str, Any]]:
    """Where an order stands that is on its way or should be, in a line or two; nothing if it is there or over.

    That it has shipped, and no more, is worth saying only to who thinks that it is there (`shipped_too`).
    """
    report, today = track(order, services.profile, services.now()), services.today()
    if report.verdict not in _WORTH_KNOWING and not (shipped_too and report.verdict is TrackVerdict.SHIPPED):
        return []
    lines = [words(f"utter_track_order_{report.verdict.value}", **_values(order, report, services, today))]
    return [*lines, *_waiting(report, today)]


def is_on_time(order: Order, services: Services) -> bool:
    """Whether the order is still to come, and not later than the shop's and the carrier's times allow."""
    report, today = track(order, services.profile, services.now()), services.today()
    waits = report.verdict in (TrackVerdict.IN_PRODUCTION, TrackVerdict.PARTLY_SHIPPED, TrackVerdict.OUT_FOR_DELIVERY)
    arrives = expected_arrival(order, report, services.profile)
    on_its_way = report.verdict is TrackVerdict.SHIPPED and arrives is not None and today <= arrives.latest
    return (waits and not report.days_late) or on_its_way


def has_not_left(order: Order, services: Services) -> bool:
    """Whether nothing of the order has shipped by the record."""
    return track(order, services.profile, services.now()).verdict in _NOT_LEFT


def where_it_is(order: Order, services: Services) -> list[dict[str, Any]]:
    """Where an order that is still to come is, and when it should be there."""
    return _gist(order, track(order, services.profile, services.now()), services, services.today())


def late_words(order: Order, services: Services) -> list[dict[str, Any]]:
    """That the order is late or could not be delivered, as tracking it says; nothing if all is as it should be."""
    report, today = track(order, services.profile, services.now()), services.today()
    if report.verdict not in _NOT_AS_IT_SHOULD_BE:
        return []
    return [words(f"utter_track_order_{report.verdict.value}", **_values(order, report, services, today))]


def _said_before(order: Order, report: TrackingReport, turn: Turn) -> bool:
    """Whether the last answer was the same news of the same order, and the message does not name an order anew."""
    news = {f"track_order_{report.verdict.value}", "track_order_no_news", "of_order_on_time", "of_order_late"}
    said = news.intersection(turn.said_before())
    return bool(said) and turn.previous_card(MESSAGES_BACK).get("name") == order.name and not turn.named("order_number")


def _still(report: TrackingReport, turn: Turn) -> str:
    """What introduces the same news again; to who asks whether something is wrong, that it is late or that it is not."""
    if turn.follow_up == FollowUp.WORRY and report.days_late:
        return "utter_of_order_late"
    on_its_way = report.verdict is TrackVerdict.SHIPPED and all(one.arrives for one in report.shipments)
    if turn.follow_up == FollowUp.WORRY and (on_its_way or report.verdict in _BEFORE_SHIPPING):
        return "utter_of_order_on_time"
    return "utter_track_order_no_news"


def _gist(order: Order, report: TrackingReport, services: Services, today: date) -> list[dict[str, Any]]:
    """One line of where it stands, and when it should arrive."""
    values = _values(order, report, services, today)
    if len(report.shipments) != 1 or report.verdict in _SAID_OF_THE_PARCEL:
        return [words(f"utter_track_order_{report.verdict.value}", **values), *_arrival(order, report, services, today)]
    (shipment,) = report.shipments
    rest = []
    if report.verdict is TrackVerdict.PARTLY_SHIPPED:
        rest = [
            words(f"utter_track_order_{report.verdict.value}", **values),
            *_waiting(report, today),
            _parcel(1, shipment),
        ]
    return [
        *rest,
        status_words(shipment, today),
        *arrival_words(shipment, order.country, services.profile.shipping, today),
    ]


def _values(order: Order, report: TrackingReport, services: Services, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {
        "order": order.name,
        "placed": in_words_date(shop_day(order.created_at, services.profile), today),
        "days_late": report.days_late,
        "waiting": join_words(item.title for item in report.waiting),
        "refunded": money(order.refunded_amount, order.currency),
    }
    if report.production:
        values["leaves_from"] = in_words_date(report.production.earliest, today)
        values["leaves_to"] = in_words_date(report.production.latest, today)
    if order.cancelled_at:
        values["cancelled_on"] = in_words_date(shop_day(order.cancelled_at, services.profile), today)
    return values


def _parts(order: Order, report: TrackingReport, services: Services, today: date) -> list[dict[str, Any]]:
    parts = [words("utter_in_the_order", items=pieces_of(order))] if order.items else []
    if order.refunded_amount and report.verdict is not TrackVerdict.REFUNDED:
        parts.append(words("utter_refunded_so_far", refunded=money(order.refunded_amount, order.currency)))
    if report.verdict in _BEFORE_SHIPPING and report.production:
        parts += _arrival(order, report, services, today)
        parts += production_words(report.production, report.is_custom, services.shop, today)
    if report.verdict in (TrackVerdict.CANCELLED, TrackVerdict.REFUNDED):
        return parts
    parts += _waiting(report, today)
    for number, shipment in enumerate(report.shipments, start=1):
        if len(report.shipments) > 1 or report.verdict is TrackVerdict.PARTLY_SHIPPED:
            parts.append(_parcel(number, shipment))
        if len(report.shipments) > 1 or report.verdict not in _SAID_OF_THE_PARCEL:
            parts.append(status_words(shipment, today))
        parts += arrival_words(shipment, order.country, services.profile.shipping, today)
        parts += tracking_words(shipment.shipment)
    if report.verdict is TrackVerdict.DELIVERED:
        parts.append(words("utter_not_there"))
    return parts


def _parcel(number: int, shipment: ShipmentReport) -> dict[str, Any]:
    """Which parcel the next lines are about."""
    return words("utter_parcel", number=number, items=join_words(item.title for item in shipment.items))


def _waiting(report: TrackingReport, today: date) -> list[dict[str, Any]]:
    """When the rest of an order that has shipped in part should leave."""
    if report.verdict is not TrackVerdict.PARTLY_SHIPPED or report.production is None:
        return []
    response = "utter_waiting_late" if today > report.production.latest else "utter_waiting"
    return [words(response, leaves_to=in_words_date(report.production.latest, today))]


def _arrival(order: Order, report: TrackingReport, services: Services, today: date) -> list[dict[str, Any]]:
    """When an order that has not left yet should arrive."""
    arrives = expected_arrival(order, report, services.profile)
    if report.verdict is not TrackVerdict.IN_PRODUCTION or arrives is None:
        return []
    span = {
        "earliest": in_words_date(arrives.earliest, today),
        "latest": in_words_date(arrives.latest, today),
    }
    return [words("utter_track_order_arrives", **span)]


def _offers(report: TrackingReport, services: Services) -> list[str]:
    if report.verdict in _NEEDS_A_PERSON:
        return ["report_problem", "talk_to_human"]
    if report.verdict is TrackVerdict.DELIVERED:
        return [label for label in ("report_problem", "check_return") if can_serve(services.shop, label)]
    return []

"""What is asked of one fact of the order that was just spoken of: its pieces, its money, its tracking, its way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from actions.base import Speaker, words
from actions.order_access import open_order
from actions.services import Services
from actions.shipment_words import tracking_words
from actions.turn import Turn
from bot.shop.business_days import shop_day
from bot.shop.facts import country_name, in_words_date, join_words, money
from bot.shop.order import FinancialStatus, Order, OrderItem
from bot.shop.speaking import can_serve
from bot.shop.tracking import TrackVerdict, track
from bot.understanding.follow_up_kinds import FollowUp

_WRONG_ADDRESS = re.compile(r"\b(?:wrong|old|incorrect|outdated|typo|moved|former|previous)\b", re.IGNORECASE)
_UNPAID = (FinancialStatus.PENDING, FinancialStatus.AUTHORIZED)


def names_a_wrong_address(text: str) -> bool:
    """Whether where it goes is not where it should go: "wrong address on it, i moved"."""
    return bool(_WRONG_ADDRESS.search(text))


def told_of_order(speaker: Speaker, turn: Turn, services: Services) -> bool:
    """Whether the message asks one thing of the order that was just spoken of, and was told it."""
    question = turn.order_question
    order = open_order(turn, services) if question and turn.spoke_of_an_order() else None
    if order is None or turn.named("order_number") or turn.named("email"):
        return False
    return told_of(order, question, speaker, services)


def told_of(order: Order, question: FollowUp | None, speaker: Speaker, services: Services) -> bool:
    """Tells that one fact of the order; False, and nothing, if none is asked for."""
    if question not in _ANSWERS:
        return False
    response, values = _ANSWERS[question](order, services)
    offers = [label for label in values.pop("offers", ()) if can_serve(services.shop, label)]
    speaker.say(response, order=order.name, offers=offers, **values)
    return True


# A response, and what fills it.
_Answer = tuple[str, dict[str, Any]]


def _contents(order: Order, services: Services) -> _Answer:
    report = track(order, services.profile, services.now())
    waiting = join_words(item.title for item in report.waiting) if report.verdict is TrackVerdict.PARTLY_SHIPPED else ""
    parts = [words("utter_of_order_still_to_come", waiting=waiting)] if waiting else []
    return "utter_of_order_contents", {"items": pieces_of(order), "parts": parts}


def pieces_of(order: Order) -> str:
    """The pieces of the order, as a shopper would name them."""
    return join_words(map(_piece, order.items))


def _piece(item: OrderItem) -> str:
    title = f"{item.title} ({item.variant})" if item.variant else item.title
    return title if item.quantity == 1 else f"{item.quantity} × {title}"


def _refund(order: Order, services: Services) -> _Answer:
    today = services.today()
    if order.refunded_amount:
        items = [item.title for item in order.items if item.refunded_quantity]
        values = {
            "refunded": money(order.refunded_amount, order.currency),
            "parts": [words("utter_of_order_refunded_items", items=join_words(items))] if items else [],
            "offers": ["talk_to_human"],
        }
        if order.refunded_at is None:
            return "utter_of_order_refunded_some_day", values
        day = in_words_date(shop_day(order.refunded_at, services.profile), today)
        return "utter_of_order_refunded", {**values, "refunded_on": day}
    if order.cancelled_at:
        day = in_words_date(shop_day(order.cancelled_at, services.profile), today)
        return "utter_of_order_cancelled_unrefunded", {"cancelled_on": day, "offers": ["talk_to_human"]}
    if not (order.shipments or order.fulfilled):
        return "utter_of_order_not_refunded", {"offers": ["report_problem", "talk_to_human"]}  # nothing to send back
    stated = "returns/refund_timing" in services.shop.answers
    parts = [words("utter_check_return_refund")] if stated else []
    return "utter_of_order_not_refunded", {
        "parts": parts,
        "source_of": "returns/refund_timing",
        "offers": ["check_return", "talk_to_human"] if stated else ["talk_to_human"],
    }


def _total(order: Order, services: Services) -> _Answer:
    response = "utter_of_order_total_unpaid" if order.financial_status in _UNPAID else "utter_of_order_total"
    return response, {"total": money(order.total, order.currency)}


def _tracking(order: Order, services: Services) -> _Answer:
    parts = [part for shipment in order.shipments for part in tracking_words(shipment)]
    if parts:
        return "utter_of_order_tracking", {"parts": parts}
    shipped = order.shipments or order.fulfilled
    response = "utter_track_order_shipped_untracked" if shipped else "utter_of_order_not_shipped"
    return response, {"offers": ["track_order", "talk_to_human"]}


def _destination(order: Order, services: Services) -> _Answer:
    if not order.country:
        return "utter_of_order_destination_unknown", {"offers": ["talk_to_human"]}
    return "utter_of_order_destination", {"country": country_name(order.country), "offers": ["change_order"]}


def _placed(order: Order, services: Services) -> _Answer:
    placed = shop_day(order.created_at, services.profile)
    return "utter_of_order_placed", {"placed": in_words_date(placed, services.today())}


_ANSWERS: dict[FollowUp, Callable[[Order, Services], _Answer]] = {
    FollowUp.CONTENTS: _contents,
    FollowUp.REFUND: _refund,
    FollowUp.TOTAL: _total,
    FollowUp.TRACKING: _tracking,
    FollowUp.DESTINATION: _destination,
    FollowUp.PLACED: _placed,
}

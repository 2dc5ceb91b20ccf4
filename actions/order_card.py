"""An order as a card: ordered, in production, shipped, delivered, each with its dates. docs/schemas has the form."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.base import words
from actions.shipment_words import status_words
from bot.shop.business_days import shop_day
from bot.shop.facts import in_words_date
from bot.shop.order import Order
from bot.shop.profile import ShopProfile
from bot.shop.tracking import UNDER_WAY, TrackingReport, TrackVerdict

_STEPS = ("ordered", "in_production", "shipped", "delivered")
_REACHED = {
    TrackVerdict.PAYMENT_PENDING: 0,
    TrackVerdict.IN_PRODUCTION: 1,
    TrackVerdict.PRODUCTION_LATE: 1,
    TrackVerdict.NOT_SHIPPED: 1,
    TrackVerdict.PARTLY_SHIPPED: 2,
    TrackVerdict.DELIVERED: 3,
}
_LATE = {TrackVerdict.PRODUCTION_LATE, TrackVerdict.SHIPMENT_LATE, TrackVerdict.DELIVERY_FAILED}
_OVER = {TrackVerdict.CANCELLED, TrackVerdict.REFUNDED}


def order_card(order: Order, report: TrackingReport, profile: ShopProfile, today: date) -> dict[str, Any] | None:
    """The timeline of the order, None for one that is cancelled or refunded: it leads nowhere."""
    if report.verdict in _OVER:
        return None
    reached = _REACHED.get(report.verdict, 2)
    dates = _dates(order, report, profile, today)
    return {
        "type": "order",
        "name": order.name,
        "placed": shop_day(order.created_at, profile).isoformat(),
        "steps": [
            {
                "step": step,
                "state": _state(index, reached, report.verdict),
                "label": words(f"utter_step_{step}"),
                "dates": dates[step],
            }
            for index, step in enumerate(_STEPS)
        ],
        "shipments": [
            {
                "carrier": one.shipment.carrier,
                "tracking_number": one.shipment.tracking_number,
                "tracking_url": _link(one.shipment.tracking_url),
                "status": status_words(one, today),
            }
            for one in report.shipments
        ],
    }


def _link(url: str) -> str:
    """The address, if it is one that the widget makes a link of."""
    return url if url.startswith("https://") else ""


def _state(index: int, reached: int, verdict: TrackVerdict) -> str:
    if index < reached or (index == reached and verdict is TrackVerdict.DELIVERED):
        return "done"
    if index == reached:
        return "late" if verdict in _LATE else "current"
    return "upcoming"


def _dates(order: Order, report: TrackingReport, profile: ShopProfile, today: date) -> dict[str, Any]:
    """What stands beside each step: a day, a span of days, or nothing."""
    dates: dict[str, Any] = dict.fromkeys(_STEPS, "")
    dates["ordered"] = in_words_date(shop_day(order.created_at, profile), today)
    if report.production and report.waiting and report.verdict is not TrackVerdict.PAYMENT_PENDING:
        dates["shipped"] = _span(report.production.earliest, report.production.latest, today)
    shipped = [one.shipment.shipped_at for one in report.shipments if one.shipment.shipped_at]
    if shipped and not report.waiting:
        dates["shipped"] = in_words_date(shop_day(max(shipped), profile), today)
    delivered = [one.delivered_on for one in report.shipments if one.delivered_on]
    under_way = [one.arrives for one in report.shipments if one.arrives and one.verdict in UNDER_WAY]
    if delivered and report.verdict is TrackVerdict.DELIVERED:
        dates["delivered"] = in_words_date(max(delivered), today)
    elif under_way:
        latest = max(under_way, key=lambda window: window.latest)
        dates["delivered"] = _span(latest.earliest, latest.latest, today)
    return dates


def _span(first: date, last: date, today: date) -> dict[str, Any]:
    return words("utter_span", first=in_words_date(first, today), last=in_words_date(last, today))

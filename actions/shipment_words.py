"""Where a parcel is, in responses: what the carrier says of it, when it should arrive, and how to follow it."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.base import words
from bot.shop.facts import in_words_date
from bot.shop.order import Shipment
from bot.shop.profile import Shipping
from bot.shop.tracking import UNDER_WAY, ShipmentReport, ShipmentVerdict
from bot.shop.transit import is_domestic


def status_words(report: ShipmentReport, today: date) -> dict[str, Any]:
    """What the carrier says of the parcel."""
    if report.verdict is not ShipmentVerdict.DELIVERED:
        return words(f"utter_shipment_{report.verdict.value}")
    if report.delivered_on is None:
        return words("utter_shipment_delivered_some_day")
    return words("utter_shipment_delivered", delivered_on=in_words_date(report.delivered_on, today))


def arrival_words(report: ShipmentReport, country: str, shipping: Shipping | None, today: date) -> list[dict[str, Any]]:
    """When a parcel that is still under way should arrive: the time that is stated, or that none is."""
    if report.verdict not in UNDER_WAY or shipping is None:
        return []
    if report.arrives:
        span = {
            "from": in_words_date(report.arrives.earliest, today),
            "to": in_words_date(report.arrives.latest, today),
        }
        late = report.verdict is ShipmentVerdict.LATE
        return [words("utter_shipment_was_due" if late else "utter_shipment_arrives", **span)]
    # At home a time is stated; where none follows from it, the day on which the parcel left is not known.
    return [] if is_domestic(country, shipping) else [words("utter_shipment_arrival_unstated")]


def tracking_words(shipment: Shipment) -> list[dict[str, Any]]:
    """How to follow the parcel, from as much of carrier, number and link as the shop has entered."""
    carrier, number, url = shipment.carrier, shipment.tracking_number, shipment.tracking_url
    if carrier and number and url:
        return [words("utter_shipment_tracking", carrier=carrier, number=number, url=url)]
    if url:
        return [words("utter_shipment_tracking_link", url=url)]
    if number and carrier:
        return [words("utter_shipment_tracking_number", carrier=carrier, number=number)]
    return [words("utter_shipment_number_alone", number=number)] if number else []

"""Where an order is: one verdict for the whole, one for each parcel, and the days that the shop's times promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from bot.shop.business_days import DateRange, shop_day
from bot.shop.items import has_custom_piece
from bot.shop.order import FinancialStatus, Order, OrderItem, Shipment, ShipmentStatus
from bot.shop.parcels import items_in, no_longer_counts, not_shipped
from bot.shop.production import ProductionWindow, production_window
from bot.shop.profile import ShopProfile
from bot.shop.transit import is_domestic, method_named, transit_window


class ShipmentVerdict(str, Enum):
    """How far a parcel has come."""

    LABEL_CREATED = "label_created"  # the shop has named it, the carrier has not scanned it yet
    SHIPPED = "shipped"
    LATE = "late"
    OUT_FOR_DELIVERY = "out_for_delivery"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELIVERY_ATTEMPTED = "delivery_attempted"
    DELIVERY_FAILED = "delivery_failed"
    DELIVERED = "delivered"


# The parcels for which a day of arrival still means something: the others have arrived, come today, or wait for somebody
# to act.
UNDER_WAY = (ShipmentVerdict.LABEL_CREATED, ShipmentVerdict.SHIPPED, ShipmentVerdict.LATE)


class TrackVerdict(str, Enum):
    """How far a whole order has come; that of several parcels which asks most for attention."""

    IN_PRODUCTION = "in_production"
    PRODUCTION_LATE = "production_late"
    NOT_SHIPPED = "not_shipped"  # and the shop states no production time
    PAYMENT_PENDING = "payment_pending"  # no money has come, so that no time can be promised
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    SHIPPED_UNTRACKED = "shipped_untracked"  # the shop says so, and no parcel is known
    SHIPMENT_LATE = "shipment_late"
    OUT_FOR_DELIVERY = "out_for_delivery"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELIVERY_FAILED = "delivery_failed"  # or attempted: the parcel's own verdict tells which
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


@dataclass(frozen=True)
class ShipmentReport:
    """One parcel. `arrives` None: no time is stated for it; `delivered_on` None: not delivered, or the day is unknown.

    Late means that today is after the last day of `arrives`; `shipment.status` still has the carrier's last word.
    """

    shipment: Shipment
    verdict: ShipmentVerdict
    arrives: DateRange | None
    delivered_on: date | None
    items: tuple[OrderItem, ...]


@dataclass(frozen=True)
class TrackingReport:
    """Where an order is. `production` is None where the shop states no production time.

    `waiting` are the items that have not left, each with the quantity that has not. `days_late` counts calendar days
    since the last day that the shop's times promised, of the part that is latest; 0 if nothing is late.
    """

    verdict: TrackVerdict
    shipments: tuple[ShipmentReport, ...]
    production: ProductionWindow | None
    is_custom: bool
    waiting: tuple[OrderItem, ...]
    days_late: int


def track(order: Order, profile: ShopProfile, now: datetime) -> TrackingReport:
    """Where the order is at that instant. ValueError if an instant has no time zone.

    An order that includes one custom piece takes the custom time as a whole, as the shop states.
    """
    today = shop_day(now, profile)
    custom = has_custom_piece(order, profile)
    production = production_window(order.created_at, custom, profile)
    shipments = tuple(_shipment(shipment, order, profile, today) for shipment in order.shipments)
    waiting = () if order.is_cancelled or order.is_refunded else not_shipped(order)
    verdict = _verdict(order, shipments, waiting, production, today)
    return TrackingReport(
        verdict=verdict,
        shipments=shipments,
        production=production,
        is_custom=custom,
        waiting=waiting,
        days_late=_days_late(verdict, shipments, production, today),
    )


def _shipment(shipment: Shipment, order: Order, profile: ShopProfile, today: date) -> ShipmentReport:
    arrives = _arrives(shipment, order, profile)
    return ShipmentReport(
        shipment=shipment,
        verdict=_shipment_verdict(shipment, arrives, today),
        arrives=arrives,
        delivered_on=shipment.delivered_on,
        items=items_in(shipment, order),
    )


def _arrives(shipment: Shipment, order: Order, profile: ShopProfile) -> DateRange | None:
    if profile.shipping is None or shipment.shipped_at is None or not is_domestic(order.country, profile.shipping):
        return None
    method = method_named(order.shipping_method, profile.shipping)
    return transit_window(shop_day(shipment.shipped_at, profile), method, profile)


def _shipment_verdict(shipment: Shipment, arrives: DateRange | None, today: date) -> ShipmentVerdict:
    verdict = _BY_STATUS[shipment.status]
    if shipment.delivered_on is not None:
        return ShipmentVerdict.DELIVERED
    # "Out for delivery" may be the last that was heard of a parcel weeks ago: past its time it is late all the same.
    under_way = verdict in (ShipmentVerdict.LABEL_CREATED, ShipmentVerdict.SHIPPED, ShipmentVerdict.OUT_FOR_DELIVERY)
    return ShipmentVerdict.LATE if under_way and arrives is not None and today > arrives.latest else verdict


def _verdict(
    order: Order,
    shipments: tuple[ShipmentReport, ...],
    waiting: tuple[OrderItem, ...],
    production: ProductionWindow | None,
    today: date,
) -> TrackVerdict:
    if order.is_cancelled:
        return TrackVerdict.CANCELLED
    if order.is_refunded:
        return TrackVerdict.REFUNDED
    if not shipments:
        return TrackVerdict.SHIPPED_UNTRACKED if order.fulfilled else _verdict_unshipped(order, production, today)
    if waiting:
        return TrackVerdict.PARTLY_SHIPPED
    counting = [report for report in shipments if not no_longer_counts(report.shipment, order)] or shipments
    return min((_BY_SHIPMENT[report.verdict] for report in counting), key=_MOST_PRESSING.index)


def _verdict_unshipped(order: Order, production: ProductionWindow | None, today: date) -> TrackVerdict:
    if order.financial_status in (FinancialStatus.PENDING, FinancialStatus.VOIDED):
        return TrackVerdict.PAYMENT_PENDING
    if production is None:
        return TrackVerdict.NOT_SHIPPED
    return TrackVerdict.PRODUCTION_LATE if today > production.latest else TrackVerdict.IN_PRODUCTION


def _days_late(
    verdict: TrackVerdict, shipments: tuple[ShipmentReport, ...], production: ProductionWindow | None, today: date
) -> int:
    if verdict in (TrackVerdict.CANCELLED, TrackVerdict.REFUNDED, TrackVerdict.PAYMENT_PENDING):
        return 0
    promised = [
        report.arrives.latest for report in shipments if report.verdict is ShipmentVerdict.LATE and report.arrives
    ]
    if production is not None and verdict in (TrackVerdict.PRODUCTION_LATE, TrackVerdict.PARTLY_SHIPPED):
        promised.append(production.latest)
    return max([0, *((today - day).days for day in promised)])


_BY_STATUS = {
    ShipmentStatus.UNKNOWN: ShipmentVerdict.SHIPPED,
    ShipmentStatus.LABEL_PRINTED: ShipmentVerdict.LABEL_CREATED,
    ShipmentStatus.LABEL_PURCHASED: ShipmentVerdict.LABEL_CREATED,
    ShipmentStatus.CONFIRMED: ShipmentVerdict.LABEL_CREATED,
    ShipmentStatus.IN_TRANSIT: ShipmentVerdict.SHIPPED,
    ShipmentStatus.OUT_FOR_DELIVERY: ShipmentVerdict.OUT_FOR_DELIVERY,
    ShipmentStatus.ATTEMPTED_DELIVERY: ShipmentVerdict.DELIVERY_ATTEMPTED,
    ShipmentStatus.READY_FOR_PICKUP: ShipmentVerdict.READY_FOR_PICKUP,
    ShipmentStatus.DELIVERED: ShipmentVerdict.DELIVERED,
    ShipmentStatus.FAILURE: ShipmentVerdict.DELIVERY_FAILED,
}

_BY_SHIPMENT = {
    ShipmentVerdict.LABEL_CREATED: TrackVerdict.SHIPPED,
    ShipmentVerdict.SHIPPED: TrackVerdict.SHIPPED,
    ShipmentVerdict.LATE: TrackVerdict.SHIPMENT_LATE,
    ShipmentVerdict.OUT_FOR_DELIVERY: TrackVerdict.OUT_FOR_DELIVERY,
    ShipmentVerdict.READY_FOR_PICKUP: TrackVerdict.READY_FOR_PICKUP,
    ShipmentVerdict.DELIVERY_ATTEMPTED: TrackVerdict.DELIVERY_FAILED,
    ShipmentVerdict.DELIVERY_FAILED: TrackVerdict.DELIVERY_FAILED,
    ShipmentVerdict.DELIVERED: TrackVerdict.DELIVERED,
}

_MOST_PRESSING = (
    TrackVerdict.DELIVERY_FAILED,
    TrackVerdict.SHIPMENT_LATE,
    TrackVerdict.READY_FOR_PICKUP,
    TrackVerdict.OUT_FOR_DELIVERY,
    TrackVerdict.SHIPPED,
    TrackVerdict.DELIVERED,
)

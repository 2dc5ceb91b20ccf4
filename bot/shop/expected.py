"""By when an order that has been placed should be there as a whole, by the times that the shop states."""

from __future__ import annotations

from bot.shop.business_days import DateRange
from bot.shop.order import Order
from bot.shop.profile import ShopProfile
from bot.shop.tracking import ShipmentVerdict, TrackingReport, TrackVerdict
from bot.shop.transit import arrival_window, is_domestic, method_named

_ON_THEIR_WAY = (ShipmentVerdict.LABEL_CREATED, ShipmentVerdict.SHIPPED, ShipmentVerdict.OUT_FOR_DELIVERY)
_STILL_TO_LEAVE = (TrackVerdict.IN_PRODUCTION, TrackVerdict.PARTLY_SHIPPED)
# What is out for delivery comes that day, if all goes well: no window says it better.
_UNDER_WAY = (*_STILL_TO_LEAVE, TrackVerdict.SHIPPED)


def expected_arrival(order: Order, report: TrackingReport, profile: ShopProfile) -> DateRange | None:
    """The days between which the last of the order should arrive.

    None where no time is stated for it, where it is late or waits for somebody to act, and where nothing is to come.
    """
    if report.verdict not in _UNDER_WAY:
        return None
    windows = [parcel.arrives for parcel in report.shipments if parcel.verdict in _ON_THEIR_WAY]
    if report.verdict in _STILL_TO_LEAVE:
        windows.append(_once_it_has_left(order, report, profile))
    known = [window for window in windows if window is not None]
    if not known or len(known) < len(windows):
        return None
    return DateRange(max(window.earliest for window in known), max(window.latest for window in known))


def _once_it_has_left(order: Order, report: TrackingReport, profile: ShopProfile) -> DateRange | None:
    shipping, production = profile.shipping, report.production
    if shipping is None or production is None or not is_domestic(order.country, shipping):
        return None
    return arrival_window(production.leaves, method_named(order.shipping_method, shipping), profile)

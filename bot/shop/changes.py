"""Whether an order can still be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum

from bot.shop.business_days import shop_time
from bot.shop.order import Order
from bot.shop.profile import ShopProfile


class ChangeVerdict(str, Enum):
    """Whether an order can be changed, and if not, why."""

    OPEN = "open"
    CLOSED = "closed"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class ChangeReport:
    """The verdict, and the last instant for changes in the shop's time zone; None where the shop states no time."""

    verdict: ChangeVerdict
    until: datetime | None


def check_change(order: Order, profile: ShopProfile, now: datetime) -> ChangeReport:
    """Whether the order can be changed at that instant; the last instant counts. ValueError without a time zone."""
    now = shop_time(now, profile)
    until = None
    if profile.changes is not None:
        # In UTC, since an hour on the wall clock is two when summer time ends.
        created_at = shop_time(order.created_at, profile).astimezone(timezone.utc)
        until = shop_time(created_at + timedelta(hours=profile.changes.within_hours), profile)
    return ChangeReport(_verdict(order, now, until), until)


def _verdict(order: Order, now: datetime, until: datetime | None) -> ChangeVerdict:
    if order.is_cancelled:
        return ChangeVerdict.CANCELLED
    if order.is_refunded:
        return ChangeVerdict.REFUNDED
    if order.fulfilled or order.shipments:
        return ChangeVerdict.SHIPPED
    if until is None:
        return ChangeVerdict.NOT_STATED
    return ChangeVerdict.OPEN if now.timestamp() <= until.timestamp() else ChangeVerdict.CLOSED

"""When an order is made: the day on which production starts, why then, and the days between which it leaves the shop.

The rules are those of the shop's production time; how they are counted is decided in docs/adr/0002.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from bot.shop.business_days import BusinessDays, DateRange, Rest, shop_time
from bot.shop.profile import Closure, ShopProfile


class StartReason(str, Enum):
    """Why production starts later than on the day of the order."""

    AFTER_CUT_OFF = "after_cut_off"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSURE = "closure"


@dataclass(frozen=True)
class ProductionWindow:
    """When an order is made. It leaves the shop between `leaves.earliest` and `leaves.latest`, both included.

    `reasons` tell, in the order of the days, why it did not start on the day of the order; none if it did.
    `closures` are the breaks that hold it up, at the start or in the middle; `holidays` the public holidays, each with
    its name, on which work on it rests.
    """

    starts: date
    leaves: DateRange
    reasons: tuple[StartReason, ...] = ()
    closures: tuple[Closure, ...] = ()
    holidays: tuple[tuple[date, str], ...] = ()

    @property
    def earliest(self) -> date:
        """The first day on which it may leave."""
        return self.leaves.earliest

    @property
    def latest(self) -> date:
        """The last day on which it should leave."""
        return self.leaves.latest


def production_window(ordered_at: datetime, custom: bool, profile: ShopProfile) -> ProductionWindow | None:
    """When an order of that instant is made; None if the shop states no production time.

    `custom` is true of the whole order if it includes one custom piece. The day on which production starts is day 0.
    An order at the very second of the cut-off is in time. ValueError if the instant has no time zone.
    """
    if profile.production is None:
        return None
    ordered_on, starts, reasons = _start(ordered_at, profile)
    days = profile.production.custom if custom else profile.production.standard
    business_days = _business_days(profile)
    leaves = business_days.window_after(starts, days)
    return ProductionWindow(
        starts=starts,
        leaves=leaves,
        reasons=reasons,
        closures=tuple(
            closure for closure in profile.closures if closure.first <= leaves.latest and ordered_on < closure.resumes
        ),
        holidays=business_days.holidays_between(starts, leaves.latest),
    )


def _start(ordered_at: datetime, profile: ShopProfile) -> tuple[date, date, tuple[StartReason, ...]]:
    assert profile.production is not None
    ordered = shop_time(ordered_at, profile)
    days = _business_days(profile)
    day = ordered.date()
    reasons: dict[StartReason, None] = {}
    # On a day of rest the hour makes no difference: the following business day is the same.
    if ordered.time() > profile.production.cut_off and days.rest_on(day) is None:
        reasons[StartReason.AFTER_CUT_OFF] = None
        day += timedelta(days=1)
    while rest := days.rest_on(day):
        reasons[_REASONS[rest]] = None
        day += timedelta(days=1)
    return ordered.date(), day, tuple(reasons)


def _business_days(profile: ShopProfile) -> BusinessDays:
    return BusinessDays(profile.holiday_calendar, profile.closures)


_REASONS = {
    Rest.WEEKEND: StartReason.WEEKEND,
    Rest.HOLIDAY: StartReason.HOLIDAY,
    Rest.CLOSURE: StartReason.CLOSURE,
}

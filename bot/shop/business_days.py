"""Business days: Monday to Friday, without the public holidays of a calendar and without breaks in production."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache

from holidays import HolidayBase, country_holidays

from bot.shop.profile import Closure, DayRange, ShopProfile

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DateRange:
    """A span of days, both ends included."""

    earliest: date
    latest: date


class Rest(str, Enum):
    """Why nothing is done on a day."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSURE = "closure"


def shop_day(instant: datetime, profile: ShopProfile) -> date:
    """The day on the shop's wall calendar at that instant. ValueError if the instant has no time zone."""
    return shop_time(instant, profile).date()


def shop_time(instant: datetime, profile: ShopProfile) -> datetime:
    """The instant on the shop's wall clock. ValueError if it has no time zone."""
    if instant.utcoffset() is None:
        raise ValueError(f"needs a time zone: {instant.isoformat()}")
    return instant.astimezone(profile.zone)


@dataclass(frozen=True)
class BusinessDays:
    """The days on which work is done. `holiday_calendar` as in the profile; a closure rests until it `resumes`.

    A holiday on a weekend also takes the weekday on which it is observed.
    """

    holiday_calendar: str
    closures: tuple[Closure, ...] = ()

    def rest_on(self, day: date) -> Rest | None:
        """Why nothing is done on that day; None if it is a business day."""
        if any(closure.first <= day < closure.resumes for closure in self.closures):
            return Rest.CLOSURE
        calendar = _holidays(self.holiday_calendar, day.year)
        if calendar.is_working_day(day):
            return None
        return Rest.WEEKEND if day.weekday() in calendar.weekend else Rest.HOLIDAY

    def holidays_between(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """The public holidays from the first day to the last, both included, that take a business day; each with its name."""
        days = (first + count * _ONE_DAY for count in range((last - first).days + 1))
        taken = (day for day in days if self.rest_on(day) is Rest.HOLIDAY)
        return tuple((day, _holidays(self.holiday_calendar, day.year).get(day, "")) for day in taken)

    def first_from(self, day: date) -> date:
        """The first business day on or after that day."""
        while self.rest_on(day):
            day += _ONE_DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The business day that is `count` business days after the day, which is day 0.

        A day 0 that is not a business day itself moves only for a count of 0, to the first one from it.
        """
        reached = day if count else self.first_from(day)
        for _ in range(count):
            reached = self.first_from(reached + _ONE_DAY)
        return reached

    def window_after(self, day: date, days: DayRange) -> DateRange:
        """From the shortest to the longest number of business days after the day, which is day 0."""
        return DateRange(self.after(day, days.shortest), self.after(day, days.longest))


@lru_cache(maxsize=128)
def _holidays(calendar: str, year: int) -> HolidayBase:
    # One that grows by the years it is asked for mixes them up when several threads ask; one of a single year stays as it is.
    return country_holidays(calendar, years=year, expand=False)

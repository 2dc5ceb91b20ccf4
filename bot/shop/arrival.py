"""When an order that is placed now would arrive, and whether that is soon enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from bot.shop.business_days import DateRange
from bot.shop.production import ProductionWindow, production_window
from bot.shop.profile import Shipping, ShippingMethod, ShopProfile
from bot.shop.transit import arrival_window, is_domestic

# How far back from the day of need the last day for ordering is looked for: making, a break and the way together.
LONGEST_ORDER = timedelta(days=120)
# Before the cut-off of every shop that takes orders by day.
MORNING = time(9)


class ArrivalVerdict(str, Enum):
    """Whether an arrival can be estimated, and if not, why."""

    ESTIMATED = "estimated"
    ABROAD_UNSTATED = "abroad_unstated"  # the shop ships there and states no time for the way
    COUNTRY_NOT_SERVED = "country_not_served"
    NOT_STATED = "not_stated"  # the shop states no production time or no shipping


class InTime(str, Enum):
    """Whether an order arrives by the day on which it is needed."""

    YES = "yes"  # even at the slowest that the shop states
    LIKELY = "likely"  # unless it takes nearly its slowest
    UNLIKELY = "unlikely"  # only if it takes nearly its fastest
    NO = "no"  # not even at its fastest
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ArrivalEstimate:
    """When an order would arrive. `arrives` and `method` are None unless ESTIMATED; `production` tells when it leaves.

    `method` is the way it goes: the standard one where the shop has no expedited one.
    """

    verdict: ArrivalVerdict
    in_time: InTime = InTime.UNKNOWN
    arrives: DateRange | None = None
    production: ProductionWindow | None = None
    method: ShippingMethod | None = None


def estimate_arrival(
    profile: ShopProfile,
    ordered_at: datetime,
    custom: bool = False,
    expedited: bool = False,
    country: str | None = None,
    needed_by: date | None = None,
) -> ArrivalEstimate:
    """When an order of that instant would arrive. ValueError if the instant has no time zone.

    `country` is an ISO 3166-1 alpha-2 code, None for the shop's own. A piece that arrives on the day it is needed by
    is in time.
    """
    production = production_window(ordered_at, custom, profile)
    shipping = profile.shipping
    if shipping is None or production is None:
        return ArrivalEstimate(ArrivalVerdict.NOT_STATED, production=production)
    country = (country or shipping.countries[0]).upper()
    if country not in shipping.countries:
        return ArrivalEstimate(ArrivalVerdict.COUNTRY_NOT_SERVED)
    if not is_domestic(country, shipping):
        return ArrivalEstimate(ArrivalVerdict.ABROAD_UNSTATED, _in_time_abroad(production, needed_by), None, production)
    method = _method(shipping, expedited)
    arrives = arrival_window(production.leaves, method, profile)
    return ArrivalEstimate(ArrivalVerdict.ESTIMATED, in_time(arrives, needed_by), arrives, production, method)


def last_day_to_order(
    profile: ShopProfile,
    needed_by: date,
    custom: bool = False,
    expedited: bool = False,
    country: str | None = None,
) -> date | None:
    """The last day on which an order of the morning is surely there by `needed_by`; None where no time is stated for it.

    It may be over already. No order takes longer than LONGEST_ORDER.
    """
    for days_before in range(LONGEST_ORDER.days):
        day = needed_by - timedelta(days=days_before)
        morning = datetime.combine(day, MORNING, tzinfo=profile.zone)
        estimate = estimate_arrival(profile, morning, custom, expedited, country, needed_by)
        if estimate.verdict is not ArrivalVerdict.ESTIMATED:
            return None
        if estimate.in_time is InTime.YES:
            return day
    return None


def _method(shipping: Shipping, expedited: bool) -> ShippingMethod:
    return shipping.expedited if expedited and shipping.expedited else shipping.standard


def in_time(arrives: DateRange, needed_by: date | None) -> InTime:
    """Whether what arrives between those days is there on the day that it is needed by. None: no day was named."""
    if needed_by is None:
        return InTime.UNKNOWN
    if needed_by >= arrives.latest:
        return InTime.YES
    if needed_by < arrives.earliest:
        return InTime.NO
    # What arrives "between the 8th and the 15th" is hardly there on the 8th.
    return InTime.LIKELY if needed_by - arrives.earliest >= arrives.latest - needed_by else InTime.UNLIKELY


def _in_time_abroad(production: ProductionWindow, needed_by: date | None) -> InTime:
    # However fast it travels, it cannot arrive before it has left.
    return InTime.NO if needed_by is not None and needed_by < production.earliest else InTime.UNKNOWN

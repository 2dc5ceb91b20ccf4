from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shop.arrival import ArrivalVerdict, InTime, estimate_arrival, last_day_to_order
from bot.shop.business_days import BusinessDays, DateRange
from bot.shop.production import StartReason
from tests.unit.shop.orders import SHOP_TIME, shop_clock
from tests.unit.shop.profiles import FIRST_CLASS, OUTSPOKEN, PRIORITY, SILENT, shop

NOV_3 = shop_clock(2026, 11, 3)

any_instant = st.datetimes(datetime(2018, 11, 1), datetime(2029, 3, 31), timezones=st.just(SHOP_TIME))  # noqa: DTZ001


def test_an_order_arrives_when_it_was_made_and_carried() -> None:
    estimate = estimate_arrival(OUTSPOKEN, NOV_3)
    assert (estimate.verdict, estimate.method) == (ArrivalVerdict.ESTIMATED, FIRST_CLASS)
    # Leaves November 13 to 18; 3 business days after the one and 5 after the other.
    assert estimate.arrives == DateRange(date(2026, 11, 18), date(2026, 11, 25))


def test_a_custom_order_arrives_later() -> None:
    # Leaves November 18 to 20; Thanksgiving, the 26th, does not count.
    assert estimate_arrival(OUTSPOKEN, NOV_3, custom=True).arrives == DateRange(date(2026, 11, 23), date(2026, 11, 30))


def test_an_expedited_order_arrives_sooner() -> None:
    estimate = estimate_arrival(OUTSPOKEN, NOV_3, expedited=True)
    assert (estimate.method, estimate.arrives) == (PRIORITY, DateRange(date(2026, 11, 16), date(2026, 11, 23)))


def test_a_shop_without_a_faster_way_estimates_the_standard_one() -> None:
    profile = shop(shipping=OUTSPOKEN.shipping.copy(update={"expedited": None}))
    estimate = estimate_arrival(profile, NOV_3, expedited=True)
    assert (estimate.method, estimate.arrives) == (FIRST_CLASS, DateRange(date(2026, 11, 18), date(2026, 11, 25)))


@pytest.mark.parametrize(
    ("needed_by", "in_time"),
    [
        (date(2026, 11, 17), InTime.NO),
        (date(2026, 11, 18), InTime.UNLIKELY),
        (date(2026, 11, 21), InTime.UNLIKELY),
        (date(2026, 11, 22), InTime.LIKELY),
        (date(2026, 11, 24), InTime.LIKELY),
        (date(2026, 11, 25), InTime.YES),
        (None, InTime.UNKNOWN),
    ],
)
def test_it_is_in_time_if_even_the_slowest_is_and_too_late_if_even_the_fastest_is(
    needed_by: date | None, in_time: InTime
) -> None:
    assert estimate_arrival(OUTSPOKEN, NOV_3, needed_by=needed_by).in_time is in_time


def test_the_estimate_says_why_production_starts_later() -> None:
    estimate = estimate_arrival(OUTSPOKEN, shop_clock(2026, 11, 25, 16))
    assert estimate.production.reasons == (StartReason.AFTER_CUT_OFF, StartReason.HOLIDAY)


@pytest.mark.parametrize("country", [None, "US", "us"])
def test_the_shops_own_country_is_meant_unless_another_is_named(country: str | None) -> None:
    assert estimate_arrival(OUTSPOKEN, NOV_3, country=country).verdict is ArrivalVerdict.ESTIMATED


@pytest.mark.parametrize(
    ("needed_by", "in_time"),
    [(date(2026, 11, 12), InTime.NO), (date(2026, 11, 13), InTime.UNKNOWN), (date(2027, 3, 1), InTime.UNKNOWN)],
)
def test_abroad_only_the_day_it_leaves_is_known_so_only_no_is_certain(needed_by: date, in_time: InTime) -> None:
    estimate = estimate_arrival(OUTSPOKEN, NOV_3, country="CA", needed_by=needed_by)
    assert (estimate.verdict, estimate.arrives) == (ArrivalVerdict.ABROAD_UNSTATED, None)
    assert estimate.production.earliest == date(2026, 11, 13)
    assert estimate.in_time is in_time


def test_a_country_that_the_shop_does_not_ship_to_gets_no_date() -> None:
    estimate = estimate_arrival(OUTSPOKEN, NOV_3, country="DE", needed_by=date(2027, 3, 1))
    assert (estimate.verdict, estimate.in_time) == (ArrivalVerdict.COUNTRY_NOT_SERVED, InTime.UNKNOWN)
    assert (estimate.arrives, estimate.production) == (None, None)


@pytest.mark.parametrize("profile", [SILENT, shop(production=None), shop(shipping=None)])
def test_a_shop_that_has_not_stated_its_times_gives_no_estimate(profile) -> None:
    estimate = estimate_arrival(profile, NOV_3, needed_by=date(2027, 3, 1))
    assert (estimate.verdict, estimate.in_time, estimate.arrives) == (
        ArrivalVerdict.NOT_STATED,
        InTime.UNKNOWN,
        None,
    )


@given(ordered_at=any_instant, custom=st.booleans(), expedited=st.booleans())
def test_arrivals_fall_on_business_days_after_the_order_has_left(
    ordered_at: datetime, custom: bool, expedited: bool
) -> None:
    estimate, days = estimate_arrival(OUTSPOKEN, ordered_at, custom, expedited), BusinessDays("US")
    assert estimate.production.earliest < estimate.arrives.earliest <= estimate.arrives.latest
    assert (days.rest_on(estimate.arrives.earliest), days.rest_on(estimate.arrives.latest)) == (None, None)


@given(ordered_at=any_instant, custom=st.booleans(), needed_in=st.integers(0, 60))
def test_paying_for_speed_never_makes_an_order_later(ordered_at: datetime, custom: bool, needed_in: int) -> None:
    needed_by = ordered_at.date() + timedelta(days=needed_in)
    standard = estimate_arrival(OUTSPOKEN, ordered_at, custom, needed_by=needed_by)
    faster = estimate_arrival(OUTSPOKEN, ordered_at, custom, expedited=True, needed_by=needed_by)
    assert faster.arrives.latest < standard.arrives.latest
    order = [InTime.NO, InTime.UNLIKELY, InTime.LIKELY, InTime.YES]
    assert order.index(faster.in_time) >= order.index(standard.in_time)


@given(st.dates(date(2026, 11, 3), date(2027, 6, 30)), st.booleans())
def test_the_last_day_to_order_is_the_last_that_is_surely_in_time(needed_by: date, custom: bool) -> None:
    def in_time_of(day: date) -> InTime:
        morning = datetime(day.year, day.month, day.day, 9, tzinfo=SHOP_TIME)
        return estimate_arrival(OUTSPOKEN, morning, custom, needed_by=needed_by).in_time

    day = last_day_to_order(OUTSPOKEN, needed_by, custom)
    assert in_time_of(day) is InTime.YES
    assert in_time_of(day + timedelta(days=1)) is not InTime.YES


def test_a_shop_that_states_no_times_has_no_last_day_to_order() -> None:
    assert last_day_to_order(SILENT, date(2027, 1, 1)) is None

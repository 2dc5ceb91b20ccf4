from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shop.business_days import BusinessDays
from bot.shop.production import ProductionWindow, StartReason, production_window
from tests.unit.shop.orders import SHOP_TIME, shop_clock, utc
from tests.unit.shop.profiles import CHRISTMAS_BREAK, OUTSPOKEN, SILENT

AFTER_CUT_OFF, WEEKEND, HOLIDAY, CLOSURE = StartReason

# Years with and without leap days, the break, and both changes of the clock.
any_instant = st.datetimes(
    datetime(2018, 11, 1),  # noqa: DTZ001 - the time zone is the next argument
    datetime(2029, 3, 31),  # noqa: DTZ001
    timezones=st.sampled_from([SHOP_TIME, ZoneInfo("UTC"), ZoneInfo("Pacific/Auckland"), ZoneInfo("America/New_York")]),
)


def window(ordered_at: datetime, custom: bool = False) -> ProductionWindow:
    made = production_window(ordered_at, custom, OUTSPOKEN)
    assert made is not None
    return made


def test_a_standard_order_leaves_seven_to_ten_business_days_after_the_day_it_starts() -> None:
    made = window(shop_clock(2026, 11, 3, 14, 59))
    assert (made.starts, made.reasons) == (date(2026, 11, 3), ())
    # Veterans Day, the 11th, does not count.
    assert (made.earliest, made.latest) == (date(2026, 11, 13), date(2026, 11, 18))


def test_a_custom_order_leaves_ten_to_twelve_business_days_after_the_day_it_starts() -> None:
    made = window(shop_clock(2026, 11, 3, 14, 59), custom=True)
    assert (made.earliest, made.latest) == (date(2026, 11, 18), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("ordered_at", "starts", "reasons"),
    [
        (shop_clock(2026, 11, 3, 15, 0, 0), date(2026, 11, 3), ()),
        (shop_clock(2026, 11, 3, 15, 0, 1), date(2026, 11, 4), (AFTER_CUT_OFF,)),
        (shop_clock(2026, 11, 6, 16), date(2026, 11, 9), (AFTER_CUT_OFF, WEEKEND)),
        (shop_clock(2026, 11, 25, 15, 1), date(2026, 11, 27), (AFTER_CUT_OFF, HOLIDAY)),
        (shop_clock(2026, 11, 26, 9), date(2026, 11, 27), (HOLIDAY,)),
        (shop_clock(2026, 12, 31, 16), date(2027, 1, 4), (AFTER_CUT_OFF, HOLIDAY, WEEKEND)),
        (shop_clock(2018, 12, 12, 16), date(2019, 1, 3), (AFTER_CUT_OFF, CLOSURE)),
        (shop_clock(2018, 12, 20, 9), date(2019, 1, 3), (CLOSURE,)),
    ],
)
def test_production_starts_on_the_day_of_the_order_or_there_is_a_reason(
    ordered_at: datetime, starts: date, reasons: tuple[StartReason, ...]
) -> None:
    made = window(ordered_at)
    assert (made.starts, made.reasons) == (starts, reasons)


@pytest.mark.parametrize("day", [7, 8])
def test_the_hour_of_a_weekend_order_makes_no_difference(day: int) -> None:
    assert window(shop_clock(2026, 11, day, 9)) == window(shop_clock(2026, 11, day, 23))
    assert window(shop_clock(2026, 11, day, 23)).reasons == (WEEKEND,)


def test_an_evening_order_on_the_last_day_of_a_break_starts_when_production_resumes() -> None:
    assert window(shop_clock(2019, 1, 2, 23)).starts == date(2019, 1, 3)


def test_an_order_from_before_a_break_waits_while_it_lasts() -> None:
    made = window(shop_clock(2018, 12, 10))
    assert (made.starts, made.reasons) == (date(2018, 12, 10), ())
    assert (made.earliest, made.latest) == (date(2019, 1, 9), date(2019, 1, 14))
    assert made.closures == (CHRISTMAS_BREAK,)


@pytest.mark.parametrize("ordered_at", [shop_clock(2018, 11, 20), shop_clock(2019, 1, 3), shop_clock(2026, 12, 20)])
def test_a_break_does_not_touch_the_orders_of_another_time(ordered_at: datetime) -> None:
    assert window(ordered_at).closures == ()


@pytest.mark.parametrize(
    ("ordered_at", "starts"),
    [
        (utc(2026, 7, 7, 19, 0, 0), date(2026, 7, 7)),
        (utc(2026, 7, 7, 19, 0, 1), date(2026, 7, 8)),
        (utc(2026, 12, 1, 20, 0, 0), date(2026, 12, 1)),
        (utc(2026, 12, 1, 20, 0, 1), date(2026, 12, 2)),
        (datetime(2026, 7, 7, 13, tzinfo=ZoneInfo("America/Los_Angeles")), date(2026, 7, 8)),
    ],
)
def test_the_cut_off_is_three_on_the_shops_clock_in_summer_and_in_winter(ordered_at: datetime, starts: date) -> None:
    assert window(ordered_at).starts == starts


def test_a_shop_that_states_no_production_time_has_no_window() -> None:
    assert production_window(shop_clock(2026, 11, 3), False, SILENT) is None


def test_an_order_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        window(datetime(2026, 11, 3, 10))  # noqa: DTZ001 - that is what is tested


@given(ordered_at=any_instant, custom=st.booleans())
def test_production_starts_and_ends_on_business_days_only(ordered_at: datetime, custom: bool) -> None:
    made, days = window(ordered_at, custom), BusinessDays("US", OUTSPOKEN.closures)
    assert ordered_at.astimezone(SHOP_TIME).date() <= made.starts < made.earliest <= made.latest
    assert [days.rest_on(day) for day in (made.starts, made.earliest, made.latest)] == [None, None, None]


@given(ordered_at=any_instant, custom=st.booleans())
def test_there_is_a_reason_exactly_when_production_starts_on_another_day(ordered_at: datetime, custom: bool) -> None:
    made = window(ordered_at, custom)
    assert bool(made.reasons) == (made.starts > ordered_at.astimezone(SHOP_TIME).date())


@given(ordered_at=any_instant, later=st.timedeltas(timedelta(0), timedelta(days=20)), custom=st.booleans())
def test_who_orders_later_never_has_it_sooner(ordered_at: datetime, later: timedelta, custom: bool) -> None:
    first = window(ordered_at.astimezone(ZoneInfo("UTC")), custom)
    second = window(ordered_at.astimezone(ZoneInfo("UTC")) + later, custom)
    assert first.starts <= second.starts
    assert first.earliest <= second.earliest
    assert first.latest <= second.latest


@given(ordered_at=any_instant)
def test_a_custom_order_is_never_promised_sooner_than_a_standard_one(ordered_at: datetime) -> None:
    standard, custom = window(ordered_at), window(ordered_at, custom=True)
    assert standard.starts == custom.starts
    assert standard.earliest <= custom.earliest
    assert standard.latest <= custom.latest


def test_the_holidays_on_which_work_rests_are_known_by_name() -> None:
    assert window(shop_clock(2026, 11, 3, 14)).holidays == ((date(2026, 11, 11), "Veterans Day"),)
    # The holiday before the start is the reason for it, and no day in between.
    assert window(shop_clock(2026, 11, 26, 9)).holidays == ()

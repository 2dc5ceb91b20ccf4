from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shop import business_days
from bot.shop.business_days import BusinessDays, Rest, shop_day
from bot.shop.profile import Closure
from tests.unit.shop.orders import utc
from tests.unit.shop.profiles import OUTSPOKEN

ONE_DAY = timedelta(days=1)
SUMMER_BREAK = Closure(
    first=date(2026, 7, 6), last=date(2026, 7, 15), resumes=date(2026, 7, 20), reason="the summer break"
)
US_DAYS = BusinessDays("US")
US_DAYS_WITH_BREAK = BusinessDays("US", (SUMMER_BREAK,))

any_day = st.dates(date(2015, 1, 1), date(2040, 12, 31))
any_calendar = st.sampled_from([US_DAYS, US_DAYS_WITH_BREAK])


@pytest.mark.parametrize(
    ("day", "rest"),
    [
        (date(2026, 11, 25), None),
        (date(2026, 11, 26), Rest.HOLIDAY),  # Thanksgiving
        (date(2026, 11, 27), None),  # the day after it is a working day
        (date(2026, 11, 28), Rest.WEEKEND),
        (date(2026, 7, 3), Rest.HOLIDAY),  # July 4 is a Saturday
        (date(2026, 7, 4), Rest.WEEKEND),
        (date(2021, 12, 31), Rest.HOLIDAY),  # New Year's Day of 2022 is a Saturday
        (date(2022, 6, 20), Rest.HOLIDAY),  # Juneteenth is a Sunday
        (date(2020, 6, 19), None),  # Juneteenth was no federal holiday yet
    ],
)
def test_federal_holidays_are_no_business_days_and_are_observed_on_a_weekday(day: date, rest: Rest | None) -> None:
    assert US_DAYS.rest_on(day) is rest


@pytest.mark.parametrize("day", [date(2026, 7, 6), date(2026, 7, 11), date(2026, 7, 15), date(2026, 7, 16)])
def test_a_closure_rests_from_its_first_day_until_it_resumes(day: date) -> None:
    assert US_DAYS_WITH_BREAK.rest_on(day) is Rest.CLOSURE
    assert US_DAYS_WITH_BREAK.first_from(day) == date(2026, 7, 20)


def test_a_closure_that_resumes_on_a_weekend_ends_with_the_next_business_day() -> None:
    closure = Closure(first=date(2026, 7, 6), last=date(2026, 7, 17), resumes=date(2026, 7, 18), reason="a fair")
    assert BusinessDays("US", (closure,)).first_from(date(2026, 7, 8)) == date(2026, 7, 20)


@pytest.mark.parametrize(
    ("day", "count", "reached"),
    [
        (date(2026, 11, 3), 0, date(2026, 11, 3)),
        (date(2026, 11, 7), 0, date(2026, 11, 9)),
        (date(2026, 11, 6), 1, date(2026, 11, 9)),
        (date(2026, 11, 7), 1, date(2026, 11, 9)),  # a Saturday is day 0, so Monday is day 1
        (date(2026, 12, 18), 5, date(2026, 12, 28)),  # over Christmas
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # over the year's end
        (date(2028, 2, 25), 2, date(2028, 2, 29)),  # onto a leap day
        (date(2028, 2, 29), 1, date(2028, 3, 1)),
    ],
)
def test_counting_starts_with_day_zero_and_steps_over_days_of_rest(day: date, count: int, reached: date) -> None:
    assert US_DAYS.after(day, count) == reached


@given(day=any_day, count=st.integers(0, 15), calendar=any_calendar)
def test_the_days_counted_are_the_business_days_between(day: date, count: int, calendar: BusinessDays) -> None:
    reached = calendar.after(day, count)
    between = [day + ONE_DAY * n for n in range(1, (reached - day).days + 1)]
    worked = sum(calendar.rest_on(each) is None for each in between)
    assert calendar.rest_on(reached) is None
    assert worked == count or (count == 0 and calendar.rest_on(day) is not None and worked == 1)


@given(day=any_day, later=st.integers(0, 20), count=st.integers(0, 15), calendar=any_calendar)
def test_who_starts_later_is_never_ready_sooner(day: date, later: int, count: int, calendar: BusinessDays) -> None:
    assert calendar.after(day, count) <= calendar.after(day + ONE_DAY * later, count)


@given(day=any_day, count=st.integers(1, 15), calendar=any_calendar)
def test_one_day_more_is_always_a_later_day(day: date, count: int, calendar: BusinessDays) -> None:
    assert calendar.after(day, count) < calendar.after(day, count + 1)


def test_many_at_once_who_ask_for_several_years_all_get_the_holidays_of_their_own() -> None:
    years = range(2020, 2036)
    together = Barrier(len(years))

    def holidays_of(year: int) -> tuple[tuple[date, str], ...]:
        return BusinessDays("US").holidays_between(date(year, 1, 1), date(year, 12, 31))

    def holidays_with_the_others(year: int) -> tuple[tuple[date, str], ...]:
        together.wait()
        return holidays_of(year)

    one_by_one = [holidays_of(year) for year in years]
    with ThreadPoolExecutor(len(years)) as pool:
        for _ in range(10):
            business_days._holidays.cache_clear()
            assert list(pool.map(holidays_with_the_others, years)) == one_by_one


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (utc(2026, 12, 2, 4, 59), date(2026, 12, 1)),
        (utc(2026, 12, 2, 5, 0), date(2026, 12, 2)),
        (utc(2026, 7, 2, 3, 59), date(2026, 7, 1)),
        (utc(2026, 7, 2, 4, 0), date(2026, 7, 2)),  # summer time
    ],
)
def test_a_day_begins_at_the_shops_midnight(instant: datetime, day: date) -> None:
    assert shop_day(instant, OUTSPOKEN) == day


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        shop_day(datetime(2026, 11, 3, 10), OUTSPOKEN)  # noqa: DTZ001 - that is what is tested

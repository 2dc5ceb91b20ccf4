"""Days as people write them, seen from Wednesday, November 25, 2026: the next such day, and the last one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.shop.dates import read_day
from bot.understanding.entities import finder

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "ahead", "back"),
    [
        ("monday", "2026-11-30", "2026-11-23"),
        ("mon", "2026-11-30", "2026-11-23"),
        ("tues", "2026-12-01", "2026-11-24"),
        ("Tue", "2026-12-01", "2026-11-24"),
        ("wednesday", "2026-11-25", "2026-11-25"),
        ("weds", "2026-11-25", "2026-11-25"),
        ("thu", "2026-11-26", "2026-11-19"),
        ("thur", "2026-11-26", "2026-11-19"),
        ("thurs", "2026-11-26", "2026-11-19"),
        ("thursday's", "2026-11-26", "2026-11-19"),
        ("fri", "2026-11-27", "2026-11-20"),
        ("sat", "2026-11-28", "2026-11-21"),
        ("sundays", "2026-11-29", "2026-11-22"),
    ],
)
def test_a_weekday_is_the_next_one_or_the_last_one_however_short_it_is_written(
    words: str, ahead: str, back: str
) -> None:
    assert read_day(words, TODAY) == date.fromisoformat(ahead)
    assert read_day(words, TODAY, past=True) == date.fromisoformat(back)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("next friday", "2026-11-27"),
        ("next wednesday", "2026-12-02"),
        ("this coming saturday", "2026-11-28"),
        ("dec 20th", "2026-12-20"),
        ("the 3rd", "2026-12-03"),
        ("mother's day", "2027-05-09"),
        ("christmas eve", "2026-12-24"),
        ("tmrw", "2026-11-26"),
        ("in a couple of weeks", "2026-12-09"),
        ("next week", "2026-12-02"),
        ("the end of next month", "2026-12-31"),
        ("this weekend", "2026-11-28"),
        ("hanukkah", "2026-12-04"),
        ("chanukah", "2026-12-04"),
        ("the tuesday before christmas", "2026-12-22"),
        ("two days before xmas", "2026-12-23"),
        ("a week before valentine's day", "2027-02-07"),
    ],
)
def test_a_day_to_come_is_found(words: str, day: str) -> None:
    assert read_day(words, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("last monday", "2026-11-23"),
        ("last wednesday", "2026-11-18"),
        ("last thurs", "2026-11-19"),
        ("nov 8", "2026-11-08"),
        ("12/24", "2025-12-24"),
        ("the 31st", "2026-10-31"),
        ("yesterday", "2026-11-24"),
        ("2 weeks ago", "2026-11-11"),
        ("last weekend", "2026-11-21"),
        ("halloween", "2026-10-31"),
    ],
)
def test_a_day_gone_by_is_found(words: str, day: str) -> None:
    assert read_day(words, TODAY, past=True) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("today", "last", "this", "coming", "following"),
    [
        ("2026-11-20", "2026-11-14", "2026-11-14", "2026-11-21", "2026-11-21"),  # a Friday
        ("2026-11-21", "2026-11-14", "2026-11-21", "2026-11-21", "2026-11-28"),
        ("2026-11-22", "2026-11-14", "2026-11-21", "2026-11-22", "2026-11-28"),  # a Sunday: what is to come is its rest
        ("2026-11-23", "2026-11-21", "2026-11-21", "2026-11-28", "2026-11-28"),
    ],
)
def test_a_weekend_is_its_saturday_and_the_last_one_is_never_the_one_that_is_now(
    today: str, last: str, this: str, coming: str, following: str
) -> None:
    day = date.fromisoformat(today)
    assert read_day("last weekend", day, past=True) == read_day("last weekend", day) == date.fromisoformat(last)
    assert read_day("this weekend", day, past=True) == date.fromisoformat(this)
    assert read_day("this weekend", day) == date.fromisoformat(coming)
    assert read_day("next weekend", day) == date.fromisoformat(following)


def test_on_a_sunday_the_coming_weekend_is_that_of_six_days_later() -> None:
    assert read_day("this coming weekend", date(2026, 11, 22)) == date(2026, 11, 28)


@pytest.mark.parametrize("past", [False, True])
@pytest.mark.parametrize("words", ["last month", "next month", "this month", "last week", "this week", "last year"])
def test_a_month_or_a_week_names_no_day(words: str, past: bool) -> None:
    assert read_day(words, TODAY, past) is None


@pytest.mark.parametrize("words", ["month", "monkey", "satisfied", "sunny", "wedding", "last wedding", "friend"])
def test_a_word_that_begins_like_a_weekday_is_none(words: str) -> None:
    assert read_day(words, TODAY) is None
    assert read_day(words, TODAY, past=True) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("I got it last month", [None]),
        ("it came thursday's delivery", [date(2026, 11, 19)]),
        ("tues", [date(2026, 11, 24)]),
        ("I'm satisfied, it came on a sunny day before the wedding", []),
    ],
)
def test_a_day_in_a_message_is_read(text: str, days: list[date | None]) -> None:
    found = [one.value for one in finder().find(text) if one.entity == "date"]
    assert [read_day(words, TODAY, past=True) for words in found] == days

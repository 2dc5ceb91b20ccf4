"""Days as people write them: "dec 20th", "next friday", "the 3rd", "mother's day", "2 weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import dateparser
import holidays
from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from dateutil.rrule import MONTHLY, rrule

_WEEKDAYS = {"mon": MO, "tue": TU, "wed": WE, "thu": TH, "fri": FR, "sat": SA, "sun": SU}
_WEEKDAY = re.compile(
    r"(?:(next|this|coming|this coming|last)\s+)?"
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?:'?s)?"
)
# "Next week" is taken for a week from now; of the others no day can be told.
_NO_DAY = re.compile(r"(?:last|this) week|(?:last|this|next|coming|this coming) (?:month|year)")
_DAY_OF_MONTH = re.compile(r"the\s+(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
# "The thirteenth of December", as the library reads it.
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
_ORDINAL = re.compile(r"\b(?:twenty|thirty)[- ]\w+\b|\b\w+(?:st|nd|rd|th)\b")
_MISSPELT = {"tmrw": "tomorrow", "tmw": "tomorrow", "tomorow": "tomorrow", "tonight": "today"}


@lru_cache(maxsize=64)
def _holiday(name: str, year: int) -> date:
    calendar = holidays.country_holidays("US", years=year, categories=("public", "unofficial"))
    return calendar.get_named(name)[0]


@lru_cache(maxsize=16)
def _first_day_of_hanukkah(year: int) -> date:
    calendar = holidays.country_holidays("IL", years=year, categories=("school",), language="en_US")
    return calendar.get_named("Hanukkah")[0]


# Feasts as people call them, and how to find them in a year where the holidays library does not name them.
_FEASTS: dict[str, Callable[[int], date]] = {
    r"christmas eve|x-?mas eve": lambda year: date(year, 12, 24),
    r"christmas|x-?mas": lambda year: date(year, 12, 25),
    r"new year'?s? eve": lambda year: date(year, 12, 31),
    r"new year": lambda year: date(year, 1, 1),
    r"valentine": lambda year: _holiday("Valentine's Day", year),
    r"mother": lambda year: _holiday("Mother's Day", year),
    r"father": lambda year: _holiday("Father's Day", year),
    r"halloween": lambda year: _holiday("Halloween", year),
    r"black friday": lambda year: _holiday("Thanksgiving Day", year) + timedelta(days=1),
    r"cyber monday": lambda year: _holiday("Thanksgiving Day", year) + timedelta(days=4),
    r"thanksgiving": lambda year: _holiday("Thanksgiving Day", year),
    r"4th of july|fourth of july": lambda year: date(year, 7, 4),
    r"easter": lambda year: easter(year),
    # Its first light is in the evening before its first day.
    r"c?hann?uk?kah?": lambda year: _first_day_of_hanukkah(year) - timedelta(days=1),
}
# "The tuesday before christmas", "two days before thanksgiving".
_BEFORE_A_FEAST = re.compile(r"(?:the )?(?:(?P<count>an?|one|two|three|\d) )?(?P<unit>\w+?)s? before (?P<feast>.+)")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}


def read_day(words: str, today: date, past: bool = False) -> date | None:
    """The day that the words mean, seen from `today`; None if they mean none.

    Without a year it is the next such day, today included; with `past` the last one. "Next Friday" is the coming one:
    people mean either, and for something that is needed by then the earlier one promises less. "Last month" means no day.
    """
    words = " ".join(words.lower().split())
    words = _ORDINAL.sub(_in_figures, _MISSPELT.get(words, words))
    if _NO_DAY.fullmatch(words):
        return None
    for read in (_before_a_feast, _feast, _weekday, _day_of_month, _weekend, _end_of_span, _by_library):
        day = read(words, today, past)
        if day is not None:
            return day
    return None


def is_day_of_month(words: str) -> bool:
    """Whether they name a day of any month: "the 24th"."""
    return _DAY_OF_MONTH.fullmatch(" ".join(words.split())) is not None


def _in_figures(ordinal: re.Match[str]) -> str:
    word = ordinal.group().replace(" ", "-")
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else ordinal.group()


def _feast(words: str, today: date, past: bool) -> date | None:
    for pattern, in_year in _FEASTS.items():
        if re.match(pattern, words):
            days = [in_year(today.year + offset) for offset in (-1, 0, 1)]
            return max(day for day in days if day <= today) if past else min(day for day in days if day >= today)
    return None


def _before_a_feast(words: str, today: date, past: bool) -> date | None:
    match = _BEFORE_A_FEAST.fullmatch(words)
    feast = _feast(match["feast"], today, past) if match else None
    if match is None or feast is None:
        return None
    weekday = _WEEKDAYS.get(match["unit"][:3])
    if weekday is not None:
        return feast + relativedelta(days=-1, weekday=weekday(-1))
    days = {"day": 1, "week": 7}.get(match["unit"])
    count = _COUNTS.get(match["count"] or "a") or int(match["count"])
    return feast - timedelta(days=count * days) if days else None


def _weekday(words: str, today: date, past: bool) -> date | None:
    match = _WEEKDAY.fullmatch(words)
    if match is None:
        return None
    weekday = _WEEKDAYS[match.group(2)[:3]]
    if past or match.group(1) == "last":
        return today + relativedelta(days=0 if past and match.group(1) != "last" else -1, weekday=weekday(-1))
    return today + relativedelta(days=1 if match.group(1) == "next" else 0, weekday=weekday(+1))


def _day_of_month(words: str, today: date, past: bool) -> date | None:
    match = _DAY_OF_MONTH.fullmatch(words)
    if match is None or not 1 <= int(match.group(1)) <= 31:
        return None
    start = datetime.combine(today - relativedelta(months=3 if past else 0), time())
    days = [found.date() for found in rrule(MONTHLY, bymonthday=int(match.group(1)), dtstart=start, count=5)]
    return max(day for day in days if day <= today) if past else days[0]


def _weekend(words: str, today: date, past: bool) -> date | None:
    """The Saturday of the weekend: of its days the one that promises less, to return by and to be there by.

    The last weekend is over: on a weekend it is the one before. What is to come of this one on a Sunday is that day.
    """
    if "weekend" not in words:
        return None
    if "last" in words:
        return today + relativedelta(weekday=MO(-1)) + relativedelta(weekday=SA(-1))
    if "next" in words or "coming" in words:
        return today + relativedelta(days=1 if "next" in words else 0, weekday=SA(+1))
    if past:
        return today + relativedelta(weekday=SA(-1))
    return min(today + relativedelta(weekday=SA(+1)), today + relativedelta(weekday=SU(+1)))


def _end_of_span(words: str, today: date, past: bool) -> date | None:
    match = re.search(r"end of (?:the|this|next) (week|month|year)", words)
    if match is None:
        return None
    ahead = 1 if "next" in words else 0
    if match.group(1) == "week":
        return today + relativedelta(weeks=ahead, weekday=FR(+1))
    if match.group(1) == "month":
        return today + relativedelta(months=ahead, day=31)
    return date(today.year + ahead, 12, 31)


def _by_library(words: str, today: date, past: bool) -> date | None:
    settings = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PREFER_DATES_FROM": "past" if past else "future",
        "DATE_ORDER": "MDY",
    }
    words = re.sub(r"\ba couple(?: of)?\b", "2", words).replace("business ", "")
    found = dateparser.parse(words, languages=["en"], settings=settings)
    return found.date() if found else None

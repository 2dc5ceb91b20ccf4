"""The fields of Shopify's exports, a function for each type. `field` goes into the message of its BadValue."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

import pycountry

from bot.orders.importers.entries import BadValue
from bot.shop.order import FinancialStatus

_INSTANT = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d{1,6})?\s*(?:(Z|UTC)|([+-]\d\d):?(\d\d))", re.ASCII | re.IGNORECASE
)
# An authorization that has run out is money that never comes.
_FINANCIAL_ALIASES = {"": FinancialStatus.PENDING, "unpaid": FinancialStatus.PENDING, "expired": FinancialStatus.VOIDED}
_LARGEST_AMOUNT = Decimal(10) ** 12


def instant(field: str, value: Any) -> datetime:
    """An aware datetime from "2026-11-03 14:07:55 -0500" or ISO 8601. A time without a zone is refused, not guessed."""
    match = _INSTANT.fullmatch(str(value).strip())
    if match is None:
        raise BadValue(f"{field}: {_shown(value)} is not a time with its zone, such as 2026-11-03 14:07:55 -0500")
    day, time, fraction, utc, hours, minutes = match.groups()
    zone = "+00:00" if utc else f"{hours}:{minutes}"
    try:
        return datetime.fromisoformat(f"{day}T{time}{(fraction or '.0').ljust(7, '0')}{zone}")
    except ValueError as error:
        raise BadValue(f"{field}: {_shown(value)} is no time there is") from error


def optional_instant(field: str, value: Any) -> datetime | None:
    """The same, or None where there is nothing."""
    return None if value is None or value == "" else instant(field, value)


def amount(field: str, value: Any) -> Decimal:
    """An amount of money, not negative, in hundredths at the finest; nothing is nought."""
    if value is None or value == "":
        return Decimal("0.00")
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not (number.is_finite() and 0 <= number < _LARGEST_AMOUNT):
        raise BadValue(f"{field}: {_shown(value)} is not an amount such as 12.50")
    cents = number.quantize(Decimal("0.01"))
    if cents != number:
        raise BadValue(f"{field}: {_shown(value)} has fractions of a hundredth")
    return cents


def quantity(field: str, value: Any) -> int:
    """A whole number from 0 up."""
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,9}", str(value).strip(), re.ASCII):
        raise BadValue(f"{field}: {_shown(value)} is not a whole number")
    return int(value)


def financial_status(field: str, value: Any) -> FinancialStatus:
    """The status of that name."""
    word = str(value or "").strip().lower()
    if word in _FINANCIAL_ALIASES:
        return _FINANCIAL_ALIASES[word]
    try:
        return FinancialStatus(word)
    except ValueError as error:
        raise BadValue(f"{field}: {_shown(value)} is not a status that Shopify has") from error


@lru_cache(maxsize=512)
def country_code(value: str) -> str:
    """The ISO 3166-1 alpha-2 code of a code or an English name; "" for anything else."""
    word = value.strip()
    if len(word) == 2 and pycountry.countries.get(alpha_2=word.upper()):
        return word.upper()
    try:
        return pycountry.countries.lookup(word).alpha_2
    except LookupError:
        return ""


def currency(field: str, value: Any) -> str:
    """A currency code: three letters."""
    code = str(value).strip().upper()
    if not re.fullmatch("[A-Z]{3}", code):
        raise BadValue(f"{field}: {_shown(value)} is not a currency code such as USD")
    return code


def text(field: str, value: Any, longest: int = 10_000) -> str:
    """A text without space around it. Nothing is ""."""
    if value is None:
        return ""
    if not isinstance(value, (str, int)):
        raise BadValue(f"{field}: {_shown(value)} is not a text")
    words = str(value).strip()
    if len(words) > longest:
        raise BadValue(f"{field}: {_shown(value)} is too long")
    if "\0" in words or (not words.isascii() and any("\ud800" <= sign <= "\udfff" for sign in words)):
        raise BadValue(f"{field}: {_shown(value)} holds a character that is not text")
    return words


def _shown(value: Any) -> str:
    words = repr(value if isinstance(value, str) else str(value))
    return words if len(words) <= 60 else f"{words[:56]}…{words[-1]}"

"""Facts in words: the only place where a number, a date, a price or a code of a profile becomes part of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from bot.shop.profile import Cookie, DayRange, ShopProfile

_ENGLISH = Locale("en", "US")
_NAMES = Path(__file__).with_name("names.yml")
_DASH = "–"


def in_words_date(day: date, today: date | None = None) -> str:
    """The day as "Tuesday, December 1", with the year unless it is this year; without `today` as "June 18, 2025"."""
    if today is None:
        return format_date(day, "long", locale=_ENGLISH)
    return format_date(day, "EEEE, MMMM d" if day.year == today.year else "EEEE, MMMM d, y", locale=_ENGLISH)


def in_words_days(days: DayRange | int, business: bool = False) -> str:
    """A number or span of days as "7–10 business days", "14 days", "1 day"."""
    span = DayRange(shortest=days, longest=days) if isinstance(days, int) else days
    unit = "day" if span.longest == 1 else "days"
    return f"{_span(span)} {'business ' if business else ''}{unit}"


def in_words_hours(hours: int) -> str:
    """A number of hours as "1 hour", "24 hours"."""
    return format_unit(hours, "duration-hour", locale=_ENGLISH)


def in_words_time(instant: time) -> str:
    """A time of day as "3:00 PM"."""
    return format_time(instant, "h:mm a", locale=_ENGLISH)


def in_words_instant(instant: datetime) -> str:
    """The time of day of an aware instant, with its zone: "3:15 PM EST"."""
    # Babel has no such name for some zones, Indianapolis among them.
    return f"{in_words_time(instant.time())} {instant.tzname()}"


def inches(length: DayRange | int) -> str:
    """A length or span of lengths as "16 inches", "1–2 inches", "1 inch"."""
    if isinstance(length, int):
        return format_unit(length, "length-inch", locale=_ENGLISH)
    return f"{_span(length)} {'inch' if length.longest == 1 else 'inches'}"


def money(amount: Decimal, currency: str) -> str:
    """An amount as "$5", "$5.50", "CA$5": cents only where there are some."""
    if amount == amount.to_integral_value():
        return format_currency(amount, currency, "¤#,##0", locale=_ENGLISH, currency_digits=False)
    return format_currency(amount, currency, locale=_ENGLISH)


def money_range(lowest: Decimal, highest: Decimal, currency: str) -> str:
    """A span of amounts as "$9–12", as "$9" where both are the same."""
    if lowest == highest:
        return money(lowest, currency)
    pattern = "#,##0" if highest == highest.to_integral_value() else "#,##0.00"
    return f"{money(lowest, currency)}{_DASH}{format_decimal(highest, pattern, locale=_ENGLISH)}"


def join_words(words: Iterable[str], conjunction: str = "and") -> str:
    """A list as "PayPal, Amazon Pay and Apple Pay"; "" for no words."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Mapping[str, str]]:
    return yaml.safe_load(_NAMES.read_text(encoding="utf-8"))


def is_named(kind: str, value: str) -> bool:
    """Whether names.yml has a word for this value of the kind (item_type, material, payment_method, hazard)."""
    return value in _names()[kind]


def name_of(kind: str, value: str) -> str:
    """What a sentence calls a value of entities.yml: hazard "sweat" is "perspiration". KeyError if it has no name."""
    return _names()[kind][value]


def country_name(code: str) -> str:
    """A country as "Canada", "the U.K.", "the Cayman Islands", by ISO 3166-1 alpha-2 code. KeyError for no country."""
    if code in _names()["country"]:
        return _names()["country"][code]
    name = _ENGLISH.territories[code]
    return f"the {name}" if name.endswith("Islands") else name


def state_name(code: str) -> str:
    """A US state, district or territory by its two letters: "AL" is "Alabama". KeyError if there is none."""
    # pycountry reads its tables on first use, and most conversations name no state.
    import pycountry

    state = pycountry.subdivisions.get(code=f"US-{code}")
    if state is None:
        raise KeyError(code)
    return country_name(code) if state.type == "Outlying area" else state.name


def facts_of(profile: ShopProfile) -> dict[str, str]:
    """Every fact that the shop states, in words, by placeholder name. What it has not said is absent."""
    facts = {}
    for name, (field, in_words) in _FACTS.items():
        stated = _at(profile, field)
        if stated is not None and stated != ():
            facts[name] = in_words(stated, profile)
    return facts


def fact_fields() -> dict[str, str]:
    """Every placeholder that a shop could state, and the field of shop.yml that it comes from."""
    return {name: field for name, (field, _) in _FACTS.items()}


def _at(profile: ShopProfile, field: str) -> Any:
    value: Any = profile
    for name in field.split("."):
        value = None if value is None else getattr(value, name)
    return value


def _span(span: DayRange) -> str:
    return str(span.shortest) if span.shortest == span.longest else f"{span.shortest}{_DASH}{span.longest}"


def _cookie(cookie: Cookie) -> str:
    holds, lasts = cookie.holds and f"holds {cookie.holds}", cookie.lasts and f"lasts {cookie.lasts}"
    details = "; ".join(filter(None, (cookie.purpose, holds, lasts)))
    return f"- {cookie.name}: {details}" if details else f"- {cookie.name}"


def _names_of(kind: str) -> Callable[[Iterable[str], ShopProfile], str]:
    return lambda values, _: join_words(name_of(kind, value) for value in values)


def _as_it_stands(value: object, _: ShopProfile) -> str:
    return str(value)


def _price(amount: Decimal, shop: ShopProfile) -> str:
    return money(amount, shop.currency)


def _days(days: DayRange | int, _: ShopProfile) -> str:
    return in_words_days(days)


def _business_days(days: DayRange, _: ShopProfile) -> str:
    return in_words_days(days, business=True)


def _inches(length: DayRange | int, _: ShopProfile) -> str:
    return inches(length)


# Placeholder: (field of shop.yml, how its value is said).
_FACTS: dict[str, tuple[str, Callable[[Any, ShopProfile], str]]] = {
    "shop.name": ("name", _as_it_stands),
    "shop.email": ("email", _as_it_stands),
    "shop.location": ("location", _as_it_stands),
    "shop.postal_address": ("postal_address", _as_it_stands),
    "production.standard": ("production.standard", _business_days),
    "production.custom": ("production.custom", _business_days),
    "production.cut_off": ("production.cut_off", lambda cut_off, _: in_words_time(cut_off)),
    "shipping.carrier": ("shipping.standard.carrier", _as_it_stands),
    "shipping.standard.name": ("shipping.standard.name", _as_it_stands),
    "shipping.standard.days": ("shipping.standard.days", _days),
    "shipping.standard.price": ("shipping.standard.price", _price),
    "shipping.expedited.name": ("shipping.expedited.name", _as_it_stands),
    "shipping.expedited.days": ("shipping.expedited.days", _days),
    "shipping.expedited.price": ("shipping.expedited.price", _price),
    "shipping.home": ("shipping.countries", lambda countries, _: country_name(countries[0])),
    "shipping.countries": ("shipping.countries", lambda countries, _: join_words(map(country_name, countries))),
    "gift_wrap.price": ("shipping.gift_wrapping_price", _price),
    "changes.within": ("changes.within_hours", lambda hours, _: in_words_hours(hours)),
    "returns.window": ("returns.window_days", _days),
    "exchange.fee": (
        "returns.length_exchange",
        lambda fee, shop: money_range(fee.fee_lowest, fee.fee_highest, shop.currency),
    ),
    "warranty.days": ("warranty.days", _days),
    "warranty.covers": ("warranty.covers", lambda parts, _: join_words(parts, "or")),
    "chain.recommended": ("chain_lengths.recommended", _inches),
    "chain.layering_gap": ("chain_lengths.layering_gap", _inches),
    "chain.layering_pairs": (
        "chain_lengths.layering_pairs",
        lambda pairs, _: join_words((f"{shorter} and {inches(longer)}" for shorter, longer in pairs), "or"),
    ),
    "materials.metals": (
        "materials",
        lambda it, _: join_words(f"{it.karat}k {name_of('material', metal)}" for metal in it.metals),
    ),
    "materials.karat": ("materials.karat", lambda karat, _: f"{karat}k"),
    "materials.sourced_from": ("materials.sourced_from", _as_it_stands),
    "materials.gold_times_plated": ("materials.gold_times_plated", lambda times, _: f"{times} times"),
    "care.harmful": ("care.harmful", _names_of("hazard")),
    "payment.methods": ("payment.methods", _names_of("payment_method")),
    "payment.processors": ("payment.processors", _names_of("payment_method")),
    "tax.states": ("payment.sales_tax_states", lambda states, _: join_words(map(state_name, states))),
    "privacy.updated": ("privacy.updated", lambda day, _: in_words_date(day)),
    "privacy.minimum_age": ("privacy.minimum_age", _as_it_stands),
    "privacy.encryption": ("privacy.encryption_bits", lambda bits, _: f"AES-{bits}"),
    "privacy.cookies": ("privacy.cookies", lambda cookies, _: "\n".join(map(_cookie, cookies))),
}

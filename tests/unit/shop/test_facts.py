from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pycountry
import pytest
import yaml

import bot.shop
from bot.shop.facts import (
    country_name,
    fact_fields,
    facts_of,
    in_words_date,
    in_words_days,
    in_words_hours,
    in_words_instant,
    in_words_time,
    inches,
    is_named,
    join_words,
    money,
    money_range,
    state_name,
)
from bot.shop.loading import load_shop
from bot.shop.placeholders import UnknownPlaceholder, fill
from bot.shop.profile import DayRange

ENTITIES = Path(bot.shop.__file__).with_name("entities.yml")


def span(shortest: int, longest: int) -> DayRange:
    return DayRange(shortest=shortest, longest=longest)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (in_words_days(span(7, 10), business=True), "7–10 business days"),
        (in_words_days(span(3, 3)), "3 days"),
        (in_words_days(1, business=True), "1 business day"),
        (in_words_days(14), "14 days"),
        (in_words_hours(1), "1 hour"),
        (in_words_hours(24), "24 hours"),
        (in_words_time(time(15, 0)), "3:00 PM"),
        (in_words_time(time(9, 30)), "9:30 AM"),
        (
            in_words_instant(datetime(2026, 7, 1, 15, 15, tzinfo=ZoneInfo("America/Indiana/Indianapolis"))),
            "3:15 PM EDT",
        ),
        (in_words_instant(datetime(2026, 12, 1, 9, 5, tzinfo=ZoneInfo("America/Chicago"))), "9:05 AM CST"),
        (inches(16), "16 inches"),
        (inches(span(1, 2)), "1–2 inches"),
        (inches(1), "1 inch"),
        (money(Decimal("5.00"), "USD"), "$5"),
        (money(Decimal("5.50"), "USD"), "$5.50"),
        (money(Decimal("1250"), "USD"), "$1,250"),
        (money_range(Decimal("9.00"), Decimal("12.00"), "USD"), "$9–12"),
        (money_range(Decimal("9.50"), Decimal("12.50"), "USD"), "$9.50–12.50"),
        (money_range(Decimal(9), Decimal(9), "USD"), "$9"),
        (join_words([]), ""),
        (join_words(["cash"]), "cash"),
        (join_words(["chain", "clasp"], "or"), "chain or clasp"),
        (join_words("abc"), "a, b and c"),
        (country_name("GB"), "the U.K."),
        (country_name("PH"), "the Philippines"),
        (country_name("DE"), "Germany"),
        (country_name("KY"), "the Cayman Islands"),
        (state_name("AL"), "Alabama"),
        (state_name("VI"), "the U.S. Virgin Islands"),
    ],
)
def test_a_fact_reads_as_people_write_it(said: str, words: str) -> None:
    assert said == words


def test_a_date_has_its_weekday_and_names_the_year_only_when_it_is_another_one() -> None:
    assert in_words_date(date(2026, 12, 1), today=date(2026, 11, 20)) == "Tuesday, December 1"
    assert in_words_date(date(2027, 1, 4), today=date(2026, 12, 30)) == "Monday, January 4, 2027"


def test_a_date_on_a_document_has_no_weekday() -> None:
    assert in_words_date(date(2025, 6, 18)) == "June 18, 2025"


def test_every_placeholder_is_stated_by_one_of_the_shops_or_is_known_to_be_open() -> None:
    stated = facts_of(load_shop("stella_tide").profile).keys() | facts_of(load_shop("allyk").profile).keys()
    # Neither document names a price for standard shipping.
    assert fact_fields().keys() - stated == {"shipping.standard.price"}


def test_what_a_shop_has_not_said_is_no_fact() -> None:
    facts = facts_of(load_shop("allyk").profile)
    assert facts["privacy.updated"] == "June 18, 2025"
    assert not [name for name in facts if name.startswith(("returns.", "shipping.", "production.", "warranty."))]


@pytest.mark.parametrize("kind", ["item_type", "customization", "material", "payment_method", "hazard"])
def test_every_value_that_a_shopper_can_name_has_a_name_for_sentences(kind: str) -> None:
    values = yaml.safe_load(ENTITIES.read_text(encoding="utf-8"))[kind]
    assert [value for value in values if not is_named(kind, value)] == []


def test_every_country_and_every_state_has_a_name() -> None:
    countries = [country_name(country.alpha_2) for country in pycountry.countries]
    states = [state_name(state.code.removeprefix("US-")) for state in pycountry.subdivisions.get(country_code="US")]
    assert all(len(name) > 3 for name in countries + states)


def test_a_made_up_country_or_state_is_refused() -> None:
    with pytest.raises(KeyError):
        country_name("XX")
    with pytest.raises(KeyError):
        state_name("XX")


def test_a_placeholder_is_filled_from_the_extra_words_before_the_facts() -> None:
    facts = {"returns.window": "14 days", "country": "nowhere"}
    assert fill("{country}: {returns.window}", facts, country="Canada") == "Canada: 14 days"


def test_an_unknown_placeholder_is_an_error_that_names_all_of_them() -> None:
    with pytest.raises(UnknownPlaceholder, match=r"\{a\}, \{b\}"):
        fill("{b} {a} {c}", {"c": "known"})


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert fill("{name}", {"name": "{secret}", "secret": "told"}) == "{secret}"


def test_an_abbreviation_at_the_end_of_a_sentence_gets_no_second_full_stop() -> None:
    assert fill("We ship to {country}. Really, {country}, yes.", {}, country="the U.K.") == (
        "We ship to the U.K. Really, the U.K., yes."
    )

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shop.business_days import BusinessDays, DateRange
from bot.shop.profile import ShippingMethod
from bot.shop.transit import arrival_window, is_domestic, method_named, transit_window
from tests.unit.shop.profiles import FIRST_CLASS, OUTSPOKEN, PRIORITY

SHIPPING = OUTSPOKEN.shipping


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("USPS First Class Mail", FIRST_CLASS),
        ("Standard shipping", FIRST_CLASS),
        ("USPS PRIORITY Mail", PRIORITY),
        ("Expedited", PRIORITY),
        ("", FIRST_CLASS),
        ("Free shipping", FIRST_CLASS),
        ("Prioritymail", FIRST_CLASS),
        ("First Class, with priority handling", FIRST_CLASS),
    ],
)
def test_an_order_goes_the_standard_way_unless_it_names_only_the_faster_one(name: str, method: ShippingMethod) -> None:
    assert method_named(name, SHIPPING) == method


def test_a_shop_without_a_faster_way_ships_everything_the_standard_way() -> None:
    shipping = SHIPPING.copy(update={"expedited": None})
    assert method_named("USPS Priority Mail", shipping) == FIRST_CLASS


@pytest.mark.parametrize(
    ("country", "domestic"), [("US", True), ("us", True), ("CA", False), ("DE", False), ("", False)]
)
def test_only_the_shops_own_country_is_domestic(country: str, domestic: bool) -> None:
    assert is_domestic(country, SHIPPING) is domestic


@pytest.mark.parametrize(
    ("shipped_on", "earliest", "latest"),
    [
        (date(2026, 11, 12), date(2026, 11, 17), date(2026, 11, 19)),
        (date(2026, 11, 14), date(2026, 11, 18), date(2026, 11, 20)),  # a Saturday
        (date(2026, 11, 24), date(2026, 11, 30), date(2026, 12, 2)),  # over Thanksgiving
        (date(2026, 12, 30), date(2027, 1, 5), date(2027, 1, 7)),  # over the year's end
    ],
)
def test_days_in_transit_are_business_days(shipped_on: date, earliest: date, latest: date) -> None:
    assert transit_window(shipped_on, FIRST_CLASS, OUTSPOKEN) == DateRange(earliest, latest)


def test_the_carrier_works_while_the_shop_is_closed() -> None:
    window = transit_window(date(2018, 12, 14), FIRST_CLASS, OUTSPOKEN)
    assert window == DateRange(date(2018, 12, 19), date(2018, 12, 21))


def test_what_leaves_between_two_days_arrives_between_the_first_of_the_one_and_the_last_of_the_other() -> None:
    leaves = DateRange(date(2026, 11, 12), date(2026, 11, 24))
    assert arrival_window(leaves, FIRST_CLASS, OUTSPOKEN) == DateRange(date(2026, 11, 17), date(2026, 12, 2))


@given(shipped_on=st.dates(date(2018, 1, 1), date(2032, 12, 31)), method=st.sampled_from([FIRST_CLASS, PRIORITY]))
def test_parcels_are_promised_for_business_days_after_they_left(shipped_on: date, method: ShippingMethod) -> None:
    window, days = transit_window(shipped_on, method, OUTSPOKEN), BusinessDays("US")
    assert shipped_on < window.earliest <= window.latest
    assert (days.rest_on(window.earliest), days.rest_on(window.latest)) == (None, None)

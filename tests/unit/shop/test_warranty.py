from datetime import date

import pytest

from bot.shop.warranty import WarrantyReport, warranty
from tests.unit.shop.profiles import OUTSPOKEN, SILENT


@pytest.mark.parametrize(
    ("today", "in_force"),
    [(date(2026, 12, 1), True), (date(2026, 12, 31), True), (date(2027, 1, 1), False)],
)
def test_the_thirtieth_day_after_receipt_is_the_last_of_the_warranty(today: date, in_force: bool) -> None:
    assert warranty(date(2026, 12, 1), OUTSPOKEN, today) == WarrantyReport(in_force, date(2026, 12, 31))


@pytest.mark.parametrize(("year", "last_day"), [(2027, date(2027, 3, 2)), (2028, date(2028, 3, 1))])
def test_a_leap_day_is_one_of_the_thirty(year: int, last_day: date) -> None:
    assert warranty(date(year, 1, 31), OUTSPOKEN, date(year, 2, 1)).last_day == last_day


def test_a_shop_that_states_no_warranty_has_none() -> None:
    assert warranty(date(2026, 12, 1), SILENT, date(2026, 12, 1)) is None

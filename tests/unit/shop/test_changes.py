from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shop.changes import ChangeVerdict, check_change
from bot.shop.order import FinancialStatus
from bot.shop.returns import ReturnVerdict, check_return
from bot.shop.tracking import TrackVerdict, track
from tests.unit.shop.orders import a_parcel, an_item, an_order, shop_clock, utc
from tests.unit.shop.profiles import OUTSPOKEN, SILENT

AT_ONCE = shop_clock(2026, 11, 3, 10, 1)


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (shop_clock(2026, 11, 3, 10, 0), ChangeVerdict.OPEN),
        (shop_clock(2026, 11, 3, 11, 0, 0), ChangeVerdict.OPEN),
        (shop_clock(2026, 11, 3, 11, 0, 1), ChangeVerdict.CLOSED),
        (utc(2026, 11, 3, 15, 30), ChangeVerdict.OPEN),
        (shop_clock(2026, 11, 4, 10, 30), ChangeVerdict.CLOSED),
    ],
)
def test_an_order_can_be_changed_within_the_hour(now: datetime, verdict: ChangeVerdict) -> None:
    report = check_change(an_order(), OUTSPOKEN, now)
    assert (report.verdict, report.until) == (verdict, shop_clock(2026, 11, 3, 11))


def test_the_last_instant_is_told_on_the_shops_clock() -> None:
    until = check_change(an_order(created_at=utc(2026, 11, 3, 15)), OUTSPOKEN, AT_ONCE).until
    assert until.isoformat() == "2026-11-03T11:00:00-05:00"


def test_an_hour_is_an_hour_when_summer_time_ends() -> None:
    # At 06:00 UTC on November 1, 2026 the shop's clock goes back from 2 to 1.
    order = an_order(created_at=utc(2026, 11, 1, 5, 30))
    assert check_change(order, OUTSPOKEN, utc(2026, 11, 1, 6, 30)).verdict is ChangeVerdict.OPEN
    assert check_change(order, OUTSPOKEN, utc(2026, 11, 1, 6, 31)).verdict is ChangeVerdict.CLOSED


def test_an_hour_that_is_over_does_not_come_back_with_the_clock() -> None:
    # Ordered at 0:45; at 1:10 by the clock that was put back, 85 minutes have passed.
    order = an_order(created_at=utc(2026, 11, 1, 4, 45))
    assert check_change(order, OUTSPOKEN, utc(2026, 11, 1, 6, 10)).verdict is ChangeVerdict.CLOSED


@given(
    created_at=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(utc(2020, 1, 1).tzinfo)),  # noqa: DTZ001
    passed=st.timedeltas(timedelta(0), timedelta(hours=3)),
)
def test_what_counts_is_the_time_that_has_passed(created_at: datetime, passed: timedelta) -> None:
    report = check_change(an_order(created_at=created_at), OUTSPOKEN, created_at + passed)
    assert (report.verdict is ChangeVerdict.OPEN) == (passed <= timedelta(hours=1))


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"fulfilled": True}, ChangeVerdict.SHIPPED),
        ({"shipments": (a_parcel(),)}, ChangeVerdict.SHIPPED),
        ({"financial_status": FinancialStatus.REFUNDED, "fulfilled": True}, ChangeVerdict.REFUNDED),
        ({"cancelled_at": AT_ONCE, "financial_status": FinancialStatus.REFUNDED}, ChangeVerdict.CANCELLED),
    ],
)
def test_an_order_that_has_left_or_is_over_cannot_be_changed_even_within_the_hour(
    fields: dict, verdict: ChangeVerdict
) -> None:
    assert check_change(an_order(**fields), OUTSPOKEN, AT_ONCE).verdict is verdict


@pytest.mark.parametrize(
    ("kept", "money", "is_refunded"),
    [
        (0, FinancialStatus.PARTIALLY_REFUNDED, True),  # the shop has kept the shipping
        (1, FinancialStatus.PARTIALLY_REFUNDED, False),
        (1, FinancialStatus.REFUNDED, True),
        (0, FinancialStatus.PAID, True),  # every piece was taken off before the money goes back
        (1, FinancialStatus.PAID, False),
    ],
)
def test_all_decisions_agree_on_whether_an_order_is_refunded(
    kept: int, money: FinancialStatus, is_refunded: bool
) -> None:
    items = (an_item(refunded_quantity=1), an_item(line_id="2", quantity=2, refunded_quantity=2 - kept))
    order = an_order(*items, financial_status=money)
    returns = check_return(order, OUTSPOKEN, AT_ONCE.date()).items
    assert order.is_refunded is is_refunded
    assert (track(order, OUTSPOKEN, AT_ONCE).verdict is TrackVerdict.REFUNDED) is is_refunded
    assert (check_change(order, OUTSPOKEN, AT_ONCE).verdict is ChangeVerdict.REFUNDED) is is_refunded
    assert all(item.verdict is ReturnVerdict.ALREADY_REFUNDED for item in returns) is is_refunded


def test_an_order_without_items_is_refunded_only_with_its_money() -> None:
    assert not replace(an_order(), items=()).is_refunded
    assert replace(an_order(), items=(), financial_status=FinancialStatus.REFUNDED).is_refunded


def test_a_shop_that_states_no_time_for_changes_knows_of_none() -> None:
    report = check_change(an_order(), SILENT, AT_ONCE)
    assert (report.verdict, report.until) == (ChangeVerdict.NOT_STATED, None)


def test_a_shop_that_states_no_time_for_changes_still_knows_what_has_shipped() -> None:
    assert check_change(an_order(fulfilled=True), SILENT, AT_ONCE).verdict is ChangeVerdict.SHIPPED


def test_a_question_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        check_change(an_order(), OUTSPOKEN, datetime(2026, 11, 3, 10))  # noqa: DTZ001 - that is what is tested

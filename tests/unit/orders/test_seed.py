from datetime import datetime

import pytest

from bot.orders.database import OrderDatabase
from bot.orders.seed import EMAIL, seed
from bot.shop.changes import check_change
from bot.shop.order import FinancialStatus
from bot.shop.profile import ShopProfile
from bot.shop.returns import ReturnVerdict, check_return
from bot.shop.tracking import ShipmentVerdict, TrackVerdict, track
from tests.unit.orders.samples import an_order, utc
from tests.unit.shop.profiles import OUTSPOKEN, SILENT

# Weekdays, a weekend and the days around holidays: a demo must be right whenever it is tried out.
MOMENTS = [utc(11, 23, 18), utc(7, 5, 3), utc(1, 2, 12), utc(12, 26, 23)]


@pytest.mark.parametrize("now", MOMENTS)
def test_there_is_a_demo_order_for_each_thing_that_can_be_said(database: OrderDatabase, now: datetime) -> None:
    added = seed(database.orders, OUTSPOKEN, now)
    orders = database.orders.list(limit=100)
    assert len(orders) == added
    reports = [track(order, OUTSPOKEN, now) for order in orders]
    today = now.astimezone(OUTSPOKEN.zone).date()
    returns = [item.verdict for order in orders for item in check_return(order, OUTSPOKEN, today).items]
    assert {report.verdict for report in reports} == set(TrackVerdict) - {TrackVerdict.NOT_SHIPPED}
    assert {parcel.verdict for report in reports for parcel in report.shipments} == set(ShipmentVerdict)
    assert set(returns) == set(ReturnVerdict) - {ReturnVerdict.NOT_STATED}
    assert len({check_change(order, OUTSPOKEN, now).verdict for order in orders}) > 1


def test_a_shop_that_states_nothing_has_demo_orders_too(database: OrderDatabase) -> None:
    assert seed(database.orders, SILENT, MOMENTS[0]) > 0
    order = database.orders.find("1042", EMAIL)
    assert order is not None
    assert order.currency == SILENT.currency


@pytest.mark.parametrize("profile", [OUTSPOKEN, SILENT])
def test_demo_orders_are_such_as_a_shop_could_have(database: OrderDatabase, profile: ShopProfile) -> None:
    now = MOMENTS[0]
    seed(database.orders, profile, now)
    today = now.astimezone(profile.zone).date()
    for order in database.orders.list(limit=100):
        assert order.created_at <= now
        assert order.total == sum(item.unit_price * item.quantity for item in order.items)
        assert bool(order.refunded_amount) == (order.financial_status.value.endswith("refunded"))
        assert order.financial_status is FinancialStatus.PENDING or order.refunded_amount <= order.total
        for parcel in order.shipments:
            assert parcel.shipped_at is not None
            assert order.created_at < parcel.shipped_at <= now
            assert parcel.delivered_on is None or parcel.shipped_at.date() <= parcel.delivered_on <= today
            assert {line for line, _ in parcel.lines} <= {item.line_id for item in order.items}


def test_nothing_is_added_where_there_are_orders(database: OrderDatabase) -> None:
    database.orders.save(an_order("#7"), None)
    assert seed(database.orders, OUTSPOKEN, MOMENTS[0]) == 0
    assert [order.name for order in database.orders.list()] == ["#7"]


def test_no_demo_orders_come_into_a_shop_whose_last_order_was_forgotten(database: OrderDatabase) -> None:
    database.orders.save(an_order("#7"), None)
    database.orders.forget("jo@example.com")
    database.orders.forget("jo@example.com")
    assert seed(database.orders, OUTSPOKEN, MOMENTS[0]) == 0
    assert database.orders.list() == ()


def test_forgotten_demo_orders_come_again(database: OrderDatabase) -> None:
    added = seed(database.orders, OUTSPOKEN, MOMENTS[0])
    assert database.orders.forget(EMAIL) == added
    assert seed(database.orders, OUTSPOKEN, MOMENTS[0]) == added

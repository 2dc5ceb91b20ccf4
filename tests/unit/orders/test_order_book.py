import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import event

from bot.orders.database import OrderDatabase, open_database
from bot.orders.engine import OrdersUnavailable
from bot.orders.repository import Saved
from bot.shop.order import FinancialStatus, OrderItem, Shipment, ShipmentStatus
from tests.unit.orders.samples import an_item, an_order, utc

PARCEL = Shipment("7", utc(11, 10), ShipmentStatus.IN_TRANSIT, "USPS", "9400", "https://example.com/9400", (("1", 1),))


@contextmanager
def statements_of(database: OrderDatabase) -> Iterator[list[str]]:
    seen: list[str] = []

    def remember(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", remember)
    yield seen
    event.remove(database.engine, "before_cursor_execute", remember)


def test_an_order_comes_back_as_it_was_saved(database: OrderDatabase) -> None:
    order = an_order(
        items=(
            an_item("a", variant="16 inches", sku="T", properties=(("Saint", "Änna 💍"),), tags=("custom",)),
            OrderItem("b", "Rope", 3, Decimal("0.10"), refunded_quantity=2),
        ),
        shipments=(PARCEL, replace(PARCEL, shipment_id="8", delivered_on=date(2026, 11, 12))),
        financial_status=FinancialStatus.PARTIALLY_REFUNDED,
        fulfilled=True,
        cancelled_at=utc(11, 4),
        refunded_at=utc(11, 5),
        shipping_method="First Class",
        country="NZ",
        currency="NZD",
        total=Decimal("123456789.10"),
        refunded_amount=Decimal("0.20"),
    )
    assert database.orders.save(order, utc(11, 5)) is Saved.CREATED
    assert database.orders.get("1042") == order


def test_instants_come_back_aware_whatever_their_zone_was(database: OrderDatabase) -> None:
    placed = datetime(2026, 11, 3, 14, 7, 55, tzinfo=timezone(timedelta(hours=-5)))
    database.orders.save(an_order(created_at=placed), None)
    found = database.orders.get("1042")
    assert found is not None
    assert found.created_at == placed
    assert found.created_at.tzinfo is timezone.utc


def test_an_instant_without_a_zone_is_refused(database: OrderDatabase) -> None:
    with pytest.raises(Exception, match="time zone"):
        database.orders.save(an_order(created_at=datetime(2026, 11, 3)), None)  # noqa: DTZ001 - the mistake in question
    assert database.orders.is_empty()


@pytest.mark.parametrize("name", ["#1042", "1042", " # 1042 "])
@pytest.mark.parametrize("email", ["jo@example.com", " JO@Example.com "])
def test_an_order_is_found_by_name_and_address(database: OrderDatabase, name: str, email: str) -> None:
    database.orders.save(an_order(email="Jo@example.com"), None)
    assert database.orders.find(name, email) == an_order(email="Jo@example.com")


@pytest.mark.parametrize(
    "name, email", [("1042", "max@example.com"), ("1043", "jo@example.com"), ("#", "jo@example.com")]
)
def test_an_order_is_not_found_if_either_is_wrong(database: OrderDatabase, name: str, email: str) -> None:
    database.orders.save(an_order(), None)
    assert database.orders.find(name, email) is None


def test_unknown_order_and_wrong_address_take_the_same_statements(database: OrderDatabase) -> None:
    database.orders.save(an_order(), None)
    with statements_of(database) as unknown_order:
        assert database.orders.find("9999", "jo@example.com") is None
    with statements_of(database) as wrong_address:
        assert database.orders.find("1042", "max@example.com") is None
    assert unknown_order == wrong_address
    assert len(unknown_order) > 0


def test_an_order_without_an_address_is_found_with_none(database: OrderDatabase) -> None:
    database.orders.save(an_order(email=""), None)
    assert database.orders.find("1042", "") is None
    assert database.orders.get("1042") is not None


def test_a_bare_figure_finds_a_name_with_a_prefix_by_its_address(database: OrderDatabase) -> None:
    jo, max_ = an_order("ST-1042"), an_order("WS-1042", "max@example.com")
    database.orders.save_all([(jo, None), (max_, None)])
    assert database.orders.find("1042", "jo@example.com") == jo
    assert database.orders.find("1042", "max@example.com") == max_
    assert database.orders.find("st1042", "max@example.com") is None


def test_the_very_name_goes_before_a_name_that_only_holds_the_figure(database: OrderDatabase) -> None:
    database.orders.save_all([(an_order("#1042"), None), (an_order("1042-B", created_at=utc(11, 9)), None)])
    found = database.orders.find("1042", "jo@example.com")
    assert found is not None
    assert found.name == "#1042"


def test_the_list_has_the_newest_first_and_only_those_of_an_address_if_asked(database: OrderDatabase) -> None:
    book = database.orders
    for day in (1, 3, 2):
        book.save(
            an_order(f"#{day}", "jo@example.com" if day < 3 else "max@example.com", created_at=utc(11, day)), None
        )
    assert [order.name for order in book.list()] == ["#3", "#2", "#1"]
    assert [order.name for order in book.list(limit=1)] == ["#3"]
    assert [order.name for order in book.list(email="JO@example.com")] == ["#2", "#1"]


def test_saving_the_same_twice_changes_nothing(database: OrderDatabase) -> None:
    assert database.orders.save(an_order(), utc(11, 4)) is Saved.CREATED
    assert database.orders.save(an_order(), utc(11, 4)) is Saved.UNCHANGED


def test_a_newer_one_updates_and_an_older_one_is_ignored(database: OrderDatabase) -> None:
    newer = an_order(items=(an_item("9"),), shipments=(PARCEL,))
    database.orders.save(an_order(), utc(11, 4))
    assert database.orders.save(newer, utc(11, 5)) is Saved.UPDATED
    assert database.orders.save(an_order(), utc(11, 4)) is Saved.OLDER_IGNORED
    assert database.orders.get("1042") == newer
    assert database.orders.list() == (newer,)


def test_one_batch_may_tell_of_the_same_order_twice(database: OrderDatabase) -> None:
    first, second = an_order(), an_order(fulfilled=True)
    assert database.orders.save_all([(first, None), (second, None)]) == [Saved.CREATED, Saved.UPDATED]
    assert database.orders.get("1042") == second


def test_a_batch_is_saved_whole_or_not_at_all(database: OrderDatabase) -> None:
    bad = an_order("#2", total=Decimal("0.001"))
    with pytest.raises(Exception, match="hundredth"):
        database.orders.save_all([(an_order("#1"), None), (bad, None)])
    assert database.orders.is_empty()


def test_demo_orders_go_and_real_ones_stay(database: OrderDatabase) -> None:
    database.orders.save_all([(an_order("#1"), None), (an_order("#2"), None)], is_demo=True)
    database.orders.save(an_order("#2", fulfilled=True), utc(11, 4))
    assert database.orders.remove_demo_orders() == 1
    assert [order.name for order in database.orders.list()] == ["#2"]


DAY = date(2026, 11, 16)


def delivery_days(database: OrderDatabase) -> list[date | None]:
    order = database.orders.find("1042", "jo@example.com")
    assert order is not None
    return [shipment.delivered_on for shipment in order.shipments]


def test_an_entered_day_is_the_delivery_of_a_parcel_without_one(database: OrderDatabase) -> None:
    database.orders.save(an_order(shipments=(PARCEL,), fulfilled=True), utc(11, 10))
    assert database.orders.record_delivery("1042", date(2026, 11, 15))
    assert database.orders.record_delivery("1042", DAY)
    order = database.orders.get("1042")
    assert order is not None
    assert order.shipments == (replace(PARCEL, status=ShipmentStatus.DELIVERED, delivered_on=DAY),)


def test_an_entered_day_makes_a_parcel_for_an_order_that_had_none(database: OrderDatabase) -> None:
    database.orders.save(an_order(), None)
    database.orders.record_delivery("1042", DAY)
    order = database.orders.get("1042")
    assert order is not None
    assert order.fulfilled
    assert [(parcel.status, parcel.lines, parcel.delivered_on) for parcel in order.shipments] == [
        (ShipmentStatus.DELIVERED, (), DAY)
    ]


def test_an_entered_day_survives_imports(database: OrderDatabase) -> None:
    database.orders.save(an_order(shipments=(PARCEL,)), utc(11, 10))
    database.orders.record_delivery("1042", DAY)
    moved = replace(PARCEL, status=ShipmentStatus.OUT_FOR_DELIVERY)
    assert database.orders.save(an_order(shipments=(moved,)), utc(11, 11)) is Saved.UPDATED
    assert delivery_days(database) == [DAY]


def test_the_carriers_day_goes_before_an_entered_one(database: OrderDatabase) -> None:
    database.orders.save(an_order(shipments=(PARCEL,)), utc(11, 10))
    database.orders.record_delivery("1042", DAY)
    told = replace(PARCEL, status=ShipmentStatus.DELIVERED, delivered_on=date(2026, 11, 14))
    database.orders.save(an_order(shipments=(told,)), utc(11, 15))
    assert delivery_days(database) == [date(2026, 11, 14)]


def test_a_parcel_that_left_after_the_entered_day_did_not_come_on_it(database: OrderDatabase) -> None:
    later = replace(PARCEL, shipment_id="8", shipped_at=utc(11, 20))
    database.orders.save(an_order(shipments=(PARCEL, later)), utc(11, 20))
    database.orders.record_delivery("1042", DAY)
    assert delivery_days(database) == [DAY, None]


def test_a_delivery_of_an_unknown_order_is_not_entered(database: OrderDatabase) -> None:
    assert not database.orders.record_delivery("1042", DAY)


def test_a_database_that_is_away_is_trouble_of_our_own_and_tells_no_address(empty_url: str) -> None:
    database = open_database(empty_url)  # without its tables
    assert not database.is_ready()
    with pytest.raises(OrdersUnavailable) as trouble:
        database.orders.find("1042", "jo@example.com")
    assert "jo@example.com" not in str(trouble.value)
    assert trouble.value.__cause__ is None
    database.close()


def test_a_database_with_its_tables_is_ready(database: OrderDatabase) -> None:
    assert database.is_ready()


def test_several_who_write_at_once_wait_for_each_other(database: OrderDatabase) -> None:
    start = threading.Barrier(4)

    def save_some(writer: int) -> list[Saved]:
        start.wait()
        return [database.orders.save(an_order(f"#{writer}-{number}"), None) for number in range(15)]

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(save_some, range(4)))
    assert outcomes == [[Saved.CREATED] * 15] * 4
    assert len(database.orders.list(limit=100)) == 60

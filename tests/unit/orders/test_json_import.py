import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.orders.importers.entries import Problem, Told, Unreadable
from bot.orders.importers.shopify_json import read_json
from bot.shop.order import FinancialStatus, Order, OrderItem, Shipment, ShipmentStatus
from tests.unit.orders.samples import JSON_EXPORT
from tests.unit.shop.profiles import OUTSPOKEN

EASTERN = timezone(timedelta(hours=-5))
LINE = {"id": 1, "title": "Tide Necklace", "quantity": 1, "price": "42.00"}
PARCEL = {
    "id": 7,
    "status": "success",
    "created_at": "2026-11-12T10:05:00-05:00",
    "line_items": [{"id": 1, "quantity": 1}],
}


def fields(**changed: Any) -> dict[str, Any]:
    """One order of the Admin API, with as little as it may have."""
    return {
        "name": "#1042",
        "email": "jo@example.com",
        "created_at": "2026-11-03T14:07:55-05:00",
        "updated_at": "2026-11-04T00:00:00-05:00",
        "financial_status": "paid",
        "line_items": [LINE],
    } | changed


def the_order(**changed: Any) -> Order:
    (entry,) = read_json(fields(**changed), OUTSPOKEN)
    assert isinstance(entry, Told), entry
    return entry.order


def the_shipment(**changed: Any) -> Shipment:
    (shipment,) = the_order(fulfillments=[PARCEL | changed]).shipments
    return shipment


def event(status: str, happened_at: str) -> dict[str, Any]:
    return {"status": status, "happened_at": happened_at}


def test_every_fact_of_a_real_export_is_read() -> None:
    entries = list(read_json(json.loads(JSON_EXPORT.read_text(encoding="utf-8")), OUTSPOKEN))
    orders = {entry.order.name: entry.order for entry in entries if isinstance(entry, Told)}
    assert list(orders) == ["#1042", "#1043", "#1044", "#1045", "#1048"]
    assert len(entries) == 5
    assert orders["#1042"] == Order(
        name="#1042",
        email="jo@example.com",
        created_at=datetime(2026, 11, 3, 14, 7, 55, tzinfo=EASTERN),
        items=(
            OrderItem("1042001", "Tide Necklace", 1, Decimal("42.00"), "16 inches", "TIDE-16"),
            OrderItem("1042002", "Tiny Huggie Earrings", 1, Decimal("28.00"), sku="HUG"),
        ),
        shipments=(
            Shipment(
                "90421",
                datetime(2026, 11, 12, 10, 5, tzinfo=EASTERN),
                ShipmentStatus.DELIVERED,
                "USPS",
                "9400111899560000001042",
                "https://tools.usps.com/go/TrackConfirmAction?tLabels=9400111899560000001042",
                (("1042001", 1), ("1042002", 1)),
                delivered_on=date(2026, 11, 16),  # 02:30 in UTC on the 17th is the evening of the 16th in the shop
            ),
        ),
        fulfilled=True,
        shipping_method="USPS First Class",
        country="US",
        total=Decimal("66.50"),
    )
    assert orders["#1043"].items[0].properties == (("Saint", "Anna"),)
    assert [shipment.shipment_id for shipment in orders["#1044"].shipments] == ["90441"]  # the other one was cancelled
    assert orders["#1044"].shipments[0].tracking_url.endswith("1044")
    assert not orders["#1044"].fulfilled
    assert (
        orders["#1045"].cancelled_at == orders["#1045"].refunded_at == datetime(2026, 11, 5, 8, 59, 12, tzinfo=EASTERN)
    )
    assert orders["#1045"].refunded_amount == Decimal("32.00")  # the payment that failed is not counted
    assert orders["#1045"].items[0].remaining_quantity == 0
    assert orders["#1048"].financial_status is FinancialStatus.PARTIALLY_REFUNDED
    assert [item.remaining_quantity for item in orders["#1048"].items] == [1, 1]
    assert (orders["#1048"].shipments[0].status, orders["#1048"].shipments[0].delivered_on) == (
        ShipmentStatus.DELIVERED,
        None,
    )


def test_when_an_order_last_changed_is_told() -> None:
    (entry,) = read_json(fields(), OUTSPOKEN)
    assert isinstance(entry, Told)
    assert entry.updated_at == datetime(2026, 11, 4, tzinfo=EASTERN)


@pytest.mark.parametrize(
    "document",
    [fields(), [fields()], {"orders": [fields()]}, {"order": fields()}],
    ids=["an order", "a list", "orders", "order"],
)
def test_each_shape_in_which_shopify_gives_orders_is_read(document: Any) -> None:
    assert [entry.order for entry in read_json(document, OUTSPOKEN) if isinstance(entry, Told)] == [the_order()]


@pytest.mark.parametrize("document", [{}, {"customers": []}, {"orders": None}, "order", 7, None])
def test_json_without_orders_cannot_be_read(document: Any) -> None:
    with pytest.raises(Unreadable, match="not Shopify's order JSON"):
        list(read_json(document, OUTSPOKEN))


def test_an_export_without_orders_is_fine() -> None:
    assert list(read_json({"orders": []}, OUTSPOKEN)) == []


def test_a_delivered_event_is_the_delivery_day_whatever_changed_later() -> None:
    events = [event("delivered", "2026-11-16T15:00:00-05:00"), event("in_transit", "2026-11-13T03:12:00-05:00")]
    shipment = the_shipment(shipment_status="in_transit", updated_at="2026-11-30T00:00:00-05:00", events=events)
    assert (shipment.status, shipment.delivered_on) == (ShipmentStatus.DELIVERED, date(2026, 11, 16))


def test_delivered_without_an_event_is_delivered_on_an_unknown_day() -> None:
    shipment = the_shipment(shipment_status="delivered", updated_at="2026-11-16T15:00:00-05:00", delivered_at=None)
    assert (shipment.status, shipment.delivered_on) == (ShipmentStatus.DELIVERED, None)


def test_of_two_deliveries_the_last_one_counts() -> None:
    events = [event("delivered", "2026-11-14T15:00:00-05:00"), event("delivered", "2026-11-16T15:00:00-05:00")]
    assert the_shipment(events=events).delivered_on == date(2026, 11, 16)


def test_a_delivery_that_was_taken_back_is_none() -> None:
    events = [event("delivered", "2026-11-14T15:00:00-05:00"), event("failure", "2026-11-15T15:00:00-05:00")]
    shipment = the_shipment(events=events)
    assert (shipment.status, shipment.delivered_on) == (ShipmentStatus.FAILURE, None)


@pytest.mark.parametrize(
    "told, status",
    [
        (None, ShipmentStatus.UNKNOWN),
        ("out_for_delivery", ShipmentStatus.OUT_FOR_DELIVERY),
        ("delayed", ShipmentStatus.IN_TRANSIT),
        ("teleported", ShipmentStatus.UNKNOWN),
    ],
)
def test_how_far_a_parcel_is(told: str | None, status: ShipmentStatus) -> None:
    assert the_shipment(shipment_status=told).status is status


@pytest.mark.parametrize("before", ["in_transit", "out_for_delivery", "ready_for_pickup", "label_printed", "failure"])
@pytest.mark.parametrize("delivered_first", [True, False])
def test_of_what_happened_at_the_same_time_the_delivery_came_last(before: str, delivered_first: bool) -> None:
    events = [event(before, "2026-11-16T15:20:00-05:00"), event("delivered", "2026-11-16T20:20:00Z")]
    shipment = the_shipment(events=events[::-1] if delivered_first else events)
    assert (shipment.status, shipment.delivered_on) == (ShipmentStatus.DELIVERED, date(2026, 11, 16))


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (("out_for_delivery", "in_transit"), ShipmentStatus.OUT_FOR_DELIVERY),
        (("in_transit", "confirmed"), ShipmentStatus.IN_TRANSIT),
        (("attempted_delivery", "out_for_delivery"), ShipmentStatus.ATTEMPTED_DELIVERY),
        (("ready_for_pickup", "in_transit"), ShipmentStatus.READY_FOR_PICKUP),
    ],
)
def test_of_what_happened_at_the_same_time_the_later_step_counts(told: tuple[str, str], status: ShipmentStatus) -> None:
    for sequence in (told, told[::-1]):
        assert the_shipment(events=[event(one, "2026-11-16T15:20:00-05:00") for one in sequence]).status is status


def test_tracking_is_taken_from_the_lists_where_the_single_fields_are_empty() -> None:
    shipment = the_shipment(tracking_numbers=["9400"], tracking_urls=["https://example.com/9400"], tracking_url=None)
    assert (shipment.tracking_number, shipment.tracking_url) == ("9400", "https://example.com/9400")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.com/9400", "example.com/9400"])
def test_an_address_without_https_becomes_no_link_and_the_number_stays(address: str) -> None:
    shipment = the_shipment(tracking_url=address, tracking_number="9400", tracking_company="USPS")
    assert (shipment.carrier, shipment.tracking_number, shipment.tracking_url) == ("USPS", "9400", "")


@pytest.mark.parametrize("tags", [["Custom", " Saint "], "Custom, Saint", {"tags": "Custom,Saint"}])
def test_product_tags_are_read_in_whatever_way_they_come(tags: Any) -> None:
    line = LINE | ({"product": tags} if isinstance(tags, dict) else {"tags": tags})
    assert the_order(line_items=[line]).items[0].tags == ("Custom", "Saint")


def test_properties_that_shoppers_never_see_are_left_out() -> None:
    pairs = [{"name": "_id", "value": "x"}, {"name": "Engraving", "value": 7}, {"name": "Gift", "value": None}]
    assert the_order(line_items=[LINE | {"properties": pairs}]).items[0].properties == (("Engraving", "7"),)


@pytest.mark.parametrize(
    "address", [{"email": None, "contact_email": "jo@x.com"}, {"email": "", "customer": {"email": "jo@x.com"}}]
)
def test_the_address_is_taken_from_where_it_is(address: dict[str, Any]) -> None:
    assert the_order(**address).email == "jo@x.com"


def test_an_order_without_a_name_is_called_by_its_number() -> None:
    assert the_order(name=None, order_number=1042).name == "#1042"


@pytest.mark.parametrize(
    "changed, reason",
    [
        ({"name": None}, "name: an order needs its name"),
        ({"created_at": None}, "created_at: 'None' is not a time"),
        ({"updated_at": "soon"}, "updated_at: 'soon' is not a time"),
        ({"total_price": "much"}, "total_price: 'much' is not an amount"),
        ({"financial_status": "bartered"}, "financial_status: 'bartered' is not a status"),
        ({"line_items": "none"}, "line_items: must be a list"),
        ({"line_items": [7]}, "line_items: must be an object"),
        ({"line_items": [LINE | {"quantity": None}]}, "quantity: 'None' is not a whole number"),
        ({"line_items": [LINE | {"title": "\ud800"}]}, "holds a character that is not text"),
        ({"line_items": [LINE | {"title": ["a"]}]}, "is not a text"),
        ({"fulfillments": [PARCEL | {"events": [event("delivered", "?")]}]}, "happened_at: '?' is not a time"),
        ({"refunds": [{"created_at": None}]}, "refund created_at: 'None' is not a time"),
        ({"customer": 7, "email": None}, "customer: must be an object"),
    ],
)
def test_a_bad_order_is_told_with_its_place_and_reason_and_the_others_are_kept(
    changed: dict[str, Any], reason: str
) -> None:
    first, problem, last = read_json([fields(), fields(**changed), fields(name="#3")], OUTSPOKEN)
    assert isinstance(first, Told) and isinstance(last, Told)
    assert isinstance(problem, Problem)
    assert problem.place.startswith("order 2")
    assert reason in problem.reason


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_fields = st.sampled_from(
    [*fields(), "fulfillments", "refunds", "customer", "shipping_address", "shipping_lines", "cancelled_at", "currency"]
)


@given(st.dictionaries(_fields, _json, max_size=3))
def test_whatever_an_order_holds_it_is_read_or_told(changed: dict[str, Any]) -> None:
    (entry,) = read_json([fields(**changed)], OUTSPOKEN)
    assert isinstance(entry, (Told, Problem))


@given(st.sampled_from(["line_items", "fulfillments", "refunds", "shipping_lines"]), st.data())
def test_whatever_a_part_of_an_order_holds_it_is_read_or_told(part: str, data: st.DataObject) -> None:
    names = st.sampled_from(
        [*LINE, *PARCEL, "properties", "tags", "events", "tracking_urls", "refund_line_items", "transactions"]
    )
    (entry,) = read_json([fields(**{part: [data.draw(st.dictionaries(names, _json, max_size=4))]})], OUTSPOKEN)
    assert isinstance(entry, (Told, Problem))

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.orders.merging import merge
from bot.shop.order import FinancialStatus, Order, Shipment, ShipmentStatus
from tests.unit.orders.samples import an_item, an_order, utc

PARCEL = Shipment("7", utc(11, 10), ShipmentStatus.IN_TRANSIT, "USPS", "9400", lines=(("501", 1),))
FROM_JSON = an_order(
    items=(an_item("501", "Saint Necklace", properties=(("Saint", "Anna"),)),), shipments=(PARCEL,), fulfilled=True
)
FROM_CSV = an_order(
    items=(an_item("1", "Saint Necklace - Gold"),), fulfilled=True, shipments=(Shipment("csv", utc(11, 10)),)
)
NOT_YET = replace(FROM_CSV, fulfilled=False, shipments=())


def test_a_newer_json_replaces_an_older_one() -> None:
    changed = replace(FROM_JSON, email="new@example.com", items=())
    assert merge(FROM_JSON, utc(11, 10), changed, utc(11, 11)) == changed


def test_an_older_json_is_ignored() -> None:
    assert merge(FROM_JSON, utc(11, 10), replace(FROM_JSON, shipments=()), utc(11, 9)) is None


def test_a_newer_json_can_take_a_shipment_back() -> None:
    merged = merge(FROM_JSON, utc(11, 10), replace(FROM_JSON, shipments=(), fulfilled=False), utc(11, 11))
    assert merged is not None
    assert not merged.fulfilled
    assert merged.shipments == ()


def test_a_json_without_events_keeps_the_delivery_day_of_one_with_events() -> None:
    with_day = replace(
        FROM_JSON, shipments=(replace(PARCEL, status=ShipmentStatus.DELIVERED, delivered_on=date(2026, 11, 14)),)
    )
    without = replace(FROM_JSON, shipments=(replace(PARCEL, status=ShipmentStatus.DELIVERED),))
    assert merge(with_day, utc(11, 14), without, utc(11, 20)) == with_day


def test_a_delivery_that_the_carrier_has_taken_back_is_gone() -> None:
    with_day = replace(
        FROM_JSON, shipments=(replace(PARCEL, status=ShipmentStatus.DELIVERED, delivered_on=date(2026, 11, 14)),)
    )
    failed = replace(FROM_JSON, shipments=(replace(PARCEL, status=ShipmentStatus.FAILURE),))
    assert merge(with_day, utc(11, 14), failed, utc(11, 20)) == failed


def test_a_csv_deletes_nothing_that_a_json_has_told() -> None:
    assert merge(FROM_JSON, utc(11, 10), FROM_CSV, None) == FROM_JSON


def test_a_csv_adds_to_a_json_what_has_happened_since() -> None:
    waiting = replace(FROM_JSON, shipments=(), fulfilled=False)
    merged = merge(waiting, utc(11, 4), FROM_CSV, None)
    assert merged == replace(waiting, fulfilled=True, shipments=FROM_CSV.shipments)


def test_a_csvs_parts_are_told_in_the_jsons_lines() -> None:
    waiting = replace(FROM_JSON, shipments=(), fulfilled=False)
    partly = replace(NOT_YET, shipments=(Shipment("csv", None, lines=(("1", 1),)),))
    merged = merge(waiting, utc(11, 4), partly, None)
    assert merged is not None
    assert merged.shipments == (Shipment("csv", None, lines=(("501", 1),)),)


def test_parts_of_lines_that_do_not_match_are_not_guessed() -> None:
    waiting = replace(FROM_JSON, shipments=(), fulfilled=False)
    partly = replace(NOT_YET, items=(an_item("1", "Rope"),), shipments=(Shipment("csv", None, lines=(("1", 1),)),))
    merged = merge(waiting, utc(11, 4), partly, None)
    assert merged is not None
    assert merged.shipments == ()


@pytest.mark.parametrize(
    "later",
    [
        replace(NOT_YET, fulfilled=True),
        replace(NOT_YET, cancelled_at=utc(11, 5)),
        replace(NOT_YET, financial_status=FinancialStatus.REFUNDED, refunded_amount=Decimal("42.00")),
        replace(NOT_YET, shipments=(Shipment("csv", None, lines=(("1", 1),)),)),
    ],
    ids=["shipped", "cancelled", "refunded", "shipped in part"],
)
def test_of_two_csvs_the_one_that_tells_of_more_is_the_newer(later: Order) -> None:
    assert merge(NOT_YET, None, later, None) == later
    assert merge(later, None, NOT_YET, None) is None


def test_a_csv_that_is_ahead_in_one_thing_undoes_nothing_in_another() -> None:
    refunded = replace(
        NOT_YET, financial_status=FinancialStatus.REFUNDED, refunded_at=utc(11, 6), refunded_amount=Decimal("42.00")
    )
    merged = merge(refunded, None, replace(NOT_YET, cancelled_at=utc(11, 5)), None)
    assert merged == replace(refunded, cancelled_at=utc(11, 5))


def test_an_old_json_does_not_undo_what_a_csv_has_told() -> None:
    cancelled = replace(FROM_CSV, cancelled_at=utc(11, 12))
    merged = merge(cancelled, None, FROM_JSON, utc(11, 10))
    assert merged == replace(FROM_JSON, cancelled_at=utc(11, 12))


@pytest.mark.parametrize("told", [FROM_CSV, NOT_YET, replace(FROM_CSV, cancelled_at=utc(11, 12))])
def test_csv_and_json_come_to_the_same_in_either_sequence(told: Order) -> None:
    json_first = merge(FROM_JSON, utc(11, 10), told, None) or FROM_JSON
    csv_first = merge(told, None, FROM_JSON, utc(11, 10))
    assert json_first == csv_first


def test_a_corrected_address_is_taken_from_a_csv() -> None:
    merged = merge(FROM_JSON, utc(11, 10), replace(FROM_CSV, email="new@example.com"), None)
    assert merged is not None
    assert merged.email == "new@example.com"


def test_the_same_json_with_later_events_tells_of_the_delivery_and_undoes_no_csv() -> None:
    since = merge(FROM_JSON, utc(11, 10), replace(FROM_CSV, email="new@example.com", cancelled_at=utc(11, 12)), None)
    delivered = replace(PARCEL, status=ShipmentStatus.DELIVERED, delivered_on=date(2026, 11, 14))
    assert since is not None
    assert merge(since, utc(11, 10), FROM_JSON, utc(11, 10)) == since
    with_events = merge(since, utc(11, 10), replace(FROM_JSON, shipments=(delivered,)), utc(11, 10))
    assert with_events == replace(since, shipments=(delivered,))


def test_an_address_in_other_letters_is_no_correction() -> None:
    assert merge(FROM_JSON, utc(11, 10), replace(FROM_CSV, email="JO@Example.com"), None) == FROM_JSON

from datetime import date, datetime

import pytest

from bot.shop.business_days import DateRange
from bot.shop.order import FinancialStatus, ShipmentStatus
from bot.shop.tracking import ShipmentVerdict, TrackVerdict, track
from tests.unit.shop.orders import a_parcel, an_item, an_order, shop_clock, utc
from tests.unit.shop.profiles import OUTSPOKEN, SILENT, shop

NOV_16 = shop_clock(2026, 11, 16)
FIRST_CLASS_WINDOW = DateRange(date(2026, 11, 17), date(2026, 11, 19))


def verdict(order, now: datetime = NOV_16, profile=OUTSPOKEN) -> TrackVerdict:
    return track(order, profile, now).verdict


def test_an_order_that_has_not_left_is_in_production_until_its_last_day_is_over() -> None:
    assert verdict(an_order(), shop_clock(2026, 11, 18, 23, 59)) is TrackVerdict.IN_PRODUCTION
    assert verdict(an_order(), shop_clock(2026, 11, 19, 0, 0)) is TrackVerdict.PRODUCTION_LATE


def test_the_day_is_the_shops_own_wherever_the_question_comes_from() -> None:
    assert verdict(an_order(), utc(2026, 11, 19, 4, 59)) is TrackVerdict.IN_PRODUCTION
    assert verdict(an_order(), utc(2026, 11, 19, 5, 0)) is TrackVerdict.PRODUCTION_LATE


def test_a_late_order_says_by_how_many_days() -> None:
    assert track(an_order(), OUTSPOKEN, shop_clock(2026, 11, 21)).days_late == 3
    assert track(an_order(), OUTSPOKEN, shop_clock(2026, 11, 18)).days_late == 0


def test_an_order_with_one_custom_piece_takes_the_custom_time_as_a_whole() -> None:
    report = track(an_order(an_item(), an_item("Custom Necklace", "2")), OUTSPOKEN, NOV_16)
    assert report.is_custom
    assert report.production.leaves == DateRange(date(2026, 11, 18), date(2026, 11, 20))


def test_a_shop_that_states_no_production_time_only_knows_that_it_has_not_left() -> None:
    report = track(an_order(), SILENT, NOV_16)
    assert (report.verdict, report.production) == (TrackVerdict.NOT_SHIPPED, None)


@pytest.mark.parametrize("status", [FinancialStatus.PENDING, FinancialStatus.VOIDED])
def test_an_order_without_money_is_promised_nothing(status: FinancialStatus) -> None:
    report = track(an_order(financial_status=status), OUTSPOKEN, shop_clock(2026, 12, 24))
    assert (report.verdict, report.days_late) == (TrackVerdict.PAYMENT_PENDING, 0)


@pytest.mark.parametrize("status", [FinancialStatus.AUTHORIZED, FinancialStatus.PARTIALLY_PAID])
def test_an_order_whose_money_is_on_its_way_is_made(status: FinancialStatus) -> None:
    assert verdict(an_order(financial_status=status)) is TrackVerdict.IN_PRODUCTION


def test_an_order_that_the_shop_marked_as_shipped_without_a_parcel_is_shipped_untracked() -> None:
    assert verdict(an_order(fulfilled=True)) is TrackVerdict.SHIPPED_UNTRACKED


@pytest.mark.parametrize(
    ("status", "of_parcel", "of_order"),
    [
        (ShipmentStatus.UNKNOWN, ShipmentVerdict.SHIPPED, TrackVerdict.SHIPPED),
        (ShipmentStatus.LABEL_PRINTED, ShipmentVerdict.LABEL_CREATED, TrackVerdict.SHIPPED),
        (ShipmentStatus.LABEL_PURCHASED, ShipmentVerdict.LABEL_CREATED, TrackVerdict.SHIPPED),
        (ShipmentStatus.CONFIRMED, ShipmentVerdict.LABEL_CREATED, TrackVerdict.SHIPPED),
        (ShipmentStatus.IN_TRANSIT, ShipmentVerdict.SHIPPED, TrackVerdict.SHIPPED),
        (ShipmentStatus.OUT_FOR_DELIVERY, ShipmentVerdict.OUT_FOR_DELIVERY, TrackVerdict.OUT_FOR_DELIVERY),
        (ShipmentStatus.ATTEMPTED_DELIVERY, ShipmentVerdict.DELIVERY_ATTEMPTED, TrackVerdict.DELIVERY_FAILED),
        (ShipmentStatus.READY_FOR_PICKUP, ShipmentVerdict.READY_FOR_PICKUP, TrackVerdict.READY_FOR_PICKUP),
        (ShipmentStatus.DELIVERED, ShipmentVerdict.DELIVERED, TrackVerdict.DELIVERED),
        (ShipmentStatus.FAILURE, ShipmentVerdict.DELIVERY_FAILED, TrackVerdict.DELIVERY_FAILED),
    ],
)
def test_the_carriers_word_tells_how_far_a_parcel_has_come(
    status: ShipmentStatus, of_parcel: ShipmentVerdict, of_order: TrackVerdict
) -> None:
    report = track(an_order(shipments=(a_parcel(status),)), OUTSPOKEN, NOV_16)
    assert ([each.verdict for each in report.shipments], report.verdict) == ([of_parcel], of_order)


@pytest.mark.parametrize("status", ShipmentStatus)
def test_no_word_of_the_carrier_is_unknown(status: ShipmentStatus) -> None:
    assert track(an_order(shipments=(a_parcel(status),)), OUTSPOKEN, NOV_16).verdict in TrackVerdict


def test_a_parcel_arrives_in_the_window_of_its_shipping_method() -> None:
    standard = track(an_order(shipments=(a_parcel(),)), OUTSPOKEN, NOV_16)
    faster = track(an_order(shipments=(a_parcel(),), shipping_method="USPS Priority Mail"), OUTSPOKEN, NOV_16)
    assert standard.shipments[0].arrives == FIRST_CLASS_WINDOW
    assert faster.shipments[0].arrives == DateRange(date(2026, 11, 13), date(2026, 11, 17))


def test_a_parcel_leaves_on_the_shops_day() -> None:
    order = an_order(shipments=(a_parcel(shipped_at=utc(2026, 11, 13, 3)),))
    assert track(order, OUTSPOKEN, NOV_16).shipments[0].arrives == FIRST_CLASS_WINDOW


@pytest.mark.parametrize("country", ["CA", "DE", ""])
def test_no_arrival_is_promised_abroad_or_to_nowhere(country: str) -> None:
    report = track(an_order(shipments=(a_parcel(),), country=country), OUTSPOKEN, shop_clock(2027, 2, 1))
    assert (report.shipments[0].arrives, report.verdict) == (None, TrackVerdict.SHIPPED)


def test_no_arrival_is_promised_by_a_shop_that_states_none_or_for_a_parcel_of_an_unknown_day() -> None:
    assert track(an_order(shipments=(a_parcel(),)), SILENT, NOV_16).shipments[0].arrives is None
    assert track(an_order(shipments=(a_parcel(shipped_at=None),)), OUTSPOKEN, NOV_16).shipments[0].arrives is None


@pytest.mark.parametrize(
    "status",
    [ShipmentStatus.UNKNOWN, ShipmentStatus.LABEL_PRINTED, ShipmentStatus.IN_TRANSIT, ShipmentStatus.OUT_FOR_DELIVERY],
)
def test_a_parcel_under_way_is_late_when_its_last_day_is_over(status: ShipmentStatus) -> None:
    order = an_order(shipments=(a_parcel(status),))
    assert verdict(order, shop_clock(2026, 11, 19, 23, 59)) is not TrackVerdict.SHIPMENT_LATE
    late = track(order, OUTSPOKEN, shop_clock(2026, 11, 21))
    assert (late.verdict, late.days_late) == (TrackVerdict.SHIPMENT_LATE, 2)


@pytest.mark.parametrize(
    "status",
    [
        ShipmentStatus.DELIVERED,
        ShipmentStatus.READY_FOR_PICKUP,
        ShipmentStatus.ATTEMPTED_DELIVERY,
        ShipmentStatus.FAILURE,
    ],
)
def test_a_parcel_that_has_reached_its_place_is_not_late(status: ShipmentStatus) -> None:
    report = track(an_order(shipments=(a_parcel(status),)), OUTSPOKEN, shop_clock(2027, 2, 1))
    assert report.verdict is not TrackVerdict.SHIPMENT_LATE
    assert report.days_late == 0


def test_a_day_of_delivery_that_the_shop_entered_outweighs_an_old_word_of_the_carrier() -> None:
    order = an_order(shipments=(a_parcel(ShipmentStatus.IN_TRANSIT, delivered_on=date(2026, 11, 14)),))
    assert verdict(order) is TrackVerdict.DELIVERED


def test_an_order_of_which_something_is_waiting_is_partly_shipped() -> None:
    order = an_order(an_item(), an_item("Ring", "2"), shipments=(a_parcel(lines=(("1", 1),)),))
    report = track(order, OUTSPOKEN, NOV_16)
    assert report.verdict is TrackVerdict.PARTLY_SHIPPED
    assert report.waiting == (order.items[1],)
    assert report.shipments[0].items == (order.items[0],)


def test_a_partly_shipped_order_is_as_late_as_its_latest_part() -> None:
    order = an_order(an_item(), an_item("Ring", "2"), shipments=(a_parcel(lines=(("1", 1),)),))
    assert track(order, OUTSPOKEN, shop_clock(2026, 11, 18)).days_late == 0
    # The ring should have left by November 18, the parcel should have come by November 19.
    assert track(order, OUTSPOKEN, shop_clock(2026, 11, 20)).days_late == 2


def test_an_order_is_delivered_when_all_of_its_parcels_are() -> None:
    first = a_parcel(ShipmentStatus.DELIVERED, lines=(("1", 1),))
    second = a_parcel(ShipmentStatus.IN_TRANSIT, lines=(("2", 1),), shipment_id="B")
    items = (an_item(), an_item("Ring", "2"))
    assert verdict(an_order(*items, shipments=(first, second))) is TrackVerdict.SHIPPED
    arrived = a_parcel(ShipmentStatus.DELIVERED, lines=(("2", 1),), shipment_id="B")
    assert verdict(an_order(*items, shipments=(first, arrived))) is TrackVerdict.DELIVERED


def test_a_second_parcel_counts_even_if_neither_lists_what_it_holds() -> None:
    parcels = (a_parcel(ShipmentStatus.DELIVERED), a_parcel(ShipmentStatus.IN_TRANSIT, shipment_id="B"))
    assert verdict(an_order(shipments=parcels)) is TrackVerdict.SHIPPED


def test_of_several_parcels_the_one_in_trouble_speaks_for_the_order() -> None:
    late = a_parcel(shipped_at=shop_clock(2026, 11, 4), lines=(("1", 1),))
    coming = a_parcel(ShipmentStatus.OUT_FOR_DELIVERY, lines=(("2", 1),), shipment_id="B")
    lost = a_parcel(ShipmentStatus.FAILURE, lines=(("3", 1),), shipment_id="C")
    items = (an_item(), an_item("Ring", "2"), an_item("Anklet", "3"))
    assert verdict(an_order(*items[:2], shipments=(coming, late))) is TrackVerdict.SHIPMENT_LATE
    assert verdict(an_order(*items, shipments=(coming, late, lost))) is TrackVerdict.DELIVERY_FAILED


def test_a_parcel_that_failed_is_forgotten_once_it_was_sent_again() -> None:
    failed = a_parcel(ShipmentStatus.FAILURE, lines=(("1", 1),))
    again = a_parcel(ShipmentStatus.DELIVERED, lines=(("1", 1),), shipment_id="B")
    assert verdict(an_order(shipments=(failed, again))) is TrackVerdict.DELIVERED


def test_a_failed_parcel_of_unknown_content_is_still_reported() -> None:
    failed = a_parcel(ShipmentStatus.FAILURE, lines=(("no such line", 1),))
    assert verdict(an_order(shipments=(failed,), fulfilled=True)) is TrackVerdict.DELIVERY_FAILED


def test_a_cancelled_order_is_cancelled_whatever_else_is_known() -> None:
    parcels = (a_parcel(lines=(("1", 1),)),)
    order = an_order(
        an_item(quantity=2), cancelled_at=NOV_16, financial_status=FinancialStatus.REFUNDED, shipments=parcels
    )
    report = track(order, OUTSPOKEN, shop_clock(2027, 2, 1))
    assert (report.verdict, report.waiting, report.days_late) == (TrackVerdict.CANCELLED, (), 0)


def test_an_order_is_refunded_when_its_money_or_its_every_piece_has_gone_back() -> None:
    assert verdict(an_order(financial_status=FinancialStatus.REFUNDED)) is TrackVerdict.REFUNDED
    taken_off = an_order(an_item(refunded_quantity=1), financial_status=FinancialStatus.PARTIALLY_REFUNDED)
    assert verdict(taken_off) is TrackVerdict.REFUNDED


def test_a_closure_holds_up_production_and_not_the_carrier() -> None:
    order = an_order(created_at=shop_clock(2018, 12, 10), shipments=(a_parcel(shipped_at=shop_clock(2018, 12, 12)),))
    report = track(order, OUTSPOKEN, shop_clock(2018, 12, 14))
    assert report.shipments[0].arrives == DateRange(date(2018, 12, 17), date(2018, 12, 19))
    assert report.production.latest == date(2019, 1, 14)
    assert track(order, shop(closures=()), shop_clock(2018, 12, 14)).production.latest == date(2018, 12, 24)


def test_a_question_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        track(an_order(), OUTSPOKEN, datetime(2026, 11, 16))  # noqa: DTZ001 - that is what is tested

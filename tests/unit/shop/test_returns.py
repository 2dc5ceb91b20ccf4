from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shop.order import FinancialStatus, Order, ShipmentStatus
from bot.shop.profile import ShopProfile
from bot.shop.remedies import Remedy, RemedyKind, Rule
from bot.shop.returns import ItemReturn, ReturnVerdict, check_return, is_possible_receipt
from tests.unit.shop.orders import a_parcel, an_item, an_order, shop_clock
from tests.unit.shop.profiles import OUTSPOKEN, SILENT, shop

RECEIVED = date(2026, 11, 17)
LAST_DAY = date(2026, 12, 1)
LENGTH_EXCHANGE = Remedy(
    RemedyKind.LENGTH_EXCHANGE, Rule.LENGTH_EXCHANGE, fee_lowest=Decimal("9.00"), fee_highest=Decimal("12.00")
)
IN_WARRANTY = Remedy(RemedyKind.WARRANTY, Rule.WARRANTY, last_day=date(2026, 12, 17))
REPLACEMENT = Remedy(RemedyKind.CONTACT_FOR_REPLACEMENT, Rule.WARRANTY)


def delivered(on: date | None = RECEIVED, **fields: object):
    return a_parcel(ShipmentStatus.DELIVERED, delivered_on=on, **fields)


def judged(
    order: Order, today: date = RECEIVED, received_on: date | None = None, profile: ShopProfile = OUTSPOKEN
) -> ItemReturn:
    """The verdict on an order of one kind of piece."""
    (item,) = check_return(order, profile, today, received_on).items
    return item


@pytest.mark.parametrize(
    ("today", "verdict"),
    [
        (RECEIVED, ReturnVerdict.RETURNABLE),
        (LAST_DAY, ReturnVerdict.RETURNABLE),
        (date(2026, 12, 2), ReturnVerdict.WINDOW_CLOSED),
    ],
)
def test_the_fourteenth_day_after_receipt_is_the_last_for_a_return(today: date, verdict: ReturnVerdict) -> None:
    item = judged(an_order(shipments=(delivered(),)), today)
    assert (item.verdict, item.last_day, item.rests_on) == (verdict, LAST_DAY, Rule.WINDOW)
    assert not item.depends_on_shopper


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        (date(2028, 2, 20), date(2028, 3, 5)),
        (date(2027, 2, 20), date(2027, 3, 6)),
        (date(2026, 12, 25), date(2027, 1, 8)),
    ],
)
def test_leap_days_and_years_ends_do_not_lengthen_the_window(received: date, last_day: date) -> None:
    assert judged(an_order(shipments=(delivered(received),)), received).last_day == last_day


def test_a_custom_piece_cannot_be_returned_even_inside_the_window() -> None:
    item = judged(an_order(an_item("Custom Saint Necklace"), shipments=(delivered(),)))
    assert (item.verdict, item.rests_on, item.last_day) == (ReturnVerdict.MADE_TO_ORDER, Rule.CUSTOM, None)


def test_earrings_cannot_be_returned_even_inside_the_window() -> None:
    item = judged(an_order(an_item("Luna Earrings"), shipments=(delivered(),)))
    assert (item.verdict, item.rests_on, item.last_day) == (ReturnVerdict.EARRINGS, Rule.EARRINGS, None)


def test_custom_earrings_are_refused_as_made_to_order() -> None:
    item = judged(an_order(an_item("Custom Luna Earrings"), shipments=(delivered(),)))
    assert item.verdict is ReturnVerdict.MADE_TO_ORDER


def test_a_shop_that_takes_back_custom_pieces_and_earrings_has_one_window_for_all() -> None:
    generous = shop(returns=OUTSPOKEN.returns.copy(update={"accepts_custom": True, "accepts_earrings": True}))
    for title in ("Custom Saint Necklace", "Luna Earrings"):
        item = judged(an_order(an_item(title), shipments=(delivered(),)), profile=generous)
        assert (item.verdict, item.last_day) == (ReturnVerdict.RETURNABLE, LAST_DAY)


@pytest.mark.parametrize(
    "status",
    [
        ShipmentStatus.LABEL_PRINTED,
        ShipmentStatus.IN_TRANSIT,
        ShipmentStatus.OUT_FOR_DELIVERY,
        ShipmentStatus.ATTEMPTED_DELIVERY,
        ShipmentStatus.READY_FOR_PICKUP,
        ShipmentStatus.FAILURE,
    ],
)
def test_a_parcel_that_the_carrier_still_has_is_not_delivered(status: ShipmentStatus) -> None:
    report = check_return(an_order(shipments=(a_parcel(status),)), OUTSPOKEN, RECEIVED)
    assert [item.verdict for item in report.items] == [ReturnVerdict.NOT_DELIVERED]
    assert not report.needs_day_of_receipt


def test_a_piece_that_has_not_left_the_shop_is_not_delivered_whatever_the_shopper_says() -> None:
    assert judged(an_order(), received_on=RECEIVED).verdict is ReturnVerdict.NOT_DELIVERED


@pytest.mark.parametrize(
    "fields",
    [
        {"shipments": (delivered(on=None),)},
        {"shipments": (a_parcel(ShipmentStatus.UNKNOWN),)},
        {"fulfilled": True},
    ],
)
def test_a_piece_that_came_on_an_unknown_day_waits_for_the_shopper_to_name_it(fields: dict) -> None:
    order = an_order(**fields)
    report = check_return(order, OUTSPOKEN, LAST_DAY)
    assert [item.verdict for item in report.items] == [ReturnVerdict.DELIVERY_DATE_UNKNOWN]
    assert report.needs_day_of_receipt

    told = check_return(order, OUTSPOKEN, LAST_DAY, received_on=RECEIVED)
    assert [(item.verdict, item.last_day) for item in told.items] == [(ReturnVerdict.RETURNABLE, LAST_DAY)]
    assert told.depends_on_shopper
    assert not told.needs_day_of_receipt


def test_a_shopper_who_holds_the_piece_is_believed_against_an_old_word_of_the_carrier() -> None:
    item = judged(an_order(shipments=(a_parcel(ShipmentStatus.IN_TRANSIT),)), LAST_DAY, received_on=RECEIVED)
    assert (item.verdict, item.depends_on_shopper) == (ReturnVerdict.RETURNABLE, True)


def test_the_carriers_day_of_delivery_outweighs_the_shoppers() -> None:
    item = judged(an_order(shipments=(delivered(),)), date(2026, 12, 2), received_on=date(2026, 12, 1))
    assert (item.verdict, item.received_on, item.depends_on_shopper) == (ReturnVerdict.WINDOW_CLOSED, RECEIVED, False)


@pytest.mark.parametrize(
    ("day", "possible"),
    [(date(2026, 11, 2), False), (date(2026, 11, 3), True), (LAST_DAY, True), (date(2026, 12, 2), False)],
)
def test_nothing_comes_before_it_was_ordered_or_after_today(day: date, possible: bool) -> None:
    order = an_order(fulfilled=True)
    assert is_possible_receipt(order, day, OUTSPOKEN, today=LAST_DAY) is possible
    unknown = judged(order, LAST_DAY, received_on=day).verdict is ReturnVerdict.DELIVERY_DATE_UNKNOWN
    assert unknown is not possible


def test_each_piece_has_the_window_of_the_parcel_that_brought_it() -> None:
    order = an_order(
        an_item(quantity=2),
        an_item("Ring", "2"),
        shipments=(
            delivered(date(2026, 11, 10), lines=(("1", 1),)),
            delivered(RECEIVED, lines=(("1", 1), ("2", 1)), shipment_id="B"),
        ),
    )
    report = check_return(order, OUTSPOKEN, date(2026, 11, 25))
    assert [(item.item.line_id, item.quantity, item.verdict, item.last_day) for item in report.items] == [
        ("1", 1, ReturnVerdict.WINDOW_CLOSED, date(2026, 11, 24)),
        ("1", 1, ReturnVerdict.RETURNABLE, LAST_DAY),
        ("2", 1, ReturnVerdict.RETURNABLE, LAST_DAY),
    ]


def test_pieces_of_one_item_that_share_a_verdict_are_told_together() -> None:
    parcels = (delivered(lines=(("1", 1),)), delivered(lines=(("1", 2),), shipment_id="B"))
    item = judged(an_order(an_item(quantity=3), shipments=parcels))
    assert (item.quantity, item.verdict) == (3, ReturnVerdict.RETURNABLE)


def test_a_refunded_piece_cannot_be_returned_again_and_its_neighbour_can() -> None:
    order = an_order(an_item(refunded_quantity=1), an_item("Ring", "2"), shipments=(delivered(),))
    verdicts = [item.verdict for item in check_return(order, OUTSPOKEN, RECEIVED).items]
    assert verdicts == [ReturnVerdict.ALREADY_REFUNDED, ReturnVerdict.RETURNABLE]


def test_only_the_pieces_that_are_left_of_a_line_can_be_returned() -> None:
    order = an_order(an_item(quantity=3, refunded_quantity=1), shipments=(delivered(),))
    found = [(item.verdict, item.quantity) for item in check_return(order, OUTSPOKEN, RECEIVED).items]
    assert found == [(ReturnVerdict.RETURNABLE, 2), (ReturnVerdict.ALREADY_REFUNDED, 1)]


def test_an_order_whose_money_is_back_has_nothing_to_return() -> None:
    order = an_order(an_item("Luna Earrings"), financial_status=FinancialStatus.REFUNDED, shipments=(delivered(),))
    assert judged(order).verdict is ReturnVerdict.ALREADY_REFUNDED


def test_a_cancelled_order_has_nothing_to_return() -> None:
    order = an_order(cancelled_at=shop_clock(2026, 11, 4), financial_status=FinancialStatus.REFUNDED)
    item = judged(order)
    assert (item.verdict, item.rests_on) == (ReturnVerdict.ORDER_CANCELLED, None)


def test_a_shop_without_a_return_policy_promises_and_refuses_nothing() -> None:
    item = judged(an_order(an_item("Custom earrings"), shipments=(delivered(),)), profile=SILENT)
    assert (item.verdict, item.rests_on, item.remedies) == (ReturnVerdict.NOT_STATED, None, ())


def test_a_shop_without_a_return_policy_still_knows_what_was_cancelled_or_refunded() -> None:
    cancelled = an_order(cancelled_at=shop_clock(2026, 11, 4))
    refunded = an_order(financial_status=FinancialStatus.REFUNDED)
    assert judged(cancelled, profile=SILENT).verdict is ReturnVerdict.ORDER_CANCELLED
    assert judged(refunded, profile=SILENT).verdict is ReturnVerdict.ALREADY_REFUNDED


@pytest.mark.parametrize(
    ("title", "today", "remedies"),
    [
        ("Luna Necklace", date(2026, 12, 2), (LENGTH_EXCHANGE, IN_WARRANTY)),
        ("Luna Necklace", date(2026, 12, 17), (LENGTH_EXCHANGE, IN_WARRANTY)),
        ("Luna Necklace", date(2026, 12, 18), (LENGTH_EXCHANGE, REPLACEMENT)),
        ("Custom Necklace", RECEIVED, (LENGTH_EXCHANGE, IN_WARRANTY)),
        ("Luna Earrings", RECEIVED, (IN_WARRANTY,)),  # earrings have no length
        ("Custom Earrings", date(2026, 12, 18), (REPLACEMENT,)),
    ],
)
def test_who_cannot_return_a_piece_hears_what_is_left(title: str, today: date, remedies: tuple[Remedy, ...]) -> None:
    assert judged(an_order(an_item(title), shipments=(delivered(),)), today).remedies == remedies


def test_the_warranty_has_no_last_day_while_the_day_of_receipt_is_unknown() -> None:
    item = judged(an_order(an_item("Luna Earrings"), fulfilled=True))
    assert item.remedies == (Remedy(RemedyKind.WARRANTY, Rule.WARRANTY, last_day=None),)


def test_a_warranty_that_rests_on_the_shoppers_word_says_so() -> None:
    item = judged(an_order(an_item("Luna Earrings"), fulfilled=True), received_on=RECEIVED)
    assert (item.remedies, item.depends_on_shopper) == ((IN_WARRANTY,), True)


@pytest.mark.parametrize("title", ["Custom Necklace", "Luna Earrings"])
def test_nothing_is_offered_for_a_piece_that_has_not_come(title: str) -> None:
    assert judged(an_order(an_item(title))).remedies == ()


def test_a_piece_that_can_be_returned_needs_no_other_way() -> None:
    assert judged(an_order(shipments=(delivered(),))).remedies == ()


@pytest.mark.parametrize(
    ("profile", "remedies"),
    [
        (shop(warranty=None), (LENGTH_EXCHANGE,)),
        (shop(returns=OUTSPOKEN.returns.copy(update={"length_exchange": None})), (REPLACEMENT,)),
        (shop(warranty=OUTSPOKEN.warranty.copy(update={"replacement_afterwards": False})), (LENGTH_EXCHANGE,)),
    ],
)
def test_only_what_the_shop_has_stated_is_offered(profile: ShopProfile, remedies: tuple[Remedy, ...]) -> None:
    item = judged(an_order(shipments=(delivered(),)), date(2027, 2, 1), profile=profile)
    assert (item.verdict, item.remedies) == (ReturnVerdict.WINDOW_CLOSED, remedies)


@given(received=st.dates(date(2026, 11, 3), date(2040, 1, 1)), passed=st.integers(0, 60))
def test_a_window_that_has_closed_stays_closed(received: date, passed: int) -> None:
    order = an_order(shipments=(delivered(received),))
    item = judged(order, received + timedelta(days=passed))
    assert (item.verdict is ReturnVerdict.RETURNABLE) == (passed <= 14)
    assert item.last_day == received + timedelta(days=14)

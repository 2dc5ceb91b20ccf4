from bot.shop.order import OrderItem, ShipmentStatus
from bot.shop.parcels import items_in, no_longer_counts, not_shipped, portions
from tests.unit.shop.orders import a_parcel, an_item, an_order


def shape(order) -> list[tuple[str, int, str | None]]:
    return [
        (portion.item.line_id, portion.quantity, portion.shipment.shipment_id if portion.shipment else None)
        for portion in portions(order)
    ]


def waiting(order) -> list[tuple[str, int]]:
    return [(item.line_id, item.quantity) for item in not_shipped(order)]


def two_necklaces(**fields: object) -> OrderItem:
    return an_item(quantity=2, **fields)


def test_each_parcel_has_its_pieces_and_the_rest_is_waiting() -> None:
    order = an_order(two_necklaces(), an_item("Ring", "2"), shipments=(a_parcel(lines=(("1", 1),)),))
    assert shape(order) == [("1", 1, "A"), ("1", 1, None), ("2", 1, None)]
    assert waiting(order) == [("1", 1), ("2", 1)]


def test_a_parcel_that_lists_no_lines_holds_everything() -> None:
    order = an_order(two_necklaces(), an_item("Ring", "2"), shipments=(a_parcel(),))
    assert shape(order) == [("1", 2, "A"), ("2", 1, "A")]
    assert items_in(order.shipments[0], order) == order.items


def test_a_parcel_holds_only_the_items_that_it_lists() -> None:
    order = an_order(an_item(), an_item("Ring", "2"), shipments=(a_parcel(lines=(("2", 1), ("1", 0))),))
    assert items_in(order.shipments[0], order) == (order.items[1],)


def test_a_refunded_piece_is_not_waited_for() -> None:
    order = an_order(two_necklaces(refunded_quantity=1), shipments=(a_parcel(lines=(("1", 1),)),))
    assert shape(order) == [("1", 1, "A")]
    assert waiting(order) == []


def test_nothing_is_waiting_when_the_shop_says_that_all_has_left() -> None:
    assert waiting(an_order(fulfilled=True)) == []
    assert waiting(an_order(fulfilled=False)) == [("1", 1)]


def test_a_parcel_that_failed_no_longer_counts_once_its_pieces_were_sent_again() -> None:
    failed = a_parcel(ShipmentStatus.FAILURE, lines=(("1", 1),))
    resent = a_parcel(lines=(("1", 1),), shipment_id="B")
    order = an_order(shipments=(failed, resent))
    assert shape(order) == [("1", 1, "B")]
    assert no_longer_counts(failed, order)
    assert not no_longer_counts(resent, order)


def test_a_parcel_that_failed_counts_as_long_as_nothing_replaces_it() -> None:
    failed = a_parcel(ShipmentStatus.FAILURE, lines=(("1", 1),))
    assert not no_longer_counts(failed, an_order(shipments=(failed,)))

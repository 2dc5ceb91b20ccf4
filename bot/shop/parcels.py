"""Which pieces of an order went into which parcel, and which have not left yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.shop.order import Order, OrderItem, Shipment, ShipmentStatus


@dataclass(frozen=True)
class Portion:
    """So many pieces of one item that share a fate. `shipment` None: no parcel is known to hold them."""

    item: OrderItem
    quantity: int
    shipment: Shipment | None


def portions(order: Order) -> tuple[Portion, ...]:
    """The pieces that the shopper still has coming or has got, by item and parcel; refunded ones are left out."""
    return tuple(portion for item in order.items for portion in portions_of(item, order))


def portions_of(item: OrderItem, order: Order) -> Iterator[Portion]:
    """The pieces of one item of the order, parcel by parcel, and then those that no parcel is known to hold.

    Parcels are taken in the order in which the shop names them, those that failed last: what they held may have been
    sent again. A parcel that does not list its lines holds whatever is left of every line.
    """
    left = item.remaining_quantity
    for shipment in sorted(order.shipments, key=lambda shipment: shipment.status is ShipmentStatus.FAILURE):
        held = min(left, _held(item, shipment))
        if held:
            yield Portion(item, held, shipment)
        left -= held
    if left:
        yield Portion(item, left, None)


def not_shipped(order: Order) -> tuple[OrderItem, ...]:
    """The items that have not left yet, each with `quantity` set to how many; none if the shop says all have."""
    if order.fulfilled:
        return ()
    return tuple(
        replace(portion.item, quantity=portion.quantity, refunded_quantity=0)
        for portion in portions(order)
        if portion.shipment is None
    )


def items_in(shipment: Shipment, order: Order) -> tuple[OrderItem, ...]:
    """The items of which the parcel holds at least one piece; every item where the parcel does not say."""
    if not shipment.lines:
        return order.items
    lines = {line_id for line_id, quantity in shipment.lines if quantity}
    return tuple(item for item in order.items if item.line_id in lines)


def no_longer_counts(shipment: Shipment, order: Order) -> bool:
    """Whether the parcel failed and all that was in it has been sent again or refunded."""
    failed = shipment.status is ShipmentStatus.FAILURE
    return failed and all(portion.shipment != shipment for portion in portions(order))


def _held(item: OrderItem, shipment: Shipment) -> int:
    if not shipment.lines:
        return item.quantity
    return sum(quantity for line_id, quantity in shipment.lines if line_id == item.line_id)

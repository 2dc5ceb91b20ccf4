"""What is known of an order once another export has told of it.

Shopify's JSON says when the order last changed; its CSV does not, and it leaves out shipments, properties and
deliveries. So a JSON replaces an older JSON, and a CSV only adds. A CSV is taken for older than what is known if it is
behind in something that only goes forward (paid, shipped, cancelled, refunded) and ahead in nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.orders.naming import email_key
from bot.shop.order import FinancialStatus, Order, Shipment, ShipmentStatus

_MONEY_STEPS = {
    FinancialStatus.PENDING: 0,
    FinancialStatus.AUTHORIZED: 1,
    FinancialStatus.PARTIALLY_PAID: 2,
    FinancialStatus.PAID: 3,
    FinancialStatus.PARTIALLY_REFUNDED: 4,
    FinancialStatus.REFUNDED: 5,
    FinancialStatus.VOIDED: 5,
}
_FIRST_REFUND_STEP = _MONEY_STEPS[FinancialStatus.PARTIALLY_REFUNDED]


def merge(known: Order, known_at: datetime | None, told: Order, told_at: datetime | None) -> Order | None:
    """What is known now, or None if what is `told` is older. `known_at`, `told_at`: last change, None for a CSV."""
    if known_at is not None and told_at is not None:
        if told_at < known_at:
            return None
        newer = replace(told, shipments=_with_known_deliveries(known, told))
        if told_at == known_at:
            # The same export again, at most with later events: what a CSV has added since stays.
            return _detailed_and_flat(_with_words_of(known, newer), known)
        return _lasting(known, newer)
    if told_at is not None:
        return _detailed_and_flat(told, known)
    if _is_older(told, known):
        return None
    if known_at is not None:
        money = replace(known, financial_status=told.financial_status, refunded_amount=told.refunded_amount)
        return _lasting(known, _detailed_and_flat(_with_words_of(told, money), told))
    return _lasting(known, told)


def _is_older(told: Order, known: Order) -> bool:
    steps = [(step(told), step(known)) for step in (_money_step, _shipping_step, _cancelled_step)]
    behind = any(now < before for now, before in steps)
    ahead = any(now > before for now, before in steps)
    return behind and not ahead


def _money_step(order: Order) -> int:
    return _MONEY_STEPS[order.financial_status]


def _shipping_step(order: Order) -> int:
    return 2 if order.fulfilled else 1 if order.shipments else 0


def _cancelled_step(order: Order) -> int:
    return int(order.is_cancelled)


def _lasting(known: Order, told: Order) -> Order:
    """`told`, but still cancelled and refunded if that is known: neither can be taken back in a shop."""
    refund_known = _money_step(known) >= _FIRST_REFUND_STEP and _money_step(known) > _money_step(told)
    return replace(
        told,
        financial_status=known.financial_status if refund_known else told.financial_status,
        cancelled_at=told.cancelled_at or known.cancelled_at,
        refunded_at=told.refunded_at or known.refunded_at,
        refunded_amount=max(told.refunded_amount, known.refunded_amount),
    )


def _detailed_and_flat(detailed: Order, flat: Order) -> Order:
    """A JSON's order with what only a CSV knows: that it has left, in which parts, that it is cancelled or refunded."""
    shipments = detailed.shipments or _for_items_of(detailed, flat)
    return _lasting(flat, replace(detailed, fulfilled=detailed.fulfilled or flat.fulfilled, shipments=shipments))


def _with_words_of(other: Order, order: Order) -> Order:
    """The order with the address, method and country of the `other`, as far as it has any."""
    same_address = not other.email or email_key(other.email) == email_key(order.email)
    return replace(
        order,
        email=order.email if same_address else other.email,
        shipping_method=other.shipping_method or order.shipping_method,
        country=other.country or order.country,
    )


def _for_items_of(detailed: Order, flat: Order) -> tuple[Shipment, ...]:
    """The CSV's shipments with the JSON's line ids; none if the lines of the two cannot be told to be the same."""
    if not any(shipment.lines for shipment in flat.shipments):
        return flat.shipments
    pairs = list(zip(flat.items, detailed.items, strict=False))
    if len(flat.items) != len(detailed.items) or not all(f.title.startswith(d.title) for f, d in pairs):
        return ()
    ids = {f.line_id: d.line_id for f, d in pairs}
    return tuple(
        replace(shipment, lines=tuple((ids[line_id], quantity) for line_id, quantity in shipment.lines))
        for shipment in flat.shipments
    )


def _with_known_deliveries(known: Order, told: Order) -> tuple[Shipment, ...]:
    """The shipments as told, with the delivery days that an export with events gave and one without events lacks."""
    days = {shipment.shipment_id: shipment.delivered_on for shipment in known.shipments}
    silent = (ShipmentStatus.DELIVERED, ShipmentStatus.UNKNOWN)
    return tuple(
        replace(shipment, status=ShipmentStatus.DELIVERED, delivered_on=days[shipment.shipment_id])
        if shipment.delivered_on is None and shipment.status in silent and days.get(shipment.shipment_id)
        else shipment
        for shipment in told.shipments
    )

"""Orders as text for the owner's terminal. Shoppers never see this."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from bot.shop.order import Order, OrderItem, Shipment


def instant_text(at: datetime, zone: tzinfo) -> str:
    """ "2026-11-03 14:07", in the zone of the shop."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def one_line(text: str) -> str:
    """What somebody typed, as it may stand in a list: it can neither begin a line nor steer the terminal."""
    return " ".join("".join(one for one in text if one.isprintable() or one.isspace()).split())


def order_line(order: Order, zone: tzinfo) -> str:
    """One line: name, time, address, money, how far it is."""
    money = f"{order.total} {order.currency}"
    parts = (
        f"{one_line(order.name):<10}",
        instant_text(order.created_at, zone),
        f"{money:>12}",
        f"{_state(order):<20}",
        one_line(order.email),
    )
    return "  ".join(parts).rstrip()


def order_text(order: Order, zone: tzinfo) -> str:
    """Everything that is known of the order, a line for each thing."""
    return "\n".join(_lines(order, zone))


def _lines(order: Order, zone: tzinfo) -> Iterator[str]:
    yield f"Order {one_line(order.name)}: {_state(order)}"
    yield f"  placed       {instant_text(order.created_at, zone)}"
    yield f"  e-mail       {one_line(order.email) or '(none: no shopper can look it up)'}"
    yield f"  payment      {order.financial_status.value}, {order.total} {order.currency}"
    if order.refunded_amount:
        when = f" on {instant_text(order.refunded_at, zone)}" if order.refunded_at else ""
        yield f"  refunded     {order.refunded_amount} {order.currency}{when}"
    if order.cancelled_at:
        yield f"  cancelled    {instant_text(order.cancelled_at, zone)}"
    yield f"  shipping     {one_line(order.shipping_method) or '(method unknown)'}, to {order.country or '(country unknown)'}"
    titles = {item.line_id: item.title for item in order.items}
    for item in order.items:
        yield f"  item         {_item(item, order.currency)}"
    for shipment in order.shipments:
        yield f"  shipment     {_shipment(shipment, titles, zone)}"


def _state(order: Order) -> str:
    if order.is_cancelled:
        return "cancelled"
    if order.is_refunded:
        return "refunded"
    if order.shipments and all(shipment.delivered_on for shipment in order.shipments) and order.fulfilled:
        return "delivered"
    if order.fulfilled:
        return "shipped"
    return "shipped in part" if order.shipments else "not shipped"


def _item(item: OrderItem, currency: str) -> str:
    parts = [f"{item.quantity} x {item.title}", item.variant, f"{item.unit_price} {currency}", item.sku]
    parts += [f"{name}: {value}" for name, value in item.properties]
    if item.tags:
        parts.append(f"tags {', '.join(item.tags)}")
    if item.refunded_quantity:
        parts.append(f"{item.refunded_quantity} refunded")
    return " | ".join(one_line(part) for part in parts if part)


def _shipment(shipment: Shipment, titles: dict[str, str], zone: tzinfo) -> str:
    parts = [
        f"left {instant_text(shipment.shipped_at, zone)}" if shipment.shipped_at else "left at an unknown time",
        shipment.status.value.replace("_", " "),
        f"delivered on {shipment.delivered_on}" if shipment.delivered_on else "",
        f"{shipment.carrier} {shipment.tracking_number}".strip(),
        shipment.tracking_url,
        ", ".join(f"{quantity} x {titles.get(line_id, line_id)}" for line_id, quantity in shipment.lines),
    ]
    return " | ".join(one_line(part) for part in parts if part)

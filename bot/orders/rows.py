"""Between the tables' rows and the values of bot.shop.order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any

from bot.orders.naming import email_key, order_key, order_number
from bot.shop.order import FinancialStatus, Order, OrderItem, Shipment, ShipmentStatus

Row = Mapping[str, Any]


def order_row(order: Order, updated_at: datetime | None, is_demo: bool) -> dict[str, Any]:
    """The row of table `orders`."""
    return {
        "key": order_key(order.name),
        "number": order_number(order.name),
        "name": order.name,
        "email": order.email,
        "email_key": email_key(order.email),
        "created_at": order.created_at,
        "updated_at": updated_at,
        "financial_status": order.financial_status.value,
        "fulfilled": order.fulfilled,
        "cancelled_at": order.cancelled_at,
        "refunded_at": order.refunded_at,
        "shipping_method": order.shipping_method,
        "country": order.country,
        "currency": order.currency,
        "total": order.total,
        "refunded_amount": order.refunded_amount,
        "is_demo": is_demo,
    }


def item_rows(order: Order) -> list[dict[str, Any]]:
    """The rows of table `order_items`, in the order's own sequence."""
    key = order_key(order.name)
    return [{"order_key": key, "position": place} | vars(item) for place, item in enumerate(order.items)]


def shipment_rows(order: Order) -> list[dict[str, Any]]:
    """The rows of table `shipments`, in the order's own sequence."""
    key = order_key(order.name)
    return [
        {"order_key": key, "position": place} | vars(shipment) | {"status": shipment.status.value}
        for place, shipment in enumerate(order.shipments)
    ]


def order_from(row: Row, items: Iterable[Row], shipments: Iterable[Row]) -> Order:
    """The order as the exports told it. Rows of items and shipments come in their sequence."""
    return Order(
        name=row["name"],
        email=row["email"],
        created_at=row["created_at"],
        items=tuple(_item(item) for item in items),
        shipments=tuple(_shipment(shipment) for shipment in shipments),
        financial_status=FinancialStatus(row["financial_status"]),
        fulfilled=row["fulfilled"],
        cancelled_at=row["cancelled_at"],
        refunded_at=row["refunded_at"],
        shipping_method=row["shipping_method"],
        country=row["country"],
        currency=row["currency"],
        total=row["total"],
        refunded_amount=row["refunded_amount"],
    )


def with_entered_delivery(order: Order, day: date) -> Order:
    """The order, delivered on the `day` that the shop has entered, wherever no carrier has named a day.

    A parcel that left after that day cannot be the one that came on it. An order without any shipment gets one that
    holds every line.
    """
    if not order.shipments:
        entered = Shipment("entered", shipped_at=None, status=ShipmentStatus.DELIVERED, delivered_on=day)
        return replace(order, shipments=(entered,), fulfilled=True)
    shipments = tuple(
        replace(shipment, status=ShipmentStatus.DELIVERED, delivered_on=day)
        if shipment.delivered_on is None and _had_left(shipment, day)
        else shipment
        for shipment in order.shipments
    )
    return replace(order, shipments=shipments)


def _had_left(shipment: Shipment, day: date) -> bool:
    if shipment.shipped_at is None:
        return True
    # In UTC an evening parcel may already bear the next day's date; a parcel delivered on its own day is kept too.
    return (shipment.shipped_at.astimezone(timezone.utc).date() - day).days <= 1


def _item(row: Row) -> OrderItem:
    return OrderItem(
        line_id=row["line_id"],
        title=row["title"],
        quantity=row["quantity"],
        unit_price=row["unit_price"],
        variant=row["variant"],
        sku=row["sku"],
        properties=tuple((name, value) for name, value in row["properties"]),
        tags=tuple(row["tags"]),
        refunded_quantity=row["refunded_quantity"],
    )


def _shipment(row: Row) -> Shipment:
    return Shipment(
        shipment_id=row["shipment_id"],
        shipped_at=row["shipped_at"],
        status=ShipmentStatus(row["status"]),
        carrier=row["carrier"],
        tracking_number=row["tracking_number"],
        tracking_url=row["tracking_url"],
        lines=tuple((line_id, quantity) for line_id, quantity in row["lines"]),
        delivered_on=row["delivered_on"],
    )

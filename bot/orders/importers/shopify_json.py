"""Orders from the JSON of Shopify's Admin API: one order, a list of them, or {"orders": [...]}."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.orders.importers.entries import BadValue, Problem, Told, Unreadable
from bot.orders.importers.values import (
    amount,
    country_code,
    currency,
    financial_status,
    instant,
    optional_instant,
    quantity,
    text,
)
from bot.orders.naming import order_key
from bot.shop.business_days import shop_day
from bot.shop.order import Order, OrderItem, Shipment, ShipmentStatus
from bot.shop.profile import ShopProfile

Fields = dict[str, Any]

_NEVER_LEFT = ("cancelled", "error", "failure")
# Words of newer interfaces for the same thing.
_STATUS_ALIASES = {
    "carrier_picked_up": ShipmentStatus.IN_TRANSIT,
    "delayed": ShipmentStatus.IN_TRANSIT,
    "picked_up": ShipmentStatus.DELIVERED,
}


def read_json(document: Any, profile: ShopProfile) -> Iterator[Told | Problem]:
    """Each order and each problem, in the file's sequence. Raises Unreadable if the document holds no orders."""
    for place, fields in enumerate(_orders_of(document), start=1):
        name = fields.get("name") if isinstance(fields, dict) else None
        where = f"order {place} ({name})" if isinstance(name, str) and name else f"order {place}"
        try:
            yield _told(where, _object("order", fields), profile)
        except BadValue as error:
            yield Problem(where, str(error))


def _orders_of(document: Any) -> list[Any]:
    if isinstance(document, dict):
        if "orders" in document:
            document = document["orders"]
        elif "order" in document:
            document = [document["order"]]
        elif "line_items" in document:
            document = [document]
    if not isinstance(document, list):
        raise Unreadable("not Shopify's order JSON: neither an order, nor a list of orders, nor {“orders”: […]}")
    return document


def _told(where: str, fields: Fields, profile: ShopProfile) -> Told:
    number = fields.get("order_number")
    name = text("name", fields.get("name") or (f"#{number}" if number else None), longest=100)
    if not order_key(name):
        raise BadValue("name: an order needs its name, such as #1042")
    refunds = _objects("refunds", fields)
    paid_back = [(instant("refund created_at", refund.get("created_at")), _paid_back(refund)) for refund in refunds]
    order = Order(
        name=name,
        email=_email(fields),
        created_at=instant("created_at", fields.get("created_at")),
        items=_items(_objects("line_items", fields), refunds),
        shipments=_shipments(_objects("fulfillments", fields), profile),
        financial_status=financial_status("financial_status", fields.get("financial_status")),
        fulfilled=fields.get("fulfillment_status") == "fulfilled",
        cancelled_at=optional_instant("cancelled_at", fields.get("cancelled_at")),
        refunded_at=max((at for at, money in paid_back if money), default=None),
        shipping_method=_first_title(_objects("shipping_lines", fields)),
        country=_country(fields),
        currency=currency("currency", fields.get("currency") or profile.currency),
        total=amount("total_price", fields.get("total_price")),
        refunded_amount=sum((money for _, money in paid_back), Decimal("0.00")),
    )
    return Told(where, order, instant("updated_at", fields.get("updated_at") or fields.get("created_at")))


def _email(fields: Fields) -> str:
    customer = _object("customer", fields.get("customer") or {})
    known = (fields.get("email"), fields.get("contact_email"), customer.get("email"))
    return next((text("email", email, longest=320) for email in known if email), "")


def _country(fields: Fields) -> str:
    address = _object("shipping_address", fields.get("shipping_address") or {})
    return country_code(text("country", address.get("country_code") or address.get("country")))


def _first_title(shipping_lines: list[Fields]) -> str:
    return text("shipping_lines title", shipping_lines[0].get("title")) if shipping_lines else ""


def _items(lines: list[Fields], refunds: list[Fields]) -> tuple[OrderItem, ...]:
    refunded: Counter[str] = Counter()
    for refund in refunds:
        for line in _objects("refund_line_items", refund):
            refunded[_id(line.get("line_item_id"))] += quantity("refund_line_items quantity", line.get("quantity"))
    return tuple(
        OrderItem(
            line_id=_id(line.get("id"), default=str(place)),
            title=text("title", line.get("title") or line.get("name")),
            quantity=quantity("quantity", line.get("quantity")),
            unit_price=amount("price", line.get("price")),
            variant=text("variant_title", line.get("variant_title")),
            sku=text("sku", line.get("sku")),
            properties=_properties(line),
            tags=_tags(line),
            refunded_quantity=refunded[_id(line.get("id"), default=str(place))],
        )
        for place, line in enumerate(lines, start=1)
    )


def _properties(line: Fields) -> tuple[tuple[str, str], ...]:
    """Names and values. Apps add properties of their own that shoppers never see; their names begin with "_"."""
    pairs = [
        (text("property name", pair.get("name")), _property_value(pair.get("value")))
        for pair in _objects("properties", line)
    ]
    return tuple((name, value) for name, value in pairs if name and value and not name.startswith("_"))


def _property_value(value: Any) -> str:
    return "" if value is None else text("property value", str(value))


def _tags(line: Fields) -> tuple[str, ...]:
    """The product's tags, which some tools put beside the line's own fields: a list, or words with commas."""
    product = line.get("product")
    tags = line.get("tags") or (product.get("tags") if isinstance(product, dict) else None) or []
    words = tags.split(",") if isinstance(tags, str) else tags if isinstance(tags, list) else []
    return tuple(word for word in (text("tags", word) for word in words) if word)


def _shipments(fulfillments: list[Fields], profile: ShopProfile) -> tuple[Shipment, ...]:
    return tuple(
        _shipment(place, fulfillment, profile)
        for place, fulfillment in enumerate(fulfillments, start=1)
        if fulfillment.get("status") not in _NEVER_LEFT
    )


def _shipment(place: int, fulfillment: Fields, profile: ShopProfile) -> Shipment:
    events = _events(fulfillment)
    status = _status(fulfillment, events)
    urls, numbers = fulfillment.get("tracking_urls"), fulfillment.get("tracking_numbers")
    return Shipment(
        shipment_id=_id(fulfillment.get("id"), default=str(place)),
        shipped_at=optional_instant("fulfillment created_at", fulfillment.get("created_at")),
        status=status,
        carrier=text("tracking_company", fulfillment.get("tracking_company")),
        tracking_number=text("tracking_number", fulfillment.get("tracking_number") or _first(numbers)),
        tracking_url=_web_address(text("tracking_url", fulfillment.get("tracking_url") or _first(urls))),
        lines=tuple(
            (_id(line.get("id")), quantity("fulfillment quantity", line.get("quantity")))
            for line in _objects("line_items", fulfillment)
        ),
        delivered_on=_delivered_on(events, profile) if status is ShipmentStatus.DELIVERED else None,
    )


def _events(fulfillment: Fields) -> list[tuple[datetime, ShipmentStatus]]:
    """What the carrier told, in the sequence in which it happened."""
    told = [event for name in ("events", "fulfillment_events") for event in _objects(name, fulfillment)]
    dated = [event for event in told if event.get("happened_at")]
    return sorted(
        ((instant("happened_at", event["happened_at"]), _named(event.get("status"))) for event in dated), key=_sequence
    )


def _sequence(event: tuple[datetime, ShipmentStatus]) -> tuple[datetime, bool, int]:
    """By time; of one time by the steps of the way, as the statuses stand, with the delivery as the last of them."""
    happened_at, status = event
    return happened_at, status is ShipmentStatus.DELIVERED, list(ShipmentStatus).index(status)


def _status(fulfillment: Fields, events: list[tuple[datetime, ShipmentStatus]]) -> ShipmentStatus:
    # `shipment_status` is a copy of the last event, and lags behind it.
    known = [status for _, status in events if status is not ShipmentStatus.UNKNOWN]
    return known[-1] if known else _named(fulfillment.get("shipment_status"))


def _delivered_on(events: list[tuple[datetime, ShipmentStatus]], profile: ShopProfile) -> date | None:
    """The day of the last delivery that the carrier told of. `updated_at` is no such day: any change moves it."""
    deliveries = [happened_at for happened_at, status in events if status is ShipmentStatus.DELIVERED]
    return shop_day(deliveries[-1], profile) if deliveries else None


def _named(status: Any) -> ShipmentStatus:
    word = str(status or "").lower()
    if word in _STATUS_ALIASES:
        return _STATUS_ALIASES[word]
    return ShipmentStatus(word) if word in set(ShipmentStatus) else ShipmentStatus.UNKNOWN


def _paid_back(refund: Fields) -> Decimal:
    """The money that has really gone back: an item can be refunded without any, and a payment can fail."""
    payments = _objects("transactions", refund)
    done = [p for p in payments if p.get("kind") == "refund" and p.get("status") == "success"]
    return sum((amount("refund amount", payment.get("amount")) for payment in done), Decimal("0.00"))


def _web_address(url: str) -> str:
    """The address if it is one that a shopper is given as a link, in words as on the card: https alone; else ""."""
    return url if url.startswith("https://") else ""


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else None


def _id(value: Any, default: str = "") -> str:
    return text("id", value, longest=64) or default


def _object(field: str, value: Any) -> Fields:
    if not isinstance(value, dict):
        raise BadValue(f"{field}: must be an object")
    return value


def _objects(field: str, parent: Fields) -> list[Fields]:
    value = parent.get(field) or []
    if not isinstance(value, list):
        raise BadValue(f"{field}: must be a list")
    return [_object(field, entry) for entry in value]

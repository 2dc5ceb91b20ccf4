"""Orders, instants and files for the tests of the order database."""

from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.shop.order import Order, OrderItem

CSV_EXPORT = Path(__file__).parents[2] / "data/shopify_orders.csv"
JSON_EXPORT = Path(__file__).parents[2] / "data/shopify_orders.json"


def utc(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """An instant of 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=timezone.utc)


def an_item(line_id: str = "1", title: str = "Tide Necklace", **fields: Any) -> OrderItem:
    """One necklace."""
    return OrderItem(
        line_id=line_id, title=title, quantity=fields.pop("quantity", 1), unit_price=Decimal("42.00"), **fields
    )


def an_order(name: str = "#1042", email: str = "jo@example.com", **fields: Any) -> Order:
    """Jo's order of one necklace, paid on November 3."""
    items = fields.pop("items", (an_item(),))
    return Order(name=name, email=email, created_at=fields.pop("created_at", utc(11, 3)), items=items, **fields)

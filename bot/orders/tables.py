"""The tables of the order database, and how instants and money are kept in them."""

from __future__ import annotations

from datetime import datetime, timezone
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator):
    """An aware datetime: kept in UTC and given back in UTC, also by SQLite, which has no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)


class Money(TypeDecorator):
    """A Decimal, kept as a whole number of hundredths: SQLite would make a float of it."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> int | None:
        if value is None:
            return None
        cents = value * 100
        if cents != cents.to_integral_value():
            raise ValueError(f"{value} has fractions of a hundredth")
        return int(cents)

    def process_result_value(self, value: int | None, dialect: Any) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


metadata = MetaData()

orders = Table(
    "orders",
    metadata,
    Column("key", String(255), primary_key=True),
    # The figure in the name, for a shopper who types 1042 where the shop says ST-1042; "" if there is no single one.
    Column("number", String(255), nullable=False, index=True),
    Column("name", String(255), nullable=False),
    Column("email", String(320), nullable=False),
    Column("email_key", String(320), nullable=False, index=True),
    Column("created_at", Instant, nullable=False, index=True),
    # When the export says that the order last changed; null as long as only CSV files have told of it.
    Column("updated_at", Instant),
    Column("financial_status", String(32), nullable=False),
    Column("fulfilled", Boolean, nullable=False),
    Column("cancelled_at", Instant),
    Column("refunded_at", Instant),
    Column("shipping_method", Text, nullable=False),
    Column("country", String(2), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("total", Money, nullable=False),
    Column("refunded_amount", Money, nullable=False),
    # Made up for trying Clasp out; goes when the first real order comes.
    Column("is_demo", Boolean, nullable=False),
)


def _of_an_order(**more: Any) -> Column:
    return Column("order_key", String(255), ForeignKey("orders.key", ondelete="CASCADE"), primary_key=True, **more)


order_items = Table(
    "order_items",
    metadata,
    _of_an_order(),
    Column("position", Integer, primary_key=True),
    Column("line_id", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("variant", Text, nullable=False),
    Column("sku", Text, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("unit_price", Money, nullable=False),
    Column("refunded_quantity", Integer, nullable=False),
    Column("properties", JSON, nullable=False),
    Column("tags", JSON, nullable=False),
)

shipments = Table(
    "shipments",
    metadata,
    _of_an_order(),
    Column("position", Integer, primary_key=True),
    Column("shipment_id", String(64), nullable=False),
    Column("shipped_at", Instant),
    Column("status", String(32), nullable=False),
    Column("carrier", Text, nullable=False),
    Column("tracking_number", Text, nullable=False),
    Column("tracking_url", Text, nullable=False),
    Column("lines", JSON, nullable=False),
    Column("delivered_on", Date),
)

# Apart from the shipments, so that no import can overwrite what the shop has entered by hand.
entered_deliveries = Table(
    "entered_deliveries",
    metadata,
    _of_an_order(),
    Column("delivered_on", Date, nullable=False),
)

failed_attempts = Table(
    "failed_attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String(64), nullable=False),
    Column("failed_at", Instant, nullable=False),
    Index("ix_failed_attempts_subject_failed_at", "subject", "failed_at"),
)

unsubscribes = Table(
    "unsubscribes",
    metadata,
    Column("email_key", String(320), primary_key=True),
    Column("email", String(320), nullable=False),
    Column("receipt", String(32), nullable=False, unique=True),
    Column("added_at", Instant, nullable=False),
)

requests = Table(
    "requests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("receipt", String(32), nullable=False, unique=True),
    Column("kind", String(32), nullable=False),
    Column("order_name", String(255), nullable=False),
    Column("email", String(320), nullable=False),
    Column("details", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("done_at", Instant),
)

unanswered_messages = Table(
    "unanswered_messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("label", String(64), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("session", String(64), nullable=False),
    Column("received_at", Instant, nullable=False, index=True),
)

# What has happened once and is to be remembered, although nothing else tells of it any more.
marks = Table("marks", metadata, Column("name", String(64), primary_key=True))

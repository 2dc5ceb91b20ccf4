"""An order as a shop knows it: items, shipments, money and instants. Values only; the decisions are elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum


class ShipmentStatus(str, Enum):
    """How far a parcel has come: the values of Shopify's `shipment_status`, step by step, and UNKNOWN where it is null."""

    UNKNOWN = "unknown"
    LABEL_PRINTED = "label_printed"
    LABEL_PURCHASED = "label_purchased"
    CONFIRMED = "confirmed"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPTED_DELIVERY = "attempted_delivery"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELIVERED = "delivered"
    FAILURE = "failure"


class FinancialStatus(str, Enum):
    """Whether the money has come and gone: the values of Shopify's `financial_status`."""

    PENDING = "pending"
    AUTHORIZED = "authorized"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    PARTIALLY_REFUNDED = "partially_refunded"
    REFUNDED = "refunded"
    VOIDED = "voided"


@dataclass(frozen=True)
class OrderItem:
    """One line of an order.

    `properties` are Shopify's line item properties (an engraving, a saint's name), `tags` those of the product,
    `refunded_quantity` how many of `quantity` the shop has refunded or removed.
    """

    line_id: str
    title: str
    quantity: int
    unit_price: Decimal
    variant: str = ""
    sku: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    refunded_quantity: int = 0

    @property
    def remaining_quantity(self) -> int:
        """How many of this line have not been refunded."""
        return max(self.quantity - self.refunded_quantity, 0)


@dataclass(frozen=True)
class Shipment:
    """One parcel: Shopify's fulfillment.

    `lines` pairs a line_id with the quantity in this parcel; empty means that the export does not say, so every line.
    `delivered_on` is the day of delivery in the shop's time zone: from the carrier's event, or entered by the shop;
    None means that it has not been delivered or that the day is not known (then `status` tells which).
    """

    shipment_id: str
    shipped_at: datetime | None
    status: ShipmentStatus = ShipmentStatus.UNKNOWN
    carrier: str = ""
    tracking_number: str = ""
    tracking_url: str = ""
    lines: tuple[tuple[str, int], ...] = ()
    delivered_on: date | None = None


@dataclass(frozen=True)
class Order:
    """One order. `name` is what the shop calls it ("#1042"), `created_at` and the other instants are aware.

    `fulfilled` means that the shop has marked the whole order as shipped, even if no shipment tells of it
    (Shopify's CSV has no tracking). `country` is the ISO 3166-1 alpha-2 code of the shipping address, "" if unknown.
    """

    name: str
    email: str
    created_at: datetime
    items: tuple[OrderItem, ...]
    shipments: tuple[Shipment, ...] = ()
    financial_status: FinancialStatus = FinancialStatus.PAID
    fulfilled: bool = False
    cancelled_at: datetime | None = None
    refunded_at: datetime | None = None
    shipping_method: str = ""
    country: str = ""
    currency: str = "USD"
    total: Decimal = field(default_factory=lambda: Decimal("0.00"))
    refunded_amount: Decimal = field(default_factory=lambda: Decimal("0.00"))

    @property
    def is_cancelled(self) -> bool:
        """Whether the shop has cancelled the whole order."""
        return self.cancelled_at is not None

    @property
    def is_refunded(self) -> bool:
        """Whether all of its money has gone back, or every piece of it has been refunded or removed.

        Shopify tells both apart: its `financial_status` is "partially_refunded" while something is kept, such as the
        shipping, even if the lines of its refunds leave nothing of the order.
        """
        nothing_is_left = bool(self.items) and not any(item.remaining_quantity for item in self.items)
        return self.financial_status is FinancialStatus.REFUNDED or nothing_is_left

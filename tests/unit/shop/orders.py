"""Orders for the tests of decisions. Instants are on the outspoken shop's wall clock."""

from datetime import date, datetime, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.shop.order import Order, OrderItem, Shipment, ShipmentStatus

SHOP_TIME = ZoneInfo("America/Indiana/Indianapolis")


def shop_clock(year: int, month: int, day: int, hour: int = 10, minute: int = 0, second: int = 0) -> datetime:
    """An instant on the shop's wall clock."""
    return datetime(year, month, day, hour, minute, second, tzinfo=SHOP_TIME)


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """An instant in UTC."""
    return datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)


def an_item(title: str = "Luna Necklace", line_id: str = "1", quantity: int = 1, **fields: object) -> OrderItem:
    """A standard piece unless the title says otherwise."""
    return OrderItem(line_id=line_id, title=title, quantity=quantity, unit_price=Decimal("48.00"), **fields)


THURSDAY = shop_clock(2026, 11, 12)


def a_parcel(
    status: ShipmentStatus = ShipmentStatus.IN_TRANSIT,
    shipped_at: datetime | None = THURSDAY,
    delivered_on: date | None = None,
    lines: tuple[tuple[str, int], ...] = (),
    shipment_id: str = "A",
) -> Shipment:
    """A parcel that left on Thursday, November 12, 2026 and holds every line."""
    return Shipment(shipment_id, shipped_at, status, "USPS", "9400", "", lines, delivered_on)


def an_order(*items: OrderItem, **fields: object) -> Order:
    """An order of Tuesday, November 3, 2026, 10:00, to the US; of one necklace unless items are given."""
    given = {"created_at": shop_clock(2026, 11, 3), "country": "US", **fields}
    return Order(name="#1042", email="jo@example.com", items=items or (an_item(),), **given)

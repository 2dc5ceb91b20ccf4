"""Demo orders for an empty database: one for each thing that can be said of an order. All are jo@example.com's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from bot.orders.repository import OrderBook
from bot.shop.order import FinancialStatus, Order, OrderItem, Shipment, ShipmentStatus
from bot.shop.profile import ShopProfile

EMAIL = "jo@example.com"

_NECKLACE = OrderItem("1", "Gold Filled Layering Necklace", 1, Decimal("42.00"), variant="16 inches", sku="NECK-16")
_EARRINGS = OrderItem("2", "Tiny Huggie Earrings", 1, Decimal("28.00"), sku="EAR-HUG", tags=("earrings",))
_CUSTOM = OrderItem(
    "3",
    "Custom Saint Necklace",
    1,
    Decimal("58.00"),
    variant="18 inches",
    sku="SAINT-18",
    properties=(("Saint", "Anna"),),
    tags=("custom",),
)
_BRACELET = OrderItem("4", "Rope Chain Bracelet", 2, Decimal("19.00"), sku="ROPE")


def seed(book: OrderBook, profile: ShopProfile, now: datetime) -> int:
    """How many demo orders it has added: none if there is any order already. Their dates are relative to `now`."""
    if not book.is_empty():
        return 0
    told = [(order, now) for order in _Demo(profile, now).orders()]
    book.save_all(told, is_demo=True)
    return len(told)


@dataclass(frozen=True)
class _Demo:
    profile: ShopProfile
    now: datetime

    def orders(self) -> list[Order]:
        delivered, transit = ShipmentStatus.DELIVERED, ShipmentStatus.IN_TRANSIT
        everything = (_NECKLACE, _EARRINGS, _CUSTOM)
        return [
            # Not shipped yet: just ordered, in production, custom, late.
            self._order("#1001", timedelta(minutes=20)),
            self._order("#1002", 1),
            self._order("#1003", 2, (_CUSTOM,)),
            self._order("#1004", 40),
            # On its way: in part, by both methods, abroad, without tracking, in trouble.
            self._order("#1005", 12, (_NECKLACE, _BRACELET), self._parcel("#1005", 2, transit, (("1", 1),))),
            self._order("#1042", 13, (_NECKLACE, _BRACELET), self._parcel("#1042", 2, transit)),
            self._order("#1006", 12, shipment=self._parcel("#1006", 1, transit), expedited=True),
            self._order("#1007", 14, shipment=self._parcel("#1007", 4, transit), country=self._abroad()),
            self._order("#1008", 16, shipment=Shipment("1008", self._ago(4))),
            self._order("#1009", 20, shipment=self._parcel("#1009", 6, ShipmentStatus.FAILURE)),
            # Delivered: within the days for returns, after them, after those of the warranty too, on an unknown day.
            self._order("#1010", 17, everything, self._parcel("#1010", 6, delivered, delivered_days_ago=3)),
            self._order("#1011", 34, everything, self._parcel("#1011", 23, delivered, delivered_days_ago=20)),
            self._order("#1012", 70, everything, self._parcel("#1012", 58, delivered, delivered_days_ago=55)),
            self._order("#1013", 21, everything, self._parcel("#1013", 8, delivered)),
            # Money back: all of it before shipping, all of it after delivery, a part of it.
            self._order("#1014", 6, cancelled=True, refund=Decimal("42.00")),
            self._order(
                "#1015",
                25,
                shipment=self._parcel("#1015", 14, delivered, delivered_days_ago=10),
                refund=Decimal("42.00"),
            ),
            self._order(
                "#1016",
                18,
                (_NECKLACE, _BRACELET),
                self._parcel("#1016", 7, delivered, delivered_days_ago=4),
                refund=Decimal("19.00"),
                refunded_line="4",
            ),
        ]

    def _order(
        self,
        name: str,
        ordered: int | timedelta,
        items: tuple[OrderItem, ...] = (_NECKLACE,),
        shipment: Shipment | None = None,
        *,
        expedited: bool = False,
        country: str = "",
        cancelled: bool = False,
        refund: Decimal = Decimal("0.00"),
        refunded_line: str = "",
    ) -> Order:
        """An order placed `ordered` days ago. `refund`: what has gone back, for one of `refunded_line` or for all."""
        total = sum((item.unit_price * item.quantity for item in items), Decimal("0.00"))
        money = FinancialStatus.PAID
        if refund:
            money = FinancialStatus.REFUNDED if refund == total else FinancialStatus.PARTIALLY_REFUNDED
        return Order(
            name=name,
            email=EMAIL,
            created_at=self._ago(ordered),
            items=tuple(
                replace(item, refunded_quantity=1) if item.line_id == refunded_line else item for item in items
            ),
            shipments=(shipment,) if shipment else (),
            financial_status=money,
            fulfilled=bool(shipment and not shipment.lines),
            cancelled_at=self._ago(5) if cancelled else None,
            refunded_at=self._ago(2) if refund else None,
            shipping_method=self._method(expedited),
            country=country or self._home(),
            currency=self.profile.currency,
            total=total,
            refunded_amount=refund,
        )

    def _parcel(
        self,
        name: str,
        shipped_days_ago: int,
        status: ShipmentStatus,
        lines: tuple[tuple[str, int], ...] = (),
        delivered_days_ago: int | None = None,
    ) -> Shipment:
        tracking = f"94001000000000000{name.removeprefix('#'):>05}"
        return Shipment(
            shipment_id=name.removeprefix("#"),
            shipped_at=self._ago(shipped_days_ago),
            status=status,
            carrier="USPS",
            tracking_number=tracking,
            tracking_url=f"https://tools.usps.com/go/TrackConfirmAction?tLabels={tracking}",
            lines=lines,
            delivered_on=None if delivered_days_ago is None else self._today() - timedelta(days=delivered_days_ago),
        )

    def _ago(self, ago: int | timedelta) -> datetime:
        return self.now - (timedelta(days=ago) if isinstance(ago, int) else ago)

    def _today(self) -> date:
        return self.now.astimezone(self.profile.zone).date()

    def _method(self, expedited: bool) -> str:
        shipping = self.profile.shipping
        if shipping is None:
            return "Priority" if expedited else "Standard"
        return shipping.expedited.name if expedited and shipping.expedited else shipping.standard.name

    def _home(self) -> str:
        return self.profile.shipping.countries[0] if self.profile.shipping else "US"

    def _abroad(self) -> str:
        countries = self.profile.shipping.countries[1:] if self.profile.shipping else ()
        return countries[0] if countries else "CA"

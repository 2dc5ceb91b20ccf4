"""Demo orders for a new database: one for each thing that can be said of an order. All are jo@example.com's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from bot.orders.repository import OrderBook
from bot.shop.business_days import shop_day
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
    """How many demo orders it has added: none if there is any order, or was a real one. Their dates are relative to `now`."""
    if not book.is_new():
        return 0
    told = [(order, now) for order in _Demo(profile, now).orders()]
    book.save_all(told, is_demo=True)
    return len(told)


@dataclass(frozen=True)
class _Demo:
    profile: ShopProfile
    now: datetime

    def orders(self) -> list[Order]:
        """#1042 is the one to begin with; the others follow an order's life."""
        transit, delivered = ShipmentStatus.IN_TRANSIT, ShipmentStatus.DELIVERED
        two, everything = (_NECKLACE, _BRACELET), (_NECKLACE, _EARRINGS, _CUSTOM)
        return [
            self._order("#1042", 13, two, self._parcel("#1042", 2, transit)),
            # Not shipped yet: just ordered, in production, custom, late, not paid.
            self._order("#1001", timedelta(minutes=20)),
            self._order("#1002", 1),
            self._order("#1003", 2, (_CUSTOM,)),
            self._order("#1004", 40),
            self._order("#1005", 3, money=FinancialStatus.PENDING),
            # On its way: announced, in part, faster, abroad, without tracking, about to arrive.
            self._order("#1006", 12, shipment=self._parcel("#1006", 0, ShipmentStatus.LABEL_PRINTED)),
            self._order("#1007", 12, two, self._parcel("#1007", 2, transit, (("1", 1),))),
            self._order("#1008", 12, shipment=self._parcel("#1008", 1, transit), expedited=True),
            self._order("#1009", 14, shipment=self._parcel("#1009", 4, transit), country=self._abroad()),
            self._order("#1010", 16, fulfilled=True),
            self._order("#1011", 15, shipment=self._parcel("#1011", 3, ShipmentStatus.OUT_FOR_DELIVERY)),
            self._order("#1012", 15, shipment=self._parcel("#1012", 4, ShipmentStatus.READY_FOR_PICKUP)),
            # In trouble: late, nobody at home, failed.
            self._order("#1013", 30, shipment=self._parcel("#1013", 20, transit)),
            self._order("#1014", 16, shipment=self._parcel("#1014", 5, ShipmentStatus.ATTEMPTED_DELIVERY)),
            self._order("#1015", 20, shipment=self._parcel("#1015", 6, ShipmentStatus.FAILURE)),
            # Delivered: lately, longer ago, long ago, on a day that nobody has told.
            self._order("#1016", 17, everything, self._parcel("#1016", 6, delivered, delivered_days_ago=3)),
            self._order("#1017", 34, everything, self._parcel("#1017", 23, delivered, delivered_days_ago=20)),
            self._order("#1018", 70, everything, self._parcel("#1018", 58, delivered, delivered_days_ago=55)),
            self._order("#1019", 21, everything, self._parcel("#1019", 8, delivered)),
            # Money back: before shipping, after delivery, for one of two pieces.
            self._order("#1020", 6, cancelled=True, refund="42.00"),
            self._order(
                "#1021", 25, (_NECKLACE,), self._parcel("#1021", 14, delivered, delivered_days_ago=10), refund="42.00"
            ),
            self._order(
                "#1022",
                18,
                two,
                self._parcel("#1022", 7, delivered, delivered_days_ago=4),
                refund="19.00",
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
        money: FinancialStatus = FinancialStatus.PAID,
        fulfilled: bool = False,
        expedited: bool = False,
        country: str = "",
        cancelled: bool = False,
        refund: str = "0.00",
        refunded_line: str = "",
    ) -> Order:
        """An order placed `ordered` days ago. `refund`: what has gone back, for one of `refunded_line` or for all."""
        total = sum((item.unit_price * item.quantity for item in items), Decimal("0.00"))
        refunded = Decimal(refund)
        if refunded:
            money = FinancialStatus.REFUNDED if refunded == total else FinancialStatus.PARTIALLY_REFUNDED
        return Order(
            name=name,
            email=EMAIL,
            created_at=self._ago(ordered),
            items=tuple(
                replace(item, refunded_quantity=1) if item.line_id == refunded_line else item for item in items
            ),
            shipments=(shipment,) if shipment else (),
            financial_status=money,
            fulfilled=fulfilled or bool(shipment and not shipment.lines),
            cancelled_at=self._ago(5) if cancelled else None,
            refunded_at=self._ago(2) if refunded else None,
            shipping_method=self._method(expedited),
            country=country or self._home(),
            currency=self.profile.currency,
            total=total,
            refunded_amount=refunded,
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
        return shop_day(self.now, self.profile)

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

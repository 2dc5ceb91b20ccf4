"""Which pieces of an order can come back, until when, and what is left to do for those that cannot.

The rules are those of the shop's return policy; how they are read is decided in docs/adr/0006.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from bot.shop.business_days import shop_day
from bot.shop.items import is_custom, is_earrings
from bot.shop.order import Order, OrderItem, ShipmentStatus
from bot.shop.parcels import Portion, portions_of
from bot.shop.profile import Returns, ShopProfile
from bot.shop.remedies import Remedy, Rule, remedies_for


class ReturnVerdict(str, Enum):
    """Whether a piece can come back, and if not, why."""

    RETURNABLE = "returnable"
    WINDOW_CLOSED = "window_closed"
    MADE_TO_ORDER = "made_to_order"
    EARRINGS = "earrings"
    NOT_DELIVERED = "not_delivered"
    DELIVERY_DATE_UNKNOWN = "delivery_date_unknown"
    ALREADY_REFUNDED = "already_refunded"
    ORDER_CANCELLED = "order_cancelled"
    NOT_STATED = "not_stated"  # the shop has no return policy


@dataclass(frozen=True)
class ItemReturn:
    """The verdict on so many pieces of one item: an item whose parcels came on different days has several.

    `last_day` is the last day of the window, None where no window runs. `rests_on` is the rule behind the verdict,
    None where it follows from the order alone. `received_on` None: not received, or the day is unknown or no matter.
    `depends_on_shopper`: `received_on` is what the shopper says, so what follows from it holds only if that is right.
    """

    item: OrderItem
    quantity: int
    verdict: ReturnVerdict
    rests_on: Rule | None = None
    received_on: date | None = None
    last_day: date | None = None
    depends_on_shopper: bool = False
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True)
class ReturnReport:
    """The verdicts on an order, item by item in the order's sequence."""

    items: tuple[ItemReturn, ...]

    @property
    def needs_day_of_receipt(self) -> bool:
        """Whether some verdict waits for the shopper to say when the parcel came."""
        return any(item.verdict is ReturnVerdict.DELIVERY_DATE_UNKNOWN for item in self.items)

    @property
    def depends_on_shopper(self) -> bool:
        """Whether something in it follows from the day that the shopper named."""
        return any(item.depends_on_shopper for item in self.items)


def check_return(order: Order, profile: ShopProfile, today: date, received_on: date | None = None) -> ReturnReport:
    """What can come back today, the shop's day. The day of receipt is day 0 of the window, its last day counts.

    `received_on` is the day that the shopper names; it counts only where the order does not know, and only if it is
    possible (see `is_possible_receipt`).
    """
    if received_on is not None and not is_possible_receipt(order, received_on, profile, today):
        received_on = None
    return ReturnReport(
        tuple(judged for item in order.items for judged in _judge_item(order, item, profile, today, received_on))
    )


def last_day_of_window(received_on: date, rules: Returns) -> date:
    """The last day on which a piece may come back that was received on that day, which is day 0; it counts."""
    return received_on + timedelta(days=rules.window_days)


def is_possible_receipt(order: Order, day: date, profile: ShopProfile, today: date) -> bool:
    """Whether the order can have come that day: not before it was placed, and not in the future."""
    return shop_day(order.created_at, profile) <= day <= today


def _judge_item(
    order: Order, item: OrderItem, profile: ShopProfile, today: date, said: date | None
) -> tuple[ItemReturn, ...]:
    if order.is_cancelled:
        return (ItemReturn(item, item.quantity, ReturnVerdict.ORDER_CANCELLED),)
    if order.is_refunded or not item.remaining_quantity:
        return (ItemReturn(item, item.quantity, ReturnVerdict.ALREADY_REFUNDED),)
    if profile.returns is None:
        return (ItemReturn(item, item.remaining_quantity, ReturnVerdict.NOT_STATED),)
    judged = _merged(_judge(order, portion, profile, today, said) for portion in portions_of(item, order))
    refunded = ItemReturn(item, item.refunded_quantity, ReturnVerdict.ALREADY_REFUNDED)
    return (*judged, refunded) if item.refunded_quantity else judged


def _judge(order: Order, portion: Portion, profile: ShopProfile, today: date, said: date | None) -> ItemReturn:
    assert profile.returns is not None
    item, rules = portion.item, profile.returns
    received_on, delivered, believed = _receipt(order, portion, said)
    verdict, rule, last_day = ReturnVerdict.RETURNABLE, Rule.WINDOW, None
    if is_custom(item, profile) and not rules.accepts_custom:
        verdict, rule = ReturnVerdict.MADE_TO_ORDER, Rule.CUSTOM
    elif is_earrings(item, profile) and not rules.accepts_earrings:
        verdict, rule = ReturnVerdict.EARRINGS, Rule.EARRINGS
    elif not delivered:
        verdict = ReturnVerdict.NOT_DELIVERED
    elif received_on is None:
        verdict = ReturnVerdict.DELIVERY_DATE_UNKNOWN
    else:
        last_day = last_day_of_window(received_on, rules)
        verdict = ReturnVerdict.RETURNABLE if today <= last_day else ReturnVerdict.WINDOW_CLOSED
    refused = verdict in (ReturnVerdict.WINDOW_CLOSED, ReturnVerdict.MADE_TO_ORDER, ReturnVerdict.EARRINGS)
    return ItemReturn(
        item=item,
        quantity=portion.quantity,
        verdict=verdict,
        rests_on=rule,
        received_on=received_on,
        last_day=last_day,
        depends_on_shopper=believed,
        remedies=remedies_for(item, profile, received_on, today) if refused and delivered else (),
    )


def _receipt(order: Order, portion: Portion, said: date | None) -> tuple[date | None, bool, bool]:
    """The day of receipt if there is one, whether the pieces may have come, whether the day is the shopper's word."""
    shipment = portion.shipment
    if shipment is not None and shipment.delivered_on is not None:
        return shipment.delivered_on, True, False
    if shipment is None and not order.fulfilled:
        return None, False, False
    if said is not None:
        return said, True, True
    # A carrier that says nothing may have delivered long ago; one that says where the parcel is has not.
    may_have_come = shipment is None or shipment.status in (ShipmentStatus.DELIVERED, ShipmentStatus.UNKNOWN)
    return None, may_have_come, False


def _merged(judged: Iterable[ItemReturn]) -> tuple[ItemReturn, ...]:
    quantities: dict[ItemReturn, int] = {}
    for verdict in judged:
        alike = replace(verdict, quantity=0)
        quantities[alike] = quantities.get(alike, 0) + verdict.quantity
    return tuple(replace(verdict, quantity=quantity) for verdict, quantity in quantities.items())

"""What a shop still offers for a piece that it does not take back: another length, the warranty, a replacement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from bot.shop.items import is_earrings
from bot.shop.order import OrderItem
from bot.shop.profile import ShopProfile
from bot.shop.warranty import warranty


class Rule(str, Enum):
    """The rule of a shop's document that a verdict or a remedy rests on."""

    WINDOW = "returns.window"
    CUSTOM = "returns.custom"
    EARRINGS = "returns.earrings"
    LENGTH_EXCHANGE = "returns.length_exchange"
    WARRANTY = "warranty"


class RemedyKind(str, Enum):
    """What may be done instead of a return."""

    LENGTH_EXCHANGE = "length_exchange"  # the shop decides: to be asked for, not promised
    WARRANTY = "warranty"  # for the parts that the warranty covers
    CONTACT_FOR_REPLACEMENT = "contact_for_replacement"  # the warranty is over, and the shop has said that it helps


@dataclass(frozen=True)
class Remedy:
    """One way that is left. `last_day` is that of the warranty, None if the day of receipt is unknown.

    The fees are those of a length exchange, in the shop's currency; the shopper pays for its shipping besides.
    """

    kind: RemedyKind
    rests_on: Rule
    last_day: date | None = None
    fee_lowest: Decimal | None = None
    fee_highest: Decimal | None = None


def remedies_for(item: OrderItem, profile: ShopProfile, received_on: date | None, today: date) -> tuple[Remedy, ...]:
    """The ways that are left for a piece in the shopper's hands. `received_on` None: the day is unknown.

    Earrings have no length; of other pieces the shop's own title need not tell whether they have one.
    """
    exchange = None if is_earrings(item, profile) else _length_exchange(profile)
    return tuple(remedy for remedy in (exchange, _warranty(profile, received_on, today)) if remedy)


def _length_exchange(profile: ShopProfile) -> Remedy | None:
    offered = profile.returns.length_exchange if profile.returns else None
    if offered is None:
        return None
    return Remedy(
        RemedyKind.LENGTH_EXCHANGE,
        Rule.LENGTH_EXCHANGE,
        fee_lowest=offered.fee_lowest,
        fee_highest=offered.fee_highest,
    )


def _warranty(profile: ShopProfile, received_on: date | None, today: date) -> Remedy | None:
    if profile.warranty is None:
        return None
    if received_on is None:
        return Remedy(RemedyKind.WARRANTY, Rule.WARRANTY)
    report = warranty(received_on, profile, today)
    if report and report.in_force:
        return Remedy(RemedyKind.WARRANTY, Rule.WARRANTY, last_day=report.last_day)
    if profile.warranty.replacement_afterwards:
        return Remedy(RemedyKind.CONTACT_FOR_REPLACEMENT, Rule.WARRANTY)
    return None

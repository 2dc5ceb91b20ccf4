"""Who may hear about an order: whoever named it together with its e-mail address, for thirty minutes of that conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from actions.services import Services
from actions.turn import Turn
from bot.orders.naming import order_key
from bot.shop.order import Order

log = structlog.get_logger()

TRUSTED_FOR = timedelta(minutes=30)


@dataclass(frozen=True)
class Verified:
    """The order that the conversation may speak of, and until when."""

    name: str
    until: datetime

    def as_slot(self) -> dict[str, str]:
        """As the slot `verified_order` keeps it."""
        return {"name": self.name, "until": self.until.isoformat()}


def verified_order(turn: Turn, services: Services) -> Verified | None:
    """The order that is still trusted, None if there is none. The form sees whether another one is named."""
    slot: dict[str, Any] | None = turn.slot("verified_order")
    if not slot:
        return None
    verified = Verified(slot["name"], datetime.fromisoformat(slot["until"]))
    return verified if services.now() < verified.until else None


class Locked(Exception):
    """Too many wrong tries at this order, or in this conversation."""


def try_access(name: str, email: str, turn: Turn, services: Services) -> Verified | None:
    """The order, None for an unknown order and a wrong address alike, after the same work. Raises Locked."""
    database, now = services.database, services.now()
    if database.attempts.is_locked(name, turn.session_id, now):
        log.info("order.lookup.locked")
        raise Locked
    order = database.orders.find(name, email)
    if order is None:
        database.attempts.record_failure(name, turn.session_id, now)
        log.info("order.lookup.refused")
        return None
    log.info("order.lookup.granted")
    return Verified(order.name, now + TRUSTED_FOR)


def of_the_same_shopper(name: str, verified: Verified, turn: Turn, services: Services) -> Verified | None:
    """The order of that name if it has the address that opened the trusted one, for as long as that one is trusted.

    See docs/adr/0015-the-other-orders-of-the-same-address.md. An order of somebody else's and an unknown one are told
    apart by nothing: for both the address is asked for.
    """
    database = services.database
    opened = database.orders.get(verified.name)
    if opened is None or database.attempts.is_locked(name, turn.session_id, services.now()):
        return None
    order = database.orders.find(name, opened.email)
    return Verified(order.name, verified.until) if order else None


def open_order(turn: Turn, services: Services) -> Order | None:
    """The order that the conversation may speak of, None if there is none."""
    verified = verified_order(turn, services)
    return services.database.orders.get(verified.name) if verified else None


def is_same_order(one: str, other: str) -> bool:
    """Whether both spellings name one order."""
    return order_key(one) == order_key(other)

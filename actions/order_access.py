"""Who may hear about an order: whoever named it together with its e-mail address, for thirty minutes of that conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

import structlog

from actions.services import Services
from actions.turn import Turn
from bot.orders.naming import order_key
from bot.shop.order import Order

log = structlog.get_logger()

TRUSTED_FOR = timedelta(minutes=30)


class Access(str, Enum):
    """What came of a try to name an order."""

    GRANTED = "granted"
    REFUSED = "refused"
    LOCKED = "locked"


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


def try_access(name: str, email: str, turn: Turn, services: Services) -> tuple[Access, Verified | None]:
    """Looks for the order. An unknown order and a wrong address are one and the same outcome, after the same work."""
    database, now = services.database, services.now()
    if database.attempts.is_locked(name, turn.session_id, now):
        log.info("order.lookup.locked")
        return Access.LOCKED, None
    order = database.orders.find(name, email)
    if order is None:
        database.attempts.record_failure(name, turn.session_id, now)
        log.info("order.lookup.refused")
        return Access.REFUSED, None
    log.info("order.lookup.granted")
    return Access.GRANTED, Verified(order.name, now + TRUSTED_FOR)


def open_order(turn: Turn, services: Services) -> Order | None:
    """The order that the conversation may speak of, None if there is none."""
    verified = verified_order(turn, services)
    return services.database.orders.get(verified.name) if verified else None


def is_same_order(one: str, other: str) -> bool:
    """Whether both spellings name one order."""
    return order_key(one) == order_key(other)

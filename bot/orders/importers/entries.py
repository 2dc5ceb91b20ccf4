"""What reading an export yields: orders, and the problems met on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.shop.order import Order


class Unreadable(Exception):
    """A file from which nothing can be taken: not there, or not an order export. The message says which."""


class BadValue(ValueError):
    """A value that an order cannot have. The message names the field and the value."""


@dataclass(frozen=True)
class Told:
    """An order as one export tells it. `updated_at`: when it last changed; None where the export does not say."""

    place: str
    order: Order
    updated_at: datetime | None


@dataclass(frozen=True)
class Problem:
    """Something wrong at one `place` of a file ("line 17"). A warning: the order was kept all the same."""

    place: str
    reason: str
    is_warning: bool = False

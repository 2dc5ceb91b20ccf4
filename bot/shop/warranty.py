"""Whether the warranty on a piece is still in force, and until when.

Which day it starts on is decided in docs/adr/0004.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.shop.profile import ShopProfile


@dataclass(frozen=True)
class WarrantyReport:
    """A piece's warranty: its last day, and whether today is no later."""

    in_force: bool
    last_day: date


def warranty(received_on: date, profile: ShopProfile, today: date) -> WarrantyReport | None:
    """The warranty on a piece received that day; None if the shop states none. The day of receipt is day 0."""
    if profile.warranty is None:
        return None
    last_day = received_on + timedelta(days=profile.warranty.days)
    return WarrantyReport(in_force=today <= last_day, last_day=last_day)

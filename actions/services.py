"""What the actions work with: the shop, its database and the clock. Opened once, when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from bot import clock
from bot.logs import set_up_logs
from bot.orders.database import OrderDatabase, open_database
from bot.settings import settings
from bot.shop.business_days import shop_day
from bot.shop.loading import Shop, load_shop
from bot.shop.profile import ShopProfile


@dataclass(frozen=True)
class Services:
    """The shop that is spoken for, what it has on record, and the present."""

    shop: Shop
    database: OrderDatabase
    now: Callable[[], datetime]

    @property
    def profile(self) -> ShopProfile:
        """The shop's facts."""
        return self.shop.profile

    def today(self) -> date:
        """The day in the shop's time zone."""
        return shop_day(self.now(), self.profile)


@lru_cache(maxsize=1)
def services() -> Services:
    """The services of this process, from its settings. Nothing is logged before they are asked for."""
    set_up_logs()
    return Services(load_shop(settings().shop), open_database(settings().orders_url), clock.now)

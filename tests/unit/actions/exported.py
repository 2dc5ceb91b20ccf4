"""Shops with the orders of their exports in tests/data/e2e."""

from datetime import datetime
from pathlib import Path

import pytest
from talk import Clock

from actions.services import Services
from bot.orders.database import open_database
from bot.orders.importers.run import import_file
from bot.orders.migrations import migrate
from bot.shop.loading import load_shop

MONDAY = datetime.fromisoformat("2026-11-23T10:00:00-05:00")  # Thanksgiving is that Thursday
DATA = Path(__file__).parents[2] / "data" / "e2e"


def new_services(shop_name: str, exports: str, file: Path, clock: Clock) -> Services:
    """The services of a shop whose order database, in that file, has the orders of its two exports."""
    shop, url = load_shop(shop_name), f"sqlite:///{file}"
    migrate(url)
    database = open_database(url)
    for kind in ("csv", "json"):
        path = DATA / f"{exports}_orders.{kind}"
        import_file(path, database.orders, shop.profile, lambda problem: pytest.fail(str(problem)))
    return Services(shop, database, clock)

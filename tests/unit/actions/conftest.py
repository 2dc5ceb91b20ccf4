"""A shop with some orders, a clock that can be moved, and conversations with the actions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from talk import Clock, Talk

from actions.services import Services
from bot.orders.database import open_database
from bot.orders.importers.run import import_file
from bot.orders.migrations import migrate
from bot.shop.loading import load_shop

MONDAY = datetime.fromisoformat("2026-11-23T10:00:00-05:00")
DATA = Path(__file__).parents[2] / "data" / "e2e"


@pytest.fixture
def clock() -> Clock:
    """Monday, November 23, 2026, at ten in the morning; Thanksgiving is that Thursday."""
    return Clock(MONDAY)


def new_services(shop_name: str, exports: str, file: Path, clock: Clock) -> Services:
    """The services of a shop whose order database, in that file, has the orders of its two exports."""
    shop, url = load_shop(shop_name), f"sqlite:///{file}"
    migrate(url)
    database = open_database(url)
    for kind in ("csv", "json"):
        path = DATA / f"{exports}_orders.{kind}"
        import_file(path, database.orders, shop.profile, lambda problem: pytest.fail(str(problem)))
    return Services(shop, database, clock)


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The order database of the shop that states everything, made once and copied for each test."""
    file = tmp_path_factory.mktemp("imported") / "orders.db"
    new_services("stella_tide", "stella", file, Clock(MONDAY)).database.close()
    return file


@pytest.fixture
def stella(imported: Path, tmp_path: Path, clock: Clock) -> Iterator[Services]:
    """The shop that states everything, with the orders of its exports."""
    shutil.copy(imported, tmp_path / "orders.db")
    services = Services(load_shop("stella_tide"), open_database(f"sqlite:///{tmp_path / 'orders.db'}"), clock)
    yield services
    services.database.close()


@pytest.fixture
def allyk(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    """The shop that has a privacy policy and nothing else."""
    services = new_services("allyk", "allyk", tmp_path / "orders.db", clock)
    yield services
    services.database.close()


@pytest.fixture
def new_talk(stella: Services) -> Callable[..., Talk]:
    """Begins conversations of different shoppers."""
    return lambda session_id="session": Talk(stella, session_id)


@pytest.fixture
def talk(new_talk: Callable[..., Talk]) -> Talk:
    """One conversation."""
    return new_talk()

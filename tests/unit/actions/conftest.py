"""A shop with some orders, a clock that can be moved, and conversations with the actions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exported import MONDAY, new_services
from talk import Clock, Talk

from actions.services import Services
from bot.orders.database import open_database
from bot.shop.loading import load_shop


@pytest.fixture
def clock() -> Clock:
    """Monday, November 23, 2026, at ten in the morning; Thanksgiving is that Thursday."""
    return Clock(MONDAY)


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

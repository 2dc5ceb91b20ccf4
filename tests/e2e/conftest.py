"""Both shops, running as a shopper meets them, with the orders of their exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .chat import Chat
from .servers import RunningShop, clasp, stop_all

DATA = Path(__file__).parents[1] / "data" / "e2e"


@pytest.fixture(scope="session")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, RunningShop]]:
    """Both shops. They start side by side, and share a home as they may."""
    home = tmp_path_factory.mktemp("home")
    running: dict[str, RunningShop] = {}
    try:
        for shop, exports in (("stella_tide", "stella"), ("allyk", "allyk")):
            running[shop] = RunningShop(shop, home)
            files = [str(DATA / f"{exports}_orders.{kind}") for kind in ("csv", "json")]
            imported = clasp(running[shop].environment, "orders", "import", *files)
            assert imported.returncode == 0, imported.stderr
        for shop in running.values():
            shop.wait_until_ready()
        yield running
    finally:
        stop_all(running.values())


@pytest.fixture
def stella(shops: dict[str, RunningShop]) -> RunningShop:
    """The shop that states everything."""
    return shops["stella_tide"]


@pytest.fixture
def allyk(shops: dict[str, RunningShop]) -> RunningShop:
    """The shop that has a privacy policy and nothing else."""
    return shops["allyk"]


@pytest.fixture
def new_chat(stella: RunningShop) -> Callable[[], Chat]:
    """Begins conversations with the shop that states everything."""
    return lambda: Chat(stella.url)


@pytest.fixture
def chat(new_chat: Callable[[], Chat]) -> Chat:
    """A conversation with the shop that states everything."""
    return new_chat()


@pytest.fixture
def allyk_chat(allyk: RunningShop) -> Chat:
    """A conversation with the shop that states little."""
    return Chat(allyk.url)

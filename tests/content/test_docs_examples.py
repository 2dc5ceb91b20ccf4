"""The examples in the documentation do what it says."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.orders.database import open_database
from bot.orders.migrations import migrate
from bot.orders.seed import EMAIL, seed
from bot.settings import ROOT, settings
from bot.shop.loading import find_problems, load_shop

OWNERS = (ROOT / "docs/shop-owners.md").read_text(encoding="utf-8")
STAFF = (ROOT / "docs/support-staff.md").read_text(encoding="utf-8")
EXAMPLE = "/tmp/shops/juniper_ash"


def block_after(words: str) -> str:
    """The fenced block that follows these words."""
    return re.search(r"```\w*\n(.*?)```", OWNERS[OWNERS.index(words) :], re.DOTALL).group(1)


def write_example(folder: Path, *changes: tuple[str, str]) -> Path:
    """The example shop, with each change made once."""
    shop = folder / Path(EXAMPLE).name
    shop.mkdir()
    files = {name: block_after(f"`{name}`**") for name in ("source.txt", "shop.yml", "answers.yml")}
    for old, new in changes:
        (name,) = [name for name, text in files.items() if old in text and name != "source.txt"]
        files[name] = files[name].replace(old, new)
    for name, text in files.items():
        (shop / name).write_text(text, encoding="utf-8")
    return shop


def test_the_example_shop_has_no_problems(tmp_path: Path) -> None:
    shop = load_shop(write_example(tmp_path))
    assert shop.profile.name == "Juniper & Ash"
    assert f"$ clasp shop check {EXAMPLE}\nNo problems in {EXAMPLE}.\n" in OWNERS


def test_the_slips_in_the_example_are_reported_as_the_page_says(tmp_path: Path) -> None:
    shop = write_example(
        tmp_path,
        ("currency: CAD", "curency: CAD"),
        ("window_days: 30", "window_days: thirty"),
        ("costs {shipping.standard.price}", "costs $4"),
    )
    reported = [f"{EXAMPLE}: {problem}" for problem in find_problems(shop)]
    assert reported == block_after("With a slip in `currency`").splitlines()


def test_the_example_of_a_break_is_one_that_a_shop_can_have(tmp_path: Path) -> None:
    shop = write_example(tmp_path, ("production:", f"{block_after('## Announce a break')}\nproduction:"))
    (closure,) = load_shop(shop).profile.closures
    assert closure.reason == "the holidays"


@pytest.fixture
def in_a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CLASP_HOME", str(tmp_path))
    monkeypatch.chdir(ROOT)
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_the_example_of_an_import_prints_what_the_page_says(in_a_home_of_its_own: None) -> None:
    command, *printed = block_after("The kind is recognised").splitlines()
    result = CliRunner().invoke(main, command.removeprefix("$ clasp ").split())
    assert result.exit_code == 0
    assert sorted(result.output.splitlines()) == sorted(printed)


def test_the_table_of_demo_orders_is_complete(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'orders.db'}"
    migrate(url)
    database = open_database(url)
    seed(database.orders, load_shop("stella_tide").profile, datetime(2026, 11, 23, 15, tzinfo=timezone.utc))
    seeded = sorted(order.name for order in database.orders.list())
    assert sorted(re.findall(r"^\| (#\d+) \|", STAFF, re.MULTILINE)) == seeded
    assert f"**{EMAIL}**" in STAFF
    page = (ROOT / "bot/widget/demo/index.html").read_text(encoding="utf-8")
    assert f"{seeded[0]} to {seeded[-2]}" in page, "the demonstration page tells of other orders"

"""Where the data lie: the same place for the command and for the servers that it starts elsewhere, and one shop's alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.serving import _environment
from bot.settings import ROOT, Settings, WrongSetting, settings


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command is called from. It is its user's home too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def as_the_servers_read_them(monkeypatch: pytest.MonkeyPatch, **variables: str) -> tuple[Settings, Settings]:
    """The command's settings, and those of a server that it starts with its working folder in Clasp's own."""
    for name, value in variables.items():
        monkeypatch.setenv(f"CLASP_{name.upper()}", value)
    settings.cache_clear()
    ours = settings()
    environment = _environment(5055)
    settings.cache_clear()
    for name in ("SHOP", "HOME", "DATABASE_URL", "CONVERSATIONS_URL"):
        monkeypatch.setenv(f"CLASP_{name}", environment[f"CLASP_{name}"])
    monkeypatch.chdir(ROOT)
    return ours, Settings()


@pytest.mark.parametrize("home", ["data", "./data", "~/data"])
def test_a_home_is_where_the_caller_means_it(elsewhere: Path, monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    ours, theirs = as_the_servers_read_them(monkeypatch, home=home)
    assert ours.home == theirs.home == elsewhere / "data"
    assert ours.orders_url == theirs.orders_url == f"sqlite:///{elsewhere}/data/stella_tide/orders.db"
    assert ours.tracker_url == theirs.tracker_url


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("sqlite:///orders.db", "sqlite:///{here}/orders.db"),
        ("sqlite:///data/orders.db?timeout=20", "sqlite:///{here}/data/orders.db?timeout=20"),
        ("sqlite:///~/orders.db", "sqlite:///{here}/orders.db"),
        ("sqlite+pysqlite:///orders.db", "sqlite+pysqlite:///{here}/orders.db"),
        ("sqlite:////srv/orders.db", "sqlite:////srv/orders.db"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("sqlite://", "sqlite://"),
        ("sqlite:///file:orders.db?uri=true", "sqlite:///file:orders.db?uri=true"),
        ("postgresql://clasp:a/b@127.0.0.1/clasp", "postgresql://clasp:a/b@127.0.0.1/clasp"),
        ("", ""),
    ],
)
def test_a_database_is_where_the_caller_means_it(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, url: str, place: str
) -> None:
    ours, theirs = as_the_servers_read_them(monkeypatch, database_url=url, conversations_url=url)
    assert ours.database_url == theirs.database_url == place.format(here=elsewhere)
    assert ours.conversations_url == theirs.conversations_url == place.format(here=elsewhere)


@pytest.mark.parametrize("shop", ["./mine", "mine/", "~/mine"])
def test_a_shops_folder_is_where_the_caller_means_it(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, shop: str
) -> None:
    ours, theirs = as_the_servers_read_them(monkeypatch, home="data", shop=shop)
    assert ours.shop == theirs.shop == str(elsewhere / "mine")
    assert ours.shop_home == theirs.shop_home == elsewhere / "data" / "mine"


def test_a_shop_of_ours_is_the_same_by_name_and_by_folder(elsewhere: Path) -> None:
    (elsewhere / "allyk").mkdir()
    assert Settings(shop="allyk").shop == "allyk"
    assert Settings(shop=str(ROOT / "bot/shop/profiles/allyk")).shop == "allyk"


def test_a_home_of_nobody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLASP_HOME", "~nobody-of-that-name/data")
    settings.cache_clear()
    with pytest.raises(WrongSetting, match="CLASP_HOME"):
        settings()
    monkeypatch.delenv("CLASP_HOME")
    settings.cache_clear()


def a_shop_in(folder: Path) -> str:
    """A folder with the name of a shop in that folder."""
    (folder / "juniper").mkdir(parents=True)
    return str(folder / "juniper")


def test_two_shops_of_one_name_do_not_share_their_data(elsewhere: Path) -> None:
    one, other = a_shop_in(elsewhere / "one"), a_shop_in(elsewhere / "other")
    home = Settings(home=elsewhere / "data", shop=one).shop_home
    assert Settings(home=elsewhere / "data", shop=one).shop_home == home
    with pytest.raises(WrongSetting, match=rf"{one}.*{other}"):
        _ = Settings(home=elsewhere / "data", shop=other).orders_url
    assert Settings(home=elsewhere / "more", shop=other).shop_home == elsewhere / "more" / "juniper"


def test_a_shop_with_the_name_of_one_of_ours_does_not_get_its_data(elsewhere: Path) -> None:
    (elsewhere / "data" / "allyk").mkdir(parents=True)
    (elsewhere / "data" / "allyk" / "orders.db").touch()  # from before anybody noted whose it is
    assert Settings(home=elsewhere / "data", shop="allyk").shop_home == elsewhere / "data" / "allyk"
    with pytest.raises(WrongSetting, match="allyk"):
        _ = Settings(home=elsewhere / "data", shop=str(elsewhere / "allyk")).shop_home


def test_a_shop_whose_folder_was_moved_keeps_its_data(elsewhere: Path) -> None:
    old = a_shop_in(elsewhere / "old")
    home = Settings(home=elsewhere / "data", shop=old).shop_home
    (elsewhere / "old").rename(elsewhere / "new")
    moved = Settings(home=elsewhere / "data", shop=str(elsewhere / "new" / "juniper"))
    assert moved.shop_home == home
    a_shop_in(elsewhere / "old")
    with pytest.raises(WrongSetting):
        _ = Settings(home=elsewhere / "data", shop=old).shop_home

"""The commands on shops' profiles."""

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.settings import settings


@pytest.fixture
def of_shop(monkeypatch: pytest.MonkeyPatch):
    """What `clasp shop unanswered` prints for a shop."""

    def run(name: str) -> str:
        monkeypatch.setenv("CLASP_SHOP", name)
        settings.cache_clear()
        return CliRunner().invoke(main, ["shop", "unanswered"]).output

    yield run
    settings.cache_clear()


def test_the_questions_that_a_shop_leaves_open_are_listed(of_shop) -> None:
    assert "Do you gift wrap?" in of_shop("allyk")
    assert of_shop("stella_tide") == ""


def test_no_such_shop_is_a_sentence(of_shop) -> None:
    assert of_shop("nope").startswith("Error: ")

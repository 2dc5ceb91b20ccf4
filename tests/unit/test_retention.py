"""Forgetting conversations, on the table that Rasa's own store makes."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text

from bot.cli import main
from bot.retention import ConversationsUnavailable, Forgotten, forget_conversations
from bot.settings import settings

NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
A_MONTH_AGO = NOW - timedelta(days=30)


def conversations_with(path: Path, ages: dict[str, list[int]]) -> str:
    """A database of conversations whose events are so many days old."""
    engine = create_engine(f"sqlite:///{path}", future=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, timestamp FLOAT)"))
        for sender, days in ages.items():
            for day in days:
                values = {"sender": sender, "at": (NOW - timedelta(days=day)).timestamp()}
                connection.execute(text("INSERT INTO events (sender_id, timestamp) VALUES (:sender, :at)"), values)
    return str(engine.url)


def events_of(url: str) -> list[str]:
    with create_engine(url, future=True).connect() as connection:
        return list(connection.execute(text("SELECT sender_id FROM events ORDER BY id")).scalars())


def test_an_old_conversation_is_forgotten_as_a_whole(tmp_path: Path) -> None:
    url = conversations_with(tmp_path / "conversations.db", {"old": [60, 31], "young": [2]})
    assert forget_conversations(url, A_MONTH_AGO) == Forgotten(conversations=1, events=2)
    assert events_of(url) == ["young"]


def test_a_conversation_taken_up_again_keeps_its_beginning(tmp_path: Path) -> None:
    url = conversations_with(tmp_path / "conversations.db", {"long": [200, 29]})
    assert forget_conversations(url, A_MONTH_AGO) == Forgotten(0, 0)
    assert events_of(url) == ["long", "long"]


def test_there_is_nothing_to_forget_before_the_first_start(tmp_path: Path) -> None:
    assert forget_conversations(f"sqlite:///{tmp_path / 'conversations.db'}", A_MONTH_AGO) == Forgotten(0, 0)


def test_a_database_that_cannot_be_opened_is_named_as_trouble(tmp_path: Path) -> None:
    with pytest.raises(ConversationsUnavailable):
        forget_conversations(f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.db'}", A_MONTH_AGO)


@pytest.fixture
def run_at_noon(monkeypatch: pytest.MonkeyPatch):
    def run(url: str, *arguments: str):
        monkeypatch.setenv("CLASP_CONVERSATIONS_URL", url)
        monkeypatch.setenv("CLASP_NOW", NOW.isoformat())
        settings.cache_clear()
        return CliRunner().invoke(main, ["conversations", "purge", *arguments])

    yield run
    settings.cache_clear()


def test_the_command_forgets_what_is_older_than_so_many_days(run_at_noon, tmp_path: Path) -> None:
    url = conversations_with(tmp_path / "conversations.db", {"old": [91], "young": [89]})
    result = run_at_noon(url, "--older-than", "90")
    assert (result.exit_code, result.output) == (0, "Forgot 1 conversation.\n")
    assert events_of(url) == ["young"]


def test_the_command_needs_a_number_of_days(run_at_noon, tmp_path: Path) -> None:
    url = conversations_with(tmp_path / "conversations.db", {"old": [91]})
    for wrong in ([], ["--older-than", "0"], ["--older-than", "soon"]):
        assert run_at_noon(url, *wrong).exit_code == 2
    assert events_of(url) == ["old"]

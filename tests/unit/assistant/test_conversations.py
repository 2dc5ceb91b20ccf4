"""The store of conversations: what its trouble says in the log, and how long it waits for a locked database."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.conversations import ConversationStore
from bot.settings import settings

SAID = "where is order #1042, jo@example.com"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The conversations' file. A lock on it is waited for no longer than a test may take."""
    file = tmp_path / "conversations.db"
    monkeypatch.setenv("CLASP_CONVERSATIONS_URL", f"sqlite:///{file}?timeout=0.1")
    settings.cache_clear()
    yield file
    settings.cache_clear()


def test_a_conversation_that_cannot_be_kept_is_not_told_to_the_log(
    database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = FailSafeTrackerStore(ConversationStore(Domain.empty()))
    tracker = DialogueStateTracker.from_events("the-shoppers-conversation", [UserUttered(SAID)])
    with sqlite3.connect(database) as other:
        other.execute("BEGIN IMMEDIATE")
        asyncio.run(store.save(tracker))
    assert "database is locked" in caplog.text
    assert [word for word in (SAID, "1042", "jo@example.com", "the-shoppers-conversation") if word in caplog.text] == []


def test_a_locked_file_is_waited_for_longer_than_sqlite_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLASP_CONVERSATIONS_URL", f"sqlite:///{tmp_path / 'conversations.db'}")
    settings.cache_clear()
    with ConversationStore(Domain.empty()).engine.connect() as connection:
        assert connection.execute(sa.text("PRAGMA busy_timeout")).scalar() == 15_000
    settings.cache_clear()


def test_the_wait_that_the_url_names_is_kept(database: Path) -> None:
    with ConversationStore(Domain.empty()).engine.connect() as connection:
        assert connection.execute(sa.text("PRAGMA busy_timeout")).scalar() == 100

"""A migrated, empty order database for each test: SQLite, or PostgreSQL where CLASP_TEST_DATABASE_URL names one."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.orders.database import OrderDatabase, open_database
from bot.orders.migrations import migrate


@pytest.fixture
def empty_url(tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables."""
    server = os.environ.get("CLASP_TEST_DATABASE_URL")
    if not server:
        yield f"sqlite:///{tmp_path / 'orders.db'}"
        return
    schema = f"test_{uuid.uuid4().hex}"
    engine = create_engine(server, future=True)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture
def database_url(empty_url: str) -> str:
    """The URL of a database with tables and without rows."""
    migrate(empty_url)
    return empty_url


@pytest.fixture
def database(database_url: str) -> Iterator[OrderDatabase]:
    """That database, open."""
    database = open_database(database_url)
    yield database
    database.close()

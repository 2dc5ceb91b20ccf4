"""Connections to the order database: one engine a process, short transactions, one exception for all trouble."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class OrdersUnavailable(Exception):
    """The order database cannot be reached or did not answer. Says nothing of any order."""


def connect(url: str) -> Engine:
    """An engine for `url`, SQLite or PostgreSQL. Connects to nothing yet. A new SQLite file is its owner's alone.

    Raises OrdersUnavailable if `url` is neither.
    """
    address = _address(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(url, future=True, hide_parameters=True, pool_pre_ping=True)
    if address.database and address.database != ":memory:":
        path = Path(address.database)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    engine = create_engine(url, future=True, hide_parameters=True)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        address = None
    if address is None or address.get_backend_name() not in ("sqlite", "postgresql"):
        # The URL itself is not repeated: it may hold a password.
        raise OrdersUnavailable("its URL must begin with sqlite:/// or postgresql://")
    return address


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection for queries. Raises OrdersUnavailable."""
    with _trouble_named(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction: committed, and on the disk, when the block ends; undone if it raises. Raises OrdersUnavailable."""
    with _trouble_named(), engine.execution_options(clasp_writes=True).begin() as connection:
        yield connection


@contextmanager
def _trouble_named() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, ProgrammingError, PoolTimeout) as error:
        # The driver's own words, without the statement. A missing table is a ProgrammingError to PostgreSQL.
        raise OrdersUnavailable(str(getattr(error, "orig", error)).strip()) from None


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver would begin transactions at moments of its own; see _begin_sqlite
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA journal_mode = WAL")
    # FULL waits for the disk at each commit: an unsubscribed address must outlive a power cut.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and then writes fails at once if another one wrote in between, whatever the
    # busy timeout. Taking the write lock at the start makes it wait its turn.
    writes = connection.get_execution_options().get("clasp_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

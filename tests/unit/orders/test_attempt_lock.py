from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.orders.database import OrderDatabase
from bot.orders.tables import failed_attempts
from tests.unit.orders.samples import utc

START = utc(11, 20)
MINUTE = timedelta(minutes=1)


def fail(
    database: OrderDatabase, times: int, order: str = "#1042", session: str = "s", start: datetime = START
) -> None:
    for number in range(times):
        database.attempts.record_failure(order.format(number), session.format(number), start + number * MINUTE)


def test_nine_failures_lock_nothing(database: OrderDatabase) -> None:
    fail(database, 9)
    assert not database.attempts.is_locked("#1042", "s", START + 9 * MINUTE)


def test_ten_failures_for_one_order_lock_it_in_every_session(database: OrderDatabase) -> None:
    fail(database, 10, session="session {}")
    assert database.attempts.is_locked("1042", "another session", START + 10 * MINUTE)
    assert not database.attempts.is_locked("1043", "another session", START + 10 * MINUTE)


def test_ten_failures_in_one_session_lock_it_for_every_order(database: OrderDatabase) -> None:
    fail(database, 10, order="#{}")
    assert database.attempts.is_locked("1042", "s", START + 10 * MINUTE)
    assert not database.attempts.is_locked("1042", "another session", START + 10 * MINUTE)


def test_the_ways_to_write_one_order_are_counted_together(database: OrderDatabase) -> None:
    fail(database, 5, order="#1042", session="a{}")
    fail(database, 5, order="ST-1042", session="b{}")
    assert database.attempts.is_locked("1042", "another session", START + 10 * MINUTE)


def test_the_lock_opens_an_hour_after_the_last_failure(database: OrderDatabase) -> None:
    fail(database, 10)
    last = START + 9 * MINUTE
    assert database.attempts.is_locked("1042", "s", last + 59 * MINUTE)
    assert not database.attempts.is_locked("1042", "s", last + 60 * MINUTE)


def test_failures_further_apart_than_an_hour_lock_nothing(database: OrderDatabase) -> None:
    fail(database, 9)
    fail(database, 1, start=START + 61 * MINUTE)
    assert not database.attempts.is_locked("1042", "s", START + 61 * MINUTE)


def test_the_tenth_failure_counts_if_it_comes_just_within_the_hour(database: OrderDatabase) -> None:
    fail(database, 9)
    fail(database, 1, start=START + 60 * MINUTE)
    assert database.attempts.is_locked("1042", "s", START + 60 * MINUTE)


def test_neither_order_nor_session_can_be_read_in_the_table(database: OrderDatabase) -> None:
    fail(database, 1, order="#1042", session="secret-session")
    with database.engine.connect() as connection:
        subjects = connection.execute(select(failed_attempts.c.subject)).scalars().all()
    assert [len(subject) for subject in subjects] == [64, 64]
    assert not any("1042" in subject or "secret" in subject for subject in subjects)


def test_failures_that_no_longer_matter_are_forgotten(database: OrderDatabase) -> None:
    fail(database, 3)
    fail(database, 1, start=START + timedelta(hours=3))
    with database.engine.connect() as connection:
        assert len(connection.execute(select(failed_attempts)).all()) == 2


@pytest.mark.parametrize("name", ["", "#", "💍"])
def test_a_name_without_a_figure_is_counted_too(database: OrderDatabase, name: str) -> None:
    fail(database, 10, order=name, session="s{}")
    assert database.attempts.is_locked(name, "another session", START + 10 * MINUTE)

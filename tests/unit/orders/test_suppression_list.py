import csv
import io
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.orders.database import OrderDatabase, open_database
from tests.unit.orders.samples import an_order, utc

ROOT = Path(__file__).parents[3]
NOW = utc(11, 20)

# Adds one address, prints the receipt, and then does what a crashing process does: nothing more.
ADD_AND_WAIT = """
import sys
from datetime import datetime, timezone
from bot.orders.database import open_database
receipt = open_database(sys.argv[1]).unsubscribes.add(sys.argv[2], datetime.now(timezone.utc))
print(receipt, flush=True)
sys.stdin.read()
"""


def exported(database: OrderDatabase) -> list[dict[str, str]]:
    stream = io.StringIO()
    database.unsubscribes.export(stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_the_same_address_gets_the_same_receipt(database: OrderDatabase) -> None:
    receipt = database.unsubscribes.add("Jo@Example.com", NOW)
    assert database.unsubscribes.add(" jo@example.COM ", utc(11, 21)) == receipt
    assert database.unsubscribes.add("max@example.com", NOW) != receipt
    assert len(exported(database)) == 2


def test_a_receipt_can_be_read_out(database: OrderDatabase) -> None:
    prefix, first, second = database.unsubscribes.add("jo@example.com", NOW).split("-")
    assert prefix == "U"
    assert len(first) == len(second) == 4
    assert not set(first + second) & set("0O1IL")


def test_a_customers_address_is_treated_as_any_other(database: OrderDatabase) -> None:
    database.orders.save(an_order(), None)
    known = database.unsubscribes.add("jo@example.com", NOW)
    unknown = database.unsubscribes.add("nobody@example.com", NOW)
    assert len(known) == len(unknown)
    assert [row["Accepts Email Marketing"] for row in exported(database)] == ["no", "no"]


@pytest.mark.parametrize("text", ["", "jo", "jo@", "jo@example..com"])
def test_what_cannot_be_an_address_is_refused(database: OrderDatabase, text: str) -> None:
    with pytest.raises(ValueError, match="address"):
        database.unsubscribes.add(text, NOW)
    assert exported(database) == []


def test_the_export_has_the_columns_of_shopifys_customer_import_and_blanks_no_other(database: OrderDatabase) -> None:
    database.unsubscribes.add("second@example.com", utc(11, 21))
    database.unsubscribes.add("first@example.com", utc(11, 20))
    stream = io.StringIO()
    assert database.unsubscribes.export(stream) == 2
    assert stream.getvalue() == "Email,Accepts Email Marketing\nfirst@example.com,no\nsecond@example.com,no\n"


def test_an_address_added_by_many_at_once_is_there_once_and_all_get_its_receipt(database: OrderDatabase) -> None:
    receipts: list[str] = []
    start = threading.Barrier(4)

    def add() -> None:
        start.wait()
        receipts.append(database.unsubscribes.add("jo@example.com", NOW))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(receipts) == 4
    assert len(set(receipts)) == 1
    assert len(exported(database)) == 1


def test_an_address_is_kept_even_if_the_process_is_killed_the_moment_after(database_url: str) -> None:
    command = [sys.executable, "-c", ADD_AND_WAIT, database_url, "jo@example.com"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        receipt = process.stdout.readline().strip()
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    database = open_database(database_url)
    assert [(entry.email, entry.receipt) for entry in database.unsubscribes.list()] == [("jo@example.com", receipt)]
    database.close()


def test_sqlite_waits_for_the_disk_and_lets_others_read_meanwhile(database: OrderDatabase) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("SQLite's own settings; this run is on PostgreSQL")
    with database.engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "journal_mode")
        }
    assert settings == {"synchronous": 2, "journal_mode": "wal"}  # 2 is FULL

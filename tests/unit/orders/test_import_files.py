import csv
import json
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.orders.database import OrderDatabase
from bot.orders.importers.entries import Problem, Unreadable
from bot.orders.importers.run import Tally, import_file
from bot.orders.repository import OrderBook, Saved, Told
from bot.shop.order import Order, ShipmentStatus
from tests.unit.orders.samples import CSV_EXPORT, JSON_EXPORT, an_order
from tests.unit.shop.profiles import OUTSPOKEN

HEADER = "Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price"
Exports = tuple[Path, Path]
in_either_sequence = pytest.mark.parametrize(
    "sequence", [(CSV_EXPORT, JSON_EXPORT), (JSON_EXPORT, CSV_EXPORT)], ids=["csv first", "json first"]
)


def imported(database: OrderDatabase, *paths: Path) -> list[Tally]:
    return [import_file(path, database.orders, OUTSPOKEN, lambda problem: None) for path in paths]


def orders_in(database: OrderDatabase) -> dict[str, Order]:
    return {order.name: order for order in database.orders.list()}


def write_csv(path: Path, rows: Iterator[list[str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        stream.write(HEADER + "\n")
        csv.writer(stream).writerows(rows)
    return path


def row(name: str, email: str = "jo@example.com", total: str = "42.00") -> list[str]:
    return [name, email, "paid", total, "2026-11-03 14:07:55 -0500", "1", "Tide Necklace", "42.00"]


@pytest.mark.parametrize("export", [CSV_EXPORT, JSON_EXPORT])
def test_importing_twice_changes_nothing(database: OrderDatabase, export: Path) -> None:
    (first,) = imported(database, export)
    before = orders_in(database)
    (second,) = imported(database, export)
    assert (first.bad, second.bad) == (0, 0)
    assert set(first.saved) == {Saved.CREATED}
    assert set(second.saved) == {Saved.UNCHANGED}
    assert first.orders == second.orders == len(before)
    assert orders_in(database) == before


@in_either_sequence
def test_both_exports_together_tell_the_same_in_either_sequence(database: OrderDatabase, sequence: Exports) -> None:
    imported(database, *sequence)
    orders = orders_in(database)
    assert set(orders) == {"#1042", "#1043", "#1044", "#1045", "#1046", "#1047", "#1048"}
    assert orders["#1042"].shipments[0].status is ShipmentStatus.DELIVERED
    assert orders["#1043"].items[0].properties == (("Saint", "Anna"),)
    assert orders["#1044"].shipments[0].tracking_number == "9400111899560000001044"
    assert orders["#1045"].is_cancelled
    assert orders["#1046"].items[1].title == "Rope Bracelet"


@in_either_sequence
def test_importing_both_again_changes_nothing(database: OrderDatabase, sequence: Exports) -> None:
    imported(database, *sequence)
    before = orders_in(database)
    tallies = imported(database, *sequence)
    assert [set(tally.saved) for tally in tallies] == [{Saved.UNCHANGED}, {Saved.UNCHANGED}]
    assert orders_in(database) == before


@pytest.mark.parametrize("name", ["export.txt", "export.json", "export"])
def test_what_a_file_is_is_seen_by_what_it_holds(database: OrderDatabase, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(CSV_EXPORT.read_bytes())
    assert imported(database, tmp_path / name)[0].orders == 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("export", [CSV_EXPORT, JSON_EXPORT])
def test_a_file_is_read_in_each_encoding_of_unicode(
    database: OrderDatabase, tmp_path: Path, export: Path, encoding: str
) -> None:
    copy = tmp_path / "export"
    copy.write_text(export.read_text(encoding="utf-8-sig"), encoding=encoding)
    assert imported(database, copy)[0].orders > 0


def test_a_newer_export_updates_and_an_older_one_is_ignored(database: OrderDatabase, tmp_path: Path) -> None:
    document = json.loads(JSON_EXPORT.read_text(encoding="utf-8"))
    for order in document["orders"]:
        order["updated_at"] = "2026-12-01T00:00:00-05:00"
    newer = tmp_path / "newer.json"
    newer.write_text(json.dumps(document), encoding="utf-8")
    tallies = imported(database, JSON_EXPORT, newer, JSON_EXPORT)
    assert [set(tally.saved) for tally in tallies] == [{Saved.CREATED}, {Saved.UPDATED}, {Saved.OLDER_IGNORED}]


def test_good_rows_are_kept_and_bad_ones_and_warnings_told(database: OrderDatabase, tmp_path: Path) -> None:
    rows = [row("#1"), row("#2", total="?"), row("#3", email=""), row("#4", email="none")]
    problems: list[Problem] = []
    tally = import_file(write_csv(tmp_path / "x.csv", iter(rows)), database.orders, OUTSPOKEN, problems.append)
    assert set(orders_in(database)) == {"#1", "#3", "#4"}
    assert (tally.orders, tally.bad, tally.warnings) == (3, 1, 2)
    assert [(problem.place, problem.is_warning) for problem in problems] == [
        ("line 3", False),
        ("line 4", True),
        ("line 5", True),
    ]


def test_a_latin_1_row_is_told_and_the_others_are_kept(database: OrderDatabase, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", iter([row("#1"), row("#2"), row("#3")]))
    path.write_bytes(path.read_bytes().replace(b"#2,jo@", b"#2,j\xf6@"))
    (tally,) = imported(database, path)
    assert tally.bad == 1
    assert set(orders_in(database)) == {"#1", "#3"}


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b'{"orders": [', "not JSON: line 1"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a Shopify order export"),
        (b"PK\x03\x04 a zip", "not a Shopify order export"),
        (b"PK\x03\x04\x00 a spreadsheet\x00\n", "neither CSV nor JSON"),
        pytest.param(b"a" * 200_000, "neither CSV nor JSON", id="one long line"),
        (b"\xff\xfe\x00", "not a"),
        pytest.param(b"[" * 100_000, "nested too deeply", id="nested"),
    ],
)
def test_a_file_that_holds_no_orders_is_told(
    database: OrderDatabase, tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(Unreadable, match=reason):
        imported(database, tmp_path / "x")


def test_a_file_that_is_not_there_is_told(database: OrderDatabase, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No such file"):
        imported(database, tmp_path / "none.csv")
    with pytest.raises(Unreadable, match="directory"):
        imported(database, tmp_path)


def test_demo_orders_go_when_the_first_real_one_comes(database: OrderDatabase, tmp_path: Path) -> None:
    database.orders.save_all([(an_order("#1"), None), (an_order("#9999"), None)], is_demo=True)
    bad = write_csv(tmp_path / "bad.csv", iter([row("#1", total="?")]))
    imported(database, bad)
    assert set(orders_in(database)) == {"#1", "#9999"}
    imported(database, write_csv(tmp_path / "good.csv", iter([row("#1")])))
    assert set(orders_in(database)) == {"#1"}


def test_progress_adds_up_to_the_files_size(database: OrderDatabase, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "x.csv", (row(f"#{number}") for number in range(1200)))
    steps: list[int] = []
    import_file(path, database.orders, OUTSPOKEN, lambda problem: None, steps.append)
    assert sum(steps) == path.stat().st_size
    assert len(steps) > 1


class ForgetfulBook(OrderBook):
    """Takes every order and keeps none, so that what is measured is the reading."""

    def save_all(self, told: Sequence[Told], is_demo: bool = False) -> Sequence[Saved]:
        return [Saved.CREATED] * len(told)


def test_a_large_file_is_read_in_flat_memory(database: OrderDatabase, tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = write_csv(tmp_path / "x.csv", (row(f"#{number // 2}") for number in range(rows)))
        tracemalloc.start()
        tally = import_file(path, ForgetfulBook(database.engine), OUTSPOKEN, lambda problem: None)
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert tally.orders == rows // 2
        return highest

    small = peak(2_000)
    assert peak(50_000) < 1.5 * small

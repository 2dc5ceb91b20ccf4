import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bot.orders import commands
from bot.orders.database import OrderDatabase
from bot.orders.requests import RequestKind
from bot.settings import settings
from bot.shop.order import Shipment, ShipmentStatus
from bot.shop.profile import ShopProfile
from tests.unit.orders.samples import CSV_EXPORT, JSON_EXPORT, an_item, an_order, utc
from tests.unit.shop.profiles import OUTSPOKEN


@dataclass(frozen=True)
class Context:
    """What the command line hands to the commands."""

    database_url: str
    profile: ShopProfile = OUTSPOKEN


@pytest.fixture(autouse=True)
def on_november_23(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CLASP_NOW", "2026-11-23T12:00:00-05:00")
    settings.cache_clear()
    yield
    settings.cache_clear()


def run(url: str, command: click.Command, *arguments: str | Path) -> Result:
    result = CliRunner().invoke(command, [str(argument) for argument in arguments], obj=Context(url))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_importing_good_files_ends_with_0_and_says_what_was_done(database_url: str) -> None:
    result = run(database_url, commands.orders, "import", CSV_EXPORT, JSON_EXPORT)
    assert result.exit_code == 0
    assert f"{CSV_EXPORT}: 6 orders: 6 new, 1 with a warning" in result.stdout
    assert f"{JSON_EXPORT}: 5 orders: 1 new, 4 updated" in result.stdout
    assert f"{CSV_EXPORT}: line 2: warning: order #1047 has no e-mail address" in result.stderr


def test_importing_makes_the_database_if_there_is_none(empty_url: str) -> None:
    assert run(empty_url, commands.orders, "import", JSON_EXPORT).exit_code == 0
    assert "#1042" in run(empty_url, commands.orders, "list").stdout


def test_a_bad_row_ends_an_import_with_1_and_is_told(database_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "orders.csv"
    copy.write_text(CSV_EXPORT.read_text(encoding="utf-8-sig").replace("92.00", "n/a"), encoding="utf-8")
    result = run(database_url, commands.orders, "import", copy)
    assert result.exit_code == 1
    assert f"{copy}: line 3: Total: 'n/a' is not an amount such as 12.50; order #1046 is left out" in result.stderr
    assert "5 orders: 5 new, 1 bad, left out" in result.stdout


def test_an_unreadable_file_ends_an_import_with_2_and_the_others_are_imported(
    database_url: str, tmp_path: Path
) -> None:
    result = run(database_url, commands.orders, "import", tmp_path / "none.csv", JSON_EXPORT)
    assert result.exit_code == 2
    assert "No such file" in result.stderr
    assert "5 orders: 5 new" in result.stdout


def test_the_list_has_a_line_for_each_order(database: OrderDatabase, database_url: str) -> None:
    database.orders.save_all([(an_order(), None), (an_order("#1043", "max@example.com", fulfilled=True), None)])
    lines = run(database_url, commands.orders, "list").stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].split() == ["#1043", "2026-11-03", "07:00", "0.00", "USD", "shipped", "max@example.com"]
    only = run(database_url, commands.orders, "list", "--email", "JO@example.com").stdout
    assert only.split()[0] == "#1042"
    assert "#1043" not in only


def test_all_that_is_known_of_an_order_is_shown(database_url: str) -> None:
    run(database_url, commands.orders, "import", JSON_EXPORT)
    shown = run(database_url, commands.orders, "show", "1042").stdout
    for fact in ("#1042", "2026-11-03 14:07", "jo@example.com", "66.50 USD", "USPS First Class", "to US", "16 inches"):
        assert fact in shown
    for fact in ("2026-11-12 10:05", "delivered on 2026-11-16", "9400111899560000001042", "1 x Tiny Huggie Earrings"):
        assert fact in shown
    assert "Saint: Anna" in run(database_url, commands.orders, "show", "#1043").stdout
    assert "cancelled    2026-11-05 08:59" in run(database_url, commands.orders, "show", "#1045").stdout
    assert "1 refunded" in run(database_url, commands.orders, "show", "#1048").stdout


@pytest.mark.parametrize("command", [("show", "1042"), ("delivered", "1042", "2026-11-16")])
def test_an_unknown_order_is_told(database_url: str, command: tuple[str, ...]) -> None:
    result = run(database_url, commands.orders, *command)
    assert result.exit_code == 1
    assert "no order 1042" in result.stderr


def test_an_entered_delivery_is_shown(database: OrderDatabase, database_url: str) -> None:
    database.orders.save(an_order(fulfilled=True), None)
    result = run(database_url, commands.orders, "delivered", "1042", "2026-11-23")
    assert result.exit_code == 0
    assert "Order #1042: delivered on 2026-11-23." in result.stdout
    assert "delivered on 2026-11-23" in run(database_url, commands.orders, "show", "1042").stdout


@pytest.mark.parametrize(
    "day, reason",
    [
        ("2026-11-24", "2026-11-24 is yet to come; today is 2026-11-23"),
        ("2026-11-02", "order #1042 was placed later, on 2026-11-03"),
        ("11/16/26", "does not match the format"),
        ("2026-02-30", "does not match the format"),
    ],
)
def test_a_day_on_which_nothing_can_have_come_is_refused(
    database: OrderDatabase, database_url: str, day: str, reason: str
) -> None:
    database.orders.save(an_order(), None)
    result = run(database_url, commands.orders, "delivered", "1042", day)
    assert result.exit_code != 0
    assert reason in " ".join(result.stderr.split())
    assert database.orders.list() == (an_order(),)


def test_where_the_carrier_has_named_another_day_the_owner_is_told(database: OrderDatabase, database_url: str) -> None:
    parcel = Shipment("7", utc(11, 10), ShipmentStatus.DELIVERED, delivered_on=date(2026, 11, 14))
    database.orders.save(an_order(shipments=(parcel, replace(parcel, shipment_id="8", delivered_on=None))), None)
    result = run(database_url, commands.orders, "delivered", "1042", "2026-11-16")
    assert "the other shipments stand as the export tells (2026-11-14)" in result.stdout


def test_the_export_of_unsubscribes_is_a_csv_and_nothing_else(database: OrderDatabase, database_url: str) -> None:
    database.unsubscribes.add("jo@example.com", utc(11, 20))
    result = run(database_url, commands.unsubscribes, "export")
    assert list(csv.DictReader(io.StringIO(result.stdout))) == [
        {"Email": "jo@example.com", "Accepts Email Marketing": "no"}
    ]
    assert "1 address" in result.stderr


def test_the_export_of_unsubscribes_goes_to_a_file_if_one_is_named(database_url: str, tmp_path: Path) -> None:
    run(database_url, commands.unsubscribes, "export", "--output", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == "Email,Accepts Email Marketing\n"


def test_a_request_is_listed_until_it_is_done(database: OrderDatabase, database_url: str) -> None:
    receipt = database.requests.add(RequestKind.PROBLEM, utc(11, 20), "#1042", "jo@example.com", "broken clasp")
    line = run(database_url, commands.requests, "list").stdout
    for part in (receipt, "problem", "#1042", "jo@example.com", "broken clasp"):
        assert part in line
    assert run(database_url, commands.requests, "done", receipt).exit_code == 0
    assert run(database_url, commands.requests, "list").stdout == ""
    assert "(done)" in run(database_url, commands.requests, "list", "--all").stdout
    assert run(database_url, commands.requests, "done", receipt).exit_code == 1


def test_an_unanswered_message_is_one_line_whatever_it_holds(database: OrderDatabase, database_url: str) -> None:
    database.unanswered.add("two\nlines\r\n of text", "nlu_fallback", 0.314, "s", utc(11, 20))
    line = run(database_url, commands.unanswered, "list").stdout
    assert line == "2026-11-20 07:00  nlu_fallback 0.31  two lines of text\n"


FORGED = "gift note\nR-AAAA-BBBB  2026-11-22 10:00  deletion \u200b\u2028vi\x1b[31mctim\u202e\x85@example.com"
ON_ONE_LINE = "gift note R-AAAA-BBBB 2026-11-22 10:00 deletion vi[31mctim @example.com"


def test_no_shopper_can_add_a_line_to_the_list_of_requests(database: OrderDatabase, database_url: str) -> None:
    receipt = database.requests.add(RequestKind.CHANGE, utc(11, 20), "#1042", "jo@example.com", FORGED)
    said = run(database_url, commands.requests, "list").stdout
    assert said == f"{receipt}  2026-11-20 07:00  change  #1042  jo@example.com  {ON_ONE_LINE}\n"


def test_what_a_shopper_wrote_stays_on_its_line_everywhere(database: OrderDatabase, database_url: str) -> None:
    engraved = replace(an_item(), properties=(("Engraving", FORGED),))
    database.orders.save(an_order(email=FORGED, items=(engraved,)), None)
    database.unanswered.add(FORGED, "nlu_fallback", 0.3, "s", utc(11, 20))
    printed = [
        run(database_url, commands.orders, "list").stdout,
        run(database_url, commands.orders, "show", "1042").stdout,
        run(database_url, commands.unanswered, "list").stdout,
    ]
    assert [ON_ONE_LINE in said for said in printed] == [True, True, True]
    assert [len(said.splitlines()) for said in printed] == [1, 6, 1]


def test_a_database_that_does_not_answer_is_told_in_one_sentence() -> None:
    result = run("postgresql://nobody:secret@127.0.0.1:1/none", commands.orders, "list")
    assert result.exit_code == 2
    assert "the order database does not answer" in result.stderr
    assert "secret" not in result.stderr


def test_json_that_shopify_did_not_write_is_told(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps({"products": []}))
    result = run(database_url, commands.orders, "import", tmp_path / "x.json")
    assert result.exit_code == 2
    assert "not Shopify's order JSON" in result.stderr


def test_the_orders_of_one_address_are_forgotten_and_no_others(database: OrderDatabase, database_url: str) -> None:
    database.orders.save(an_order(), None)
    database.orders.save(replace(an_order(), name="#1043", email="sam@example.com"), None)
    database.orders.record_delivery(an_order().name, date(2026, 11, 9))
    result = run(database_url, commands.orders, "forget", " Jo@Example.com ")
    assert result.stdout == "Deleted 1 order.\n"
    assert [order.name for order in database.orders.list()] == ["#1043"]
    # Nothing of it is left for an order that gets the same name again.
    database.orders.save(an_order(), None)
    assert database.orders.get(an_order().name) == an_order()


def test_with_an_address_its_words_go_from_the_requests_that_are_done(
    database: OrderDatabase, database_url: str
) -> None:
    database.orders.save_all([(an_order(), None), (an_order("#1043", "sam@example.com"), None)])
    add, done = database.requests.add, []
    done.append(add(RequestKind.DELETION, utc(11, 1), email="JO@example.com", details="my telephone number"))
    done.append(add(RequestKind.PROBLEM, utc(11, 2), order_name="#1042", details="broken clasp"))
    done.append(add(RequestKind.PROBLEM, utc(11, 3), order_name="#1043", details="of Sam's"))
    done.append(add(RequestKind.ACCESS, utc(11, 4), email="sam@example.com", details="of Sam's"))
    for receipt in done:
        database.requests.mark_done(receipt, utc(11, 5))
    still_open = add(RequestKind.CHANGE, utc(11, 6), order_name="#1042", details="another length")

    said = run(database_url, commands.orders, "forget", "jo@example.com").stdout
    assert said.splitlines() == [
        "Deleted 1 order.",
        "Took the address and the words out of 2 requests that are done.",
        f"Still open, and kept: {still_open}. After clasp requests done, forget the address again.",
    ]
    kept = [(one.receipt, one.order_name, one.email, one.details) for one in database.requests.list(include_done=True)]
    assert kept == [
        (done[0], "", "", ""),
        (done[1], "#1042", "", ""),
        (done[2], "#1043", "", "of Sam's"),
        (done[3], "", "sam@example.com", "of Sam's"),
        # Its order no longer says whom to answer.
        (still_open, "#1042", "jo@example.com", "another length"),
    ]

    database.requests.mark_done(still_open, utc(11, 7))
    said = run(database_url, commands.orders, "forget", "jo@example.com").stdout
    assert said.splitlines() == ["Deleted 0 orders.", "Took the address and the words out of 1 request that is done."]
    assert run(database_url, commands.orders, "forget", "jo@example.com").stdout == "Deleted 0 orders.\n"


@pytest.mark.parametrize("nobody", ["", "  "])
def test_no_address_is_nobodys_to_forget(database: OrderDatabase, database_url: str, nobody: str) -> None:
    database.orders.save(an_order(email=""), None)
    receipt = database.requests.add(RequestKind.CHANGE, utc(11, 6), order_name="#1042", details="another length")
    database.requests.mark_done(receipt, utc(11, 7))
    assert run(database_url, commands.orders, "forget", nobody).exit_code != 0
    assert [order.name for order in database.orders.list()] == ["#1042"]
    assert [one.details for one in database.requests.list(include_done=True)] == ["another length"]


def test_requests_that_were_done_long_ago_are_purged_and_open_ones_stay(
    database: OrderDatabase, database_url: str
) -> None:
    receipts = [database.requests.add(RequestKind.CHANGE, utc(9, 1)) for _ in range(3)]
    database.requests.mark_done(receipts[0], utc(9, 20))
    database.requests.mark_done(receipts[1], utc(11, 1))
    assert run(database_url, commands.requests, "purge", "--older-than", "30").stdout == "Deleted 1 request.\n"
    assert [one.receipt for one in database.requests.list(include_done=True)] == receipts[1:]
    assert run(database_url, commands.requests, "purge").exit_code == 2


def test_messages_without_an_answer_are_purged_by_age(database: OrderDatabase, database_url: str) -> None:
    database.unanswered.add("an old one", "nlu_fallback", 0.2, "one", utc(10, 1))
    database.unanswered.add("a young one", "nlu_fallback", 0.2, "one", utc(11, 22))
    assert run(database_url, commands.unanswered, "purge", "--older-than", "30").stdout == "Deleted 1 message.\n"
    assert [message.text for message in database.unanswered.list()] == ["a young one"]

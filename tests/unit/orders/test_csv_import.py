import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.orders.importers.entries import Problem, Told, Unreadable
from bot.orders.importers.shopify_csv import read_csv
from bot.shop.order import FinancialStatus, Order, OrderItem, Shipment
from tests.unit.orders.samples import CSV_EXPORT
from tests.unit.shop.profiles import OUTSPOKEN

EASTERN = timezone(timedelta(hours=-5))
COLUMNS = [
    "Name",
    "Email",
    "Financial Status",
    "Fulfillment Status",
    "Fulfilled at",
    "Currency",
    "Total",
    "Shipping Method",
    "Created at",
    "Lineitem quantity",
    "Lineitem name",
    "Lineitem price",
    "Lineitem fulfillment status",
    "Shipping Country",
    "Cancelled at",
]
ROW = {
    "Name": "#1042",
    "Email": "jo@example.com",
    "Financial Status": "paid",
    "Fulfillment Status": "unfulfilled",
    "Currency": "USD",
    "Total": "42.00",
    "Created at": "2026-11-03 14:07:55 -0500",
    "Lineitem quantity": "1",
    "Lineitem name": "Tide Necklace",
    "Lineitem price": "42.00",
}
FURTHER = {"Name": "#1042", "Email": "jo@example.com", "Created at": "2026-11-03 14:07:55 -0500"} | {
    "Lineitem quantity": "2",
    "Lineitem name": "Rope",
    "Lineitem price": "19.00",
}


def text_of(*rows: dict[str, str], columns: Iterable[str] = COLUMNS, delimiter: str = ",") -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(columns), delimiter=delimiter, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def read(text: str) -> list[Told | Problem]:
    return list(read_csv(io.StringIO(text, newline=""), OUTSPOKEN))


def the_order(*rows: dict[str, str]) -> Order:
    (entry,) = read(text_of(*rows))
    assert isinstance(entry, Told), entry
    assert entry.updated_at is None
    return entry.order


def outcome(text: str) -> list[str]:
    """The names of the orders read, and where the problems are."""
    return [entry.order.name if isinstance(entry, Told) else entry.place for entry in read(text)]


def test_every_fact_of_a_real_export_is_read() -> None:
    with CSV_EXPORT.open(encoding="utf-8-sig", newline="") as stream:
        entries = list(read_csv(stream, OUTSPOKEN))
    orders = {entry.order.name: entry.order for entry in entries if isinstance(entry, Told)}
    assert list(orders) == ["#1047", "#1046", "#1045", "#1044", "#1043", "#1042"]
    assert len(entries) == 6
    assert orders["#1042"] == Order(
        name="#1042",
        email="Jo@Example.com",
        created_at=datetime(2026, 11, 3, 14, 7, 55, tzinfo=EASTERN),
        items=(
            OrderItem("1", "Tide Necklace - 16 inches", 1, Decimal("42.00"), sku="TIDE-16"),
            OrderItem("2", "Tiny Huggie Earrings", 1, Decimal("28.00"), sku="HUG"),
        ),
        shipments=(Shipment("csv", datetime(2026, 11, 12, 10, 5, tzinfo=EASTERN)),),
        fulfilled=True,
        shipping_method="USPS First Class",
        country="US",
        currency="USD",
        total=Decimal("66.50"),
    )
    assert orders["#1043"].shipments == ()
    assert not orders["#1043"].fulfilled
    assert orders["#1044"].shipments == (Shipment("csv", None, lines=(("1", 1),)),)
    assert orders["#1045"].is_cancelled
    assert orders["#1045"].is_refunded
    assert orders["#1045"].items[0].remaining_quantity == 0
    assert orders["#1046"].financial_status is FinancialStatus.PARTIALLY_REFUNDED
    assert (orders["#1046"].refunded_amount, orders["#1046"].country) == (Decimal("38.00"), "CA")
    assert orders["#1047"].email == ""


def test_the_rows_of_one_order_are_its_items() -> None:
    items = the_order(ROW, FURTHER).items
    assert [(item.line_id, item.title, item.quantity) for item in items] == [
        ("1", "Tide Necklace", 1),
        ("2", "Rope", 2),
    ]


def test_an_export_with_the_orders_fields_in_every_row_is_one_order_too() -> None:
    assert len(the_order(ROW, ROW | FURTHER).items) == 2


def test_a_part_that_has_left_holds_the_lines_that_say_so() -> None:
    first = ROW | {"Fulfillment Status": "partial", "Lineitem fulfillment status": "pending"}
    second = FURTHER | {"Lineitem fulfillment status": "fulfilled"}
    assert the_order(first, second).shipments == (Shipment("csv", None, lines=(("2", 2),)),)


def test_of_a_line_that_has_left_in_part_one_piece_is_sure() -> None:
    first = ROW | {"Fulfillment Status": "partial", "Lineitem fulfillment status": "pending"}
    second = FURTHER | {"Lineitem fulfillment status": "partial"}
    assert the_order(first, second).shipments == (Shipment("csv", None, lines=(("2", 1),)),)


def test_an_order_without_items_is_an_order() -> None:
    assert the_order(ROW | {"Lineitem name": "", "Lineitem quantity": "", "Lineitem price": ""}).items == ()


@pytest.mark.parametrize("country, code", [("US", "US"), ("gb", "GB"), ("New Zealand", "NZ"), ("", ""), ("Narnia", "")])
def test_a_country_is_a_code_or_nothing(country: str, code: str) -> None:
    assert the_order(ROW | {"Shipping Country": country}).country == code


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_file_that_a_spreadsheet_saved_with_other_delimiters_is_read(delimiter: str) -> None:
    assert outcome(text_of(ROW, FURTHER, delimiter=delimiter)) == ["#1042"]


def test_columns_may_come_in_any_sequence_and_with_others() -> None:
    columns = ["Vendor", *reversed(COLUMNS), "Something new"]
    assert [entry.order for entry in read(text_of(ROW, columns=columns)) if isinstance(entry, Told)] == [the_order(ROW)]


@pytest.mark.parametrize(
    "field, value, reason",
    [
        ("Name", "", "Name: a row needs the name of its order"),
        ("Name", "#", "Name: a row needs the name of its order"),
        ("Created at", "", "Created at: ''"),
        ("Created at", "11/3/26 14:07", "Created at: '11/3/26 14:07' is not a time with its zone"),
        ("Created at", "2026-11-03 14:07:55", "is not a time with its zone"),
        ("Created at", "2026-02-30 14:07:55 -0500", "is no time there is"),
        ("Total", "forty", "Total: 'forty' is not an amount"),
        ("Total", "-1.00", "Total: '-1.00' is not an amount"),
        ("Total", "NaN", "Total: 'NaN' is not an amount"),
        ("Lineitem price", "1,50", "Lineitem price: '1,50' is not an amount"),
        ("Lineitem price", "1.505", "has fractions of a hundredth"),
        ("Lineitem quantity", "one", "Lineitem quantity: 'one' is not a whole number"),
        ("Lineitem quantity", "-1", "is not a whole number"),
        ("Lineitem quantity", "²", "is not a whole number"),
        ("Financial Status", "bartered", "Financial Status: 'bartered' is not a status"),
        ("Currency", "$", "Currency: '$' is not a currency code"),
        ("Cancelled at", "yesterday", "Cancelled at: 'yesterday' is not a time"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_reason_and_the_others_are_kept(
    field: str, value: str, reason: str
) -> None:
    entries = read(text_of(ROW | {"Name": "#1"}, ROW | {field: value}, ROW | {"Name": "#3"}))
    first, problem, last = entries
    assert isinstance(first, Told) and isinstance(last, Told)
    assert (first.order.name, last.order.name) == ("#1", "#3")
    assert isinstance(problem, Problem)
    assert problem.place == "line 3"
    assert reason in problem.reason


def test_an_order_with_one_bad_row_is_left_out_whole() -> None:
    bad = FURTHER | {"Lineitem quantity": "x"}
    assert outcome(text_of(ROW, FURTHER, bad, ROW | {"Name": "#2"})) == ["line 4", "#2"]


def test_every_bad_row_of_an_order_is_told() -> None:
    bad = FURTHER | {"Lineitem quantity": "x"}
    assert outcome(text_of(ROW | {"Total": "?"}, bad)) == ["line 2", "line 3"]


def test_a_row_that_has_lost_its_name_spoils_the_order_above() -> None:
    assert outcome(text_of(ROW, FURTHER | {"Name": ""}, ROW | {"Name": "#2"})) == ["line 3", "line 2", "#2"]


def test_a_row_far_from_its_order_is_told() -> None:
    assert outcome(text_of(ROW, ROW | {"Name": "#2"}, FURTHER)) == ["#1042", "#2", "line 4"]


def test_a_row_with_more_cells_than_the_header_spoils_its_order() -> None:
    lines = text_of(ROW, FURTHER, ROW | {"Name": "#2"}).splitlines()
    lines[2] += ",,"
    assert outcome("\n".join(lines)) == ["line 3", "line 2", "#2"]


def test_a_row_whose_empty_end_was_trimmed_is_read() -> None:
    text = "\n".join(line.rstrip(",") for line in text_of(ROW).splitlines())
    assert outcome(text) == ["#1042"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_note_of_several_lines_does_not_confuse_the_line_numbers(line_end: str) -> None:
    noted = ROW | {"Notes": 'one\ntwo, "three"\n\nfour'}
    text = text_of(noted, ROW | {"Name": "#2", "Total": "?"}, columns=[*COLUMNS, "Notes"]).replace("\n", line_end)
    assert outcome(text) == ["#1042", "line 6"]


def test_a_quote_left_open_swallows_no_order_below_it() -> None:
    lines = text_of(*(ROW | {"Name": f"#{number}"} for number in range(1, 6))).splitlines()
    lines[2] = lines[2].replace("Tide", '"Tide', 1)
    lines[2] = lines[2].replace(',"Tide', ',"Tide')
    lines[5] = lines[5].replace("42.00", "?", 1)
    assert outcome("\n".join(lines)) == ["#1", "line 3", "#3", "#4", "line 6"]


def test_a_quote_left_open_spoils_its_own_order() -> None:
    lines = text_of(ROW, FURTHER, ROW | {"Name": "#2"}).splitlines()
    lines[2] = lines[2].replace(",Rope", ',"Rope')
    assert outcome("\n".join(lines)) == ["line 3", "line 2", "#2"]


def test_a_row_that_is_not_utf_8_is_told() -> None:
    raw = text_of(ROW | {"Lineitem name": "Café"}, ROW | {"Name": "#2"}).encode("latin-1")
    assert outcome(raw.decode("utf-8", errors="surrogateescape")) == ["line 2", "#2"]


def test_empty_lines_are_nothing() -> None:
    assert outcome(text_of(ROW) + "\n\n,,,\n" + text_of(ROW | {"Name": "#2"}).split("\n", 1)[1]) == ["#1042", "#2"]


@pytest.mark.parametrize("text", ["", "\n", "a,b,c\n1,2,3\n", "Name,Email\n#1,jo@example.com\n", "just a sentence"])
def test_what_is_no_order_export_cannot_be_read(text: str) -> None:
    with pytest.raises(Unreadable, match="not a Shopify order export: no column"):
        read(text)


_cells = st.text(alphabet=st.sampled_from('#1042,;"\n\r\t -:aé'), max_size=20)


@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), _cells), max_size=4), st.text(max_size=40))
def test_whatever_the_rows_hold_each_gets_an_answer_and_a_good_order_after_them_is_kept(
    rows: list[dict[str, str]], noise: str
) -> None:
    text = (
        text_of(*(ROW | row for row in rows))
        + noise.replace('"', "")
        + "\n"
        + text_of(ROW | {"Name": "#777"}).split("\n", 1)[1]
    )
    orders = [entry.order for entry in read(text) if isinstance(entry, Told)]
    assert replace(orders[-1], name="#1042") == the_order(ROW)

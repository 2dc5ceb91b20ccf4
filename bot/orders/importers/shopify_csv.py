"""Orders from Shopify's order export: CSV, a row for each line item, the order's own fields in the first of its rows.

The CSV says that an order was shipped, never where the parcel is. Rows are read one at a time: a file may be of any
size.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from bot.orders.importers.entries import BadValue, Problem, Told, Unreadable
from bot.orders.importers.values import (
    amount,
    country_code,
    currency,
    financial_status,
    instant,
    optional_instant,
    quantity,
    text,
)
from bot.orders.naming import order_key
from bot.shop.order import FinancialStatus, Order, OrderItem, Shipment
from bot.shop.profile import ShopProfile

_NEEDED = ("Name", "Email", "Created at", "Lineitem quantity", "Lineitem name")
_DELIMITERS = ",;\t"  # a spreadsheet saves the file with semicolons where the comma is the decimal sign
_LONGEST_NAME = 100
_LONGEST_EMAIL = 320

Row = dict[str, str]


class _Lines:
    """A file's lines, numbered, that can go back to the second line of the row being read."""

    def __init__(self, source: Iterator[str], read_before: int) -> None:
        self.number = read_before
        self.of_row: list[str] = []
        self._source = source
        self._again: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._source)
        self.number += 1
        self.of_row.append(line)
        return line

    def begin_row(self) -> int:
        """The number of the line at which the next row begins."""
        self.of_row = []
        return self.number + 1

    def give_up_row(self) -> str:
        """The row's first line; reading goes on after it: a quote left open must not swallow the orders below."""
        first, *others = self.of_row
        self._again += reversed(others)
        self.number -= len(others)
        return first


def read_csv(lines: Iterable[str], profile: ShopProfile) -> Iterator[Told | Problem]:
    """Each order and each problem, in the file's sequence. An order with a bad row is left out whole, not halved.

    Raises Unreadable if the header is not that of an order export.
    """
    group: list[tuple[int, Row]] = []
    spoiled = ""  # the key of the order that a bad row belongs to
    for line, name, row in _rows(lines):
        key = order_key(name)
        known = order_key(group[0][1]["Name"]) if group else ""
        if not key and known and isinstance(row, dict) and not _begins_an_order(row):
            key, spoiled = known, known  # a further row of the order above that has lost its name
        if known and key != known:
            yield from _finished(group, spoiled, profile)
            group = []
        if isinstance(row, Problem):
            spoiled = key
            yield row
        elif not order_key(name) or len(name) > _LONGEST_NAME:
            yield Problem(f"line {line}", "Name: a row needs the name of its order, such as #1042")
        elif not group and not _begins_an_order(row):
            yield Problem(f"line {line}", f"continues order {name}, whose first row is not just above it or was bad")
        else:
            spoiled = spoiled if key == spoiled else ""
            group.append((line, row))
    yield from _finished(group, spoiled, profile)


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, str, Row | Problem]]:
    """The line, order name and cells of each row; a Problem in place of cells that cannot be told apart."""
    source = iter(lines)
    header_line = next(source, "")
    delimiter = max(_DELIMITERS, key=header_line.count)
    try:
        header = [cell.strip() for cell in next(csv.reader([header_line], delimiter=delimiter), [])]
    except csv.Error as error:
        raise Unreadable(f"neither CSV nor JSON ({error})") from error
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise Unreadable(f"not a Shopify order export: no column {', '.join(missing)}")
    numbered = _Lines(source, read_before=1)
    reader = csv.reader(numbered, delimiter=delimiter, strict=True)
    while True:
        line = numbered.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            name = numbered.give_up_row().split(delimiter, 1)[0].strip().strip('"')
            yield line, name, Problem(f"line {line}", f"quotes or cells cannot be read ({error})")
            continue
        if not any(cells):
            continue
        if len(cells) > len(header):
            yield line, cells[0], Problem(f"line {line}", f"has {len(cells)} cells, the header has {len(header)}")
        elif not _is_text(cells):
            yield line, cells[0], Problem(f"line {line}", "is not UTF-8; save the file as “CSV UTF-8”")
        else:
            row = dict.fromkeys(header[len(cells) :], "")
            row.update(zip(header, cells, strict=False))
            yield line, row["Name"].strip(), row


def _is_text(cells: list[str]) -> bool:
    joined = "".join(cells)
    if joined.isascii():
        return True
    try:
        joined.encode()
    except UnicodeEncodeError:
        return False
    return True


def _begins_an_order(row: Row) -> bool:
    # Shopify repeats the time of ordering in every row, so that does not tell. Without either column any may begin.
    told = [row[column] for column in ("Financial Status", "Total") if column in row]
    return any(told) or not told


def _finished(group: list[tuple[int, Row]], spoiled: str, profile: ShopProfile) -> Iterator[Told | Problem]:
    if not group:
        return
    line, first = group[0]
    place, name = f"line {line}", text("Name", first["Name"])
    if order_key(name) == spoiled:
        yield Problem(place, f"order {name} is left out because one of its rows is bad")
        return
    items, problems = [], []
    for position, (at, row) in enumerate(group, start=1):
        try:
            if row["Lineitem name"].strip():
                items.append(_item(position, row))
        except BadValue as error:
            problems.append(Problem(f"line {at}", f"{error}; order {name} is left out"))
    try:
        order = _order(name, first, items, [row for _, row in group], profile)
    except BadValue as error:
        problems.insert(0, Problem(place, f"{error}; order {name} is left out"))
    if problems:
        yield from problems
    else:
        yield Told(place, order, updated_at=None)


def _item(position: int, row: Row) -> OrderItem:
    number = quantity("Lineitem quantity", row["Lineitem quantity"])
    return OrderItem(
        line_id=str(position),
        title=text("Lineitem name", row["Lineitem name"]),
        quantity=number,
        unit_price=amount("Lineitem price", row.get("Lineitem price")),
        sku=text("Lineitem sku", row.get("Lineitem sku")),
        refunded_quantity=number if _line_status(row) == "restocked" else 0,
    )


def _order(name: str, first: Row, items: list[OrderItem], rows: list[Row], profile: ShopProfile) -> Order:
    status = first.get("Financial Status")
    return Order(
        name=name,
        email=text("Email", first["Email"], _LONGEST_EMAIL),
        created_at=instant("Created at", first["Created at"]),
        items=tuple(items),
        shipments=_shipments(first, items, rows),
        financial_status=FinancialStatus.PAID if status is None else financial_status("Financial Status", status),
        fulfilled=_fulfillment(first) == "fulfilled",
        cancelled_at=optional_instant("Cancelled at", first.get("Cancelled at")),
        shipping_method=text("Shipping Method", first.get("Shipping Method")),
        country=country_code(first.get("Shipping Country", "")),
        currency=currency("Currency", first.get("Currency") or profile.currency),
        total=amount("Total", first.get("Total")),
        refunded_amount=amount("Refunded Amount", first.get("Refunded Amount")),
    )


def _shipments(first: Row, items: list[OrderItem], rows: list[Row]) -> tuple[Shipment, ...]:
    """One shipment without tracking for what has left; none where the row tells neither when nor which part."""
    shipped_at = optional_instant("Fulfilled at", first.get("Fulfilled at"))
    if _fulfillment(first) == "fulfilled" and shipped_at:
        return (Shipment("csv", shipped_at),)
    if _fulfillment(first) != "partial":
        return ()
    statuses = {str(position): _line_status(row) for position, row in enumerate(rows, start=1)}
    # Of a line that has left in part, the row does not say how many pieces: one, at the least.
    left = {"fulfilled": lambda item: item.quantity, "partial": lambda item: min(item.quantity, 1)}
    lines = [(i.line_id, left[statuses[i.line_id]](i)) for i in items if statuses[i.line_id] in left]
    return (Shipment("csv", shipped_at, lines=tuple(lines)),) if lines else ()


def _fulfillment(row: Row) -> str:
    return row.get("Fulfillment Status", "").strip().lower()


def _line_status(row: Row) -> str:
    return row.get("Lineitem fulfillment status", "").strip().lower()

"""Importing files: what kind each one is, its orders into the order book, its problems to whoever asked."""

from __future__ import annotations

import codecs
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TextIO

from bot.orders.importers.entries import Problem, Told, Unreadable
from bot.orders.importers.shopify_csv import read_csv
from bot.orders.importers.shopify_json import read_json
from bot.orders.naming import valid_email
from bot.orders.repository import OrderBook, Saved
from bot.shop.order import Order
from bot.shop.profile import ShopProfile

_BATCH = 500  # orders a transaction: few enough to keep in memory and to let the assistant read in between


@dataclass
class Tally:
    """How an import went: orders by what saving them did, and the number of problems."""

    saved: Counter[Saved] = field(default_factory=Counter)
    bad: int = 0
    warnings: int = 0

    @property
    def orders(self) -> int:
        """How many orders were read."""
        return sum(self.saved.values())


def import_file(
    path: Path,
    book: OrderBook,
    profile: ShopProfile,
    on_problem: Callable[[Problem], None],
    on_progress: Callable[[int], None] = lambda _: None,
) -> Tally:
    """The tally of one file, whose good orders are in the book then. Raises Unreadable if nothing can be taken from it.

    `on_problem` is told of each problem when it is met, `on_progress` of the bytes read since it was last told.
    """
    tally = Tally()
    with _opened(path) as (stream, position):
        entries = read_csv(stream, profile) if _is_csv(stream) else read_json(_parsed(stream), profile)
        before = 0
        while batch := list(islice(entries, _BATCH)):
            told = [entry for entry in batch if isinstance(entry, Told)]
            problems = [entry for entry in batch if isinstance(entry, Problem)]
            warnings = [warning for entry in told for warning in _warnings(entry)]
            for problem in problems + warnings:
                on_problem(problem)
            tally.bad += len(problems)
            tally.warnings += len(warnings)
            if told:
                if not tally.orders:
                    book.remove_demo_orders()
                tally.saved.update(book.save_all([(entry.order, entry.updated_at) for entry in told]))
            on_progress(position() - before)
            before = position()
    return tally


def _warnings(entry: Told) -> Iterator[Problem]:
    reason = _unreachable(entry.order)
    if reason:
        yield Problem(entry.place, f"order {entry.order.name} {reason}: no shopper can look it up", is_warning=True)


def _unreachable(order: Order) -> str:
    if not order.email:
        return "has no e-mail address"
    return "" if valid_email(order.email) else "has something else for an e-mail address"


@contextmanager
def _opened(path: Path) -> Iterator[tuple[TextIO, Callable[[], int]]]:
    """The file as text, and a function for the number of bytes read so far."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
            file.seek(0)
            encoding = "utf-16" if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
            # A byte that is not UTF-8 must not end the file: the row that holds it is reported, the others are kept.
            yield io.TextIOWrapper(file, encoding, errors="surrogateescape", newline=""), file.tell
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    except UnicodeError as error:
        raise Unreadable(f"not a text file ({error})") from error


def _is_csv(stream: TextIO) -> bool:
    """Whether it is not JSON, by its first sign. Leaves the stream at its beginning."""
    start = stream.read(1000).lstrip()
    stream.seek(0)
    if not start:
        raise Unreadable("empty")
    return start[0] not in "{["


def _parsed(stream: TextIO) -> object:
    try:
        return json.loads(stream.read(), parse_float=Decimal)  # of text that is not UTF-8, `values.text` tells
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: line {error.lineno}: {error.msg}") from error
    except RecursionError as error:
        raise Unreadable("not Shopify's order JSON: nested too deeply") from error

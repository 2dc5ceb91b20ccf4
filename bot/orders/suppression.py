"""The suppression list: addresses that want no marketing mail, kept safe before anybody is told so."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from sqlalchemy import insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.orders.engine import reading, writing
from bot.orders.naming import email_key, valid_email
from bot.orders.receipts import new_receipt
from bot.orders.tables import unsubscribes

# Shopify's customer import needs Email and takes any of its template's columns besides. Only these two are written:
# a name or address column that is there but empty would blank that of an existing customer.
_EXPORT_COLUMNS = ("Email", "Accepts Email Marketing")


@dataclass(frozen=True)
class Unsubscribe:
    """One address on the list."""

    email: str
    receipt: str
    added_at: datetime


class SuppressionList:
    """The addresses that have unsubscribed. Knows nothing of orders, so it cannot tell who is a customer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, email: str, now: datetime) -> str:
        """The receipt: the same one whenever the same address comes again. It is on the disk when this returns.

        Raises ValueError if `email` cannot be an address (see naming.valid_email).
        """
        address = valid_email(email)
        if address is None:
            raise ValueError("not an e-mail address")
        key = email_key(address)
        while True:
            receipt = self._receipt_of(key)
            if receipt:
                return receipt
            try:
                with writing(self._engine) as connection:
                    receipt = new_receipt("U")
                    row = {"email_key": key, "email": address, "receipt": receipt, "added_at": now}
                    connection.execute(insert(unsubscribes).values(row))
                return receipt
            except IntegrityError:
                continue  # somebody added the same address in between, or the receipt number is taken: look again

    def list(self) -> Iterator[Unsubscribe]:
        """Every address, the one that came first first."""
        query = select(unsubscribes).order_by(unsubscribes.c.added_at, unsubscribes.c.email_key)
        with reading(self._engine) as connection:
            for row in connection.execute(query):
                yield Unsubscribe(row.email, row.receipt, row.added_at)

    def export(self, stream: TextIO) -> int:
        """How many addresses it has written to `stream`, as the CSV that Shopify's customer import takes."""
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_EXPORT_COLUMNS)
        written = 0
        for entry in self.list():
            writer.writerow((entry.email, "no"))
            written += 1
        return written

    def _receipt_of(self, key: str) -> str | None:
        with reading(self._engine) as connection:
            return connection.execute(select(unsubscribes.c.receipt).where(unsubscribes.c.email_key == key)).scalar()

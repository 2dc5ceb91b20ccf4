"""What shoppers have asked the shop to do about their data or their order, for the owner to work off."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine, Row

from bot.orders.engine import reading, writing
from bot.orders.naming import email_key
from bot.orders.receipts import new_receipt
from bot.orders.tables import requests


class RequestKind(str, Enum):
    """What is asked. The first three are privacy rights, the others concern one order."""

    ACCESS = "access"
    CORRECTION = "correction"
    DELETION = "deletion"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    PROBLEM = "problem"


PRIVACY_REQUESTS = (RequestKind.ACCESS, RequestKind.CORRECTION, RequestKind.DELETION)


@dataclass(frozen=True)
class Request:
    """One request. `done_at` None: still open. `order_name`, `email` and `details` are "" where they were not given."""

    receipt: str
    kind: RequestKind
    order_name: str
    email: str
    details: str
    made_at: datetime
    done_at: datetime | None


def _request(row: Row) -> Request:
    return Request(row.receipt, RequestKind(row.kind), row.order_name, row.email, row.details, row.made_at, row.done_at)


class RequestBook:
    """The requests of one shop's customers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, kind: RequestKind, now: datetime, order_name: str = "", email: str = "", details: str = "") -> str:
        """The receipt of a new request, which is on the disk when this returns."""
        receipt = new_receipt("R")
        with writing(self._engine) as connection:
            connection.execute(
                insert(requests).values(
                    receipt=receipt,
                    kind=kind.value,
                    order_name=order_name,
                    email=email,
                    details=details,
                    made_at=now,
                    done_at=None,
                )
            )
        return receipt

    def list(self, include_done: bool = False) -> tuple[Request, ...]:
        """The requests, the oldest first; without those that are done unless they are wanted."""
        query = select(requests).order_by(requests.c.made_at, requests.c.id)
        if not include_done:
            query = query.where(requests.c.done_at.is_(None))
        with reading(self._engine) as connection:
            return tuple(map(_request, connection.execute(query)))

    def find(self, receipt: str) -> Request | None:
        """The request with that receipt, None if there is none."""
        with reading(self._engine) as connection:
            row = connection.execute(select(requests).where(requests.c.receipt == receipt)).first()
        return _request(row) if row else None

    def add_details(self, receipt: str, more: str) -> bool:
        """Whether there was such an open request; it has a further line of details then."""
        open_one = (requests.c.receipt == receipt) & requests.c.done_at.is_(None)
        with writing(self._engine) as connection:
            longer = requests.c.details + f"\n{more}"
            return connection.execute(update(requests).where(open_one).values(details=longer)).rowcount == 1

    def is_open(self, receipt: str) -> bool:
        """Whether there is such a request and the shop is not done with it."""
        open_one = (requests.c.receipt == receipt) & requests.c.done_at.is_(None)
        with reading(self._engine) as connection:
            return connection.execute(select(requests.c.id).where(open_one)).first() is not None

    def mark_done(self, receipt: str, now: datetime) -> bool:
        """Whether there was such an open request; it is done then."""
        open_one = (requests.c.receipt == receipt.strip().upper()) & requests.c.done_at.is_(None)
        with writing(self._engine) as connection:
            return connection.execute(update(requests).where(open_one).values(done_at=now)).rowcount == 1

    def forget(self, email: str, order_names: Collection[str]) -> tuple[int, tuple[str, ...]]:
        """Takes address and words out of the done requests of that address, and of those on these orders of it.

        How many had any, and the receipts of the open ones. Those keep all, and get the address where they have none:
        their order may not be there much longer.
        """
        key = email_key(email)
        with writing(self._engine) as connection:
            rows = connection.execute(select(requests).order_by(requests.c.made_at, requests.c.id)).all()
            mine = [row for row in rows if email_key(row.email) == key or row.order_name in order_names]
            done = [row.id for row in mine if row.done_at and (row.email or row.details)]
            nameless = [row.id for row in mine if not row.done_at and not row.email]
            for ids, values in ((done, {"email": "", "details": ""}), (nameless, {"email": email.strip()})):
                connection.execute(update(requests).where(requests.c.id.in_(ids)).values(values))
        return len(done), tuple(row.receipt for row in mine if not row.done_at)

    def purge(self, before: datetime) -> int:
        """How many requests were done before that instant; they are gone."""
        with writing(self._engine) as connection:
            return connection.execute(delete(requests).where(requests.c.done_at < before)).rowcount

"""The order book: orders in, orders out, and the one way in which a shopper's order is found. Its methods block."""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum

from sqlalchemy import delete, insert, or_, select, text, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine import Row as ResultRow

from bot.orders.engine import reading, writing
from bot.orders.merging import merge
from bot.orders.naming import email_key, order_key
from bot.orders.rows import item_rows, order_from, order_row, shipment_rows, with_entered_delivery
from bot.orders.tables import entered_deliveries, marks, order_items, orders, shipments
from bot.shop.order import Order

_REAL_ORDERS_FORGOTTEN = "real orders forgotten"

Told = tuple[Order, "datetime | None"]


class Saved(str, Enum):
    """What saving an order did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    OLDER_IGNORED = "older_ignored"


class OrderBook:
    """The orders of one shop. Every method may raise OrdersUnavailable."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, name: str, email: str) -> Order | None:
        """The order of that name placed with that address; None if either is wrong, and not even the time tells which.

        A bare figure also finds "ST-1042": the address decides among the few orders whose name holds it.
        """
        key, address = order_key(name), _digest(email_key(email))
        exact_first = (orders.c.key != key, orders.c.created_at.desc())
        query = select(orders).where(or_(orders.c.key == key, orders.c.number == key)).order_by(*exact_first).limit(8)
        with reading(self._engine) as connection:
            candidates = connection.execute(query).all() if key else []
            # At least one comparison, and each takes the same time: digests have one length.
            known = [row.email_key for row in candidates] or [""]
            matches = [hmac.compare_digest(_digest(one), address) for one in known]
            found = [row for row, same in zip(candidates, matches, strict=False) if same and row.email_key]
            return self._with_deliveries(connection, found[:1])[0] if found else None

    def get(self, name: str) -> Order | None:
        """The order of that very name, for the shop's own eyes: no address is asked."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(orders).where(orders.c.key == order_key(name))).all()
            return self._with_deliveries(connection, rows)[0] if rows else None

    def list(self, limit: int = 50, email: str = "") -> tuple[Order, ...]:
        """The newest orders, the newest first; only those of `email` if it is given."""
        query = select(orders).order_by(orders.c.created_at.desc(), orders.c.key.desc()).limit(limit)
        if email:
            query = query.where(orders.c.email_key == email_key(email))
        with reading(self._engine) as connection:
            return tuple(self._with_deliveries(connection, connection.execute(query).all()))

    def names_of(self, email: str) -> tuple[str, ...]:
        """The names of every order of that address."""
        query = select(orders.c.name).where(orders.c.email_key == email_key(email))
        with reading(self._engine) as connection:
            return tuple(connection.execute(query).scalars())

    def is_empty(self) -> bool:
        """Whether there is no order at all."""
        with reading(self._engine) as connection:
            return connection.execute(select(orders.c.key).limit(1)).first() is None

    def is_new(self) -> bool:
        """Whether there is no order, and no real one was there that has been forgotten."""
        with reading(self._engine) as connection:
            was_used = connection.execute(select(marks.c.name).where(marks.c.name == _REAL_ORDERS_FORGOTTEN)).first()
        return was_used is None and self.is_empty()

    def save(self, order: Order, updated_at: datetime | None) -> Saved:
        """Adds what an export tells. `updated_at`: when the order last changed, None if the export does not say."""
        return self.save_all([(order, updated_at)])[0]

    def save_all(self, told: Sequence[Told], is_demo: bool = False) -> Sequence[Saved]:
        """Adds what an export tells of several orders, all in one transaction; see `save`.

        `is_demo`: they are made up, and `remove_demo_orders` may take them away.
        """
        with writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                # One import at a time: two could each find an order missing and both add it. SQLite has one writer.
                connection.execute(text("LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE"))
            known = self._known(connection, {order_key(order.name) for order, _ in told})
            before = dict(known)
            outcomes = []
            for order, updated_at in told:
                key = order_key(order.name)
                outcome, known[key] = _outcome(known.get(key), (order, updated_at))
                outcomes.append(outcome)
            changed = [key for key in known if known[key] != before.get(key)]
            self._write(connection, changed, before, known, is_demo)
            return outcomes

    def remove_demo_orders(self) -> int:
        """How many made-up orders there were; they are gone."""
        with writing(self._engine) as connection:
            return connection.execute(delete(orders).where(orders.c.is_demo)).rowcount

    def forget(self, email: str) -> int:
        """How many orders of that address there were; they are gone, with all that belongs to them."""
        theirs = orders.c.email_key == email_key(email)
        with writing(self._engine) as connection:
            if connection.execute(select(orders.c.key).where(theirs, ~orders.c.is_demo).limit(1)).first():
                connection.execute(delete(marks).where(marks.c.name == _REAL_ORDERS_FORGOTTEN))
                connection.execute(insert(marks).values(name=_REAL_ORDERS_FORGOTTEN))
            return connection.execute(delete(orders).where(theirs)).rowcount

    def record_delivery(self, name: str, day: date) -> bool:
        """Whether there is such an order; then `day` is its delivery date wherever the carrier has named none."""
        with writing(self._engine) as connection:
            key = order_key(name)
            if connection.execute(select(orders.c.key).where(orders.c.key == key)).first() is None:
                return False
            mine = entered_deliveries.c.order_key == key
            if not connection.execute(update(entered_deliveries).where(mine).values(delivered_on=day)).rowcount:
                connection.execute(insert(entered_deliveries).values(order_key=key, delivered_on=day))
            return True

    def _known(self, connection: Connection, keys: Iterable[str]) -> dict[str, Told]:
        rows = connection.execute(select(orders).where(orders.c.key.in_(sorted(keys)))).all()
        told = _orders_from(connection, rows)
        return {row.key: (order, row.updated_at) for row, order in zip(rows, told, strict=True)}

    def _with_deliveries(self, connection: Connection, rows: Sequence[ResultRow]) -> Sequence[Order]:
        keys = [row.key for row in rows]
        entered = connection.execute(select(entered_deliveries).where(entered_deliveries.c.order_key.in_(keys)))
        days = {row.order_key: row.delivered_on for row in entered}
        return [
            with_entered_delivery(order, days[row.key]) if row.key in days else order
            for row, order in zip(rows, _orders_from(connection, rows), strict=True)
        ]

    @staticmethod
    def _write(
        connection: Connection, keys: Sequence[str], before: dict[str, Told], after: dict[str, Told], is_demo: bool
    ) -> None:
        replaced = [key for key in keys if key in before]
        if replaced:
            for table in (order_items, shipments):
                connection.execute(delete(table).where(table.c.order_key.in_(replaced)))
            for key in replaced:
                connection.execute(update(orders).where(orders.c.key == key).values(order_row(*after[key], is_demo)))
        rows = {
            orders: [order_row(*after[key], is_demo) for key in keys if key not in before],
            order_items: [row for key in keys for row in item_rows(after[key][0])],
            shipments: [row for key in keys for row in shipment_rows(after[key][0])],
        }
        for table, values in rows.items():
            if values:
                connection.execute(insert(table), values)


def _outcome(known: Told | None, told: Told) -> tuple[Saved, Told]:
    if known is None:
        return Saved.CREATED, told
    merged = merge(*known, *told)
    if merged is None:
        return Saved.OLDER_IGNORED, known
    result = (merged, told[1] or known[1])
    return (Saved.UNCHANGED, known) if result == known else (Saved.UPDATED, result)


def _orders_from(connection: Connection, rows: Sequence[ResultRow]) -> Sequence[Order]:
    keys = [row.key for row in rows]
    parts: dict[str, dict[str, list]] = {"order_items": defaultdict(list), "shipments": defaultdict(list)}
    for table in (order_items, shipments) if keys else ():
        query = select(table).where(table.c.order_key.in_(keys)).order_by(table.c.order_key, table.c.position)
        for part in connection.execute(query).mappings():
            parts[table.name][part["order_key"]].append(part)
    return [order_from(row._mapping, parts["order_items"][row.key], parts["shipments"][row.key]) for row in rows]


def _digest(value: str) -> bytes:
    return hashlib.sha256(value.encode()).digest()

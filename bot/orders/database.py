"""The order database as one thing to open and to hand on."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.orders.attempts import AttemptLog
from bot.orders.engine import OrdersUnavailable, connect, reading
from bot.orders.repository import OrderBook
from bot.orders.requests import RequestBook
from bot.orders.suppression import SuppressionList
from bot.orders.tables import orders
from bot.orders.unanswered import UnansweredMessages


@dataclass(frozen=True)
class OrderDatabase:
    """Everything that one shop's database holds."""

    engine: Engine
    orders: OrderBook
    attempts: AttemptLog
    unsubscribes: SuppressionList
    requests: RequestBook
    unanswered: UnansweredMessages

    def is_ready(self) -> bool:
        """Whether it answers and has its tables."""
        try:
            with reading(self.engine) as connection:
                connection.execute(select(orders.c.key).limit(1)).first()
        except OrdersUnavailable:
            return False
        return True

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()


def open_database(url: str) -> OrderDatabase:
    """The database at `url`, which `migrate` has made before. Connects when it is first used."""
    engine = connect(url)
    return OrderDatabase(
        engine=engine,
        orders=OrderBook(engine),
        attempts=AttemptLog(engine),
        unsubscribes=SuppressionList(engine),
        requests=RequestBook(engine),
        unanswered=UnansweredMessages(engine),
    )

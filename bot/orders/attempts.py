"""The lock on guessing: who has failed too often for an order number, or in one session, has to wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.orders.engine import reading, writing
from bot.orders.naming import fingerprint, order_key, order_number
from bot.orders.tables import failed_attempts

# The `limits` library has no storage in SQL: its counters are in memory, where a restart forgets them, or in a server
# of their own. A sliding window over one table is all that is needed.
FAILURES = 10
WINDOW = timedelta(hours=1)
LOCKED_FOR = timedelta(hours=1)

_latest = select(failed_attempts.c.failed_at).order_by(failed_attempts.c.failed_at.desc()).limit(FAILURES)


class AttemptLog:
    """Failed tries to name an order: ten within an hour lock the order number, or the session, for an hour."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def is_locked(self, order_name: str, session_id: str, now: datetime) -> bool:
        """Whether that order number or that session has to wait at `now`."""
        with reading(self._engine) as connection:
            for subject in _subjects(order_name, session_id):
                times = connection.execute(_latest.where(failed_attempts.c.subject == subject)).scalars().all()
                if len(times) == FAILURES and times[0] - times[-1] <= WINDOW and now - times[0] < LOCKED_FOR:
                    return True
        return False

    def record_failure(self, order_name: str, session_id: str, now: datetime) -> None:
        """Counts one failed try against both, and forgets those that no longer matter."""
        with writing(self._engine) as connection:
            forgotten = failed_attempts.c.failed_at <= now - LOCKED_FOR - WINDOW
            connection.execute(delete(failed_attempts).where(forgotten))
            values = [{"subject": subject, "failed_at": now} for subject in _subjects(order_name, session_id)]
            connection.execute(insert(failed_attempts), values)


def _subjects(order_name: str, session_id: str) -> tuple[str, str]:
    # By its figure if it has one: "1042" and "ST-1042" may find the same order and must not be counted apart.
    number = order_number(order_name) or order_key(order_name)
    return fingerprint("order", number), fingerprint("session", session_id)

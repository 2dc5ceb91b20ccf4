"""Messages that Clasp did not understand, for the owner to read: they show what to write an answer for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from bot.orders.engine import reading, writing
from bot.orders.naming import fingerprint
from bot.orders.tables import unanswered_messages


@dataclass(frozen=True)
class UnansweredMessage:
    """One message and what it was taken for. `session` is a digest: it shows only which messages belong together."""

    text: str
    label: str
    confidence: float
    session: str
    received_at: datetime


class UnansweredMessages:
    """The messages of one shop that had no answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, text: str, label: str, confidence: float, session_id: str, now: datetime) -> None:
        """Keeps one message. `text` comes with addresses and card numbers masked already."""
        with writing(self._engine) as connection:
            connection.execute(
                insert(unanswered_messages).values(
                    text=text,
                    label=label,
                    confidence=confidence,
                    session=fingerprint("session", session_id),
                    received_at=now,
                )
            )

    def forget(self, before: datetime) -> int:
        """How many messages had come before that instant; they are gone."""
        with writing(self._engine) as connection:
            return connection.execute(
                delete(unanswered_messages).where(unanswered_messages.c.received_at < before)
            ).rowcount

    def forget_session(self, session_id: str) -> int:
        """How many messages that conversation had; they are gone."""
        theirs = unanswered_messages.c.session == fingerprint("session", session_id)
        with writing(self._engine) as connection:
            return connection.execute(delete(unanswered_messages).where(theirs)).rowcount

    def list(self, limit: int = 50) -> tuple[UnansweredMessage, ...]:
        """The newest messages, the newest first."""
        newest_first = (unanswered_messages.c.received_at.desc(), unanswered_messages.c.id.desc())
        with reading(self._engine) as connection:
            return tuple(
                UnansweredMessage(row.text, row.label, row.confidence, row.session, row.received_at)
                for row in connection.execute(select(unanswered_messages).order_by(*newest_first).limit(limit))
            )

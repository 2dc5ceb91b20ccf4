"""Forgetting old conversations: what shoppers said is kept no longer than the owner wants. Needs no Rasa."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import column, create_engine, delete, func, inspect, select, table
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

# Rasa's own table, as far as we use it. Rasa makes it when it first starts.
_EVENTS = table("events", column("sender_id"), column("timestamp"))


class ConversationsUnavailable(Exception):
    """The conversations' database cannot be used."""


@dataclass(frozen=True)
class Forgotten:
    """How much was forgotten. An event is a message, an answer, or what was noted between them."""

    conversations: int
    events: int


def forget_conversations(url: str, before: datetime) -> Forgotten:
    """Forgets every conversation whose last event was before that instant, as a whole; younger ones stay as a whole.

    Nothing is there to forget where the assistant has never run. Raises ConversationsUnavailable.
    """
    try:
        engine = create_engine(url, future=True, hide_parameters=True, poolclass=NullPool)
        with engine.begin() as connection:
            if not inspect(connection).has_table(_EVENTS.name):
                return Forgotten(0, 0)
            sender = _EVENTS.c.sender_id
            old = select(sender).group_by(sender).having(func.max(_EVENTS.c.timestamp) < before.timestamp())
            conversations = connection.execute(select(func.count()).select_from(old.subquery())).scalar_one()
            events = connection.execute(delete(_EVENTS).where(sender.in_(old))).rowcount
    except SQLAlchemyError as error:
        raise ConversationsUnavailable(str(getattr(error, "orig", error)).strip()) from error
    return Forgotten(conversations, events)

"""Where the conversations are kept: Rasa's SQL tracker store, made safe for one small machine."""

from __future__ import annotations

from typing import Any, Optional

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from sqlalchemy.engine import URL, make_url

from bot.settings import settings

SECONDS_TO_WAIT = 15  # for a locked file; SQLite's own five are short for a backup or a purge on a slow disk


class ConversationsUnavailable(Exception):
    """The conversations' database cannot be used. Rasa itself would go on in memory and forget everything."""


class ConversationStore(SQLTrackerStore):
    """The conversations of this shop, in CLASP_CONVERSATIONS_URL or in a file in the shop's folder."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: Optional[str] = None,
        event_broker: Optional[EventBroker] = None,
        **kwargs: Any,
    ) -> None:
        url = _patient(make_url(settings().tracker_url))
        try:
            # Tried first with a connection of our own: Rasa would wait and retry for ever without a word.
            probe = sa.create_engine(url)
            with probe.connect() as connection:
                if url.get_backend_name() == "sqlite":
                    # Kept in the file: readers no longer wait for the writer.
                    connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            probe.dispose()
        except sa.exc.SQLAlchemyError as error:
            raise ConversationsUnavailable(f"cannot open the conversations at {url!r}: {error}") from error
        super().__init__(
            domain=domain,
            dialect=url.drivername,
            host=str(url.render_as_string(hide_password=False)),
            db=url.database or "",
            event_broker=event_broker,
        )
        # Rasa logs the error of a save that fails, and SQLAlchemy would put what was to be saved into it.
        self.engine.hide_parameters = True

    async def delete(self, sender_id: str) -> int:
        """Forgets one conversation; how many events that were."""
        with self.session_scope() as session:
            count = session.query(self.SQLEvent).filter_by(sender_id=sender_id).delete()
            session.commit()
        return count


def _patient(url: URL) -> URL:
    """The URL, for SQLite with the time to wait for a lock, unless it names one."""
    if url.get_backend_name() != "sqlite" or "timeout" in url.query:
        return url
    return url.update_query_dict({"timeout": str(SECONDS_TO_WAIT)})

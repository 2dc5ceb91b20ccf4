"""The order database's schema, step by step; `migrate` brings a database to the newest one."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from bot.orders.engine import connect, writing


def migrate(url: str) -> None:
    """Brings the database at `url` to the newest schema; makes it first if it is not there. Doing it twice is fine.

    Raises OrdersUnavailable if the database cannot be reached.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    engine = connect(url)
    try:
        with writing(engine) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()

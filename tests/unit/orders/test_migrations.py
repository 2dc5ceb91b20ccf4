import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from bot.orders import migrations
from bot.orders.engine import OrdersUnavailable, connect
from bot.orders.migrations import migrate
from bot.orders.tables import metadata


def test_the_migrations_make_the_tables_that_the_code_works_with(database_url: str) -> None:
    engine = connect(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_migrating_twice_is_fine(database_url: str) -> None:
    migrate(database_url)
    engine = connect(database_url)
    with engine.connect() as connection:
        newest = ScriptDirectory.from_config(_config()).get_current_head()
        assert MigrationContext.configure(connection).get_current_revision() == newest
    engine.dispose()


def test_the_tables_are_made_by_migrating_alone(empty_url: str) -> None:
    engine = connect(empty_url)
    assert inspect(engine).get_table_names() == []
    migrate(empty_url)
    assert set(inspect(engine).get_table_names()) == set(metadata.tables) | {"alembic_version"}
    engine.dispose()


def test_a_new_file_is_readable_by_its_owner_alone_and_its_folder_is_made(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "orders.db"
    migrate(f"sqlite:///{file}")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_server_that_is_not_there_is_trouble_of_our_own() -> None:
    with pytest.raises(OrdersUnavailable):
        migrate("postgresql://nobody:secret@127.0.0.1:1/none")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config

"""Runs the migrations on the connection that `migrate` hands over."""

from alembic import context

from bot.orders.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can undo CREATE TABLE too, now that our engine begins the transaction and not the driver.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

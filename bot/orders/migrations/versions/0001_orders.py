"""Orders, what shoppers asked for, and the locks."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Types are spelled out here, not taken from tables.py: a migration must go on meaning what it meant.
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "orders",
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("number", sa.String(255), nullable=False, index=True),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("email_key", sa.String(320), nullable=False, index=True),
        sa.Column("created_at", INSTANT, nullable=False, index=True),
        sa.Column("updated_at", INSTANT),
        sa.Column("financial_status", sa.String(32), nullable=False),
        sa.Column("fulfilled", sa.Boolean, nullable=False),
        sa.Column("cancelled_at", INSTANT),
        sa.Column("refunded_at", INSTANT),
        sa.Column("shipping_method", sa.Text, nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("total", sa.BigInteger, nullable=False),
        sa.Column("refunded_amount", sa.BigInteger, nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
    )
    op.create_table(
        "order_items",
        _order_key(),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("line_id", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("variant", sa.Text, nullable=False),
        sa.Column("sku", sa.Text, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("unit_price", sa.BigInteger, nullable=False),
        sa.Column("refunded_quantity", sa.Integer, nullable=False),
        sa.Column("properties", sa.JSON, nullable=False),
        sa.Column("tags", sa.JSON, nullable=False),
    )
    op.create_table(
        "shipments",
        _order_key(),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("shipment_id", sa.String(64), nullable=False),
        sa.Column("shipped_at", INSTANT),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("carrier", sa.Text, nullable=False),
        sa.Column("tracking_number", sa.Text, nullable=False),
        sa.Column("tracking_url", sa.Text, nullable=False),
        sa.Column("lines", sa.JSON, nullable=False),
        sa.Column("delivered_on", sa.Date),
    )
    op.create_table("entered_deliveries", _order_key(), sa.Column("delivered_on", sa.Date, nullable=False))
    op.create_table(
        "failed_attempts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("failed_at", INSTANT, nullable=False),
    )
    op.create_index("ix_failed_attempts_subject_failed_at", "failed_attempts", ["subject", "failed_at"])
    op.create_table(
        "unsubscribes",
        sa.Column("email_key", sa.String(320), primary_key=True),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("receipt", sa.String(32), nullable=False, unique=True),
        sa.Column("added_at", INSTANT, nullable=False),
    )
    op.create_table(
        "requests",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("receipt", sa.String(32), nullable=False, unique=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("order_name", sa.String(255), nullable=False),
        sa.Column("email", sa.String(320), nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT),
    )
    op.create_table(
        "unanswered_messages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("label", sa.String(64), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("session", sa.String(64), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False, index=True),
    )


def downgrade() -> None:
    for table in (
        "unanswered_messages",
        "requests",
        "unsubscribes",
        "failed_attempts",
        "entered_deliveries",
        "shipments",
        "order_items",
        "orders",
    ):
        op.drop_table(table)


def _order_key() -> sa.Column:
    return sa.Column("order_key", sa.String(255), sa.ForeignKey("orders.key", ondelete="CASCADE"), primary_key=True)

"""What is remembered of orders that are gone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("marks", sa.Column("name", sa.String(64), primary_key=True))


def downgrade() -> None:
    op.drop_table("marks")

"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None

_WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "runs",
        sa.Column("id", _WORD, primary_key=True),
        sa.Column("json", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "documents",
        sa.Column("id", _WORD, primary_key=True),
        sa.Column("day", _WORD, nullable=False),
        sa.Column("run", _WORD, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("documents_by_day", "documents", ["day", "id"])
    op.create_table(
        "claims",
        sa.Column("id", _WORD, primary_key=True),
        sa.Column(
            "document", _WORD, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("type", _WORD),
        sa.Column("json", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("claims_by_document", "claims", ["document", "position"], unique=True)
    op.create_table(
        "problems",
        sa.Column("id", _WORD, primary_key=True),
        sa.Column("document", _WORD, sa.ForeignKey("documents.id", ondelete="CASCADE")),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_problems_document", "problems", ["document"])
    op.create_table(
        "linked",
        sa.Column("kind", _WORD, primary_key=True),
        sa.Column("id", _WORD, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("linked_by_position", "linked", ["position"])
    op.create_table(
        "members",
        sa.Column("claim", _WORD, primary_key=True),
        sa.Column("story", _WORD, primary_key=True),
        sqlite_strict=True,
    )
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", _WORD, nullable=False, unique=True),
        sa.Column("relation", _WORD, nullable=False),
        sa.Column("from_claim", sa.Text, nullable=False),
        sa.Column("to_claim", sa.Text, nullable=False),
        sa.Column("judgement", _WORD),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", _WORD, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("undoes", _WORD, sa.ForeignKey("judgements.id")),
        sa.CheckConstraint("(judgement IS NULL) = (undoes IS NOT NULL)", name="judges_or_undoes"),
        sqlite_strict=True,
    )
    op.create_table(
        "settings",
        sa.Column("name", _WORD, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """A store of today is not made older: the record that it exports can be taken in anew."""
    raise NotImplementedError

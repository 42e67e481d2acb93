"""Search: the index, what it knows of reports, names and words, and saved searches.

The tables are made here; the reports of the store are indexed when it is opened, as always when
the index is not of the present rules.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"

_WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "searched",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column(
            "document",
            _WORD,
            sa.ForeignKey("documents.id", ondelete="CASCADE"),
            nullable=False,
            unique=True,
        ),
        sa.Column("day", _WORD, nullable=False),
        sa.Column("arrived", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("searched_by_arrival", "searched", ["arrived"])
    op.create_table(
        "facets",
        sa.Column(
            "number",
            sa.Integer,
            sa.ForeignKey("searched.number", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("field", _WORD, primary_key=True),
        sa.Column("value", _WORD, primary_key=True),
        sqlite_strict=True,
    )
    op.create_table(
        "named",
        sa.Column("key", _WORD, primary_key=True),
        sa.Column("field", _WORD, primary_key=True),
        sa.Column("value", _WORD, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_ar", sa.Text),
        sqlite_strict=True,
    )
    op.create_index("named_by_value", "named", ["field", "value"])
    op.create_table(
        "words",
        sa.Column("word", _WORD, primary_key=True),
        sa.Column("skeleton", _WORD, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("words_by_skeleton", "words", ["skeleton"])
    op.create_table(
        "searches",
        sa.Column("name", _WORD, primary_key=True),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("seen", sa.Integer, nullable=False),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """A store of today is not made older: the record that it exports can be taken in anew."""
    raise NotImplementedError

"""The ledger: entries under a chain of hashes. Judgements become the first of them."""

from __future__ import annotations

import secrets

import msgspec
import sqlalchemy as sa
from alembic import op

from hudna.ledger.entries import Entry
from hudna.ledger.seal import START, seal

revision = "0002"
down_revision: str | None = "0001"

_WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, and enter what was judged under its time and author."""
    made = op.create_table(
        "entries",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("hash", _WORD, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("entries_by_kind", "entries", ["kind", "number"])
    op.create_table(
        "checkpoints",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("json", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    former = op.get_bind().execute(sa.text("SELECT * FROM judgements ORDER BY number")).mappings()
    head, numbers = START, dict[str, int]()
    for row in former.all():
        numbers[row["id"]] = head.size + 1
        entry = _entry(row, head.size + 1, numbers)
        line, head = seal(entry, head, lambda: secrets.token_hex(16))
        held = {"number": head.size, "kind": entry.act.kind, "hash": head.hash}
        op.bulk_insert(made, [{**held, "json": line.decode()}])
    op.drop_table("judgements")


def _entry(row: sa.RowMapping, number: int, numbers: dict[str, int]) -> Entry:
    """A row of judgements as an entry: a judgement, or the taking back of one."""
    act: dict[str, object] = {"kind": "undone", "entry": numbers.get(row["undoes"])}
    if row["undoes"] is None:
        act = {
            "kind": "judged",
            "relation": row["relation"],
            "from_": msgspec.json.decode(row["from_claim"]),
            "to": msgspec.json.decode(row["to_claim"]),
            "judgement": row["judgement"],
        }
    said = {"by": row["by"], "at": row["at"], "reason": row["reason"], "role": "monitor"}
    return msgspec.convert({"number": number, **said, "act": act}, Entry)


def downgrade() -> None:
    """A store of today is not made older: the record that it exports can be taken in anew."""
    raise NotImplementedError

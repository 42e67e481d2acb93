"""The tables of the store.

Every object of the record is kept as the line of JSON that the record writes, beside the few
columns by which it is found: what is exported is what was read, byte for byte. Only the
ledger's entries are nobody's but the store's, and they are never changed or removed.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

HEAD = "0002"
"""The migration whose tables these are."""

metadata = MetaData()

_WORD = Text().with_variant(Text(collation="C"), "postgresql")
"""Ids, days and words of closed vocabularies: in the order of their bytes in every database."""

runs = Table(
    "runs",
    metadata,
    Column("id", _WORD, primary_key=True),
    Column("json", Text, nullable=False),
    sqlite_strict=True,
)
"""Which coder with which vocabulary: the `run` line of the record that it would write."""

documents = Table(
    "documents",
    metadata,
    Column("id", _WORD, primary_key=True),
    Column("day", _WORD, nullable=False),  # of publication, the first; empty where not known
    Column("run", _WORD, ForeignKey("runs.id"), nullable=False),
    Column("json", Text, nullable=False),
    Index("documents_by_day", "day", "id"),
    sqlite_strict=True,
)

claims = Table(
    "claims",
    metadata,
    Column("id", _WORD, primary_key=True),
    Column("document", _WORD, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),  # among the claims of its document
    Column("kind", _WORD, nullable=False),
    Column("type", _WORD),  # of an event, an incident, a status; what a count counts
    Column("json", Text, nullable=False),
    Index("claims_by_document", "document", "position", unique=True),
    sqlite_strict=True,
)

problems = Table(
    "problems",
    metadata,
    Column("id", _WORD, primary_key=True),
    Column("document", _WORD, ForeignKey("documents.id", ondelete="CASCADE"), index=True),
    Column("file", Text, nullable=False),
    Column("json", Text, nullable=False),
    sqlite_strict=True,
)
"""What could not be read, and under its document what could not be coded."""

linked = Table(
    "linked",
    metadata,
    Column("kind", _WORD, primary_key=True),
    Column("id", _WORD, primary_key=True),
    Column("position", Integer, nullable=False),  # as linking gave them
    Column("json", Text, nullable=False),
    Index("linked_by_position", "position"),
    sqlite_strict=True,
)
"""What linking made of all reports and judgements: always replaced as a whole."""

members = Table(
    "members",
    metadata,
    Column("claim", _WORD, primary_key=True),
    Column("story", _WORD, primary_key=True),
    sqlite_strict=True,
)
"""Which stories a claim is in; a part of `linked` that can be asked for."""

entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True),  # from 1, without gaps
    Column("kind", _WORD, nullable=False),
    Column("hash", _WORD, nullable=False),
    Column("json", Text, nullable=False),  # the sealed line, canonical JSON (RFC 8785)
    Index("entries_by_kind", "kind", "number"),
    sqlite_strict=True,
)
"""The ledger: what people decided. Rows are appended, never changed or removed."""

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("number", Integer, primary_key=True),  # in the order in which they were signed
    Column("json", Text, nullable=False),
    sqlite_strict=True,
)
"""Signed checkpoints of the ledger; what they prove, the copies kept elsewhere prove."""

settings = Table(
    "settings",
    metadata,
    Column("name", _WORD, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

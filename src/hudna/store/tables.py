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

HEAD = "0003"
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

# ---------------------------------------------------------------- search
searched = Table(
    "searched",
    metadata,
    Column("number", Integer, primary_key=True),  # in the index; never given again
    Column(
        "document",
        _WORD,
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("day", _WORD, nullable=False),
    Column("arrived", Integer, nullable=False),  # its first number: in the order of taking in
    Index("searched_by_arrival", "arrived"),
    sqlite_strict=True,
)
"""Under which number each report is in the search index."""

facets = Table(
    "facets",
    metadata,
    Column("number", Integer, ForeignKey("searched.number", ondelete="CASCADE"), primary_key=True),
    Column("field", _WORD, primary_key=True),
    Column("value", _WORD, primary_key=True),
    sqlite_strict=True,
)
"""What each report is and names: outlet, month, language, types, places, actors."""

named = Table(
    "named",
    metadata,
    Column("key", _WORD, primary_key=True),  # a name as it folds, or as it is heard
    Column("field", _WORD, primary_key=True),
    Column("value", _WORD, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_ar", Text),
    Index("named_by_value", "field", "value"),
    sqlite_strict=True,
)
"""By which names the values of facets go."""

words = Table(
    "words",
    metadata,
    Column("word", _WORD, primary_key=True),  # folded
    Column("skeleton", _WORD, nullable=False),
    Index("words_by_skeleton", "skeleton"),
    sqlite_strict=True,
)
"""The words that reports have or had, by their consonants: where spellings may meet."""

searches = Table(
    "searches",
    metadata,
    Column("name", _WORD, primary_key=True),
    Column("query", Text, nullable=False),
    Column("seen", Integer, nullable=False),  # the last report that had arrived when asked last
    sqlite_strict=True,
)
"""Searches that were saved: what arrives later is new for them."""

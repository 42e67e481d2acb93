"""Sealing: each entry with the hash of the one before it, each field under a salt of its own.

A redacted copy of an entry drops values with their salts and keeps the commitments to them: it
still verifies, and without the salt (128 random bits) no guess at a value can be checked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import msgspec
import rfc8785

from hudna.errors import LedgerError
from hudna.ledger.entries import Entry
from hudna.ledger.verify import FIRST, Head, commitment, entry_hash

START = Head(0, FIRST)
"""The head of a ledger without entries."""

_OPEN = ("number", "at")
"""What is never redacted: with the kind, that something was done, and when."""

Salts = Callable[[], str]
"""A source of salts: 32 random hexadecimal digits each, as `secrets.token_hex(16)` gives."""


def seal(entry: Entry, previous: Head, salts: Salts) -> tuple[bytes, Head]:
    """An entry as its line of canonical JSON, and the head of the ledger that has it.

    Raises `LedgerError` where it does not follow the entries before it, or holds what JSON cannot.
    """
    if entry.number != previous.size + 1:
        raise LedgerError(f"entry {entry.number} does not follow entry {previous.size}")
    written = msgspec.to_builtins(entry)
    values = {**{k: v for k, v in written.items() if k not in _OPEN}, **written.pop("act")}
    values.pop("act")
    kind = values.pop("kind")
    sealed = {"at": entry.at, "kind": kind, "number": entry.number, "previous": previous.hash}
    try:
        fields = {name: {"salt": salts(), "value": value} for name, value in values.items()}
        commitments = {k: commitment(v["salt"], v["value"]) for k, v in fields.items()}
        own = entry_hash(sealed, commitments)
        line = rfc8785.dumps({**sealed, "fields": fields, "hash": own})
    except (ValueError, rfc8785.CanonicalizationError) as error:
        raise LedgerError(f"the entry cannot be written: {error}") from error
    return line, Head(entry.number, own)


def entry_of(line: bytes | str) -> Entry:
    """The entry of a line that is not redacted.

    Raises `LedgerError` where it is, or is of a kind that is not known here.
    """
    parts = msgspec.json.decode(line)
    try:
        values = {name: field["value"] for name, field in parts["fields"].items()}
        own = {name: values.pop(name) for name in ("by", "role", "reason")}
        act = {"kind": parts["kind"], **values}
        whole = {"number": parts["number"], "at": parts["at"], **own, "act": act}
        return msgspec.convert(whole, Entry)
    except (KeyError, TypeError, msgspec.ValidationError) as error:
        raise LedgerError(f"entry {parts.get('number')} cannot be read: {error}") from error


def redacted(line: bytes | str, fields: Collection[str] | None = None) -> bytes:
    """A line without the values of some fields, or of all, and without their salts."""
    parts: dict[str, Any] = msgspec.json.decode(line)
    for name, field in parts["fields"].items():
        if "salt" in field and (fields is None or name in fields):
            parts["fields"][name] = {"sha256": commitment(field["salt"], field["value"])}
    return rfc8785.dumps(parts)

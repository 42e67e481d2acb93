"""Verify a ledger that somebody else exported. Needs nothing but Python 3.11 or newer.

    python3 verify.py BUNDLE [--checkpoint FILE] [--key HEX]

BUNDLE is the zip file or the folder it was unpacked into. A checkpoint that you kept yourself, and
a key that you know from elsewhere, show what a bundle alone cannot: that nothing was cut off its
end, and that nobody made the whole of it anew.

A line of `entries.jsonl` is one entry in canonical JSON (RFC 8785). Each of its fields has a value
with the salt of its commitment, or after redaction the commitment alone: SHA-256 over the 16 bytes
of the salt and the value's canonical JSON. The hash of an entry is SHA-256 over the canonical JSON
of its number, kind, time, commitments and the hash of the entry before it. A checkpoint is how many
entries there were, the hash of the last and the time, signed with Ed25519 (RFC 8032).
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring  # what RFC 8785 escapes, and nothing else
from typing import Any, NamedTuple

FORMAT = "hudna-ledger/1"
FIRST = "0" * 64
"""The hash before the first entry."""
ENTRIES, CHECKPOINTS = "entries.jsonl", "checkpoints.jsonl"

_SALT = re.compile(r"[0-9a-f]{32}")
_HASH = re.compile(r"[0-9a-f]{64}")
_KEYS = {"at", "fields", "hash", "kind", "number", "previous"}


class Fault(NamedTuple):
    """Something that is not as it was sealed; `number` is that of the entry where it shows."""

    number: int
    what: str

    def __str__(self) -> str:
        return f"entry {self.number}: {self.what}"


class Head(NamedTuple):
    """How many entries there are, and the hash of the last."""

    size: int
    hash: str


# ---------------------------------------------------------------- canonical JSON
def canonical(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """A value as RFC 8785 writes it. Raises `ValueError` for what it cannot write."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if abs(value) >= 2**53:
            raise ValueError(f"{value} is too large for a number of JSON")
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(x)}:{canonical(value[x])}" for x in names) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(canonical, value)) + "]"
    raise ValueError(f"JSON has no {type(value).__name__}")


def _number(value: float) -> str:
    """A number as ECMAScript writes it, in the fewest digits that mean it."""
    if not math.isfinite(value):
        raise ValueError(f"JSON has no {value}")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, power = f"{abs(value)!r}".partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("0")
    point = len(whole) + int(power or 0) - (len(whole + part) - len(digits))
    digits = digits.rstrip("0")
    if len(digits) <= point <= 21:
        return sign + digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{tail}e{'+' if point > 0 else '-'}{abs(point - 1)}"


# ---------------------------------------------------------------- the chain
def commitment(salt: str, value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """What stands for a value under a salt (32 hexadecimal digits)."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical(value).encode()).hexdigest()


def entry_hash(entry: dict[str, Any], commitments: dict[str, str]) -> str:
    """The hash of an entry, given the commitments to its fields."""
    sealed = {
        "at": entry["at"],
        "fields": commitments,
        "format": FORMAT,
        "kind": entry["kind"],
        "number": entry["number"],
        "previous": entry["previous"],
    }
    return hashlib.sha256(canonical(sealed).encode()).hexdigest()


def faults(lines: Iterable[bytes], heads: dict[int, str] | None = None) -> Iterator[Fault]:
    """What is not as it was sealed, entry by entry; nothing where all is.

    `heads` is filled with the hash of each entry that is there, by its place, for checkpoints.
    """
    previous = FIRST
    for place, line in enumerate(lines, 1):
        try:
            entry = _entry(line)
            own = entry_hash(entry, {k: _committed(v) for k, v in entry["fields"].items()})
        except (ValueError, RecursionError) as error:
            yield Fault(place, f"is damaged: {error}")
            previous = ""
            continue
        if entry["number"] != place:
            yield Fault(place, f"in its place stands the entry numbered {entry['number']}")
        elif previous and entry["previous"] != previous:
            yield Fault(place, "does not follow the entry before it")
        if own != entry["hash"]:
            yield Fault(place, "is not what was sealed")
        previous = entry["hash"]
        if heads is not None:
            heads[place] = own


def _entry(line: bytes) -> dict[str, Any]:
    """The entry of a line. Raises `ValueError` where the line is not as it was written."""
    entry = json.loads(line.decode())
    if not isinstance(entry, dict) or set(entry) != _KEYS or not isinstance(entry["fields"], dict):
        raise ValueError("it does not have the parts of an entry")
    if canonical(entry).encode() != line:
        raise ValueError("it is not written as it was sealed")
    return entry


def _committed(field: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """The commitment to a field, worked out from its value and salt where these are there."""
    if isinstance(field, dict) and set(field) == {"salt", "value"} and _is(_SALT, field["salt"]):
        return commitment(field["salt"], field["value"])
    if isinstance(field, dict) and set(field) == {"sha256"} and _is(_HASH, field["sha256"]):
        return str(field["sha256"])
    raise ValueError("a field has neither value and salt nor a commitment")


def _is(pattern: re.Pattern[str], value: Any) -> bool:  # noqa: ANN401 - whatever JSON can hold
    return isinstance(value, str) and pattern.fullmatch(value) is not None

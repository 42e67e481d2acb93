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

import argparse
import hashlib
import json
import math
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from json.encoder import encode_basestring  # what RFC 8785 escapes, and nothing else
from pathlib import Path
from typing import IO, Any, NamedTuple

FORMAT = "hudna-ledger/1"
FIRST = "0" * 64
"""The hash before the first entry."""
ENTRIES, CHECKPOINTS = "entries.jsonl", "checkpoints.jsonl"

_SALT = re.compile(r"[0-9a-f]{32}")
_HASH = re.compile(r"[0-9a-f]{64}")
_LONGEST = 16 * 2**20
"""Bytes of a line that are read at once: no entry is nearly as long."""
_MOST = 1000
"""Faults that are told; whatever has more is no ledger."""
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


def faults(
    lines: Iterable[bytes], heads: dict[int, str] | None = None, start: Head | None = None
) -> Iterator[Fault]:
    """What is not as it was sealed, entry by entry; nothing where all is.

    `heads` is filled with the hash of each entry that is there, by its place, for checkpoints.
    `start` is the head of what comes before the lines, if they do not begin with the first.
    """
    size, previous = start or (0, FIRST)
    for place, line in enumerate(lines, size + 1):
        try:
            entry = _entry(line)
            own = entry_hash(entry, {k: _committed(v) for k, v in entry["fields"].items()})
        except (ValueError, RecursionError) as error:
            yield Fault(place, f"is damaged: {error}")
            previous = ""
            if heads is not None:
                heads[place] = ""
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


# ---------------------------------------------------------------- checkpoints
def checkpoint_fault(line: bytes, heads: dict[int, str], keys: frozenset[str]) -> str | None:
    """What is wrong with a checkpoint or with the ledger that it is held against, if so.

    `heads` are the hashes of the entries that are there. With `keys` (64 hexadecimal digits each)
    it must be signed by one of them; without, by whichever key it names.
    """
    try:
        point = json.loads(line.decode())
        key, signature = bytes.fromhex(point["key"]), bytes.fromhex(point["signature"])
        size, head, at = point["size"], point["head"], point["at"]
        said = {"at": at, "format": FORMAT, "head": head, "key": point["key"], "size": size}
        signed = canonical(said).encode()
        written = {**point, "signature": signature.hex()}
        if canonical(written).encode() != line.strip() or len(point) != 5:
            return "the checkpoint is not written as it was signed"
    except (ValueError, KeyError, TypeError, RecursionError):
        return "this is no checkpoint"
    if not signed_by(key, signed, signature):
        return f"the checkpoint of {at} is not signed by the key that it names"
    if keys and point["key"] not in keys:
        return f"the checkpoint of {at} is signed by another key, {point['key']}"
    if size and size not in heads:
        return f"cut off: at {at} there were {size} entries, and here are {len(heads)}"
    if head != (heads[size] if size else FIRST):
        return f"made anew: the first {size} entries are not those that there were at {at}"
    return None


# Ed25519, as RFC 8032, section 5.1 and its appendix A have it. A point (x, y) is (X, Y, Z, T) with
# x = X/Z, y = Y/Z, x * y = T/Z.
_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
_Point = tuple[int, int, int, int]
_NEUTRAL = (0, 1, 1, 0)


def signed_by(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature of a message is that of a public key."""
    if len(key) != 32 or len(signature) != 64:
        return False
    public, nonce = _point(key), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if public is None or nonce is None or scalar >= _ORDER:
        return False
    hashed = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(hashed, "little") % _ORDER
    one, other = _times(scalar, _BASE), _plus(nonce, _times(challenge, public))
    return (
        (one[0] * other[2] - other[0] * one[2]) % _P
        == 0
        == (one[1] * other[2] - other[1] * one[2]) % _P
    )


def _point(written: bytes) -> _Point | None:
    """The point of 32 bytes, if they are one."""
    y = int.from_bytes(written, "little")
    odd, y = y >> 255, y & (2**255 - 1)
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    if (x * x - square) % _P or (x == 0 and odd):
        return None
    if x & 1 != odd:
        x = _P - x
    return x, y, 1, x * y % _P


def _plus(one: _Point, other: _Point) -> _Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(scalar: int, point: _Point) -> _Point:
    found: _Point = _NEUTRAL
    while scalar:
        if scalar & 1:
            found = _plus(found, point)
        point, scalar = _plus(point, point), scalar >> 1
    return found


_BASE = _point((4 * pow(5, -1, _P) % _P).to_bytes(32, "little")) or _NEUTRAL


# ---------------------------------------------------------------- a bundle
class NoBundleError(Exception):
    """There is nothing to verify: no bundle, or one that is damaged as a file."""


class Verified(NamedTuple):
    """What came of verifying: how much there is, and every fault in words; none where all holds."""

    entries: int
    checkpoints: int
    redacted: int
    faults: list[str]


def bundle(path: Path, kept: Iterable[bytes] = (), keys: Iterable[str] = ()) -> Verified:
    """Verify a bundle, also against checkpoints that were kept elsewhere.

    Raises `NoBundleError` where the path is none, or is damaged as a file.
    """
    try:
        return verified(_lines(path, ENTRIES), _lines(path, CHECKPOINTS), kept, keys)
    except (OSError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise NoBundleError(f"{path} is no bundle, or a damaged one: {error}") from error


def verified(
    lines: Iterable[bytes],
    checkpoints: Iterable[bytes],
    kept: Iterable[bytes] = (),
    keys: Iterable[str] = (),
) -> Verified:
    """Verify the lines of a ledger under its checkpoints, and under some kept elsewhere."""
    heads: dict[int, str] = {}
    counted = _Counted(lines)
    found = [str(each) for each in islice(faults(counted, heads), _MOST)]
    if len(found) == _MOST:
        return Verified(counted.lines, 0, counted.redacted, [*found, "and so on: no more is read"])
    signed, known = 0, frozenset(keys)
    for line in chain(checkpoints, kept):
        signed += 1
        wrong = checkpoint_fault(line, heads, known)
        found += [wrong] if wrong is not None else []
        if len(found) >= _MOST:
            break
    return Verified(counted.lines, signed, counted.redacted, found)


class _Counted:
    """Lines as they go by, counted, and how many of them have redacted fields."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._given, self.lines, self.redacted = lines, 0, 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self._given:
            self.lines += 1
            self.redacted += b'":{"sha256":"' in line
            yield line


def _lines(path: Path, name: str) -> Iterator[bytes]:
    """The lines of a file of a bundle, one in memory at a time."""
    if path.is_dir():
        with (path / name).open("rb") as file:
            yield from _short(file)
    else:
        with zipfile.ZipFile(path) as archive, archive.open(name) as member:
            yield from _short(member)


def _short(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(_LONGEST):
        yield line.removesuffix(b"\n")


def main() -> int:
    """Verify the bundle of the command line; the exit status: 0 all holds, 1 not, 2 no bundle."""
    asked = argparse.ArgumentParser(description="Verify a ledger that somebody else exported.")
    asked.add_argument("bundle", type=Path, help="the zip file, or the folder it was unpacked into")
    asked.add_argument("--checkpoint", type=Path, action="append", default=[], metavar="FILE",
                       help="a checkpoint that you kept yourself")  # fmt: skip
    asked.add_argument("--key", action="append", default=[], metavar="HEX",
                       help="a public key that checkpoints may be signed by")  # fmt: skip
    given = asked.parse_args()
    try:
        kept = [line for file in given.checkpoint for line in file.read_bytes().splitlines()]
        found = bundle(given.bundle, kept, given.key)
    except (OSError, NoBundleError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for fault in found.faults:
        sys.stdout.write(f"{fault}\n")
    state = "does not hold" if found.faults else "holds"
    sys.stdout.write(
        f"{found.entries} entries, {found.redacted} of them redacted, {found.checkpoints} "
        f"checkpoints: the ledger {state}\n"
    )
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())

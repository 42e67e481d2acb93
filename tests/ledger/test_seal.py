"""The chain: whatever is changed, left out, put in or moved shows, and where it was done."""

from __future__ import annotations

import hashlib
import json
import os
import random
from itertools import repeat
from pathlib import Path

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.errors import LedgerError, UsageError
from hudna.ledger import signing, verify
from hudna.ledger.entries import Entry
from hudna.ledger.entries.hotline import Contacted
from hudna.ledger.seal import START, entry_of, redacted, seal
from hudna.ledger.verify import Head
from hudna.model.terms import Capacity

_SIZE = 1000
_EXHAUSTIVE = os.environ.get("HUDNA_EXHAUSTIVE") == "1"
"""Every bit of ten entries and 10,000 bits elsewhere, instead of one entry and some hundred."""


def _entry(number: int) -> Entry:
    said = "بلاغ عن غارة في منطقة المرجانة" if number % 2 else "a strike near Marjana"
    act = Contacted(caller="hadaba", called="sahl", reached=number % 3 > 0, summary=said)
    return Entry(
        number=number, at=f"2031-03-09T12:{number // 60 % 60:02}:{number % 60:02}Z", by="R.H.",
        role=Capacity.SIDE, reason=f"violation {number} reported", act=act,
    )  # fmt: skip


def sealed(size: int, seed: int = 1) -> tuple[list[bytes], Head]:
    """A ledger of some entries, and its head."""
    chance = random.Random(seed)
    lines, head = [], START
    for number in range(1, size + 1):
        line, head = seal(_entry(number), head, lambda: f"{chance.getrandbits(128):032x}")
        lines.append(line)
    return lines, head


@pytest.fixture(scope="module")
def ledger() -> list[bytes]:
    """A ledger of a thousand entries."""
    return sealed(_SIZE)[0]


def _first(lines: list[bytes]) -> int:
    """The number of the first entry where a fault shows; 0 where none does."""
    return next((fault.number for fault in verify.faults(lines)), 0)


def test_an_untouched_ledger_holds(ledger: list[bytes]) -> None:
    """There is no fault, each entry reads back as it was, and the lines are canonical JSON."""
    assert list(verify.faults(ledger)) == []
    assert [entry_of(line) for line in ledger[:20]] == [_entry(n) for n in range(1, 21)]


def _flipped(line: bytes, bit: int) -> bytes:
    changed = bytearray(line)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_every_bit_of_an_entry(ledger: list[bytes]) -> None:
    """Whichever bit of an entry is flipped, the fault shows at that entry."""
    short = ledger[:10]
    for place in range(10) if _EXHAUSTIVE else (4,):
        for bit in range(len(ledger[place]) * 8):
            lines = [*short[:place], _flipped(ledger[place], bit), *short[place + 1 :]]
            assert _first(lines) == place + 1, bit


def test_any_bit_of_the_ledger(ledger: list[bytes]) -> None:
    """A bit flipped anywhere shows at its entry, and only there or at the one that follows."""
    chance = random.Random(3)
    for _ in range(10_000 if _EXHAUSTIVE else 200):
        place = chance.randrange(_SIZE)
        changed = _flipped(ledger[place], chance.randrange(len(ledger[place]) * 8))
        start = max(place - 1, 0)  # what lies before is as it was
        window = [*ledger[start:place], changed, *ledger[place + 1 : place + 3]]
        found = _within(window, start, ledger)
        assert found
        assert {fault.number for fault in found} <= {place + 1, place + 2}
        assert found[0].number == place + 1


def _within(window: list[bytes], start: int, ledger: list[bytes]) -> list[verify.Fault]:
    """The faults of some lines of a ledger, those before being as they were."""
    before = _stated(ledger[start - 1]) if start else verify.FIRST
    return list(verify.faults(window, start=Head(start, before)))


def _stated(line: bytes) -> str:
    """The hash that a line states."""
    return str(json.loads(line)["hash"])


def test_every_deletion_insertion_and_swap(ledger: list[bytes]) -> None:
    """An entry left out, put in twice, or that changed places with another shows where it was."""
    every = range(_SIZE - 1) if _EXHAUSTIVE else range(0, _SIZE - 1, 97)
    for place in every:
        without = [*ledger[:place], *ledger[place + 1 :]]
        twice = [*ledger[:place], ledger[(place * 7 + 3) % _SIZE], *ledger[place:]]
        swapped = list(ledger)
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        for lines in (without, twice, swapped):
            assert _first(lines) in {place + 1, place + 2}


@pytest.fixture(scope="module")
def key() -> Ed25519PrivateKey:
    """A key of the mechanism's secretariat."""
    return Ed25519PrivateKey.generate()


def test_a_cut_end_shows_against_a_checkpoint(ledger: list[bytes], key: Ed25519PrivateKey) -> None:
    """The chain of what is left holds; a checkpoint kept elsewhere says how much there was."""
    point = signing.checkpoint(Head(_SIZE, _stated(ledger[-1])), "2031-03-10T00:00:00Z", key)
    assert verify.verified(ledger, [point]).faults == []
    cut = verify.verified(ledger[:-1], [], [point])
    (told,) = cut.faults
    assert told == "cut off: at 2031-03-10T00:00:00Z there were 1000 entries, and here are 999"
    assert verify.verified(ledger[:-1], []).faults == []  # what a chain alone cannot show


def test_a_ledger_made_anew_shows_against_a_checkpoint(
    ledger: list[bytes], key: Ed25519PrivateKey
) -> None:
    """A whole new chain holds by itself; it is not the one that the checkpoint was signed over."""
    point = signing.checkpoint(Head(_SIZE, _stated(ledger[-1])), "2031-03-10T00:00:00Z", key)
    anew, head = sealed(_SIZE, seed=2)
    assert verify.verified(anew, []).faults == []
    assert "made anew" in verify.verified(anew, [], [point]).faults[0]
    forged = signing.checkpoint(head, "2031-03-10T00:00:00Z", Ed25519PrivateKey.generate())
    known = [signing.public(key)]
    assert "signed by another key" in verify.verified(anew, [forged], keys=known).faults[0]


def test_every_bit_of_a_checkpoint(key: Ed25519PrivateKey) -> None:
    """Whichever bit of a checkpoint is flipped, it is refused."""
    lines, head = sealed(3)
    point = signing.checkpoint(head, "2031-03-10T00:00:00Z", key)
    heads: dict[int, str] = {}
    assert list(verify.faults(lines, heads)) == []
    assert verify.checkpoint_fault(point, heads, frozenset()) is None
    for bit in range(0, len(point) * 8, 1 if _EXHAUSTIVE else 23):
        assert verify.checkpoint_fault(_flipped(point, bit), heads, frozenset()), bit


# ---------------------------------------------------------------- redaction
def test_a_redacted_ledger_verifies_and_cannot_be_guessed(ledger: list[bytes]) -> None:
    """Values and salts are gone, the hashes hold; a right guess has nothing to be held against."""
    copy = [redacted(line) for line in ledger]
    assert list(verify.faults(copy)) == []
    some = redacted(ledger[6], {"reason"})
    assert list(verify.faults([*ledger[:6], some, *copy[7:]])) == []
    assert b"violation 7" not in some
    assert b"hadaba" in some
    value, salt = _field(ledger[6], "reason")
    assert salt.encode() not in some
    commitment = json.loads(some)["fields"]["reason"]["sha256"]
    written = rfc8785.dumps(value)
    guesses = {written, value.encode(), bytes(16) + written}
    assert commitment not in {hashlib.sha256(guess).hexdigest() for guess in guesses}
    assert commitment == hashlib.sha256(bytes.fromhex(salt) + written).hexdigest()
    with pytest.raises(LedgerError, match="entry 7"):
        entry_of(some)


def test_no_two_fields_share_a_salt(ledger: list[bytes]) -> None:
    """The same value has another commitment in each entry: copies do not show as such."""
    salts = [_field(line, name)[1] for line in ledger for name in ("by", "reason", "caller")]
    assert len(set(salts)) == len(salts)


def _field(line: bytes, name: str) -> tuple[str, str]:
    field = json.loads(line)["fields"][name]
    return field["value"], field["salt"]


# ---------------------------------------------------------------- the verifier by itself
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(_JSON)
@settings(max_examples=300, deadline=None)
def test_canonical_json_is_that_of_the_library(value: object) -> None:
    """The verifier, which has no library, writes every value as RFC 8785 has it."""
    assert verify.canonical(value).encode() == rfc8785.dumps(value)  # type: ignore[arg-type]


@given(st.binary(max_size=80), st.binary(min_size=32, max_size=32), st.integers(0, 511))
@settings(max_examples=10, deadline=None)
def test_signatures_are_those_of_the_library(message: bytes, seed: bytes, bit: int) -> None:
    """What the library signs is signed; a flipped bit of the signature is not."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert verify.signed_by(public, message, signature)
    assert not verify.signed_by(public, message, _flipped(signature, bit))
    assert not verify.signed_by(public, message + b".", signature)


def test_the_first_vector_of_rfc_8032() -> None:
    """Test 1 of section 7.1: the empty message."""
    public = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    signature = bytes.fromhex(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
        "f9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert verify.signed_by(public, b"", signature)
    unreduced = int.from_bytes(signature[32:], "little") + verify._ORDER
    assert not verify.signed_by(public, b"", signature[:32] + unreduced.to_bytes(32, "little"))


def test_endless_nonsense_is_not_read_to_its_end() -> None:
    """After a thousand faults the verifier stops: memory and time stay bounded."""
    found = verify.verified(repeat(b""), [])
    assert (found.entries, len(found.faults)) == (1000, 1001)


# ---------------------------------------------------------------- keys
def test_a_key_is_its_owners(tmp_path: Path) -> None:
    """It is made once, readable by its owner alone; one that others may read is refused."""
    path = tmp_path / "key.pem"
    public = signing.new_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert signing.public(signing.read_key(path)) == public
    with pytest.raises(UsageError, match="File exists"):
        signing.new_key(path)
    path.chmod(0o644)
    with pytest.raises(LedgerError, match="others may read"):
        signing.read_key(path)
    other = tmp_path / "other.pem"
    other.write_text("no key", "utf-8")
    other.chmod(0o600)
    with pytest.raises(LedgerError, match="is no key"):
        signing.read_key(other)

"""Whatever bytes are given, only documents and problems come out; nothing is raised."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.seeds import seeds

from hudna.model import Document
from hudna.model.jsonl import line
from hudna.read import Limits, read

_SEEDS = seeds()
_QUICK = sorted(_SEEDS.keys() - {"pdf"})
"""A PDF takes a process each time: fewer of them are tried."""
_LIMITS = Limits(
    report_bytes=200_000, whole_bytes=200_000, unpacked_bytes=2_000_000, ratio=10, depth=4,
    members=100, pdf_seconds=5,
)  # fmt: skip
_SAVED = sorted((Path(__file__).parent / "fuzz").glob("*"))
"""What `scripts/fuzz.py` has found, kept."""


@st.composite
def _mutated(
    draw: Callable[[st.SearchStrategy[bytes | int | str]], int | bytes | str], names: list[str]
) -> bytes:
    """The bytes of a seed with some overwritten, left out, put in twice or cut off."""
    data = bytearray(_SEEDS[str(draw(st.sampled_from(names)))])
    for _ in range(int(draw(st.integers(0, 6)))):
        at = int(draw(st.integers(0, max(0, len(data) - 1))))
        size = int(draw(st.integers(1, 40)))
        match int(draw(st.integers(0, 4))):
            case 0:
                patch = draw(st.binary(min_size=1, max_size=size))
                assert isinstance(patch, bytes)
                data[at : at + len(patch)] = patch
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = data[at : at + size]
            case 3:
                del data[at:]
            case _:
                other = _SEEDS[str(draw(st.sampled_from(names)))]
                data[at:at] = other[at % len(other) :][:400]
    return bytes(data)


def _check(data: bytes) -> None:
    """Reads some bytes; what comes out can be written, and its spans lie in its text."""
    for item in read(["-"], io.BytesIO(data), _LIMITS):
        assert line(item)
        if isinstance(item, Document):
            ends = [0, *(offset for span in item.body for offset in span), len(item.text)]
            assert ends == sorted(ends)


@settings(max_examples=60, deadline=None)
@given(_mutated(_QUICK))
def test_changed_inputs_of_every_kind_never_raise(data: bytes) -> None:
    """Inputs of every kind, damaged at some places, never take the batch down."""
    _check(data)


@settings(max_examples=6, deadline=None)
@given(_mutated(["pdf"]))
def test_changed_pdfs_never_raise(data: bytes) -> None:
    """A damaged PDF is a document or a problem."""
    _check(data)


@pytest.mark.parametrize("file", _SAVED, ids=lambda file: file.name)
def test_what_was_found_stays_found(file: Path) -> None:
    """Each input that once raised is read."""
    _check(file.read_bytes())

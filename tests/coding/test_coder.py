"""The laws that every claim keeps, on reports of every kind and on broken ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.coding.conftest import Code

from hudna.coding.coder import Coder
from hudna.model import (
    Claim,
    Commitment,
    Document,
    Event,
    Incident,
    Mention,
    PlaceMention,
    Statement,
    jsonl,
)
from hudna.model.ids import sha256
from hudna.model.values import Span
from hudna.read import read

_ROOT = Path(__file__).parents[2]
_GOLD = _ROOT / ".." / "shared" / "gold" / "dev"
_SAMPLES = [_ROOT / "samples" / "reports.jsonl", *sorted((_ROOT / "samples").glob("*.txt"))]


def _documents(inputs: list[Path]) -> list[Document]:
    return [d for d in read([str(p) for p in inputs]) if isinstance(d, Document)]


def _spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Every span of a claim by the name of its field."""
    yield "span", claim.span
    if isinstance(claim, Statement):
        yield "content", claim.content
        yield "cue", claim.cue
    elif isinstance(claim, Event):
        yield "trigger", claim.trigger
    elif isinstance(claim, Commitment):
        yield "action", claim.action
    elif isinstance(claim, Incident):
        for reading in claim.tolls or ():
            if reading.span is not None:
                yield "tolls", reading.span
    date = getattr(claim, "date", None)
    if date is not None and date.span is not None:
        yield "date", date.span


def _check(document: Document, claims: list[Claim]) -> None:
    text = document.text
    assert len({c.id for c in claims}) == len(claims), "ids are unique"
    for claim in claims:
        assert claim.document == document.id
        for name, (start, end) in _spans(claim):
            assert 0 <= start < end <= len(text), (name, claim)
            words = text[start:end]
            assert words.strip(), (name, claim)
            assert words == words.strip(), (name, words)
        if isinstance(claim, Mention | PlaceMention):
            assert any(a <= claim.span[0] < b for a, b in document.body), "mentions are of the body"
        if isinstance(claim, Statement):
            assert claim.span[0] <= claim.content[0]
            assert claim.content[1] <= claim.span[1]
        if isinstance(claim, Event):
            assert claim.span[0] <= claim.trigger[0]
            assert claim.trigger[1] <= claim.span[1]


def test_spans_of_the_samples_are_the_words_they_claim(coder: Coder) -> None:
    """Every span of every claim on our own reports lies in the text and is no white space."""
    for document in _documents(_SAMPLES):
        claims = list(coder.code(document))
        assert claims
        _check(document, claims)


@pytest.mark.skipif(not _GOLD.is_dir(), reason="../shared is not beside the project")
def test_spans_of_the_gold_reports_are_the_words_they_claim(coder: Coder) -> None:
    """The same on every report of the development gold."""
    for document in _documents([_GOLD / "reports.jsonl", *sorted(_GOLD.glob("00*.txt"))]):
        _check(document, list(coder.code(document)))


def test_coding_twice_gives_the_same_bytes(coder: Coder) -> None:
    """The record is a function of the reports and the coder."""
    for document in _documents(_SAMPLES):
        once = [jsonl.line(c) for c in coder.code(document)]
        assert once == [jsonl.line(c) for c in coder.code(document)]


_PIECES = ["\u200f", "\u0640", "َ", "“", "”", '"', "«", "»", ".", "..", "،", "\n", " ", "و", "أن ",
           "قال ", "١٢", "\u202b", "ـ", "😀", "لا ", "لم ", "من قبل ", ":", "(", ")"]  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_mutated_reports_break_no_law(coder: Coder, data: st.DataObject) -> None:
    """Reports with pieces cut out, doubled and strange marks put in still give exact spans."""
    original = data.draw(st.sampled_from(_documents(_SAMPLES)))
    text = original.text
    for _ in range(data.draw(st.integers(1, 12))):
        a = data.draw(st.integers(0, len(text)))
        b = min(len(text), a + data.draw(st.integers(0, 30)))
        piece = data.draw(st.sampled_from([*_PIECES, text[a:b] * 2]))
        text = text[:a] + piece + text[b:]
    if not text.strip():
        return
    body = ((0, len(text)),)
    document = Document(
        id="d", sha256=sha256(text.encode()), text=text, body=body, language="ar",
        published=original.published,
    )  # fmt: skip
    _check(document, list(coder.code(document)))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(min_size=1, max_size=300))
def test_any_text_is_coded_without_a_crash(coder: Coder, text: str) -> None:
    """Nothing that can stand in a text makes the coder fail."""
    document = Document(id="d", sha256="0", text=text, body=((0, len(text)),), language="ar")
    _check(document, list(coder.code(document)))


def test_a_language_that_is_not_coded_yields_nothing(coder: Coder) -> None:
    """An English report is kept by the reader and left alone by the coder."""
    text = "The two sides agreed on a truce."
    document = Document(id="d", sha256="0", text=text, body=((0, len(text)),), language="en")
    assert list(coder.code(document)) == []


def test_every_claim_is_a_line_of_the_record(coder: Coder) -> None:
    """Claims are written as JSON objects with their kind and id."""
    for document in _documents(_SAMPLES)[:2]:
        for claim in coder.code(document):
            line = json.loads(jsonl.line(claim))
            assert line["kind"]
            assert line["id"] == claim.id


def test_a_report_about_something_else_tells_no_attacks(code: Code) -> None:
    """In a match report attack, defence and agreement are none; who spoke stands."""
    match = (
        "فاز الفريق الأول لكرة القدم في المباراة النهائية على ضيفه بثلاثة أهداف نظيفة أمام "
        "جمهور كبير، وسجل المهاجم هدفين في الشوط الأول من ركلة جزاء وضربة رأس، ثم شن لاعبو الفريق "
        "هجوما في الشوط الثاني. وقال رئيس الاتحاد الأوروبي ميشال بلاتيني إن النادي اتفق مع المدرب "
        "على عقد جديد ينتهي في آخر الموسم المقبل من الدوري الممتاز لكرة القدم."
    )
    kinds = {type(c).__name__ for c in code(match)}
    assert kinds.isdisjoint({"Event", "Incident", "Status", "Commitment"})
    assert "Statement" in kinds

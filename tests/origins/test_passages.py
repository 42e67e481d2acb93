"""The laws of passages: what reports of different origins share, by its place in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.origins.conftest import DAY, prose, report, some_words

from hudna.model import Document
from hudna.origins import Found, find
from hudna.origins.shingles import WORDS, Shingler, words
from hudna.text.fold import fold

_COMMUNIQUE = prose("communiqué", 50)


def _quoted(found: Found, reports: Sequence[Document]) -> list[dict[str, str]]:
    """The words of each passage by the outlet that prints them."""
    by_id = {each.id: each for each in reports}
    return [
        {
            by_id[e.document].source.name: by_id[e.document].text[slice(*e.span)]  # type: ignore[union-attr]
            for e in passage.excerpts
        }
        for passage in found.passages
    ]


def _quoting(n: int, words_quoted: str = _COMMUNIQUE, day: dt.date = DAY) -> Document:
    """A report that quotes some words among its own."""
    before, after = prose(f"before {n}", 60), prose(f"after {n}", 40)
    return report(f"{before}: «{words_quoted}».\n{after}", f"o{n}", day)


def test_a_communique_is_one_passage_of_many_origins() -> None:
    """Who quotes it is an origin each; what they quote is told once, in exactly these words."""
    reports = [_quoting(n) for n in range(12)]
    found = find(reports)
    assert _quoted(found, reports) == [{f"o{n}": _COMMUNIQUE for n in range(12)}]
    (passage,) = found.passages
    assert passage.origins == len(found.origins) == 12


def test_a_changed_word_does_not_part_a_passage() -> None:
    """A word that one outlet writes differently leaves one passage, which holds that word."""
    changed = _COMMUNIQUE.split()
    changed[25] = "غيره"
    reports = [_quoting(0), _quoting(1, " ".join(changed))]
    assert _quoted(find(reports), reports) == [{"o0": _COMMUNIQUE, "o1": " ".join(changed)}]


def test_what_copies_share_is_no_passage() -> None:
    """The words of a wire are its origin's own, in however many copies."""
    wire = some_words("wire", 150)
    found = find([report(" ".join(wire[n:]), f"o{n}") for n in range(5)])
    assert (len(found.origins), found.passages) == (1, ())


def test_a_copy_of_who_quotes_adds_no_origin() -> None:
    """A passage in three reports, two of them copies, stands in two origins."""
    first, second = _quoting(0), _quoting(1)
    copied = report(first.text, "o2")
    (passage,) = find([first, second, copied]).passages
    assert (len(passage.excerpts), passage.origins) == (3, 2)


def test_a_few_common_words_and_formulas_are_no_passages() -> None:
    """A name with its titles is too short, and what comes back on every occasion tells nothing."""
    assert not find([_quoting(n, prose("titles", 12)) for n in range(3)]).passages
    weeks = [_quoting(n, day=DAY + dt.timedelta(weeks=n)) for n in range(4)]
    assert not find(weeks).passages


def test_passages_do_not_chain() -> None:
    """Two stretches that share nothing are not one passage because a third one holds both."""
    one, other = prose("one", 50), prose("other", 50)
    reports = [
        _quoting(0, one),
        _quoting(1, other, DAY + dt.timedelta(days=1)),
        _quoting(2, f"{one} {other}", DAY + dt.timedelta(days=2)),
    ]
    for passage in _quoted(find(reports), reports):
        assert not {"o0", "o1"} <= set(passage)


def test_spans_point_into_the_text_where_furniture_stands_before_the_body() -> None:
    """Spans count from the beginning of the text, whatever part of it is the report."""
    page = _quoting(0)
    head = "طباعة | إرسال\n\n"
    moved = Document(
        id="moved", sha256="", text=head + page.text, source=page.source, published=page.published,
        body=tuple((start + len(head), end + len(head)) for start, end in page.body),
    )  # fmt: skip
    reports = [moved, _quoting(1)]
    assert _quoted(find(reports), reports) == [{"o0": _COMMUNIQUE, "o1": _COMMUNIQUE}]


_SIGNS = "قالة ءؤأـًّ\u200f\u200c ٣1x_.،«\n"


@given(st.text(st.sampled_from(_SIGNS), max_size=80))
@settings(deadline=None)
def test_words_in_the_text_are_the_words_of_the_shingles(text: str) -> None:
    """As many words are found in the text as the shingles were made of, in the same spelling."""
    document = report(text)
    spans = words(document)
    count = max(len(spans) - WORDS + 1, min(1, len(spans)))
    assert len(Shingler().shingles(document)) == count
    again = report(" ".join(fold(text[start:end]) for start, end in spans))
    assert Shingler().shingles(again).tolist() == Shingler().shingles(document).tolist()


@pytest.mark.parametrize("text", ["", "ـ", "…"])
def test_no_words_no_spans(text: str) -> None:
    """A text of marks, or of a dash made of tatweel, has no words."""
    assert words(report(text)) == []

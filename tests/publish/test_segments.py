"""The text of a report cut up: nothing lost, nothing moved, every overlap told."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hudna.model import Document
from hudna.publish.segments import Segment, Target, Zone, blocks, shown, stretches

_TEXT = "القائمة\nهدنة في الوادي\n\nأعلن الوفد هدنة.\nقال آخر إنها لم تبدأ.\nطباعة"
_SPANS = st.tuples(st.integers(0, len(_TEXT)), st.integers(0, len(_TEXT))).map(
    lambda pair: (min(pair), max(pair))
)


def _document(**fields: object) -> Document:
    return Document(id="d1", sha256="0", text=_TEXT, **fields)  # type: ignore[arg-type]  # by name


def _segments(document: Document, targets: list[Target]) -> list[Segment]:
    found = blocks(document, targets)
    return [s for block in found for line in block.lines for s in line.segments]


@given(st.lists(_SPANS, max_size=8), st.lists(_SPANS, max_size=3), st.none() | _SPANS)
def test_segments_are_the_text_and_list_every_claim(
    spans: list[tuple[int, int]], body: list[tuple[int, int]], title: tuple[int, int] | None
) -> None:
    """Joined they are the text; each lists exactly the claims whose spans it lies in."""
    targets = [
        Target(anchor=f"c{n}", kind="event" if n % 2 else "mention", span=span, number=n % 2 * n)
        for n, span in enumerate(spans)
    ]
    segments = _segments(_document(body=tuple(body), title_span=title), targets)
    assert "".join(each.text for each in segments) == _TEXT
    at = 0
    for each in segments:
        over = {t.anchor for t in targets if t.span[0] <= at < t.span[1]}
        assert set(each.claims) == over
        at += len(each.text)


@given(st.lists(_SPANS.filter(lambda span: span[0] < span[1]), max_size=8))
def test_every_claim_has_one_place_in_the_text(spans: list[tuple[int, int]]) -> None:
    """Each claim is led to from exactly one mark or from the first of its own words."""
    targets = [
        Target(anchor=f"c{n}", kind="mention", span=span, number=n % 2)
        for n, span in enumerate(spans)
    ]
    segments = _segments(_document(), targets)
    places = [mark.anchor for each in segments for mark in each.marks]
    places += [each.link for each in segments if each.first]
    assert sorted(places) == sorted(each.anchor for each in targets)


def test_zones_are_told_apart_line_by_line() -> None:
    """Menu, headline, report and what follows are blocks of their own; blank lines join one."""
    body = (_TEXT.index("أعلن"), _TEXT.index("\nطباعة"))
    start = _TEXT.index("هدنة في")
    found = blocks(_document(body=(body,), title_span=(start, start + 14)), [])
    assert [block.zone for block in found] == [
        Zone.FURNITURE, Zone.TITLE, Zone.BODY, Zone.FURNITURE,
    ]  # fmt: skip
    assert [sum(not line.blank for line in block.lines) for block in found] == [1, 1, 2, 1]


def test_overlapping_stretches_of_the_body_do_not_repeat_text() -> None:
    """Even spans that overlap or run over the end cover the text once."""
    document = _document(body=((3, 20), (10, 30), (25, 9999)), title_span=(0, 5))
    spans = [span for _, span in stretches(document)]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(_TEXT)
    assert all(a[1] == b[0] for a, b in pairwise(spans))


def test_long_furniture_is_folded_unless_a_claim_rests_on_it() -> None:
    """A page's menus are folded away; words that a claim rests on never are."""
    menu = "\n".join(["الرئيسية | أخبار | رياضة | اتصل بنا"] * 20)
    document = Document(id="d1", sha256="0", text=menu + "\nنص", body=((len(menu) + 1,) * 2,))
    assert [block.folded for block in blocks(document, [])] == [True]
    target = Target(anchor="c1", kind="event", span=(0, 8), number=1)
    assert [block.folded for block in blocks(document, [target])] == [False]


def test_characters_that_no_page_can_hold_are_replaced_one_for_one() -> None:
    """Control characters and lone surrogates become the replacement character, in place."""
    assert shown("أ\x00ب\x1bج\x85\ud800د\n\t") == "أ\ufffdب\ufffdج\ufffd\ufffdد\n\t"

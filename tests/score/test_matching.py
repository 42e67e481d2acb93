"""What counts as a match, on a report and a record made for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hudna import score as scoring
from hudna.errors import RecordError
from hudna.score.matching import pairing
from hudna.score.tally import Tally

Object = dict[str, Any]
Scorer = Callable[..., scoring.Score]

_TEXT = (
    "عنوان الخبر\n"
    "أعلن الوزير سالم الريفي أمس أن بلاده ستلتزم بالهدنة حتى نهاية الشهر. "
    "وقصفت طائرات مجهولة قرية السدرة فقتل ثلاثة مدنيين، واتهم الوزير الحلف الشمالي بالقصف.\n"
    "اطبع الصفحة"
)
_GOLD: Object = {
    "id": "made-up",
    "published": "2016-03-02",
    "body": [["أعلن الوزير سالم", "الحلف الشمالي بالقصف."]],
    "actors": [
        {"id": "salem-al-rifi", "name": "Salem al-Rifi", "of": "LND", "ar": ["سالم الريفي"]},
        {"id": "LND", "name": "Land", "alt_ids": ["the-land"], "ar": ["بلاده"]},
        {"id": "northern-alliance", "name": "Northern Alliance", "ar": ["الحلف الشمالي"]},
        {"id": "civilians", "name": "Civilians", "sure": False},
    ],
    "places": [{"name": "Al-Sidra", "alt": ["Sidra"], "ar": ["قرية السدرة"]}],
    "statements": [
        {"speaker": "salem-al-rifi", "direct": False,
         "content": "بلاده ستلتزم بالهدنة حتى نهاية الشهر"},
    ],
    "events": [
        {"type": "ASSAULT", "actors": [], "recipients": ["civilians"], "negated": False,
         "modality": "actual", "attributed_to": None, "date": None, "place": "Al-Sidra",
         "span": "وقصفت طائرات مجهولة قرية السدرة"},
        {"type": "ACCUSE", "actors": ["salem-al-rifi"], "recipients": ["northern-alliance"],
         "negated": False, "modality": "actual", "attributed_to": None, "date": None,
         "place": None, "span": "واتهم الوزير الحلف الشمالي بالقصف", "also": ["بالقصف"]},
    ],
    "commitments": [
        {"by": ["LND"], "action": "ستلتزم بالهدنة حتى نهاية الشهر", "deadline": "2016-03-31"},
    ],
    "statuses": [
        {"of": "truce", "status": "agreed", "modality": "planned", "asserted_by": "salem-al-rifi",
         "date": None, "span": "ستلتزم بالهدنة"},
    ],
    "incidents": [
        {"type": "air-strike", "place": "Al-Sidra", "perpetrators": [], "alleged_by": [],
         "date": None, "killed": {"min": 3, "max": 3}, "wounded": None,
         "span": "وقصفت طائرات مجهولة قرية السدرة فقتل ثلاثة مدنيين"},
    ],
}  # fmt: skip


def _span(words: str) -> list[int]:
    start = _TEXT.index(words)
    return [start, start + len(words)]


def _document(**more: object) -> Object:
    body = [_TEXT.index("أعلن"), _TEXT.index("اطبع") - 1]
    return {
        "kind": "document", "id": "d1", "text": _TEXT, "body": [body],
        "sha256": hashlib.sha256(_TEXT.encode()).hexdigest(),
        "published": {"start": "2016-03-02", "end": "2016-03-02", "basis": "explicit"}, **more,
    }  # fmt: skip


def _claim(kind: str, **fields: object) -> Object:
    return {"kind": kind, "id": kind, "document": "d1", **fields}


def _event(words: str, type_: str, actors: list[str], recipients: list[str]) -> Object:
    return _claim(
        "event", type=type_, span=_span(words), trigger=_span(words.split(maxsplit=1)[0]),
        actors=[{"id": i} for i in actors], recipients=[{"id": i} for i in recipients],
        modality="actual", negated=False,
    )  # fmt: skip


@pytest.fixture
def scorer(tmp_path: Path) -> Scorer:
    """Scores some claims about the made-up report."""
    (tmp_path / "made-up.txt").write_text(_TEXT, "utf-8")
    (tmp_path / "made-up.gold.json").write_text(json.dumps(_GOLD), "utf-8")

    def run(*objects: Object, document: Object | None = None) -> scoring.Score:
        record = tmp_path / "record.jsonl"
        lines = [document or _document(), *objects, {"kind": "story", "id": "s", "of": "event"}]
        record.write_text("\n".join(json.dumps(each) for each in lines), "utf-8")
        return scoring.score(tmp_path, record)

    return run


def test_body_counts_characters(scorer: Scorer) -> None:
    """The body found whole is right whole, and the page's furniture is all gone."""
    body = scorer().kind("body")
    assert (body.precision, body.recall) == (1.0, 1.0)
    assert body.attributes["furniture removed"].right == body.attributes["furniture removed"].asked
    assert body.attributes["published"].right == 1


def test_whole_page_as_body_keeps_all_furniture(scorer: Scorer) -> None:
    """Taking everything has full recall, and removes nothing."""
    body = scorer(document=_document(body=[[0, len(_TEXT)]])).kind("body")
    assert body.recall == 1.0
    assert body.precision < 1.0
    assert body.attributes["furniture removed"].right == 0


def test_missing_report_is_named(scorer: Scorer) -> None:
    """A report of gold that the record does not have is counted as missing."""
    assert scorer(document=_document(sha256="0" * 64)).missing == ["made-up"]


@pytest.mark.parametrize(
    ("actor", "tp", "fp"),
    [
        ({"id": "salem-al-rifi"}, 1, 0),
        ({"id": "salim-al-rifi"}, 1, 0),  # another romanisation
        ({"id": "x", "name": "Salem al-Rifi"}, 1, 0),
        ({"id": "x", "name": "X", "name_ar": "سالم الريفي"}, 1, 0),
        ({"id": "x", "name": "X"}, 1, 0),  # the words of the mention say who it is
        ("the-land", 1, 0),
        ({"id": "northern-league"}, 1, 0),
        ({"id": "civilians"}, 0, 0),  # neither demanded nor punished
    ],
)
def test_actors_are_known_under_many_names(
    scorer: Scorer, actor: Object | str, tp: int, fp: int
) -> None:
    """By id, by name, by Arabic name, by a near romanisation, or by the words of the mention."""
    mention = _claim("mention", span=_span("سالم الريفي"), actor=actor)
    tally = scorer(mention).kind("actors")
    assert (tally.tp, tally.fp, tally.demanded) == (tp, fp, 3)


def test_mentions_count_in_the_body_only(scorer: Scorer) -> None:
    """A name in the headline, or a span of half the report, names nobody."""
    headline = _claim("mention", span=_span("عنوان"), actor={"id": "LND"})
    long = _claim("mention", span=[20, 120], actor={"id": "LND"})
    assert scorer(headline, long).kind("actors").tp == 0


def test_place_by_words(scorer: Scorer) -> None:
    """A place is known by its Arabic words whatever its English name."""
    mention = _claim("place_mention", span=_span("قرية السدرة"), place={"name": "Elsewhere"})
    assert scorer(mention).kind("places").f1 == 1.0


def test_statement_of_the_state_for_the_person(scorer: Scorer) -> None:
    """A person may stand for the state spoken for; then the speaker is not exact."""
    said = _claim(
        "statement", span=_span("أعلن"), direct=False, speaker={"id": "LND"},
        content=_span("بلاده ستلتزم بالهدنة حتى نهاية الشهر"),
    )  # fmt: skip
    tally = scorer(said).kind("statements")
    assert (tally.tp, tally.fp) == (1, 0)
    assert tally.attributes["speaker exact"].right == 0
    assert tally.attributes["direct"].right == 1


def test_event_needs_type_parties_and_clause(scorer: Scorer) -> None:
    """Another type, other parties or another clause is another event."""
    words = "واتهم الوزير الحلف الشمالي بالقصف"
    people = (["salem-al-rifi"], ["northern-alliance"])
    assert scorer(_event(words, "ACCUSE", *people)).kind("events").tp == 1
    assert scorer(_event(words, "REJECT", *people)).kind("events").tp == 0
    assert scorer(_event(words, "ACCUSE", ["x-y-z"], ["other"])).kind("events").tp == 0
    assert scorer(_event("أعلن الوزير", "ACCUSE", *people)).kind("events").tp == 0


def test_strict_events_need_the_roles(scorer: Scorer) -> None:
    """Parties in each other's roles are the same event, but not strictly."""
    words = "واتهم الوزير الحلف الشمالي بالقصف"
    result = scorer(_event(words, "ACCUSE", ["northern-alliance"], ["salem-al-rifi"]))
    assert result.kind("events").tp == 1
    assert result.kind("events-strict").tp == 0


def test_retellings_are_not_punished_for_ever(scorer: Scorer) -> None:
    """What the report tells twice may be claimed three times; the fourth is a false alarm."""
    words = "واتهم الوزير الحلف الشمالي بالقصف"
    event = _event(words, "ACCUSE", ["salem-al-rifi"], ["northern-alliance"])
    assert scorer(event, event, event).kind("events").fp == 0
    assert scorer(event, event, event, event).kind("events").fp == 1


def test_commitment_and_deadline(scorer: Scorer) -> None:
    """The words of what is to be done and who is bound; strict also when."""
    action = _span("ستلتزم بالهدنة حتى نهاية الشهر")
    bound = _claim("commitment", span=action, action=action, by=[{"id": "LND"}])
    loose = scorer(bound)
    assert (loose.kind("commitments").tp, loose.kind("commitments-strict").tp) == (1, 0)
    dated = scorer(bound | {"deadline": {"start": "2016-03-31", "end": "2016-03-31"}})
    assert dated.kind("commitments-strict").tp == 1


def test_status_and_who_asserts_it(scorer: Scorer) -> None:
    """The same status of the same clause; strict also in whose word and modality."""
    status = _claim("status", subject="هدنة", status="agreed", span=_span("ستلتزم بالهدنة"))
    assert scorer(status).kind("statuses").tp == 1
    assert scorer(status).kind("statuses-strict").tp == 0
    said = status | {"modality": "planned", "asserted_by": {"id": "salem-al-rifi"}}
    assert scorer(said).kind("statuses-strict").tp == 1


def test_incident_and_its_toll(scorer: Scorer) -> None:
    """The place makes the incident; strict also the toll."""
    incident = _claim(
        "incident", type="air-strike", place={"name": "Sidra"},
        span=_span("وقصفت طائرات مجهولة قرية السدرة فقتل ثلاثة مدنيين"),
    )  # fmt: skip
    assert scorer(incident).kind("incidents").tp == 1
    assert scorer(incident).kind("incidents-strict").tp == 0
    counted = incident | {"killed": {"min": 3, "max": 3, "unit": None}}
    assert scorer(counted).kind("incidents-strict").tp == 1
    elsewhere = incident | {"place": {"name": "Far Away"}}
    assert scorer(elsewhere).kind("incidents").tp == 0


def test_spans_are_found_in_another_linearisation(scorer: Scorer) -> None:
    """Where the record's text is longer than gold's, the same words are found."""
    moved = _document(text="\n\n" + _TEXT, body=[])
    start, end = _span("قرية السدرة")
    mention = _claim("place_mention", span=[start + 2, end + 2], place={"name": "Sidra"})
    assert scorer(mention, document=moved).kind("places").tp == 1


def test_misses_and_confidence(scorer: Scorer) -> None:
    """What was missed is listed by report and kind, and confidence is held against the truth."""
    words = "واتهم الوزير الحلف الشمالي بالقصف"
    wrong = _event(words, "REJECT", ["LND"], []) | {"confidence": 0.9}
    result = scorer(wrong)
    kinds = {miss.kind for miss in result.misses}
    assert {"events missed", "events extra", "actors missed"} <= kinds
    lines = list(scoring.calibration(result.sureness))
    assert lines[-1] == "confidence 0.8–1.0: 1 claims, 0.00 right"
    assert lines[0] == "confidence 0.0–0.2: none"


def test_interval_of_one_report_is_its_mean(scorer: Scorer) -> None:
    """Drawn from one report, every mean is the same."""
    result = scorer(_claim("mention", span=_span("سالم الريفي"), actor={"id": "LND"}))
    assert result.interval(5) == (result.mean_f1, result.mean_f1)


def test_pairing_makes_room() -> None:
    """An item gives way where another has only that claim; demanded items come first."""
    assert pairing([True, True], [[0, 1], [0]]) == {0: 1, 1: 0}
    assert pairing([False, True], [[0], [0]]) == {0: 1}


def test_nothing_of_nothing_is_nothing() -> None:
    """Where there is neither gold nor claim the figures are nought, not an error."""
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


def test_broken_record_names_the_line(scorer: Scorer, tmp_path: Path) -> None:
    """A line that is no JSON is named by file and number."""
    scorer()
    (tmp_path / "record.jsonl").write_text('{"kind": "run", "id": "r"}\nnonsense\n', "utf-8")
    with pytest.raises(RecordError, match=r"record\.jsonl, line 2: "):
        scoring.score(tmp_path, tmp_path / "record.jsonl")


def test_claim_of_the_wrong_shape_names_the_lines(scorer: Scorer) -> None:
    """A field of the wrong type is named with the lines where it may stand."""
    with pytest.raises(RecordError, match=r"lines 2 to 2, event: .*int"):
        scorer(_claim("event", type="ASSAULT", span=["a", "b"]))

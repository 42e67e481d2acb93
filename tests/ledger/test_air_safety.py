"""The air-safety memorandum from report to timeline: what was known on one day of another."""

from __future__ import annotations

import datetime as dt
import functools
import json

import msgspec
import pytest
from tests.truce import bare, lines_of, six

from hudna.errors import UsageError
from hudna.ledger.lines import Line
from hudna.ledger.timeline import Timeline, timeline

_MEMORANDUM = "air-safety-2015"
_READY = ("resumed", "planned")


@functools.cache
def _lines() -> tuple[Line, ...]:
    return tuple(lines_of(six(), bare()))


def _known(as_of: str, about: str) -> Timeline:
    days = dt.date.fromisoformat(as_of), dt.date.fromisoformat(about)
    return timeline(_lines(), bare(), _MEMORANDUM, *days)


def _russia(as_of: str, about: str) -> str | None:
    return _known(as_of, about).state.get("RUS", {}).get(_MEMORANDUM)


@pytest.mark.parametrize(
    ("as_of", "about", "held"),
    [
        ("2015-10-19", "2015-10-19", None),
        ("2015-10-21", "2015-10-20", "in-force"),
        ("2015-10-21", "2015-10-19", None),
        ("2017-04-06", "2017-04-06", "in-force"),
        ("2017-04-07", "2017-04-07", "suspended"),
        ("2017-04-07", "2017-04-06", "in-force"),
        ("2017-04-06", "2017-04-07", "in-force"),
        ("2017-04-12", "2017-04-12", "suspended"),
        ("2017-04-25", "2017-04-13", "suspended"),
        ("2017-05-06", "2017-05-06", "suspended"),
        ("2017-06-18", "2017-06-18", "suspended"),
        ("2017-06-19", "2017-06-19", "ended"),
        ("2017-06-19", "2017-05-06", "suspended"),
        ("2017-06-19", "2016-01-01", "in-force"),
    ],
)
def test_what_russia_held_is_known_as_of_each_day(as_of: str, about: str, held: str | None) -> None:
    """Only what was said by a day tells what held on another, and readiness changes nothing."""
    assert _russia(as_of, about) == held


def test_one_newspaper_stands_beside_the_party() -> None:
    """The newspaper's resumption displaces no suspension, and is not known before it was said."""
    later = _known("2017-04-25", "2017-04-13").state
    assert later["izvestia"][_MEMORANDUM] == "resumed"
    assert later["RUS"][_MEMORANDUM] == "suspended"
    assert "izvestia" not in _known("2017-04-24", "2017-04-13").state


@pytest.mark.parametrize(
    ("as_of", "times"), [("2017-04-11", 0), ("2017-04-12", 1), ("2017-05-06", 2)]
)
def test_readiness_to_resume_is_listed(as_of: str, times: int) -> None:
    """Each time that readiness was voiced is a line of its own."""
    told = _known(as_of, as_of).lines
    assert sum((x.status, x.modality) == _READY for x in told) == times


def test_every_line_of_a_report_points_at_its_words() -> None:
    """No span, no claim: the words of a line are the words of its report."""
    texts = {r.document.id: r.document.text for r in six()}
    told = _known("2017-06-19", "2017-06-19").lines
    assert told
    for line in told:
        assert line.document is not None
        assert line.span is not None
        assert texts[line.document][slice(*line.span)] == line.words


def test_a_timeline_is_the_json_of_the_record() -> None:
    """The names and forms of the JSON are those that the record's description fixes."""
    written = json.loads(msgspec.json.encode(_known("2017-04-12", "2017-04-12")))
    assert written["agreement"]["id"] == _MEMORANDUM
    assert (written["as_of"], written["about"]) == ("2017-04-12", "2017-04-12")
    assert written["state"]["RUS"] == {_MEMORANDUM: "suspended"}
    fields = {"subject", "status", "modality", "asserted_by", "held", "said", "document", "span",
              "words"}  # fmt: skip
    for line in written["lines"]:
        assert fields <= line.keys()
        assert line["held"].keys() == {"start", "end"}
        dt.date.fromisoformat(line["said"])


def test_an_agreement_that_nobody_knows_is_refused() -> None:
    """A timeline of nothing is an error that names what was asked for."""
    with pytest.raises(UsageError, match="no-such-truce"):
        timeline(_lines(), bare(), "no-such-truce")

"""A case of public facts and reports in our own words, for the tests of linking and the ledger."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

import msgspec

from hudna import vocab
from hudna.case import Case, Days, Instrument, Provision, StatusLine, Undertaking, Where
from hudna.coding.coder import Coder
from hudna.ledger.lines import Line, lines
from hudna.link.agreements import Linked, link
from hudna.link.dating import days
from hudna.link.reports import Report
from hudna.model import (
    AgreementType,
    Basis,
    DateRange,
    Document,
    Modality,
    Source,
    StatusType,
    Text,
)
from hudna.model.ids import document_id, sha256

_SIX = Path(__file__).parent / "data" / "air-safety.jsonl"
_HERE = Where(file="tests", line=1)


class _Looked(TypedDict):
    references: tuple[str, ...]
    checked: bool
    where: Where


_FACT: _Looked = {"references": ("r",), "checked": True, "where": _HERE}


def day(written: str) -> Days:
    """A day of the case file."""
    return Days(dt.date.fromisoformat(written), dt.date.fromisoformat(written))


AIR_SAFETY = Instrument(
    id="air-safety-2015",
    name=Text(ar="مذكرة منع الحوادث في أجواء سوريا", en="Air-safety memorandum"),
    type=AgreementType.MEMORANDUM,
    aliases=("مذكرة (ال)سلامة (ال)جوية", "(ال)اتفاق (ال)أمريكي (ال)روسي للسلامة الجوية"),
    generic=("مذكرة (ال)تفاهم", "(ال)مذكرة"),
    parties=("RUS", "USA"),
    declared=day("2015-10-20"),
    in_force=day("2015-10-20"),
    ended=day("2017-06-19"),
    **_FACT,
)
SEPARATION = Instrument(
    id="separation-2016",
    name=Text(ar="التفاهم على الفصل", en="Understanding on separation"),
    type=AgreementType.POLITICAL,
    parties=("USA", "RUS"),
    declared=Days(dt.date(2016, 2, 1), dt.date(2016, 2, 29)),
    provisions=(
        Provision(
            id="separation", citation="as told", text=Text(en="Separate the groups."),
            commitments=(
                Undertaking(
                    id="separate-opposition", by=("USA",), to=("RUS",),
                    action=Text(en="Separate opposition groups from the Nusra Front"),
                    words=("فصل المعارضة", "فصل فصائل", "فرز معارضين"), **_FACT,
                ),
            ),
            **_FACT,
        ),
    ),
    **_FACT,
)  # fmt: skip
FEBRUARY = Instrument(
    id="cessation-2016", name=Text(ar="وقف الأعمال القتالية في سوريا", en="Cessation"),
    type=AgreementType.CESSATION_OF_HOSTILITIES, aliases=("اتفاق وقف الأعمال القتالية",),
    generic=("(ال)هدنة", "وقف إطلاق النار"), parties=("SYR", "syrian-opposition"),
    guarantors=("RUS", "USA"), declared=day("2016-02-22"), in_force=day("2016-02-27"),
    ended=day("2016-09-19"), **_FACT,
)  # fmt: skip
DECEMBER = Instrument(
    id="truce-2016-12-30", name=Text(ar="هدنة كانون الأول في سوريا", en="December truce"),
    type=AgreementType.CEASEFIRE, generic=("(ال)هدنة", "وقف إطلاق النار"),
    parties=("SYR", "syrian-opposition"), guarantors=("RUS", "TUR"),
    declared=day("2016-12-29"), in_force=day("2016-12-30"), **_FACT,
)  # fmt: skip

CASE = Case(
    id="syria-test", name=Text(en="Test"), summary=Text(en="Test"), countries=("SYR",),
    area="syria", since=day("2015-10-01"), until=day("2017-12-31"), where=_HERE,
    agreements=(AIR_SAFETY, SEPARATION, FEBRUARY, DECEMBER),
    statuses=(
        StatusLine(
            subject="air-safety-2015", status=StatusType.SUSPENDED, modality=Modality.ACTUAL,
            asserted_by="RUS", held=day("2017-04-07"), said=day("2017-04-07"),
            words=Text(en="Russia suspends the memorandum."), **_FACT,
        ),
    ),
)  # fmt: skip


@functools.cache
def vocabulary() -> vocab.Vocabulary:
    """The whole vocabulary."""
    return vocab.load()


@functools.cache
def _coder() -> Coder:
    return Coder(vocabulary())


def report(text: str, published: str | None = "2016-04-25", source: str = "وكالة الوادي") -> Report:
    """A report of a fictional outlet, as it is coded."""
    when = None
    if published is not None:
        on = dt.date.fromisoformat(published)
        when = DateRange(start=on, end=on, basis=Basis.PUBLICATION)
    key = sha256(text.encode())
    document = Document(
        id=document_id(key, source, ""), sha256=key, text=text, body=((0, len(text)),),
        language="ar", published=when, source=Source(name=source),
    )  # fmt: skip
    return Report(document, tuple(_coder().code(document)))


def six() -> list[Report]:
    """Six reports of the air-safety memorandum, from its beginning to its end."""
    rows = [json.loads(line) for line in _SIX.read_text("utf-8").splitlines()]
    return [report(row["text"], row["published"], row["source"]) for row in rows]


def bare(case: Case = CASE) -> Case:
    """A case without status lines: what is known is told by reports."""
    return msgspec.structs.replace(case, statuses=())


def linked(reports: Iterable[Report], case: Case | None = CASE) -> Linked:
    """What linking finds in some reports."""
    return link(reports, case, vocabulary())


def lines_of(reports: list[Report], case: Case | None = CASE) -> list[Line]:
    """The lines of some reports."""
    when = days(reports, case, vocabulary())
    return lines(reports, linked(reports, case), case, when, vocabulary())

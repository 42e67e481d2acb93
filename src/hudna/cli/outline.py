"""A case file as an outline, in one language of the screens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Literal, NamedTuple

from hudna.case import (
    Case,
    Days,
    Instrument,
    Process,
    Provision,
    StatusLine,
    Tenure,
    Undertaking,
)
from hudna.case.days import written
from hudna.case.known import Known
from hudna.model import Text
from hudna.vocab.labels import Label, Labels

Language = Literal["ar", "en"]


class Line(NamedTuple):
    """A line of the outline: how deep it stands, its words, whether they were looked up."""

    depth: int
    words: str
    checked: bool = True


class Outline:
    """Everything that a case says, restricted sites apart, of which there is only the number."""

    def __init__(self, case: Case, known: Known, labels: Labels, language: Language) -> None:
        self._case = case
        self._labels = labels
        self._language = language
        names = {key: Text(ar=a.name_ar, en=a.name) for key, a in known.actors.items()}
        names |= {outlet.id: Text(ar=outlet.ar, en=outlet.en) for outlet in known.outlets.values()}
        self._names = names | {party.id: party.name for party in case.actors}

    def lines(self) -> Iterator[Line]:
        """The outline, line by line."""
        case = self._case
        yield Line(0, f"{self._in(case.name)} ({case.id}) · {self._span(case.since, case.until)}")
        yield Line(1, self._in(case.summary))
        yield Line(0, self._word("actors"))
        yield from self._actors()
        yield Line(0, self._word("agreements"))
        for agreement in sorted(case.agreements, key=_begin):
            yield from self._agreement(agreement)
        if case.designations:
            yield Line(0, self._word("designations"))
        for entry in case.designations:
            words = (
                f"{self._who(entry.actor)}: {self._word('on-list')} {self._who(entry.authority)}"
            )
            span = self._span(entry.since, entry.until)
            yield Line(1, f"{words} · {entry.list} · {span}", entry.checked)
        if case.tracks:
            yield Line(0, self._word("tracks"))
        for track in case.tracks:
            yield from self._track(track)
        if case.sites:
            yield Line(0, f"{self._word('sites')}: {len(case.sites):,}")

    def count(self) -> str:
        """How many of the facts are unchecked."""
        facts = list(self._case.facts())
        unchecked = sum(not fact.checked for fact in facts)
        return self._word("count").format(unchecked=f"{unchecked:,}", facts=f"{len(facts):,}")

    @property
    def unchecked(self) -> str:
        """The mark of what was not looked up."""
        return self._word("unchecked")

    # ------------------------------------------------------------------ actors
    def _actors(self) -> Iterator[Line]:
        """Every actor with its roles, in the order of the case's files."""
        case = self._case
        parties = {party.id: party for party in case.actors}
        for key in dict.fromkeys([*parties, *(role.actor for role in case.roles)]):
            words = f"{self._who(key)} ({key})"
            party = parties.get(key)
            if party is not None and party.of:
                words += f" · {self._word('of')} {self._who(party.of)}"
            if party is not None and party.renamed_to:
                words += f" · {self._word('renamed')} {self._who(party.renamed_to)}"
                words += f" {written(party.renamed_on)}" if party.renamed_on else ""
            yield Line(1, words)
            yield from (self._role(role) for role in case.roles if role.actor == key)

    def _role(self, role: Tenure) -> Line:
        what = self._agreement_name(role.agreement) if role.agreement else self._word("whole")
        words = f"{self._term(role.role)} · {what} · {self._span(role.since, role.until)}"
        return Line(2, words.removesuffix(" · "), role.checked)

    # ------------------------------------------------------------------ agreements
    def _agreement(self, agreement: Instrument) -> Iterator[Line]:
        kind = self._term(agreement.type)
        words = f"{self._in(agreement.name)} ({agreement.id}) · {kind}"
        yield Line(1, words, agreement.checked)
        for key, days in (
            ("declared", agreement.declared),
            ("in-force", agreement.in_force),
            ("ended", agreement.ended),
        ):
            if days is not None:
                yield Line(2, f"{self._word(key)}: {written(days)}")
        for key, actors in (
            ("parties", agreement.parties),
            ("guarantors", agreement.guarantors),
            ("excludes", agreement.excludes),
            ("excludes-listed-by", agreement.excludes_listed_by),
        ):
            if actors:
                yield Line(2, f"{self._word(key)}: {self._all(actors)}")
        for key, others in (
            ("supersedes", agreement.supersedes),
            ("part-of", (agreement.part_of,) if agreement.part_of else ()),
        ):
            for other in others:
                yield Line(2, f"{self._word(key)}: {self._agreement_name(other)}")
        yield from self._statuses(agreement.id, 2)
        for provision in agreement.provisions:
            yield from self._provision(provision)

    def _provision(self, provision: Provision) -> Iterator[Line]:
        words = f"{provision.citation}: {self._in(provision.text)}"
        yield Line(2, words, provision.checked)
        for commitment in provision.commitments:
            yield from self._commitment(commitment)

    def _commitment(self, commitment: Undertaking) -> Iterator[Line]:
        words = f"{self._all(commitment.by)}: {self._in(commitment.action)} ({commitment.id})"
        if commitment.to:
            words += f" · {self._word('owed-to')} {self._all(commitment.to)}"
        if span := self._span(commitment.since, commitment.until):
            words += f" · {span}"
        if commitment.deadline:
            words += f" · {self._word('deadline')} {written(commitment.deadline)}"
        if commitment.condition:
            words += f" · {self._word('condition')}: {self._in(commitment.condition)}"
        if commitment.excludes:
            words += f" · {self._word('excludes')} {self._all(commitment.excludes)}"
        yield Line(3, words, commitment.checked)
        yield from self._statuses(commitment.id, 4)

    def _statuses(self, subject: str, depth: int) -> Iterator[Line]:
        """What became of an agreement or a commitment: when it held, and when it was said."""
        for line in self._case.statuses:
            if line.subject == subject:
                yield Line(depth, self._status(line), line.checked)

    def _status(self, line: StatusLine) -> str:
        held = f"{self._word('held')} {written(line.held)} · " if line.held else ""
        said = f"{self._word('said')} {written(line.said)}"
        what = f"{self._term(line.status)} ({self._term(line.modality)})"
        return f"{held}{said} · {what} · {self._who(line.asserted_by)}: {self._in(line.words)}"

    # ------------------------------------------------------------------ tracks
    def _track(self, track: Process) -> Iterator[Line]:
        yield Line(
            1, f"{self._in(track.name)} ({track.id}) · {self._term(track.type)}", track.checked
        )
        if track.parties:
            yield Line(2, f"{self._word('parties')}: {self._all(track.parties)}")
        if track.votes:
            yield Line(2, f"{self._word('votes')}: {', '.join(map(str, track.votes))}")
        if track.vetoed_by:
            yield Line(2, f"{self._word('vetoed-by')}: {self._all(track.vetoed_by)}")
        for session in track.sessions:
            words = f"{written(session.date)} · {self._in(session.name)}"
            if session.outcome:
                words += f": {self._in(session.outcome)}"
            yield Line(2, words, session.checked)
            for how in ("attends", "suspends", "returns", "leaves"):
                if actors := getattr(session, how):
                    yield Line(3, f"{self._word(how)}: {self._all(actors)}")

    # ------------------------------------------------------------------ words
    def _in(self, text: Text) -> str:
        """A text in the language of the outline, else in the other."""
        first, second = (text.ar, text.en) if self._language == "ar" else (text.en, text.ar)
        return first or second or ""

    def _word(self, key: str) -> str:
        return self._label(self._labels.of("case", key))

    def _term(self, value: StrEnum) -> str:
        return self._label(self._labels.term(value))

    def _label(self, label: Label) -> str:
        return label.ar if self._language == "ar" else label.en

    def _who(self, actor: str) -> str:
        return self._in(self._names[actor])

    def _all(self, actors: Iterable[str]) -> str:
        mark = "، " if self._language == "ar" else ", "
        return mark.join(self._who(actor) for actor in actors)

    def _agreement_name(self, key: str) -> str:
        return next(self._in(each.name) for each in self._case.agreements if each.id == key)

    def _span(self, since: Days | None, until: Days | None) -> str:
        first = f"{self._word('since')} {written(since)}" if since else ""
        last = f"{self._word('until')} {written(until)}" if until else ""
        return f"{first} {last}".strip()


def _begin(agreement: Instrument) -> tuple[dt.date, str]:
    """Agreements stand in the order in which they were declared, those of no known day last."""
    return agreement.declared.start if agreement.declared else dt.date.max, agreement.id

"""The verdict on an alleged incident, put together from the answers of each agreement."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec

from hudna.case.days import written
from hudna.case.facts import Case, Days, Instrument, StatusLine
from hudna.case.known import Known
from hudna.case.scope.answers import all_of, any_of, during, opposite
from hudna.case.scope.reasons import Reason, Sentences, same
from hudna.case.scope.when import in_force
from hudna.case.scope.where import Areas, at_site
from hudna.case.scope.who import Parts
from hudna.model import (
    Actor,
    AgreementType,
    Answer,
    Incident,
    Place,
    ScopeQuestion,
    Text,
    Verdict,
)
from hudna.vocab.labels import Labels

_TRUCES = frozenset({
    AgreementType.CEASEFIRE, AgreementType.CESSATION_OF_HOSTILITIES,
    AgreementType.HUMANITARIAN_PAUSE, AgreementType.DE_ESCALATION,
})  # fmt: skip
"""Kinds of agreements that stop acts of violence."""
_ANY = Days(dt.date.min, dt.date.max)
"""Where no day is told: any may be meant."""
_VERDICTS = {
    Answer.YES: Verdict.IN_SCOPE,
    Answer.NO: Verdict.OUT_OF_SCOPE,
    Answer.CANNOT_BE_TOLD: Verdict.CANNOT_BE_TOLD,
}


class Alleged(msgspec.Struct, frozen=True, kw_only=True):
    """What an incident is said to be; of the targets those that are actors."""

    days: Days | None = None
    places: tuple[Place, ...] = ()
    perpetrators: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()

    @classmethod
    def of(cls, incident: Incident) -> Alleged:
        """What a report says of an incident."""
        date = incident.date
        return cls(
            days=Days(date.start, date.end) if date else None,
            places=incident.places or ((incident.place,) if incident.place else ()),
            perpetrators=incident.perpetrators or (),
            targets=incident.targets or (),
        )


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Whether an incident is in scope, and why: every answer with its facts."""

    verdict: Verdict
    reasons: tuple[Reason, ...]


class _Asked(NamedTuple):
    """What a question is answered for an agreement, with the reasons."""

    answer: Answer
    reasons: list[Reason]


class Judge:
    """Judges alleged incidents by one case."""

    def __init__(self, case: Case, known: Known, labels: Labels) -> None:
        self._case = case
        self._areas = Areas({area.id: area for area in case.areas}, known)
        self._parts = Parts(case, known)
        self._say = Sentences(case, known, labels)

    def scope(self, alleged: Alleged, *, sites: bool = False) -> Scope:
        """Whether an alleged incident is in scope of one of the case's truces.

        It is where a truce was in force on all its days, its area contains all its places, one of
        the alleged perpetrators was bound and not all of its targets were excluded. With `sites`
        the reasons tell whether it lies at a notified site, which is restricted.
        """
        answers: list[Answer] = []
        reasons: list[Reason] = []
        for agreement in self._case.agreements:
            if agreement.type in _TRUCES:
                answer, why = self._of(agreement, alleged)
                answers.append(answer)
                reasons += why
        if sites:
            reasons += self._sites(alleged)
        return Scope(verdict=_VERDICTS[any_of(answers)], reasons=tuple(dict.fromkeys(reasons)))

    def _of(self, agreement: Instrument, alleged: Alleged) -> _Asked:
        """The answers of one agreement, up to the first that puts the incident out of its scope."""
        answers: list[Answer] = []
        reasons: list[Reason] = []
        for ask in (self._day, self._area, self._party, self._target):
            answer, why = ask(agreement, alleged)
            answers.append(answer)
            reasons += why
            if answer is Answer.NO:
                break
        return _Asked(all_of(answers), reasons)

    # ------------------------------------------------------------------ each question
    def _day(self, agreement: Instrument, alleged: Alleged) -> _Asked:
        """Whether the agreement was in force then."""
        if alleged.days is None:
            return self._untold(ScopeQuestion.DAY)
        answer, facts = in_force(agreement, self._case, alleged.days)
        key = ScopeQuestion.DAY, answer
        told = [fact for fact in facts if isinstance(fact, StatusLine)]
        return _Asked(answer, [
            self._say.reason(key, facts, agreement, days=self._days(alleged)),
            *(self._say.said(key, line, agreement) for line in told),
        ])  # fmt: skip

    def _area(self, agreement: Instrument, alleged: Alleged) -> _Asked:
        """Whether its area contains the places."""
        if not alleged.places:
            return self._untold(ScopeQuestion.AREA)
        area = self._areas.by_id[agreement.area or self._case.area]
        answers = [self._areas.contains(area.id, place) for place in alleged.places]
        return _Asked(all_of(answers), [
            self._say.reason(
                (ScopeQuestion.AREA, answer), (agreement, area), agreement,
                place=Text(ar=place.name_ar, en=place.name), area=area.name,
            )
            for answer, place in zip(answers, alleged.places, strict=True)
        ])  # fmt: skip

    def _party(self, agreement: Instrument, alleged: Alleged) -> _Asked:
        """Whether it bound one of the alleged perpetrators then."""
        if not alleged.perpetrators:
            return self._untold(ScopeQuestion.PARTY)
        found = [
            (actor, self._parts.party(actor, agreement, alleged.days or _ANY))
            for actor in alleged.perpetrators
        ]
        return _Asked(any_of(each.answer for _, each in found), [
            self._say.reason(
                (ScopeQuestion.PARTY, each.answer), each.facts, agreement,
                actor=self._say.actor(actor), days=self._days(alleged),
            )
            for actor, each in found
        ])  # fmt: skip

    def _target(self, agreement: Instrument, alleged: Alleged) -> _Asked:
        """Whether a target was not excluded from it then; lists it stood on are told beside."""
        spared: list[Answer] = []
        reasons: list[Reason] = []
        for actor in alleged.targets:
            answer, facts = self._parts.excluded(actor, agreement, alleged.days or _ANY)
            spared.append(opposite(answer))
            named = {"actor": self._say.actor(actor), "days": self._days(alleged)}
            key = ScopeQuestion.TARGET, answer
            reasons.append(self._say.reason(key, facts or (agreement,), agreement, **named))
            for listed, entry in self._parts.designated(actor, alleged.days or _ANY):
                reasons.append(self._say.reason(
                    (ScopeQuestion.LIST, listed), (entry,), None, **named,
                    authority=self._say.of(entry.authority), list=same(entry.list),
                ))  # fmt: skip
        return _Asked(any_of(spared) if spared else Answer.YES, reasons)

    def _sites(self, alleged: Alleged) -> list[Reason]:
        """The notified sites that it lies at, or may lie at."""
        return [
            self._say.reason(
                (ScopeQuestion.SITE, answer), (site,), None, site=site.name,
                place=Text(ar=place.name_ar, en=place.name),
            )
            for place in alleged.places
            for site in self._case.sites
            if (answer := all_of((
                during(alleged.days or _ANY, site.since, site.until), at_site(place, site)
            ))) is not Answer.NO
        ]  # fmt: skip

    # ------------------------------------------------------------------ what is not told
    def _untold(self, question: ScopeQuestion) -> _Asked:
        answer = Answer.CANNOT_BE_TOLD
        return _Asked(answer, [self._say.untold(question)])

    def _days(self, alleged: Alleged) -> Text:
        return same(written(alleged.days)) if alleged.days else self._say.words("some-day")

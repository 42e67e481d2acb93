"""Checks of a case's ids: each stands once, names something, and leads in no circle."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from hudna.case import folder
from hudna.case.facts import Undertaking, Where, Written
from hudna.case.folder import Draft
from hudna.case.known import PROVINCE, Known
from hudna.model import ActorType

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
"""What an id looks like, other than that of a state."""

_STATE = re.compile(r"[A-Z]{3}", re.ASCII)


class _Named(NamedTuple):
    """An id that stands under a key of a fact."""

    where: Where
    key: str
    name: str


def check(draft: Draft, known: Known) -> None:
    """Note every id that is wrong.

    Where a file could not be read as a whole nothing is looked for in it: what seems unknown may
    stand in what was not read.
    """
    broken = [mistake.file for mistake in draft.reading.mistakes]
    _check_new(draft)
    _check_actors(draft, known)
    for what, file, ids, named in _kinds(draft, known):
        if file and any(each.startswith(file) for each in broken):
            continue
        for where, key, name in named:
            if name not in ids:
                draft.reading.wrong(where, key, f"there is no {what} {name}")
    _check_circles(draft)


def commitments(draft: Draft) -> Iterator[Undertaking]:
    """The commitments of all agreements."""
    for agreement in draft.agreements:
        for provision in agreement.provisions:
            yield from provision.commitments


def _check_new(draft: Draft) -> None:
    """The ids that the case itself gives: well written, and each once among its kind."""
    subjects = [(a.where, a.id) for a in draft.agreements]
    subjects += [(c.where, c.id) for c in commitments(draft)]
    kinds = [
        subjects,
        [(a.where, a.id) for a in draft.actors],
        [(a.where, a.id) for a in draft.areas],
        [(r.where, r.id) for r in draft.references],
        [(t.where, t.id) for t in draft.tracks],
        [(s.where, s.id) for s in draft.sites],
        [(draft.head.where, draft.head.id)] if draft.head else [],
        *([(p.where, p.id) for p in a.provisions] for a in draft.agreements),
    ]
    for kind in kinds:
        seen: set[str] = set()
        for where, name in kind:
            state = where.file == folder.ACTORS and _STATE.fullmatch(name)
            if not state and not ID.fullmatch(name):
                message = f"{name} is no id: write lower-case words with hyphens"
                draft.reading.wrong(where, "id", message)
            if name in seen:
                draft.reading.wrong(where, "id", f"{name} stands twice")
            seen.add(name)
    for agreement in draft.agreements:
        file = f"{folder.AGREEMENTS}/{agreement.id}.toml"
        if agreement.where.file != file:
            message = f"the file of {agreement.id} is named {file}"
            draft.reading.wrong(agreement.where, "id", message)


def _check_actors(draft: Draft, known: Known) -> None:
    """An actor that the vocabulary does not know needs its names and its type."""
    for actor in draft.actors:
        if actor.id in known.actors:
            continue
        missing = [language for language in ("en", "ar") if not getattr(actor.name, language)]
        missing += [] if actor.type else ["type"]
        if missing:
            message = f"the vocabulary does not know {actor.id}: give {' and '.join(missing)}"
            draft.reading.wrong(actor.where, missing[0], message)


def _kinds(
    draft: Draft, known: Known
) -> Iterator[tuple[str, str | None, Container[str], Iterable[_Named]]]:
    """What ids name: in words, in which file of the case if in any, its ids, and their uses."""
    agreements = {a.id for a in draft.agreements}
    actors = {*known.actors, *(a.id for a in draft.actors)}
    states = {a.id for a in known.actors.values() if a.type is ActorType.STATE}
    states |= {a.id for a in draft.actors if a.type is ActorType.STATE}
    provinces = {place for place, kind in known.kinds.items() if kind == PROVINCE}
    subjects = agreements | {c.id for c in commitments(draft)}
    used = _Used(draft)
    yield "actor", folder.ACTORS, actors, used.actors()
    yield "actor or outlet", folder.ACTORS, {*actors, *known.outlets}, used.asserting()
    yield "country", folder.ACTORS, states, used.countries()
    yield "area", folder.AREAS, {a.id for a in draft.areas}, used.areas()
    yield "agreement", folder.AGREEMENTS, agreements, used.agreements()
    yield "agreement or commitment", folder.AGREEMENTS, subjects, used.subjects()
    yield "reference", folder.REFERENCES, {r.id for r in draft.references}, used.references()
    yield "province", None, provinces, used.of(draft.areas, "provinces")
    yield "place", None, known.places, used.places()
    yield "outlet", None, known.outlets, used.of(draft.grades, "outlet")


class _Used:
    """The ids that the facts of a draft use, with where they use them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._commitments = list(commitments(draft))
        self._sessions = [s for t in draft.tracks for s in t.sessions]

    def actors(self) -> Iterator[_Named]:
        draft = self._draft
        yield from self.of(draft.actors, "of", "renamed_to")
        yield from self.of(draft.roles, "actor")
        yield from self.of(draft.agreements, "parties", "guarantors", "excludes")
        yield from self.of(draft.agreements, "excludes_listed_by")
        yield from self.of(self._commitments, "by", "to", "excludes")
        yield from self.of(draft.designations, "actor", "authority")
        yield from self.of(draft.tracks, "parties", "vetoed_by")
        yield from self.of(self._sessions, "attends", "suspends", "returns", "leaves")

    def asserting(self) -> Iterator[_Named]:
        return self.of(self._draft.statuses, "asserted_by")

    def countries(self) -> Iterator[_Named]:
        yield from self.of([self._draft.head] if self._draft.head else [], "countries")
        yield from self.of(self._draft.areas, "countries")

    def areas(self) -> Iterator[_Named]:
        yield from self.of([self._draft.head] if self._draft.head else [], "area")
        yield from self.of(self._draft.agreements, "area")
        yield from self.of(self._commitments, "area")
        yield from self.of(self._draft.areas, "except_")

    def agreements(self) -> Iterator[_Named]:
        yield from self.of(self._draft.roles, "agreement")
        yield from self.of(self._draft.agreements, "supersedes", "part_of")

    def subjects(self) -> Iterator[_Named]:
        return self.of(self._draft.statuses, "subject")

    def places(self) -> Iterator[_Named]:
        yield from self.of(self._draft.areas, "places")
        yield from self.of(self._sessions, "place")

    def references(self) -> Iterator[_Named]:
        return self.of(self._draft.facts(), "references")

    @staticmethod
    def of(facts: Iterable[Written], *fields: str) -> Iterator[_Named]:
        """The ids in some fields of facts."""
        for fact in facts:
            for field in fields:
                for name in _ids(getattr(fact, field)):
                    yield _Named(fact.where, field.rstrip("_"), name)


def _check_circles(draft: Draft) -> None:
    """Nothing is renamed to, part of, instead of or an exception from itself, however far round."""
    for key, facts, what in (
        ("renamed_to", draft.actors, "was renamed to"),
        ("of", draft.actors, "belongs to"),
        ("supersedes", draft.agreements, "took the place of"),
        ("part_of", draft.agreements, "belongs to"),
        ("except_", draft.areas, "leaves out"),
    ):
        steps = {fact.id: _ids(getattr(fact, key)) for fact in facts}
        noted: set[str] = set()
        for fact in facts:
            circle = _circle(fact.id, steps)
            if circle and not noted & set(circle):
                noted |= set(circle)
                message = f"a circle: {f' {what} '.join(circle)}"
                draft.reading.wrong(fact.where, key.rstrip("_"), message)


def _ids(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _circle(start: str, steps: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A way that leads from an id back to it; nothing where there is none."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop()
        for following in steps.get(way[-1], ()):
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []

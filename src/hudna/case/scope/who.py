"""Who an actor was to an agreement on some days: through its names, and whom it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from hudna.case.facts import Case, Days, Designation, Instrument, Written
from hudna.case.known import Known
from hudna.case.scope.answers import any_of, during
from hudna.model import Actor, ActorType, Answer, Role

_UNBOUND = (ActorType.STATE, ActorType.ORGANISATION, ActorType.OFFICE_HOLDER)
"""Of these it is known that they are no party where no agreement names them; an armed group that
the case says nothing of may have acceded or fight under another's name."""


class Finding(NamedTuple):
    """An answer with the facts that it rests on."""

    answer: Answer
    facts: tuple[Written, ...] = ()


class Parts:
    """The parts that the actors of a case play in its agreements."""

    def __init__(self, case: Case, known: Known) -> None:
        self._case = case
        self._known = known
        self._steps: defaultdict[str, set[str]] = defaultdict(set)
        """From an actor to whom it belongs, and to and from what it was renamed to."""
        for key, actor in known.actors.items():
            if actor.of:
                self._steps[key].add(actor.of)
        for party in case.actors:
            if party.of:
                self._steps[party.id].add(party.of)
            if party.renamed_to:
                self._steps[party.id].add(party.renamed_to)
                self._steps[party.renamed_to].add(party.id)

    def names(self, actor: str, of: str | None = None) -> frozenset[str]:
        """Whose parts an actor has: its own, those of what it was or became, and of what it
        belongs to. A force of a state is the state; the state is not its force.
        """
        found: set[str] = set()
        ways = [actor, *([of] if of else [])]
        while ways:
            each = ways.pop()
            if each not in found:
                found.add(each)
                ways += self._steps[each]
        return frozenset(found)

    # ------------------------------------------------------------------ party
    def party(self, actor: Actor, agreement: Instrument, days: Days) -> Finding:
        """Whether an actor was bound by an agreement on all of some days."""
        excluded = self.excluded(actor, agreement, days)
        if excluded.answer is Answer.YES:
            return Finding(Answer.NO, excluded.facts)
        found = self._bound(actor, agreement, days)
        if excluded.answer is Answer.CANNOT_BE_TOLD and found.answer is Answer.YES:
            return Finding(Answer.CANNOT_BE_TOLD, (*found.facts, *excluded.facts))
        return found

    def _bound(self, actor: Actor, agreement: Instrument, days: Days) -> Finding:
        names = self.names(actor.id, actor.of)
        rows = [
            role for role in self._case.roles
            if role.role is Role.PARTY and role.agreement == agreement.id and role.actor in names
        ]  # fmt: skip
        if rows:
            answers = [during(days, role.since, role.until) for role in rows]
            return Finding(any_of(answers), tuple(rows))
        for each in self._parents(agreement):
            if names & {*each.parties}:
                return Finding(Answer.YES, (each,))
            if each.parties:
                break
        bonds = [c for p in agreement.provisions for c in p.commitments if names & {*c.by}]
        if bonds:
            answers = [during(days, bond.since, bond.until) for bond in bonds]
            return Finding(any_of(answers), tuple(bonds))
        return self._unnamed(actor, agreement, days)

    def _unnamed(self, actor: Actor, agreement: Instrument, days: Days) -> Finding:
        """An actor that an agreement does not bind: no party, unless something speaks for it, as
        that it is party to or guarantor of the truce as a whole.
        """
        names = self.names(actor.id, actor.of)
        own = [role for role in self._case.roles if role.actor in names]
        perhaps: list[Written] = [
            role for role in own
            if (role.role, role.agreement) in (
                (Role.PARTY, None), (Role.GUARANTOR, None), (Role.GUARANTOR, agreement.id),
            )
            and during(days, role.since, role.until) is not Answer.NO
        ]  # fmt: skip
        if names & {*agreement.guarantors} or any(
            actor.id in self.names(party) for party in agreement.parties
        ):
            perhaps.append(agreement)
        if perhaps:
            return Finding(Answer.CANNOT_BE_TOLD, tuple(perhaps))
        if own or self._type(actor) in _UNBOUND:
            return Finding(Answer.NO, (agreement, *own))
        return Finding(Answer.CANNOT_BE_TOLD, (agreement,))

    def _type(self, actor: Actor) -> ActorType | None:
        there = self._known.actors.get(actor.id)
        return there.type if there else actor.type

    def _parents(self, agreement: Instrument) -> Iterator[Instrument]:
        """An agreement, and those that it belongs to."""
        by_id = {each.id: each for each in self._case.agreements}
        found: Instrument | None = agreement
        while found is not None:
            yield found
            found = by_id.get(found.part_of or "")

    # ------------------------------------------------------------------ excluded, designated
    def excluded(self, actor: Actor, agreement: Instrument, days: Days) -> Finding:
        """Whether an actor was excluded from an agreement on all of some days: by name, by a role,
        or by a designation that the agreement goes by.
        """
        names = self.names(actor.id, actor.of)
        if names & {*agreement.excludes}:
            return Finding(Answer.YES, (agreement,))
        answers: list[tuple[Answer, Written]] = [
            (during(days, role.since, role.until), role)
            for role in self._case.roles
            if role.role is Role.EXCLUDED and role.actor in names
            and role.agreement in (agreement.id, None)
        ]  # fmt: skip
        answers += [
            (answer, each) for answer, each in self.designated(actor, days)
            if each.authority in agreement.excludes_listed_by
        ]  # fmt: skip
        answer = any_of(each for each, _ in answers)
        return Finding(answer, tuple(fact for each, fact in answers if each is answer))

    def designated(self, actor: Actor, days: Days) -> list[tuple[Answer, Designation]]:
        """The lists that an actor stood on on all of some days, or may have stood on."""
        names = self.names(actor.id, actor.of)
        found = [
            (during(days, each.since, each.until), each)
            for each in self._case.designations
            if each.actor in names
        ]
        return [(answer, each) for answer, each in found if answer is not Answer.NO]

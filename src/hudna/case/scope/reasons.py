"""The reasons of a verdict as sentences in both languages, with the facts that they rest on."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from hudna.case.days import written
from hudna.case.facts import Case, Fact, Instrument, StatusLine, Where, Written
from hudna.case.known import Known
from hudna.model import Actor, Answer, ScopeQuestion, Text
from hudna.vocab.labels import Labels

GROUP = "scope"
"""The group of `labels.csv` that holds the sentences."""


class Used(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A fact that a reason rests on: its place in the case, its references.

    `checked` is whether it was looked up; of what is no public fact, as an area, it is not said.
    """

    where: Where
    references: tuple[str, ...] = ()
    checked: bool | None = None


class Reason(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was asked, of which agreement, and what the facts answer."""

    question: ScopeQuestion
    answer: Answer
    agreement: str | None = None
    text: Text
    facts: tuple[Used, ...] = ()


class Sentences:
    """Writes reasons; what is named has its name in the language of the sentence."""

    def __init__(self, case: Case, known: Known, labels: Labels) -> None:
        self._case = case
        self._known = known
        self._labels = labels

    def reason(
        self,
        answered: tuple[ScopeQuestion, Answer],
        facts: Iterable[Written],
        agreement: Instrument | None,
        **named: Text,
    ) -> Reason:
        """The reason that an answer to a question is, with what its sentence names."""
        question, answer = answered
        if agreement is not None:
            named["agreement"] = agreement.name
        label = self._labels.of(GROUP, f"{question}-{answer}")
        return Reason(
            question=question,
            answer=answer,
            agreement=agreement.id if agreement else None,
            text=Text(
                ar=label.ar.format(**{k: t.ar or t.en for k, t in named.items()}),
                en=label.en.format(**{k: t.en or t.ar for k, t in named.items()}),
            ),
            facts=tuple(_used(fact) for fact in facts),
        )

    def said(
        self, answered: tuple[ScopeQuestion, Answer], line: StatusLine, agreement: Instrument
    ) -> Reason:
        """The reason that somebody's word is, in the words of the case."""
        question, answer = answered
        who, when = self.of(line.asserted_by), written(line.said)
        return Reason(
            question=question,
            answer=answer,
            agreement=agreement.id,
            text=Text(
                ar=f"{who.ar or who.en}، {when}: {line.words.ar}",
                en=f"{who.en or who.ar}, {when}: {line.words.en}",
            ),
            facts=(_used(line),),
        )

    def untold(self, question: ScopeQuestion) -> Reason:
        """The reason that what a question asks about is not told."""
        text = self.words(f"{question}-untold")
        return Reason(question=question, answer=Answer.CANNOT_BE_TOLD, text=text)

    def words(self, key: str) -> Text:
        """Words of `labels.csv` that name nothing."""
        label = self._labels.of(GROUP, key)
        return Text(ar=label.ar, en=label.en)

    def actor(self, actor: Actor) -> Text:
        """The name of an actor: as the case has it, else as the report."""
        own = next((party.name for party in self._case.actors if party.id == actor.id), None)
        return own or Text(ar=actor.name_ar, en=actor.name)

    def of(self, actor: str) -> Text:
        """The name of an actor or outlet by its id."""
        there = self._known.actors.get(actor)
        outlet = self._known.outlets.get(actor)
        if there is None and outlet is not None:
            return Text(ar=outlet.ar, en=outlet.en)
        return self.actor(there or Actor(id=actor, name=actor))


def same(words: str) -> Text:
    """What is written alike in both languages."""
    return Text(ar=words, en=words)


def _used(fact: Written) -> Used:
    if isinstance(fact, Fact):
        return Used(where=fact.where, references=fact.references, checked=fact.checked)
    return Used(where=fact.where)

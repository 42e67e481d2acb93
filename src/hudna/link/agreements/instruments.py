"""The instruments of a case as linking sees them: names, theme, who takes part, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from hudna.case import Case, Instrument
from hudna.link.words import Forms
from hudna.model import AgreementType, DateRange
from hudna.text.tokens import tokens
from hudna.vocab import Vocabulary
from hudna.vocab.lexicon import Kind
from hudna.vocab.table import phrases

_AHEAD = dt.timedelta(days=45)
"""How long before it was declared an instrument may be spoken of under its name."""
_SHORTEST = 3
"""Letters of a word that tells a theme."""

TRUCES = frozenset({
    AgreementType.CEASEFIRE, AgreementType.CESSATION_OF_HOSTILITIES,
    AgreementType.HUMANITARIAN_PAUSE, AgreementType.DE_ESCALATION,
})  # fmt: skip
_OF_NOUN = {
    "truce": TRUCES,
    "accord": frozenset(AgreementType) - {AgreementType.RESOLUTION},
    "settlement": frozenset({*TRUCES, AgreementType.EXCHANGE, AgreementType.POLITICAL}),
    "plan": frozenset({AgreementType.ROADMAP, AgreementType.POLITICAL}),
    "mechanism": frozenset({AgreementType.MECHANISM}),
    "pledge": frozenset[AgreementType](),
}
"""What the kinds of nouns in `agreements.csv` may be a name of."""


@dataclass(frozen=True, slots=True)
class Known:
    """An instrument of the case."""

    instrument: Instrument
    theme: tuple[frozenset[str], ...]
    """The words of its names that no other instrument need have, by their forms."""
    nouns: frozenset[str]
    """The forms of the words that its names begin with: «مذكرة», «اتفاق»."""
    involved: frozenset[str]
    """Its parties and guarantors."""

    @property
    def id(self) -> str:
        """Its id in the case."""
        return self.instrument.id

    def named_by(self, noun: str) -> bool:
        """Whether nouns of a kind may mean it."""
        return self.instrument.type in _OF_NOUN[noun]

    def begins(self) -> dt.date | None:
        """The first day on which it was there."""
        since = self.instrument.declared or self.instrument.in_force
        return since.start if since else None

    def in_force(self, day: dt.date) -> bool:
        """Whether it was in force on a day, by the case file."""
        since, until = self.instrument.in_force, self.instrument.ended
        return since is not None and since.start <= day and (until is None or day <= until.end)

    def turns(self) -> list[dt.date]:
        """The days on which it begins or has ended."""
        ended = self.instrument.ended
        after = None if ended is None else ended.end + dt.timedelta(days=1)
        return [day for day in (self.begins(), after) if day is not None]

    def possible(self, day: DateRange | None) -> bool:
        """Whether a report of a day can speak of it."""
        begins = self.begins()
        return begins is None or day is None or day.end >= begins - _AHEAD


class Instruments:
    """All instruments of a case, by id."""

    def __init__(self, vocabulary: Vocabulary, case: Case | None, forms: Forms) -> None:
        self._forms = forms
        self._common = frozenset(
            key
            for row in vocabulary.agreements.values()
            for words in row.words
            for phrase in phrases(words)
            for word in phrase
            for key in forms.of(word)
        )
        self._vocabulary = vocabulary
        self.by_id = {x.id: self._known(x) for x in (case.agreements if case else ())}

    def latest(self, ids: Iterable[str], day: DateRange | None) -> list[Known]:
        """Of some instruments the one in force on a day that began last, else the one agreed last.

        All that it can be where the day is not known, or is one of several; none before there
        was any.
        """
        known = self.possible(ids, day)
        if day is None:
            return known
        turns = {day.start, day.end, *(x for each in known for x in each.turns())}
        found = {
            x.id: x for turn in turns if day.start <= turn <= day.end for x in _on(known, turn)
        }
        return [found[key] for key in sorted(found)]

    def possible(self, ids: Iterable[str], day: DateRange | None) -> list[Known]:
        """Those of some instruments of which a report of a day can speak."""
        return [self.by_id[x] for x in ids if self.by_id[x].possible(day)]

    def _known(self, x: Instrument) -> Known:
        names = [name for name in (x.name.ar, *x.aliases) if name]
        theme: dict[frozenset[str], None] = {}
        nouns: set[str] = set()
        for name in names:
            for words in phrases(name):
                written = [token.surface for token in tokens(" ".join(words))]
                nouns |= self._forms.of(written[0])
                for word in written[1:]:
                    keys = self._forms.of(word)
                    if len(word) >= _SHORTEST and not keys & self._common and self._tells(word):
                        theme[keys] = None
        return Known(x, tuple(theme), frozenset(nouns), frozenset({*x.parties, *x.guarantors}))

    def _tells(self, word: str) -> bool:
        """Whether a word tells a theme: no function word, and not only whose or where."""
        known = self._vocabulary.lexicon.word(word)
        if known.flags:
            return False
        hits = self._vocabulary.lexicon.hits([known], 0) if known.starts else {}
        return not ({Kind.STATE, Kind.CAPITAL, Kind.DEMONYM} & hits.keys())


def _on(known: list[Known], day: dt.date) -> list[Known]:
    """Of some instruments those that a general name means on a day: none before there were any."""
    there = [x for x in known if (begins := x.begins()) is None or begins <= day]
    now = [x for x in there if x.in_force(day)] or there
    last = max(((x.begins() or dt.date.min) for x in now), default=dt.date.min)
    return [x for x in now if (x.begins() or dt.date.min) == last]

"""Which commitment of the case some words are about: by who is bound, what is to be done, when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.case import Case, Undertaking
from hudna.link.words import Forms
from hudna.model import DateRange
from hudna.text.tokens import surfaces
from hudna.vocab.table import phrases


@dataclass(frozen=True, slots=True)
class Bound:
    """A commitment of the case: its instrument, and its phrases, each word by its forms."""

    undertaking: Undertaking
    instrument: str
    phrases: tuple[tuple[frozenset[str], ...], ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well some words fit a commitment of the case.

    `words` is how many words of its phrases they hold, `owed` whether those to whom it is owed are
    there too, `party` whether somebody bound by it is.
    """

    bound: Bound
    words: int
    party: bool
    owed: bool
    named: bool

    @property
    def rank(self) -> tuple[bool, bool, int, bool]:
        """Better fits have higher ranks."""
        return self.named, self.party, self.words, self.owed


@dataclass(frozen=True, slots=True)
class Sides:
    """Who may be bound and to whom it may be owed, each with all for whom they act."""

    by: frozenset[str]
    to: frozenset[str]


class Undertakings:
    """The commitments of a case, found by the words that reports have for them."""

    def __init__(self, case: Case | None, forms: Forms) -> None:
        self._forms = forms
        self.all = [
            Bound(undertaking, instrument.id, tuple(self._phrase(x) for x in undertaking.words))
            for instrument in (case.agreements if case else ())
            for provision in instrument.provisions
            for undertaking in provision.commitments
        ]  # fmt: skip
        self._first: dict[str, set[int]] = {}
        for k, bound in enumerate(self.all):
            for phrase in bound.phrases:
                for key in phrase[0]:
                    self._first.setdefault(key, set()).add(k)

    def keys(self, text: str) -> frozenset[str]:
        """The forms of all words of a text."""
        written, _ = surfaces(text, 0, len(text))
        return frozenset[str]().union(*(self._forms.of(word) for word in written))

    def fits(
        self,
        keys: frozenset[str],
        sides: Sides,
        agreements: Iterable[str],
        day: DateRange | None,
    ) -> list[Fit]:
        """The commitments that some words may be about, the best first.

        `keys` are the forms of the words, `agreements` the instruments named with them.
        """
        named = set(agreements)
        found = []
        for k in sorted({k for key in keys for k in self._first.get(key, ())}):
            bound = self.all[k]
            words = max((len(p) for p in bound.phrases if all(w & keys for w in p)), default=0)
            if not words or not _in_time(bound.undertaking, day):
                continue
            undertaking = bound.undertaking
            found.append(Fit(
                bound, words, bool(sides.by.intersection(undertaking.by)),
                bool(sides.to.intersection(undertaking.to)), bound.instrument in named,
            ))  # fmt: skip
        return sorted(found, key=lambda fit: fit.rank, reverse=True)

    def _phrase(self, written: str) -> tuple[frozenset[str], ...]:
        words: Sequence[str] = phrases(written)[0]
        return tuple(self._forms.of(word) for word in words)


def _in_time(undertaking: Undertaking, day: DateRange | None) -> bool:
    """Whether a report of a day can speak of it: nobody does before it was undertaken."""
    return undertaking.since is None or day is None or undertaking.since.start <= day.end

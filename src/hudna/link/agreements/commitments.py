"""What a commitment of a report is: one of the case, one that was told before, or itself."""

from __future__ import annotations

from hudna.link.agreements.candidates import Pledges
from hudna.link.agreements.parties import Parties
from hudna.link.agreements.reading import Reading, Subject
from hudna.link.agreements.undertakings import Sides, Undertakings
from hudna.link.words import Forms
from hudna.model import Commitment, Judgement
from hudna.text.tokens import Shape, surfaces
from hudna.vocab.lexicon import Lexicon

_OPENS = 4
"""Characters within which what is agreed opens with the name of an instrument («على آلية …»)."""


class Commitments:
    """Finds out what commitments are."""

    def __init__(
        self, lexicon: Lexicon, forms: Forms, undertakings: Undertakings, parties: Parties
    ) -> None:
        self._lexicon, self._forms = lexicon, forms
        self._undertakings, self._parties = undertakings, parties
        self._pledges = Pledges()

    def subject(self, claim: Commitment, reading: Reading) -> Subject:
        """What a commitment is, by who is bound and the words for what is to be done."""
        named = reading.named_in(claim.span)
        for meant in named:
            if claim.action[0] <= meant.span[0] <= claim.action[0] + _OPENS:
                return Subject(meant.target, meant.judgement, "the instrument is what was agreed")
        if reading.of_case:
            found = self._of_case(claim, reading)
            if found is not None:
                return found
        words = self._content(reading.text[slice(*claim.action)])
        first = self._pledges.first(claim, words, next((x.target for x in named), ""))
        return Subject(first, Judgement.SAME, "who is bound, and mostly the same words")

    def _of_case(self, claim: Commitment, reading: Reading) -> Subject | None:
        by = self._parties.all_behind(claim.by)
        sides = Sides(by, self._parties.all_behind(claim.to or claim.by))
        keys = self._undertakings.keys(reading.text[slice(*claim.action)])
        named = [x.target for x in reading.named_in(claim.span)]
        fits = self._undertakings.fits(keys, sides, named, reading.day)
        if not fits or (by and not fits[0].party):
            return None
        alone = len(fits) == 1 or fits[0].rank > fits[1].rank
        return Subject(
            fits[0].bound.undertaking.id,
            Judgement.SAME if alone and fits[0].party else Judgement.UNSURE,
            "who is bound, and words for what is to be done",
        )

    def _content(self, action: str) -> frozenset[str]:
        """The words of what is to be done, each by its shortest form."""
        written, _ = surfaces(action, 0, len(action))
        return frozenset(
            min(self._forms.of_word(word), key=lambda key: (len(key), key))
            for word in self._lexicon.words(written)
            if word.shape is Shape.WORD and not word.flags
        )

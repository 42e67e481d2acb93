"""The coder: a document in, its claims out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hudna import __version__
from hudna.coding import context as contexts
from hudna.coding.claims import Claims, Making
from hudna.coding.commitments import CommitmentReader
from hudna.coding.confidence import Confidence
from hudna.coding.context import Context
from hudna.coding.counts.reader import CountReader
from hudna.coding.day import infer
from hudna.coding.events.denials import DenialReader
from hudna.coding.events.incidents import IncidentReader
from hudna.coding.events.reader import EventReader, principals, together
from hudna.coding.findings import Findings
from hudna.coding.guess import NameGuesser
from hudna.coding.names.named import Named
from hudna.coding.names.reader import NameReader
from hudna.coding.parse import parse
from hudna.coding.recalled import Recalled
from hudna.coding.relevance import Relevance
from hudna.coding.sentence import sentences_of
from hudna.coding.speech import SpeechReader
from hudna.coding.statuses import StatusReader
from hudna.coding.where import PlaceFinder
from hudna.grammar.dates import Dates
from hudna.grammar.numbers import Numbers
from hudna.model import Basis, Claim, Document
from hudna.vocab import Vocabulary
from hudna.vocab.speech import load as speech_words

CODER = f"hudna-rules/{__version__}"
_LANGUAGES = ("ar", "und")
_FOREIGN = 0.1
"""Relevance below which a report is about something else: football, markets, the weather. Its
attacks and agreements are none; what it says of who spoke and who was named stands."""
_LEAD = 600  # letters that tell what a report is about
_LEAST = 40  # words from which on a report can be judged


class Reading(NamedTuple):
    """What is found in a document: what it is about, and the findings of its sentences."""

    context: Context
    sentences: list[Findings]


class Coder:
    """Codes documents one by one; what it learns of a report it forgets with it."""

    def __init__(
        self, vocabulary: Vocabulary, confidence: Confidence | None = None, *, models: bool = True
    ) -> None:
        """A coder that asks the statistical models where rules end, or one of rules only."""
        self._vocabulary = vocabulary
        self._incidents = IncidentReader(vocabulary)
        self._denials = DenialReader(vocabulary)
        self._making = Making(
            CODER, Confidence.load() if confidence is None else confidence, Recalled.load(),
            PlaceFinder(vocabulary), vocabulary.actors.by_id,
        )  # fmt: skip
        self._guesser = NameGuesser.load() if models else None
        self._relevance = Relevance.load() if models else None
        self._speech = speech_words()
        self._numbers = Numbers(vocabulary.numerals)
        self._dates = Dates(vocabulary.calendar, self._numbers)

    def code(self, document: Document) -> Iterator[Claim]:
        """The claims of a document, kind by kind, each in the order of its text.

        A document in a language that is not coded yet yields nothing.
        """
        yield from self.claims(document, self.read(document))

    def claims(self, document: Document, reading: Reading) -> Iterator[Claim]:
        """The claims that what was found in a document makes."""
        claims = Claims(document, reading.context, self._making)
        for found in reading.sentences:
            claims.add(found)
        yield from claims.all()

    def read(self, document: Document) -> Reading:
        """What is found in a document, sentence by sentence, before it becomes claims."""
        lexicon = self._vocabulary.lexicon
        coded = document.language in _LANGUAGES
        sentences = list(sentences_of(document, lexicon)) if coded else []
        published = document.published
        day = (
            published.start + (published.end - published.start) // 2
            if published
            else infer(self._vocabulary, sentences, self._dates)
        )
        basis = published.basis if published else Basis.INFERRED
        context = contexts.of(self._vocabulary, sentences, day, basis)
        events = EventReader(self._vocabulary)
        commitments, statuses = CommitmentReader(), StatusReader(self._vocabulary)
        counts = CountReader(self._vocabulary, context)
        names = NameReader(self._vocabulary, context, self._guesser)
        speech, concerned = SpeechReader(self._speech), self._concerned(document)
        reading = Reading(context, [])
        two: list[Named] = []  # who last spoke, met or agreed together
        for sentence in sentences:
            sentence.dates = self._dates.find(sentence.words, sentence.starts, context.day)
            sentence.quantities = [
                q for q in self._numbers.find(sentence.words)
                if not any(d.first < q.end and q.first < d.end for d in sentence.dates)
            ]  # fmt: skip
            before = names.pair
            named = names.read(sentence)
            p = parse(sentence, named, lexicon, [(-1, before), *names.pairs])
            said = speech.read(p)
            if not concerned:
                reading.sentences.append(Findings(p, said, [], [], None, [], [], [], []))
                continue
            happenings = events.read(p, said)
            two = together(said, happenings) or two
            names.pair = two or principals(names.pair)
            reading.sentences.append(Findings(
                p, said, happenings, self._incidents.read(p, happenings),
                self._incidents.aftermath(p, happenings), self._denials.read(p, said, happenings),
                commitments.read(p, said, happenings), statuses.read(p, said, happenings),
                counts.read(p, said),
            ))  # fmt: skip
        return reading

    def _concerned(self, document: Document) -> bool:
        """Whether a report may concern conflict and diplomacy at all."""
        if self._relevance is None:
            return True
        lead = ""
        for start, end in document.body:
            lead += document.text[start : min(end, start + _LEAD)] + " "
        if len(lead.split()) < _LEAST:
            return True
        return self._relevance.score(lead[:_LEAD]) >= _FOREIGN

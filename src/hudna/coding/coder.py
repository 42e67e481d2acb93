"""The coder: a document in, its claims out."""

from __future__ import annotations

from collections.abc import Iterator

from hudna import __version__
from hudna.coding import context as contexts
from hudna.coding.claims import Claims, Making
from hudna.coding.commitments import CommitmentReader
from hudna.coding.confidence import Confidence
from hudna.coding.events import EventReader, principals, together
from hudna.coding.findings import Findings
from hudna.coding.incidents import IncidentReader
from hudna.coding.named import Named
from hudna.coding.names import NameReader
from hudna.coding.parse import parse
from hudna.coding.sentence import sentences_of
from hudna.coding.speech import SpeechReader
from hudna.coding.statuses import StatusReader
from hudna.grammar.dates import Dates
from hudna.grammar.numbers import Numbers
from hudna.model import Claim, Document
from hudna.vocab import Vocabulary
from hudna.vocab.speech import load as speech_words

CODER = f"hudna-rules/{__version__}"


class Coder:
    """Codes documents one by one; what it learns of a report it forgets with it."""

    def __init__(self, vocabulary: Vocabulary, confidence: Confidence | None = None) -> None:
        self._vocabulary = vocabulary
        self._incidents = IncidentReader(vocabulary)
        self._making = Making(
            CODER, Confidence.load() if confidence is None else confidence, vocabulary.actors.by_id
        )
        self._speech = speech_words()
        self._numbers = Numbers(vocabulary.numerals)
        self._dates = Dates(vocabulary.calendar, self._numbers)

    def code(self, document: Document) -> Iterator[Claim]:
        """The claims of a document, kind by kind, each in the order of its text.

        A document in a language that is not coded yet yields nothing.
        """
        if document.language not in ("ar", "und"):
            return
        lexicon = self._vocabulary.lexicon
        sentences = list(sentences_of(document, lexicon))
        day = document.published.start if document.published else None
        context = contexts.of(self._vocabulary, sentences, day)
        events = EventReader(self._vocabulary)
        commitments, statuses = CommitmentReader(), StatusReader(self._vocabulary)
        names, speech = NameReader(self._vocabulary, context), SpeechReader(self._speech)
        claims = Claims(document, context, self._making)
        two: list[Named] = []  # who last spoke, met or agreed together
        for sentence in sentences:
            sentence.dates = self._dates.find(sentence.words, sentence.starts, context.day)
            sentence.quantities = [
                q for q in self._numbers.find(sentence.words)
                if not any(d.first < q.end and q.first < d.end for d in sentence.dates)
            ]  # fmt: skip
            p = parse(sentence, names.read(sentence), lexicon, names.pair)
            said = speech.read(p)
            happenings = events.read(p, said)
            two = together(said, happenings) or two
            names.pair = two or principals(names.pair)
            claims.add(Findings(
                p, said, happenings, self._incidents.read(p, happenings),
                commitments.read(p, said, happenings), statuses.read(p, said, happenings),
            ))  # fmt: skip
        yield from claims.all()

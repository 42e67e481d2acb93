"""Why a claim is in the record: the rule, the rows, the light, and what else was considered.

The document is coded again, for the coder is a function of it: what made the claim is found once
more, and everything the coder looked at with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hudna.coding.coder import Coder, Reading
from hudna.coding.confidence import Confidence
from hudna.coding.explain.considered import Considered
from hudna.coding.explain.dates import datings
from hudna.coding.explain.details import details
from hudna.coding.explain.found import Found, distinct, find
from hudna.coding.explain.light import rulings
from hudna.coding.explain.names import Names
from hudna.coding.explain.values import Alternative, Explanation, Factor
from hudna.model import Claim, Document, Span
from hudna.vocab import Vocabulary
from hudna.vocab.rules import load as load_rules
from hudna.vocab.written import Tables

__all__ = ["Explainer", "Explanation"]


class Explainer:
    """Explains claims with one vocabulary; what it explains it codes again."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._confidence = Confidence.load()
        self._coder = Coder(vocabulary, self._confidence)
        self._rules = load_rules()
        self._tables = Tables()

    def explain(self, document: Document, key: str) -> Explanation | None:
        """Why a document has a claim; nothing where the coder does not make it (any more)."""
        reading = self._coder.read(document)
        claims = {c.id: c for c in self._coder.claims(document, reading)}
        return self._of(claims[key], claims, reading) if key in claims else None

    def all(self, document: Document) -> Iterator[Explanation]:
        """Why a document has each of its claims."""
        reading = self._coder.read(document)
        claims = {c.id: c for c in self._coder.claims(document, reading)}
        for claim in claims.values():
            explanation = self._of(claim, claims, reading)
            if explanation is not None:
                yield explanation

    def _of(
        self, claim: Claim, claims: Mapping[str, Claim], reading: Reading
    ) -> Explanation | None:
        """The explanation of one of the claims of a document; nothing where what made it is not
        found again.
        """
        found = find(claim, claims, reading)
        if found is None:
            return None
        names = Names(self._vocabulary, self._tables, reading)
        here = found.f.parse.sentence
        return Explanation(
            claim=claim, again=True, rule=found.evidence.rule,
            said=self._rules.get(found.evidence.rule),
            row=self._tables.at(found.evidence.line) if found.evidence.line else None,
            sentences=tuple(_sentences(reading, claim.span)),
            details=tuple(details(found, self._vocabulary, self._tables)),
            names=tuple(names.naming(part, n, here) for part, n in distinct(found.roles)),
            light=tuple(rulings(found, self._tables)),
            dates=tuple(datings(claim, found, reading.context.day)),
            factors=self._factors(found),
            considered=tuple(self._considered(found, names)),
        )  # fmt: skip

    def from_record(self, claim: Claim, vocabulary: str) -> Explanation:
        """What a claim that the coder does not make any more says of itself.

        The line that it names is shown only where it is of the version of the vocabulary here.
        """
        rule = next((x for x in claim.coder.split() if x in self._rules), "")
        if not rule:
            rule = next(iter(claim.coder.split()[1:]), claim.coder)
        line = next((x for x in claim.coder.split() if ".csv:" in x), "")
        row = self._tables.at(line) if vocabulary == self._vocabulary.version else None
        said = self._rules.get(rule)
        return Explanation(claim=claim, again=False, rule=rule, said=said, row=row)

    def _factors(self, found: Found) -> tuple[Factor, ...]:
        bias, *rest = self._confidence.parts(found.evidence) or [("", 0.0)]
        rest.sort(key=lambda x: -abs(x[1]))
        return tuple(Factor(feature=f, weight=w) for f, w in (bias, *rest) if f)

    def _considered(self, found: Found, names: Names) -> Iterator[Alternative]:
        p = found.f.parse
        considered = Considered(self._vocabulary.classes, self._tables)
        if found.statement is not None:
            yield from considered.of_statement(p, found.statement)
        elif found.happening is not None:
            yield from considered.of_event(p, found.happening.sense)
        seen: set[Span] = set()
        for _, n in distinct(found.roles):
            if n.span not in seen:
                seen.add(n.span)
                yield from names.namesakes(n)


def _sentences(reading: Reading, span: Span) -> Iterator[Span]:
    """The sentences in which some words lie."""
    for f in reading.sentences:
        if f.parse.words:
            start, end = f.parse.sentence.span(0, len(f.parse.words))
            if start < span[1] and span[0] < end:
                yield start, end

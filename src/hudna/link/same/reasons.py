"""The links that say why claims are, or are not, of one story.

Of all judgements those are given that a reader needs: for each claim of a story the one that
joins it most strongly; for two stories that may be one the strongest, `unsure`, for a person to
look at; and every two claims that cannot both be so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hudna import __version__
from hudna.link.same.clusters import Judged, Pair
from hudna.link.same.judging import Judge
from hudna.link.same.telling import Telling
from hudna.model import Judgement, Link, Relation
from hudna.model.ids import link_id

RULE = f"hudna-same/{__version__}"

_OPEN = 2.0
"""Bits short of what is needed up to which two stories may be one: a person should look."""


class Reasons:
    """Makes links of judgements."""

    def __init__(
        self, judge: Judge, by_rules: Iterable[Judged], by_people: Iterable[Judged]
    ) -> None:
        self._judge = judge
        self._rules = sorted(by_rules, key=lambda j: (-j.bits, j.one, j.other))
        self._people = {frozenset((j.one, j.other)) for j in by_people}

    def links(self, clusters: Sequence[Sequence[Telling]]) -> Iterator[Link]:
        """Every link, story by story, then those between stories."""
        home = {t.id: (n, t) for n, members in enumerate(clusters) for t in members}
        joined = _Forest()
        between: set[tuple[int, int]] = set()
        for judged in self._rules:
            (one, telling), (other, _) = home[judged.one], home[judged.other]
            if frozenset((judged.one, judged.other)) in self._people:
                continue
            if one == other:
                if not judged.excludes and joined.join((judged.one, judged.other)):
                    yield self._link(judged, telling, Judgement.SAME)
            elif judged.excludes:
                if judged.bits > 0:
                    yield self._contradiction(judged)
            elif judged.bits > -_OPEN:
                pair = (min(one, other), max(one, other))
                if pair not in between:
                    between.add(pair)
                    yield self._link(judged, telling, Judgement.UNSURE)

    def _link(self, judged: Judged, telling: Telling, judgement: Judgement) -> Link:
        relation = Relation.SAME_INCIDENT if telling.incident else Relation.SAME_EVENT
        return self._made(judged, relation, judgement)

    def _contradiction(self, judged: Judged) -> Link:
        """Two claims of one occurrence, of which one says that it was not."""
        return self._made(judged, Relation.CONTRADICTS, Judgement.SAME)

    def _made(self, judged: Judged, relation: Relation, judgement: Judgement) -> Link:
        return Link(
            id=link_id(relation, judged.one, judged.other),
            relation=relation,
            from_=judged.other,
            to=judged.one,
            judgement=judgement,
            by=RULE,
            reason=self._reason(judged),
        )

    def _reason(self, judged: Judged) -> str:
        grounds = self._judge.grounds(judged.one, judged.other)
        said = "; ".join(
            ground.says if ground.excludes else f"{ground.says} ({ground.bits:+.1f})"
            for ground in grounds
        )
        total = sum(ground.bits for ground in grounds)
        return f"{said}; together {total:.1f} bits, {self._judge.least:.1f} are needed"


class _Forest:
    """Which claims hang together already."""

    def __init__(self) -> None:
        self._home: dict[str, str] = {}

    def join(self, pair: Pair) -> bool:
        """Join two; false where they hung together before."""
        one, other = (self._root(claim) for claim in pair)
        self._home[max(one, other)] = min(one, other)
        return one != other

    def _root(self, claim: str) -> str:
        home = self._home
        while home.setdefault(claim, claim) != claim:
            home[claim] = home[home[claim]]
            claim = home[claim]
        return claim

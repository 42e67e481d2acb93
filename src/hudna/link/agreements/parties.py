"""Who stands for whom: a minister for a state, a centre for an army, a group for the opposition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hudna.case import Case
from hudna.model import Actor
from hudna.vocab import Vocabulary


class Parties:
    """Everybody together with whom they act for, by the vocabulary and the case."""

    def __init__(self, vocabulary: Vocabulary, case: Case | None) -> None:
        of = {x.id: x.of for x in vocabulary.actors.by_id.values() if x.of}
        if case is not None:
            of.update({x.id: x.of for x in case.actors if x.of})
            of.update({x.id: x.renamed_to for x in case.actors if x.renamed_to and x.id not in of})
        self._of: Mapping[str, str] = of

    def behind(self, actor: Actor | str) -> frozenset[str]:
        """An actor with all for whom it acts.

        A circle in the tables ends where it comes back to itself.
        """
        found: dict[str, None] = {}
        waiting = (
            [actor] if isinstance(actor, str) else [actor.id, *([actor.of] if actor.of else [])]
        )
        while waiting:
            key = waiting.pop()
            if key not in found:
                found[key] = None
                if (above := self._of.get(key)) is not None:
                    waiting.append(above)
        return frozenset(found)

    def all_behind(self, actors: Iterable[Actor]) -> frozenset[str]:
        """Several actors with all for whom they act."""
        return frozenset[str]().union(*(self.behind(actor) for actor in actors))

"""Everything that was found in one sentence, before it becomes claims."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.commitments import Pledge
from hudna.coding.counts.tally import Tally
from hudna.coding.events.denials import Denial
from hudna.coding.events.happening import Happening
from hudna.coding.events.incidents import Aftermath, Breach
from hudna.coding.parse import Parse
from hudna.coding.speech import Said
from hudna.coding.statuses import Standing
from hudna.model import EventType

_SPEECH_ACTS = frozenset({
    EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN,
    EventType.CONSULT,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Findings:
    """A sentence with its statements, events, incidents, commitments, statuses and counts."""

    parse: Parse
    said: list[Said]
    happenings: list[Happening]
    breaches: list[Breach]
    aftermath: Aftermath | None
    denials: list[Denial]
    pledges: list[Pledge]
    standings: list[Standing]
    tallies: list[Tally]

    def until(self, h: Happening) -> int:
        """The token before which more of an act of violence may be told: the next act's clause."""
        later = (x.clause.first for x in self.happenings if x.trigger > h.trigger)
        first = (k for k in later if k > h.clause.first)
        return min(first, default=len(self.parse.words))

    def own_act(self, h: Happening) -> bool:
        """Whether an event is the speech act of its own speaker: it rests on nobody else's word."""
        if h.own or h.said < 0:
            return h.own
        speakers = {n.actor.id for n in self.said[h.said].speakers if n.actor is not None}
        actors = {n.actor.id for n in h.roles.actors if n.actor is not None}
        performed = self.said[h.said].first == h.trigger
        return (h.type in _SPEECH_ACTS or performed) and bool(speakers & actors)

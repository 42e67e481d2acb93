"""Where a report tells of a track: the sentence that names it, who takes part and how, what was
done.

A sentence that names a track by a noun only («المحادثات», «مشروع القرار») tells of one of those of
the case where the noun is of its kind and its own words, its sides or its days speak for it; where
two fit equally none is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hudna.case import Case, Days
from hudna.link.names import Named, Names
from hudna.link.reports import Report, stands_for
from hudna.link.words import Forms, Sentence, sentences_of
from hudna.model import (
    DateRange,
    Delegation,
    Event,
    EventType,
    Mention,
    Modality,
    Span,
    TrackType,
)
from hudna.vocab import Vocabulary
from hudna.vocab.tracks import TrackWords

_NEAR = 7
"""Tokens from a word of taking part to whom it is said of: «تعليق بعض المعارضين مشاركتهم»."""
_AROUND = 4
"""Days before and after a session in which a report still speaks of it."""
_EVENTS: Mapping[TrackType, frozenset[EventType]] = {
    TrackType.TALKS: frozenset({EventType.CONSULT, EventType.AGREE, EventType.REJECT,
                                EventType.SANCTION, EventType.RETREAT, EventType.SUPPORT}),
    TrackType.WORKING_GROUP: frozenset({EventType.CONSULT, EventType.AGREE, EventType.SUPPORT}),
    TrackType.COMMISSION: frozenset({EventType.CONSULT, EventType.AGREE, EventType.SUPPORT}),
    TrackType.INVESTIGATION: frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.SUPPORT,
                                        EventType.REJECT, EventType.AGREE}),
    TrackType.DRAFT_RESOLUTION: frozenset({EventType.REJECT, EventType.SUPPORT, EventType.AGREE,
                                           EventType.REQUEST, EventType.CONSULT}),
}  # fmt: skip
"""The events that belong to a track whose name stands in their sentence."""

Claim = Event | Mention
_TOLD = (Modality.ACTUAL, Modality.HISTORICAL, Modality.PLANNED)


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of a track.

    `track` is the id of the case's, or nothing; then `type` and `about`, the words after the noun,
    say which it may be.
    """

    track: str | None
    type: TrackType
    about: frozenset[str]
    name: str
    """The words that name it."""
    span: Span
    day: DateRange | None
    """The report's."""
    outlet: str
    document: str
    events: tuple[Event, ...]
    delegations: tuple[Delegation, ...]


class Reader:
    """Finds where reports tell of the tracks of a case, and of others."""

    def __init__(self, vocabulary: Vocabulary, words: TrackWords, case: Case | None) -> None:
        self._lexicon = vocabulary.lexicon
        self._forms = Forms(vocabulary.lexicon)
        self._delegations = words.delegations
        self._participation = vocabulary.classes["participation"] | vocabulary.classes["talks"]
        self._tracks = {each.id: each for each in case.tracks} if case else {}
        self._own = {
            each.id: frozenset().union(*(
                self._forms.of(word)
                for name in (each.name.ar or "", *each.aliases)
                for word in name.replace("(ال)", "").split()
            ))
            for each in self._tracks.values()
        }  # fmt: skip
        names = [
            (name, each.id)
            for each in self._tracks.values()
            for name in (each.name.ar or "", *each.aliases)
            if name
        ]
        nouns = [(word, noun.type) for noun in words.nouns for word in noun.words]
        self._nouns = {
            form for word, _ in nouns for part in word.replace("(ال)", "").split()
            for form in self._forms.of(part)
        }  # fmt: skip
        self._names: Names[str | TrackType] = Names([*names, *nouns])

    def read(self, report: Report) -> Iterator[Telling]:
        """What a report tells of tracks, sentence by sentence."""
        document, day = report.document, report.document.published
        claims = [each for each in report.claims if isinstance(each, Event | Mention)]
        for sentence in sentences_of(document, self._lexicon):
            found = list(self._names.find(sentence))
            if not found:
                continue
            start, end = sentence.extent
            inside = [each for each in claims if start <= each.span[0] < end]
            for name in self._best(found, sentence, inside, day):
                yield self._telling(report, sentence, name, inside, day)

    def _best(
        self,
        found: list[Named[str | TrackType]],
        sentence: Sentence,
        claims: Sequence[Claim],
        day: DateRange | None,
    ) -> Iterator[tuple[Named[str | TrackType], str | None]]:
        """The tracks that a sentence names, each once; a noun beside a name of its kind is it."""
        named: dict[str, Named[str | TrackType]] = {}
        for each in found:
            for meaning in each.names:
                if not isinstance(meaning, TrackType):
                    named.setdefault(meaning, each)
        yield from ((each, track) for track, each in named.items())
        types = {self._tracks[track].type for track in named}
        told: set[TrackType] = set(types)
        for each in found:
            kind = each.names[0]
            if isinstance(kind, TrackType) and kind not in told:
                told.add(kind)
                yield each, self._meant(kind, sentence, claims, day)

    def _meant(
        self,
        kind: TrackType,
        sentence: Sentence,
        claims: Sequence[Claim],
        day: DateRange | None,
    ) -> str | None:
        """The track of the case that a noun means, by its words, its sides and its days."""
        forms = frozenset().union(*(self._forms.of_word(word) for word in sentence.words))
        sides = {side for each in claims for side in _sides(each)}
        met = [set(_sides(each)) for each in claims if isinstance(each, Event)]
        scores: dict[str, int] = {}
        for track in self._tracks.values():
            if track.type is not kind:
                continue
            when = day is not None and any(_near(day, each.date) for each in track.sessions)
            own = len((self._own[track.id] - self._nouns) & forms)
            parties = set(track.parties)
            both = len(sides & parties)
            if kind is TrackType.TALKS:  # «الحوار» of others than its parties is another
                both = max((len(each) for each in met if each <= parties), default=0)
            if (own and (when or day is None or both)) or (when and both > 1):
                scores[track.id] = 2 * min(own, 3) + min(both, 3) + 2 * when
        best = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return best[0][0]

    def _telling(
        self,
        report: Report,
        sentence: Sentence,
        name: tuple[Named[str | TrackType], str | None],
        claims: Sequence[Claim],
        day: DateRange | None,
    ) -> Telling:
        found, track = name
        meaning = found.names[0]
        kind = self._tracks[track].type if track else meaning
        assert isinstance(kind, TrackType)
        document = report.document
        after = sentence.words[found.end : found.end + _NEAR]
        about = [self._forms.of_word(word) for word in after if word.surface.isalpha()]
        talks = kind is TrackType.TALKS
        start, end = sentence.span(found.first, found.end)
        return Telling(
            track=track,
            type=kind,
            about=frozenset().union(*about),
            name=document.text[start:end],
            span=(start, end),
            day=day,
            outlet=document.source.name if document.source else "",
            document=document.id,
            events=tuple(
                each for each in claims
                if isinstance(each, Event) and each.type in _EVENTS[kind]
                and each.modality in _TOLD
            ),
            delegations=tuple(self._taking_part(sentence, claims)) if talks else (),
        )  # fmt: skip

    def _taking_part(self, sentence: Sentence, claims: Sequence[Claim]) -> Iterator[Delegation]:
        """Who attends, suspends, returns or leaves, by the words for it and the actor nearby."""
        mentions = [each for each in claims if isinstance(each, Mention)]
        events = [each for each in claims if isinstance(each, Event)]
        for i, word in enumerate(sentence.words):
            how = next((h for f in word.forms if (h := self._delegations.get(f))), None)
            if how is None or not self._in_talks(sentence, i):
                continue
            start = sentence.starts[i]
            last = min(i + _NEAR, len(sentence.words) - 1)
            near = [each for each in mentions if start <= each.span[0] <= sentence.starts[last]]
            first = sentence.starts[max(0, i - _NEAR)]
            near += sorted(
                (each for each in mentions if first <= each.span[0] < start),
                key=lambda each: -each.span[0],
            )
            event = next((each for each in events if each.trigger[0] == start), None)
            if event is not None and event.actors:
                yield Delegation(actor=event.actors[0].id, how=how, event=event.id)
            elif near:
                yield Delegation(actor=near[0].actor.id, how=how)

    def _in_talks(self, sentence: Sentence, i: int) -> bool:
        """Whether a word of taking part has talks or taking part beside it, and no negation."""
        around = sentence.words[max(0, i - 2) : i + _NEAR]
        if sentence.words[max(0, i - 1)].flags & _DENIED:
            return False
        return any(form in self._participation for word in around for form in word.forms)


_DENIED = frozenset({"negation", "negation-past", "negation-future"})


def _sides(claim: Event | Mention) -> Iterator[str]:
    actors = (claim.actor,) if isinstance(claim, Mention) else (*claim.actors, *claim.recipients)
    for actor in actors:
        yield stands_for(actor)


def _near(day: DateRange, session: Days) -> bool:
    """Whether a report of a day may speak of a session."""
    return (day.start - session.end).days <= _AROUND and (session.start - day.end).days <= _AROUND

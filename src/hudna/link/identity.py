"""Actors and places across reports: one identity with all its spellings, and which may be one.

Reports spell a name in many ways, shorten it, put a father's name in. The coder gives one id to
what the vocabulary knows; who is in no table has the id of its spelling, and so may have several.
Here all spellings of an id come together, and two ids are proposed as one where

- their names have the same consonants and hardly other vowels («لويس فان غال», «لويس فان جال»;
  «عبد الله السلمي», «عبدالله السلمي»), unless the words that differ are first names («سعد» and
  «سعيد» are two), or
- one name is the other without some of its middle words («عزام الدخيل», «عزام بن محمد الدخيل»),

and nothing speaks against it: two that the vocabulary knows are two, and so are names that belong
to different countries. A proposal is an unsure judgement; a person makes it one or two.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations

from hudna import __version__
from hudna.link.reports import Report
from hudna.model import (
    Actor,
    ActorType,
    Form,
    Identity,
    Judgement,
    Link,
    Mention,
    Place,
    PlaceMention,
    Relation,
    Spelling,
    Text,
)
from hudna.model.ids import link_id
from hudna.text.skeleton import bare_words, skeleton, sounded

RULE = f"hudna-identity/{__version__}"

_LARGEST = 40
"""Names under one key at the most: a key that so many share says nothing of any two."""
_FEWEST = 2
"""Words of a name that can be compared: one word alone names too many."""


@dataclass(frozen=True, slots=True)
class Identities:
    """Everybody and every place that reports name, and which of them may be one."""

    identities: tuple[Identity, ...]
    proposals: tuple[Link, ...]


@dataclass(slots=True)
class _Seen:
    """What reports show of one id so far."""

    value: Actor | Place
    spellings: Counter[str] = field(default_factory=Counter)
    reports: int = 0
    days: list[dt.date] = field(default_factory=list)

    def add(self, spellings: Iterable[str], day: dt.date | None) -> None:
        """Count a report that names it, in these spellings."""
        self.spellings.update(spellings)
        self.reports += 1
        if day is not None:
            self.days = [min([*self.days, day]), max([*self.days, day])]


def identities(
    reports: Iterable[Report],
    given: frozenset[str],
    judged: Iterable[Link] = (),
    renamed: Mapping[str, tuple[str, dt.date]] | None = None,
) -> Identities:
    """The identities among some reports.

    `given` are folded first names, `judged` what people held of proposals before; `renamed` says
    under which id an actor went on, and since when.
    """
    seen: dict[tuple[str, str], _Seen] = {}
    for report in reports:
        day = report.document.published.start if report.document.published else None
        named: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for kind, value, words in _named(report):
            named[kind, value.id].add(words)
            seen.setdefault((kind, value.id), _Seen(value))
        for key, spellings in named.items():
            seen[key].add(spellings, day)
    held = {frozenset((each.from_, each.to)): each for each in judged if each.relation in _SAME}
    one = _joined(held.values())
    return Identities(
        identities=tuple(_identities(seen, one, renamed or {})),
        proposals=tuple(_proposals(seen, held, given)),
    )


_SAME = (Relation.SAME_ACTOR, Relation.SAME_PLACE)


def _named(report: Report) -> Iterator[tuple[str, Actor | Place, str]]:
    text = report.document.text
    for each in report.claims:
        if isinstance(each, Mention) and each.form is Form.NAME:
            yield "actor", each.actor, " ".join(text[slice(*each.span)].split())
        elif isinstance(each, PlaceMention):
            yield "place", each.place, " ".join(text[slice(*each.span)].split())


def _joined(judged: Iterable[Link]) -> dict[str, str]:
    """For ids that people made one the first of them by name."""
    one: dict[str, str] = {}

    def root(name: str) -> str:
        while one.get(name, name) != name:
            name = one[name]
        return name

    for each in judged:
        if each.judgement is Judgement.SAME:
            first, second = sorted((root(each.from_), root(each.to)))
            one[second] = first
    return {name: root(name) for name in one}


def _identities(
    seen: Mapping[tuple[str, str], _Seen],
    one: Mapping[str, str],
    renamed: Mapping[str, tuple[str, dt.date]],
) -> Iterator[Identity]:
    together: defaultdict[tuple[str, str], list[_Seen]] = defaultdict(list)
    for (kind, name), each in seen.items():
        together[kind, one.get(name, name)].append(each)
    for (kind, name), members in sorted(together.items()):
        spellings: Counter[str] = sum((each.spellings for each in members), Counter())
        days = [day for each in members for day in each.days]
        value = next((each.value for each in members if each.value.id == name), members[0].value)
        onward = renamed.get(name)
        yield Identity(
            id=name,
            of=kind,
            name=Text(ar=value.name_ar or spellings.most_common(1)[0][0], en=value.name),
            also=tuple(sorted({each.value.id for each in members} - {name})),
            spellings=tuple(
                Spelling(words=words, reports=reports)
                for words, reports in sorted(spellings.items(), key=lambda s: (-s[1], s[0]))
            ),
            reports=sum(each.reports for each in members),
            first=min(days, default=None),
            last=max(days, default=None),
            renamed_to=onward[0] if onward else None,
            renamed_on=onward[1] if onward else None,
        )


def _proposals(
    seen: Mapping[tuple[str, str], _Seen],
    held: Mapping[frozenset[str], Link],
    given: frozenset[str],
) -> Iterator[Link]:
    """Which two may be one, with the reason; what a person judged is not proposed again."""
    for kind, relation in (("actor", Relation.SAME_ACTOR), ("place", Relation.SAME_PLACE)):
        some = {name: each.value for (of, name), each in seen.items() if of == kind}
        found: dict[tuple[str, str], str] = {}
        for first, second in _pairs(some, _spelt):
            if _alike(_words(some[first]), _words(some[second]), given):
                found[first, second] = "the names differ in spelling only"
        for first, second in _alone(_pairs(some, _ends), some):
            found.setdefault((first, second), "one name is the other with fewer words")
        for (first, second), reason in sorted(found.items()):
            if frozenset((first, second)) in held or not _possible(some[first], some[second]):
                continue
            yield Link(
                id=link_id(relation, first, second),
                relation=relation,
                from_=first,
                to=second,
                judgement=Judgement.UNSURE,
                by=RULE,
                reason=f"{reason}: {some[first].name_ar}, {some[second].name_ar}",
            )


_FATHERS = frozenset({"بن", "ابن", "بنت"})
_ALIKE = 0.75
"""Share of sounds that two spellings of a word have in common: one of four may differ. On a month
of Saudi newspapers four in five of 60 proposals drawn by chance were one actor."""


def _words(value: Actor | Place) -> tuple[str, ...]:
    """The words of a name that tell it apart, folded, without articles and «بن»."""
    bare = bare_words(value.name_ar or "")
    return tuple(word for word in bare if word not in _FATHERS)


def _alike(first: Sequence[str], second: Sequence[str], given: frozenset[str]) -> bool:
    """Whether two names of the same consonants differ in spelling only."""
    pairs = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    return len(first) == len(second) and all(
        not (a in given and b in given)
        and SequenceMatcher(None, sounded(a), sounded(b)).ratio() >= _ALIKE
        for a, b in pairs
    )


def _alone(
    pairs: Iterable[tuple[str, str]], some: Mapping[str, Actor | Place]
) -> Iterator[tuple[str, str]]:
    """The pairs of a name and a longer one that has no rival: a short name that several longer
    ones may mean is nobody's.
    """
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        short, long = sorted(pair, key=lambda name: len(_words(some[name])))
        if _shortened(_words(some[short]), _words(some[long])):
            longer[short].append(long)
    for short, several in longer.items():
        if len(several) == 1:
            first, second = sorted((short, several[0]))
            yield first, second


def _spelt(value: Actor | Place) -> tuple[str, ...] | None:
    found = tuple(map(skeleton, _words(value)))
    return found if len(found) >= _FEWEST else None


def _ends(value: Actor | Place) -> tuple[str, ...] | None:
    """The first and the last word of a person's name; bodies are not shortened in the middle."""
    found = _spelt(value) if isinstance(value, Actor) and value.type in _PEOPLE else None
    return (found[0], found[-1]) if found is not None else None


_PEOPLE = frozenset({ActorType.OFFICE_HOLDER, ActorType.PRIVATE_PERSON, ActorType.UNKNOWN})


def _pairs(
    some: Mapping[str, Actor | Place], key: Callable[[Actor | Place], tuple[str, ...] | None]
) -> Iterator[tuple[str, str]]:
    """Ids whose names have the same key, by name."""
    by: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, value in some.items():
        if value.name_ar and (found := key(value)) is not None:
            by[found].append(name)
    for names in by.values():
        if 1 < len(names) <= _LARGEST:
            yield from combinations(sorted(names), 2)


def _shortened(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether one name is the other without some of its middle words.

    >>> _shortened(("عزام", "الدخيل"), ("عزام", "محمد", "الدخيل"))
    True
    >>> _shortened(("عزام", "سعد", "الدخيل"), ("عزام", "محمد", "الدخيل"))
    False
    """
    short, long = sorted((first, second), key=len)
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)


def _possible(first: Actor | Place, second: Actor | Place) -> bool:
    """Whether nothing speaks against two ids being one."""
    if _known(first) and _known(second):
        return False
    one, other = _belongs(first), _belongs(second)
    return one is None or other is None or one == other


def _known(value: Actor | Place) -> bool:
    """Whether the vocabulary knows it."""
    if isinstance(value, Place):
        return value.lat is not None
    return value.type not in (ActorType.UNKNOWN, ActorType.PRIVATE_PERSON, None)


def _belongs(value: Actor | Place) -> str | None:
    return value.country if isinstance(value, Place) else value.of

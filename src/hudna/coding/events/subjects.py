"""Subjects: the names before a verb, and how names hang together."""

from __future__ import annotations

from hudna.coding.names.named import Named
from hudna.coding.parse import Clause, Parse, VerbAt
from hudna.coding.scope.light import governor
from hudna.model import Form
from hudna.text.clitics import ARTICLE
from hudna.text.tokens import Shape
from hudna.vocab.lexicon import Kind


def subject_before(p: Parse, i: int, clause: Clause) -> list[Named]:
    """The names right before a verb that no preposition governs, with those joined to them;
    across a relative pronoun the name that it refers to; or whom كان put at the sentence's head.
    """
    topic = _topic(p, i)
    if topic:
        return topic
    k = i - 1
    while k >= 0 and _passable(p, k):
        k -= 1
    if k < 0 or k < clause.first - _BACK or p.covered[k] < 0:
        return []
    named = p.names[p.covered[k]]
    if named.actor is None:
        return []
    found = joined_before(p, named)
    if named.form is Form.PRONOUN:  # «البلدان» are two at one word
        found += [n for n in p.names if n.first == named.first and n is not named]
    return [] if governor(p, found[0].first, found[0].prefix) else found


_BACK = 3
"""Tokens before its clause in which the antecedent of a relative clause stands."""
_BETWEEN = frozenset({
    "speech-link", "future", "relative", "negation", "negation-past", "negation-future",
})  # fmt: skip


def _passable(p: Parse, k: int) -> bool:
    """What may stand between a subject and its verb: quotation marks, commas, dates, particles."""
    word = p.words[k]
    if word.shape is Shape.QUOTE or word.surface in "،,":
        return True
    return bool(word.flags & _BETWEEN) or p.sentence.dated(k)


def _topic(p: Parse, i: int) -> list[Named]:
    """The subject that كان puts at the head of a sentence: «وكان الحوثيون … سيطروا على»."""
    if i > _TOPIC or "background" not in p.words[0].flags:
        return []
    named = p.actor_starting(1)
    if named is None or named.prefix:
        return []
    found = [named]
    for other in p.names:
        if other.first == found[-1].end and other.prefix.startswith("و") and other.actor:
            found.append(other)
    return found


_TOPIC = 40
"""Tokens from كان to the verbs of its subject."""


def joined_before(p: Parse, last: Named) -> list[Named]:
    """A name and those before it that و joins to it: «لافروف و كيري أكدا»."""
    found = [last]
    while joined(p, found[0]):
        m = found[0].first - 1
        while m >= 0 and (p.words[m].shape is not Shape.WORD or p.words[m].fold == "و"):
            m -= 1
        if m < 0 or p.covered[m] < 0 or p.names[p.covered[m]].actor is None:
            break
        found.insert(0, p.names[p.covered[m]])
    return found


def joined(p: Parse, named: Named) -> bool:
    """Whether و, written on or apart, joins a name to what stands before it."""
    if named.prefix.startswith("و"):
        return True
    k = named.first - 1
    while k >= 0 and p.words[k].shape is Shape.QUOTE:
        k -= 1
    if k >= 0 and p.words[k].fold == "و":
        return True
    return k > 0 and p.words[k].surface in "،," and p.covered[k - 1] >= 0 and _listed(p, named)


def _listed(p: Parse, named: Named) -> bool:
    """Whether a name after a comma is one of a list: «روسيا، تركيا، وإيران»."""
    here = named
    for other in p.names:
        if other.first <= here.first or other.actor is None:
            continue
        if other.first > here.end + 1:
            return False
        if other.prefix.startswith("و"):
            return True
        if p.words[here.end].surface not in "،,":
            return False
        here = other
    return False


def names_after(p: Parse, i: int, end: int) -> list[Named]:
    """The actors named between a verb and the end of its clause, owners within titles apart."""
    return [n for n in p.names if n.actor is not None and i < n.first < end and p.is_head(n)]


def names_between(p: Parse, first: int) -> list[Named]:
    """The names after the next «بين», joined by و, even past a relative clause."""
    for k in range(first, min(first + _REACH, len(p.words))):
        if "between" in p.words[k].flags:
            found: list[Named] = []
            for named in p.names:
                near = k < named.first and (not found or named.first - found[-1].end <= 2)
                if named.actor is not None and near and (not found or joined(p, named)):
                    found.append(named)
            return found if len(found) > 1 else []
    return []


_REACH = 14
"""Tokens after an event noun in which its «بين» may stand."""


def partitive(p: Parse, first: int, name: int) -> bool:
    """Whether only «some of» stands between a verb and a name: «مسلحون من», «ممثلون عن»."""
    between = p.words[first:name]
    some = Kind.HEAD in p.sentence.hits[first] or Kind.CASUALTY in p.sentence.hits[first]
    return some and 1 < len(between) <= 3 and between[-1].fold in ("من", "عن")


def subjectless(p: Parse, verb: VerbAt) -> bool:
    """Whether a verb has no subject in its sentence: it opens its clause, and a preposition or a
    place follows, or it carries its object.
    """
    clause = p.clause_of(verb.i)
    before = p.words[verb.i - 1] if verb.i > clause.first else None
    if before is not None and before.shape is Shape.WORD and not before.flags:
        return False  # «هجوم استهدف»
    if before is None and clause.opener == "comma" and _awaits_verb(p, clause):
        return False
    k = verb.end
    if verb.split.enclitic or k >= len(p.words):
        return bool(verb.split.enclitic)
    if p.covered[k] >= 0:
        return p.names[p.covered[k]].place is not None
    place = Kind.PLACE_HEAD in p.sentence.hits[k]
    return place or bool(p.words[k].flags & {"preposition", "place-preposition"})


def _awaits_verb(p: Parse, clause: Clause) -> bool:
    """Whether the clause before a comma names who acts: «إن مقاتلين من …، وغيرهم، سيطروا على»."""
    for c in reversed(p.clauses[: p.clauses.index(clause)]):
        if any(p.is_finite(k) for k in range(c.first, c.end)):
            return False
        if c.opener not in ("comma", "and"):
            return c.opener == "complementiser"
    return False


def unnamed_subject(p: Parse, k: int, end: int) -> bool:
    """Whether people whom nothing names are the subject, by their ending or by a title that tells
    no owner: «اتهم ناشطون الجيش», «انتقد رئيس العشائر الحكومة».

    What follows them may still say whose they are: «مسؤولون أتراك», «مسلحون من …».
    """
    if k + 1 >= end or p.covered[k] >= 0:
        return False
    title = p.sentence.hits[k].get(Kind.TITLE)
    if title is not None and not title.split.proclitics and p.words[k].fold[:2] != ARTICLE:
        k = title.end - (title.end > k + 1)
        if k + 1 >= end or not p.words[k].fold.startswith(ARTICLE):
            return False  # «انتقد رئيس العشائر الحكومة»
    elif not p.words[k].fold.endswith(_NOMINATIVE):
        return False
    after = p.names[p.covered[k + 1]] if p.covered[k + 1] >= 0 else None
    return (
        after is not None
        and after.first == k + 1
        and after.actor is not None
        and not after.prefix
        and (after.form is not Form.ADJECTIVE or Kind.HEAD in p.sentence.hits[k + 1])
    )


_NOMINATIVE = "ون"


def with_whom(p: Parse, first: int) -> bool:
    """Whether «مع» follows an event noun at once or after an adjective or two."""
    return any("accompany" in w.flags for w in p.words[first : first + 4])


def distinct(names: list[Named]) -> set[str]:
    """Who is named, a person's state not counted beside the person."""
    found = {n.actor.id: n.actor.of for n in names if n.actor is not None}
    return {a for a in found if a not in found.values()}

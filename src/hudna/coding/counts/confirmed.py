"""What one side did not confirm of the breaches that the other had counted."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.coding.counts.tally import Amount, How, Tally
from hudna.coding.counts.words import Words
from hudna.coding.events.subjects import subject_before
from hudna.coding.names.named import Named
from hudna.coding.parse import Parse, VerbAt

WHAT = "violations-confirmed"
_NEGATIONS = frozenset({"negation-past", "negation", "negation-future"})
_OF = 3
"""Tokens from «أي» to what there is none of («أي من هذه الخروقات»)."""
_REACH = 14
"""Tokens from a verb of confirming to what is not confirmed."""


def unconfirmed(p: Parse, words: Words, nouns: Sequence[int], *, known: bool) -> Tally | None:
    """«لم يتأكد الجانب الروسي من صحة أي من الخروقات التي أبلغ عنها الجانب التركي»: none confirmed.

    `nouns` are the tokens at which breaches are named; «أيا منها» means them where they are `known`
    from before.
    """
    for verb in p.verbs:
        negated = verb.i > 0 and bool(p.words[verb.i - 1].flags & _NEGATIONS)
        if not negated or not verb.finite or not words.verb(verb, "confirming"):
            continue
        end = min(len(p.words), verb.i + _REACH)
        noun = next((i for i in nouns if verb.i < i < end), -1)
        any_ = next((i for i in range(verb.i, end) if "any" in p.words[i].flags), -1)
        pronoun = known and any_ >= 0 and words.any(p, any_, any_ + _OF, "part-of")
        named = 0 <= any_ < noun <= any_ + _OF
        if not named and not pronoun:
            continue
        last = max(noun + 1 if named else 0, any_ + 2)
        by = _subject(p, verb)
        owner = next((n for n in p.names if n.first >= last and n.actor is not None
                      and (by is None or n.actor != by.actor)), None)  # fmt: skip
        if owner is not None:
            last = owner.end
        return Tally(
            verb.i - 1, min(last, len(p.words)), verb.i, WHAT, "violation", Amount(0),
            how=How.UNCONFIRMED, line=0, by=by.actor if by is not None else None,
            listed_by=owner.actor if owner is not None else None,
        )  # fmt: skip
    return None


def _subject(p: Parse, verb: VerbAt) -> Named | None:
    """Who does not confirm: after the verb, or before its negation."""
    after = next((n for n in p.names if n.first == verb.end and n.actor is not None), None)
    if after is not None:
        return after
    before = subject_before(p, verb.i, p.clause_of(verb.i))
    return before[0] if before else None

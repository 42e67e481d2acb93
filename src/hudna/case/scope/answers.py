"""Answers in three values: yes, no, and cannot be told; and of days that are known roughly."""

from __future__ import annotations

from collections.abc import Iterable

from hudna.case.facts import Days
from hudna.model import Answer

_ORDER = (Answer.NO, Answer.CANNOT_BE_TOLD, Answer.YES)


def all_of(answers: Iterable[Answer]) -> Answer:
    """Whether everything is so: no where one thing is not, else unknown where one is not known.

    >>> str(all_of([Answer.YES, Answer.CANNOT_BE_TOLD]))
    'cannot-be-told'
    """
    return min(answers, key=_ORDER.index, default=Answer.YES)


def any_of(answers: Iterable[Answer]) -> Answer:
    """Whether anything is so: yes where one thing is, else unknown where one is not known.

    >>> str(any_of([Answer.NO, Answer.CANNOT_BE_TOLD]))
    'cannot-be-told'
    """
    return max(answers, key=_ORDER.index, default=Answer.NO)


def opposite(answer: Answer) -> Answer:
    """The answer to the contrary: what is not known stays so."""
    return _ORDER[-1 - _ORDER.index(answer)]


def during(days: Days, since: Days | None, until: Days | None) -> Answer:
    """Whether all of some days lie in a period that begins and ends at days known roughly.

    The period begins on one of the days of `since` and ends on one of `until`, both included; one
    that is not given is open. Yes and no hold whichever days these are; days of which some lie
    within and some without cannot be told.
    """
    begun = since is None or since.end <= days.start
    lasting = until is None or days.end <= until.start
    if begun and lasting:
        return Answer.YES
    early = since is not None and days.end < since.start
    late = until is not None and until.end < days.start
    return Answer.NO if early or late else Answer.CANNOT_BE_TOLD

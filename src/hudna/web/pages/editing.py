"""What of a claim a person can put right in a form, and the claim as the form has it then.

These are the words of closed vocabularies, yes and no, numbers and days. Who and where are put
right where names are, not claim by claim.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import msgspec

from hudna.errors import UsageError
from hudna.model import Basis, Claim, DateRange
from hudna.vocab.labels import Label, Labels

_YES = {"yes": True, "no": False}
_OWN = frozenset({"id", "document", "span", "coder", "confidence"})
"""What a claim is known by, and what the machine says of itself."""


class Choice(msgspec.Struct, frozen=True):
    """One of the words that may stand in a field."""

    value: str
    label: Label


class Editable(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the form; without `choices` it is written in."""

    name: str
    label: Label
    value: str
    choices: tuple[Choice, ...] = ()
    days: bool = False


def fields(claim: Claim, labels: Labels) -> Iterator[Editable]:
    """The fields of a claim's form, as they are now."""
    for name, kinds in _hints(claim):
        value = getattr(claim, name)
        label = labels.open("field", name)
        enumeration = _enumeration(kinds)
        if enumeration is not None:
            choices = tuple(Choice(str(x), labels.term(x)) for x in enumeration)
            if types.NoneType in kinds:
                choices = (Choice("", labels.of("value", "none")), *choices)
            yield Editable(name=name, label=label, value=str(value or ""), choices=choices)
        elif bool in kinds:
            choices = tuple(Choice(x, labels.of("value", x)) for x in _YES)
            now = "yes" if value else "no"
            yield Editable(name=name, label=label, value=now, choices=choices)
        elif int in kinds:
            yield Editable(name=name, label=label, value=str(value))
        elif DateRange in kinds:
            now = f"{value.start}/{value.end}" if value else ""
            yield Editable(name=name, label=label, value=now, days=True)


def edited(claim: Claim, given: Mapping[str, str]) -> Claim:
    """The claim as a form has it; what the form does not have stays as it was.

    Days are written `2016-02-27` or `2016-02-27/2016-03-01`; of what a person changed the basis is
    `inferred`. Raises `UsageError` where a field holds what it cannot.
    """
    changed: dict[str, Any] = {}
    for name, kinds in _hints(claim):
        if name not in given:
            continue
        now, value = getattr(claim, name), given[name].strip()
        try:
            made = _read(kinds, value, now)
        except ValueError as error:
            raise UsageError(f"{name} cannot be {value!r}") from error
        if made != now:
            changed[name] = made
    return msgspec.structs.replace(claim, **changed)


def _read(kinds: frozenset[type], value: str, now: object) -> object:
    """A value of a field. Raises `ValueError` where it cannot be one."""
    enumeration = _enumeration(kinds)
    if not value and types.NoneType in kinds:
        return None
    if enumeration is not None:
        return enumeration(value)
    if bool in kinds:
        if value not in _YES:
            raise ValueError(value)
        return _YES[value]
    if int in kinds:
        return int(value)
    if DateRange in kinds:
        return _days(value, now if isinstance(now, DateRange) else None)
    return now


def _days(value: str, now: DateRange | None) -> DateRange:
    first, _, last = value.partition("/")
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    if end < start:
        raise ValueError(value)
    if now is not None and (now.start, now.end) == (start, end):
        return now
    return DateRange(start=start, end=end, basis=Basis.INFERRED)


def _hints(claim: Claim) -> Iterator[tuple[str, frozenset[type]]]:
    """The fields of a claim, each with the types that it may have."""
    for name, hint in get_type_hints(type(claim)).items():
        if name not in _OWN and not name.startswith("_"):
            kinds = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
            yield name, frozenset(x for x in kinds if isinstance(x, type))


def _enumeration(kinds: frozenset[type]) -> type[StrEnum] | None:
    return next((x for x in kinds if issubclass(x, StrEnum)), None)

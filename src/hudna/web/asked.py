"""What an address asks for: days, pages of a list, words; what makes no sense is not asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from starlette.requests import Request

_T = TypeVar("_T")

_SHOWN = 50
"""Items on a page of a list."""


@dataclass(frozen=True, slots=True)
class Part(Generic[_T]):
    """A page of a list: what is on it, which number it has, and how many there are in all."""

    items: Sequence[_T]
    number: int
    pages: int
    total: int
    before: str
    """The address of the page before it; empty where there is none."""
    after: str
    """The address of the page after it; empty where there is none."""


def day(request: Request, name: str) -> dt.date | None:
    """The day in a field of the address, if one is there."""
    try:
        return dt.date.fromisoformat(request.query_params.get(name, ""))
    except ValueError:
        return None


def word(request: Request, name: str) -> str | None:
    """The words in a field of the address, if there are any."""
    return request.query_params.get(name, "").strip() or None


def part(request: Request, whole: Sequence[_T]) -> Part[_T]:
    """The page of a list that the address asks for."""
    pages = max(1, -(-len(whole) // _SHOWN))
    given = request.query_params.get("page", "")
    number = min(max(int(given), 1), pages) if given.isascii() and given.isdigit() else 1
    start = (number - 1) * _SHOWN

    def address(of: int) -> str:
        return f"?{request.url.include_query_params(page=of).query}" if 1 <= of <= pages else ""

    return Part(
        items=whole[start : start + _SHOWN],
        number=number,
        pages=pages,
        total=len(whole),
        before=address(number - 1),
        after=address(number + 1),
    )

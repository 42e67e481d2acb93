"""What stands inside the first and the last paragraph and is not the report.

«دمشق- سانا: قال …», «(رويترز) - قال …», «… في الغرض. انتهى», share bars run into the text.
"""

from __future__ import annotations

import re

from hudna.model import Span
from hudna.read import byline
from hudna.read.words import Own, Words
from hudna.text.fold import MARKS, fold, fold_with_offsets

_HEAD = 90
"""Characters in which a line of origin must end; the longest of 123 found in one line had 37."""
_TAIL = 320
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(
    rf"\s*[:：][\s{MARKS}]*|[\s{MARKS}]*[-–—ـ][\s{MARKS}]+|\)\s*[-–—ـ:]?[\s{MARKS}]*"
)
_GLUE = re.compile(rf"[\s{MARKS}\-–—ـ|:/.،,]*")
_BEFORE_TAIL = re.compile(r"(?:[.؟?!\"”»’)\]/*:…\n]|^)[\s/]*\Z")
_SIGNED = re.compile(r"\s*[(\[]([^()\[\]\n]{2,40})[)\]][\s.]*\Z")
_BAR = 3
"""Phrases of furniture in a row that make a share bar; two may be words of a sentence."""


def trimmed(text: str, span: Span, known: Words, own: Own) -> tuple[Span, tuple[Span, ...]]:
    """The span without a line of origin in front and a closing formula behind.

    Also gives what was taken off and names an origin.
    """
    start, end = span
    origins: list[Span] = []
    start = _after_bar(text, start, end, known)
    cut = _origin_end(text, start, end, known, own)
    if cut > start:
        origins.append((start, cut))
        start = cut
    end = _tail_start(text, start, end, known)
    signed = _SIGNED.search(text, max(start, end - 60), end)
    if signed and byline.is_origin(signed.group(1), known, own):
        origins.append(signed.span(1))
        end = signed.start()
    return ((start, end) if start < end else span), tuple(origins)


def _after_bar(text: str, start: int, end: int, known: Words) -> int:
    """The end of a bar of share links that stands in front of the first word."""
    page = known.furniture
    found = list(_WORD.finditer(text, start, min(end, start + 200)))
    words = fold("\n".join([m.group() for m in found])).split("\n")
    i = count = 0
    headed = False
    while i < len(words):
        head = page.head.start(words, i)
        step = max(head, page.line.start(words, i), page.start.start(words, i))
        step = max(step, page.end.start(words, i))
        if not step:
            break
        headed = headed or bool(head)
        count += 1
        i += step
    if (count >= _BAR or headed) and i < len(words):
        return found[i].start()
    return start


def _origin_end(text: str, start: int, end: int, known: Words, own: Own) -> int:
    """Where the line of origin in front of a paragraph ends; `start` where there is none."""
    best = start
    limit = min(end, start + _HEAD)
    for stop in _STOP.finditer(text, start, limit):
        line = text[start : stop.start() + (stop.group()[0] == ")")]
        if "\n" in line or stop.end() >= end:
            break
        strict = not {":", "：", ")"} & set(stop.group())
        if byline.is_prefix(line, strict, known, own):
            best = _GLUE.match(text, stop.end()).end()  # type: ignore[union-attr]
    return best


def _tail_start(text: str, start: int, end: int, known: Words) -> int:
    """Where a closing formula begins; `end` where there is none."""
    begin = max(start, end - _TAIL)
    if not known.furniture.tail.within(_WORD.findall(fold(text[begin:end]))):
        return end
    folded = fold_with_offsets(text[begin:end])
    found = list(_WORD.finditer(folded.text))
    words = [m.group() for m in found]
    for i in range(len(words)):
        size = known.furniture.tail.start(words, i)
        if not size:
            continue
        at = begin + folded.origins[found[i].start()]
        last = i + size >= len(words) or all(len(w) <= 2 for w in words[i + size :])
        if _BEFORE_TAIL.search(text, start, at) and (last or size > 1 or len(words) - i <= 14):
            return _trim(text, start, at)
    return end


def _trim(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in "/*"):
        end -= 1
    if text[max(start, end - 3) : end] == "...":
        end -= 3
    return end

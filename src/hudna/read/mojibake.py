"""Texts that were read in a wrong encoding and saved again: «Ø§Ù„Ù…Ø¯ÙŠÙ†Ø©», «ÇáãÏíäÉ».

Such a text is undone line by line: its characters become the bytes that they were taken from, and
these are read as what they were. UTF-8 proves itself, for hardly any other bytes are UTF-8; an
Arabic code page is believed where its letters are as frequent as in Arabic.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from hudna.read.arabic import PLAUSIBLE, plausibility

_LAYERS = (
    ("windows-1252", "utf-8"),
    ("windows-1256", "utf-8"),
    ("windows-1252", "windows-1256"),
    ("windows-1252", "iso-8859-6"),
)
"""What a text was taken for, and what it was."""
_MOST_LAYERS = 3
_LATIN = re.compile("[\u00c2-\u00df]")
"""What windows-1252 makes of the first bytes of UTF-8 and of the commonest Arabic letters."""
_ARABIC = "طظآ"
"""What windows-1256 makes of the first bytes of Arabic in UTF-8: then every other character."""
_EVERY = 0.1
"""Share of these from which on they may be such bytes; in Arabic they are 2 in 100 letters."""
_SAMPLE = 64 * 1024
"""Characters by which it is told whether a text was misread."""
_MOST = 0.8
"""Share of a text's characters beyond ASCII that must stand in lines that can be undone."""
_FEWEST = 4
"""Characters beyond ASCII; fewer could be a name."""
_LOST = "\ufffd"
_LOST_RUN = re.compile(f"{_LOST}+")


class Repaired(NamedTuple):
    """A text made whole; `layers` are the encodings to go through, from the bytes inwards."""

    text: str
    layers: tuple[str, ...]
    lost: int
    """Characters that were lost when the text was misread."""


def repaired(text: str) -> Repaired | None:
    """The text as it was before it was misread; None where it was not.

    >>> repaired("هدنة في المدينة".encode().decode("windows-1256")).text
    'هدنة في المدينة'
    """
    layers: list[str] = []
    for _ in range(_MOST_LAYERS):
        layer = _layer(text)
        if layer is None:
            break
        text = "\n".join(_undone(line, *layer) or line for line in text.split("\n"))
        layers += layer
    return Repaired(text, tuple(layers), text.count(_LOST)) if layers else None


def _layer(text: str) -> tuple[str, str] | None:
    """How a text was misread; None where it was not."""
    sample = text[:_SAMPLE]
    if not _LATIN.search(sample) and sum(map(sample.count, _ARABIC)) < _EVERY * len(sample):
        return None
    lines = [line for line in sample.split("\n") if not line.isascii()]
    beyond = sum(map(_beyond, lines))
    if beyond < _FEWEST:
        return None
    best, best_score = None, 0.0
    for layer in _LAYERS:
        undone = [(line, there) for line in lines if (there := _undone(line, *layer))]
        if sum(_beyond(line) for line, _ in undone) < _MOST * beyond:
            continue
        if layer[1] == "utf-8":
            return layer
        score = plausibility("\n".join(there for _, there in undone))
        if score >= max(PLAUSIBLE, best_score):
            best, best_score = layer, score
    return best


def _beyond(line: str) -> int:
    """How many characters are not ASCII and not lost."""
    return sum(c > "\x7f" and c != _LOST for c in line)


def _undone(line: str, taken_for: str, was: str) -> str | None:
    """A line as it was; None where its characters are none of what it is said to be taken for."""
    table = _bytes(taken_for)
    try:
        data = bytes(table[c] for c in line)
    except KeyError:
        return None
    there = data.decode(was, "replace")
    if was == "utf-8":
        there = _LOST_RUN.sub(_LOST, there)
    return there if there.count(_LOST) <= line.count(_LOST) else None


@cache
def _bytes(encoding: str) -> dict[str, int]:
    """The byte of each character of a code page; a lost one is a byte that stands in no text.

    Bytes that windows-1252 leaves open are taken for controls, as browsers do.
    """
    table = {chr(byte): byte for byte in range(256)}
    for byte in range(256):
        there = bytes([byte]).decode(encoding, "ignore")
        if there:
            table[there] = byte
    return {**table, _LOST: 0xFF}

"""Bytes to text: UTF-8 and UTF-16 first, then the old code pages whose letters make sense."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from hudna.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES = ("windows-1256", "iso-8859-6")
_WESTERN = "windows-1252"

_LETTERS = "اليمونتربعةدفهسقأحكجشطصخإىضزذثئءغظؤآ"
_PER_MILLE = (
    153, 117, 75, 66, 53, 50, 46, 46, 35, 34, 34, 31, 25, 24, 24, 22, 19, 18, 18, 15, 10, 10, 9, 8,
    8, 8, 7, 6, 6, 5, 4, 3, 3, 2, 1, 1,
)  # fmt: skip
"""How often each letter stands in Arabic news: own count over 8.4 million letters, 2013–2017."""
_PLAUSIBLE = 45.0
"""Mean of the above over the letters beyond ASCII: 60 to 72 in Arabic news and 48 and more in the
first 12 words of 507 reports; at most 42 in Russian, Hebrew and Greek read as Arabic. Of two Arabic
code pages the right one has more: 65 against 50 on average."""
_MOSTLY_ASCII = 0.25
_MOST_BROKEN = 0.02
"""Share of bytes that may be broken in what is UTF-8 otherwise."""
_SAMPLE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding that it was in, and what had to be repaired."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def starts_utf16(head: bytes) -> bool:
    """Whether bytes are UTF-16 or UTF-32, with a byte order mark or without."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _unmarked(head) != ""


def encoding_of(head: bytes) -> str:
    """The encoding that an input starts in; raises `ReadError` where none makes sense.

    >>> encoding_of("هدنة في المدينة".encode("windows-1256"))
    'windows-1256'
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    unmarked = _unmarked(head)
    if unmarked:
        return unmarked
    if _nearly_utf8(head):
        return "utf-8"
    sample = head[:_SAMPLE]
    score, best = max((_plausibility(sample, name), name) for name in _CODE_PAGES)
    if score >= _PLAUSIBLE:
        return best
    if _high(sample) <= _MOSTLY_ASCII * len(sample):
        return _WESTERN
    raise ReadError(
        "undecodable",
        "the bytes make sense in none of UTF-8, UTF-16, windows-1256 and ISO 8859-6: "
        "save it as UTF-8",
    )


def decode(data: bytes) -> Decoded:
    """The text of some bytes; raises `ReadError` where no encoding makes sense of them.

    >>> decode(codecs.BOM_UTF8 + "هدنة".encode()).text
    'هدنة'
    """
    encoding = encoding_of(data)
    for bom, name in _BOMS:
        if name == encoding and data.startswith(bom):
            data = data[len(bom) :]
            break
    try:
        text, broken = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd")
    return Decoded(text, encoding, notices(encoding, broken))


def notices(encoding: str, broken: int = 0) -> tuple[str, ...]:
    """What a reader should know of how a text was decoded."""
    said: list[str] = []
    if encoding in _CODE_PAGES or encoding == _WESTERN:
        said.append(f"read as {encoding}, by its letters: the input does not say its encoding")
    if broken:
        said.append(f"{broken} places are no {encoding} and stand as U+FFFD")
    return tuple(said)


def _unmarked(head: bytes) -> str:
    """UTF-16 without a byte order mark: one byte of each pair is nearly always 00 or 06."""
    sample = head[:4096]
    pairs = len(sample) // 2
    if pairs < 4 or b"\0" not in sample:
        return ""
    even, odd = sample[0 : 2 * pairs : 2], sample[1 : 2 * pairs : 2]
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        blocks = high.count(0) + high.count(6) + high.count(0x20)
        if blocks >= 0.9 * pairs and low.count(0) <= 0.02 * pairs:
            try:
                sample[: 2 * pairs].decode(name)
            except UnicodeDecodeError as error:
                if error.end < 2 * pairs - 2:
                    continue
            return name
    return ""


def _nearly_utf8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        broken = data.decode("utf-8", "replace").count("\ufffd")
        return broken <= _MOST_BROKEN * max(1, _high(data)) and _high(data) > 50
    return True


def _high(data: bytes) -> int:
    """How many bytes are not ASCII."""
    return len(data) - len(data.translate(None, bytes(range(128, 256))))


_BEYOND = re.compile(r"[^\x00-\x7f\xa0«»،؛؟ـ\u064b-\u0652\u2010-\u2026]")


_MIXED = re.compile(r"[A-Za-z][\u0621-\u064a]|[\u0621-\u064a][A-Za-z]")


def _plausibility(data: bytes, encoding: str) -> float:
    """How Arabic the letters are that bytes become in a code page."""
    weights = dict(zip(_LETTERS, _PER_MILLE, strict=True))
    text = data.decode(encoding, "replace")
    beyond = _BEYOND.findall(text)
    if len(_MIXED.findall(text)) > len(beyond) / 5:
        return 0.0  # accents of a Latin script
    return sum(weights.get(c, 0) for c in beyond) / len(beyond) if beyond else 0.0

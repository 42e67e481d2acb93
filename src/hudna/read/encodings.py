"""Bytes to text: what makes sense of the bytes, whatever is said of them.

A byte order mark and UTF-8 prove themselves. Then comes what was declared, where it makes sense,
then the old code pages whose letters do.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.errors import ReadError
from hudna.read.arabic import PLAUSIBLE, plausibility
from hudna.read.mojibake import repaired

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES = ("windows-1256", "iso-8859-6")
_WESTERN = "windows-1252"

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
    """Whether bytes are UTF-16 or UTF-32, with a byte order mark or without, and make sense so."""
    marked = _marked(head)
    return _unmarked(head) != "" or (marked.startswith("utf-") and marked != "utf-8")


def opening(head: bytes, size: int) -> str:
    """The first characters of an input as far as tags and declarations in ASCII can be read."""
    encoding = _marked(head) or _unmarked(head) or "latin-1"
    return head[: 4 * size].decode(encoding, "replace").removeprefix("\ufeff")[:size]


def encoding_of(head: bytes, declared: Sequence[str] = ()) -> str:
    """The encoding that an input starts in; raises `ReadError` where none makes sense.

    >>> encoding_of("هدنة في المدينة".encode("windows-1256"))
    'windows-1256'
    """
    marked = _marked(head) or _unmarked(head)
    if marked:
        return marked
    if _nearly_utf8(head):
        return "utf-8"
    sample = head[:_SAMPLE]
    score, best = max((_arabic(sample, name), name) for name in _CODE_PAGES)
    for name in _known(declared):
        if _makes_sense(sample, name, score, best):
            return name
    if score >= PLAUSIBLE:
        return best
    if _high(sample) <= _MOSTLY_ASCII * len(sample):
        return _WESTERN
    raise ReadError(
        "undecodable",
        "the bytes make sense in none of UTF-8, UTF-16, windows-1256 and ISO 8859-6: "
        "save it as UTF-8",
    )


def decode(data: bytes, declared: Sequence[str] = ()) -> Decoded:
    """The text of some bytes; raises `ReadError` where no encoding makes sense of them.

    `declared` are the encodings that a response, a declaration or a tag names, the nearest to the
    bytes last. One that makes no sense is overruled, and that is said.

    >>> decode(codecs.BOM_UTF8 + "هدنة".encode()).text
    'هدنة'
    """
    encoding = encoding_of(data, declared)
    for bom, name in _BOMS:
        if name == encoding and data.startswith(bom):
            data = data[len(bom) :]
            break
    try:
        text, broken = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd")
    said = notices(encoding, broken, _known(declared), text.isascii())
    return mended(Decoded(text, encoding, said))


def mended(read: Decoded) -> Decoded:
    """A text as it was before it was read in a wrong encoding and saved again, if it was."""
    whole = repaired(read.text)
    if whole is None:
        return read
    encodings = "/".join((read.encoding, *whole.layers))
    said = f"repaired: it had been read in a wrong encoding and saved again ({encodings})"
    if whole.lost:
        said += f"; {whole.lost} places were lost and stand as U+FFFD"
    return Decoded(whole.text, encodings, (*read.notices, said))


def notices(
    encoding: str, broken: int = 0, declared: Mapping[str, str] | None = None, plain: bool = False
) -> tuple[str, ...]:
    """What a reader should know of how a text was decoded.

    `declared` are names of encodings with what the input called them; `plain` is a text that is all
    ASCII.
    """
    said: list[str] = []
    wrong = [label for name, label in (declared or {}).items() if name != encoding]
    if wrong and not plain:
        said.append(f"declared as {' and '.join(wrong)}, read as {encoding}, which makes sense")
    elif not declared and (encoding in _CODE_PAGES or encoding == _WESTERN):
        said.append(f"read as {encoding}, by its letters: the input does not say its encoding")
    if broken:
        said.append(f"{broken} places are no {encoding} and stand as U+FFFD")
    return tuple(said)


def _known(declared: Sequence[str]) -> dict[str, str]:
    """The declared encodings that there are, as they are read, with their names as declared."""
    found: dict[str, str] = {}
    for label in map(str.strip, declared):
        try:
            codec = codecs.lookup(label)
        except (LookupError, ValueError):
            continue
        if codec.name in _OF_PAGES:
            found.setdefault(_AS_READ.get(codec.name, codec.name), label)
    return found


_OF_PAGES = frozenset(
    f"{family}{number}"
    for family, numbers in {
        "cp": (437, 720, 850, 852, 855, 857, 864, 866, 874, 932, 949, 950, *range(1250, 1259)),
        "iso8859-": (*range(1, 12), *range(13, 17)),
    }.items()
    for number in numbers
) | frozenset(
    {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "ascii", "koi8-r", "koi8-u",
     "mac-roman", "mac-cyrillic", "mac-arabic", "gb2312", "gbk", "gb18030", "big5", "big5hkscs",
     "euc_jp", "shift_jis", "euc_kr"}
)  # fmt: skip
"""Encodings that pages and feeds are in; Python knows others, which are no encodings of texts."""
_AS_READ = {
    "cp1256": "windows-1256", "iso8859-6": "iso-8859-6", "cp1252": _WESTERN, "iso8859-1": _WESTERN,
    "ascii": _WESTERN, "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "utf-16": "utf-16-le",
}  # fmt: skip
"""Names of encodings to the ones that are used: those of the record, and the larger sets that
browsers read small ones as (Encoding Standard)."""


def _makes_sense(sample: bytes, name: str, score: float, best: str) -> bool:
    """Whether a declared encoding makes sense of bytes; `score` is that of the best Arabic one."""
    if name.startswith("utf"):
        return False
    decoder = codecs.getincrementaldecoder(name)("strict")
    try:
        text = decoder.decode(sample)
    except UnicodeDecodeError:
        if name != _WESTERN:
            return False
        text = sample.decode(name, "replace")
    if name in _CODE_PAGES:
        return name == best or score < PLAUSIBLE or _arabic(sample, name) >= score
    if _controls(text) > _MOST_BROKEN * len(text):
        return False
    several = len(text) < len(sample)
    return several or score < PLAUSIBLE


def _arabic(sample: bytes, name: str) -> float:
    """How Arabic bytes are in a code page; not at all where many are none of it."""
    text = sample.decode(name, "replace")
    broken = text.count("\ufffd") > _MOST_BROKEN * _high(sample)
    return 0.0 if broken else plausibility(text)


def _marked(head: bytes) -> str:
    """The encoding that a byte order mark names, where what follows makes sense in it."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name if name == "utf-8" or _sensible(head[len(bom) :], name) else ""
    return ""


def _sensible(data: bytes, name: str) -> bool:
    """Whether the beginning of some bytes is text of one or two scripts in an encoding of pairs."""
    width = 4 if "32" in name else 2
    sample = data[: 4096 - 4096 % width]
    text = sample[: len(sample) - len(sample) % width].decode(name, "replace")
    if not text:
        return True
    if _controls(text) > _MOST_BROKEN * len(text):
        return False
    return any(
        sum(any(a <= ord(c) < b for a, b in script) for c in text) >= _ONE_SCRIPT * len(text)
        for script in _SCRIPTS
    )


def _unmarked(head: bytes) -> str:
    """UTF-16 without a byte order mark: one byte of each pair is nearly always 00 or 06."""
    sample = head[:4096]
    pairs = len(sample) // 2
    if pairs < 4 or b"\0" not in sample:
        return ""
    even, odd = sample[0 : 2 * pairs : 2], sample[1 : 2 * pairs : 2]
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        blocks = high.count(0) + high.count(6) + high.count(0x20)
        if blocks >= 0.9 * pairs and low.count(0) <= 0.02 * pairs and _sensible(sample, name):
            return name
    return ""


def _nearly_utf8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        broken = data.decode("utf-8", "replace").count("\ufffd")
        return broken <= _MOST_BROKEN * max(1, _high(data)) and _high(data) > 50
    return True


def _controls(text: str) -> int:
    """How many characters no text has: controls, unassigned, private, halves of pairs, U+FFFD."""
    return sum(
        (c not in "\t\n\r\f" and unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs"))
        or c == "\ufffd"
        for c in text
    )


_PUNCTUATION = ((0x0000, 0x0100), (0x2000, 0x2100), (0x3000, 0x3040), (0xFE00, 0x10000))
_SCRIPTS = (
    (*_PUNCTUATION, (0x0000, 0x0900)),
    (*_PUNCTUATION, (0x3040, 0x3100), (0x4E00, 0xA000)),
    (*_PUNCTUATION, (0x4E00, 0xA000), (0xAC00, 0xD7B0)),
    (*_PUNCTUATION, (0x0900, 0x1100)),
)
"""Code points of alphabets from Latin to Arabic, of Chinese and Japanese, of Korean, of India and
its neighbours. Of 8 chance pairs of bytes all lie in one of them once in a thousand times."""
_ONE_SCRIPT = 0.9


def _high(data: bytes) -> int:
    """How many bytes are not ASCII."""
    return len(data) - len(data.translate(None, bytes(range(128, 256))))

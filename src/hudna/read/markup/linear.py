"""The text of a page: all of it, in its order, each block on lines of its own.

The rules are those of `innerText` in the HTML Standard, without style sheets: runs of white space
are one space, a block element begins and ends a line, a paragraph or heading also has an empty line
around it, `<br>` ends a line. A row of a table is one line, its cells parted by tabs, unless it is
long or holds lines of its own: then it lays out a page, and each cell stands by itself. Scripts,
styles, templates, frames, comments and what stands for a script that does not run are left out.

A page is read as a stream of tags, so that no tree of a hostile page is ever built.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hudna.errors import ReadError


def _names(written: str) -> frozenset[str]:
    return frozenset(written.split())


_OUT = _names("script style template noscript iframe noframes noembed svg head datalist")
_PARAGRAPHS = _names("p h1 h2 h3 h4 h5 h6 blockquote article section header footer nav")
_BLOCKS = _PARAGRAPHS | _names(
    "address aside body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure form hgroup hr html input label legend li listing main menu ol optgroup option "
    "plaintext pre search select summary table tbody td textarea tfoot th thead tr ul xmp"
)
_KEPT_SPACE = _names("pre listing xmp textarea plaintext")
_CELLS = _names("td th")

_SPACE = re.compile(r"[ \t\n\r\f]+")
_GAP = re.compile(r"\n{3,}")
_LONGEST_ROW = 200
"""Characters of a table's row that is still one line."""

_CHUNK = 64 * 1024
"""Bytes after which the parser heeds that a page was given up."""

MOST_TAGS = 5_000_000
DEEPEST = 2_000
"""Elements within each other. Browsers stop at 512; forgotten `<font>` of old pages go beyond."""


@dataclass(slots=True)
class Head:
    """What a page says of itself, as it stands there."""

    titles: list[str] = field(default_factory=list)
    """`<title>`, then each `<h1>`."""
    metas: list[tuple[str, str]] = field(default_factory=list)
    """Name or property, in lower case, and content of each `<meta>`."""
    scripts: list[str] = field(default_factory=list)
    """Each block of JSON-LD."""
    times: list[tuple[bool, str]] = field(default_factory=list)
    """`datetime` of each `<time>`, and whether it is marked as the day of publication."""
    canonical: str = ""


@dataclass(frozen=True, slots=True)
class Linear:
    """The text of a page, what its head says, and how large its tree would be."""

    text: str
    head: Head
    tags: int
    depth: int
    attributes: int
    """The most that one tag has."""


def linear(markup: str) -> Linear:
    r"""The text of a page or of a piece of one.

    Raises `ReadError` where a page has more tags or more levels than any page of a report.

    >>> linear("<h1>هدنة</h1><p>تبدأ&nbsp;الهدنة<br>غدا</p><script>x()</script>").text
    'هدنة\n\nتبدأ\xa0الهدنة\nغدا'
    >>> linear("<table><tr><td>حلب<td>3</tr></table>").text
    'حلب\t3'
    """
    from lxml import etree

    target = _Target()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    data = _self_closed(markup).encode("utf-8", "replace")
    if not data.strip():
        return target.close()
    for at in range(0, len(data), _CHUNK):
        parser.feed(data[at : at + _CHUNK])
    read: Linear = parser.close()
    return read


_CLOSED_TAG = re.compile(r"<(script|style|title|textarea|iframe)\b([^<>]*)/>", re.IGNORECASE)


def _self_closed(markup: str) -> str:
    """XHTML may close a script in its opening tag, where HTML takes all that follows as script."""
    if not markup.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return markup
    return _CLOSED_TAG.sub(r"<\1\2></\1>", markup)


class _Target:
    """What the parser tells its tags to."""

    def __init__(self) -> None:
        self._lines = _Lines()
        self._head = Head()
        self._open: list[str] = []
        self._out = 0
        """Open elements whose text is left out."""
        self._held: list[str] | None = None
        """The text of an element of the head that is being read."""
        self._tags = self._deepest = self._attributes = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An opening tag."""
        self._tags += 1
        self._attributes = max(self._attributes, len(attributes))
        self._open.append(tag)
        self._deepest = max(self._deepest, len(self._open))
        if self._tags > MOST_TAGS or self._deepest > DEEPEST:
            raise ReadError(
                "too-complex",
                f"the page has more than {MOST_TAGS} tags or {DEEPEST} within each other: "
                "it is no page of a report; give its text instead",
            )
        if tag in _OUT:
            self._out += 1
        self._note(tag, attributes)
        if not self._out:
            self._lines.start(tag)

    def end(self, tag: str) -> None:
        """A closing tag, of an element that is open."""
        if tag not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            self._closed(closed)
            if closed == tag:
                return

    def _closed(self, tag: str) -> None:
        if tag in _OUT:
            self._out -= 1
        elif not self._out:
            self._lines.end(tag)
        if self._held is not None and tag in ("title", "h1", "script"):
            said = "".join(self._held)
            self._held = None
            if tag == "script":
                self._head.scripts.append(said)
            elif said.strip():
                self._head.titles.append(" ".join(said.split()))

    def data(self, data: str) -> None:
        """Text."""
        if self._held is not None:
            self._held.append(data)
        if not self._out:
            self._lines.add(data)

    def comment(self, text: str) -> None:
        """A comment is no text of the page."""

    def close(self) -> Linear:
        """What was read."""
        return Linear(self._lines.text(), self._head, self._tags, self._deepest, self._attributes)

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Keep what the page says of itself."""
        said = attributes.get
        if tag == "meta":
            name = said("property") or said("name") or said("itemprop") or said("http-equiv") or ""
            self._head.metas.append((name.strip().lower(), said("content") or ""))
        elif tag == "link" and "canonical" in (said("rel") or "").lower().split():
            self._head.canonical = self._head.canonical or (said("href") or "").strip()
        elif tag == "time":
            marked = (
                said("pubdate") is not None or "datepublished" in (said("itemprop") or "").lower()
            )
            marked = marked or "published" in (said("class") or "").lower()
            if said("datetime"):
                self._head.times.append((marked, said("datetime") or ""))
        elif (tag == "script" and "ld+json" in (said("type") or "").lower()) or (
            tag in ("title", "h1") and "svg" not in self._open
        ):
            self._held = []


class _Lines:
    """Text with its line ends, as it grows."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._size = 0
        self._breaks = 0
        """Line ends that are due before the next word."""
        self._space = False
        self._kept = 0
        """Open elements in which white space stands for itself."""
        self._rows: list[_Row] = []

    def start(self, tag: str) -> None:
        """An element opens."""
        if tag == "br":
            self._breaks = min(self._breaks + 1, 2)
        elif tag in _BLOCKS:
            self._edge(tag)
        if tag == "tr":
            self._rows.append(_Row(self._size))
        elif tag in _CELLS and self._rows:
            self._rows[-1].cells.append(len(self._out))
        self._kept += tag in _KEPT_SPACE

    def end(self, tag: str) -> None:
        """An element closes."""
        self._kept -= tag in _KEPT_SPACE
        if tag == "tr" and self._rows:
            self._join(self._rows.pop())
        if tag in _BLOCKS:
            self._edge(tag)

    def add(self, data: str) -> None:
        """Text of the page."""
        if self._kept:
            self._write(data)
            return
        spaced = _SPACE.sub(" ", data)
        said = spaced.strip(" ")
        self._space = self._space or spaced[:1] == " "
        if said:
            self._write(said)
            self._space = spaced[-1] == " "

    def text(self) -> str:
        """All that was read, without white space at the ends of lines and around the whole."""
        lines = "".join(self._out).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return _GAP.sub("\n\n", "\n".join(line.rstrip(" \t") for line in lines)).strip("\n")

    def _edge(self, tag: str) -> None:
        self._breaks = max(self._breaks, 2 if tag in _PARAGRAPHS else 1)

    def _write(self, said: str) -> None:
        if self._breaks:
            self._put("\n" * self._breaks)
        elif self._space:
            self._put(" ")
        self._put(said)
        self._breaks, self._space = 0, False

    def _put(self, piece: str) -> None:
        self._out.append(piece)
        self._size += len(piece)

    def _join(self, row: _Row) -> None:
        """One line of the row that ends here, where its cells are short."""
        if len(row.cells) < 2 or self._size - row.size > _LONGEST_ROW:
            return
        first = row.cells[0]
        ends = (*row.cells[1:], len(self._out))
        cells = ["".join(self._out[a:b]) for a, b in zip(row.cells, ends, strict=True)]
        said = [cell.strip("\n ") for cell in cells if cell.strip("\n ")]
        if not said or any("\n" in cell for cell in said):
            return
        opening = next(cell for cell in cells if cell)
        self._out[first:] = [
            opening[: len(opening) - len(opening.lstrip("\n"))], "\t".join(said)
        ]  # fmt: skip


@dataclass(slots=True)
class _Row:
    """A row of a table that is open: the size of the text before it, where its cells begin."""

    size: int
    cells: list[int] = field(default_factory=list)

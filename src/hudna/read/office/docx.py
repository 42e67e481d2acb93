"""DOCX: the paragraphs of a text document, those in its tables and boxes included."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.errors import ReadError
from hudna.read.archives.members import Members
from hudna.read.office.xml import Mark, pieces
from hudna.read.source import Found, Input

PART = "word/document.xml"

_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})
"""What a reader does not see: words struck out by a tracked change, and the second copy of what
stands there once for new programs and once for old."""


def reports(archive: Members, given: Input) -> Iterator[Found]:
    """The one report of a text document. Raises `ReadError` where it is broken or holds no text."""
    text = "\n\n".join(_paragraphs(archive, given))
    if not text:
        raise ReadError("no-text", "the document holds no text: is it a picture of one?")
    yield Found(text, b"", sha256=archive.sha256())


def _paragraphs(archive: Members, given: Input) -> Iterator[str]:
    """Every paragraph that is not empty, in the order in which they end."""
    open_: list[list[str]] = []
    hidden = size = 0
    in_text = False
    with archive.opened(PART) as part:
        for mark, name, _ in pieces(part):
            if mark is Mark.TEXT:
                if in_text and open_ and not hidden:
                    size += len(name)
                    open_[-1].append(name)
            elif name in _LEFT_OUT:
                hidden += 1 if mark is Mark.START else -1
            elif name == "t":
                in_text = mark is Mark.START
            elif name == "p":
                if mark is Mark.START:
                    open_.append([])
                elif paragraph := "".join(open_.pop()).strip():
                    yield paragraph
            elif mark is Mark.START and name in _SIGNS and open_ and not hidden:
                size += 1
                open_[-1].append(_SIGNS[name])
            if size > given.limits.report_bytes:
                raise ReadError("too-large", "the text is too long for one report: split it")

"""PDF: the text layer of a document, its lines put together into paragraphs."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from hudna.errors import ReadError
from hudna.read.limits import Limits
from hudna.read.pdf.lines import Letter, Line, lines
from hudna.read.pdf.order import has_shapes
from hudna.read.pdf.paragraphs import paragraphs
from hudna.read.source import Found, Input

_LAYER = "text layer of a PDF: letters may be missing or in another order than is seen"
_SHAPES = "letters that the PDF writes as shapes stand as letters"
_UNKNOWN = "\ufffd"
_MOST_UNKNOWN = 0.3
"""Share of signs without a letter in a text layer that is none: fonts were put in without names."""
_NAMED = 10


def recognises(head: bytes) -> bool:
    """Whether an input starts like a PDF."""
    return head[:1024].lstrip().startswith(b"%PDF-")


def reports(given: Input) -> Iterator[Found]:
    """The one report of a PDF. Raises `ReadError` where it is locked, broken or without text."""
    with tempfile.TemporaryFile() as copy:
        sha256 = _copied(given, copy)
        pages = _Pages(given.limits)
        text = "\n\n".join(paragraphs(pages.lines(copy)))
    if not text or text.count(_UNKNOWN) > _MOST_UNKNOWN * len(text):
        raise pages.nothing()
    yield Found(text, b"", notices=(_LAYER, *pages.notices()), sha256=sha256)


def _copied(given: Input, copy: IO[bytes]) -> str:
    """The SHA-256 of an input, which is copied. Raises `ReadError` where it is too long."""
    digest, size = hashlib.sha256(), 0
    while data := given.stream.read1(64 * 1024):
        size += len(data)
        if size > given.limits.spooled_bytes:
            raise ReadError("too-large", "the PDF is too large: split it")
        digest.update(data)
        copy.write(data)
    copy.seek(0)
    return digest.hexdigest()


class _Pages:
    """The pages of one PDF, and what is to be said of them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._count = 0
        self._empty: list[int] = []
        self._broken: list[int] = []
        self._shapes = False

    def lines(self, file: IO[bytes]) -> Iterator[list[Line]]:
        """The lines of each page. Raises `ReadError` where the PDF cannot be read to its end.

        It is read by a program of its own, which is ended when it takes too much memory or time.
        """
        program = str(Path(__file__).with_name("worker.py"))
        bounds = (str(self._limits.pdf_bytes), str(self._limits.pdf_seconds))
        with subprocess.Popen(  # noqa: S603 - a program of this package, on no arguments of others
            [sys.executable, "-I", program, *bounds],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as worker:
            try:
                assert worker.stdout is not None
                yield from self._read(worker.stdout)
            finally:
                worker.kill()

    def _read(self, answers: IO[bytes]) -> Iterator[list[Line]]:
        left = self._limits.report_bytes
        while answer := answers.readline(self._limits.report_bytes):
            page = _decoded(answer)
            if isinstance(page, dict):
                _refuse(page.get("problem", ""))
                return
            self._count += 1
            found = lines(page) if isinstance(page, list) else []
            if isinstance(page, str):
                self._broken.append(self._count)
            elif not found:
                self._empty.append(self._count)
            elif not self._shapes:
                self._shapes = any(has_shapes(letter.text) for letter in page)
            left -= sum(len(line.text) for line in found)
            if left < 0 or self._count > self._limits.members:
                raise ReadError("too-large", "the text of the PDF is too long for one report")
            yield found
        raise ReadError(
            "broken-pdf",
            "reading the PDF took more memory or time than it may: print it anew as a PDF",
        )

    def nothing(self) -> ReadError:
        """What is said of a PDF without a text."""
        if self._broken or not self._count:
            return ReadError("broken-pdf", "no page of the PDF can be read: print it anew as a PDF")
        return ReadError(
            "no-text-layer",
            "the PDF holds pictures of its pages, and no text that can be read: "
            "have the text recognised first (OCR)",
        )

    def notices(self) -> Iterator[str]:
        """What a reader should know of how its letters were written and of pages left out."""
        if self._shapes:
            yield _SHAPES
        if self._empty:
            yield f"no text on {_numbers(self._empty)}: pictures of text are not read"
        if self._broken:
            yield f"{_numbers(self._broken)} could not be read: broken"


def _decoded(answer: bytes) -> list[Letter] | dict[str, str] | str:
    try:
        return msgspec.json.decode(answer, type=list[Letter] | dict[str, str] | str)
    except msgspec.DecodeError as error:
        raise ReadError("too-large", "a page of the PDF holds too much to be read") from error


def _refuse(problem: str) -> None:
    """Raises what was wrong with a PDF, if anything was."""
    if problem == "encrypted":
        raise ReadError("encrypted", "it is locked with a password: unlock it, and give it anew")
    if problem:
        raise ReadError("broken-pdf", f"the PDF cannot be read ({problem}): print it anew as a PDF")


def _numbers(pages: list[int]) -> str:
    more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
    return f"page {', '.join(map(str, pages[:_NAMED]))}{more}"

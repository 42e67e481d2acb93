"""The letters of a PDF and where they lie; run as a program of its own, within bounds.

Given a PDF on standard input, writes one JSON array a page: `[x0, x1, baseline, size, letters]` for
each letter, in points from the lower left corner; a string in its place says why a page could not
be read. The last line is an object: `problem` is empty where all was read. Whatever a PDF does to
the program that reads it, this program alone bears it: too much memory or time ends it.
"""

from __future__ import annotations

import json
import logging
import sys
from typing import TYPE_CHECKING

_UNKNOWN = "\ufffd"
"""For a sign of which the PDF does not say what letter it is."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.layout import LTItem


def main(memory: int, seconds: int) -> None:
    """Reads standard input; `memory` in bytes, `seconds` of the processor."""
    _bound(memory, seconds)
    logging.disable()
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    problem = ""
    try:
        document = PDFDocument(PDFParser(sys.stdin.buffer))
        resources = PDFResourceManager()
        device = PDFPageAggregator(resources)
        interpreter = PDFPageInterpreter(resources, device)
        for page in PDFPage.create_pages(document):
            try:
                interpreter.process_page(page)
                _write([letter for item in device.get_result() for letter in _letters(item)])
            except Exception as error:  # noqa: BLE001 - a broken PDF raises anything
                _write(_said(error))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        problem = "encrypted"
    except Exception as error:  # noqa: BLE001 - the same
        problem = _said(error)
    _write({"problem": problem})


def _bound(memory: int, seconds: int) -> None:
    """No more memory and time than this, where the system can see to it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _letters(item: LTItem) -> Iterator[tuple[float, float, float, float, str]]:
    from pdfminer.layout import LTChar, LTContainer

    if isinstance(item, LTChar):
        baseline, text = item.matrix[5], item.get_text()
        yield (
            round(item.x0, 2), round(item.x1, 2), round(baseline, 2), round(item.size, 2),
            _UNKNOWN if text.startswith("(cid:") else text,
        )  # fmt: skip
    elif isinstance(item, LTContainer):
        for inner in item:
            yield from _letters(inner)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _write(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

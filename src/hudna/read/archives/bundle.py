"""ZIP, and what is a ZIP underneath: WACZ, XLSX, DOCX. Told apart by the names of the members."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hudna.errors import ReadError
from hudna.read.archives.members import Members, members
from hudna.read.office import docx, xlsx
from hudna.read.source import Found, Input, PassedOver

_LOCAL = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_WACZ = "datapackage.json"
_WEB_ARCHIVES = re.compile(r"archive/[^/]+\.(?:warc|arc)(?:\.gz)?\Z")
_OFFICE = "[Content_Types].xml"
_TYPED = "mimetype"
"""The first member of an OpenDocument or EPUB file."""
_HIDDEN = re.compile(r"(?:.*/)?(?:\.(?!\.?(?:/|\Z))|__MACOSX/)", re.DOTALL)


def recognises(head: bytes) -> bool:
    """Whether this is a ZIP of any sort."""
    return head.startswith((_LOCAL, _EMPTY))


def holds_document(head: bytes) -> bool:
    """Whether a ZIP starts like a DOCX."""
    return recognises(head) and docx.PART.encode() in head


def holds_workbook(head: bytes) -> bool:
    """Whether a ZIP starts like an XLSX."""
    return recognises(head) and xlsx.PART.encode() in head


def holds_web_archive(head: bytes) -> bool:
    """Whether a ZIP starts like a WACZ."""
    return recognises(head) and b"archive/" in head and b".warc" in head


def reports(given: Input) -> Iterator[Found | ReadError | Input | PassedOver]:
    """The reports of an office file, or every member as an input of its own."""
    with members(given) as archive:
        if xlsx.PART in archive.names:
            yield from xlsx.reports(archive, given)
        elif docx.PART in archive.names:
            yield from docx.reports(archive, given)
        elif _OFFICE in archive.names or _TYPED in archive.names:
            yield ReadError(
                "unsupported",
                "of office files only DOCX and XLSX are read: save it as one of them, or as text",
            )
        else:
            yield from _inner(archive, given)


def _inner(archive: Members, given: Input) -> Iterator[ReadError | Input | PassedOver]:
    """Every member that is meant to be read, as an input of its own."""
    web = _WACZ in archive.names and any(map(_WEB_ARCHIVES.match, archive.names))
    passed: Counter[str] = Counter()
    for info in archive.all():
        if web and not _WEB_ARCHIVES.match(info.filename):
            passed["index of a web archive"] += 1
        elif _HIDDEN.match(info.filename):
            passed["hidden file"] += 1
        else:
            with archive.opened(info) as stream:
                name = f"{given.name}!{_shown(info.filename)}"
                yield Input(stream, b"", given.limits, name=name, budget=given.budget)
    yield from (PassedOver(what, count) for what, count in passed.items())
    if not passed and not any(archive.all()):
        yield ReadError("empty", "there is nothing in the ZIP: leave it out")


def _shown(name: str) -> str:
    """The name of a member without what would move a cursor or turn the line around."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)

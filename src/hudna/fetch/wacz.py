"""Writing WACZ 1.1.1: a web archive in one file, which players of archives open.

The specification: https://specs.webrecorder.net/wacz/1.1.1/. The entries of the ZIP are stored
unpacked where a player reads from their middle.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hudna.errors import UsageError
from hudna.fetch.clock import stamp
from hudna.fetch.index import Entry, entries, packed
from hudna.fetch.keep import ARCHIVE
from hudna.fetch.policy import TOOL
from hudna.fetch.warc import digest
from hudna.model.ids import sha256

_VERSION = "1.1.1"
_BLOCK = 1 << 20
_PAGES = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}


@dataclass(frozen=True, slots=True)
class Written:
    """What is in a web archive."""

    files: int
    pages: int
    records: int


class _Package:
    """A ZIP whose entries are listed with their hashes."""

    def __init__(self, out: ZipFile, now: datetime) -> None:
        self._out = out
        self._date = now.timetuple()[:6]
        self.resources: list[dict[str, object]] = []

    def add(self, name: str, blocks: Iterable[bytes], *, stored: bool) -> None:
        """Write an entry and put it on the list."""
        hashed, size = hashlib.sha256(), 0
        with self._out.open(self._entry(name, stored=stored), "w", force_zip64=True) as entry:
            for block in blocks:
                entry.write(block)
                hashed.update(block)
                size += len(block)
        self.resources.append({
            "name": name.rpartition("/")[2].lower(),
            "path": name,
            "hash": f"sha256:{hashed.hexdigest()}",
            "bytes": size,
        })  # fmt: skip

    def close(self, created: str) -> None:
        """Write the list, and the hash of the list."""
        told = {
            "profile": "data-package",
            "resources": self.resources,
            "created": created,
            "wacz_version": _VERSION,
            "software": TOOL,
        }
        package = json.dumps(told, indent=2).encode()
        sealed = {"path": "datapackage.json", "hash": f"sha256:{sha256(package)}"}
        for name, data in (
            ("datapackage.json", package),
            ("datapackage-digest.json", json.dumps(sealed, indent=2).encode()),
        ):
            self._out.writestr(self._entry(name, stored=False), data)

    def _entry(self, name: str, *, stored: bool) -> ZipInfo:
        entry = ZipInfo(name, self._date)
        entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        return entry


def write(folder: Path, stream: BinaryIO, now: datetime) -> Written:
    """Pack the WARC files of a folder into one web archive.

    Raises `UsageError` where there are none, `ArchiveError` where one is damaged.
    """
    files = sorted((folder / ARCHIVE).glob("*.warc.gz"))
    if not files:
        raise UsageError(f"{folder} has no WARC files in {ARCHIVE}/: fetch something into it")
    found: list[Entry] = []
    titles: dict[str, str] = {}
    digests: dict[str, str] = {}
    for file in files:
        for each in entries(file):
            if isinstance(each, Entry):
                found.append(each)
                continue
            digests[each.record] = digest(each.sha256)
            if each.title:
                titles[each.record] = each.title
    pages = _pages(found, titles)
    index, blocks = packed(
        each if each.digest else replace(each, digest=digests.get(each.record, ""))
        for each in found
    )
    with ZipFile(stream, "w") as out:
        package = _Package(out, now)
        for file in files:
            package.add(f"{ARCHIVE}/{file.name}", _read(file), stored=True)
        package.add("indexes/index.cdx.gz", [index], stored=True)
        package.add("indexes/index.idx", [blocks], stored=False)
        package.add("pages/pages.jsonl", _lines([_PAGES, *pages]), stored=False)
        package.close(stamp(now))
    return Written(len(files), len(pages), len(found))


def _pages(found: Sequence[Entry], titles: dict[str, str]) -> list[dict[str, str]]:
    """What a person would open: every whole answer with a content of its own."""
    pages = []
    for entry in found:
        if entry.kind == "revisit" or entry.status not in {"", "200"}:
            continue
        title = titles.get(entry.record, entry.url)
        own = sha256(entry.record.encode())[:16]
        pages.append({"id": own, "url": entry.url, "ts": entry.at, "title": title})
    return pages


def _lines(rows: Iterable[dict[str, str]]) -> Iterable[bytes]:
    return (json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def _read(file: Path) -> Iterable[bytes]:
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block

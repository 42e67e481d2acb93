"""The index of web archives: which address was captured when, and where in which file it is."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from hudna.errors import ArchiveError
from hudna.fetch.capture import Capture, decoded
from hudna.model.ids import sha256

_INDEXED = frozenset({"response", "resource", "revisit"})
_WWW = re.compile(r"www\d*\.")
_BLOCK = 1024
"""Lines of the index that are packed together: what a player of archives loads at a time."""
_HEAD = '!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}\n'


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of an answer."""

    file: str
    offset: int
    length: int
    record: str
    url: str
    at: str
    kind: str
    """`response`, `resource` or `revisit`."""
    status: str
    media_type: str
    digest: str
    """Of the payload; empty where the record does not say."""

    @property
    def key(self) -> str:
        """What the index is sorted by."""
        return f"{sort_key(self.url)} {re.sub(r'[^0-9]', '', self.at)[:14]}"

    def line(self) -> str:
        """The entry as a line of CDXJ."""
        mime = "warc/revisit" if self.kind == "revisit" else self.media_type
        told = {
            "url": self.url, "mime": mime, "status": self.status, "digest": self.digest,
            "length": str(self.length), "offset": str(self.offset), "filename": self.file,
        }  # fmt: skip
        named = {key: value for key, value in told.items() if value}
        return f"{self.key} {json.dumps(named, ensure_ascii=False)}\n"


def entries(path: Path) -> Iterator[Entry | Capture]:
    """The answers of a WARC file, and the captures that describe them.

    Raises `ArchiveError` naming the file where it is damaged.
    """
    try:
        _unpacks(path)
        with path.open("rb") as stream:
            records = ArchiveIterator(stream)
            for record in records:
                told = record.rec_headers.get_header
                kind = record.rec_type
                if kind == "metadata" and told("Content-Type") == "application/json":
                    capture = decoded(record.raw_stream.read())
                    if capture:
                        yield capture
                if kind not in _INDEXED:
                    continue
                http = record.http_headers
                media_type = http.get_header("Content-Type") if http else told("Content-Type")
                yield Entry(
                    file=path.name,
                    offset=records.get_record_offset(),
                    length=records.get_record_length(),
                    record=told("WARC-Record-ID") or "",
                    url=told("WARC-Target-URI") or "",
                    at=told("WARC-Date") or "",
                    kind=kind,
                    status=http.get_statuscode() if http else "",
                    media_type=(media_type or "").partition(";")[0].strip(),
                    digest=told("WARC-Payload-Digest") or "",
                )
    except (ArchiveLoadFailed, gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ArchiveError(f"{path} is damaged ({error}): put a copy back") from error


def _unpacks(path: Path) -> None:
    """Unpack a file to its end: a torn one would otherwise be read as far as it goes."""
    with gzip.open(path) as stream:
        while stream.read(1 << 20):
            pass


def sort_key(url: str) -> str:
    """An address so that those of one site stand together: the host from its end.

    >>> sort_key("https://www.News.example.org:8080/A?b")
    'org,example,news:8080)/a?b'
    """
    url = url.lower().replace(" ", "%20")
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return url  # of an archive that somebody else wrote
    host = _WWW.sub("", parts.hostname or "", count=1)
    turned = host if re.fullmatch(r"[\d.]+|.*:.*", host) else ",".join(reversed(host.split(".")))
    return f"{turned}{port}){parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")


def packed(found: Iterable[Entry]) -> tuple[bytes, bytes]:
    """The lines of an index in packed blocks, and the index of the blocks (ZipNum)."""
    lines = sorted(entry.line() for entry in found)
    blocks = bytearray()
    index = [_HEAD]
    for start in range(0, len(lines), _BLOCK):
        block = gzip.compress("".join(lines[start : start + _BLOCK]).encode(), mtime=0)
        where = {
            "offset": len(blocks), "length": len(block), "digest": f"sha256:{sha256(block)}",
            "filename": "index.cdx.gz",
        }  # fmt: skip
        first = " ".join(lines[start].split(" ", 2)[:2])
        index.append(f"{first} {json.dumps(where)}\n")
        blocks += block
    return bytes(blocks), "".join(index).encode()

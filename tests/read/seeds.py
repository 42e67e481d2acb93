"""Containers and office files made from texts, for tests and for `scripts/fuzz.py`."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from hudna.model import Document, Problem
from hudna.read import Limits, read

STORY = (
    "أعلن وزير خارجية البلد الأول، مساء الأحد، أن بلاده اتفقت مع البلد الثاني على هدنة في المدينة.",
    "وقال الوزير إن الهدنة تبدأ صباح الاثنين، وتشمل المدينة وريفها، على أن يراقبها فريق مشترك.",
    "وأضاف أن الطرفين سيعقدان اجتماعا آخر في الأسبوع المقبل لبحث تبادل الأسرى.",
)
TEXT = "\n\n".join(STORY)
PAGE = (
    "<!DOCTYPE html><html lang=ar dir=rtl><head><meta charset=utf-8><title>هدنة في المدينة</title>"
    "</head><body><h1>هدنة في المدينة</h1>"
    f"{''.join(f'<p>{each}</p>' for each in STORY)}</body></html>"
).encode()


def story(number: int = 0) -> str:
    """A report; of another number, another one."""
    return f"{TEXT}\n\nوختم الوزير بأن الجولة رقم {number} من المحادثات ستعقد في موعدها."


def parted(
    folder: Path, data: bytes, limits: Limits | None = None
) -> tuple[list[Document], list[Problem]]:
    """The documents and the problems that a file of these bytes gives."""
    file = folder / "x"
    file.write_bytes(data)
    found = list(read([str(file)], limits=limits))
    return (
        [item for item in found if isinstance(item, Document)],
        [item for item in found if isinstance(item, Problem)],
    )


# ---------------------------------------------------------------- ZIP
def zipped(
    members: Mapping[str, bytes] | Iterable[tuple[str, bytes]], packing: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A ZIP of some members."""
    pairs = members.items() if isinstance(members, Mapping) else members
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as file:
        for name, data in pairs:
            file.writestr(zipfile.ZipInfo(name), data, packing)
    return out.getvalue()


# ---------------------------------------------------------------- WARC
def record(kind: str, block: bytes, **headers: str) -> bytes:
    """A record of a web archive; of the headers an underscore is a hyphen."""
    said = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(block, usedforsecurity=False).hexdigest()}>",
        "WARC-Date": "2016-04-03T18:20:00Z",
        "Content-Length": str(len(block)),
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(
    url: str,
    body: bytes,
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    **headers: str,
) -> bytes:
    """A record with what a server answered."""
    said = {"Content-Type": media} | {name.replace("_", "-"): v for name, v in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    block = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    digest = base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
    return record(
        "response",
        block,
        WARC_Target_URI=url,
        WARC_Payload_Digest=f"sha1:{digest}",
        Content_Type="application/http; msgtype=response",
    )


def text_answer(url: str, text: str, **headers: str) -> bytes:
    """A record with a text that a server answered."""
    return answer(url, text.encode(), "text/plain; charset=utf-8", **headers)


def packed(records: Iterable[bytes]) -> bytes:
    """A web archive gzipped record by record."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


# ---------------------------------------------------------------- office files
_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(paragraphs: Sequence[str], body: str = "") -> bytes:
    """A text document; `body` is XML that comes after the paragraphs."""
    runs = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in paragraphs)
    part = (
        f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}">'
        f"<w:body>{runs}{body}</w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": _TYPES, "word/document.xml": part.encode()})


def xlsx(*sheets: Sequence[Sequence[str | float]], date1904: bool = False) -> bytes:
    """A workbook: strings are shared by all sheets, numbers stand in their cells."""
    shared: dict[str, int] = {}
    members = {"[Content_Types].xml": _TYPES}
    names = relations = ""
    for number, rows in enumerate(sheets, 1):
        names += f'<sheet name="s{number}" sheetId="{number}" r:id="r{number}"/>'
        relations += (
            f'<Relationship Id="r{number}" Type="{_RELATIONS}/worksheet" '
            f'Target="worksheets/sheet{number}.xml"/>'
        )
        members[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows, shared)
    members["xl/workbook.xml"] = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}">'
        f'<workbookPr date1904="{int(date1904)}"/><sheets>{names}</sheets></workbook>'
    ).encode()
    members["xl/_rels/workbook.xml.rels"] = f"<Relationships>{relations}</Relationships>".encode()
    words = "".join(f"<si><t>{escape(each)}</t></si>" for each in shared)
    members["xl/sharedStrings.xml"] = f'<sst xmlns="{_SHEET}">{words}</sst>'.encode()
    return zipped(members)


def _sheet(rows: Sequence[Sequence[str | float]], shared: dict[str, int]) -> bytes:
    lines = ""
    for number, row in enumerate(rows, 1):
        cells = ""
        for at, value in enumerate(row):
            name = f"{chr(ord('A') + at)}{number}"
            if isinstance(value, str):
                cells += f'<c r="{name}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'
            else:
                cells += f'<c r="{name}"><v>{value}</v></c>'
        lines += f'<row r="{number}">{cells}</row>'
    return f'<worksheet xmlns="{_SHEET}"><sheetData>{lines}</sheetData></worksheet>'.encode()


# ---------------------------------------------------------------- PDF
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H"
    b"/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
)
_LETTERS = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/DW 500"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/F/Flags 4/Ascent 800/Descent -200"
    b"/FontBBox[0 0 500 800]>>>>"
)
_WIDTH, _SIZE, _LEADING, _RIGHT = 6, 12, 18, 560


def pdf(pages: Sequence[Sequence[str]], trailer: str = "") -> bytes:
    """A PDF of lines in the order of reading, which are written as they are seen.

    Arabic lines end at the right edge and are turned around, brackets with them; each letter is a
    sign of a font whose map says which letter it is. An empty line is room between paragraphs.
    """
    letters = sorted({letter for page in pages for line in page for letter in line})
    signs = {letter: number for number, letter in enumerate(letters, 1)}
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        _FONT,
        _LETTERS,
        _stream(_map(signs)),
    ]
    kids = []
    for page in pages:
        content = "".join(_shown(line, at, signs) for at, line in enumerate(page))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects) + 2} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        objects.append(_stream(content.encode()))
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return _file(objects, trailer)


def _shown(line: str, at: int, signs: Mapping[str, int]) -> str:
    if not line:
        return ""
    arabic = any("\u0600" <= letter <= "\ufefc" for letter in line)
    seen = line[::-1].translate(str.maketrans("()«»", ")(»«")) if arabic else line
    x = _RIGHT - _WIDTH * len(seen) if arabic else 40
    codes = "".join(f"{signs[letter]:04x}" for letter in seen)
    return f"BT /F {_SIZE} Tf 1 0 0 1 {x} {760 - _LEADING * at} Tm <{codes}> Tj ET\n"


def _map(signs: Mapping[str, int]) -> bytes:
    pairs = "".join(
        f"<{n:04x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, n in signs.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(signs)} beginbfchar\n{pairs}endbfchar endcmap end end"
    ).encode()


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%b\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n".encode()
    return bytes(out + b"startxref\n%d\n%%%%EOF" % table)


# ---------------------------------------------------------------- one of each
def seeds() -> dict[str, bytes]:
    """One small input of every kind, by its name."""
    row = ("id", "source", "text")
    return {
        "text": TEXT.encode(),
        "json": json.dumps({"id": 1, "text": story()}).encode() + b"\n",
        "table": f'id,text\n1,"{TEXT}"\n'.encode(),
        "gzip": gzip.compress(TEXT.encode(), mtime=0),
        "zip": zipped({"a.txt": TEXT.encode(), "b/c.txt": story(1).encode()}),
        "nested": zipped({"inner.zip": zipped({"a.txt": TEXT.encode()})}),
        "warc": record("warcinfo", b"software: x\r\n")
        + text_answer("https://alnoor.example/2016/04/03/x", TEXT)
        + answer("https://alnoor.example/2016/04/03/y", PAGE),
        "warc.gz": packed(
            [text_answer("https://alnoor.example/x", TEXT), record("metadata", b"x")]
        ),
        "wacz": zipped(
            {
                "datapackage.json": b"{}",
                "archive/a.warc.gz": packed([text_answer("https://alnoor.example/x", TEXT)]),
            }
        ),
        "docx": docx(STORY),
        "xlsx": xlsx([row, ("1", "النور", TEXT), ("2", "النور", story(2))]),
        "pdf": pdf([["هدنة في المدينة", "", STORY[0][:60], STORY[0][60:]]]),
    }

"""The text that a fetched page holds, by the reader that will read it later."""

from __future__ import annotations

import io
from typing import cast

from hudna.errors import ReadError
from hudna.fetch.policy import TOOL
from hudna.model.ids import sha256
from hudna.read import Limits
from hudna.read.archives.http import content_type
from hudna.read.inputs import HEAD_BYTES, head
from hudna.read.kinds import kind_of
from hudna.read.source import Found, Input

_TITLE = 500
"""Letters of a headline that are kept; longer ones are none."""
EXTRACTOR = f"hudna.read of {TOOL}"


def text_of(content: bytes, media_type: str) -> Found | None:
    """The one report that some content is; None where it is none, or several."""
    if not content.strip():
        return None
    stream = cast("io.BufferedReader", io.BufferedReader(io.BytesIO(content), HEAD_BYTES))
    start = head(stream)
    media, charset = content_type(media_type)
    given = Input(stream, start, Limits(), charset=charset, media_type=media)
    try:
        found = [each for each, _ in zip(kind_of(start).reports(given), range(2), strict=False)]
    except ReadError:
        return None
    except Exception:  # noqa: BLE001 - what a reader makes of a page must not end the watch
        return None
    single = len(found) == 1 and isinstance(found[0], Found)
    return found[0] if single else None  # type: ignore[return-value]


def title_of(found: Found) -> str | None:
    """The headline that a page gives, in letters that JSON can hold."""
    return found.metadata.title[:_TITLE].encode("utf-8", "replace").decode() or None


def text_sha256(found: Found) -> str:
    """The hash of a text, in UTF-8."""
    return sha256(found.text.encode("utf-8", "replace"))

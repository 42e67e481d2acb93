"""The style and the script of the pages: files of ours, served under their names."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from hudna.publish import trace

_TYPES = {".css": "text/css", ".js": "text/javascript"}
_OWN = ("screens.css", "screens.js")
_OF_REPORTS = ("trace.css", "trace.js")


def static(request: Request) -> Response:
    """One of the files; no other is served."""
    name = request.path_params["name"]
    if name in _OWN:
        content = (Path(__file__).parent / "assets" / name).read_text("utf-8")
    elif name in _OF_REPORTS:
        content = trace.source(name)
    else:
        raise HTTPException(404)
    return Response(content, media_type=_TYPES[Path(name).suffix])

"""What every request and every answer must keep to, whatever page it is of.

A request names a host that is ours, so that no foreign name leads here; what changes something
comes from one of our own pages. An answer says what a browser may do with it: nothing from
elsewhere, nothing inline, in no frame, kept by nobody.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # none at all would make a form's origin «null»
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
READING = frozenset({"GET", "HEAD"})
"""Methods that change nothing."""


class Guard:
    """Refuses requests that are not for us or not from our pages; adds headers to answers.

    `hosts` are the names under which the pages may be asked for; none of them: under any.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        fault = self._fault(scope["method"], scope["scheme"], Headers(scope=scope))
        if fault is None:
            await self._app(scope, receive, protected)
        else:
            status, message = fault
            await PlainTextResponse(message, status)(scope, receive, protected)

    def _fault(self, method: str, scheme: str, headers: Headers) -> tuple[int, str] | None:
        """What is wrong with a request, as a status and words; nothing if it may go on."""
        host = headers.get("host", "")
        if self._hosts and _name(host) not in self._hosts:
            return 421, "Hudna does not answer under this name."
        if method in READING or _own(scheme, host, headers):
            return None
        return 403, "This did not come from a page of Hudna: open the page anew and try again."


def _name(host: str) -> str:
    """The name of a host without its port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _own(scheme: str, host: str, headers: Headers) -> bool:
    """Whether a request was sent by a page of ours, as only browsers can say."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") == "same-origin"
    return origin == f"{scheme}://{host}"

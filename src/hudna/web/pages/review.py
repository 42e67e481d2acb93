"""The review queue: claims with their sentence, and what a person decides about each.

A decision is an entry of the ledger; undoing it is another. Nothing here changes a claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hudna.fetch.clock import Clock
from hudna.ledger.entries import AnyAct, Entry, Voice
from hudna.ledger.entries.review import ClaimAccepted, ClaimEdited, ClaimRejected, Undone
from hudna.ledger.review import Reviewed, queue
from hudna.model import Claim, Document
from hudna.model.terms import Capacity, ReviewState
from hudna.publish import sentence, trace
from hudna.publish.sentence import Quoted
from hudna.publish.view import Card
from hudna.store import contents, entries, listing, lookup
from hudna.store.store import Store
from hudna.web import asked
from hudna.web.pages import editing
from hudna.web.screens import Screens, language_of

KINDS = ("incident", "status", "commitment", "count", "statement", "event")
"""Kinds of claims that are reviewed one by one, what weighs most first."""
NAME = "hudna_name"
"""The cookie that holds the name of whoever decides here."""

_DECISIONS = ("claim-accepted", "claim-edited", "claim-rejected", "undone")
_KEPT = ("kind", "state", "page")
"""Fields of the queue's address that a decision leads back to."""
_LONGEST = 65_536
"""Bytes of a form: more is not read."""
_YEAR = 365 * 24 * 60 * 60

_Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A claim with what was decided, its card, and its words in their sentence."""

    reviewed: Reviewed
    card: Card
    document: Document
    quoted: Quoted


@dataclass(frozen=True, slots=True)
class Review:
    """The pages of the queue."""

    store: Store
    screens: Screens
    clock: Clock

    # ------------------------------------------------------------------ to be read
    def listed(self, request: Request) -> Response:
        """The claims of some kind and state; at first those that wait."""
        kind = asked.word(request, "kind")
        wanted = (kind,) if kind in KINDS else KINDS
        state = _state(request.query_params.get("state"))
        with self.store.reading() as connection:
            found = queue(
                entries.every(connection, *_DECISIONS), listing.claims_of(connection, *KINDS)
            )
            waiting = Counter(str(x.claim.__struct_config__.tag) for x in found.waiting)
            own = [
                x for x in found.claims
                if x.state is state and x.claim.__struct_config__.tag in wanted
            ]  # fmt: skip
            part = asked.part(request, own)
            documents = frozenset(x.claim.document for x in part.items)
            reports = list(contents.Reports(connection, documents))
            done = self._done(request, entries.every(connection, *_DECISIONS))
        shown = _proposed(part.items, reports, self.screens)
        return self.screens.page(
            request, "review.html.j2", part=part, shown=shown, waiting=waiting, kind=kind or "",
            state=state, kinds=KINDS, states=tuple(ReviewState), orphans=found.orphans, done=done,
            name=name_of(request), kept=_kept(request.query_params),
        )  # fmt: skip

    def page(self, request: Request) -> Response:
        """One claim with a form to put it right."""
        with self.store.reading() as connection:
            claim = lookup.claim(connection, request.path_params["id"])
            reviewed = _reviewed(entries.every(connection, *_DECISIONS), claim)
            reports = list(contents.Reports(connection, frozenset((claim.document,))))
        if claim.__struct_config__.tag not in KINDS:
            raise HTTPException(404)
        (shown,) = _proposed([reviewed], reports, self.screens)
        return self.screens.page(
            request, "edit.html.j2", shown=shown, name=name_of(request),
            fields=list(editing.fields(reviewed.present, self.screens.labels)),
            kept=_kept(request.query_params),
        )  # fmt: skip

    def _done(self, request: Request, all_: Iterable[Entry]) -> Entry | None:
        """The decision that was made just now, to be taken back with one key."""
        number = request.query_params.get("done", "")
        return next((x for x in all_ if str(x.number) == number), None)

    # ------------------------------------------------------------------ to be decided
    async def accept(self, request: Request) -> Response:
        """The claim is right as it was read."""
        return await self._claim(request, "accept", lambda claim, _: ClaimAccepted(claim=claim))

    async def reject(self, request: Request) -> Response:
        """The words do not say what was read in them."""
        return await self._claim(request, "reject", lambda claim, _: ClaimRejected(claim=claim))

    async def edit(self, request: Request) -> Response:
        """The claim is put right."""
        return await self._claim(
            request, "edit",
            lambda claim, form: ClaimEdited(claim=claim, edited=editing.edited(claim, form)),
        )  # fmt: skip

    async def undo(self, request: Request) -> Response:
        """A decision is taken back."""
        form = await _form(request)
        number = form.get("entry", "")
        if not (number.isascii() and number.isdigit()):
            raise HTTPException(404)

        def act(connection: Connection) -> AnyAct:
            if entries.entry(connection, int(number)).act.kind not in _DECISIONS:
                raise HTTPException(404)
            return Undone(entry=int(number))

        return await run_in_threadpool(self._enter, request, form, "undo", act)

    async def _claim(
        self, request: Request, verb: str, decide: Callable[[Claim, _Form], AnyAct]
    ) -> Response:
        form = await _form(request)

        def act(connection: Connection) -> AnyAct:
            claim = lookup.claim(connection, request.path_params["id"])
            reviewed = _reviewed(entries.every(connection, *_DECISIONS), claim)
            if form.get("seen", "") != seen(reviewed):
                raise HTTPException(409, "decided-meanwhile")
            return decide(claim, form)

        return await run_in_threadpool(self._enter, request, form, verb, act)

    def _enter(
        self, request: Request, form: _Form, verb: str, act: Callable[[Connection], AnyAct]
    ) -> Response:
        """Append an entry, and go back to the queue where it was left."""
        name = name_of(request)
        if not name:
            raise HTTPException(400, "no-name")
        said = self.screens.labels.of("screen", f"because-{verb}")
        reason = form.get("reason", "").strip() or getattr(said, language_of(request))
        voice = Voice(name, Capacity.MONITOR, reason)
        with self.store.writing() as connection:
            made = entries.append(connection, act(connection), voice, self.clock)
        query = urlencode({**_kept(form), "done": made.number})
        next_ = form.get("next", "")
        fragment = f"#{quote(next_)}" if next_ else ""
        return RedirectResponse(f"/review?{query}{fragment}", 303)

    async def name(self, request: Request) -> Response:
        """Somebody says who decides here from now on."""
        form = await _form(request)
        response = RedirectResponse(f"/review?{urlencode(_kept(form))}", 303)
        response.set_cookie(
            NAME, quote(form.get("name", "").strip()[:100]), max_age=_YEAR, httponly=True,
            samesite="strict",
        )  # fmt: skip
        return response


def name_of(request: Request) -> str:
    """The name of whoever decides here, as they gave it; empty where they did not."""
    return unquote(request.cookies.get(NAME, "")).strip()


def seen(reviewed: Reviewed) -> str:
    """The entry that decided a claim, as a form says which it was made for."""
    return str(reviewed.entry.number if reviewed.entry else 0)


def _state(given: str | None) -> ReviewState:
    return next((x for x in ReviewState if x == given), ReviewState.PROPOSED)


def _kept(values: Mapping[str, str]) -> dict[str, str]:
    return {key: values[key] for key in _KEPT if values.get(key)}


def _reviewed(all_: Iterable[Entry], claim: Claim) -> Reviewed:
    """What was decided about one claim."""
    return queue(all_, [claim]).claims[0]


def _proposed(
    some: Iterable[Reviewed], reports: Iterable[tuple[Document, tuple[Claim, ...]]],
    screens: Screens,
) -> list[Proposed]:  # fmt: skip
    """Claims as the queue shows them."""
    wanted = {x.claim.id: x for x in some}
    cards: dict[str, Card] = {}
    documents: dict[str, Document] = {}
    for document, claims in reports:
        documents[document.id] = document
        present = [wanted[x.id].present if x.id in wanted else x for x in claims]
        view = trace.view(document, present, screens.labels)
        cards |= {card.id: card for section in view.sections for card in section.cards}
    return [_shown(x, cards[x.claim.id], documents[x.claim.document]) for x in wanted.values()]


def _shown(reviewed: Reviewed, card: Card, document: Document) -> Proposed:
    quoted = sentence.quoted(document.text, reviewed.claim.span)
    return Proposed(reviewed, card, document, quoted)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form. Raises `HTTPException` where it is too long."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            raise HTTPException(413)
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=100))
    except ValueError as error:
        raise HTTPException(400) from error

"""Agreements, and one of them on two clocks: what was known on one day of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from hudna.case import Case, Instrument
from hudna.ledger.timeline import Timeline
from hudna.model import Agreement, Document, Excerpt, Text
from hudna.publish import sentence, stored
from hudna.publish.sentence import Quoted
from hudna.store import contents, listing, settings
from hudna.store.store import Store
from hudna.web import asked
from hudna.web.background import Backgrounds
from hudna.web.screens import Screens

_SHOWN = 50
"""Mentions of an agreement that are shown with their words."""


@dataclass(frozen=True, slots=True)
class Agreements:
    """The pages of agreements."""

    store: Store
    screens: Screens
    backgrounds: Backgrounds

    def listed(self, request: Request) -> Response:
        """Those of the case by their day, then those that only reports speak of."""
        with self.store.reading() as connection:
            background = self.backgrounds.of(connection)
            found = contents.linked_of(connection, "agreement")
            linked = [x for x in found if isinstance(x, Agreement)]
            due = settings.due(connection)
        case = background.case
        own = sorted(case.agreements if case else (), key=_by_day)
        mentions = {x.id: len(x.mentions) for x in linked}
        candidates = [x for x in linked if x.candidate]
        return self.screens.page(
            request, "agreements.html.j2", due=due, case=case, own=own, mentions=mentions,
            part=asked.part(request, sorted(candidates, key=lambda x: -len(x.mentions))),
            names=background.names,
        )  # fmt: skip

    def page(self, request: Request) -> Response:
        """One agreement, as it was known on the day `as_of` to stand on the day `about`."""
        days = asked.day(request, "as_of"), asked.day(request, "about")
        with self.store.reading() as connection:
            background = self.backgrounds.of(connection)
            shown = stored.agreement_timeline(
                connection, request.path_params["id"], days, background.case,
                background.vocabulary,
            )  # fmt: skip
            linked = _linked(connection, shown.agreement.id)
            mentions = linked.mentions if linked is not None else ()
            mentioned = _mentioned(connection, mentions[:_SHOWN])
            heads = listing.heads_of(connection, (x.document for x in shown.lines if x.document))
            due = settings.due(connection)
        instrument = _instrument(background.case, shown.agreement.id)
        return self.screens.page(
            request, "agreement.html.j2", timeline=shown, instrument=instrument, heads=heads,
            due=due, names=background.names, subjects=dict(_subjects(shown, instrument)),
            told=_told(background.case), mentions=len(mentions), mentioned=mentioned,
        )  # fmt: skip


def _linked(connection: Connection, id_: str) -> Agreement | None:
    """The agreement as linking has it, if any report speaks of it."""
    every = contents.linked_of(connection, "agreement")
    return next((x for x in every if isinstance(x, Agreement) and x.id == id_), None)


def _mentioned(
    connection: Connection, mentions: Sequence[Excerpt]
) -> list[tuple[Document, Quoted]]:
    """The words by which reports mean an agreement, each in its sentence."""
    asked_for = frozenset(x.document for x in mentions)
    documents = {x.id: x for x, _ in contents.Reports(connection, asked_for)}
    return [
        (documents[x.document], sentence.quoted(documents[x.document].text, x.span))
        for x in mentions
    ]


def _by_day(instrument: Instrument) -> tuple[str, str]:
    day = instrument.declared or instrument.in_force
    return str(day.start) if day else "", instrument.id


def _instrument(case: Case | None, id_: str) -> Instrument | None:
    """The agreement as the case has it, if it has it."""
    return next((x for x in (case.agreements if case else ()) if x.id == id_), None)


def _subjects(shown: Timeline, instrument: Instrument | None) -> Iterator[tuple[str, Text]]:
    """What the lines may be about, by id: the agreement and what it binds parties to do."""
    of = shown.agreement
    yield of.id, Text(ar=of.name.get("ar"), en=of.name.get("en"))
    for provision in instrument.provisions if instrument else ():
        yield from ((each.id, each.action) for each in provision.commitments)


def _told(case: Case | None) -> dict[str, Text]:
    """What the lines of the case say, in both languages, by the words that a timeline has."""
    lines = case.statuses if case else ()
    return {x.words.ar or x.words.en or "": x.words for x in lines}

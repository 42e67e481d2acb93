"""Stories by day, and one of them with all accounts; an incident with each side's assessments.

Nobody's sealed assessment is shown to anybody: only that it was filed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from hudna.ledger.entries import Entry
from hudna.ledger.entries.incidents import ANSWERS, Assessed
from hudna.ledger.incidents import Life
from hudna.model import EventType, IncidentType, Story, StoryKind
from hudna.model.terms import Question
from hudna.publish import stored
from hudna.publish.choice import Choice
from hudna.store import contents, incidents, listing, lookup, settings
from hudna.store.store import Store
from hudna.web import asked
from hudna.web.background import Backgrounds
from hudna.web.screens import Screens


@dataclass(frozen=True, slots=True)
class Stories:
    """The pages of stories."""

    store: Store
    screens: Screens
    backgrounds: Backgrounds

    def listed(self, request: Request) -> Response:
        """Those asked for, the latest day first."""
        choice = Choice(
            of=_of(asked.word(request, "of")),
            type=asked.word(request, "type"),
            since=asked.day(request, "since"),
            until=asked.day(request, "until"),
            place=asked.word(request, "place"),
        )
        with self.store.reading() as connection:
            every = contents.linked_of(connection, "story")
            found = choice.of_these(x for x in every if isinstance(x, Story))
            due = settings.due(connection)
        part = asked.part(request, _latest_first(found))
        return self.screens.page(
            request, "stories.html.j2", choice=choice, due=due, part=part, kinds=tuple(StoryKind),
            groups=[(day, list(own)) for day, own in groupby(part.items, _day)],
            types=(*IncidentType, *EventType),
        )  # fmt: skip

    def page(self, request: Request) -> Response:
        """One story."""
        with self.store.reading() as connection:
            background = self.backgrounds.of(connection)
            story = lookup.story(connection, request.path_params["id"])
            judge = background.judge if story.of is StoryKind.INCIDENT else None
            shown = stored.story_page(connection, story, judge)
            heads = listing.heads_of(connection, story.documents)
            lives = [x for x in incidents.known(connection).values() if x.id in story.members]
            due = settings.due(connection)
        return self.screens.page(
            request, "story.html.j2", page=shown, story=story, heads=heads, due=due,
            names=background.names, lives=[(life, _by_assessor(life)) for life in lives],
            answers={question: kind.__name__ for question, kind in ANSWERS.items()},
        )  # fmt: skip


def _by_assessor(life: Life) -> dict[str, tuple[list[Entry], list[Question]]]:
    """What each assessor has filed: what is open, and the questions of what is sealed."""
    found: dict[str, tuple[list[Entry], list[Question]]] = {}
    for entry in life.assessments:
        if isinstance(entry.act, Assessed):
            found.setdefault(entry.act.assessor, ([], []))[0].append(entry)
    for assessor, question in life.sealed:
        found.setdefault(assessor, ([], []))[1].append(question)
    return dict(sorted(found.items()))


def _of(given: str | None) -> StoryKind | None:
    return next((each for each in StoryKind if each == given), None)


def _day(story: Story) -> dt.date | None:
    return story.date.start if story.date else None


def _latest_first(stories: Iterable[Story]) -> list[Story]:
    """Stories by day, the latest first; those without a day last."""
    return sorted(
        stories,
        key=lambda x: (x.date is None, -x.date.start.toordinal() if x.date else 0, x.id),
    )

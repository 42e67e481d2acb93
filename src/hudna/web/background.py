"""What pages go by beside the store's reports: its case, and the tables that the case adds to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from hudna import vocab
from hudna.case import Case, known
from hudna.case.known import Known
from hudna.case.scope import Judge
from hudna.case.vocabulary import added
from hudna.model import Actor, Place, Text
from hudna.store import cases
from hudna.vocab import Vocabulary
from hudna.vocab.labels import Labels


@dataclass(frozen=True)
class Background:
    """A case as it is now; each table is read when it is first asked for."""

    case: Case | None
    version: str
    labels: Labels

    @cached_property
    def known(self) -> Known:
        """What the tables know."""
        return known.load()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The coder's vocabulary with what the case adds."""
        return vocab.load(added(self.case))

    @cached_property
    def judge(self) -> Judge | None:
        """Who tells whether an incident is in scope of the case."""
        return Judge(self.case, self.known, self.labels) if self.case is not None else None

    @cached_property
    def names(self) -> Mapping[str, Text]:
        """The names of actors, outlets and areas by id: those of the case before the tables'."""
        tables = {x.id: Text(en=x.en, ar=x.ar) for x in self.known.outlets.values()}
        tables |= {each.id: _named(each) for each in self.known.places.values()}
        tables |= {each.id: _named(each) for each in self.known.actors.values()}
        if self.case is not None:
            tables |= {x.id: x.name for x in self.case.actors if x.name != Text()}
            tables |= {x.id: x.name for x in self.case.areas}
        return tables


def _named(thing: Actor | Place) -> Text:
    return Text(en=thing.name, ar=thing.name_ar)


class Backgrounds:
    """The background of a store, read anew where its case has changed."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._held: Background | None = None

    def of(self, connection: Connection) -> Background:
        """The background for what the store holds now."""
        held, version = self._held, cases.version_of(connection)
        if held is None or held.version != version:
            held = Background(cases.case_of(connection), version, self._labels)
            self._held = held
        return held

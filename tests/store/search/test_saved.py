"""Saved searches: what came in since they were last asked, once."""

from __future__ import annotations

import pytest
from tests.store.search.written import report, take_in

from hudna.errors import UsageError
from hudna.store.search import query, saved
from hudna.store.store import Store

_OLD, _NEW, _OTHER = report("هدنة قديمة."), report("هدنة جديدة."), report("خبر آخر.")


def _new(store: Store) -> dict[str, list[str]]:
    with store.writing() as connection:
        return {
            alert.saved.name: [hit.document for hit in alert.found.hits]
            for alert in saved.alerts(connection, 10)
        }


def test_only_what_came_in_later_is_new(store: Store) -> None:
    """What was there when a search was saved, or was told once, or coded anew, is not new."""
    take_in(store, [_OLD])
    with store.writing() as connection:
        saved.save(connection, "truce", query.parse("هدنة"))
    assert _new(store) == {"truce": []}
    take_in(store, [_NEW, _OTHER])
    take_in(store, [_OLD, _NEW], coder="2")
    assert _new(store) == {"truce": [_NEW.id]}
    assert _new(store) == {"truce": []}


def test_names_of_searches(store: Store) -> None:
    """A name is of one search; it can be given up, and is asked for where it is unknown."""
    with store.writing() as connection:
        saved.save(connection, "truce", query.parse("هدنة"))
        with pytest.raises(UsageError, match="truce already"):
            saved.save(connection, "truce", query.parse("قصف"))
        with pytest.raises(UsageError, match="saved are: truce"):
            saved.drop(connection, "war")
        saved.drop(connection, "truce")
        assert saved.every(connection) == []

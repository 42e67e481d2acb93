"""The index follows the store: taken in, coded anew, made by other rules, from before search."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from tests.store.search.written import HILL, found, naming, report, take_in

from hudna.store.opening import opened
from hudna.store.search import index, keys, sqlite
from hudna.store.store import Store

_REPORT = report("سقطت قذيفة قرب تل الندى.")


def _everything(store: Store) -> list[list[tuple[object, ...]]]:
    """What the tables of search hold, numbers apart."""
    statements = (
        "SELECT document, day FROM searched ORDER BY document",
        "SELECT document, field, value FROM facets JOIN searched USING (number) ORDER BY 1, 2, 3",
        "SELECT * FROM named ORDER BY key, field, value",
        "SELECT * FROM words ORDER BY word",
    )
    with store.reading() as connection:
        return [[tuple(row) for row in connection.execute(text(each))] for each in statements]


def test_coded_anew(store: Store) -> None:
    """A report that is coded anew is found once, by what is read in it now."""
    take_in(store, [_REPORT])
    with store.reading() as connection:
        assert found(connection, "place:tall-al-nada") == []
    take_in(store, [_REPORT], [naming(_REPORT, "تل الندى", HILL)], coder="2")
    with store.reading() as connection:
        assert found(connection, "place:tall-al-nada") == [_REPORT.id]
        assert found(connection, "قذائف") == [_REPORT.id]
    take_in(store, [_REPORT], coder="3")
    with store.reading() as connection:
        assert found(connection, "place:tall-al-nada") == []


def test_indexing_anew_gives_the_same(store: Store) -> None:
    """An index made from what the store holds is the one that grew with it."""
    take_in(store, [_REPORT, report("خبر ثان.")], [naming(_REPORT, "تل الندى", HILL)])
    before = _everything(store)
    with store.writing() as connection:
        index.renew(connection)
    assert _everything(store) == before
    with store.reading() as connection:
        assert found(connection, "قذائف") == [_REPORT.id]


def test_an_index_by_other_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store whose index other rules made is indexed anew when it is opened."""
    path = tmp_path / "case.db"
    with opened(path, create=True) as store:
        take_in(store, [_REPORT])
        with store.writing() as connection:
            connection.execute(text("DELETE FROM facets"))
    with opened(path) as store:
        assert _everything(store)[1] == []
    monkeypatch.setattr(keys, "version", lambda: "other")
    with opened(path) as store:
        assert _everything(store)[1] != []


def test_what_was_replaced_does_not_pile_up(store: Store) -> None:
    """After coding anew twice, more of the index is of what was replaced: all is indexed anew."""
    for coder in ("1", "2", "3"):
        take_in(store, [_REPORT], coder=coder)
    with store.writing() as connection:
        assert connection.execute(text("SELECT count(*) FROM search_index_docsize")).scalar() == 3
        index.tidy(connection)
        assert connection.execute(text("SELECT count(*) FROM search_index_docsize")).scalar() == 1
    with store.reading() as connection:
        assert found(connection, "قذائف") == [_REPORT.id]


def test_what_breaks_off_is_not_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report is in the store and in the index, or in neither."""

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(sqlite, "add", broken)
    with pytest.raises(RuntimeError):
        take_in(store, [_REPORT])
    assert _everything(store) == [[], [], [], []]
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM documents")).scalar() == 0

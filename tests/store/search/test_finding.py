"""Finding: what matches, in which order, marked in the report's own words, and how it spreads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.search.written import (
    ENVOY,
    HILL,
    found,
    marked,
    naming,
    report,
    shelling,
    take_in,
)

from hudna.errors import QueryError
from hudna.model import Document
from hudna.store.opening import opened
from hudna.store.search import finding, keys, query
from hudna.store.search.passages import around
from hudna.store.store import Store

_MARCH = dt.date(2031, 3, 1)
_ONE = report("قصفت مدفعية السهل تل الندى مساء أمس.", day=_MARCH, title="قصف على التل رغم الهدنة")
_TWO = report("أكد مبعوث الهيئة استمرار الهُدنة في الوادي.", outlet="Hadaba News",
              day=_MARCH + dt.timedelta(40))  # fmt: skip
_THREE = report("لا حديث هنا إلا عن موسم القطاف.")
_CLAIMS = (naming(_ONE, "تل الندى", HILL), shelling(_ONE), naming(_TWO, "مبعوث الهيئة", ENVOY))


@pytest.fixture
def store(store: Store) -> Store:
    """Three reports: a shelling of a hill, an envoy who speaks of a truce, a harvest."""
    take_in(store, [_ONE, _TWO, _THREE], _CLAIMS)
    return store


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("هدنة", [_ONE, _TWO]),
        ("هدنة -قصف", [_TWO]),
        ("-هدنة", [_THREE]),
        ("القطاف OR المدفعية", [_ONE, _THREE]),
        ("(القطاف OR المدفعية) -موسم", [_ONE]),
        ('"تل الندى"', [_ONE]),
        ('"الندى تل"', []),
        ("Stefan Lindquist", []),
        ("Stefan Lindqvist", [_TWO]),
        ("stefan lindqvist هدنة", [_TWO]),
        ("Tall an-Nada", [_ONE]),
        ('place:"Tall al Nada"', [_ONE]),
        ("place:tall-al-nada", [_ONE]),
        ('place:"تل ندى"', [_ONE]),
        ('actor:"ستيفان ليندكفيست"', [_TWO]),
        ('place:"Stefan Lindqvist"', []),
        ("type:shelling", [_ONE]),
        ("type:siege", []),
        ('outlet:"hadaba news"', [_TWO]),
        ("outlet:hadaba.example.org", [_TWO]),
        ("language:ar since:2031-03-02", [_TWO]),
        ("until:2031-03-02", [_ONE]),
        ("language:fr", []),
    ],
)
def test_what_is_found(store: Store, asked: str, expected: list[Document]) -> None:
    """Words, phrases, names, filters and days, and what they are put together by."""
    with store.reading() as connection:
        assert set(found(connection, asked)) == {each.id for each in expected}


def test_marks_are_in_the_words_of_the_report(store: Store) -> None:
    """What was found is marked as it is written there, vowel marks too, names by their claims."""
    with store.reading() as connection:
        assert marked(connection, "هدنه type:shelling") == ["الهدنة"]
        assert marked(connection, "هدنه -قصف") == ["الهُدنة"]
        assert marked(connection, "Stefan Lindqvist") == ["مبعوث الهيئة"]
        assert marked(connection, 'place:"Tall al-Nada"') == ["تل الندى"]
        assert marked(connection, '"قصف على"') == ["قصف على"]


def test_the_word_as_it_is_written_comes_first(store: Store) -> None:
    """A report with the very word stands before one with a form of it, however late that is."""
    very, form = report("خبر عن غارة واحدة."), report("خبر عن الغارتين معا.", day=_MARCH)
    take_in(store, [form, very])
    with store.reading() as connection:
        assert found(connection, "غارة") == [very.id, form.id]


def test_how_what_is_found_spreads(store: Store) -> None:
    """Each value of a facet with its name and how many of the reports found have it."""
    with store.reading() as connection:
        facets = finding.search(connection, query.parse("هدنة")).facets()
    told = {of: [(each.value, each.reports) for each in values] for of, values in facets.items()}
    assert told == {
        "outlet": [("Hadaba News", 1), ("Sahl Agency", 1)],
        "month": [("2031-03", 1), ("2031-04", 1)],
        "type": [("shelling", 1)],
        "place": [("tall-al-nada", 1)],
        "actor": [("stefan-lindqvist", 1)],
    }
    assert facets["place"][0].name is not None
    assert facets["place"][0].name.ar == HILL.name_ar


def test_hits_are_limited_and_counted(store: Store) -> None:
    """Only as many hits as asked for come, and the number of all."""
    with store.reading() as connection:
        hits = finding.search(connection, query.parse("language:ar")).find(2)
    assert (len(hits.hits), hits.reports) == (2, 3)


def test_a_type_that_there_is_not(store: Store) -> None:
    """A wrong type is named with its place, and the types that there are."""
    with store.reading() as connection, pytest.raises(QueryError, match=r"character 6.*shelling"):
        finding.search(connection, query.parse("هدنة type:bomb"))


@given(st.text('اهدنةقصف abOR-"():ـ٢²\u0301\u200fمكانplace', max_size=25))
@settings(max_examples=150, deadline=None)
def test_whatever_is_asked(store_of_one: Store, asked: str) -> None:
    """Every search that can be read can be asked of the index."""
    try:
        read = query.parse(asked)
    except QueryError:
        return
    with store_of_one.reading() as connection:
        for hit in finding.search(connection, read).find(3).hits:
            assert hit.text == _TWO.text[slice(*hit.passage)]


@pytest.fixture(scope="module")
def store_of_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of one report, for many searches."""
    with opened(tmp_path_factory.mktemp("one") / "case.db", create=True) as made:
        take_in(made, [_TWO], _CLAIMS)
        yield made


@given(st.text("قصف هدنة\n", min_size=1, max_size=600), st.data())
def test_a_passage_holds_what_it_is_shown_for(text: str, data: st.DataObject) -> None:
    """A passage lies in the body, is short, and has at least one of the words found in it."""
    of = report(text)
    words = [(w.start, w.end) for w in keys.known().words(text) if w.end - w.start < 150]
    chosen = data.draw(st.lists(st.sampled_from(words), unique=True)) if words else []
    start, end = around(of, sorted(chosen))
    assert 0 <= start <= end <= len(text)
    assert end - start <= 400
    assert not chosen or any(start <= a and b <= end for a, b in chosen)

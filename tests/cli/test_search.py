"""`hudna search`: what it shows, saves and tells as new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.store.search.written import HILL, naming, report, take_in

from hudna.cli import main
from hudna.store.opening import opened

_ONE = report("قصفت مدفعية السهل تل الندى مساء أمس رغم الهُدنة.", title="قصف على التل")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of two reports."""
    path = tmp_path / "case.db"
    with opened(path, create=True) as made:
        take_in(made, [_ONE, report("خبر آخر.")], [naming(_ONE, "تل الندى", HILL)])
    return path


def _search(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["search", "--store", str(store), *arguments])


def test_hits(store: Path) -> None:
    """A hit is shown with its outlet, headline and passage; nothing found is no error."""
    shown = _search(store, "هدنة", "قصف")
    assert shown.exit_code == 0, shown.output
    assert {"1 report", _ONE.title, _ONE.text} <= set(shown.output.splitlines())
    assert f"no day  Sahl Agency  {_ONE.id}" in shown.output
    assert _search(store, "موسم").output == "0 reports\n"


def test_hits_for_machines(store: Path) -> None:
    """Spans point into the report's text, those of the headline into that."""
    told = json.loads(_search(store, "هدنة قصف", "--json", "--facets").stdout)
    (hit,) = told["hits"]
    assert (told["search"], told["reports"], hit["document"]) == ("هدنة قصف", 1, _ONE.id)
    assert [_ONE.text[a:b] for a, b in hit["spans"]] == ["الهُدنة"]
    assert [(_ONE.title or "")[a:b] for a, b in hit["title_spans"]] == ["قصف"]
    assert told["facets"]["place"] == [
        {"value": HILL.id, "name": {"ar": HILL.name_ar, "en": HILL.name}, "reports": 1}
    ]


def test_facets(store: Path) -> None:
    """Facets are shown with the names of what they are of."""
    shown = _search(store, "هدنة", "--facets").output
    assert f"        1  {HILL.id}  {HILL.name}  {HILL.name_ar}" in shown.splitlines()


def test_days(store: Path) -> None:
    """Days given as options limit the search, and are saved with it."""
    assert _search(store, "هدنة", "--since", "2031-03-01", "--save", "truce").exit_code == 0
    assert _search(store, "--saved").output == "truce: هدنة since:2031-03-01\n"


def test_saved_searches_and_alerts(store: Path) -> None:
    """What comes in after a search was saved is told once."""
    assert _search(store, "Tall al-Nada OR تل", "--save", "hill").exit_code == 0
    saved = json.loads(_search(store, "--saved", "--json").stdout)
    assert saved == {"name": "hill", "search": "Tall al-Nada OR تل"}
    assert "0 reports" in _search(store, "--alerts").output
    later = report("وصل فريق إلى التل صباحا.")
    with opened(store) as held:
        take_in(held, [later])
    told = json.loads(_search(store, "--alerts", "--json").stdout)
    assert (told["name"], [hit["document"] for hit in told["hits"]]) == ("hill", [later.id])
    assert "0 reports" in _search(store, "--alerts").output
    assert _search(store, "--drop", "hill").output == ""
    assert _search(store, "--alerts").output == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give words"),
        (("--save", "x"), "give words"),
        (("هدنة", "--alerts"), "give words"),
        (("(هدنة",), "at character 1: this bracket is never closed"),
        (("هدنة", "type:bomb"), "at character 6: bomb is no type"),
        (("--drop", "x"), "saved are: none"),
    ],
)
def test_wrong_usage(store: Path, arguments: tuple[str, ...], message: str) -> None:
    """What makes no sense is one line and exit status 2."""
    result = _search(store, *arguments)
    assert result.exit_code == 2
    assert message in result.output

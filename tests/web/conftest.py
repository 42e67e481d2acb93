"""A store of the samples, and a browser without a screen that asks for its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient
from tests.ledger.clock import SetClock

from hudna.cli import main
from hudna.store.opening import opened
from hudna.store.store import Store
from hudna.web.app import app

_SAMPLES = Path(__file__).parents[2] / "samples" / "reports.jsonl"
_OWN = (
    ("انهارت الهدنة في صنعاء.", "2015-05-20", "صحيفة الوادي"),
    ("انهارت الهدنة في صنعاء.", "2015-05-21", "صحيفة الضفة"),
    ("التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأمريكي جون كيري في جنيف أمس الجمعة.",
     "2016-08-27", "صحيفة الوادي"),
    ("عقد لافروف وكيري لقاء في جنيف يوم الجمعة 26 آب 2016.", "2016-08-27", "صحيفة الضفة"),
)  # fmt: skip
"""Reports of ours beside the samples: a truce that the case does not know, a meeting told twice."""


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples and some reports of ours in a store of the case of Syria."""
    folder = tmp_path_factory.mktemp("web")
    own, path = folder / "own.jsonl", folder / "case.db"
    rows = (dict(zip(("text", "published", "source"), each, strict=True)) for each in _OWN)
    own.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    run = ["run", str(_SAMPLES), str(own), "--case", "syria-2016", "--store", str(path)]
    done = CliRunner().invoke(main, run)
    assert done.exit_code == 0, done.output
    return path


@pytest.fixture(scope="session")
def store(store_path: Path) -> Iterator[Store]:
    """The same, open."""
    with opened(store_path) as held:
        yield held


@pytest.fixture(scope="session")
def client(store: Store) -> TestClient:
    """Asks for pages under the name of this computer."""
    return TestClient(app(store, SetClock(), {"127.0.0.1"}), base_url="http://127.0.0.1:8765")


@pytest.fixture(autouse=True)
def _forget(client: TestClient) -> None:
    """Nobody has chosen a language yet."""
    client.cookies.clear()

"""Notified sites are restricted: nothing of them is on any page."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from click.testing import CliRunner
from starlette.testclient import TestClient
from tests.ledger.clock import SetClock

from hudna.cli import main
from hudna.store.opening import opened
from hudna.web.app import app


def test_notified_sites_are_on_no_page(tmp_path: Path) -> None:
    """Neither name nor place of a site of the case is on any page that can be reached."""
    case, reports, store = tmp_path / "sahl", tmp_path / "reports.jsonl", tmp_path / "case.db"
    assert CliRunner().invoke(main, ["case", "new", str(case)]).exit_code == 0
    (path,) = (case / "restricted").glob("*.csv")
    lines = [x for x in path.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    site, *_ = csv.DictReader(lines)
    text = "قصفت قوات الهضبة مستوصفا في السهل أمس. وانتهكت الهدنة في السهل."
    row = {"text": text, "published": "2023-06-01", "source": "صحيفة الوادي"}
    reports.write_text(json.dumps(row), "utf-8")
    run = ["run", str(reports), "--case", str(case), "--store", str(store)]
    assert CliRunner().invoke(main, run).exit_code == 0
    secrets = [site["id"], site["en"], site["ar"], site["lat"], site["lon"]]
    with opened(store) as held:
        client = TestClient(app(held, SetClock()), base_url="http://127.0.0.1")
        waiting, known = ["/"], {"/"}
        while waiting:
            html = client.get(waiting.pop()).text
            assert not [x for x in secrets if x in html]
            links = {x.replace("&amp;", "&") for x in re.findall(r'href="(/[^"#]*)', html)}
            waiting += links - known
            known |= links
    assert len(known) > 8

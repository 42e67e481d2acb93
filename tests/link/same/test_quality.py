"""The gate of linking: texts that researchers found to tell of one incident."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_ROOT = Path(__file__).parents[3]
_FOLDER = _ROOT / ".." / "shared" / "data" / "same-event" / "airwars"

pytestmark = pytest.mark.skipif(
    not _FOLDER.is_dir(), reason="no texts with labelled incidents beside the project"
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that measures."""
    path = _ROOT / "scripts" / "same_event.py"
    spec = importlib.util.spec_from_file_location("same_event", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["same_event"] = module
    spec.loader.exec_module(module)
    return module


def test_linking_holds(script: ModuleType) -> None:
    """As `scripts/same_event.py` prints it, rounded down: as given, and with the day given."""
    texts = script.texts(_FOLDER)
    script.linked(texts)
    found = script.figures(texts, [text.stories for text in texts])
    assert found.pairs.precision >= 0.60
    assert found.pairs.f1 >= 0.57
    assert found.bcubed.f1 >= 0.72
    incidents = {row["internal_id"]: row for row in script.rows(_FOLDER / "incidents.jsonl")}
    assert script.right_places(texts, incidents) >= 0.65
    assert script.right_tolls(texts, incidents)[0] >= 0.68
    dated = script.dated(texts)
    script.linked(dated)
    found = script.figures(dated, [text.stories for text in dated])
    assert found.pairs.f1 >= 0.80
    assert found.bcubed.f1 >= 0.88

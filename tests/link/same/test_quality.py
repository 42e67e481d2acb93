"""The gate of linking: texts that researchers found to tell of one incident."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

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
    found, days = _figures(script, texts), _figures(script, script.dated(texts))
    assert found.pairs.precision >= 0.60
    assert found.pairs.f1 >= 0.53
    assert found.bcubed.f1 >= 0.75
    assert days.pairs.f1 >= 0.78
    assert days.bcubed.f1 >= 0.88
    incidents = {row["internal_id"]: row for row in script.rows(_FOLDER / "incidents.jsonl")}
    assert script.right_places(texts, incidents) >= 0.60


def _figures(script: ModuleType, texts: Any) -> Any:
    script.linked(texts)
    return script.figures(texts, [text.stories for text in texts])

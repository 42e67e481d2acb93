"""The gate of detection: attacks and protests in sentences that other people judged."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from hudna import vocab
from hudna.coding.coder import Coder
from hudna.model import EventType

_ROOT = Path(__file__).parents[1]
_SENTENCES = _ROOT / ".." / "shared" / "data" / "event-coding" / "arabic_event_gsr"


@pytest.fixture(scope="module")
def gsr() -> ModuleType:
    """The script that measures."""
    spec = importlib.util.spec_from_file_location("gsr", _ROOT / "scripts" / "gsr.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not _SENTENCES.is_dir(), reason="no judged sentences beside the project")
@pytest.mark.parametrize(
    ("type_", "precision", "recall", "f1"),
    [(EventType.ASSAULT, 0.60, 0.67, 0.63), (EventType.PROTEST, 0.45, 0.65, 0.53)],
)
def test_detection_holds(
    gsr: ModuleType, type_: EventType, precision: float, recall: float, f1: float
) -> None:
    """As `scripts/gsr.py` prints it, rounded down."""
    table = _SENTENCES / f"{type_.lower()}_gsr.csv"
    found = gsr.detection(Coder(vocab.load()), type_, table)
    assert found.precision >= precision
    assert found.recall >= recall
    assert found.f1 >= f1

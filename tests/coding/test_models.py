"""The files of models are those that docs/models.md describes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from hudna.coding.guess.guesser import MODELS

_PAGE = (Path(__file__).parents[2] / "docs" / "models.md").read_text("utf-8")
_LARGEST = 1_500_000


def test_every_model_is_described_with_its_hash() -> None:
    """docs/models.md has a row with size and SHA-256 for every file, and none for another."""
    rows = re.findall(r"^\| `([\w.]+)` \| ([\d,]+) \| `([0-9a-f]{64})` \|", _PAGE, re.MULTILINE)
    described = {name: (int(size.replace(",", "")), digest) for name, size, digest in rows}
    found = {
        path.name: (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in MODELS.iterdir()
    }
    assert described == found


def test_models_are_small() -> None:
    """Together the models are smaller than the vocabulary."""
    assert sum(path.stat().st_size for path in MODELS.iterdir()) < _LARGEST

"""A new store for a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.store.opening import opened
from hudna.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with opened(tmp_path / "case.db", create=True) as made:
        yield made

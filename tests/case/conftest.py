"""A case file of one's own: the truce of the plain, which `hudna case new` writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudna.case.new import create


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new case file, to be changed."""
    made = tmp_path / "sahl-2023"
    create(made)
    return made

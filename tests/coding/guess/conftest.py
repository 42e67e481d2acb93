"""What the tests of guesses share."""

from __future__ import annotations

import pytest

from hudna import vocab
from hudna.vocab import Vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The whole vocabulary."""
    return vocab.load()

"""Files that a command writes: there complete, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hudna.errors import UsageError


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file that is there complete or not at all: written beside it, then renamed.

    Raises `UsageError` where the folder cannot be written to.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        out = part.open("wb")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}): give another -o") from error
    try:
        with out:
            yield out
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)

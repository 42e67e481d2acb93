"""A new case file, to be filled in: an imagined truce with every file explained."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from hudna.case.folder import HEAD
from hudna.case.ids import ID
from hudna.errors import UsageError

SKELETON = Path(__file__).parent / "skeleton"


def create(folder: Path, name: str | None = None) -> str:
    """Write a case file into a new or empty folder; its id, by default the folder's name.

    Raises `UsageError` where something is in the folder, the id is none, or nothing can be written.
    """
    name = name or folder.resolve().name
    if not ID.fullmatch(name):
        raise UsageError(f"{name} is no id of a case: give lower-case words with hyphens by --id")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise UsageError(f"{folder} is not empty: give a new folder")
        shutil.copytree(SKELETON, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
        head = folder / HEAD
        written = re.sub("^id = .*$", f'id = "{name}"', head.read_text("utf-8"), flags=re.MULTILINE)
        head.write_text(written, "utf-8")
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror})") from error
    return name

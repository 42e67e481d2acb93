"""Loading a case by its name or folder, and checking it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hudna.case import folder as folders
from hudna.case import ids, known, sense
from hudna.case.facts import Case, Head, Party
from hudna.case.known import Known
from hudna.case.reading import Reading
from hudna.errors import CaseError, UsageError
from hudna.model import Text

DATA = Path(__file__).parent / "data"


def names() -> list[str]:
    """The names of the cases that come with Hudna."""
    return sorted(path.parent.name for path in DATA.glob(f"*/{folders.HEAD}"))


def heads() -> list[Head]:
    """What each of the cases that come with Hudna is."""
    found = []
    for name in names():
        written = (DATA / name / folders.HEAD).read_text("utf-8")
        head = Reading({folders.HEAD: written}, []).fact(folders.HEAD, Head)
        found += [head] if head else []
    return found


def find(case: str) -> Path:
    """The folder of a case by its name or path. Raises `UsageError` where there is none."""
    if case in names():
        return DATA / case
    if Path(case).is_dir():
        return Path(case)
    raise UsageError(
        f"{case} is neither a folder nor a case that comes with Hudna ({', '.join(names())})"
    )


def check(case: str, vocabulary: Known) -> folders.Draft:
    """What the folder of a case says, with every mistake in it. Raises `UsageError`."""
    return checked(folders.read(find(case)), vocabulary)


def checked(draft: folders.Draft, vocabulary: Known) -> folders.Draft:
    """A draft with everything noted that is wrong with its facts, and all its actors named."""
    ids.check(draft, vocabulary)
    sense.check(draft)
    draft.actors = [_named(actor, vocabulary) for actor in draft.actors]
    draft.reading.mistakes.sort()
    return draft


def load(case: str) -> Case:
    """A case that has no mistakes.

    Raises `UsageError` where there is none of this name, `CaseError` with every mistake in it.
    """
    draft = check(case, known.load())
    found = draft.case()
    if found is None:
        raise CaseError(case, draft.reading.mistakes)
    return found


def version(case: str) -> str:
    """A hash of what a case says, restricted files apart. Raises `UsageError`."""
    return folders.version(find(case))


def _named(actor: Party, vocabulary: Known) -> Party:
    """An actor of the vocabulary with the names, type and body that it has there."""
    there = vocabulary.actors.get(actor.id)
    if there is None:
        return actor
    name = Text(ar=actor.name.ar or there.name_ar, en=actor.name.en or there.name)
    return msgspec.structs.replace(
        actor, name=name, type=actor.type or there.type, of=actor.of or there.of
    )

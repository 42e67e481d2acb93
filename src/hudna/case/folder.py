"""The folder of a case: which files it has, and reading them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from hudna.case.facts import (
    Area,
    Case,
    Designation,
    Fact,
    Head,
    Instrument,
    Party,
    Process,
    Reference,
    Site,
    SourceGrade,
    StatusLine,
    Tenure,
    Written,
    stated,
)
from hudna.case.reading import Reading
from hudna.errors import Mistake
from hudna.model.ids import digest, sha256

HEAD, TRACKS, AGREEMENTS, RESTRICTED = "case.toml", "tracks.toml", "agreements", "restricted"
REFERENCES, ACTORS, ROLES, AREAS = "references.csv", "actors.csv", "roles.csv", "areas.csv"
STATUSES, DESIGNATIONS, GRADES = "statuses.csv", "designations.csv", "sources.csv"
SITES = f"{RESTRICTED}/sites.csv"

NEEDED = (HEAD, REFERENCES, ACTORS, ROLES, AREAS)
OPTIONAL = (STATUSES, DESIGNATIONS, TRACKS, GRADES, SITES)

_LARGEST = 4_000_000
"""Bytes of a file: what a hand writes in years."""


class _Tracks(Written, frozen=True, kw_only=True):
    """What `tracks.toml` holds."""

    tracks: tuple[Process, ...] = msgspec.field(default=(), name="track")


@dataclass(slots=True)
class Draft:
    """A case as far as its files could be read, with the mistakes that were found so far."""

    reading: Reading
    head: Head | None = None
    actors: list[Party] = field(default_factory=list)
    roles: list[Tenure] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    agreements: list[Instrument] = field(default_factory=list)
    statuses: list[StatusLine] = field(default_factory=list)
    designations: list[Designation] = field(default_factory=list)
    tracks: list[Process] = field(default_factory=list)
    grades: list[SourceGrade] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def facts(self) -> Iterator[Fact]:
        """Everything that has references, in the order of the files."""
        return stated(self.roles, self.agreements, self.statuses, self.designations, self.tracks)

    def case(self) -> Case | None:
        """The case; nothing where something is wrong with it."""
        if self.head is None or self.reading.mistakes:
            return None
        return Case(
            **msgspec.structs.asdict(self.head),
            actors=tuple(self.actors),
            roles=tuple(self.roles),
            areas=tuple(self.areas),
            agreements=tuple(self.agreements),
            statuses=tuple(self.statuses),
            designations=tuple(self.designations),
            tracks=tuple(self.tracks),
            grades=tuple(self.grades),
            sites=tuple(self.sites),
            references=tuple(self.references),
        )


def read(folder: Path) -> Draft:
    """What the files of a folder say, and what is wrong with the files themselves."""
    files: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for name, path in _written(folder):
        if message := _stray(name):
            mistakes.append(Mistake(name, 0, "", message))
            continue
        try:
            if path.stat().st_size > _LARGEST:
                mistakes.append(Mistake(name, 0, "", f"is larger than {_LARGEST:,} bytes"))
            else:
                files[name] = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            mistakes.append(Mistake(name, 0, "", f"cannot be read ({error.strerror})"))
        except UnicodeDecodeError:
            mistakes.append(Mistake(name, 0, "", "is not UTF-8: save it as UTF-8"))
    return drafted(files, mistakes)


def drafted(files: Mapping[str, str], mistakes: list[Mistake]) -> Draft:
    """What some files say by their names; `mistakes` are of those that are not among them."""
    found = {mistake.file for mistake in mistakes} | set(files)
    missing = [name for name in NEEDED if name not in found]
    mistakes += [Mistake(name, 0, "", "this file is missing") for name in missing]
    if not any(name.startswith(f"{AGREEMENTS}/") for name in found):
        message = "there is no agreement: a case has one file or more in this folder"
        mistakes.append(Mistake(AGREEMENTS, 0, "", message))
    reading = Reading(files, mistakes)
    instruments = [name for name in reading.files if name.startswith(f"{AGREEMENTS}/")]
    tracks = reading.fact(TRACKS, _Tracks)
    return Draft(
        reading,
        head=reading.fact(HEAD, Head),
        actors=reading.facts(ACTORS, Party),
        roles=reading.facts(ROLES, Tenure),
        areas=reading.facts(AREAS, Area),
        agreements=[i for name in instruments if (i := reading.fact(name, Instrument))],
        statuses=reading.facts(STATUSES, StatusLine),
        designations=reading.facts(DESIGNATIONS, Designation),
        tracks=list(tracks.tracks) if tracks else [],
        grades=reading.facts(GRADES, SourceGrade),
        sites=reading.facts(SITES, Site),
        references=reading.facts(REFERENCES, Reference),
    )


def _written(folder: Path) -> Iterator[tuple[str, Path]]:
    """The tables and TOML files of a folder by name, in order; what is hidden is passed over."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if path.suffix in (".csv", ".toml") and path.is_file() and not hidden:
            yield name, path


def _stray(name: str) -> str:
    """What is wrong with the place of a file; nothing where it belongs there."""
    parent, _, last = name.rpartition("/")
    if name in (*NEEDED, *OPTIONAL) or (parent == AGREEMENTS and last.endswith(".toml")):
        return ""
    if last == Path(SITES).name:
        return f"notified sites are restricted: move it to {SITES}"
    return "is no file of a case; see docs/case.md"


def version(folder: Path) -> str:
    """A hash of the files of a case, without those that are restricted.

    A record says by it which state of the case it was made with; of a restricted file nothing may
    be told, not even what could be guessed and held against a hash.
    """
    public = [(n, p) for n, p in _written(folder) if not n.startswith(f"{RESTRICTED}/")]
    return digest("case", *(part for n, p in public for part in (n, sha256(p.read_bytes()))))

"""What Hudna runs with must be free to use, share and build upon, whatever it pulls in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import metadata

import pytest
from packaging.requirements import Requirement

_ALLOWED = re.compile(
    r"""
    MIT(-CMU|-0)?(\ license)?
    | (0|new\ |modified\ |simplified\ )?BSD([\ -]?[0-4][\ -]clause)?(\ license)?
    | ISC(\ license(\ \(ISCL\))?)?
    | Apache(\ software\ license|(\ license)?,?(\ version)?[\ -]?2(\.0)?(\ license)?)
    | (MPL|Mozilla\ Public\ License)([\ -]?(1\.1|2\.0))?(\ \(MPL\ 2\.0\))?
    | (PSF|PSFL)(-2\.0)? | Python\ Software\ Foundation\ License | CNRI-Python
    | zlib(/libpng\ license)?
    | (The\ )?Unlicense(\ \(Unlicense\))?
    | CC0(-1\.0)?(\ .*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _allowed(expression: str) -> bool:
    """Whether a licence, or one side of every OR in it, is allowed."""
    bare = re.sub(r"^\((.*)\)$", r"\1", expression.strip())
    if re.search(r"\sAND\s", bare):
        return all(_allowed(part) for part in re.split(r"\sAND\s", bare))
    sides = re.split(r"\sOR\s", bare)
    return any(_ALLOWED.fullmatch(side.strip(marks)) for side in sides for marks in (" ", " ()"))


def _licences(fields: Mapping[str, list[str]]) -> list[str]:
    """What a package says of its licence: the expression, else the classifiers, else the field."""
    if fields.get("License-Expression"):
        return fields["License-Expression"]
    classifiers = [
        each.rpartition(" :: ")[2]
        for each in fields.get("Classifier", [])
        if each.startswith("License :: ") and not each.endswith(":: OSI Approved")
    ]
    short = [each for each in fields.get("License", []) if "\n" not in each and len(each) < 60]
    return classifiers or short


def _fault(fields: Mapping[str, list[str]]) -> str | None:
    """Why a package may not be used, if so: no licence known, or one that is not allowed."""
    found = _licences(fields)
    if not found:
        return "says nothing of its licence"
    wrong = [each for each in found if not _allowed(each)]
    return f"has the licence {', '.join(wrong)}" if wrong else None


def _fields(name: str) -> dict[str, list[str]]:
    message = metadata.metadata(name)
    keys = ("License-Expression", "License", "Classifier")
    return {key: [str(each) for each in message.get_all(key) or []] for key in keys}


def _needed(root: str) -> set[str]:
    """Everything that a package needs to run, and what that needs, extras asked for included."""
    todo: list[tuple[str, frozenset[str]]] = [(root, frozenset())]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        name, extras = todo.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        for line in metadata.requires(name) or []:
            need = Requirement(line)
            if _applies(need, extras):
                todo.append((need.name.lower(), frozenset(need.extras)))
    return {name for name, _ in seen} - {root}


def _applies(need: Requirement, extras: Iterable[str]) -> bool:
    if need.marker is None:
        return True
    return any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def test_every_dependency_has_an_allowed_licence() -> None:
    """Every package that Hudna needs to run, transitively, is under a permissive licence."""
    needed = _needed("hudna")
    assert {"msgspec", "click", "rich", "jinja2", "markupsafe", "pygments"} <= needed
    faults = {name: fault for name in sorted(needed) if (fault := _fault(_fields(name)))}
    assert not faults


@pytest.mark.parametrize(
    "expression",
    ["MIT", "MIT-CMU", "BSD-3-Clause", "0BSD", "ISC", "Apache-2.0", "Apache2", "MPL-2.0", "PSF-2.0",
     "CNRI-Python", "Zlib", "Unlicense", "CC0-1.0", "BSD License", "Apache Software License",
     "GPL-2.0-only OR MIT", "Mozilla Public License 2.0 (MPL 2.0)", "MPL-1.1 OR GPL-2.0-only",
     "MIT AND (Apache-2.0 OR GPL-3.0-only)"],
)  # fmt: skip
def test_allows(expression: str) -> None:
    """Permissive licences pass in every spelling packages use, and so does a choice of one."""
    assert _allowed(expression)


@pytest.mark.parametrize(
    "expression",
    ["GPL-3.0-or-later", "GNU General Public License v3 (GPLv3)", "AGPL-3.0-only", "LGPL-2.1-only",
     "MIT AND GPL-2.0-only", "Proprietary", "SSPL-1.0", "UNKNOWN", "CC-BY-NC-4.0", "MITRE"],
)  # fmt: skip
def test_refuses(expression: str) -> None:
    """Licences that bind what builds upon them, or that nobody knows, do not pass."""
    assert not _allowed(expression)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({}, "says nothing of its licence"),
        ({"License": ["A long text\nof a licence"]}, "says nothing of its licence"),
        ({"License-Expression": ["GPL-3.0-only"]}, "has the licence GPL-3.0-only"),
        ({"Classifier": ["License :: OSI Approved :: GNU Affero General Public License v3"]},
         "has the licence GNU Affero General Public License v3"),
        ({"Classifier": ["License :: OSI Approved :: BSD License"]}, None),
        ({"Classifier": ["License :: OSI Approved"], "License": ["MIT"]}, None),
    ],
)  # fmt: skip
def test_faults(fields: dict[str, list[str]], fault: str | None) -> None:
    """A package under the GPL would fail the test above, and so would one that says nothing."""
    assert _fault(fields) == fault

"""The gate of quality: what the coder reads in gold reports must not fall below pinned floors."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from click.testing import CliRunner

from hudna import score as scoring
from hudna.cli import main

_ROOT = Path(__file__).parents[1]
_SAMPLES, _SHARED = _ROOT / "samples", _ROOT / ".." / "shared"
_FLOORS = Path(__file__).with_name("floors.toml")

Coding = Callable[[str], Path]


class _Set(NamedTuple):
    """Reports with gold: what is coded, against what it is scored, and which of it."""

    inputs: tuple[Path, ...]
    gold: Path
    pattern: str = "*"


_SETS = {
    "samples": _Set((_SAMPLES,), _SAMPLES / "gold"),
    "shared": _Set(
        (_SHARED / "seeds", _SHARED / "gold" / "dev" / "reports.jsonl"), _SHARED / "gold" / "dev"
    ),
    "seeds": _Set((_SHARED / "seeds",), _SHARED / "gold" / "dev", "00*"),
}


class _Floor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one set must reach."""

    mean_f1: float
    furniture_removed: float
    f1: dict[str, float]
    events: dict[str, float] = {}
    """Of the matched events of which each is asked, the share whose attribute is right."""


def _floors() -> dict[str, _Floor]:
    return msgspec.convert(tomllib.loads(_FLOORS.read_text("utf-8")), dict[str, _Floor])


def _inputs(inputs: tuple[Path, ...]) -> list[str]:
    """The files to code: of a folder only those in it itself, for gold holds its texts again."""
    found: list[str] = []
    for path in inputs:
        files = sorted([*path.glob("*.txt"), *path.glob("*.jsonl")]) if path.is_dir() else [path]
        found += map(str, files)
    return found


@pytest.fixture(scope="module")
def coding(tmp_path_factory: pytest.TempPathFactory) -> Coding:
    """Codes the reports of a set, once for all tests."""
    made: dict[tuple[Path, ...], Path] = {}

    def code(name: str) -> Path:
        inputs = _SETS[name].inputs
        if inputs not in made:
            out = tmp_path_factory.mktemp(name) / "record.jsonl"
            done = CliRunner().invoke(
                main, ["code", *_inputs(inputs), "-o", str(out)], catch_exceptions=False
            )
            assert done.exit_code == 0, done.output
            made[inputs] = out
        return made[inputs]

    return code


@pytest.mark.parametrize("name", list(_SETS))
def test_quality_holds(name: str, coding: Coding) -> None:
    """Mean F1, F1 of each kind, what events tell, furniture removed: at least what is pinned."""
    wanted = _SETS[name]
    if not any(wanted.gold.glob("*.gold.json")):
        pytest.skip(f"no gold for {name}: {wanted.gold.relative_to(_ROOT)} is not there")
    result = scoring.score(wanted.gold, coding(name), wanted.pattern)
    assert not result.missing
    low = _below(result, _floors()[name])
    assert not low, (
        f"the quality of {name} fell below tests/floors.toml: {'; '.join(low)}\n"
        + "\n".join(scoring.table(result))
        + "\nFind what was lost with `hudna score GOLD RECORD --verbose`. If the loss is the price "
        "of something better, pin anew: write the figures above into tests/floors.toml, rounded "
        "down, and say why in CHANGELOG.md."
    )


def _below(result: scoring.Score, floor: _Floor) -> list[str]:
    """What does not reach its floor."""
    low = []
    figures: list[tuple[str, float, float]] = [("mean F1", result.mean_f1, floor.mean_f1)]
    removed = result.kind("body").attributes["furniture removed"]
    if removed.asked:
        share = removed.right / removed.asked
        figures.append(("furniture removed", share, floor.furniture_removed))
    figures += [(f"F1 of {kind}", result.kind(kind).f1, least) for kind, least in floor.f1.items()]
    for name, least in floor.events.items():
        of = result.kind("events").attributes[name]
        figures.append((f"events' {name}", of.right / of.asked, least))
    low += [f"{what} {got:.3f} < {least:.2f}" for what, got, least in figures if got < least]
    low += [
        f"F1 of {kind} is nought"
        for kind in scoring.MEAN
        if result.kind(kind).demanded and not result.kind(kind).f1
    ]
    return low


def test_floors_are_pinned_for_every_set() -> None:
    """Every set of gold has its floors, and no floor is for nothing."""
    assert set(_floors()) == set(_SETS)
    assert all(set(floor.f1) <= set(scoring.SHOWN) for floor in _floors().values())

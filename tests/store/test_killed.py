"""Writers that are killed, and writers that meet: no half report, nothing lost, nothing twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.store.test_intake import exported
from tests.store.writer import write

from hudna.store.opening import opened

_REPORTS = 400
_KILLS = 6
_ROOT = Path(__file__).parents[2]


def _writer(path: Path, numbers: range) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.store.writer"]
    return subprocess.Popen(
        [*command, str(path), str(numbers.start), str(numbers.stop)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
    )


def _lines(path: Path) -> list[str]:
    with opened(path, create=True) as store:
        return exported(store)


def _expected(tmp_path: Path) -> list[str]:
    whole = tmp_path / "whole.db"
    write(whole, range(_REPORTS))
    return _lines(whole)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """SIGKILL while reports are taken in: each is there with all its claims or not at all."""
    expected = _expected(tmp_path)
    path = tmp_path / "case.db"
    chance = random.Random(5)
    killed = 0
    for _ in range(_KILLS):
        with _writer(path, range(_REPORTS)) as writing:
            assert writing.stdout is not None
            writing.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.1))
            writing.kill()
            killed += writing.wait() == -signal.SIGKILL
        kinds = [line.split('"')[3] for line in _lines(path)[1:]]
        assert kinds == ["document", "statement", "event", "incident"] * (len(kinds) // 4)
    assert killed > _KILLS // 2
    assert len(kinds) // 4 > 0
    write(path, range(_REPORTS))
    assert _lines(path) == expected


def test_two_writers_at_once(tmp_path: Path) -> None:
    """Two programs make the store together and take in reports, some of them the same."""
    expected = _expected(tmp_path)
    path = tmp_path / "case.db"
    halves = [range(250), range(150, _REPORTS)]
    writers = [_writer(path, numbers) for numbers in halves]
    for writing in writers:
        writing.communicate(timeout=60)
        assert writing.returncode == 0
    assert _lines(path) == expected

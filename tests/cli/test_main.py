"""The command line as a whole: quick, complete, and plain about errors."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from hudna import __version__
from hudna.cli import COMMANDS, main
from hudna.errors import RecordError, UsageError

_HEAVY = {
    *("rich", "jinja2", "numpy", "pycld2", "httpcore", "lxml", "trafilatura", "warcio"),
    *("sqlalchemy", "alembic", "hudna.store", "hudna.link"),
    *("hudna.vocab", "hudna.coding", "hudna.origins", "hudna.read", "hudna.score", "hudna.fetch"),
}


def test_help_imports_nothing_heavy() -> None:
    """`hudna --help` answers at once: what takes time to import stays out."""
    program = (
        "import sys\n"
        "from hudna.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "print('imported:', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "Usage:" in done.stdout
    assert not _HEAVY & set(done.stdout.rpartition("imported:")[2].split())


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_an_example(name: str) -> None:
    """The help of every command shows an example that can be typed."""
    shown = CliRunner().invoke(main, [name, "--help"])
    assert shown.exit_code == 0
    assert f"Example:\n    hudna {name} " in shown.stdout


def test_version() -> None:
    """`hudna --version` says which version this is."""
    assert CliRunner().invoke(main, ["--version"]).stdout == f"hudna, version {__version__}\n"


def test_unknown_command_is_wrong_usage() -> None:
    """A command that there is not gives exit status 2."""
    assert CliRunner().invoke(main, ["fire"]).exit_code == 2


@pytest.mark.parametrize(("error", "status"), [(RecordError("no"), 1), (UsageError("no"), 2)])
def test_errors_become_a_line_and_a_status(
    monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    """What Hudna raises is one line on standard error, without a traceback."""

    @click.command()
    def failing() -> None:
        raise error

    monkeypatch.setattr(type(main), "get_command", lambda *_: failing)
    done = CliRunner().invoke(main, ["failing"])
    assert (done.exit_code, done.stderr) == (status, "Error: no\n")

"""`hudna serve`: a server that says where it is, for this computer alone unless told otherwise."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from hudna.cli import main
from hudna.store.opening import opened


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """An empty store."""
    path = tmp_path / "case.db"
    with opened(path, create=True):
        return path


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.1", False), ("0.0.0.0", True)])  # noqa: S104
def test_pages_until_it_is_stopped(store: Path, host: str, warned: bool) -> None:
    """It says where, answers there, stops at Ctrl-C, and warns where others can reach it."""
    code = "from hudna.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        code,
        "serve",
        "--store",
        str(store),
        "--host",
        host,
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        first = server.stderr.readline()
        assert ("WARNING" in first) is warned
        line = server.stderr.readline() if warned else first
        port = re.search(r":(\d+)/ until", line)
        assert port is not None, line
        with urllib.request.urlopen(f"http://127.0.0.1:{port[1]}/review") as answer:
            assert '<html lang="ar" dir="rtl">' in answer.read().decode()
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0


def test_a_port_that_is_taken(store: Path) -> None:
    """Where another program listens already it says so in a line."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = CliRunner().invoke(main, ["serve", "--store", str(store), "--port", port])
    assert done.exit_code == 1
    assert f"port {port} cannot be used" in done.output

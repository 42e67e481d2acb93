"""A watch that is killed again and again, for real, keeps everything exactly once."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fetch.server import Server, feed, page
from tests.fetch.test_keep import records, sound

from hudna.fetch import coverage
from hudna.fetch.coverage import lines

_PAGES = 100
_KILLS = 8


def test_killed_at_random_moments(server: Server, tmp_path: Path) -> None:
    """SIGKILL while it fetches: no page is lost, none is there twice, all digests hold."""
    names = [f"page-{n}" for n in range(_PAGES)]
    server.answers["/feed"] = page(feed(server.url, names))
    for name in names:
        server.answers[f"/{name}"] = page(f"خبر {name}: أعلن الوسيط هدنة. " * 200)
    sources, store = tmp_path / "sources.toml", tmp_path / "store"
    sources.write_text(
        f'[[source]]\nname = "s"\nkind = "feed"\nurl = "{server.url}/feed"\n'
        'interval = "1m"\nlanguage = "ar"\n',
        "utf-8",
    )
    command = [
        *(sys.executable, "-c", "from hudna.cli import main; main()", "watch", str(sources)),
        *("-o", str(store), "--once", "--delay", "0", "--allow-private", "--items", "1000"),
    ]
    chance = random.Random(7)
    killed = 0
    for _ in range(_KILLS):
        before = len(server.requests)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
            while run.poll() is None and len(server.requests) == before:
                time.sleep(0.002)
            time.sleep(chance.uniform(0.0, 0.2))
            run.kill()
            killed += run.wait() == -signal.SIGKILL
    assert killed > _KILLS // 2
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    answers = Counter(
        record.rec_headers["WARC-Target-URI"].removeprefix(server.url + "/")
        for record, _ in records(store)
        if record.rec_type == "response"
    )
    assert answers == dict.fromkeys(["feed", *names], 1)
    assert sound(store)
    read = Counter(line.url for line in lines(store / coverage.NAME) if line.outcome == "read")
    assert read == dict.fromkeys((f"{server.url}/{name}" for name in ["feed", *names]), 1)
    assert all(server.served[f"/{name}"] >= 1 for name in names)

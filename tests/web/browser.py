"""A browser without a screen, driven through the pipes of its developer tools."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PATIENCE = 20
"""Seconds to wait for something on a page."""


class Page:
    """One page in the browser; commands are those of the Chrome DevTools Protocol."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive = send, receive
        self._number, self._read, self._session = 0, b"", ""
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        attached = self.do("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.do("Page.enable")

    def do(self, method: str, **parameters: object) -> dict[str, Any]:
        """Give a command, and its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            chunk = os.read(self._receive, 1 << 20)
            assert chunk, "the browser is gone"
            self._read += chunk
        message, _, self._read = self._read.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def show(self, url: str, width: int = 1200, height: int = 900) -> None:
        """Open a page in a window of a size, and wait until it is there."""
        self.do(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        self.do("Page.navigate", url=url)
        self.wait(f"location.href === {json.dumps(url)} && document.readyState === 'complete'")

    def ask(self, script: str) -> Any:  # noqa: ANN401 - whatever the page says
        """What a script on the page says."""
        answer = self.do("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    def wait(self, script: str) -> None:
        """Wait until a script on the page says yes."""
        until = time.monotonic() + _PATIENCE
        while not self.ask(script):
            assert time.monotonic() < until, f"waited in vain for {script}"
            time.sleep(0.02)

    def press(self, key: str, code: str) -> None:
        """Press a key: the letter that it writes, and which key it is."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" else {}
            self.do("Input.dispatchKeyEvent", type=kind, key=key, code=code, **text)

    def picture(self, path: Path) -> None:
        """Keep what is seen as a picture."""
        data = self.do("Page.captureScreenshot", captureBeyondViewport=False)["data"]
        path.write_bytes(base64.b64decode(data))


@contextmanager
def opened(program: str, folder: Path) -> Iterator[Page]:
    """A browser with one page, closed at the end."""
    theirs, ours = os.pipe()
    here, there = os.pipe()
    shell = f'exec "$0" "$@" 3<&{theirs} 4>&{there}'
    flags = [
        "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
        "--disable-background-networking", f"--user-data-dir={folder}",
    ]  # fmt: skip
    process = subprocess.Popen(
        ["/bin/bash", "-c", shell, program, *flags],
        pass_fds=(theirs, there), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    os.close(there)
    try:
        yield Page(ours, here)
    finally:
        process.terminate()
        process.wait(_PATIENCE)
        os.close(ours)
        os.close(here)

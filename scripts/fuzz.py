"""Feed damaged inputs of every kind to the readers, for as long as wished: `scripts/fuzz.py 300`.

What raises, or gives anything but documents and problems, is kept in tests/read/fuzz under the
name of its error and hash; a test reads everything there. The number that it starts from is
printed: with it as second argument the same inputs come again.
"""

from __future__ import annotations

import faulthandler
import hashlib
import io
import random
import sys
import time
from pathlib import Path

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT))

from tests.read.seeds import seeds  # noqa: E402

from hudna.model.jsonl import line  # noqa: E402 - after the path to the tests is known
from hudna.read import Limits, read  # noqa: E402

_KEPT = _ROOT / "tests" / "read" / "fuzz"
_LIMITS = Limits(
    report_bytes=200_000, whole_bytes=200_000, unpacked_bytes=2_000_000, ratio=10, depth=4,
    members=100, pdf_seconds=5,
)  # fmt: skip
_SLOW = 20.0
"""Seconds after which an input counts as a find, PDFs and a busy machine included."""
_TELLING = (b"\0", b"\xff" * 4, b"\r\n\r\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"PK\x01\x02",
            b"9" * 20, b"-1", b"<!DOCTYPE", b"\x80\x00\x00\x00")  # fmt: skip


def _damaged(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """An input with up to eight places changed."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(found) + 1), chance.choice((1, 2, 4, 16, 200))
        match chance.randrange(7):
            case 0:
                found[at : at + size] = chance.randbytes(size)
            case 1:
                del found[at : at + size]
            case 2:
                found[at:at] = found[at : at + size] * chance.choice((1, 2, 50))
            case 3:
                found[at : at + 1] = bytes([1 << chance.randrange(8)])
            case 4:
                found[at:at] = chance.choice(_TELLING)
            case 5:
                other = chance.choice(others)
                start = chance.randrange(len(other))
                found[at:at] = other[start : start + size * 10]
            case _:
                if chance.random() < 0.1:
                    del found[at:]
    return bytes(found)


def _fault(data: bytes) -> str:
    """What is wrong with how an input is read; empty where nothing is."""
    began = time.monotonic()
    try:
        for item in read(["-"], io.BytesIO(data), _LIMITS):
            line(item)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return type(error).__name__
    return "slow" if time.monotonic() - began > _SLOW else ""


def main() -> None:
    """Runs for so many seconds."""
    faulthandler.enable()
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    start = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 10**9
    chance = random.Random(start)  # noqa: S311 - no secret
    of_kind = seeds()
    # a PDF takes a process: one in twenty
    names = [name for name in of_kind if name != "pdf"] * 2 + ["pdf"]
    end, tried, kept = time.monotonic() + seconds, 0, 0
    while time.monotonic() < end:
        data = _damaged(of_kind[chance.choice(names)], list(of_kind.values()), chance)
        fault = _fault(data)
        tried += 1
        if fault:
            _KEPT.mkdir(exist_ok=True)
            file = _KEPT / f"{fault}-{hashlib.sha256(data).hexdigest()[:12]}"
            file.write_bytes(data)
            kept += 1
            print(f"{fault}: kept as {file.relative_to(_ROOT)}")
    print(f"{tried} inputs from {start}, {kept} finds")


if __name__ == "__main__":
    main()

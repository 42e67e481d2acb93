"""Let coverage lead the search for inputs that the readers cannot bear: `scripts/fuzz_guided.py`.

Needs atheris (Apache-2.0), which is no dependency: `pip install atheris`. Options are those of
libFuzzer, for instance `-max_total_time=300`. It begins with the seeds of the tests; what raises is
written to the working folder as `crash-…`: put it into tests/read/fuzz, where a test reads it.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

import atheris

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT))

with atheris.instrument_imports(include=["hudna.read"]):
    from hudna.model.jsonl import line
    from hudna.read import Limits, read, reader
    from hudna.read.document import Maker

from tests.read.seeds import seeds  # noqa: E402 - after the path to the tests is known

_LIMITS = Limits(
    report_bytes=50_000, whole_bytes=50_000, unpacked_bytes=500_000, ratio=10, depth=4, members=50,
    pdf_seconds=5,
)  # fmt: skip
_PDF = b"%PDF"
"""Read in a process of its own, which is slow and seen by no coverage: left to `fuzz.py`."""


def one(data: bytes) -> None:
    """Read one input; whatever is no document and no problem is a find."""
    if _PDF in data[:1024]:
        return
    for item in read(["-"], io.BytesIO(data), _LIMITS):
        line(item)


def main() -> None:
    """Search until told to stop."""
    maker = Maker()
    once = patch.object(reader, "Maker", lambda: maker)  # the vocabulary is read once
    with once, tempfile.TemporaryDirectory() as corpus:
        for name, data in seeds().items():
            Path(corpus, name.replace("/", "-")).write_bytes(data)
        atheris.Setup([*sys.argv, corpus], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

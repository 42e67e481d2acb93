"""A proof bundle: the sealed lines of a ledger, its checkpoints and a program that verifies them.

It is a zip file that holds the same bytes for the same ledger. Sealed assessments are redacted in
every bundle; a public one has no values at all but which kinds of things were done, and when.
"""

from __future__ import annotations

import inspect
import zipfile
from collections.abc import Collection, Iterable
from typing import BinaryIO

from hudna.ledger import verify
from hudna.ledger.assessments import SEALED
from hudna.ledger.seal import redacted

_README = """\
A ledger of decisions, exported to be verified by anyone, without a network:

    python3 verify.py .

Python 3.11 or newer is all it needs. Do not trust the verify.py of a bundle from somebody whom you
do not trust: take your own copy, or write one; its first lines say how everything is computed.

What holds shows that no entry was changed, left out, put in or moved since it was sealed. It does
not show that nothing was cut off the end, or that the whole was not made anew, unless you have a
checkpoint that you kept yourself and know the key that it is signed by:

    python3 verify.py . --checkpoint kept.json --key HEX

It says nothing about whether what was entered is true.
"""


def write(
    out: BinaryIO,
    lines: Iterable[str],
    checkpoints: Iterable[str],
    closed: Collection[int],
    *,
    redact: bool,
) -> int:
    """Write a bundle and tell how many entries it has; `closed` are the sealed assessments."""
    number = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_member(verify.ENTRIES), "w", force_zip64=True) as entries:
            for number, line in enumerate(lines, 1):
                if redact:
                    entries.write(redacted(line) + b"\n")
                elif number in closed:
                    entries.write(redacted(line, SEALED) + b"\n")
                else:
                    entries.write(line.encode() + b"\n")
        signed = "".join(f"{each}\n" for each in checkpoints)
        archive.writestr(_member(verify.CHECKPOINTS), signed)
        archive.writestr(_member("verify.py"), inspect.getsource(verify))
        archive.writestr(_member("README.txt"), _README)
    return number


def _member(name: str) -> zipfile.ZipInfo:
    """A file of the bundle, without the clock."""
    made = zipfile.ZipInfo(name)
    made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return made

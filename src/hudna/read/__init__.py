"""The first stage: files, folders, globs and standard input become documents.

    for item in read(["reports/", "archive.jsonl.gz"]):
        ...  # a Document, or a Problem with what could not be read

Each kind of input is one module with a `recognises` and a `reports`, listed in `kinds.KINDS`.
"""

from hudna.read.limits import Limits
from hudna.read.reader import read

__all__ = ["Limits", "read"]

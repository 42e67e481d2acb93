"""Keys and checkpoints: how long the ledger was at a moment and its last hash, signed (Ed25519).

A key never gets into a store. Its file is PEM (PKCS #8), readable by its owner alone.
"""

from __future__ import annotations

import os
from pathlib import Path

import rfc8785
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from hudna.errors import LedgerError, UsageError
from hudna.ledger.verify import FORMAT, Head


def new_key(path: Path) -> str:
    """Make a key in a new file, and tell its public half in hexadecimal.

    Raises `UsageError` where the file is there already or cannot be made.
    """
    key = Ed25519PrivateKey.generate()
    written = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(written)
    except OSError as error:
        raise UsageError(f"{path}: no key was made ({error.strerror})") from error
    return public(key)


def read_key(path: Path) -> Ed25519PrivateKey:
    """The key of a file. Raises `LedgerError` where there is none, or others may read it."""
    try:
        written, mode = path.read_bytes(), path.stat().st_mode
    except OSError as error:
        raise LedgerError(f"{path}: the key cannot be read ({error.strerror})") from error
    if os.name == "posix" and mode & 0o077:
        raise LedgerError(f"{path}: others may read this key: `chmod 600 {path}`")
    try:
        key = load_pem_private_key(written, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise LedgerError(f"{path} is no key: `hudna ledger key` makes one") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise LedgerError(f"{path} is a key of another kind: Ed25519 is expected")
    return key


def public(key: Ed25519PrivateKey) -> str:
    """The public half of a key, 64 hexadecimal digits."""
    return key.public_key().public_bytes_raw().hex()


def checkpoint(head: Head, at: str, key: Ed25519PrivateKey) -> bytes:
    """A signed checkpoint as its line of canonical JSON; `at` is ISO 8601, UTC."""
    said: dict[str, str | int] = {
        "at": at,
        "head": head.hash,
        "key": public(key),
        "size": head.size,
    }
    signature = key.sign(rfc8785.dumps(dict(said, format=FORMAT)))
    return rfc8785.dumps(dict(said, signature=signature.hex()))

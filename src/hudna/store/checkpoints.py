"""Signed checkpoints of the ledger: each is kept here too, and proves most where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select

from hudna.store import entries
from hudna.store.tables import checkpoints

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def sign(connection: Connection, at: str, key: Ed25519PrivateKey) -> str:
    """Sign how the ledger is now and keep that; `at` is ISO 8601, UTC."""
    from hudna.ledger.signing import checkpoint

    made = checkpoint(entries.head(connection), at, key).decode()
    number = connection.execute(select(func.max(checkpoints.c.number))).scalar() or 0
    connection.execute(insert(checkpoints), {"number": number + 1, "json": made})
    return made


def lines(connection: Connection) -> list[str]:
    """All checkpoints that were signed, in their order."""
    asked = select(checkpoints.c.json).order_by(checkpoints.c.number)
    return list(connection.execute(asked).scalars())

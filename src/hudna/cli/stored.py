"""What the commands over a store have in common: how the store is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def in_store(command: _Command) -> _Command:
    """The option `--store`."""
    return click.option(
        "--store",
        metavar="STORE",
        required=True,
        type=click.Path(path_type=Path),
        help="The store, one file.",
    )(command)

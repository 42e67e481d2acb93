"""What every act entered in the ledger has in common."""

from __future__ import annotations

import msgspec


class Act(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """One thing that was done, of one kind; `kind` tells which."""

    @property
    def kind(self) -> str:
        """The word for its kind, as entries and commands have it."""
        return str(self.__struct_config__.tag)

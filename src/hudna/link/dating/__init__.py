"""When undated reports were written, as far as they say so."""

from hudna.link.dating.dater import Dater, days

__all__ = ["Dater", "days"]

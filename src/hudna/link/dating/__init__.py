"""When undated reports were written, as far as they say so."""

from hudna.link.dating.dater import Dater, days
from hudna.link.dating.view import Dated

__all__ = ["Dated", "Dater", "days"]

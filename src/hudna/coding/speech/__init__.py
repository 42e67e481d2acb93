"""Who is reported to have said what.

A cue (a verb of saying in any form) has a speaker and opens what is said with a complementiser
(«أن»), a quotation, a preposition of its own («أشار إلى») or nothing at all («أكد أهمية …»). What
is said runs to the next cue that stands beside it, to where the report speaks again or to the
sentence's end.
"""

from hudna.coding.speech.reader import SpeechReader
from hudna.coding.speech.said import Said

__all__ = ["Said", "SpeechReader"]

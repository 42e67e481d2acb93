"""Origins: which reports are copies of which, and how many told a story of their own.

    found = find(documents)
    found.links     # every copy and what it is a copy of
    found.origins   # one for every report that is nobody's copy, with those that are copies of it
    found.passages  # what reports of different origins share, as a communiqué that each quotes

Twelve copies of one wire are twelve reports, perhaps ten outlets, and one origin. What counts as a
copy is in `copies`, what is too common to tell in `formulas`, whose copy a report is in `assign`.
"""

from hudna.origins.finding import Found, find

__all__ = ["Found", "find"]

"""Which claims of different reports tell of the same incident or event.

    linked = link(reports, origins)
    linked.links    # why claims are of one story, or are not
    linked.stories  # what the claims of each have in common, and where they differ

`telling` is what is held of a claim, `candidates` which are compared, `rules` what speaks for and
against one occurrence, `clusters` how judgements make stories, `readings` where accounts differ.
"""

from hudna.link.same.linking import Linked, link
from hudna.link.same.windows import Windows

__all__ = ["Linked", "Windows", "link"]

"""The vocabulary: actors, places, words and frames, as data with its loader.

The tables are in `data/`, one a subject, in plain text; `load` reads and checks them all.
"""

from hudna.vocab.vocabulary import Vocabulary, load

__all__ = ["Vocabulary", "load"]

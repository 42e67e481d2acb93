"""A second opinion on names: asked only where rules end, answers with a probability."""

from hudna.coding.guess.guesser import Guess, GuessKind, NameGuesser
from hudna.coding.guess.persons import PersonReader
from hudna.coding.guess.slots import Slot, slots

__all__ = ["Guess", "GuessKind", "NameGuesser", "PersonReader", "Slot", "slots"]

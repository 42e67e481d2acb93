"""Many phrases looked up in one pass over the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Payload = TypeVar("Payload")


class Node(Generic[Payload]):
    """A word on the way through some phrases, and what the phrases that end here stand for."""

    __slots__ = ("children", "payloads")

    def __init__(self) -> None:
        self.children: dict[str, Node[Payload]] = {}
        self.payloads: list[Payload] = []


class Trie(Generic[Payload]):
    """Phrases as sequences of folded words.

    >>> trie: Trie[str] = Trie()
    >>> trie.add(("مجلس", "الامن"), "unsc")
    >>> trie.root.children["مجلس"].children["الامن"].payloads
    ['unsc']
    """

    __slots__ = ("root",)

    def __init__(self, phrases: Iterable[tuple[Sequence[str], Payload]] = ()) -> None:
        self.root: Node[Payload] = Node()
        for words, payload in phrases:
            self.add(words, payload)

    def add(self, words: Sequence[str], payload: Payload) -> None:
        """Enter a phrase; the same phrase may stand for several things."""
        node = self.root
        for word in words:
            node = node.children.setdefault(word, Node())
        if payload not in node.payloads:
            node.payloads.append(payload)

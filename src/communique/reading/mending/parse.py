"""A parse while it is mended: the words of one skeleton with their heads, labels and tags."""

from __future__ import annotations

from collections.abc import Sequence

QUOTE = "this"  # the word that stands for a quotation in a skeleton
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Draft:
    """One sentence and its parse. Lists are indexed by word; mending changes them in place.

    Attributes:
        words: The lower-case words.
        named: Whether each word stands for a mention.
        heads: The index of each word's head; its own for the root.
        labels: The label of each word.
        tags: The tag of each word.
        acts: The words that are forms of a verb of the vocabulary.
        reports: Those among them that are forms of a verb of speech.
    """

    __slots__ = ("acts", "heads", "labels", "named", "reports", "tags", "words")

    def __init__(
        self,
        words: Sequence[str],
        named: Sequence[bool],
        heads: list[int],
        labels: list[str],
        tags: list[str],
        acts: frozenset[int] = frozenset(),
        reports: frozenset[int] = frozenset(),
    ) -> None:
        self.words, self.named, self.heads, self.labels, self.tags = words, named, heads, labels, tags
        self.acts, self.reports = acts, reports

    def __len__(self) -> int:
        return len(self.words)

    def kids(self, word: int) -> list[int]:
        """Return the words that hang on ``word``, in order."""
        return [child for child, head in enumerate(self.heads) if head == word and child != word]

    def kid_labels(self, word: int) -> set[str]:
        """Return the labels of the words that hang on ``word``."""
        return {self.labels[child] for child in self.kids(word)}

    def has_subject(self, verb: int) -> bool:
        """True where a subject hangs on the verb."""
        return any(self.labels[child] in SUBJECTS for child in self.kids(verb))

    def is_verb(self, word: int) -> bool:
        """True for any form of a verb."""
        return self.tags[word].startswith("VB")

    def hang(self, word: int, head: int, label: str | None = None, tag: str | None = None) -> None:
        """Hang ``word`` on ``head``, with a new label and tag where they are given."""
        self.heads[word] = head
        if label is not None:
            self.labels[word] = label
        if tag is not None:
            self.tags[word] = tag

    def above(self, word: int, most: int = 12) -> list[int]:
        """Return the heads over ``word`` from the nearest up, at most so many."""
        out: list[int] = []
        while self.heads[word] != word and len(out) < most:
            word = self.heads[word]
            out.append(word)
        return out

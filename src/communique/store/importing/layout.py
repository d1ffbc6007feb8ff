"""A text made of the fields of an entry, and where each of them stands in it."""

from __future__ import annotations

from communique.record import Span


class Layout:
    """Puts prose first, as it is read, and below it one line a field, as `Label: value`."""

    def __init__(self, prose: str = "") -> None:
        """Begin with ``prose``, paragraphs separated by blank lines."""
        self.text = prose
        self.read_until = len(prose)

    def field(self, label: str, value: str) -> Span | None:
        """Add a field, and return where its value stands; an empty one is left out."""
        value = " ".join(value.split())
        if not value:
            return None
        parted = "\n\n" if self.text and len(self.text) == self.read_until else "\n"
        self.text += f"{parted if self.text else ''}{label}: "
        start = len(self.text)
        self.text += value
        return Span(start=start, end=len(self.text))

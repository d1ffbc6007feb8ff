"""Sentences to paragraphs or bullets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.write.draft.parts import Paragraph, Sentence
from communique.write.draft.style import Style


@dataclass(frozen=True, slots=True)
class Block:
    """The sentences on one step of a journey.

    Attributes:
        sentences: In their order.
        bare: Whether nothing was discussed or said there.
        joins: Whether they go on in the paragraph before.
    """

    sentences: list[Sentence]
    bare: bool
    joins: bool = False


def laid_out(blocks: Iterable[Block], style: Style) -> list[Paragraph]:
    """Return the paragraphs of a draft."""
    if style.layout == "bullets":
        return [Paragraph((one,), "bullet" if at == 0 else "detail")
                for block in blocks for at, one in enumerate(block.sentences)]
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if block.joins and paragraphs:
            paragraphs[-1] = Paragraph((*paragraphs[-1].sentences, *block.sentences))
        else:
            paragraphs += [Paragraph(tuple(part)) for part in _split(block.sentences, style.sentences + 1)]
    return paragraphs


def _split(block: list[Sentence], most: int) -> Iterator[list[Sentence]]:
    """Split what belongs to one engagement into paragraphs of nearly equal length; a reference stays with its text."""
    if not block:
        return
    count = -(-len(block) // most)
    size = -(-len(block) // count)
    parts = [block[at:at + size] for at in range(0, len(block), size)]
    if len(parts) > 1 and all(fact.startswith("reference:") for one in parts[-1] for fact in one.facts):
        parts[-2:] = [[*parts[-2], *parts[-1]]]
    yield from parts

"""What a draft is made of: sentences with the facts that they say, in paragraphs, under a letterhead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

ParagraphKind = Literal["text", "bullet", "detail", "heading"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft.

    Attributes:
        text: The sentence, on one line.
        facts: Ids of what it says: engagements, movements, statements, visits and agreements by their id in the record,
            references and upcoming events as `reference:SYMBOL` and `upcoming:EVENT`. Never empty but in a heading.
        inferred: Fields that it says though the record has them only from the context (`e4.city`).
    """

    text: str
    facts: tuple[str, ...]
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together.

    Attributes:
        sentences: In their order.
        kind: `text`; `bullet`, or `detail` for one below a bullet; `heading` for a line without facts of its own.
    """

    sentences: tuple[Sentence, ...]
    kind: ParagraphKind = "text"

    @property
    def text(self) -> str:
        """The sentences, joined."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a report would say and the record does not, or has only from the context.

    Attributes:
        text: What is missing, for a person: `no date for the meeting with Xi Jinping`.
        facts: Ids of the facts that lack it.
        field: Name of the missing field.
    """

    text: str
    facts: tuple[str, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a report.

    Attributes:
        style: Name of the style that it is written in.
        letterhead: Lines above the title, the issuer first.
        symbol: Symbol of the document, where the record gives one.
        dateline: Date of the document as it stands under the symbol.
        title: The title.
        paragraphs: The report itself.
        missing: What the record does not say and the report would need.
    """

    style: str
    letterhead: tuple[str, ...]
    symbol: str | None
    dateline: str | None
    title: str
    paragraphs: tuple[Paragraph, ...]
    missing: tuple[Gap, ...] = field(default=())

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences, in their order."""
        for paragraph in self.paragraphs:
            yield from paragraph.sentences

    @property
    def body(self) -> str:
        """The report without its letterhead and title."""
        lines = []
        for paragraph in self.paragraphs:
            lines.append({"bullet": "- ", "detail": "  - "}.get(paragraph.kind, "") + paragraph.text)
        return "\n\n".join(lines)

    @property
    def text(self) -> str:
        """The whole draft as plain text; paragraphs are apart by a blank line."""
        head = [*self.letterhead, self.symbol, self.dateline, self.title]
        return "\n\n".join(part for part in (*head, self.body) if part) + "\n"

"""A draft as a PDF file with embedded fonts: letterhead, symbol and date, title, paragraphs, page numbers."""

from __future__ import annotations

from communique.write.draft.forms.paper import Paper
from communique.write.draft.parts import Draft, Paragraph

_INDENT = {"text": 0.0, "heading": 0.0, "bullet": 6.0, "detail": 13.0}
_MARK = {"bullet": "•", "detail": "–"}


def make(draft: Draft) -> bytes:
    """Return the file's bytes."""
    paper = Paper(draft.title, foot=draft.symbol)
    paper.needs("".join((draft.text, *draft.letterhead)))
    for line in draft.letterhead:
        paper.line(line.upper(), size=12.5, bold=True)
    paper.both_sides(draft.symbol or "", draft.dateline or "")
    paper.rule()
    paper.line(draft.title, size=16, bold=True, after=4)
    for paragraph in draft.paragraphs:
        _paragraph(paper, paragraph)
    return paper.bytes()


def _paragraph(paper: Paper, paragraph: Paragraph) -> None:
    paper.block(paragraph.text, indent=_INDENT[paragraph.kind], mark=_MARK.get(paragraph.kind, ""),
                bold=paragraph.kind == "heading")

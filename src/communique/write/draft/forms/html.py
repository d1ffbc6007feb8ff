"""A draft as one HTML page that needs nothing else. Whatever came from a document is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from communique.write.draft.parts import Draft, Paragraph, Sentence

_STYLE = """
body { font: 17px/1.55 Georgia, 'Times New Roman', serif; color: #1b1b1b; background: #fff; max-width: 42rem;
  margin: 3rem auto; padding: 0 1.25rem; }
header { border-bottom: 3px double #1b1b1b; padding-bottom: .75rem; margin-bottom: 1.5rem; }
header .lines { font-size: 1.05rem; letter-spacing: .03em; text-transform: uppercase; }
header .about { display: flex; justify-content: space-between; font-size: .95rem; margin-top: .4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
li { margin: .35rem 0; }
@media print { body { margin: 0; max-width: none; } }
""".strip()


def make(draft: Draft) -> bytes:
    """Return the page in UTF-8."""
    return "\n".join(_page(draft)).encode()


def _page(draft: Draft) -> Iterator[str]:
    title = escape(draft.title)
    yield "<!DOCTYPE html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>\n{_STYLE}\n</style></head><body>"
    about = [part for part in (draft.symbol, draft.dateline) if part]
    if draft.letterhead or about:
        yield "<header>"
        yield from (f'<div class="lines">{escape(line)}</div>' for line in draft.letterhead)
        if about:
            yield f'<div class="about">{"".join(f"<span>{escape(part)}</span>" for part in about)}</div>'
        yield "</header>"
    yield f"<main><h1>{title}</h1>"
    yield from _body(draft.paragraphs)
    yield "</main></body></html>\n"


def _body(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for listed, group in groupby(paragraphs, key=lambda paragraph: paragraph.kind in ("bullet", "detail")):
        if not listed:
            for paragraph in group:
                tag = "h2" if paragraph.kind == "heading" else "p"
                yield f"<{tag}>{_text(paragraph)}</{tag}>"
            continue
        yield "<ul>"
        details: list[str] = []
        head = ""
        for paragraph in group:
            if paragraph.kind == "bullet":
                if head:
                    yield _item(head, details)
                head, details = _text(paragraph), []
            else:
                details.append(_text(paragraph))
        yield _item(head, details)
        yield "</ul>"


def _item(head: str, details: list[str]) -> str:
    inner = f"<ul>{''.join(f'<li>{detail}</li>' for detail in details)}</ul>" if details else ""
    return f"<li>{head}{inner}</li>"


def _text(paragraph: Paragraph) -> str:
    return " ".join(_sentence(sentence) for sentence in paragraph.sentences)


def _sentence(sentence: Sentence) -> str:
    facts = escape(" ".join(sentence.facts), quote=True)
    return f'<span data-facts="{facts}">{escape(sentence.text)}</span>'

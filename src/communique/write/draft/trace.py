"""What each sentence of a draft rests on: its facts, with the words that support them."""

from __future__ import annotations

from collections.abc import Iterator

from communique.record import Record, Span
from communique.write.draft.parts import Draft, Sentence
from communique.write.names import INFERRED, plain


def trace(draft: Draft, record: Record) -> Iterator[str]:
    """Yield lines: each sentence, and below it its facts with the quoted evidence."""
    evidence = _evidence(record)
    for sentence in draft.sentences:
        yield sentence.text
        for fact in sentence.facts:
            yield f"    {fact}{_inferred(sentence, fact)}: {_quoted(evidence.get(fact, ()), record)}"


def _inferred(sentence: Sentence, fact: str) -> str:
    fields = [name.partition(".")[2] for name in sentence.inferred if name.partition(".")[0] == fact]
    return f" ({', '.join(f'{name}{INFERRED}' for name in fields)} from the context)" if fields else ""


def _quoted(spans: tuple[Span, ...], record: Record) -> str:
    text = record.document.text
    if text is None:
        return ", ".join(f"characters {span.start} to {span.end}" for span in spans) or "no words of its own"
    return " … ".join(f"“{plain(span.of(text))}”" for span in spans) or "no words of its own"


def _evidence(record: Record) -> dict[str, tuple[Span, ...]]:
    found = {fact.id: fact.evidence for group in (
        record.movements, record.engagements, record.statements, record.agreements, record.visits) for fact in group}
    found |= {f"reference:{plain(one.symbol)}": one.evidence for one in record.references}
    return found | {f"upcoming:{one.event}": one.evidence for one in record.upcoming}

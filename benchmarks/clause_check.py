"""Whether every finite clause is accounted for, checked from outside with the stock pipeline's own parse."""

from __future__ import annotations

import importlib
import importlib.util
import random
from dataclasses import dataclass, field
from typing import Any

from communique.reading.syntax import DEFAULT_PIPELINES
from communique.record import Agreement, Fact, Record, Span, Topic, Unread

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass
class Found:
    """Finite verbs of the documents checked, those within a fact or an unread clause, and sentences of others."""

    documents: int = 0
    verbs: int = 0
    covered: int = 0
    missed: list[str] = field(default_factory=list)


def load_stock(**settings: Any) -> Any:
    """Load the stock pipeline, by either name under which it is installed."""
    name = next(n for n in DEFAULT_PIPELINES if importlib.util.find_spec(n))
    return importlib.import_module(name).load(**settings)


class ClauseCheck:
    """Counts finite verbs of a sample of records. The pipeline loads when it is first used."""

    def __init__(self, documents: int, seed: int) -> None:
        self._documents, self._seed = documents, seed
        self._nlp: Any = None

    def count(self, records: list[tuple[str, Record]]) -> Found:
        """Check a sample of (title, record). The title's own paragraph is left out: it is a headline, not a clause."""
        found = Found()
        if not self._documents:
            return found
        self._nlp = self._nlp or load_stock(exclude=["ner", "lemmatizer"])
        drawn = random.Random(self._seed).sample(records, min(self._documents, len(records)))
        for (_, record), doc in zip(drawn, self._nlp.pipe(r.document.text or "" for _, r in drawn), strict=True):
            found.documents += 1
            self._document(doc, record, found)
        return found

    @staticmethod
    def _document(doc: Any, record: Record, found: Found) -> None:
        begin = (record.document.text or "").find("\n")
        accounted, topical = _accounted(record), sorted({t.start for e in record.engagements for t in e.topics})
        for sentence in doc.sents:
            verbs = [t for t in sentence if t.idx >= begin and t.tag_ in _FINITE]
            # "They discussed X": the topic X is the fact that its nearest verb gave.
            inside = [at for at in topical if sentence.start_char <= at < sentence.end_char]
            gave = {min((abs(v.idx - at), v.i) for v in verbs)[1] for at in inside if verbs}
            for token in verbs:
                found.verbs += 1
                if accounted[token.idx] or token.i in gave:
                    found.covered += 1
                elif len(found.missed) < 40:
                    found.missed.append(f"{token.text!r} in {' '.join(sentence.text.split())[:160]}")


def _accounted(record: Record) -> bytearray:
    """Return one flag a character: within the evidence of a fact, a topic, or a clause listed as unread."""
    marks = bytearray(len(record.document.text or "") + 1)
    facts: list[Fact | Agreement] = [*record.engagements, *record.statements, *record.movements, *record.agreements]
    spans: list[Span | Topic | Unread] = [span for fact in facts for span in fact.evidence]
    spans += [topic for engagement in record.engagements for topic in engagement.topics]
    spans += record.unread
    for span in spans:
        marks[span.start : span.end] = b"\x01" * (span.end - span.start)
    return marks

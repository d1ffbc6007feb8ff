"""Date lines: ``ASTANA, 3 July 2024 — ...`` says where and when a report was written, before its first sentence."""

from __future__ import annotations

from communique.reading.mentions import Lexicon, Mention
from communique.reading.segment import Sentence
from communique.reading.tokens import tokenize

_DASHES = frozenset({"—", "–", "-", "--"})
_REACH = 16  # tokens
_SHORT = 5  # tokens of a town before a colon


def dateline_end(sentence: Sentence, mentions: list[Mention]) -> int:
    """Return the token with which the sentence proper begins; 0 where it has no date line."""
    tokens = sentence.tokens
    dash = next((k for k, t in enumerate(tokens[:_REACH]) if t.text in _DASHES and t.space), 0)
    before = [m for m in mentions if m.last <= dash]
    colon = next((k for k, t in enumerate(tokens[:_SHORT]) if t.text == ":"), 0)
    places = [m for m in mentions if m.last <= colon and m.kind == "place"]
    if colon and places and places[0].first == 0 and places[-1].last == colon and len(places) < 3:
        return colon + 1  # "DUBAI: The Crown Prince received ...", "Doha, Qatar: ..."
    if not before or before[0].first != 0 or not _opens(before):
        return 0
    covered = {k for m in before for k in range(m.first, m.last)}
    loose = [t for k, t in enumerate(tokens[:dash]) if k not in covered and t.text[0].isalnum()]
    return dash + 1 if all(t.upper or t.text[0].isdigit() for t in loose) else 0


def _opens(before: list[Mention]) -> bool:
    """True for a place, or towns with a stroke between them, with a date or in capitals; or for a date alone."""
    first = before[0]
    dated = any(m.kind == "time" for m in before)
    if first.kind == "time":
        return bool(first.data.day and first.data.month)
    if first.kind == "place":
        return dated or (first.name or "").isupper() or len(before) > 1
    return first.kind == "name" and "/" in (first.name or "") and dated


def towns(mention: Mention, lexicon: Lexicon, country: str | None) -> None:
    """Of ``Nouakchott/Geneva`` take the town in ``country``, else the first, for the place of the date line."""
    found = []
    for part in (mention.name or "").split("/"):
        known = lexicon.city(tokenize(part), 0)
        if known is not None:
            found.append((part.strip(), known[1]))
    chosen = next((f for f in found if country in {r.country for r in f[1]}), found[0] if found else None)
    if chosen is not None:
        mention.kind, mention.subkind, mention.name, mention.data = "place", "city", chosen[0], chosen[1]

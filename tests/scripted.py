"""A small report in own words with the record that a careful reader makes of it, and a reader that returns it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.errors import SourceError
from communique.record import Document, Record

REPORT = """\
The Foreign Minister of Chile, Elena Rivas, arrived in Lisbon from Madrid on Tuesday morning, 6 May. \
She met with the President of Portugal, Rui Falcão, at Belém Palace on the margins of the Ocean Forum. \
They discussed fisheries and the protection of the high seas. \
Ms. Rivas thanked the President for his hospitality. President Falcão said that “Chile is a close friend”.

In the evening she attended a dinner hosted by Prime Minister Ana Prado. \
A meeting with the trade unions was cancelled. The harbour lights shimmered. (See release FM/114.)

On Wednesday she leaves for Rome, where the next Ocean Forum is to be held in 2026.
"""


def span(quote: str) -> dict[str, int]:
    """Return where ``quote`` stands in the report."""
    start = REPORT.index(quote)
    return {"start": start, "end": start + len(quote)}


def _fact(quote: str, rule: str, *inferred: str) -> dict[str, Any]:
    confidence = 0.9 - 0.05 * len(inferred)
    return {"evidence": [span(quote)], "rule": rule, "inferred": list(inferred), "confidence": confidence}


def _person(name: str, title: str, country: str, **more: Any) -> dict[str, Any]:
    slug = name.lower().replace(" ", "-").replace("ã", "a")
    return {"id": f"person:{slug}", "name": name, "country": country, "offices": [{"title": title, "country": country}],
            "mentions": [span(name)], **more}


def make_record(**changes: Any) -> Record:
    """Return the record of `REPORT`; ``changes`` replace parts of it."""
    rivas, falcao, prado = "person:elena-rivas", "person:rui-falcao", "person:ana-prado"
    lisbon = {"city": "place:lisbon-pt", "country": "PT", "date": "2025-05-06"}
    document = Document.from_text(REPORT, title="The Minister in Lisbon", issuer="Foreign Ministry of Chile",
                                  source="lisbon.txt").info().model_dump()
    parts: dict[str, Any] = {
        "schema": "communique/record/1",
        "reader": {"version": "0", "pipeline": "none"},
        "document": document | {"symbol": "FM/113"},
        "dating": {"year": 2025, "how": "weekdays+offices", "candidates": [2014, 2025]},
        "principal": rivas,
        "people": [_person("Elena Rivas", "Foreign Minister", "CL"), _person("Rui Falcão", "President", "PT"),
                   _person("Ana Prado", "Prime Minister", "PT", candidates=["Ana Prado Lima"])],
        "organizations": [{"id": "org:trade-unions", "name": "trade unions", "kind": "group"}],
        "places": [{"id": f"place:{name.lower()}-{country.lower()}", "name": name, "kind": "city", "country": country}
                   for name, country in (("Lisbon", "PT"), ("Madrid", "ES"), ("Rome", "IT"))],
        "events": [{"id": "event:ocean-forum", "name": "Ocean Forum", "kind": "conference"}],
        "visits": [{"id": "v1", "country": "PT", "places": ["place:lisbon-pt"],
                    "start": "2025-05-06", "end": "2025-05-07"}],
        "movements": [
            {"id": "m1", "kind": "arrival", "place": "place:lisbon-pt", "country": "PT", "from": "place:madrid-es",
             "date": "2025-05-06", "daypart": "morning", **_fact("arrived in Lisbon from Madrid", "arrive-in")},
            {"id": "m2", "kind": "departure", "place": "place:lisbon-pt", "country": "PT", "to": "place:rome-it",
             "date": "2025-05-07", **_fact("leaves for Rome", "leave-for", "place", "country")},
        ],
        "engagements": [
            {"id": "e1", "order": 1, "kind": "meeting", **lisbon, "venue": "Belém Palace",
             "part_of": "event:ocean-forum",
             "participants": [{"entity": rivas, "role": "principal"}, {"entity": falcao}],
             "topics": [{"text": "fisheries", **span("fisheries")},
                        {"text": "the protection of the high seas", **span("the protection of the high seas")}],
             **_fact("met with the President of Portugal", "meet-with", "date", "city", "country")},
            {"id": "e2", "order": 2, "kind": "meal", **lisbon, "daypart": "evening",
             "participants": [{"entity": rivas, "role": "principal"}, {"entity": prado, "role": "host"}],
             **_fact("attended a dinner hosted by Prime Minister Ana Prado", "attend", "date", "city", "country")},
            {"id": "e3", "order": 3, "kind": "meeting", "status": "cancelled",
             "participants": [{"entity": rivas, "role": "principal"}, {"entity": "org:trade-unions"}],
             **_fact("A meeting with the trade unions was cancelled", "cancelled")},
        ],
        "statements": [
            {"id": "s1", "engagement": "e1", "speaker": rivas, "act": "thank", "stance": "positive",
             "addressee": falcao, "about": "his hospitality",
             **_fact("thanked the President for his hospitality", "thank-for")},
            {"id": "s2", "engagement": "e1", "speaker": falcao, "act": "say", "about": "Chile is a close friend",
             "quoted": True, **_fact("said that “Chile is a close friend”", "say-that")},
        ],
        "references": [{"symbol": "FM/114", "evidence": [span("FM/114")]}],
        "upcoming": [{"event": "event:ocean-forum", "where": "IT", "when": "2026",
                      "evidence": [span("the next Ocean Forum is to be held in 2026")]}],
        "unread": [{**span("The harbour lights shimmered"), "why": "no rule for 'shimmer'", "predicate": "shimmer"}],
        "warnings": ["The day of the departure is told without a date."],
    }
    return Record.model_validate({**parts, **changes})


class ScriptedReader:
    """Returns the record of `REPORT` for every text but those that hold the word UNREADABLE or EXPLODE."""

    def __init__(self, **settings: Any) -> None:
        self.settings = settings
        self.hints: list[tuple[str | None, str | None]] = []

    def read(self, document: Document | Path | str, *, published: str | None = None,
             principal: str | None = None) -> Record:
        """Read one document."""
        self.hints.append((published, principal))
        if isinstance(document, Path):
            document = Document.from_text(document.read_text(encoding="utf-8"), source=str(document))
        text = document if isinstance(document, str) else document.text
        if "UNREADABLE" in text:
            raise SourceError("the text is in Welsh; only English is read")
        if "EXPLODE" in text:
            raise ZeroDivisionError("division by zero")
        return make_record()

    def read_many(self, documents: Iterable[Document], *, published: str | None = None,
                  principal: str | None = None) -> Iterator[Record]:
        """Read documents one after the other."""
        for document in documents:
            yield self.read(document, published=published, principal=principal)

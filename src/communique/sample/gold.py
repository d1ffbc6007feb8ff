"""The annotation of a drafted report, from the record that it was drafted from: gold in the flat format, for free."""

from __future__ import annotations

from typing import Any

from communique.record import Engagement, Person, Record
from communique.write.draft import Draft

#: Roles that the annotation guide counts among those whom an engagement was with.
_WITH = frozenset({"counterpart", "host", "guest", "honouree", "interviewer", "signatory"})


def gold_of(record: Record, drafted: Draft, name: str) -> dict[str, Any]:
    """Return the annotation of ``drafted``: every fact of ``record`` that a sentence of it says.

    Args:
        record: What the report was drafted from.
        drafted: The report.
        name: Id of the document.
    """
    said: dict[str, str] = {}
    for sentence in drafted.sentences:
        for fact in sentence.facts:
            said.setdefault(fact, sentence.text)
    names = {entity.id: entity.name for group in (record.people, record.organizations, record.places, record.events)
             for entity in group}
    return {
        "id": name, "source": name, "issuer": record.document.issuer, "published": record.document.published,
        "principal": names.get(record.principal or ""),
        "people": [_person(person) for person in record.people if person.name in drafted.text],
        "movements": [{"kind": move.kind, "place": names.get(move.place or ""), "country": move.country,
                       "date": move.date} for move in record.movements if move.id in said],
        "engagements": [_engagement(record, engagement, names, said[engagement.id])
                        for engagement in record.engagements if engagement.id in said],
        "statements": [{"speaker": names.get(one.speaker or ""), "act": one.act, "about": one.about,
                        "addressee": names.get(one.addressee or ""),
                        "quote": one.about if one.about in said[one.id] else said[one.id]}
                       for one in record.statements if one.id in said],
        "references": [one.symbol for one in record.references if f"reference:{one.symbol}" in said],
    }


def _person(person: Person) -> dict[str, Any]:
    held = person.offices[0] if person.offices else None
    return {"name": person.name, "office": held.title if held else None, "country": person.country,
            "organization": held.organization if held else None}


def _engagement(record: Record, engagement: Engagement, names: dict[str, str], quote: str) -> dict[str, Any]:
    with_ = [names[p.entity].removeprefix("the ") for p in engagement.participants
             if p.role in _WITH and p.entity != record.principal]
    return {"kind": engagement.kind, "with": with_, "date": engagement.date, "city": names.get(engagement.city or ""),
            "country": engagement.country, "venue": names.get(engagement.venue or ""),
            "part_of": names.get(engagement.part_of or ""), "topics": [topic.text for topic in engagement.topics],
            "quote": quote}

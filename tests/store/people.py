"""Small records about people who met, for stores to hold."""

from __future__ import annotations

import hashlib
from typing import Any

from communique.authority.names import slug
from communique.record import Document, Record

HOST = "Elena Rivas"


def meeting(name: str, title: str = "", country: str | None = None, day: str = "2024-07-03", **more: Any) -> Record:
    """Return the record of a text that tells of one meeting with a person of that name."""
    text = f"On {day}, the Foreign Minister of Chile, {HOST}, met with {title} {name}. {more.pop('rest', '')}".strip()
    start = text.index(f" {name}.") + 1
    offices = [{"title": title, "country": country}] if title else []
    guest = more.pop("entity", f"person:{slug(name)}")
    said = {"start": 0, "end": len(text)}
    return Record.model_validate({
        "schema": "communique/record/1", "reader": {"version": "0", "pipeline": "none"},
        "document": Document.from_text(text, published=day, source=f"{slug(name)}-{day}.txt").info().model_dump() | more
        | {"id": more.get("id") or f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"},
        "people": [
            {"id": "person:elena-rivas", "name": HOST, "country": "CL", "mentions": [_span(text, HOST)],
             "offices": [{"title": "Foreign Minister", "country": "CL"}]},
            {"id": guest, "name": name, "country": country, "offices": offices,
             "mentions": [{"start": start, "end": start + len(name)}]}],
        "engagements": [{"id": "e1", "order": 1, "kind": "meeting", "status": "held", "date": day, "evidence": [said],
                         "rule": "meet-with", "confidence": 0.9, "participants": [
                             {"entity": "person:elena-rivas", "role": "principal"},
                             {"entity": guest, "role": "counterpart"}]}],
    })


def _span(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}

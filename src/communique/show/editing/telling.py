"""Facts in a few words, for lists and histories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.record import Record


def told(value: Any, record: Record) -> str:
    """Return a value of a fact in words: entities by their names, facts by their words."""
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        if "title" in value:
            return ", ".join(str(value[name]) for name in ("title", "organization", "country") if value.get(name))
        words = told(value.get("entity") or value.get("text"), record)
        return f"{words} ({value['role']})" if value.get("role") else words
    if isinstance(value, (list, tuple)):
        return "; ".join(told(one, record) for one in value)
    found = str(value)
    if found.startswith("engagement:"):
        start, _, end = found.partition(":")[2].partition("#")[0].partition("-")
        if start.isdecimal() and end.isdecimal():
            return f"“{(record.document.text or '')[int(start):int(end)][:80]}”"
    return record.name_of(found) or found

"""Fields of facts, of people and places, in one line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

#: Fields that say nothing of the content.
_ASIDE = ("evidence", "mentions", "inferred", "order")


def values_line(content: Mapping[str, Any], names: Mapping[str, str] | None = None) -> str:
    """Return the fields in one line; ``names`` are said instead of the ids that they belong to."""
    return "; ".join(f"{name} {_value(value, names or {})}" for name, value in content.items() if name not in _ASIDE)


def _value(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_value(part, names) for part in value)
    if isinstance(value, dict):
        if "title" in value:
            return _office(value)
        return _value(value.get("entity") or value.get("text") or json.dumps(value, ensure_ascii=False), names)
    return "none" if value is None else names.get(str(value), str(value))


def _office(office: Mapping[str, Any]) -> str:
    told = ", ".join(part for part in (office["title"], office.get("organization"), office.get("country")) if part)
    days = " ".join(f"{word} {office[word]}" for word in ("since", "until") if office.get(word))
    return f"{told} ({days})" if days else told

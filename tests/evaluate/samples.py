"""Gold annotations of the scripted report, written by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.scripted import REPORT

GOLD: dict[str, Any] = {
    "id": "lisbon", "source": "FM/113", "issuer": "Foreign Ministry of Chile", "published": "2025",
    "principal": "Elena Rivas",
    "people": [
        {"name": "Elena Rivas", "office": "Foreign Minister", "country": "CL", "organization": None},
        {"name": "Rui Falcão", "office": "President", "country": "PT", "organization": None},
        {"name": "Ana Prado", "office": "Prime Minister", "country": "PT", "organization": None},
    ],
    "movements": [
        {"kind": "arrival", "place": "Lisbon", "country": "PT", "date": "2025-05-06"},
        {"kind": "departure", "place": "Lisbon", "country": "PT", "date": "2025-05-07"},
    ],
    "engagements": [
        {"kind": "meeting", "with": ["Rui Falcão"], "date": "2025-05-06", "city": "Lisbon", "country": "PT",
         "venue": "Belém Palace", "part_of": "Ocean Forum", "topics": ["fisheries", "protection of the high seas"],
         "quote": "met with the President of Portugal"},
        {"kind": "meal", "with": ["Ana Prado"], "date": "2025-05-06", "city": "Lisbon", "country": "PT",
         "venue": None, "part_of": None, "topics": [], "quote": "attended a dinner hosted by Prime Minister"},
    ],
    "statements": [
        {"speaker": "Elena Rivas", "act": "thank", "addressee": "Rui Falcão", "about": "his hospitality",
         "quote": "thanked the President for his hospitality"},
        {"speaker": "Rui Falcão", "act": "say", "addressee": None, "about": "Chile is a close friend",
         "quote": "said that “Chile is a close friend"},
    ],
    "references": ["FM/114"],
}


def write_gold(folder: Path, name: str = "lisbon", text: str = REPORT, **changes: Any) -> Path:
    """Write one gold document into ``folder``; ``changes`` replace parts of it."""
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps({**GOLD, **changes}), encoding="utf-8")
    return folder

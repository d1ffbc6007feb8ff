"""Names to ids and comparable forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[^a-z0-9]+")
# Letters that decomposition leaves whole.
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ə": "a",
    "’": "", "'": "", "ʻ": "", "ʼ": "",
})


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return ``text`` in lower case without marks and signs, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _MARKS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def slug(text: str) -> str:
    """Return the id part for a name: ``Kassym-Jomart Tokayev`` to ``kassym-jomart-tokayev``; never empty."""
    return fold(text).replace(" ", "-") or "x" + "".join(f"{ord(c):x}" for c in text)[:24]

"""When two names, two texts or two places in a document count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_STOP = frozenset(
    "the a an of in on at for to and or with by from his her its their as is be was were that this those these".split()
)
#: Offsets of the first character and of the one after the last.
Offsets = tuple[int, int]


def normalize(text: str | None) -> str:
    """Return ``text`` in lower case, without accents, with single spaces for all that is no letter or digit."""
    decomposed = unicodedata.normalize("NFKD", text or "").casefold()
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def words(text: str | None) -> frozenset[str]:
    """Return the words of ``text`` that carry meaning."""
    return frozenset(normalize(text).split()) - _STOP


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two names share at least half of their words."""
    x, y = words(one), words(other)
    return bool(x and y) and len(x & y) / len(x | y) >= 0.5


def word_f1(one: str | None, other: str | None) -> float:
    """Return the F1 of the words of two texts; 1.0 where both have none."""
    x, y = words(one), words(other)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else float(x == y)


def find_quote(text: str, quote: str) -> Offsets | None:
    """Return where ``quote`` stands in ``text``, whatever the white space between its words; None where nowhere."""
    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return (found.start(), found.end()) if found else None


def overlap(spans: Iterable[Offsets], target: Offsets | None) -> float:
    """Return the share of ``target`` that ``spans`` cover, 0.0 to 1.0."""
    if not target:
        return 0.0
    covered = sum(max(0, min(end, target[1]) - max(start, target[0])) for start, end in spans)
    return min(1.0, covered / (target[1] - target[0]))


def assign(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pair two lists one to one, best score first, over triples of score and the two indices."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for score, i, j in sorted(scored, key=lambda triple: (-triple[0], triple[1], triple[2])):
        if score > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def unpaired(count: int, taken: Sequence[int]) -> list[int]:
    """Return the indices below ``count`` that are not ``taken``."""
    return sorted(set(range(count)).difference(taken))

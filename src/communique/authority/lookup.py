"""A name given loosely against names that are known: "tokayev", "Lukashenka", "Joe Biden", "张".

Every word that is given must be found; words that are not given cost little. Ranking never decides between two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import OSA

from communique.authority.names import fold
from communique.authority.person_names import Role, read_name
from communique.authority.spelling import likeness, outlines
from communique.authority.variants import are_variants, variants_of

#: Likeness from which a word may be the one that was meant.
ALIKE = 0.8
_BEGINS = 0.82  # likeness of a word that the one given begins: "gut" for Guterres
_VARIANT = 0.9
_FORGIVEN = 0.04  # what each word costs that was not given, up to half of what begins to count


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name by which it is found."""
    found = tuple(part.text for part in read_name(name).parts)
    return found or tuple(fold(anyascii(name)).split())


@lru_cache(maxsize=200_000)
def word_likeness(given: str, word: str) -> float:
    """Return how well ``word``, of a known name, answers a word that was given."""
    if given == word:
        return 1.0
    if len(given) == 1:
        return _BEGINS if word.startswith(given) else 0.0
    if are_variants(given, word):
        return _VARIANT
    if len(given) > 2 and word.startswith(given):
        return max(_BEGINS, likeness(given, word))
    return likeness(given, word) if len(given) > 3 else 0.0


def traces_of(plain: str) -> str:
    """Return what `words_like` looks for of a word in Latin letters: outlines of it and of its parts, parted by "/"."""
    return "/".join(sorted(set().union(*map(outlines, (plain, *plain.split())))))


def words_like(given: str, words: Sequence[tuple[str, str]]) -> list[int]:
    """Return the places of the words that may be the one that was ``given``.

    Args:
        given: One word, as `words_of` gives it.
        words: Known words in Latin letters, each with what `traces_of` gives of it.
    """
    forms = variants_of(given)
    near = {at for at, (plain, _) in enumerate(words)
            if plain.startswith(given) or plain in forms or " " in plain}
    traces = [(trace, at) for at, (_, known) in enumerate(words) for trace in known.split("/")]
    choices = [trace for trace, _ in traces]
    for outline in outlines(given):
        found = process.extract(outline, choices, scorer=OSA.normalized_similarity, limit=None,
                                score_cutoff=ALIKE - 0.001)
        near.update(traces[place][1] for _, _, place in found)
    return sorted(at for at in near if any(word_likeness(given, piece) >= ALIKE
                                           for piece in (words[at][0], *words[at][0].split())))


def fit(given: str, name: str) -> float:
    """Return how well a known ``name`` answers what was ``given``, 0 to 1; 1 is the whole name, as written."""
    wanted, words = words_of(given), list(words_of(name))
    if not wanted or not words:
        return 0.0
    if fold(given) == fold(name):
        return 1.0
    first, second = read_name(given), read_name(name)
    if first.ordinal is not None and first.ordinal != second.ordinal:
        return 0.0
    total = 0.0
    for word in sorted(wanted, key=len, reverse=True):
        best = max(words, key=lambda known: word_likeness(word, known), default=None)
        score = word_likeness(word, best) if best is not None else 0.0
        if score < ALIKE:
            return 0.0
        total += score
        words.remove(str(best))
    spare = sum(part.role is not Role.INITIAL for part in second.parts) - len(wanted)
    return max(0.0, total / len(wanted) - min(0.1, _FORGIVEN * max(0, spare)) - 0.001)


def best_fit(given: str, names: Iterable[str]) -> float:
    """Return how well the best of ``names`` answers what was ``given``."""
    return max((fit(given, name) for name in names), default=0.0)

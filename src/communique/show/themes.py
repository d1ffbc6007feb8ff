"""The themes of the vocabulary, by what people read of them."""

from __future__ import annotations

from functools import lru_cache

from communique.vocab import load_vocabulary


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """Return what each theme is called, by its id, in the order of the list."""
    return {concept.id: concept.label for concept in load_vocabulary().concepts.concepts}

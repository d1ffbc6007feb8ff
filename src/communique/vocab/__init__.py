"""The words of diplomacy, kept as commented YAML in ``data/`` and checked when loaded."""

from communique.vocab.loader import FILES, load_vocabulary
from communique.vocab.types import Vocabulary

__all__ = ["FILES", "Vocabulary", "load_vocabulary"]

"""Mentions: people with offices, organisations, places, events, times and symbols, found by grammars."""

from communique.reading.mentions.lexicon import Lexicon
from communique.reading.mentions.mention import Mention, OfficeRef
from communique.reading.mentions.scanner import Scanner

__all__ = ["Lexicon", "Mention", "OfficeRef", "Scanner"]

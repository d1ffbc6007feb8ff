"""Watching: feeds and listing pages asked again and again, politely, and what is new in them read into a store."""

from __future__ import annotations

from communique.watch.rounds import Told, Watching

__all__ = ["Told", "Watching"]

"""What is said at invented engagements: every content once in a journey."""

from __future__ import annotations

from random import Random
from typing import Any

from communique.sample.world import Saying, World


class Sayings:
    """Draws statements for one journey."""

    def __init__(self, world: World, random: Random) -> None:
        """Draw from ``world`` with ``random``."""
        self._random = random
        self._left = {saying.act: list(saying.contents) for saying in world.statements}
        self._sayings = world.statements

    def at_talks(self, other: str) -> dict[str, Any]:
        """Return what was said at talks with ``other``: by the principal, and sometimes by the other."""
        told = []
        for _ in range(self._random.choice([0, 0, 1, 2])):
            told += self._said(list(self._sayings), to=other)
        if told and self._random.random() < 0.3:
            told += self._said([saying for saying in self._sayings if not saying.to], by=other)
        return {"said": told} if told else {}

    def in_public(self, share: float) -> dict[str, Any]:
        """Return what was said to everybody, in so many cases."""
        if self._random.random() >= share:
            return {}
        told = self._said([saying for saying in self._sayings if not saying.to])
        return {"said": told} if told else {}

    def _said(self, sayings: list[Saying], to: str | None = None, by: str | None = None) -> list[dict[str, Any]]:
        open_ = [saying for saying in sayings if self._left[saying.act]]
        if not open_:
            return []
        saying = self._random.choice(open_)
        contents = self._left[saying.act]
        about = contents.pop(self._random.randrange(len(contents)))
        found = {"act": saying.act, "about": about, "by": by, "to": to if to and saying.to else None}
        return [{name: value for name, value in found.items() if value}]

"""What people have decided: these two are the same, different, or cannot be told. Signed, dated, reversible.

A judgement is about two appearances, an entity in a document each, and not about clusters or ids that may change. When
a document is read again, an appearance is found again by its entity, or else by the words that it stood at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from communique.authority.identity import Appearance


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """An appearance as it was when it was judged; ``start`` and ``end`` are those of its first mention."""

    document: str
    entity: str
    kind: str
    name: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    Attributes:
        left: One appearance.
        right: The other.
        verdict: What was decided.
        by: Who decided it.
        at: When, as ISO time in UTC.
        why: In their words.
        score: What the comparison gave at that time, 0 to 1.
        withdrawn_by: Who took it back; a judgement is never deleted.
        withdrawn_at: When.
    """

    left: Anchor
    right: Anchor
    verdict: Verdict
    by: str
    at: str
    why: str | None = None
    score: float | None = None
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None

    @property
    def id(self) -> str:
        """Digest of what was decided, by whom and when: its lasting name."""
        content = [self.left.document, self.left.entity, self.right.document, self.right.entity, self.verdict.value,
                   self.by, self.at, self.why]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]

    @property
    def stands(self) -> bool:
        """True until it is withdrawn."""
        return self.withdrawn_at is None

    def withdrawn(self, by: str, at: str) -> Judgement:
        """Return it taken back."""
        return replace(self, withdrawn_by=by, withdrawn_at=at)


def anchor_of(appearance: Appearance) -> Anchor:
    """Return ``appearance`` as a judgement keeps it."""
    start, end = appearance.mentions[0] if appearance.mentions else (None, None)
    return Anchor(appearance.document, appearance.entity, appearance.kind, appearance.name, start, end)


@dataclass(frozen=True, slots=True)
class Attached:
    """A judgement with the appearances that it is about now; None where one is no longer found."""

    judgement: Judgement
    left: tuple[str, str] | None
    right: tuple[str, str] | None


def attach(judgements: Iterable[Judgement], appearances: Iterable[Appearance]) -> list[Attached]:
    """Find the appearances that judgements are about: of two about one pair the later stands.

    Returns:
        One entry for each judgement that stands and was not overruled, in order of time.
    """
    by_key = {appearance.key: appearance for appearance in appearances}
    by_document: dict[tuple[str, str], list[Appearance]] = {}
    by_entity: dict[str, list[Appearance]] = {}
    for appearance in by_key.values():
        by_document.setdefault((appearance.document, appearance.kind), []).append(appearance)
        by_entity.setdefault(appearance.entity, []).append(appearance)
    latest: dict[frozenset[tuple[str, str] | None] | str, Attached] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        if judgement.stands:
            left = _find(judgement.left, by_key, by_document, by_entity)
            right = _find(judgement.right, by_key, by_document, by_entity)
            pair = frozenset({left, right}) if left and right else judgement.id
            latest.pop(pair, None)
            latest[pair] = Attached(judgement, left, right)
    return list(latest.values())


def _find(
    anchor: Anchor, by_key: Mapping[tuple[str, str], Appearance],
    by_document: Mapping[tuple[str, str], list[Appearance]], by_entity: Mapping[str, list[Appearance]],
) -> tuple[str, str] | None:
    if (anchor.document, anchor.entity) in by_key:
        return anchor.document, anchor.entity
    here = by_document.get((anchor.document, anchor.kind), [])
    standing = [a for a in here if anchor.start is not None and anchor.end is not None
                and any(start < anchor.end and anchor.start < end for start, end in a.mentions)]
    if len(standing) == 1:
        return standing[0].key
    elsewhere = [] if here else sorted(a.key for a in by_entity.get(anchor.entity, ()) if a.name == anchor.name)
    return elsewhere[0] if elsewhere else None  # the document is gone: another that names the same

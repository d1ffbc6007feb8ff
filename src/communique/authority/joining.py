"""Profiles to clusters: what people decided, then what is certain, and the queue of what is left to ask.

Joining two clusters asks every pair across them: nothing becomes one because a third is like both. What people joined
counts as one name from then on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from communique.authority.clusters import Clusters
from communique.authority.comparison import Comparison, Outcome
from communique.authority.identity import Profile
from communique.authority.judgements import Judgement, Verdict
from communique.authority.matching import compare_people
from communique.authority.person_names import read_name
from communique.authority.things import compare_things

_LONE = "one word in common"
_Pair = tuple[Profile, Profile, Comparison]
#: A judgement with the profiles that its two sides are in.
Decided = tuple[Judgement, str, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two profiles that somebody should judge."""

    left: Profile
    right: Profile
    comparison: Comparison


def compare(mine: Profile, theirs: Profile) -> Comparison:
    """Compare two profiles of one kind."""
    return compare_people(mine, theirs) if mine.kind == "person" else compare_things(mine, theirs)


class Joining:
    """One run over profiles: all, or all that are in some way tied to each other, by likeness or by judgement.

    Attributes:
        clusters: What is one, and what must not be.
        overruled: Judgements that others stand against.
    """

    def __init__(self, profiles: Mapping[str, Profile], decided: Iterable[Decided]) -> None:
        """Begin with what people decided."""
        self._profiles = profiles
        self.clusters = Clusters(profiles)
        self.overruled: list[Judgement] = []
        self._by_people = Clusters(profiles)
        self._judged: set[frozenset[str]] = set()
        self._compared: dict[frozenset[str], Comparison] = {}
        self._judge(list(decided))

    def _judge(self, decided: list[Decided]) -> None:
        for verdict in (Verdict.DIFFERENT, Verdict.SAME):
            for judgement, left, right in decided:
                if judgement.verdict is not verdict:
                    continue
                if verdict is Verdict.DIFFERENT:
                    self.clusters.part(left, right)
                elif self.clusters.join(left, right):
                    self._by_people.join(left, right)
                else:
                    self.overruled.append(judgement)
        self._judged = {frozenset((left, right)) for _, left, right in decided}

    def run(self, pairs: Iterable[tuple[Profile, Profile]]) -> tuple[Doubt, ...]:
        """Join those of ``pairs``, each in order of id, that are certain; return the doubtful ones in order."""
        compared = [(left, right, self._compare(left, right)) for left, right in pairs]
        doubtful = [pair for pair in compared if pair[2].outcome is Outcome.DOUBTFUL]
        certain = sorted((pair for pair in compared if pair[2].outcome is Outcome.SAME), key=_certainty)
        full = [pair for pair in certain if not _is_lone(pair[2])]
        between = self._between(full)
        for pair in full:
            left, right, _ = pair
            if left.id in between or right.id in between or not self._join(left, right):
                doubtful.append(pair)
        doubtful += self._join_lone([pair for pair in certain if _is_lone(pair[2])])
        return self._queue(doubtful)

    def _compare(self, left: Profile, right: Profile) -> Comparison:
        pair = frozenset((left.id, right.id))
        if pair not in self._compared:
            self._compared[pair] = compare(left, right)
        return self._compared[pair]

    def _opposed(self, left: str, right: str) -> bool:
        """Return whether something speaks against two being one, not only too little for it."""
        if frozenset((left, right)) in self._judged or self._by_people.find(left) == self._by_people.find(right):
            return False
        comparison = self._compare(self._profiles[left], self._profiles[right])
        if comparison.contradicted:
            return True
        against = any(feature.weight < 0 for feature in comparison.features if feature.name != "base")
        return comparison.outcome is Outcome.DOUBTFUL and against and not _is_lone(comparison)

    def _join(self, left: Profile, right: Profile) -> bool:
        """Join the clusters of two unless they, or any pair across their clusters, speak against it."""
        if self.clusters.find(left.id) == self.clusters.find(right.id):
            return True
        mine, theirs = self._standing_for(left.id), self._standing_for(right.id)
        if any(self._opposed(a, b) for a in mine for b in theirs):
            return False
        return self.clusters.join(left.id, right.id)

    def _standing_for(self, at: str) -> list[str]:
        """Return the cluster of ``at`` without those whom people joined with it: ``at`` stands for them."""
        group = self._by_people.find(at)
        return [other for other in self.clusters.members(at) if other == at or self._by_people.find(other) != group]

    def _between(self, certain: list[_Pair]) -> set[str]:
        """Return the profiles that would fit two others which are not one: nobody can tell which they belong to."""
        near: dict[str, set[str]] = defaultdict(set)
        for left, right, _ in certain:
            near[left.id].add(right.id)
            near[right.id].add(left.id)
        return {at for at, others in near.items() if any(
            self.clusters.parted(a, b) or self._opposed(a, b) for a, b in combinations(sorted(others), 2))}

    def _join_lone(self, certain: list[_Pair]) -> list[_Pair]:
        """Join family names standing alone with the one full name that fits; return the pairs where several do."""
        fits: dict[str, list[_Pair]] = defaultdict(list)
        for pair in certain:
            lone = pair[0] if not read_name(pair[0].name).full else pair[1]
            fits[lone.id].append(pair)
        several = []
        for _, fitting in sorted(fits.items()):
            others = {self.clusters.find(p.id) for left, right, _ in fitting for p in (left, right)
                      if read_name(p.name).full}
            for left, right, comparison in fitting:
                if len(others) > 1 or not self._join(left, right):
                    several.append((left, right, comparison))
        return several

    def _queue(self, doubtful: list[_Pair]) -> tuple[Doubt, ...]:
        """Return one doubt for each two clusters that nobody has judged."""
        settled = {frozenset(self.clusters.find(at) for at in pair) for pair in self._judged}
        best: dict[frozenset[str], Doubt] = {}
        for left, right, comparison in sorted(doubtful, key=_certainty):
            sides = frozenset((self.clusters.find(left.id), self.clusters.find(right.id)))
            if len(sides) == 2 and sides not in settled:
                best.setdefault(sides, Doubt(left, right, comparison))
        return tuple(best.values())


def _certainty(pair: _Pair) -> tuple[float, str, str]:
    return -pair[2].log_odds, pair[0].id, pair[1].id


def _is_lone(comparison: Comparison) -> bool:
    return any(feature.name == _LONE for feature in comparison.features)

"""Clusters of profiles that grow together, and those that must not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Clusters:
    """Disjoint sets with pairs that are kept apart. A cluster goes by the smallest id in it."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Begin with each id by itself."""
        self._parent = {at: at for at in ids}
        self._members = {at: [at] for at in self._parent}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def find(self, at: str) -> str:
        """Return the name of the cluster that ``at`` is in."""
        root = at
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[at] != root:
            self._parent[at], at = root, self._parent[at]
        return root

    def part(self, left: str, right: str) -> None:
        """Keep two clusters apart from now on; without effect where they are one already."""
        left, right = self.find(left), self.find(right)
        if left != right:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def parted(self, left: str, right: str) -> bool:
        """Return whether the clusters of two ids must not be joined."""
        return self.find(right) in self._apart.get(self.find(left), ())

    def join(self, left: str, right: str) -> bool:
        """Join two clusters; return False where they are kept apart."""
        left, right = sorted((self.find(left), self.find(right)))
        if left == right:
            return True
        if right in self._apart.get(left, ()):
            return False
        self._parent[right] = left
        self._members[left] += self._members.pop(right)
        for other in self._apart.pop(right, set()):
            self._apart[other].discard(right)
            self._apart[other].add(left)
            self._apart[left].add(other)
        return True

    def members(self, at: str) -> list[str]:
        """Return the cluster that ``at`` is in."""
        return self._members[self.find(at)]

    def groups(self) -> list[list[str]]:
        """Return all clusters, each in order, in the order of their names."""
        return [sorted(self._members[root]) for root in sorted(self._members)]

"""Appearances to identities: certain matches join, doubtful ones wait to be asked about, people's judgements rule.

The result depends on the appearances and judgements alone and not on their order, so that a store that was filled
in another order, or interrupted, holds the same identities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from communique.authority.bearers import bearer_of
from communique.authority.blocking import pairs
from communique.authority.clusters import Clusters
from communique.authority.comparison import Comparison, Outcome
from communique.authority.identity import Appearance, Post, Profile, profile_of
from communique.authority.judgements import Attached, Judgement, Verdict, attach
from communique.authority.matching import compare_people
from communique.authority.naming import name_clusters
from communique.authority.offices import office_kind
from communique.authority.person_names import read_name
from communique.authority.things import compare_things

Key = tuple[str, str]
#: Kinds of organisation that describe people instead of naming a body; nothing tells two of them apart.
_DESCRIBED = frozenset({"group", "office"})
_LONE = "one word in common"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two profiles that somebody should judge."""

    left: Profile
    right: Profile
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who.

    Attributes:
        identities: The identity of each appearance, by (document, entity).
        profiles: The profiles of each identity.
        members: The appearances of each profile, by its id.
        queue: What somebody should judge, the most likely first.
        lost: Judgements about appearances that are no longer there.
        overruled: Judgements that others stand against ("A is B" and "B is C", but "A is not C").
    """

    identities: Mapping[Key, str]
    profiles: Mapping[str, tuple[Profile, ...]]
    members: Mapping[str, tuple[Appearance, ...]]
    queue: tuple[Doubt, ...]
    lost: tuple[Judgement, ...] = ()
    overruled: tuple[Judgement, ...] = ()


def compare(mine: Profile, theirs: Profile) -> Comparison:
    """Compare two profiles of one kind."""
    return compare_people(mine, theirs) if mine.kind == "person" else compare_things(mine, theirs)


def resolve(appearances: Iterable[Appearance], judgements: Iterable[Judgement] = ()) -> Resolution:
    """Join what is certainly one and queue what is doubtful.

    Args:
        appearances: All entities of all documents, each once.
        judgements: All judgements, withdrawn ones too.
    """
    found = sorted(appearances, key=lambda a: a.key)
    attached = attach(judgements, found)
    members = _profiles(found, attached)
    place = {a.key: profile for profile, those in members.items() for a in those}
    profiles = {key: profile_of(key, those, _bearer(those[0])) for key, those in members.items()}
    clusters = Clusters(profiles)
    overruled = _judge(clusters, attached, place)
    doubts = _join(clusters, profiles, {frozenset((place[a.left], place[a.right])) for a in attached
                                        if a.left and a.right})
    named = name_clusters([[profiles[at] for at in group] for group in clusters.groups()])
    of_profile = {profile.id: identity for identity, group in named.items() for profile in group}
    return Resolution(
        identities={key: of_profile[at] for key, at in place.items()},
        profiles={identity: tuple(group) for identity, group in named.items()},
        members={key: tuple(those) for key, those in members.items()}, queue=doubts,
        lost=tuple(a.judgement for a in attached if not (a.left and a.right)), overruled=tuple(overruled),
    )


def _profiles(found: list[Appearance], attached: list[Attached]) -> dict[str, list[Appearance]]:
    """Group appearances under what they share; one that was judged not to be the others stands by itself."""
    groups: dict[str, list[Appearance]] = defaultdict(list)
    shared = {a.key: profile_key(a) for a in found}
    alone = {a.left for a in attached if a.left and a.right and a.judgement.verdict is Verdict.DIFFERENT
             and shared[a.left] == shared[a.right]}
    for appearance in found:
        at = shared[appearance.key]
        groups[f"{at}!{appearance.document}" if appearance.key in alone else at].append(appearance)
    return dict(groups)


def profile_key(appearance: Appearance) -> str:
    """Return the id of the profile that an appearance belongs to: name, country, and for people who is meant.

    People named by a single word are kept apart by office and year as long as nobody tells who they are.
    """
    if appearance.kind != "person":
        return f"{appearance.entity}@{appearance.country or ''}"
    bearer = _bearer(appearance)
    base = f"{appearance.entity}@{country_of(appearance) or ''}"
    if bearer:
        return f"{base}={bearer}"
    if read_name(appearance.name).full:
        return base
    kinds = [office_kind(post.title) for post in appearance.posts]
    named = ",".join(sorted({kind.name for kind in kinds}))
    year = "" if any(kind.crown for kind in kinds) else (appearance.earliest or "")[:4]
    return f"{base}/{named}/{year}" if named or year else f"{base}/{appearance.document}"


def country_of(appearance: Appearance) -> str | None:
    """Return the country of a person: that of the first office of a state, or that which the document gives."""
    return next((post.country for post in appearance.posts if post.country), appearance.country)


def _bearer(appearance: Appearance) -> str | None:
    if appearance.kind != "person":
        return None
    posts: tuple[Post, ...] = appearance.posts
    return bearer_of(appearance.name, country_of(appearance), posts, appearance.earliest)


def _judge(clusters: Clusters, attached: list[Attached], place: Mapping[Key, str]) -> list[Judgement]:
    """Apply what people decided; return the judgements that contradict others."""
    overruled = []
    decided = [a for a in attached if a.left and a.right]
    for verdict in (Verdict.DIFFERENT, Verdict.SAME):
        for entry in decided:
            if entry.judgement.verdict is not verdict or entry.left is None or entry.right is None:
                continue
            left, right = place[entry.left], place[entry.right]
            if verdict is Verdict.DIFFERENT:
                clusters.part(left, right)
            elif not clusters.join(left, right):
                overruled.append(entry.judgement)
    return overruled


_Pair = tuple[Profile, Profile, Comparison]


def _join(clusters: Clusters, profiles: Mapping[str, Profile], judged: set[frozenset[str]]) -> tuple[Doubt, ...]:
    """Join certain pairs and return the doubtful ones."""
    compared = [(left, right, compare(left, right)) for left, right in pairs(
        p for p in profiles.values() if p.subkind not in _DESCRIBED)]
    doubtful = [pair for pair in compared if pair[2].outcome is Outcome.DOUBTFUL]
    for left, right, comparison in compared:
        if _opposed(comparison) and frozenset((left.id, right.id)) not in judged:
            clusters.part(left.id, right.id)
    certain = sorted((c for c in compared if c[2].outcome is Outcome.SAME), key=_certainty)
    between = _between(clusters, [c for c in certain if not _is_lone(c[2])])
    for pair in certain:
        left, right, comparison = pair
        if _is_lone(comparison):
            continue
        if left.id in between or right.id in between or not clusters.join(left.id, right.id):
            doubtful.append(pair)
    doubtful += _join_lone(clusters, [c for c in certain if _is_lone(c[2])])
    return _queue(clusters, doubtful, judged)


def _opposed(comparison: Comparison) -> bool:
    """Return whether something speaks against two full names being one, not only too little for it."""
    if comparison.contradicted:
        return True
    against = any(feature.weight < 0 for feature in comparison.features if feature.name != "base")
    return comparison.outcome is Outcome.DOUBTFUL and against and not _is_lone(comparison)


def _certainty(pair: _Pair) -> tuple[float, str, str]:
    return -pair[2].log_odds, pair[0].id, pair[1].id


def _between(clusters: Clusters, certain: list[_Pair]) -> set[str]:
    """Return the profiles that would fit two others which are not one: nobody can tell which they belong to."""
    near: dict[str, set[str]] = defaultdict(set)
    for left, right, _ in certain:
        near[left.id].add(right.id)
        near[right.id].add(left.id)
    return {at for at, others in near.items() if any(clusters.parted(a, b) for a, b in combinations(sorted(others), 2))}


def _queue(clusters: Clusters, doubtful: list[_Pair], judged: set[frozenset[str]]) -> tuple[Doubt, ...]:
    """Return one doubt for each two clusters that nobody has judged, the most likely first."""
    settled = {frozenset(clusters.find(at) for at in pair) for pair in judged}
    best: dict[frozenset[str], Doubt] = {}
    for left, right, comparison in sorted(doubtful, key=_certainty):
        sides = frozenset((clusters.find(left.id), clusters.find(right.id)))
        if len(sides) == 2 and sides not in settled:
            best.setdefault(sides, Doubt(left, right, comparison))
    return tuple(best.values())


def _is_lone(comparison: Comparison) -> bool:
    return any(feature.name == _LONE for feature in comparison.features)


def _join_lone(clusters: Clusters, certain: list[_Pair]) -> list[_Pair]:
    """Join family names standing alone with the one full name that fits; return the pairs where several do."""
    fits: dict[str, list[_Pair]] = defaultdict(list)
    for pair in certain:
        lone = pair[0] if not read_name(pair[0].name).full else pair[1]
        fits[lone.id].append(pair)
    several = []
    for _, fitting in sorted(fits.items()):
        others = {clusters.find(p.id) for left, right, _ in fitting for p in (left, right) if read_name(p.name).full}
        for left, right, comparison in fitting:
            if len(others) > 1 or not clusters.join(left.id, right.id):
                several.append((left, right, comparison))
    return several

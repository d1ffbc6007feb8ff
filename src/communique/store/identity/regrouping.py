"""Profiles that are tied to what changed, joined again; and the ids of clusters, told apart from their namesakes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select, update

from communique.authority.identity import Profile
from communique.authority.joining import Doubt, Joining
from communique.authority.judgements import Judgement
from communique.authority.naming import name_clusters, stems_of
from communique.store.identity.profiling import in_parts, load_profiles
from communique.store.identity.tables import clusters, doubts, likenesses, profiles, settled
from communique.store.identity.tying import Applied


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What joining gave.

    Attributes:
        queue: What somebody should judge.
        stems: Beginnings of the ids that are no longer used, or used anew.
        identities: The identity of each of the profiles before.
    """

    queue: tuple[Doubt, ...]
    stems: frozenset[str]
    identities: Mapping[str, str]


def regroup(connection: Connection, tied: set[str], applied: Sequence[Applied], judgements: Mapping[str, Judgement]
            ) -> Regrouped:
    """Join profiles again, with all that likeness or judgement ties to them among them, and write their clusters."""
    known = load_profiles(connection, ids=tied)
    pairs = [(known[row.left_profile], known[row.right_profile]) for part in in_parts(known)
             for row in connection.execute(select(likenesses).where(likenesses.c.left_profile.in_(part)))]
    here = [one for one in applied if one[1] in known]
    joining = Joining(known, [(judgements[judgement], left, right) for judgement, left, right in here])
    queue = joining.run(pairs)
    overruled = {judgement.id for judgement in joining.overruled}
    for judgement, _, _ in here:
        connection.execute(update(settled).where(settled.c.judgement == judgement).values(
            overruled=judgement in overruled))
    for part in in_parts(tied):
        connection.execute(delete(doubts).where(or_(doubts.c.left_profile.in_(part), doubts.c.right_profile.in_(part))))
    before, stems = _dissolve(connection, tied)
    groups = [[known[at] for at in group] for group in joining.clusters.groups()]
    return Regrouped(queue, frozenset(stems | _found(connection, groups)), before)


def _dissolve(connection: Connection, tied: set[str]) -> tuple[dict[str, str], set[str]]:
    """Take out the clusters of profiles; return the profiles' identities, and the stems of these."""
    identities: dict[str, str] = {}
    stems: set[str] = set()
    gone: set[str] = set()
    for part in in_parts(tied):
        joined = select(profiles.c.id.label("profile"), clusters).join(clusters, clusters.c.id == profiles.c.cluster)
        for row in connection.execute(joined.where(profiles.c.id.in_(part))):
            identities[row.profile] = row.identity
            stems |= {row.stem, row.other_stem}
            gone.add(row.id)
        # The profile that a cluster goes by may itself be gone.
        for row in connection.execute(select(clusters).where(clusters.c.id.in_(part))):
            stems |= {row.stem, row.other_stem}
            gone.add(row.id)
    for part in in_parts(gone):
        connection.execute(delete(clusters).where(clusters.c.id.in_(part)))
    return identities, stems


def _found(connection: Connection, groups: Iterable[list[Profile]]) -> set[str]:
    """Put in clusters, which get their identity in `rename`; return their stems."""
    rows, members = [], []
    for group in groups:
        stem, other = stems_of(group)
        rows.append({"id": group[0].id, "identity": "", "stem": stem, "other_stem": other})
        members += [{"profile": one.id, "at": group[0].id} for one in group]
    if rows:
        connection.execute(insert(clusters), rows)
    for one in members:
        connection.execute(update(profiles).where(profiles.c.id == one["profile"]).values(cluster=one["at"]))
    return {row[name] for row in rows for name in ("stem", "other_stem")}


def recount_stems(connection: Connection, counted: Iterable[str]) -> set[str]:
    """Bring the stems of clusters up to date of which more or fewer documents name a profile; return old and new."""
    at = {cluster for part in in_parts(counted) for cluster in connection.execute(
        select(profiles.c.cluster).where(profiles.c.id.in_(part))).scalars()}
    stems: set[str] = set()
    old = {row.id: row for part in in_parts(at) for row in connection.execute(
        select(clusters).where(clusters.c.id.in_(part)))}
    for cluster, group in _groups(connection, at).items():
        stem, other = stems_of(group)
        stems |= {stem, other, old[cluster].stem, old[cluster].other_stem}
        if (stem, other) != (old[cluster].stem, old[cluster].other_stem):
            connection.execute(update(clusters).where(clusters.c.id == cluster).values(stem=stem, other_stem=other))
    return stems


def rename(connection: Connection, stems: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Name all clusters whose ids may get in each other's way; return profile to identity before and now, if another.

    A cluster that is new has none before: an empty one.
    """
    known = _in_the_way(connection, stems)
    groups = _groups(connection, known)
    named = name_clusters([groups[at] for at in sorted(groups)])
    changed: dict[str, tuple[str, str]] = {}
    for identity, group in named.items():
        cluster = min(one.id for one in group)
        if known[cluster] != identity:
            connection.execute(update(clusters).where(clusters.c.id == cluster).values(identity=identity))
            changed |= {one.id: (known[cluster], identity) for one in group}
    return changed


def _in_the_way(connection: Connection, stems: Iterable[str]) -> dict[str, str]:
    """Return the clusters that stems lead to, and their identities."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    reached = set(stems)
    while reached:
        rows = [row for part in in_parts(reached) for row in connection.execute(
            select(clusters).where(or_(clusters.c.stem.in_(part), clusters.c.other_stem.in_(part))))]
        found |= {row.id: row.identity for row in rows}
        seen |= reached
        reached = {stem for row in rows for stem in (row.stem, row.other_stem)} - seen
    return found


def _groups(connection: Connection, known: Iterable[str]) -> dict[str, list[Profile]]:
    """Return the profiles of clusters."""
    ids = list(known)
    whole = load_profiles(connection, clusters=ids)
    groups: dict[str, list[Profile]] = defaultdict(list)
    for part in in_parts(ids):
        for row in connection.execute(select(profiles.c.id, profiles.c.cluster).where(
                profiles.c.cluster.in_(part)).order_by(profiles.c.id)):
            groups[row.cluster].append(whole[row.id])
    return groups


def queue_up(connection: Connection, queue: Iterable[Doubt]) -> None:
    """Put doubts into the queue."""
    found = list(queue)
    about = {one.id: one for doubt in found for one in (doubt.left, doubt.right)}
    stand = {row.id: row for part in in_parts(about) for row in connection.execute(
        select(profiles.c.id, profiles.c.document, clusters.c.identity).join(
            clusters, clusters.c.id == profiles.c.cluster).where(profiles.c.id.in_(part)))}
    rows = []
    for doubt in found:
        left, right = stand[doubt.left.id], stand[doubt.right.id]
        reasons = [{"reason": f.name, "weight": f.weight, "words": f.detail} for f in doubt.comparison.features]
        rows.append({
            "left_profile": left.id, "right_profile": right.id, "kind": doubt.left.kind,
            "left_identity": left.identity, "right_identity": right.identity, "left_document": left.document,
            "left_entity": doubt.left.entity, "right_document": right.document, "right_entity": doubt.right.entity,
            "score": doubt.comparison.score, "log_odds": doubt.comparison.log_odds,
            "certain": doubt.comparison.outcome == "same", "reasons": json.dumps(reasons, ensure_ascii=False)})
    if rows:
        connection.execute(insert(doubts), rows)


def correct_queue(connection: Connection, column: str, values: Mapping[str, str]) -> None:
    """Write another identity or document of profiles into the doubts about them; ``column`` says which."""
    for profile, value in sorted(values.items()):
        for side in ("left", "right"):
            connection.execute(update(doubts).where(doubts.c[f"{side}_profile"] == profile).values(
                {f"{side}_{column}": value}))

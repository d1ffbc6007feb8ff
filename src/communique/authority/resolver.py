"""Appearances to identities: certain matches join, doubtful ones wait to be asked about, people's judgements rule.

The result depends on the appearances and judgements alone and not on their order, so that a store that was filled
in another order, or interrupted, holds the same identities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from communique.authority.bearers import bearer_of
from communique.authority.blocking import pairs
from communique.authority.identity import Appearance, Post, Profile, profile_of
from communique.authority.joining import Doubt, Joining
from communique.authority.judgements import Attached, Judgement, Verdict, attach
from communique.authority.naming import name_clusters
from communique.authority.offices import office_kind
from communique.authority.person_names import read_name

Key = tuple[str, str]


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
    profiles = {key: profile_of(key, those, bearer_in(those[0])) for key, those in members.items()}
    decided = [(a.judgement, place[a.left], place[a.right]) for a in attached if a.left and a.right]
    joining = Joining(profiles, decided)
    queue = joining.run(pairs(profiles.values()))
    named = name_clusters([[profiles[at] for at in group] for group in joining.clusters.groups()])
    of_profile = {profile.id: identity for identity, group in named.items() for profile in group}
    return Resolution(
        identities={key: of_profile[at] for key, at in place.items()},
        profiles={identity: tuple(group) for identity, group in named.items()},
        members={key: tuple(those) for key, those in members.items()}, queue=queue,
        lost=tuple(a.judgement for a in attached if not (a.left and a.right)), overruled=tuple(joining.overruled),
    )


def _profiles(found: list[Appearance], attached: list[Attached]) -> dict[str, list[Appearance]]:
    """Group appearances under what they share; one that was judged not to be the others stands by itself."""
    groups: dict[str, list[Appearance]] = defaultdict(list)
    shared = {a.key: profile_key(a) for a in found}
    alone = set_apart(attached, shared)
    for appearance in found:
        groups[own_profile(shared[appearance.key], appearance.key, alone)].append(appearance)
    return dict(groups)


def set_apart(attached: Iterable[Attached], shared: Mapping[Key, str]) -> set[Key]:
    """Return the appearances that were judged not to be others of their profile; ``shared`` has the profile of each."""
    return {a.left for a in attached if a.left and a.right and a.judgement.verdict is Verdict.DIFFERENT
            and shared[a.left] == shared[a.right]}


def own_profile(shared: str, key: Key, alone: Collection[Key]) -> str:
    """Return the profile of an appearance: the one that it shares, or one by itself where it was set apart."""
    return f"{shared}!{key[0]}" if key in alone else shared


def profile_key(appearance: Appearance) -> str:
    """Return the id of the profile that an appearance belongs to: name, country, and for people who is meant.

    People named by a single word are kept apart by office and year as long as nobody tells who they are.
    """
    if appearance.kind != "person":
        return f"{appearance.entity}@{appearance.country or ''}"
    bearer = bearer_in(appearance)
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


def bearer_in(appearance: Appearance) -> str | None:
    """Return the person of the table of tenures that an appearance means, where there is exactly one."""
    if appearance.kind != "person":
        return None
    posts: tuple[Post, ...] = appearance.posts
    return bearer_of(appearance.name, country_of(appearance), posts, appearance.earliest)

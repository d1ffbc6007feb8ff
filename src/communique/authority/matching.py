"""Two people of two documents: one or not, by name, office with its tenure, country and time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from communique.authority.alignment import Alignment, Tie
from communique.authority.bearers import bearers
from communique.authority.comparison import Comparison, Reason, weigh
from communique.authority.countries import countries
from communique.authority.identity import Held, Profile
from communique.authority.name_match import SON_OF, NameComparison, compare_names
from communique.authority.offices import office_kind, same_post
from communique.authority.person_names import PersonName, Role, read_name

_ALIKE = 0.5  # probability from which two names may be one person's
_TERM = 5  # years within which one office is likely to have one holder
_REIGN = 15  # the same for a crown
_DECADES, _LIFETIME = 30, 60  # years between two documents about one person
_NUMBER_CLASH = "another number"


def compare_people(mine: Profile, theirs: Profile) -> Comparison:
    """Compare two profiles of persons; the order does not matter."""
    if theirs.id < mine.id:
        mine, theirs = theirs, mine
    tie, detail, names = _best_name(mine, theirs)
    reasons: list[Reason] = [(tie, detail)]
    if tie != "another name":
        reasons += _offices(mine, theirs)
        reasons += _countries(mine, theirs)
        reasons += _tenures(mine, theirs)
        reasons += _times(mine, theirs)
        reasons += _numbers(mine, theirs, names)
    if mine.qids and theirs.qids:
        same = bool(mine.qids & theirs.qids)
        reasons.append(("one entry in the authority file" if same else "two entries in the authority file",
                        " / ".join(sorted(mine.qids | theirs.qids))))
    alone = tie == "one word in common" or not _full(mine) and not _full(theirs)
    return weigh("people", reasons, certain=not alone or _tied_by_office(reasons))


def _numbers(mine: Profile, theirs: Profile, names: NameComparison) -> Iterator[Reason]:
    if any(feature.name == _NUMBER_CLASH for feature in names.features):
        yield _NUMBER_CLASH, f"{mine.name} / {theirs.name}"
    numbered = [any(read_name(name).ordinal for name in profile.names) for profile in (mine, theirs)]
    if numbered[0] is not numbered[1]:
        yield "number in one only", f"{mine.name} / {theirs.name}"


def _full(profile: Profile) -> bool:
    return any(read_name(name).full for name in profile.names)


def _tied_by_office(reasons: list[Reason]) -> bool:
    """A single word joins nobody unless an office of that time goes with it."""
    held = {name for name, _ in reasons}
    return bool(held & {"same office", "one holder in the table of tenures", "one entry in the authority file"})


_TIES = ("one full name", "one name, fuller in one", "forms of a name, or initials", "one name, misspelt",
         "one word in common", "another name")


def _best_name(mine: Profile, theirs: Profile) -> tuple[str, str, NameComparison]:
    """Return how the names that are most alike go together."""
    best: tuple[int, float, str, str, NameComparison] | None = None
    for name in mine.names[:4]:
        for other in theirs.names[:4]:
            tie, compared = name_tie(name, other)
            found = (_TIES.index(tie), -compared.score, name, other, compared)
            if best is None or found[:4] < best[:4]:
                best = found
    assert best is not None  # noqa: S101 - a profile has a name
    return _TIES[best[0]], f"{best[2]} / {best[3]}", best[4]


@lru_cache(maxsize=200_000)
def name_tie(name: str, other: str) -> tuple[str, NameComparison]:
    """Return how two names go together, in the words of ``data/match_weights.yml``, and the comparison behind it."""
    compared = compare_names(name, other)
    ties = [a.tie for a in compared.alignments]
    common = [a for a in compared.alignments if a.tie not in (Tie.CLASH, Tie.EXTRA)]
    if not common or Tie.CLASH in ties or compared.score < _ALIKE and Tie.SLIP in ties:
        return "another name", compared
    first, second = read_name(name), read_name(other)
    if len(common) == 1 and common[0].tie in (Tie.SLIP, Tie.INITIAL, Tie.VARIANT) and (first.full or second.full):
        return "another name", compared
    written_out = sum(a.tie is not Tie.INITIAL for a in common)
    if any(feature.name == "father and son exchanged" for feature in compared.features):
        return "another name", compared
    if _only_father(first, common, "mine") or _only_father(second, common, "theirs"):
        return "another name", compared
    joined = " " in common[0].mine + common[0].theirs
    if len(common) == 1 and not joined and (first.full or second.full):
        return "another name" if first.full and second.full else "one word in common", compared
    if Tie.SLIP in ties:
        return "one name, misspelt", compared
    if Tie.VARIANT in ties or Tie.INITIAL in ties and written_out < 2:
        return "forms of a name, or initials", compared
    extra = [a for a in compared.alignments if a.tie is Tie.EXTRA and a.role is Role.NAME]
    if any(a.mine for a in extra) and any(a.theirs for a in extra):
        return "forms of a name, or initials", compared
    return "one name, fuller in one" if extra else "one full name", compared


def _only_father(name: PersonName, common: list[Alignment], side: str) -> bool:
    """Return whether the other name lacks the first word of "Isa bin Salman" and has the second: it is the father's."""
    if len(name.parts) < 2 or not name.parts[1].lead.startswith(SON_OF):
        return False
    return not any(name.parts[0].text in str(getattr(a, side)).split() for a in common)


def _offices(mine: Profile, theirs: Profile) -> Iterator[Reason]:
    pairs = [(held, other) for held in mine.posts for other in theirs.posts if _one_body(held, other)]
    same = [(held, other) for held, other in pairs if same_post(held.post.title, other.post.title)]
    near = [(held, other) for held, other in same if _years_apart(held, other) <= _term(held)]
    if near:
        yield "same office", _said(near[0][0])
    elif same:
        yield "same office, years apart", _said(same[0][0])
    elif pairs:
        yield "another office of the same body", f"{_said(pairs[0][0])} / {_said(pairs[0][1])}"


def _one_body(held: Held, other: Held) -> bool:
    mine, theirs = held.post, other.post
    if mine.organization or theirs.organization:
        return mine.organization == theirs.organization
    return mine.country is not None and mine.country == theirs.country


def _term(held: Held) -> int:
    kind = office_kind(held.post.title)
    return _REIGN if kind.crown else _TERM


def _said(held: Held) -> str:
    return f"{held.post.title}, {held.post.organization or held.post.country}"


def _years_apart(held: Held | Profile, other: Held | Profile) -> int:
    """Return the years between two stretches of time, 0 where they meet or one is not known."""
    if not (held.first and held.last and other.first and other.last):
        return 0
    return max(0, int(other.first[:4]) - int(held.last[:4]), int(held.first[:4]) - int(other.last[:4]))


def _countries(mine: Profile, theirs: Profile) -> Iterator[Reason]:
    if not (mine.country and theirs.country):
        return
    if mine.country == theirs.country:
        yield "same country", mine.country
        return
    if _follows(mine.country, theirs.country) or _follows(theirs.country, mine.country):
        return
    yield "another country", f"{mine.country} / {theirs.country}"


def _follows(former: str, later: str) -> bool:
    return former in countries() and later in countries()[former].successors


def _tenures(mine: Profile, theirs: Profile) -> Iterator[Reason]:
    if mine.bearer and theirs.bearer:
        if mine.bearer == theirs.bearer:
            yield "one holder in the table of tenures", mine.bearer
        else:
            yield "two holders in the table of tenures", f"{mine.bearer} / {theirs.bearer}"
        return
    for profile in (mine, theirs):
        known = bearers(profile.name, profile.country) if not profile.bearer else ()
        if len(known) > 1:
            yield "several of that name in the table of tenures", ", ".join(who for who, _ in known[:4])
            return


def _times(mine: Profile, theirs: Profile) -> Iterator[Reason]:
    years = _years_apart(mine, theirs)
    if years > _LIFETIME:
        yield "a lifetime between", f"{years} years"
    elif years > _DECADES:
        yield "decades between", f"{years} years"

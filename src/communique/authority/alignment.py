"""Which word of one name goes with which word of another, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from communique.authority.countries import read_yaml
from communique.authority.person_names import Part, PersonName, Role, Script
from communique.authority.spelling import likeness, rough_likeness, sound
from communique.authority.variants import are_variants

_SAME = 0.96  # likeness from which two words are one word, written otherwise
_NEAR = 0.7  # likeness from which they may be one word, misspelt
_VARIANT = 0.955  # likeness of two forms of one name
_JOINED = 0.85  # likeness from which two words may be one that was split
_LINKED = 0.4  # likeness from which two words are still each other's counterpart, not two more words


class Tie(Enum):
    """How a word of one name goes with a word of the other."""

    EQUAL = "equal"
    SPELLING = "spelling"  # one word in two ways of writing
    VARIANT = "form of the name"
    INITIAL = "initial"
    SLIP = "slip of the pen"
    CLASH = "another word"
    EXTRA = "only in one"


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words that answer each other; one side is empty where nothing does."""

    mine: str
    theirs: str
    tie: Tie
    likeness: float
    role: Role = Role.NAME


def align(first: PersonName, second: PersonName) -> tuple[Alignment, ...]:
    """Pair the words of two names, the most alike first; two words may answer one ("Jong Un", "Jongun")."""
    mine, theirs = list(enumerate(first.parts)), list(enumerate(second.parts))
    found = []
    for score, _, left, right, tie in sorted(_candidates(first, second), key=lambda c: (-c[0], c[1], c[2], c[3])):
        if score < _LINKED:
            break
        mine_left, theirs_left = {at for at, _ in mine}, {at for at, _ in theirs}
        if not mine_left.issuperset(left) or not theirs_left.issuperset(right):
            continue
        mine = [(at, part) for at, part in mine if at not in left]
        theirs = [(at, part) for at, part in theirs if at not in right]
        found.append(_alignment([first.parts[at] for at in left], [second.parts[at] for at in right], tie, score))
    while (pair := _facing(mine, theirs, len(first.parts), len(second.parts))) is not None:
        word, answer = pair
        found.append(_alignment([word[1]], [answer[1]], Tie.CLASH, likeness(word[1].text, answer[1].text)))
        mine.remove(word)
        theirs.remove(answer)
    found += [_alignment([part], [], Tie.EXTRA, 0.0) for _, part in mine]
    found += [_alignment([], [part], Tie.EXTRA, 0.0) for _, part in theirs]
    return tuple(found)


_Placed = tuple[int, Part]


def _facing(mine: list[_Placed], theirs: list[_Placed], length: int, other: int) -> tuple[_Placed, _Placed] | None:
    """Return two words left over that stand at the same end or both in the middle: they contradict each other.

    The second given name of "Elias Antonio Saca" and the mother's of "Elias Saca González" do not.
    """
    def place(at: int, of: int) -> int:
        return 0 if at == 0 else 2 if at == of - 1 else 1

    for left in reversed(mine):
        for right in reversed(theirs):
            if length == 1 or other == 1 or place(left[0], length) == place(right[0], other):
                return left, right
    return None


def _alignment(mine: list[Part], theirs: list[Part], tie: Tie, score: float) -> Alignment:
    roles = {part.role for part in (*mine, *theirs)}
    role = next((role for role in (Role.NAME, Role.PATRONYMIC, Role.INITIAL) if role in roles), Role.NAME)
    return Alignment(" ".join(p.text for p in mine), " ".join(p.text for p in theirs), tie, score, role)


_Candidate = tuple[float, int, tuple[int, ...], tuple[int, ...], Tie]


def _candidates(first: PersonName, second: PersonName) -> list[_Candidate]:
    rough = Script.ROUGH in (first.script, second.script) and first.script is not second.script
    signs = first.script is second.script is Script.SIGNS
    found: list[_Candidate] = []
    for at, part in enumerate(first.parts):
        for place, other in enumerate(second.parts):
            score, tie = _signs(part, other) if signs else _words(part, other, rough)
            found.append((score, abs(at - place), (at,), (place,), tie))
    if not signs:
        found += [(score, 0, left, right, tie) for left, right, score, tie in _joins(first, second)]
        found += [(score, 0, left, right, tie) for right, left, score, tie in _joins(second, first)]
    return found


def _signs(part: Part, other: Part) -> tuple[float, Tie]:
    """Compare words in Chinese or Korean signs, where another sign is another name."""
    if part.written == other.written:
        return 1.0, Tie.EQUAL
    if part.text == other.text:
        return 0.97, Tie.SPELLING
    return 0.5, Tie.CLASH


def _words(part: Part, other: Part, rough: bool) -> tuple[float, Tie]:
    if Role.INITIAL in (part.role, other.role):
        if part.text == other.text:
            return 0.98, Tie.INITIAL
        short, long = sorted((part.text, other.text), key=len)
        fits = len(short) == 1 and (long.startswith(short) or sound(long).startswith(sound(short)))
        return (0.75, Tie.INITIAL) if fits and len(long) > 1 else (0.0, Tie.CLASH)
    if part.text == other.text:
        return 1.0, Tie.EQUAL
    score = max(likeness(part.text, other.text), _stem_likeness(part.text, other.text))
    if rough:
        score = max(score, rough_likeness(part.text, other.text) + 0.09)
    if score >= _SAME:
        return score, Tie.SPELLING
    if are_variants(part.text, other.text):
        return _VARIANT, Tie.VARIANT
    return score, Tie.SLIP if score >= _NEAR else Tie.CLASH


def _stem_likeness(mine: str, theirs: str) -> float:
    """Compare without a genitive ending: a Mongolian father's name stands as "Ukhnaa" or "Ukhnaagiin"."""
    best = 0.0
    for ending in _genitives():
        stems = mine.removesuffix(ending), theirs.removesuffix(ending)
        if stems != (mine, theirs) and min(map(len, stems)) > 3:
            best = max(best, 0.98 * likeness(*stems))
    return best


@lru_cache(maxsize=1)
def _genitives() -> tuple[str, ...]:
    return tuple(read_yaml("name_words.yml")["genitives"])


_Join = tuple[tuple[int, ...], tuple[int, ...], float, Tie]


def _joins(first: PersonName, second: PersonName) -> list[_Join]:
    """Return where two neighbouring words of ``first`` are one word of ``second``."""
    found: list[_Join] = []
    for at, (part, following) in enumerate(zip(first.parts, first.parts[1:], strict=False)):
        if Role.INITIAL in (part.role, following.role) and len(part.text) + len(following.text) > 2:
            continue
        for place, other in enumerate(second.parts):
            if abs(len(other.text) - len(part.text) - len(following.text)) > 3:
                continue
            joined = (part.text + following.text, part.text + following.lead + following.text,
                      following.text + part.text)
            score = max(likeness(text, other.text) for text in joined)
            if score >= _JOINED:
                found.append(((at, at + 1), (place,), score, Tie.SPELLING if score >= _SAME else Tie.SLIP))
            elif are_variants(joined[0], other.text):
                found.append(((at, at + 1), (place,), _VARIANT, Tie.VARIANT))
    return found

"""Labels of transcripts: who speaks from here on ("President of Ruritania Rudolf Elphberg: Good morning.")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.authority.names import fold
from communique.authority.places import gazetteer

_SMALL = r"of|the|and|for|de|al|bin|van|von|in|to|on"
# A word of a label. A full stop belongs to it only in initials and short forms of address.
_WORD = r"(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|St|Gen|Jr|Sr)\.?|[A-Z][\w’'\-]*(?:\.\w[\w’'\-]*)*)"
_OFFICES = (
    "President|Prime|Foreign|Minister|Secretary|Head|Chairman|Chairwoman|Chairperson|Governor|Director|Speaker|Mayor"
    "|Ambassador|Chancellor|Deputy|First|Acting"
)
# At the start of a paragraph, after a full stop, or, for an office, within a line ("Beginning of the talks President").
_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[.!?…*\"”)] )|(?<=[.!?…*])"
    rf"|(?<=[a-z] )(?=(?:{_OFFICES})\b))\s*"
    rf"((?:{_WORD}|{_SMALL})(?:,? (?:\(?{_WORD}\)?|{_SMALL}))"
    r"{0,22})(?: ?\([a-z ]+\))? ?: ?(?=[A-Z“\"(…])"
)
_NEXT_OFFICE = re.compile(rf"(?<![Aa]nd) ((?:{_OFFICES})(?: [A-Z][\w\-]*)* of )")
_NOT_LABELS = frozenset({"note", "background", "location", "date", "time", "contact", "read more", "related", "source"})
_STARTS_NONE = frozenset({"the", "in", "to", "of", "and", "for", "on"})
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|you|You|my|My|our|Our)\b")
_FEW = 12  # words; a label that its publisher has not doubled is no longer than this


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a turn begins, its label as far as it names the speaker, and where the spoken words begin."""

    start: int
    label: str
    spoken: int


def turns(text: str, start: int, end: int) -> list[Turn]:
    """Return the turns of a transcript that begin in ``text[start:end]``."""
    found = []
    for match in _LABEL.finditer(text[start:end]):
        words = match.group(1)
        skipped = _of_somebody_else(words)
        label = _once(words[skipped:])
        if len(label.split()) <= _FEW and _is_label(label):
            found.append(Turn(start + match.start(1) + skipped, label, start + match.end()))
    return found


def is_dateline(text: str, turn: Turn) -> bool:
    """Return whether a label is a town before the first sentence of a report: "DUBAI: The Crown Prince received"."""
    town = gazetteer().get(fold(turn.label.split(",")[0]))  # "Doha, Qatar: ..."
    words = text[turn.spoken : turn.spoken + 400]
    return bool(town) and not _FIRST_PERSON.search(words)


def _once(label: str) -> str:
    """Return a label without what its publisher repeats: ``Mayor Ann Bell Bell AnnMayor of Ely`` is Mayor Ann Bell.

    Pages show a card of each speaker beside the first turn, surname first; in plain text it runs into the name.
    """
    words = label.split()
    for at in range(1, len(words) - 2):
        given, again = words[at - 1], words[at + 2]
        if words[at] == words[at + 1] and (again == given or again[:1] == given[:1] and _glued(again)):
            return " ".join(words[: at + 1])
    return label


def _glued(word: str) -> bool:
    return bool(re.search(r"[a-z][A-Z]", word))


def _of_somebody_else(label: str) -> int:
    """Return where the speaker begins: ``[Meeting with] President of A John Bell President of B Ann Reed``."""
    first = re.match(rf"(?:{_OFFICES})(?: [A-Z][\w\-]*)* of ", label)
    later = _NEXT_OFFICE.search(label, first.end()) if first else None
    if first is None or later is None or _once(label) != label:
        return 0
    return later.start(1)


def _is_label(label: str) -> bool:
    words = label.replace(",", " ").split()
    return (
        any(word[:1].isupper() for word in words)
        and label.lower().rstrip() not in _NOT_LABELS
        and not {w.lower() for w in words[:1]} & _STARTS_NONE
    )

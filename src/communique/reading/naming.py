"""Names and titles compared: which short form can mean which person or office, and what a name tells of gender."""

from __future__ import annotations

import re

from communique.authority.names import fold
from communique.reading.mentions import Mention

_FEMALE = frozenset(
    {
        "mrs.",
        "mrs",
        "ms.",
        "ms",
        "miss",
        "madam",
        "madame",
        "mme",
        "dame",
        "lady",
        "baroness",
        "sheikha",
        "her excellency",
        "her majesty",
        "her royal highness",
        "her highness",
        "smt.",
        "sister",
    }
)
_MALE = frozenset(
    {
        "mr.",
        "mr",
        "sir",
        "lord",
        "his excellency",
        "his majesty",
        "his royal highness",
        "his highness",
        "his holiness",
        "sheikh",
        "father",
        "shri",
    }
)
_FEMALE_OFFICES = frozenset(
    {
        "queen",
        "princess",
        "crown princess",
        "empress",
        "first lady",
        "chairwoman",
        "spokeswoman",
        "congresswoman",
        "grand duchess",
        "duchess",
    }
)
_MALE_OFFICES = frozenset(
    {
        "king",
        "prince",
        "crown prince",
        "emperor",
        "emir",
        "amir",
        "sultan",
        "pope",
        "chairman",
        "congressman",
        "grand duke",
        "duke",
    }
)
# Qualifiers that make another office of a head: "Deputy Prime Minister" is no "Prime Minister".
_QUALIFIERS = frozenset({"deputy", "vice", "assistant", "under", "former", "first", "junior", "associate"})
_FOREIGN = frozenset(
    {
        "foreign minister",
        "minister of foreign affairs",
        "minister for foreign affairs",
        "minister of external affairs",
        "minister for external affairs",
        "external affairs minister",
        "foreign affairs minister",
        "foreign secretary",
        "secretary of state for foreign affairs",
        "minister of foreign affairs and trade",
    }
)
HEADS_OF_STATE = frozenset(
    {"president", "king", "queen", "emir", "amir", "sultan", "emperor", "head of state", "grand duke", "pope", "leader"}
)


_OWNED = re.compile(r"(?:[Tt]he )?\b([A-Z][\w-]+)'s ([A-Z][\w-]+)$")


def office_key(title: str) -> str:
    """Return a comparable form of an office title."""
    plain = (
        fold(title).replace("secretary general", "secretary-general").replace("director general", "director-general")
    )
    words = [
        w
        for w in plain.split()
        if w not in {"the", "acting", "interim", "caretaker", "elect", "federal", "union", "honourable"}
    ]
    key = " ".join(words)
    return (
        "foreign minister"
        if key in _FOREIGN or key.startswith(("minister of foreign affairs", "minister for foreign affairs"))
        else key
    )


def plain_body(name: str) -> str:
    """Return ``Head of Office of the President`` for ``Head of the President's Office``, other names as they are."""
    return _OWNED.sub(lambda m: f"{m[2]} of the {m[1]}", name.replace("’", "'"))


def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of a name by which people are told apart."""
    words = fold(name).split()
    kept = tuple(
        w
        for w in words
        if len(w) > 1 and w not in {"jr", "sr", "iii", "ii", "iv", "bin", "ibn", "al", "el", "de", "van", "von", "la"}
    )
    return kept or tuple(words)


_REIGNS = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split())


def other_reign(name: str, longer: str) -> bool:
    """True where a ruler's number tells two apart: ``Abdullah II`` is no ``Abdullah bin Abdul Aziz``."""
    number, other = (set(fold(n).split()) & _REIGNS for n in (name, longer))
    return bool(number) and number != other and len(name_parts(longer)) > 1


_SON_OF = frozenset({"bin", "ibn", "ben", "bint", "binti"})


def is_father(name: str, longer: str) -> bool:
    """True where a name is that of a father: ``Mohamed bin Zayed`` in ``Hamdan bin Mohamed bin Zayed``."""
    short, words = fold(name).split(), fold(longer).split()
    first = words.index(short[0]) if short and short[0] in words else 0
    return len(short) > 1 and first > 0 and words[first - 1] in _SON_OF


def fits_name(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True where the name of words ``short`` can be a shorter form of ``long``."""
    if len(short) > len(long):
        return False
    if short == long:
        return True
    if len(short) == 1:
        # A single word is a family name (first or last), or a given name by which people are known.
        return short[0] in long
    return set(short) <= set(long)


def gender_of(mention: Mention) -> str | None:
    """Return "f" or "m" where form of address or office tell it."""
    for word in (mention.honorific or "").lower().split():
        if word in _FEMALE:
            return "f"
        if word in _MALE:
            return "m"
    if (mention.honorific or "").lower() in _FEMALE:
        return "f"
    if (mention.honorific or "").lower() in _MALE:
        return "m"
    for ref in mention.offices:
        if ref.head in _FEMALE_OFFICES:
            return "f"
        if ref.head in _MALE_OFFICES:
            return "m"
    return None


def short_of(short: str, long: str) -> bool:
    """True where ``short`` is only a shorter way to write ``long`` ("Secretary" for "Secretary of State")."""
    a, b = office_key(short), office_key(long)
    if a == b:
        return True
    return (
        b.startswith(a + " ")
        and not set(b.split()[: len(a.split())]) & _QUALIFIERS
        and a not in {"vice"}
        or b.endswith(" " + a)
        and not set(b.split()) & _QUALIFIERS - set(a.split())
    )


def is_bare_form(key: str, title: str, head: str) -> bool:
    """True where ``the Minister`` can mean ``Minister of Defence``, ``the Secretary`` ``Secretary of State``."""
    if set(title.split()) & _QUALIFIERS - set(key.split()):
        return False
    if key in {"minister"}:
        return title.endswith("minister") and not title.endswith("prime minister") or title.startswith("minister")
    if key == "deputy":
        return title.startswith("deputy ")
    if key == "secretary":
        return title in {
            "secretary",
            "secretary of state",
            "secretary of defense",
            "foreign secretary",
        } or title.startswith("secretary of ")
    return (
        title == key
        or title.startswith((key + " of ", key + " for ", key + " in office", key + " at large"))
        or title.endswith(" " + key)
        and key not in {"president", "minister"}
        and not {"to", "of"} & set(title.split())  # "Adviser to the Prime Minister" is no Prime Minister
    )

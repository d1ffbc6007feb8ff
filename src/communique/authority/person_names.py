"""A person's name as written, taken apart for comparing: any script, any order, with titles, particles and initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from anyascii import anyascii

from communique.authority.countries import read_yaml
from communique.authority.names import fold

_WITHIN = frozenset(".'’ʼʻ`´")
_APOSTROPHES = re.compile(r"[.'’ʼʻ`´]")
_DOTTED_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\.?$")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|[\"“”«»„]")
_DIGITS = str.maketrans("01345", "oieas")
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LONG_VOWELS = re.compile("[wy]")
# Chinese family names of two characters; all others have one.
_LONG_FAMILY = ("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "东方", "夏侯")
_PLAINLY_NUMERALS = frozenset({"ii", "iii", "iv", "vii", "viii", "ix", "xii", "xiii", "xiv", "xv", "xvi"})


class Role(Enum):
    """What a word of a name is."""

    NAME = "name"
    INITIAL = "initial"
    PATRONYMIC = "patronymic"


class Script(Enum):
    """How much of a name its script writes down."""

    LETTERS = "letters"  # vowels and consonants
    ROUGH = "rough"  # consonants, or syllables of another language: Arabic, Hebrew, Kana, Khmer
    SIGNS = "signs"  # one sign a syllable, exact: Chinese, Korean


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name.

    Attributes:
        text: Lower-case ASCII.
        role: What it is.
        written: The word in its own script, lower-case.
        lead: Particles before it, which say nothing by themselves ("al", "bin").
    """

    text: str
    role: Role = Role.NAME
    written: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart.

    Attributes:
        text: As it was given.
        parts: Its words in order, the given name first where a comma told.
        ordinal: The number of a ruler (3 for "III"), 101 and 102 for Sr and Jr.
        titles: Words before the name that are none of it.
        script: How much of the name its script writes.
    """

    text: str
    parts: tuple[Part, ...]
    ordinal: int | None = None
    titles: tuple[str, ...] = ()
    script: Script = Script.LETTERS

    @property
    def full(self) -> bool:
        """True where there are two words that are written out."""
        return sum(part.role is not Role.INITIAL for part in self.parts) > 1

    @property
    def key(self) -> str:
        """The words in alphabetical order: equal for two names that differ in order and marks alone."""
        return " ".join(sorted(part.text for part in self.parts))


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    ordinals: dict[str, int]
    suffixes: frozenset[str]
    particles: frozenset[str]
    servants: frozenset[str]
    patronymics: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_yaml("name_words.yml")
    return _Words(
        titles=frozenset(data["titles"]), ordinals={str(k): int(v) for k, v in data["ordinals"].items()},
        suffixes=frozenset(data["suffixes"]), particles=frozenset(str(w) for w in data["particles"]),
        servants=frozenset(data["servants"]), patronymics=tuple(data["patronymics"]),
    )


@lru_cache(maxsize=50_000)
def read_name(text: str) -> PersonName:
    """Return ``text`` taken apart; a name without any letter has no parts."""
    script = _script(text)
    plain = _BRACKETS.sub(" ", unicodedata.normalize("NFC", text))
    family, comma, given = plain.partition(",")
    if comma and given.strip() and fold(anyascii(given)) not in {*_words().ordinals, *_words().suffixes}:
        plain = f"{given} {family}"
    words = list(_split(plain, script))
    titles, words = _without_titles(words)
    ordinal, words = _without_suffixes(words, mixed=not text.isupper() or bool(titles))
    parts = tuple(_roles(_joined(_without_repeats(words))))
    return PersonName(text, parts, ordinal, titles, script)


def _script(text: str) -> Script:
    if _CJK.search(text) and not re.search(r"[・·]", text) or _HANGUL.search(text):
        return Script.SIGNS
    for character in text:
        if character.isalpha():
            name = unicodedata.name(character, "")
            if not name.startswith(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "MODIFIER")):
                return Script.ROUGH
    return Script.LETTERS


def _split(text: str, script: Script) -> Iterator[tuple[str, str]]:
    """Yield each word of ``text`` as (ASCII, as written)."""
    for piece in "".join(c if c in _WITHIN or unicodedata.category(c)[0] in "LMN" else " " for c in text).split():
        if script is Script.SIGNS and (_CJK.search(piece) or _HANGUL.search(piece)):
            at = 2 if piece.startswith(_LONG_FAMILY) else 1
            chunks = (piece[:at], piece[at:]) if len(piece) > at else (piece,)
            yield from ((_ascii(chunk), chunk) for chunk in chunks if _ascii(chunk))
            continue
        if _DOTTED_INITIALS.match(piece) or re.fullmatch(r"[B-DF-HJ-NP-TV-XZ]{2}", piece) and not text.isupper():
            yield from ((letter.casefold(), letter.casefold()) for letter in fold(anyascii(piece)) if letter.isalpha())
            continue
        written = _APOSTROPHES.sub("", piece)
        if plain := _ascii(written):
            yield plain, written


def _ascii(word: str) -> str:
    plain = fold(anyascii(fold_marks(word))).replace(" ", "")
    if any(c.isdigit() for c in plain) and any(c.isalpha() for c in plain):
        plain = plain.translate(_DIGITS)  # "Ig0r"
    if _ARABIC.match(word):  # the article goes, and what may be a long vowel
        plain = plain[1:] if word.startswith("ال") and len(plain) > 3 else plain
        plain = plain[:1] + _LONG_VOWELS.sub("", plain[1:])
        return "abdul" if word == "عبد" else plain
    return plain


def fold_marks(word: str) -> str:
    """Return ``word`` with the letters written out that another way of transliterating would lose."""
    return word.casefold().replace("ь", "").replace("ъ", "").replace("ё", "e").replace("х", "kh").replace("ж", "zh")


def _without_titles(words: list[tuple[str, str]]) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    known, at = _words().titles, 0
    while at < len(words) - 1 and words[at][0] in known and words[at][1].isascii():
        if all(word in _words().ordinals for word, _ in words[at + 1:]):
            break
        at += 1
    return tuple(word for word, _ in words[:at]), words[at:]


def _without_suffixes(words: list[tuple[str, str]], mixed: bool) -> tuple[int | None, list[tuple[str, str]]]:
    """Return the number after the name, and the words before it. "Xi" is a name, "XI" a number."""
    ordinal = None
    while len(words) > 1 and (words[-1][0] in _words().suffixes or words[-1][0] in _words().ordinals):
        last, written = words[-1]
        number = _words().ordinals.get(last)
        if number is not None and number < 100 and not (written.isupper() and (mixed or last in _PLAINLY_NUMERALS)):
            break
        ordinal = ordinal if number is None else number
        words = words[:-1]
    return ordinal, words


def _without_repeats(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return ``words`` without a word said twice in a row ("Sergey Sergey Shoigu") where two others are left."""
    kept = [word for at, word in enumerate(words) if not at or word[0] != words[at - 1][0]]
    return kept if len(kept) > 1 else words


def _joined(words: list[tuple[str, str]]) -> Iterator[Part]:
    """Yield the words with their particles, "servant of" joined to the name after it."""
    known, lead, servant = _words(), "", ""
    for at, (word, written) in enumerate(words):
        last = at == len(words) - 1
        if word in known.servants and not last:
            servant = "abdul"
        elif word in known.particles and not last:
            lead += word
        else:
            yield Part(servant + word, Role.INITIAL if len(word) == 1 and not servant else Role.NAME,
                       written.casefold(), lead)
            lead = servant = ""


def _roles(parts: Iterator[Part]) -> Iterator[Part]:
    known = list(parts)
    for at, part in enumerate(known):
        middle = 0 < at < len(known) - 1 or at == len(known) - 1 and len(known) == 3
        if middle and len(part.text) > 5 and part.text.endswith(_words().patronymics):
            yield Part(part.text, Role.PATRONYMIC, part.written, part.lead)
        else:
            yield part

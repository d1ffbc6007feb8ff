"""The words of a sentence: past tenses, lists, articles, and commas that stand only where something follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.write.draft.style import Words
from communique.write.names import plain

#: Closes an apposition: a comma where the sentence goes on, nothing where it ends or has a comma of its own.
CLOSE = "\ue000"
_CLOSE_BEFORE_MARK = re.compile(rf"{CLOSE}+(?=\s*(?:[.,;:?!)”]|$))")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_VOWEL = re.compile(r"[aeiou]", re.I)


def past(lemma: str, words: Words) -> str:
    """Return the past tense of a verb, which may have a particle or noun behind it: ``set out``, ``set``."""
    verb, space, rest = lemma.partition(" ")
    if verb in words.past:
        told = words.past[verb]
    elif verb in words.doubled:
        told = f"{verb}{verb[-1]}ed"
    elif verb.endswith("e"):
        told = f"{verb}d"
    elif _CONSONANT_Y.search(verb):
        told = f"{verb[:-1]}ied"
    else:
        told = f"{verb}ed"
    return f"{told}{space}{rest}"


def with_indefinite(noun: str, words: Words | None) -> str:
    """Return a noun with ``a`` or ``an``; with ``words``, as it is where they say that it takes none."""
    if (words and noun in words.uncounted) or noun.endswith("s") and not noun.endswith("ss"):
        return noun
    return f"{'an' if _VOWEL.match(noun) else 'a'} {noun}"


def listed(items: Sequence[str], *, wide: bool = False) -> str:
    """Join names as a sentence does; where one of three or more has a comma of its own, with semicolons.

    With ``wide``, the last one is kept apart ("as well as") where it could be taken for a part of the one before: where
    there are two, of which nothing says that they are no single thing ("trade and investment"), or where one of the
    items has an "and" of its own.
    """
    if len(items) < 2:
        return "".join(items)
    own = any(" and " in item for item in items)
    if wide and (len(items) == 2 or own and not any("," in one for one in items)):
        return f"{', '.join(items[:-1])}, as well as {items[-1]}"
    if len(items) > 2 and any("," in item for item in items):
        bare = [item.removesuffix(CLOSE) for item in items[:-1]]
        return f"{'; '.join(bare)}; and {items[-1]}"
    return f"{', '.join(items[:-1])} and {items[-1]}"


def sentence(text: str) -> str:
    """Return ``text`` as a sentence: a capital at its start, a full stop at its end, commas where they belong."""
    text = _CLOSE_BEFORE_MARK.sub("", plain_keeping_close(text))
    text = text.replace(CLOSE, ",")
    text = re.sub(r",(\s*,)+", ",", text)
    if not re.search(r"[.?!…][”’\")\]]*$", text):
        text += "."
    return text[:1].upper() + text[1:]


def plain_keeping_close(text: str) -> str:
    """Return ``text`` on one line without control characters; the mark of an apposition stays."""
    return CLOSE.join(plain(part) if part.strip() == part else _spaced(part) for part in text.split(CLOSE))


def _spaced(part: str) -> str:
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() else ""
    return f"{before}{plain(part)}{after}" if part.strip() else " "

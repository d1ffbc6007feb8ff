"""The language of a text. communique reads English; anything else is refused by name rather than read badly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.errors import SourceError
from communique.sources.limits import LANGUAGE_SAMPLE_CHARS, MIN_LANGUAGE_CHARS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
#: Words that English prose cannot do without, and that no other language in Latin script has at such a rate. In 3,100
#: readouts of four governments they make up 0.05 to 0.25 of the words, more than _ENGLISH in 99 of 100.
_FUNCTION_WORDS = frozenset(["the", "of", "and", "with", "which", "from", "that", "his", "their"])
_ENGLISH = 0.08
#: Different words in lower case that a verdict needs. Lists of foreign names, their particles included, have fewer.
_ENOUGH_WORDS = 12
#: Probability of English below which the text is in another language.
_NOT_ENGLISH = 0.05


def require_english(text: str) -> str:
    """Return the language code of ``text``, which is ``en``.

    A text that is short, or whose language cannot be told, is taken as English. A report full of foreign names is
    English too: names begin with a capital letter, and only words in lower case are looked at.

    Raises:
        SourceError: The text is in another language; the message names it.
    """
    sample = _sample(text)
    letters = len(_LETTER.findall(sample))
    if len(_LATIN.findall(sample)) < 0.5 * letters:
        if letters >= _ENOUGH_WORDS:
            _refuse(sample, unless_english=False)
        return "en"
    words = _WORD.findall(sample)
    lower = [word for word in words if word.islower()]
    share = sum(word.lower() in _FUNCTION_WORDS for word in words) / max(1, len(words))
    if share < _ENGLISH and len(text) >= MIN_LANGUAGE_CHARS and len(set(lower)) >= _ENOUGH_WORDS:
        _refuse(" ".join(lower), unless_english=True)
    return "en"


def _refuse(sample: str, *, unless_english: bool) -> None:
    ranked = _identifier().rank(sample)
    if unless_english and (ranked[0][0] == "en" or dict(ranked).get("en", 0.0) >= _NOT_ENGLISH):
        return
    code = next(code for code, _ in ranked if code != "en")
    raise SourceError(f"the text is in {language_name(code)}; communique reads English so far")


def language_name(code: str) -> str:
    """Return the English name of a language: `French` for `fr`."""
    from babel import Locale

    return str(Locale("en").languages.get(code, f"the language with code {code!r}"))


def _sample(text: str) -> str:
    """Return the text, or its beginning, middle and end where it is long."""
    if len(text) <= LANGUAGE_SAMPLE_CHARS:
        return text
    third = LANGUAGE_SAMPLE_CHARS // 3
    middle = len(text) // 2
    return "\n".join((text[:third], text[middle : middle + third], text[-third:]))


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

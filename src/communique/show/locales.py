"""The reader's language and manner of writing dates: what the browser asks for, or `?lang=`, now or before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.support import Translations
from starlette.requests import Request

#: Where catalogues lie: `locale/fr/LC_MESSAGES/communique.mo`.
CATALOGUES = Path(__file__).parent / "locale"
DOMAIN = "communique"
SOURCE = "en"

#: The cookie that remembers a language chosen by `?lang=`.
COOKIE = "lang"

_DATES = "en_GB"  # of English that says no region: day before month


@dataclass(frozen=True, slots=True)
class Manner:
    """Language of the words, and locale of dates and numbers, which may be one that the words do not come in."""

    language: str
    dates: Locale

    @property
    def dates_tag(self) -> str:
        """Return the language of dates as in the attribute `lang`."""
        return str(self.dates).replace("_", "-")


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages that words come in, English first."""
    found = sorted(path.parent.parent.name for path in CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (SOURCE, *(name for name in found if name != SOURCE))


@lru_cache(maxsize=16)
def translations(language: str) -> NullTranslations:
    """Return the catalogue of a language; English stands in the templates themselves."""
    if language == SOURCE:
        return NullTranslations()
    return Translations.load(str(CATALOGUES), [language], DOMAIN)


def manner_of(request: Request) -> Manner:
    """Return how to address whoever asks."""
    chosen = request.query_params.get("lang") or request.cookies.get(COOKIE)
    asked = [chosen] if chosen and _locale(chosen) else []
    wanted = asked + accepted(request.headers.get("accept-language", ""))
    return manner(tuple(wanted[:10]))


@lru_cache(maxsize=256)
def manner(wanted: tuple[str, ...]) -> Manner:
    """Return the manner for language tags, the most wanted first."""
    locales = [found for tag in wanted if (found := _locale(tag))]
    language = next((found.language for found in locales if found.language in languages()), SOURCE)
    first = locales[0] if locales else Locale.parse(_DATES)
    if first.language == SOURCE and first.territory is None:
        first = Locale.parse(_DATES)
    return Manner(language, first)


def accepted(header: str) -> list[str]:
    """Return the tags of `Accept-Language`, the most wanted first."""
    found: list[tuple[float, int, str]] = []
    for at, part in enumerate(header[:500].split(",")):
        tag, _, weight = part.strip().partition(";")
        try:
            wanted = float(weight.partition("=")[2]) if weight.strip() else 1.0
        except ValueError:
            wanted = 0.0
        if tag and tag != "*" and wanted > 0:
            found.append((-wanted, at, tag.strip()))
    return [tag for _, _, tag in sorted(found)]


def names_of(tags: Iterable[str]) -> list[tuple[str, str]]:
    """Return language tags with the languages' own names."""
    return [(tag, (Locale.parse(tag).get_display_name(tag) or tag).capitalize()) for tag in tags]


@lru_cache(maxsize=512)
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag[:35].replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return None

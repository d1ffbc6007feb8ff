"""Country codes of three letters, as datasets of international relations use them."""

from __future__ import annotations

from functools import lru_cache

from babel.core import get_global

#: Codes that ISO gives to users, or gave up.
_OTHERS = {"XK": "XKX"}


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    """Return ISO 3166-1 alpha-3 by alpha-2, from the aliases of the Unicode CLDR."""
    found = {codes[0]: alias for alias, codes in sorted(get_global("territory_aliases").items(), reverse=True)
             if len(alias) == 3 and alias.isalpha() and len(codes) == 1}
    return found | _OTHERS


def alpha3(code: str | None) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of an alpha-2 code; None where there is none."""
    return _alpha3().get(code or "")

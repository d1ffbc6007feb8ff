"""Country codes of three letters, as datasets of international relations use them."""

from __future__ import annotations

from functools import lru_cache

from babel.core import get_global

#: Codes that ISO gave up, which stand beside the current one of the same state.
_WITHDRAWN = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})
#: Codes that ISO leaves to users, and those of states that are gone.
_OTHERS = {"XK": "XKX", "AN": "ANT", "CS": "CSK", "DD": "DDR", "RH": "RHO", "SU": "SUN", "VD": "VDR", "YD": "YMD",
           "YU": "YUG"}


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    """Return ISO 3166-1 alpha-3 by alpha-2, from the aliases of the Unicode CLDR."""
    found = {codes[0]: alias for alias, codes in get_global("territory_aliases").items()
             if len(alias) == 3 and alias.isalpha() and len(codes) == 1 and alias not in _WITHDRAWN}
    return found | _OTHERS


def alpha3(code: str | None) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of an alpha-2 code; None where there is none."""
    return _alpha3().get(code or "")

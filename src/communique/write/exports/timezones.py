"""The IANA time zone of a place: by its coordinates, or of its country where that has but one. Nothing is guessed."""

from __future__ import annotations

from functools import lru_cache

import pytz
import tzfpy

from communique.record import Place


def zone_of(place: Place | None, country: str | None) -> str | None:
    """Return the zone that clocks at a place keep, as `Asia/Almaty`; None where it cannot be told.

    The zone at the coordinates has to be one of the country's, if the country is known: borders in the library's map
    are simplified, and a place on the wrong side would get another country's time.
    """
    code = place.country if place and place.country else country
    zones = _zones(code)
    if place is not None and place.kind != "country" and place.lat is not None and place.lon is not None:
        found = _at(round(place.lat, 3), round(place.lon, 3))
        if found and (not zones or found in zones):
            return found
    return zones[0] if len(zones) == 1 else None


@lru_cache(maxsize=512)
def _zones(country: str | None) -> tuple[str, ...]:
    return tuple(pytz.country_timezones.get(country, ())) if country else ()


@lru_cache(maxsize=20_000)
def _at(lat: float, lon: float) -> str | None:
    found = tzfpy.get_tz(lon, lat)
    return found if found and not found.startswith("Etc/") else None

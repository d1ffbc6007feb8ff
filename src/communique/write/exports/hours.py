"""The hours of an engagement, where its record has them: in the words of the programme that it was made from."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Event

from communique.programme.recording import RULE
from communique.programme.types import When, read_when
from communique.record import Engagement
from communique.write.exports.view import View

_WHEN = re.compile(r"\bwhen[\"']?\s*:\s*[\"']?(\d{4}-\d{2}-\d{2}[^,}\n\"'#]*)")
Hours = tuple[datetime, datetime | None]


def hours_of(view: View, engagement: Engagement, zone: str | None) -> Hours | None:
    """Return beginning and end of an engagement of a programme, the end None where it is not told; else None.

    The hours of a programme in YAML are those of the place: they are in ``zone``, or in none where that is not known.
    Those of a calendar are in the zone that it says, or in UTC.
    """
    if engagement.rule != RULE or not view.text:
        return None
    words = engagement.evidence[0].of(view.text).strip()
    found = _of_event(words) if words.startswith("BEGIN:VEVENT") else _of_entry(words)
    if found is None or found[0].date().isoformat() != engagement.date:
        return None
    start, end = (one and _placed(one, zone) for one in found)
    return (start, end) if start else None


def _of_entry(words: str) -> Hours | None:
    told = _WHEN.search(words)
    try:
        when = When.model_validate(read_when(told[1])) if told else None
    except ValueError:
        return None
    return (when.begins, when.ends) if when and when.begins else None


def _of_event(words: str) -> Hours | None:
    try:
        event = Event.from_ical(words)
    except ValueError:
        return None
    start, end = (getattr(event.get(name), "dt", None) for name in ("DTSTART", "DTEND"))
    return (start, end if isinstance(end, datetime) else None) if isinstance(start, datetime) else None


def _placed(moment: datetime, zone: str | None) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=ZoneInfo(zone)) if zone else moment
    return moment if isinstance(moment.tzinfo, ZoneInfo) else moment.astimezone(UTC)

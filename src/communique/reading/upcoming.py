"""Events still to come: ``to be held in Mongolia in 2026``, ``the forthcoming Summit``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.reading.mentions import Mention
from communique.reading.state import Span
from communique.vocab import Vocabulary

_REACH = 90  # characters between an event and the words that announce it
_TO = re.compile(r"\s+(?:to|of|on|for)\s+$")


@dataclass(slots=True)
class UpcomingDraft:
    """An event to come: entity keys of the event and its place, and when, as far as the text says."""

    event: str
    where: str | None
    when: str | None
    span: Span


class UpcomingReader:
    """Finds announced events in a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        phrases = [p for p in vocabulary.events.upcoming if " " in p]
        words = [p for p in vocabulary.events.upcoming if " " not in p and p != "next"]
        self._after = re.compile("|".join(map(re.escape, phrases)), re.IGNORECASE)
        self._before = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)

    def read(self, text: str, start: int, end: int, mentions: list[Mention]) -> list[UpcomingDraft]:
        """Return the events to come that ``text[start:end]`` names, each once."""
        events = [m for m in mentions if m.kind == "event" and m.entity]
        found: dict[str, UpcomingDraft] = {}
        for number, event in enumerate(events):
            said = self._after.search(text, event.end, min(end, event.end + _REACH))
            following = events[number + 1] if number + 1 < len(events) else None
            # "the Conference of the Parties to the Convention, to be held": what is held is the Conference.
            if said and following is not None and following.start < said.start():
                if not _TO.search(text[event.end : following.start]):
                    continue
            elif said and number and _TO.search(text[events[number - 1].end : event.start]):
                continue
            near = self._before.search(text, max(start, event.start - 14), max(event.start, event.name_start))
            if said is None and near is None or event.entity is None:
                continue
            draft = found.get(event.entity)
            if draft is None or draft.when is None:
                found[event.entity] = self._draft(event, said, end, mentions)
        return list(found.values())

    @staticmethod
    def _draft(event: Mention, said: re.Match[str] | None, end: int, mentions: list[Mention]) -> UpcomingDraft:
        if said is None or event.entity is None:
            return UpcomingDraft(event.entity or "", None, None, (event.start, event.end))
        later = [m for m in mentions if said.end() <= m.start < min(end, said.end() + _REACH)]
        place = next((m for m in later if m.kind == "place" and m.entity), None)
        time = next((m.data for m in later if m.kind == "time"), None)
        when = None
        if time is not None and time.year:
            when = (
                str(time.year)
                + (f"-{time.month:02d}" if time.month else "")
                + (f"-{time.day:02d}" if time.month and time.day else "")
            )
        last = max([said.end(), *(m.end for m in (place,) if m), *([time.end] if time is not None else [])])
        return UpcomingDraft(event.entity, place.entity if place else None, when, (event.start, last))

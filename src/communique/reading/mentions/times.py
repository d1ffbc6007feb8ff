"""Expressions of time: dates, weekdays, parts of the day, relative days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from communique.vocab import Vocabulary

MONTHS = ("january february march april may june july august september october november december").split()
WEEKDAYS = ("monday tuesday wednesday thursday friday saturday sunday").split()
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noon|midday|lunchtime)"
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]\d\d|20\d\d)"

_DATE = re.compile(
    rf"""
    (?:(?P<prepart>(?:the\ )?{_PART})\ of\ )?
    (?:(?P<weekday>{_WEEKDAY})(?:\ (?P<part>{_PART}))?(?:,\ |\ \(|\ |\ the\ ))?
    (?:
       (?:the\ )?(?P<d1>{_DAY})(?:\ ?(?:-|–|to|and)\ ?(?P<d2>{_DAY}))?(?:\ of)?\ (?P<m1>{_MONTH})
       (?:\ ?(?:-|–|to)\ ?(?P<d2b>{_DAY})\ (?P<m2b>{_MONTH}))?
     | (?P<m2>{_MONTH})\ (?:the\ )?(?P<d3>{_DAY})(?!\d)
       (?:\ ?(?:-|–|to|and|through)\ ?(?:(?P<m3>{_MONTH})\ )?(?P<d4>{_DAY})(?!\d))?
    )
    (?:,?\ (?P<year>{_YEAR})\b)?(?:\ (?P<post>(?:in\ the\ )?{_PART}))?
    """,
    re.VERBOSE,
)
_ISO = re.compile(rf"\b(?P<year>{_YEAR})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b")
_WEEKDAY_ALONE = re.compile(
    rf"\b(?:(?P<prepart>(?:the )?{_PART}) of )?(?:(?P<which>last|next|this|the following|the previous) )?"
    rf"(?P<weekday>{_WEEKDAY})(?: (?P<part>{_PART}))?\b"
)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH}),? (?P<year>{_YEAR})\b")
_YEAR_ALONE = re.compile(
    rf"(?<=[iI]n ){_YEAR}\b(?!\s*(?:participants|people|delegates))"
    rf"|(?<=[sS]ince ){_YEAR}\b|(?<=by ){_YEAR}\b|(?<=until ){_YEAR}\b"
)
_ORDINAL_DAY = re.compile(rf"\b(?P<prefix>(?:[oO]n |{_PART} of ))the (?P<day>{_DAY})(?=[\s,.])")
_MIDNIGHT = re.compile(
    r"\b(?:(?:shortly|just|soon|well|minutes|an hour|hours) )?"
    r"(?P<how>after|past|before|at|around|about|near|towards?) midnight\b"
    r"|\bin the (?:small|early) hours(?: of the (?:next|following) (?:day|morning))?\b"
)
_DAYPART_ALONE = re.compile(
    rf"\b(?:in|during|later in|early in|late in|that|by|throughout|over|this) the (?P<part>{_PART})\b"
    r"|\b(?P<part2>mid-?(?:morning|afternoon))\b"
    r"|\b(?:at|around|before|after) (?P<part3>noon|midday|lunchtime|dawn|sunset|dusk)\b"
)
_SPAN = r"(?:week|month|year|summer|autumn|fall|spring|winter|decade)"
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a few|\d+)"
_VAGUE = re.compile(
    rf"\b(?:last|this|next|earlier this|later this|earlier last|the previous|the following|the same) {_SPAN}\b"
    rf"|\b(?:in|over|during) (?:the )?(?:recent|past|last|previous|coming) (?:days|{_SPAN}s?)\b"
    rf"|\b{_NUMBER} (?:days|{_SPAN}s?) (?:ago|before|earlier|previously)\b"
    rf"|\b(?:in|since) (?:early |mid-?|late )?(?P<month>{_MONTH})(?! \d)(?=[\s,.;)])",
    re.IGNORECASE,
)
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "seventh": 6}
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_JOURNEY = r"(?:visit|trip|stay|tour|mission|journey|programme|program)"
_VISIT_DAY = re.compile(
    rf"\bthe (?P<nth>{'|'.join(_NTH)}) (?:full )?day of (?:his|her|the|their) (?:[\w-]+ )?{_JOURNEY}\b"
    rf"|\b(?:his|her|their) (?P<own>{'|'.join(_NTH)}) (?:full )?day\b"
    r"|\bday (?P<number>one|two|three|four|five)\b"
    r"|\b(?P<after>a|one|two|three|four|five) days? after (?:his|her|the|their) arrival\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TimeValue:
    """What an expression of time says; anything not said is None. ``offset`` counts days from ``base``."""

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    end_day: int | None = None
    end_month: int | None = None
    weekday: int | None = None
    which: str | None = None
    offset: int | None = None
    base: Literal["current", "published", "arrival"] | None = None
    daypart: str | None = None
    vague: bool = False

    @property
    def is_day(self) -> bool:
        """True where the expression picks out a day."""
        return not self.vague and (self.day is not None or self.weekday is not None or self.offset is not None)


def month_number(name: str) -> int:
    """Return 1 to 12 for an English month name or abbreviation."""
    return next(i + 1 for i, full in enumerate(MONTHS) if full.startswith(name.lower().rstrip(".")[:3]))


def _day(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


class TimeGrammar:
    """Finds expressions of time in a stretch of text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._parts = {word.lower(): part for part, words in vocabulary.dayparts.dayparts.items() for word in words}
        relative = vocabulary.dayparts.relative
        self._relative: dict[str, tuple[int, Literal["current", "published"]]] = {}
        for phrase, days in relative.from_published.items():
            self._relative[phrase.lower()] = (days, "published")
        for phrase, days in relative.from_current.items():
            self._relative[phrase.lower()] = (days, "current")
        phrases = sorted(self._relative, key=len, reverse=True)
        self._phrases = (
            re.compile(r"\b(?:" + "|".join(re.escape(p) for p in phrases) + r")\b(?!['’]s)", re.IGNORECASE)
            if phrases
            else None
        )
        self._hint = re.compile(
            r"\d|day\b|noon|night|morning|evening|"
            + _MONTH[3:-1].split("|Jan")[0]
            + "|week|month|year|hours|later|dawn|dusk|sunset|lunchtime",
            re.IGNORECASE,
        )

    def daypart(self, words: str | None) -> str | None:
        """Return the part of the day that ``words`` name."""
        if not words:
            return None
        low = words.lower()
        return next(
            (part for word, part in sorted(self._parts.items(), key=lambda kv: -len(kv[0])) if word in low), None
        )

    def find(self, text: str, start: int, end: int) -> list[TimeValue]:
        """Return the expressions in ``text[start:end]``, in order, without overlaps."""
        if not self._hint.search(text, start, end):
            return []
        found: list[TimeValue] = []
        for finder in (self._dates, self._days_of_visits, self._relatives, self._weekdays, self._others):
            for value in finder(text, start, end):
                if not any(value.start < other.end and other.start < value.end for other in found):
                    found.append(value)
        return sorted(found, key=lambda v: v.start)

    def _dates(self, text: str, start: int, end: int) -> list[TimeValue]:
        found = []
        for match in _DATE.finditer(text, start, end):
            group = match.groupdict()
            before = text[match.start() - 1 : match.start()]
            if before.isalnum() or (group["d1"] and before in {"-", "/", "."}):
                continue
            day = _day(group["d1"] or group["d3"])
            month = month_number(group["m1"] or group["m2"])
            if not day or not 1 <= day <= 31:
                continue
            value = TimeValue(match.start(), match.end(), day, month, int(group["year"]) if group["year"] else None)
            value.end_day = _day(group["d2"] or group["d2b"] or group["d4"])
            other = group["m2b"] or group["m3"]
            value.end_month = month_number(other) if other else (month if value.end_day else None)
            if group["weekday"]:
                value.weekday = WEEKDAYS.index(group["weekday"].lower())
            value.daypart = self.daypart(group["prepart"] or group["part"] or group["post"])
            found.append(value)
        for match in _ISO.finditer(text, start, end):
            found.append(
                TimeValue(match.start(), match.end(), int(match["day"]), int(match["month"]), int(match["year"]))
            )
        return found

    def _relatives(self, text: str, start: int, end: int) -> list[TimeValue]:
        if self._phrases is None:
            return []
        found = []
        for match in self._phrases.finditer(text, start, end):
            days, base = self._relative[match.group().lower()]
            found.append(
                TimeValue(match.start(), match.end(), offset=days, base=base, daypart=self.daypart(match.group()))
            )
        return found

    def _weekdays(self, text: str, start: int, end: int) -> list[TimeValue]:
        return [
            TimeValue(
                m.start(),
                m.end(),
                weekday=WEEKDAYS.index(m["weekday"].lower()),
                which=m["which"],
                daypart=self.daypart(m["prepart"] or m["part"]),
            )
            for m in _WEEKDAY_ALONE.finditer(text, start, end)
        ]

    def _others(self, text: str, start: int, end: int) -> list[TimeValue]:
        found = []
        for match in _MIDNIGHT.finditer(text, start, end):
            later = (match["how"] or "after") in {"after", "past"}
            found.append(
                TimeValue(match.start(), match.end(), offset=1 if later else 0, base="current", daypart="night")
            )
        for match in _DAYPART_ALONE.finditer(text, start, end):
            found.append(
                TimeValue(
                    match.start(),
                    match.end(),
                    offset=0,
                    base="current",
                    daypart=self.daypart(match["part"] or match["part2"] or match["part3"]),
                )
            )
        for match in _ORDINAL_DAY.finditer(text, start, end):
            found.append(TimeValue(match.start() + 3, match.end(), _day(match["day"])))
        for match in _MONTH_YEAR.finditer(text, start, end):
            found.append(
                TimeValue(
                    match.start(), match.end(), month=month_number(match["month"]), year=int(match["year"]), vague=True
                )
            )
        for match in _YEAR_ALONE.finditer(text, start, end):
            found.append(TimeValue(match.start(), match.end(), year=int(match.group()[-4:]), vague=True))
        for match in _VAGUE.finditer(text, start, end):
            if match["month"] is None or match["month"][0].isupper():
                found.append(TimeValue(match.start(), match.end(), vague=True))
        return found

    @staticmethod
    def _days_of_visits(text: str, start: int, end: int) -> list[TimeValue]:
        """Find ``the second day of his visit``, ``day two``, ``three days after his arrival``."""
        found = []
        for match in _VISIT_DAY.finditer(text, start, end):
            nth = match["nth"] or match["own"]
            if nth:
                offset = _NTH[nth.lower()]
            else:
                offset = _COUNT[match["number"].lower()] - 1 if match["number"] else _COUNT[match["after"].lower()]
            found.append(TimeValue(match.start(), match.end(), offset=offset, base="arrival"))
        return found

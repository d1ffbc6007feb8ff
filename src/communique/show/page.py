"""What every template is given: the reader's language, dates, numbers and names in it, and who is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape
from starlette.requests import Request

from communique.authority.countries import countries
from communique.show import addresses, wording
from communique.show.access import forms
from communique.show.journey import Journey
from communique.show.locales import SOURCE, manner_of, translations
from communique.show.rights import may_edit
from communique.show.site import site_of
from communique.show.themes import labels
from communique.store.search import Hit


class Page:
    """One page for one reader."""

    def __init__(self, request: Request) -> None:
        """Look at what the reader asks for."""
        self.request = request
        self.manner = manner_of(request)
        self.language = self.manner.language
        self.words = Locale.parse(self.language)
        self.user: Any = getattr(request.state, "user", None)
        self.may_edit = may_edit(request)
        self.path = request.url.path
        self.to = addresses
        self._catalogue = translations(self.language)

    @property
    def open(self) -> bool:
        """True where anybody may read."""
        return site_of(self.request).settings.open

    @property
    def form_field(self) -> Markup:
        """Return the hidden field that every form has which changes anything, and every one that is sent by POST."""
        return forms.field(self.request)

    def in_language(self, tag: str) -> str:
        """Return the address of this page in another language: all else that was asked for stays."""
        return str(self.request.url.include_query_params(lang=tag).replace(scheme="", netloc=""))

    def say(self, words: str) -> str:
        """Return words in the reader's language."""
        return self._catalogue.gettext(words) if words else ""

    def kind(self, kind: str) -> str:
        """Return what a kind of engagement or movement is called."""
        return self.say(wording.KINDS.get(kind, kind.replace("-", " ").capitalize()))

    def status(self, status: str) -> str:
        """Return what a status is called."""
        return self.say(wording.STATUSES.get(status, status))

    def stance(self, stance: str) -> str:
        """Return what a stance is called."""
        return self.say(wording.STANCES.get(stance, stance))

    def daypart(self, daypart: str | None) -> str:
        """Return a part of the day."""
        return self.say(wording.DAYPARTS.get(daypart or "", daypart or ""))

    def role(self, role: str) -> str:
        """Return what a role in an engagement is called."""
        return self.say(wording.ROLES.get(role, role))

    @staticmethod
    def called(names: Sequence[str]) -> str:
        """Return the most frequent name that has more than one word, or else the most frequent."""
        return next((name for name in names if " " in name), names[0])

    def journey_title(self, journey: Journey) -> str:
        """Return who went where, for a report that has no title of its own."""
        if journey.principal is None:
            return ""
        where = self.listed(list(dict.fromkeys(self.country(visit.country) for visit in journey.record.visits)))
        who = journey.principal.name
        return self.say(wording.N_("%(who)s in %(where)s")) % {"who": who, "where": where} if where else who

    def post(self, office: str) -> str:
        """Return an office that ends in the code of a country with the country's name instead."""
        title, _, where = office.rpartition(", ")
        return f"{title}, {self.country(where)}" if title and where in countries() else office

    def total(self, name: str) -> str:
        """Return what a figure of the store is called."""
        return self.say(wording.TOTALS.get(name, name))

    def found(self, hit: Hit) -> Markup:
        """Return the snippet of a hit with what was looked for marked."""
        told, at = Markup(""), 0
        for start, end in hit.found:
            told += escape(hit.snippet[at:start]) + Markup("<mark>{}</mark>").format(hit.snippet[start:end])
            at = end
        return told + hit.snippet[at:]

    @staticmethod
    def level(count: int, most: int) -> int:
        """Return how dark a day is in the calendar, 1 to 4."""
        return max(1, min(4, round(4 * count / max(1, most))))

    def concept(self, concept: str) -> str:
        """Return what a theme of the vocabulary is called."""
        return self.say(labels().get(concept, concept.replace("-", " ")))

    def sort(self, kind: str) -> str:
        """Return what a kind of fact is called."""
        return self.say(wording.SORTS.get(kind, kind))

    def field(self, field: str) -> str:
        """Return what a field of a fact is called."""
        return self.say(wording.FIELDS.get(field, field))

    def number(self, value: float) -> str:
        """Return a number as the reader writes it."""
        return str(format_decimal(value, locale=self.manner.dates))

    def country(self, code: str | None) -> str:
        """Return the name of a country by its code: that of the record in English, that of CLDR otherwise."""
        known = countries().get(code or "")
        if self.language == SOURCE:
            return known.name if known else code or ""
        return str(self.words.territories.get(code or "") or (known.name if known else code or ""))

    def listed(self, names: Sequence[str]) -> str:
        """Join names as a sentence does."""
        return str(format_list(list(names), locale=self.words))

    def day(self, given: str | None, *, style: str = "long") -> Markup:
        """Return a day, month or year (ISO) in the reader's manner; `style` is long, medium, or weekday."""
        return self._time(given, self.day_text(given, style=style))

    def day_text(self, given: str | None, *, style: str = "long") -> str:
        """Return the same as plain text."""
        if not given:
            return ""
        try:
            found = date.fromisoformat(given)
        except ValueError:
            return self._coarse(given)
        if style == "weekday":
            return format_date(found, "full", locale=self.manner.dates)
        return format_date(found, style, locale=self.manner.dates)

    def days(self, start: str | None, end: str | None) -> Markup:
        """Return the days from one to another; what both have in common is said once."""
        return self._time(start or end, self.days_text(start, end))

    def days_text(self, start: str | None, end: str | None) -> str:
        """Return the same as plain text."""
        start, end = start or end, end or start
        if start == end:
            return self.day_text(start, style="medium")
        try:
            first, last = date.fromisoformat(start or ""), date.fromisoformat(end or "")
        except ValueError:
            return " – ".join(dict.fromkeys(self.day_text(day, style="medium") for day in (start, end)))
        return str(format_interval(first, last, "yMMMd", locale=self.manner.dates))

    def span(self, fact: Any) -> Markup:
        """Return when a fact took place, of one that has `earliest` and `latest`."""
        if not fact.earliest and not fact.latest:
            return escape(self.day_text(getattr(fact, "date", None)) or self.say(wording.N_("day not known")))
        return self.days(fact.earliest, fact.latest)

    @staticmethod
    def latest_first(facts: Sequence[Any]) -> list[Any]:
        """Return facts that stand in the order of their days the other way round, undated ones still last."""
        return [fact for fact in reversed(facts) if fact.earliest] + [fact for fact in facts if not fact.earliest]

    def month(self, year: int, month: int) -> str:
        """Return a month with its year."""
        return format_skeleton("yMMMM", date(year, month, 1), locale=self.manner.dates)

    def weekdays(self) -> list[str]:
        """Return short names of the days of the week, Monday first."""
        return [format_date(date(2024, 1, day), "EEE", locale=self.manner.dates) for day in range(1, 8)]

    def _coarse(self, given: str) -> str:
        parts = given.split("-")
        if len(parts) == 2 and parts[0].isdigit() and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
            return self.month(int(parts[0]), int(parts[1]))
        return given

    def _time(self, given: str | None, shown: str) -> Markup:
        if not given or not shown:
            return escape(shown)
        tag = self.manner.dates_tag
        lang = Markup(' lang="{}"').format(tag) if self.manner.dates.language != self.language else ""
        return Markup('<time datetime="{}"{}>{}</time>').format(given, lang, shown)

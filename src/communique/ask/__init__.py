"""Typed questions to typed answers: every fact cites its document and sentence, every answer tells its coverage."""

from __future__ import annotations

from communique.ask.coverage import Coverage, Covered, coverage
from communique.ask.facts import Encounter, Party, Saying, Source, Stay
from communique.ask.meetings import Met, met
from communique.ask.periods import day_before, first_day, last_day
from communique.ask.subjects import Subject, country_of, subject_of
from communique.ask.timeline import Timeline, timeline
from communique.ask.travel import Visits, visits

__all__ = [
    "Coverage", "Covered", "Encounter", "Met", "Party", "Saying", "Source", "Stay", "Subject", "Timeline", "Visits",
    "country_of", "coverage", "day_before", "first_day", "last_day", "met", "subject_of", "timeline", "visits",
]

"""Typed questions to typed answers: every fact cites its document and sentence, every answer tells its coverage."""

from __future__ import annotations

from communique.ask.briefing import Brief, Held, Noted, brief
from communique.ask.counting import Stats, stats
from communique.ask.coverage import Coverage, Covered, coverage
from communique.ask.facts import Encounter, Party, Saying, Source, Stay
from communique.ask.meetings import Met, met
from communique.ask.network import Member, Network, Tie, network
from communique.ask.never import Missing, Never, never
from communique.ask.periods import day_before, first_day, last_day
from communique.ask.sayings import Said, said
from communique.ask.searching import Found, find
from communique.ask.subjects import Subject, country_of, subject_of
from communique.ask.timeline import Timeline, timeline
from communique.ask.travel import Visits, visits

__all__ = [
    "Brief", "Coverage", "Covered", "Encounter", "Found", "Held", "Member", "Met", "Missing", "Network", "Never",
    "Noted", "Party", "Said", "Saying", "Source", "Stats", "Stay", "Subject", "Tie", "Timeline", "Visits", "brief",
    "country_of", "coverage", "day_before", "find", "first_day", "last_day", "met", "network", "never", "said",
    "stats", "subject_of", "timeline", "visits",
]

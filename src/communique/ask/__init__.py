"""Typed questions to typed answers: every fact cites its document and sentence, every answer tells its coverage."""

from __future__ import annotations

from communique.ask.briefing import Brief, Noted, brief
from communique.ask.calendars import Period, by_day, by_year, period
from communique.ask.counting import Stats, stats
from communique.ask.coverage import Coverage, Covered, coverage
from communique.ask.directory import Directory, Land, known, lands
from communique.ask.discussed import Discussed
from communique.ask.documents import Filed, filed, latest
from communique.ask.facets import Narrowed, Search, Value, explore
from communique.ask.facts import Encounter, Party, Saying, Source, Stay
from communique.ask.meetings import Met, met
from communique.ask.network import Member, Network, Tie, network
from communique.ask.never import Missing, Never, never
from communique.ask.offices import Held, offices_held
from communique.ask.periods import day_before, first_day, last_day
from communique.ask.portraits import Counterpart, Told, counterparts, themes, told
from communique.ask.sayings import Said, said
from communique.ask.searching import Found, find
from communique.ask.subjects import Subject, country_of, subject_of
from communique.ask.timeline import Timeline, timeline
from communique.ask.topics import Raised, Topic, Voice, topic, topics
from communique.ask.travel import Visits, visits
from communique.ask.years import years

__all__ = [
    "Brief", "Counterpart", "Coverage", "Covered", "Directory", "Discussed", "Encounter", "Filed", "Found", "Held",
    "Land", "Member", "Met", "Missing", "Narrowed", "Network", "Never", "Noted", "Party", "Period", "Raised", "Said",
    "Saying", "Search", "Source", "Stats", "Stay", "Subject", "Tie", "Timeline", "Told", "Topic", "Value", "Visits",
    "Voice", "brief", "by_day", "by_year", "counterparts", "country_of", "coverage", "day_before", "explore", "filed",
    "find", "first_day", "known", "lands", "last_day", "latest", "met", "network", "never", "offices_held", "period",
    "said", "stats", "subject_of", "themes", "timeline", "told", "topic", "topics", "visits", "years",
]

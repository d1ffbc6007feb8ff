"""One module a type of page."""

from __future__ import annotations

from communique.show.pages import (
    briefing,
    calendars,
    countries,
    coverage,
    documents,
    downloads,
    home,
    network,
    organizations,
    people,
    pictures,
    reports,
    searching,
    topics,
    visits,
    yearly,
)

#: In the order in which addresses are tried.
ROUTERS = (
    home.router,
    reports.router,
    visits.router,
    pictures.router,
    downloads.router,
    documents.router,
    people.router,
    countries.router,
    organizations.router,
    topics.router,
    searching.router,
    calendars.router,
    briefing.router,
    coverage.router,
    network.router,
    yearly.router,
)

"""One module a type of page."""

from __future__ import annotations

from communique.show.pages import documents, home, network, pictures, reports, visits

#: In the order in which addresses are tried.
ROUTERS = (home.router, reports.router, visits.router, pictures.router, documents.router, network.router)

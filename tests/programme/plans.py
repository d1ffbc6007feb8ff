"""A programme in our own words, and how tests change it."""

from __future__ import annotations

from communique.programme import Programme
from communique.programme.loading import from_yaml

PLAN = """\
title: Visit to Portugal
issuer: Foreign Ministry of Chile
symbol: FM/113
principal: {name: Elena Rivas, honorific: Ms., office: Foreign Minister, country: Chile}
starts: 2026-12-01
ends: 2026-12-02
status: held
people:
  falcao: {name: Rui Falcão, office: President, country: Portugal}
  team: {name: UN country team, kind: group}
items:
  - {when: 2026-12-01 09:30, what: arrival, city: "Lisbon, Portugal", from: "Madrid, Spain"}
  - when: 2026-12-01 11:00-11:45
    what: meeting
    with: falcao
    venue: Belém Palace
    event: Ocean Forum
    topics: [fisheries, the protection of the high seas]
    said:
      - {act: thank, to: falcao, about: his hospitality}
    cites: [FM/114]
  - {when: 2026-12-01 evening, what: meal, host: falcao, status: cancelled}
  - {when: 2026-12-02 10:00, what: meeting, with: team, city: "Porto, Portugal"}
  - {when: 2026-12-02 15:00, what: departure, city: "Porto, Portugal", to: "Santiago, Chile"}
upcoming:
  - {event: Ocean Forum, country: Italy, when: 2027}
"""


def plan(*changes: tuple[str, str]) -> Programme:
    """Return `PLAN` as a programme, with each first text replaced by the second."""
    text = PLAN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return from_yaml(text, "trip.yaml")

"""Visits: what movements and engagements in one country add up to."""

from __future__ import annotations

from communique.record import Engagement, Movement, Place, Visit


def visits_of(
    engagements: tuple[Engagement, ...], movements: tuple[Movement, ...], places: tuple[Place, ...]
) -> tuple[Visit, ...]:
    """Return the visits in order; a country that is left and entered again makes two."""
    kinds = {p.id: p.kind for p in places}
    steps: list[tuple[int, str, str | None, str | None]] = []
    for movement in movements:
        if movement.country and movement.status == "held" and movement.evidence:
            steps.append((movement.evidence[0].start, movement.country, movement.place, movement.date))
    for engagement in engagements:
        if engagement.country and engagement.status == "held" and engagement.kind != "call":
            steps.append((engagement.evidence[0].start, engagement.country, engagement.city, engagement.date))
    visits: list[Visit] = []
    for _, country, place, date in sorted(steps, key=lambda s: s[0]):
        last = visits[-1] if visits else None
        city = place if place and kinds.get(place) != "country" else None
        if last is None or last.country != country:
            visits.append(
                Visit(id=f"v{len(visits) + 1}", country=country, places=(city,) if city else (), start=date, end=date)
            )
            continue
        stops = last.places if not city or city in last.places else (*last.places, city)
        days = sorted(d for d in (last.start, last.end, date) if d)
        visits[-1] = Visit(
            id=last.id, country=country, places=stops, start=days[0] if days else None, end=days[-1] if days else None
        )
    return tuple(visits)

"""Words for the kinds of things that records hold. English stands here, marked for catalogues; `Page` translates it."""

from __future__ import annotations


def N_(words: str) -> str:  # noqa: N802 - the name that catalogue tools know
    """Mark words for the catalogues."""
    return words


KINDS = {
    "meeting": N_("Meeting"), "call": N_("Call"), "briefing": N_("Briefing"), "site-visit": N_("Site visit"),
    "interview": N_("Interview"), "press": N_("Press"), "address": N_("Address"), "meal": N_("Meal"),
    "ceremony": N_("Ceremony"), "signing": N_("Signing"), "attendance": N_("Attendance"),
    "town-hall": N_("Town hall"), "welcome": N_("Welcome"),
    "arrival": N_("Arrival"), "departure": N_("Departure"), "transit": N_("Transit"),
}

STATUSES = {
    "held": N_("held"), "planned": N_("planned, not reported as held"), "cancelled": N_("cancelled"),
    "declined": N_("declined"),
}

STANCES = {"positive": N_("well disposed"), "negative": N_("critical"), "neutral": N_("neutral")}

DAYPARTS = {
    "morning": N_("morning"), "noon": N_("noon"), "afternoon": N_("afternoon"), "evening": N_("evening"),
    "night": N_("night"), "midday": N_("midday"), "early morning": N_("early morning"),
    "late evening": N_("late evening"),
}

#: Names of fields that a document does not state, as marks tell of them.
FIELDS = {
    "date": N_("day"), "daypart": N_("time of day"), "city": N_("city"), "country": N_("country"),
    "venue": N_("venue"), "participants": N_("participants"), "part_of": N_("occasion"), "place": N_("place"),
    "from": N_("origin"), "origin": N_("origin"), "to": N_("destination"), "destination": N_("destination"),
    "kind": N_("kind"), "status": N_("status"), "act": N_("verb"), "about": N_("content"), "stance": N_("stance"),
    "quoted": N_("in quotation marks"), "joint_with": N_("together with"), "concepts": N_("themes"),
    "start": N_("first day"), "end": N_("last day"), "when": N_("time"), "where": N_("country or place"),
    "event": N_("event"), "title": N_("title"), "signed_by": N_("signed by"), "places": N_("places"),
    "name": N_("name"), "honorific": N_("form of address"), "offices": N_("offices"), "lat": N_("latitude"),
    "lon": N_("longitude"), "symbol": N_("symbol"), "cited_by": N_("cited at"), "evidence": N_("words"),
    "speaker": N_("speaker"), "addressee": N_("addressee"), "engagement": N_("engagement"), "topics": N_("topics"),
}

#: What kinds of facts are called.
SORTS = {
    "visit": N_("Visit"), "movement": N_("Movement"), "engagement": N_("Engagement"), "statement": N_("Statement"),
    "person": N_("Person"), "organization": N_("Organisation"), "place": N_("Place"), "event": N_("Event"),
    "reference": N_("Reference"), "agreement": N_("Agreement"), "upcoming": N_("Event to come"),
}

ROLES = {
    "host": N_("host"), "guest": N_("guest"), "accompanying": N_("accompanying"), "honouree": N_("honoured"),
    "interviewer": N_("interviewer"), "signatory": N_("signatory"), "counterpart": N_("counterpart"),
    "principal": N_("principal"),
}

TOTALS = {
    "documents": N_("documents"), "engagements": N_("engagements"), "visits": N_("visits"),
    "statements": N_("statements"), "people": N_("people"),
}

"""A programme to a record. The evidence of each fact is the lines of its entry in the file itself."""

from __future__ import annotations

import hashlib
from typing import Any

from communique import __version__
from communique.authority.names import slug
from communique.programme.naming import Located, country_code, locate
from communique.programme.types import MOVEMENTS, Item, Party, Programme, Who
from communique.record import SCHEMA, Record

RULE = "programme"
_ROLES = (("with_", "counterpart"), ("host", "host"), ("guests", "guest"), ("honouring", "honouree"),
          ("accompanied_by", "accompanying"))


def record_of(programme: Programme) -> Record:
    """Return the record of a programme.

    Every fact points to the lines of its entry. A city that an entry does not name is that of the entry before, and
    listed in ``inferred``.
    """
    return _Recorder(programme).record()


class _Recorder:
    """Makes the parts of one record."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.people: dict[str, dict[str, Any]] = {}
        self.organizations: dict[str, dict[str, Any]] = {}
        self.places: dict[str, dict[str, Any]] = {}
        self.events: dict[str, dict[str, Any]] = {}
        self.facts: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("movements", "engagements", "statements", "agreements", "references", "upcoming")}
        self.principal = self._party(programme.principal)
        self.here: Located | None = None

    def record(self) -> Record:
        """Return the record."""
        ordered = sorted(self.programme.items, key=lambda item: (item.when is None, *_moment(item)))
        for item in ordered:
            if item.what in MOVEMENTS:
                self._movement(item)
            else:
                self._engagement(item)
        for coming in self.programme.upcoming:
            code = country_code(coming.country)
            self.facts["upcoming"].append({"event": self._event(coming.event), "where": code, "when": coming.when,
                                           "evidence": [self._found(coming.event, (0, len(self.programme.text)))]})
        return Record.model_validate({
            "schema": SCHEMA, "reader": {"version": __version__, "pipeline": RULE}, "document": self._document(),
            "principal": self.principal, "people": list(self.people.values()),
            "organizations": list(self.organizations.values()), "places": list(self.places.values()),
            "events": list(self.events.values()), "visits": self._visits(), **self.facts,
            "unread": [{"start": start, "end": end, "why": why} for start, end, why in self.programme.skipped],
        })

    def _document(self) -> dict[str, Any]:
        programme = self.programme
        digest = hashlib.sha256(programme.text.encode("utf-8", "surrogatepass")).hexdigest()
        return {"id": f"sha256:{digest}", "symbol": programme.symbol, "title": programme.title,
                "issuer": programme.issuer, "published": programme.issued, "language": "en",
                "source": programme.source, "text": programme.text}

    def _movement(self, item: Item) -> None:
        place, origin, target = self._place(item.city), self._place(item.from_), self._place(item.to)
        if item.what == "departure":
            inferred = ["place"] if not item.city and not item.from_ and self.here else []
            at = locate(item.city or item.from_ or "") if item.city or item.from_ else self.here
            place, origin = (place or origin or (self._located(self.here) if self.here else None)), None
            self.here = locate(item.to) if item.to else None
        else:
            inferred = []
            at = locate(item.city or item.to or "") if item.city or item.to else None
            place, target = place or target, target if item.what == "transit" else None
            self.here = at if item.what == "arrival" else self.here
        self.facts["movements"].append({
            "id": f"m{len(self.facts['movements']) + 1}", "kind": item.what, "place": place, "from": origin,
            "to": target, "country": at.country if at else None, **self._time(item), **self._ground(item, inferred)})

    def _engagement(self, item: Item) -> None:
        number = len(self.facts["engagements"]) + 1
        name = f"e{number}"
        at = locate(item.city) if item.city else self.here
        inferred = ["city", "country"] if not item.city and at else []
        if item.city:
            self.here = at
        others = [{"entity": self._party(party), "role": role}
                  for field, role in _ROLES for party in getattr(item, field)]
        if item.what == "interview":
            others = [{**one, "role": "interviewer" if one["role"] == "counterpart" else one["role"]} for one in others]
        self.facts["engagements"].append({
            "id": name, "order": number, "kind": item.what, "city": self._located(at) if at else None,
            "country": at.country if at else None, "venue": self._site(item.venue, at),
            "part_of": self._event(item.event) if item.event else None,
            "participants": [{"entity": self.principal, "role": "principal"}, *others],
            "topics": [{"text": topic, **self._found(topic, item.span)} for topic in item.topics],
            **self._time(item), **self._ground(item, inferred)})
        self._sayings(item, name, others)

    def _sayings(self, item: Item, name: str, others: list[dict[str, Any]]) -> None:
        for said in item.said:
            self.facts["statements"].append({
                "id": f"s{len(self.facts['statements']) + 1}", "engagement": name, "act": said.act, "about": said.about,
                "speaker": self._party(said.by) if said.by else self.principal, "quoted": said.quoted,
                "addressee": self._party(said.to) if said.to else None,
                "evidence": [self._found(said.about, item.span)], "rule": RULE, "confidence": 1.0})
        for title in item.signed:
            parties = [one["entity"] for one in others if one["role"] == "counterpart"]
            self.facts["agreements"].append({
                "id": f"a{len(self.facts['agreements']) + 1}", "title": title, "signed_by": [self.principal, *parties],
                "date": item.when.day if item.when else None, "evidence": [self._found(title, item.span)]})
        for symbol in item.cites:
            self.facts["references"].append({"symbol": symbol, "cited_by": name,
                                             "evidence": [self._found(symbol, item.span)]})

    def _time(self, item: Item) -> dict[str, Any]:
        return {"date": item.when.day if item.when else None, "daypart": item.when.daypart if item.when else None,
                "status": item.status or self.programme.status}

    @staticmethod
    def _ground(item: Item, inferred: list[str]) -> dict[str, Any]:
        return {"evidence": [{"start": item.span[0], "end": item.span[1]}], "rule": RULE, "inferred": inferred,
                "confidence": 1.0 - 0.05 * bool(inferred)}

    def _found(self, words: str, span: tuple[int, int]) -> dict[str, int]:
        """Return where words stand in an entry; all of the entry where they are folded or escaped there."""
        at = self.programme.text.find(words, *span)
        return {"start": span[0], "end": span[1]} if at < 0 else {"start": at, "end": at + len(words)}

    def _party(self, party: Party) -> str:
        who = self.programme.who(party)
        code = country_code(who.country)
        if who.kind != "person":
            name = f"org:{slug(who.name)}"
            kind = "group" if who.kind == "group" else "media" if who.kind == "media" else None
            self.organizations.setdefault(name, {"id": name, "name": who.name, "kind": kind, "country": code,
                                                 "mentions": self._mentions(who)})
            return name
        name = f"person:{slug(who.name)}"
        office = [{"title": who.office, "country": code if not who.organization else None,
                   "organization": who.organization}] if who.office else []
        self.people.setdefault(name, {"id": name, "name": who.name, "honorific": who.honorific, "country": code,
                                      "offices": office, "mentions": self._mentions(who)})
        return name

    def _mentions(self, who: Who) -> list[dict[str, int]]:
        at = self.programme.text.find(who.name)
        return [] if at < 0 else [{"start": at, "end": at + len(who.name)}]

    def _place(self, text: str | None) -> str | None:
        return self._located(locate(text)) if text else None

    def _located(self, at: Located) -> str:
        if country_code(at.name) and at.city is None:
            code = country_code(at.name) or ""
            name = f"place:{code.lower()}"
            self.places.setdefault(name, {"id": name, "name": at.name, "kind": "country", "country": code})
            return name
        self.places.setdefault(at.id, {
            "id": at.id, "name": at.name, "kind": "city", "country": at.country,
            "lat": at.city.lat if at.city else None, "lon": at.city.lon if at.city else None,
            "candidates": list(at.several)})
        return at.id

    def _site(self, venue: str | None, at: Located | None) -> str | None:
        if not venue:
            return None
        name = f"place:{slug(venue)}"
        self.places.setdefault(name, {"id": name, "name": venue, "kind": "site", "country": at.country if at else None})
        return name

    def _event(self, event: str) -> str:
        name = f"event:{slug(event)}"
        self.events.setdefault(name, {"id": name, "name": event})
        return name

    def _visits(self) -> list[dict[str, Any]]:
        """Return the stays that held and planned entries add up to."""
        stays: list[dict[str, Any]] = []
        facts = sorted((*self.facts["movements"], *self.facts["engagements"]), key=lambda fact: fact["date"] or "")
        for fact in facts:
            code, place = fact["country"], fact.get("city") or fact.get("place")
            if fact["status"] in ("cancelled", "declined") or code is None or fact["date"] is None:
                continue
            if fact.get("kind") == "departure" and not any(stay["country"] == code for stay in stays):
                continue  # the start of the journey is no stay
            if not stays or stays[-1]["country"] != code:
                stays.append({"id": f"v{len(stays) + 1}", "country": code, "places": [], "start": fact["date"]})
            stays[-1]["end"] = fact["date"]
            if place and place not in stays[-1]["places"]:
                stays[-1]["places"].append(place)
        return stays


def _moment(item: Item) -> tuple[str, str]:
    if item.when is None:
        return "", ""
    hour = item.when.start.isoformat() if item.when.start else _HOURS.get(item.when.part or "", "")
    return item.when.day, hour


#: Where a part of the day stands among the hours of others.
_HOURS = {"morning": "08:00", "noon": "12:00", "afternoon": "14:00", "evening": "19:00", "night": "23:00"}

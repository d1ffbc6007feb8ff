"""An entry of a hand-made list of journeys: a stay with its days, written by hand, and remarks, which are read."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from communique.authority.names import slug
from communique.authority.places import gazetteer
from communique.record import (
    Document,
    DocumentInfo,
    Engagement,
    Office,
    Participant,
    Person,
    Place,
    Record,
    Span,
    Visit,
)
from communique.store.importing.completing import completed, with_hosts
from communique.store.importing.layout import Layout
from communique.store.writing import Entry


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose journey it is.

    Attributes:
        name: Name, as far as reading the heading gives no better one.
        field: Label of the field that names them.
        office: Office that the list is about.
        country: Code of the country that they come from.
    """

    name: str
    field: str
    office: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """One entry.

    Attributes:
        hash: Hash of its bytes, as the document's id.
        source: File and number.
        series: What versions of the entry share.
        issuer: Who publishes the list.
        heading: First line of the text; it names whose journey it is.
        prose: Remarks; they are read.
        title: Title of the document.
        fields: Label and value of what was written by hand.
        who: Whose journey it is.
        country: Code of the country visited.
        where: Label of the field that tells of the stay.
        start: First day (ISO).
        end: Last day.
        cities: Names of the places visited.
    """

    hash: str
    source: str
    series: str
    issuer: str
    heading: str
    prose: str
    title: str
    fields: tuple[tuple[str, str], ...]
    who: Holder
    country: str
    where: str
    start: str
    end: str
    cities: tuple[str, ...] = ()

    @property
    def duplicate_key(self) -> tuple[str, ...]:
        """Return what two entries share that tell of the same journey."""
        return self.who.name, self.start, self.end, self.country, *self.cities

    def document(self) -> Document:
        """Return what is read of the entry: heading and remarks, in the year of the journey."""
        prose = f"{self.heading}\n\n{self.prose}" if self.prose else self.heading
        document = Document.from_text(prose, title=self.heading, issuer=self.issuer, published=self.start[:4],
                                      source=self.source)
        return dataclasses.replace(document, title_in_text=True, language="en")


def entry_of(card: Card, read: Record) -> Entry:
    """Return the entry for the store: what was read of ``card``, with what was written in it by hand."""
    layout = Layout(card.document().text)
    spans = {label: layout.field(label, value) for label, value in card.fields}
    person, places = _person(card, read, spans[card.who.field]), _places(card, spans.get("Locale"))
    stay = Visit(id="v1", country=card.country, places=tuple(place.id for place in places), start=card.start,
                  end=card.end, evidence=tuple(s for s in (spans[card.where], spans["Start"], spans["End"]) if s))
    info = DocumentInfo(id=card.hash, title=card.title, issuer=card.issuer, language="en", source=card.source,
                        text=layout.text)
    record = joined(read, info, person, places, stay)
    return Entry(record, provenance="hand-made", read_ids=_read_ids(record, person, places), series=card.series,
                 title_in_text=True, published=card.start[:4], read_until=layout.read_until)


def joined(read: Record, info: DocumentInfo, person: Person, places: tuple[Place, ...], stay: Visit) -> Record:
    """Return what was read of an entry's remarks together with what was written by hand."""
    kept = {place.id for place in places}
    record = read.model_copy(update={
        "document": info, "principal": person.id, "visits": (stay,),
        "people": (person, *(p for p in read.people if p.id != person.id)),
        "places": (*places, *(p for p in read.places if p.id not in kept)),
        "engagements": tuple(completed(_with_principal(e, person.id), stay) for e in read.engagements),
    })
    return with_hosts(record, stay)


def _read_ids(record: Record, person: Person, places: tuple[Place, ...]) -> frozenset[str]:
    """Return the ids of everything that was not written by hand."""
    hand_made = {"v1", person.id, *(place.id for place in places)}
    groups = (record.people, record.organizations, record.places, record.events, record.movements, record.engagements,
              record.statements, record.agreements)
    return frozenset(part.id for group in groups for part in group) - hand_made


def _person(card: Card, read: Record, span: Span | None) -> Person:
    """Return whose journey it is: the one that the heading was read to name, else one of the name in the list."""
    named = [p for p in read.people if any(mention.start < len(card.heading) for mention in p.mentions)]
    written = (span,) if span else ()
    if named:
        person = named[0]
        person = person.model_copy(update={"mentions": (*person.mentions, *written)})
    else:
        person = Person(id=f"person:{slug(card.who.name)}", name=card.who.name, mentions=written)
    if card.who.country:
        inferred = tuple(name for name in person.inferred if name != "country")
        person = person.model_copy(update={"country": card.who.country, "inferred": inferred})
    if card.who.office and not person.offices:
        person = person.model_copy(update={"offices": (Office(title=card.who.office, country=card.who.country),)})
    return person


def _places(card: Card, span: Span | None) -> tuple[Place, ...]:
    places: dict[str, Place] = {}
    for city in card.cities:
        known = [found for found in gazetteer().get(city.casefold(), ()) if found.country == card.country]
        where = known[0] if known else None
        place = Place(id=f"place:{slug(city)}-{card.country.lower()}", name=city, kind="city", country=card.country,
                      lat=where.lat if where else None, lon=where.lon if where else None,
                      mentions=(span,) if span else ())
        places.setdefault(place.id, place)
    return tuple(places.values())


def _with_principal(engagement: Engagement, principal: str) -> Engagement:
    """Return the engagement with the person of the list as principal, and nobody else."""
    others = tuple(
        p.model_copy(update={"role": "counterpart"}) if p.role == "principal" else p
        for p in engagement.participants if p.entity != principal)
    return engagement.model_copy(update={"participants": (Participant(entity=principal, role="principal"), *others)})

"""The nouns of communique: documents, spans, entities, facts, and the record that holds them. No I/O."""

from communique.record.document import Alignment, Document, DocumentInfo, align
from communique.record.entities import Authority, Entity, Event, Office, Organization, Person, Place
from communique.record.facts import (
    Agreement,
    Engagement,
    Fact,
    Movement,
    Participant,
    Reference,
    Statement,
    Topic,
    Unread,
    Upcoming,
    Visit,
)
from communique.record.record import SCHEMA, Dating, ReaderInfo, Record
from communique.record.span import Span

__all__ = [
    "SCHEMA", "Agreement", "Alignment", "Authority", "Dating", "Document", "DocumentInfo", "Engagement", "Entity",
    "Event", "Fact", "Movement", "Office", "Organization", "Participant", "Person", "Place", "ReaderInfo", "Record",
    "Reference", "Span", "Statement", "Topic", "Unread", "Upcoming", "Visit", "align",
]

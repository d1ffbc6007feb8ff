"""From drafts to the record: ids, names, inferred fields; every span is checked again."""

from __future__ import annotations

from communique.reading.cast import Cast, Member
from communique.reading.concepts import ConceptLinker
from communique.reading.dating import Solution
from communique.reading.interpret import Drafts
from communique.reading.state import EngagementDraft, MovementDraft, Span, StatementDraft
from communique.reading.visits import visits_of
from communique.record import (
    Agreement,
    Dating,
    Document,
    Engagement,
    Event,
    Movement,
    Office,
    Organization,
    Participant,
    Person,
    Place,
    ReaderInfo,
    Record,
    Reference,
    Statement,
    Topic,
    Unread,
    Upcoming,
)
from communique.record import Span as TextSpan


class Assembler:
    """Builds the record of one document."""

    def __init__(
        self, document: Document, cast: Cast, solution: Solution, concepts: ConceptLinker, reader: ReaderInfo
    ) -> None:
        self.document, self.cast, self.solution, self.concepts, self.reader = document, cast, solution, concepts, reader
        self.text = document.text
        self._cache: dict[Span, TextSpan] = {}

    def build(self, drafts: Drafts, principal: str | None, warnings: list[str]) -> Record:
        """Return the record."""
        numbers = {id(e): f"e{n}" for n, e in enumerate(drafts.engagements, 1)}
        engagements = tuple(self._engagement(e, n) for n, e in enumerate(drafts.engagements, 1))
        movements = tuple(self._movement(m, n) for n, m in enumerate(drafts.movements, 1))
        statements = tuple(self._statement(s, n, numbers) for n, s in enumerate(self._ordered(drafts.statements), 1))
        own = (self.document.symbol or "").strip()
        references = self._references(drafts, numbers, own)
        people, organizations, places, events = self._entities(drafts, principal)
        return Record(
            reader=self.reader,
            document=self.document.info(),
            dating=self._dating(),
            principal=principal,
            people=people,
            organizations=organizations,
            places=places,
            events=events,
            visits=visits_of(engagements, movements, places),
            movements=movements,
            engagements=engagements,
            statements=statements,
            references=references,
            agreements=self._agreements(drafts),
            upcoming=self._upcoming(drafts),
            unread=tuple(
                Unread(start=s[0], end=s[1], why=why, predicate=lemma) for s, why, lemma in drafts.unread if s[1] > s[0]
            ),
            warnings=tuple(warnings),
        )

    # -- spans --------------------------------------------------------------------------------

    def _span(self, span: Span) -> TextSpan:
        found = self._cache.get(span)
        if found is None:
            start = min(max(0, span[0]), len(self.text))
            found = self._cache[span] = TextSpan(start=start, end=min(max(start, span[1]), len(self.text)))
        return found

    def _spans(self, spans: list[Span]) -> tuple[TextSpan, ...]:
        return tuple(self._span(s) for s in spans if s[1] > s[0])

    def _words(self, span: Span) -> str:
        return " ".join(self.text[span[0] : span[1]].split())

    # -- facts --------------------------------------------------------------------------------

    @staticmethod
    def _ordered(drafts: list[StatementDraft]) -> list[StatementDraft]:
        return sorted((d for d in drafts if d.about[1] > d.about[0]), key=lambda d: (d.spans[0][0], d.about[0]))

    def _engagement(self, draft: EngagementDraft, number: int) -> Engagement:
        date = draft.when.date.isoformat() if draft.when.date else None
        inferred = {f for f in draft.inferred if f != "date" or date}
        return Engagement(
            id=f"e{number}",
            order=number,
            kind=draft.kind,
            status=draft.status,
            date=date,
            daypart=draft.when.daypart,
            city=draft.city,
            country=draft.country,
            venue=draft.venue,
            part_of=draft.part_of,
            participants=tuple(Participant(entity=key, role=role) for key, role in draft.parties),
            topics=tuple(
                Topic(text=self._words(s), concepts=self.concepts.link(self.text[s[0] : s[1]]), start=s[0], end=s[1])
                for s in draft.topics
            ),
            evidence=self._spans(draft.spans) or self._spans([draft.trigger]),
            rule=draft.rule,
            inferred=tuple(sorted(inferred)),
            confidence=round(max(0.5, draft.confidence - 0.05 * len(inferred)), 2),
        )

    def _movement(self, draft: MovementDraft, number: int) -> Movement:
        date = draft.when.date.isoformat() if draft.when.date else None
        inferred = {f for f in draft.inferred if f != "date" or date}
        return Movement(
            id=f"m{number}",
            kind=draft.kind,
            place=draft.place,
            country=draft.country,
            origin=draft.origin,
            destination=draft.destination,
            date=date,
            daypart=draft.when.daypart,
            status=draft.status,
            evidence=self._spans(draft.spans),
            rule=draft.rule,
            inferred=tuple(sorted(inferred)),
            confidence=round(max(0.5, 0.95 - 0.05 * len(inferred)), 2),
        )

    def _statement(self, draft: StatementDraft, number: int, numbers: dict[int, str]) -> Statement:
        about = self._words(draft.about)
        return Statement(
            id=f"s{number}",
            engagement=numbers.get(id(draft.engagement)) if draft.engagement else None,
            speaker=draft.speaker,
            act=draft.act,
            stance=draft.stance,
            addressee=draft.addressee,
            about=about,
            joint_with=tuple(draft.joint_with),
            quoted=draft.quoted,
            concepts=self.concepts.link(about[:600]),
            evidence=self._spans(draft.spans),
            rule=draft.rule,
            inferred=tuple(sorted(draft.inferred)),
            confidence=round(0.9 - 0.05 * len(draft.inferred), 2),
        )

    def _references(self, drafts: Drafts, numbers: dict[int, str], own: str) -> tuple[Reference, ...]:
        found: dict[str, Reference] = {}
        for symbol, span, engagement in drafts.references:
            if symbol != own and symbol not in found:
                found[symbol] = Reference(
                    symbol=symbol,
                    cited_by=numbers.get(id(engagement)) if engagement else None,
                    evidence=(self._span(span),),
                )
        return tuple(found.values())

    def _upcoming(self, drafts: Drafts) -> tuple[Upcoming, ...]:
        """Each event once, told by the sentence that says when it will be."""
        told = {d.event: d for d in sorted(drafts.upcoming, key=lambda d: d.when is not None)}
        return tuple(
            Upcoming(event=d.event, where=d.where, when=d.when, evidence=(self._span(d.span),))
            for d in sorted(told.values(), key=lambda d: d.span)
        )

    def _agreements(self, drafts: Drafts) -> tuple[Agreement, ...]:
        out = []
        for number, (span, engagement) in enumerate(drafts.agreements, 1):
            parties = tuple(key for key, role in engagement.parties if role != "accompanying") if engagement else ()
            date = engagement.when.date.isoformat() if engagement and engagement.when.date else None
            out.append(
                Agreement(
                    id=f"a{number}", title=self._words(span), signed_by=parties, date=date, evidence=(self._span(span),)
                )
            )
        return tuple(out)

    # -- entities -----------------------------------------------------------------------------

    def _entities(
        self, drafts: Drafts, principal: str | None
    ) -> tuple[tuple[Person, ...], tuple[Organization, ...], tuple[Place, ...], tuple[Event, ...]]:
        used = (
            {principal}
            | {k for e in drafts.engagements for k, _ in e.parties}
            | {k for s in drafts.statements for k in (s.speaker, s.addressee, *s.joint_with)}
        )
        used |= {k for e in drafts.engagements for k in (e.city, e.venue, e.part_of)} | {
            k for m in drafts.movements for k in (m.place, m.origin, m.destination)
        }
        people: list[Person] = []
        organizations: list[Organization] = []
        places: list[Place] = []
        events: list[Event] = []
        for member in sorted(self.cast.members.values(), key=lambda m: (min(m.spans, default=(10**9, 0)), m.key)):
            if not member.spans and member.key not in used:
                continue
            mentions = tuple(self._span(s) for s in sorted(set(member.spans)))
            if member.kind == "person":
                people.append(self._person(member, mentions))
            elif member.kind == "place":
                city = member.city
                places.append(
                    Place(
                        id=member.key,
                        name=member.name,
                        mentions=mentions,
                        candidates=member.candidates,
                        kind=member.subkind,
                        country=member.country,
                        lat=city.lat if city else None,
                        lon=city.lon if city else None,
                    )
                )
            elif member.kind == "event":
                events.append(
                    Event(id=member.key, name=member.name, mentions=mentions, kind=self._event_kind(member.name))
                )
            elif member.kind != "office" or member.key in used:
                kind = "office" if member.kind == "office" else "group" if member.kind == "group" else member.subkind
                organizations.append(
                    Organization(
                        id=member.key,
                        name=member.name,
                        mentions=mentions,
                        kind=kind,
                        country=member.country,
                        inferred=member.inferred,
                    )
                )
        return tuple(people), tuple(organizations), tuple(places), tuple(events)

    @staticmethod
    def _person(member: Member, mentions: tuple[TextSpan, ...]) -> Person:
        offices = tuple(
            Office(title=o.title, country=o.country, organization=o.organization)
            for o in member.offices
            if o.head != "counterpart"
        )
        return Person(
            id=member.key,
            name=member.name,
            mentions=mentions,
            candidates=member.candidates,
            honorific=member.honorific,
            offices=offices,
            country=member.country,
            inferred=member.inferred,
        )

    @staticmethod
    def _event_kind(name: str) -> str | None:
        words = name.lower().split()
        return next(
            (
                w
                for w in reversed(words)
                if w
                in {
                    "summit",
                    "conference",
                    "forum",
                    "session",
                    "assembly",
                    "dialogue",
                    "congress",
                    "meeting",
                    "ministerial",
                    "games",
                    "festival",
                    "exhibition",
                    "seminar",
                    "symposium",
                }
            ),
            None,
        )

    def _dating(self) -> Dating:
        s = self.solution
        return Dating(
            year=s.year,
            how="+".join(s.how) or None,
            candidates=s.candidates,
            reasons=tuple(s.reasons),
            contradictions=tuple(s.contradictions),
            evidence=self._spans(s.evidence),
        )

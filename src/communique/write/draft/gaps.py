"""What a record does not say and a report would: listed, never made up."""

from __future__ import annotations

from communique.record import Engagement, Movement, Record, Statement
from communique.write.draft.parts import Gap
from communique.write.draft.people import Names
from communique.write.draft.style import Style
from communique.write.draft.telling import Told
from communique.write.draft.wording import listed
from communique.write.names import KINDS, plain


class Gaps:
    """Collects gaps while a draft is written."""

    def __init__(self, record: Record, names: Names, style: Style) -> None:
        self.record, self.names, self.style = record, names, style
        self._gaps: list[Gap] = []

    def found(self) -> tuple[Gap, ...]:
        """Return all gaps, those of the report as a whole first."""
        return tuple(dict.fromkeys([*self._of_report(), *self._of_people(), *self._gaps]))

    def of_engagement(self, fact: Engagement, told: Told) -> None:
        """Note what an engagement lacks, and what was too unsure to be said of it."""
        what = self._engagement(fact)
        if not fact.date:
            self._note("date", (fact.id,), what=what)
        if not (fact.city or fact.country or fact.venue) and fact.kind != "call":
            self._note("place", (fact.id,), what=what)
        if len(fact.participants) < 2 and fact.kind in ("meeting", "call", "briefing", "interview"):
            self._note("party", (fact.id,), what=what)
        for field in told.unsure:
            self._unsure(fact, field, what)

    def of_movement(self, fact: Movement, told: Told | None) -> None:
        """Note what a movement lacks."""
        what = f"the {fact.kind}" + (f" ({self.names.name(fact.place)})" if fact.place else "")
        if not fact.date:
            self._note("date", (fact.id,), what=what)
        if told is None:
            self._note("place", (fact.id,), what=what)
        for field in told.unsure if told else ():
            self._unsure(fact, field, what)

    def of_statement(self, statement: Statement) -> None:
        """Note a statement whose speaker is not known."""
        self._note("speaker", (statement.id,), what=f"{plain(statement.act)}: {plain(statement.about)}")

    def unsaid_engagement(self, fact: Engagement) -> None:
        """Note an engagement of which nobody is named, with what was said there."""
        said = [one.id for one in self.record.statements if one.engagement == fact.id]
        cited = [f"reference:{plain(one.symbol)}" for one in self.record.references
                 if one.cited_by in (fact.id, *said)]
        self._note("unsaid", (fact.id, *said, *cited), what=self._engagement(fact))

    def unsaid(self, statement: Statement) -> None:
        """Note a statement for which there is no wording."""
        self._note("unsaid", (statement.id,), what=f"{plain(statement.act)}: {plain(statement.about)}")

    def _unsure(self, fact: Engagement | Movement, field: str, what: str) -> None:
        value = getattr(fact, field)
        shown = value if field in ("date", "daypart", "country") else self.names.name(value)
        self._note("inferred", (fact.id,), what=what, field=field, value=shown)

    def _of_report(self) -> list[Gap]:
        said = self.style.missing
        record, gaps = self.record, []
        if not record.principal:
            gaps.append(Gap(said["principal"], field="principal"))
        if not record.document.symbol:
            gaps.append(Gap(said["symbol"], field="symbol"))
        if not record.document.published:
            gaps.append(Gap(said["published"], field="published"))
        how = record.dating.how or ""
        if record.dating.year and how and not {"published", "years", "stated"} & set(how.split("+")):
            gaps.append(Gap(said["year"].format(value=f"{how}: {record.dating.year}"), field="year"))
        for event in record.upcoming:
            if not event.where and not event.when:
                what = self.names.name(event.event)
                gaps.append(Gap(said["upcoming"].format(what=what), (f"upcoming:{event.event}",), "upcoming"))
        if record.reader.pipeline == "programme":
            gaps += [Gap(said["unsaid"].format(what=one.why), field="unread") for one in record.unread]
        elif count := sum(one.predicate is not None for one in record.unread):  # not the rest of a clause that was read
            clauses = "1 clause" if count == 1 else f"{count} clauses"
            gaps.append(Gap(said["unread"].format(what=clauses), field="unread"))
        return gaps

    def _of_people(self) -> list[Gap]:
        told = {p.entity for fact in self.record.engagements for p in fact.participants if p.role != "accompanying"}
        with_office = {p.entity for fact in self.record.engagements for p in fact.participants if p.office}
        without = [person for person in self.record.people
                   if person.id in told and not person.offices and person.id not in with_office]
        return [Gap(self.style.missing["office"].format(what=plain(person.name)), (person.id,), "office")
                for person in without]

    def _engagement(self, fact: Engagement) -> str:
        others = [self.names.name(p.entity) for p in fact.participants if p.entity != self.record.principal]
        kind = KINDS.get(fact.kind, fact.kind).lower()
        return f"the {kind}" + (f" with {listed(others)}" if others else "")

    def _note(self, name: str, facts: tuple[str, ...], **values: str | None) -> None:
        field = str(values.get("field") or name)
        self._gaps.append(Gap(self.style.missing[name].format(**values), facts, field))

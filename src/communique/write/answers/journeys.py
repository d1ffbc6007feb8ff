"""Pages of who met whom, who visited where, and what happened in order."""

from __future__ import annotations

from communique.ask import Encounter, Met, Timeline, Visits
from communique.write.answers.page import Grid, Page, Section
from communique.write.answers.wording import (
    count,
    coverage_lines,
    days,
    encounter_item,
    fact_item,
    place,
    span,
    stay_item,
    subject_line,
)
from communique.write.names import country_name, plain


def met_page(answer: Met) -> Page:
    """Return the page of all encounters of two."""
    left, right = plain(answer.left.name), plain(answer.right.name)
    known = {answer.left.id, answer.right.id}
    about = [f"{subject_line(answer.left)}; {subject_line(answer.right)}"]
    sections = []
    if answer.encounters:
        for word, fact in (("First", answer.encounters[0]), ("Last", _last(answer))):
            where = place(fact)
            about.append(f"{word}  {days(fact)}{f', {where}' if where else ''}")
        rows = tuple((year or "undated", number, "▪" * min(number, 60)) for year, number in answer.by_year)
        sections.append(Section("By year", grid=Grid(("year", "encounters", ""), rows)))
    sections.append(Section(
        "Encounters" if answer.encounters else None, tuple(encounter_item(e, known=known) for e in answer.encounters),
        empty=f"No document in the store tells that {left} and {right} met."))
    if answer.not_held:
        sections.append(Section("Planned, cancelled or declined; not counted",
                                tuple(encounter_item(e, known=known) for e in answer.not_held)))
    notes = tuple(f"{count(len(answer.twice), 'pair')} of encounters on one day, told by two documents, may be one."
                  for _ in answer.twice[:1])
    return Page(f"{left} and {right}: {count(len(answer.encounters), 'encounter')}", tuple(about), tuple(sections),
                notes, coverage_lines(answer.coverage), _inferred(answer.encounters))


def visits_page(answer: Visits) -> Page:
    """Return the page of visits."""
    title = f"Visits{f' to {country_name(answer.country)}' if answer.country else ' abroad'}"
    if answer.visitor:
        title += f" of {plain(answer.visitor.name)}"
    if answer.home:
        title += f" from {country_name(answer.home)}"
    if answer.since or answer.until:
        title += f", {_period(answer.since, answer.until)}"
    notes = _left_out(len(answer.visits), answer.total, "visit")
    empty = "No document in the store tells of such a visit."
    return Page(f"{title}: {answer.total:,}", (), (Section(None, tuple(map(stay_item, answer.visits)), empty=empty),),
                notes, coverage_lines(answer.coverage))


def timeline_page(answer: Timeline) -> Page:
    """Return the page of what happened, in order."""
    subject = answer.subject
    known = () if subject.kind == "country" else (subject.id,)
    items = tuple(fact_item(fact, known=known) for fact in answer.entries)
    notes = _left_out(len(answer.entries), answer.total, "entry", "entries")
    if answer.undated:
        notes = (*notes, f"{count(answer.undated, 'engagement')} more without a day.")
    encounters = tuple(fact for fact in answer.entries if isinstance(fact, Encounter))
    return Page(f"{plain(subject.name)}: {count(answer.total, 'entry', 'entries')}",
                (subject_line(subject),) if subject.office else (),
                (Section(None, items, empty="No document in the store tells of an engagement or a visit then."),),
                notes, coverage_lines(answer.coverage), _inferred(encounters))


def _last(answer: Met) -> Encounter:
    dated = [e for e in answer.encounters if e.earliest]
    return dated[-1] if dated else answer.encounters[-1]


def _inferred(encounters: tuple[Encounter, ...]) -> bool:
    return any(e.inferred or (e.earliest and not e.date) for e in encounters)


def _left_out(shown: int, total: int, one: str, many: str | None = None) -> tuple[str, ...]:
    return (f"The latest {shown:,} of {count(total, one, many)}; --limit 0 shows all.",) if shown < total else ()


def _period(since: str | None, until: str | None) -> str:
    if since and until:
        whole_year = since[4:] == "-01-01" and until[4:] == "-12-31"
        return since[:4] if whole_year and since[:4] == until[:4] else span(since, until)
    return f"since {span(since, None)}" if since else f"until {span(until, None)}"

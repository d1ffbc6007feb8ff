"""Pages of the briefing note, of what was said, of who was not met, and of words found and figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.ask import Brief, Discussed, Found, Held, Never, Noted, Said, Saying, Stats
from communique.write.answers.page import Grid, Item, Page, Section
from communique.write.answers.wording import (
    cite,
    count,
    coverage_lines,
    days,
    encounter_item,
    fact_item,
    place,
    saying_item,
    span,
    stay_item,
    subject_line,
)
from communique.write.names import country_name, listed, plain, spoken_range

_COUNTS = ("An engagement counts wherever it was held, and a visit either way; what was only planned, and what has no "
           "day, does not.")


def brief_page(answer: Brief) -> Page:
    """Return the note; a part of which the store has nothing is named in one line at the end."""
    subject = answer.subject
    known = () if subject.kind == "country" else (subject.id,)
    name = plain(subject.name)
    parts = (
        ("Who holds office, or held it", [_held(one) for one in answer.offices]),
        ("Last encounters", [encounter_item(replace(e, topics=()), known=known) for e in answer.encounters]),
        ("Planned", [encounter_item(e, known=known) for e in answer.planned]),
        ("Upcoming events", [_noted(one) for one in answer.upcoming]),
        ("Topics discussed", [_discussed(one) for one in answer.topics]),
        (f"What {name} said", _sayings(answer.theirs)),
        ("What others said to them", _sayings(answer.ours)),
        ("Thanks and praise", _sayings(answer.thanks)),
        ("Concerns", _sayings(answer.concerns)),
        ("Commitments and announcements", _sayings(answer.commitments)),
        ("Agreements", [_noted(one) for one in answer.agreements]),
        ("Visits", [stay_item(stay) for stay in answer.visits]),
    )
    sections = tuple(Section(heading, _quoted_once(items)) for heading, items in parts if items)
    missing = [heading.lower().replace(name.lower(), name) for heading, items in parts if not items]
    notes = (f"The store has nothing on: {'; '.join(missing)}.",) if missing else ()
    about = [subject_line(subject)] if subject.office else []
    about.append(_at_a_glance(answer))
    before = f", up to {spoken_range(answer.before, answer.before)}" if answer.before else ""
    inferred = any(e.inferred or not e.date for e in (*answer.encounters, *answer.planned))
    return Page(f"Briefing note: {name}{before}", tuple(about), sections, notes, coverage_lines(answer.coverage),
                inferred)


def _at_a_glance(answer: Brief) -> str:
    """Return how often they were met, and when, where and by whom last."""
    told, mine = f"{count(answer.total, 'encounter')} held", answer.subject.id
    with_them = [e for e in answer.encounters if any(mine in (p.identity, p.country) for p in e.parties)]
    if not with_them:
        return told
    last = with_them[0]
    others = [plain(p.name) for p in last.parties if mine not in (p.identity, p.country)]
    where = place(last)
    return (f"{told}, the last {days(last)}" + (f", {where}" if where else "")
            + (f", with {listed(others[:3])}" if others else ""))


def _discussed(one: Discussed) -> Item:
    return Item(days(one.encounter), "; ".join(plain(topic) for topic in one.topics), (), one.source.sentence,
                cite(one.source))


def _quoted_once(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return items of which several that rest on one sentence show it once, below the last of them."""
    following = [*items[1:], None]
    return tuple(
        replace(item, quote=None, cite=None) if after and (after.quote, after.cite) == (item.quote, item.cite) else item
        for item, after in zip(items, following, strict=True))


def said_page(answer: Said) -> Page:
    """Return the page of statements, with how they changed over the years."""
    title = f"What {plain(answer.speaker.name)} said"
    title += f" to {plain(answer.addressee.name)}" if answer.addressee else ""
    title += f" about {plain(answer.about)}" if answer.about else ""
    sections = []
    if answer.by_year:
        sections.append(Section("By year", grid=Grid(("year", "act", "statements"), tuple(
            (year or "undated", plain(act), number) for year, act, number in answer.by_year))))
    sections.append(Section("Statements" if answer.statements else None, tuple(_sayings(answer.statements)),
                            empty="No document in the store tells of such a statement."))
    shown = len(answer.statements)
    notes = (f"The latest {shown:,} of {answer.total:,}; --limit 0 shows all.",) if shown < answer.total else ()
    return Page(f"{title}: {answer.total:,}", (), tuple(sections), notes, coverage_lines(answer.coverage),
                any(s.date is None for s in answer.statements))


def never_page(answer: Never) -> Page:
    """Return the page of those who were not met."""
    who = f" by {plain(answer.who.name)}" if answer.who else ""
    when = span(answer.since, answer.until) if answer.since and answer.until else (
        f"since {span(answer.since, None)}" if answer.since else
        f"until {span(answer.until, None)}" if answer.until else "ever")
    before = [one for one in answer.missing if one.last]
    nothing = [plain(one.name) for one in answer.missing if not one.last]
    items = []
    for one in before:
        if one.last:
            item = fact_item(one.last)
            items.append(Item(item.when, plain(one.name), (item.head, *item.details), item.quote, item.cite))
    sections = [Section("Last known at another time", tuple(items))] if items else []
    if nothing:
        sections.append(Section("Nothing in the store at any time", (Item("", "; ".join(nothing)),)))
    if not answer.missing:
        sections.append(Section(None, empty="Every one was met."))
    return Page(f"{answer.of.capitalize()} not met{who}, {when}: {len(answer.missing):,}",
                (f"{answer.met:,} {answer.of} were met or visited in that time.",), tuple(sections), (_COUNTS,),
                coverage_lines(answer.coverage))


def found_page(answer: Found) -> Page:
    """Return the page of documents in which words were found."""
    items = tuple(Item(hit.published or "undated", " · ".join(plain(part) for part in (hit.symbol, hit.title) if part)
                       or plain(hit.source or ""), (), hit.snippet, f"document {hit.document_id}")
                  for hit in answer.hits)
    shown = len(answer.hits)
    notes = (f"The newest {shown:,} of {answer.total:,}; --limit 0 shows all.",) if shown < answer.total else ()
    return Page(f"{plain(answer.words)}: {count(answer.total, 'document')}", (), (
        Section(None, items, empty="No document has all of these words; fewer words, or begin*, find more."),), notes,
        coverage_lines(answer.coverage))


def stats_page(answer: Stats) -> Page:
    """Return the page of figures."""
    countries = tuple((country_name(code) or code, number) for code, number in answer.countries)
    grids = (
        (None, ("", "number"), answer.totals), ("Engagements by kind", ("kind", "number"), answer.kinds),
        ("Engagements by ten years", ("years", "number"), answer.decades),
        ("Countries most often met", ("country", "took part"), countries),
        ("People most often met", ("who", "took part"),
         tuple((plain(f"{name} ({identity})"), number) for identity, name, number in answer.people)),
    )
    return Page("What the store holds", (), tuple(
        Section(heading, grid=Grid(columns, rows)) for heading, columns, rows in grids if rows), (),
        coverage_lines(answer.coverage))


def _sayings(sayings: Iterable[Saying]) -> list[Item]:
    return [saying_item(saying) for saying in sayings]


def _noted(one: Noted) -> Item:
    place = country_name(one.place) if len(one.place or "") == 2 else one.place
    return Item(spoken_range(one.date, one.date) if one.date else "no day",
                ", ".join(plain(part) for part in (one.text, place) if part), (), one.source.sentence, cite(one.source))


def _held(one: Held) -> Item:
    where = one.organization or country_name(one.country)
    head = ", ".join(part for part in (plain(one.person), plain(one.title), plain(where or "")) if part)
    details = [f"in documents of {span(one.first, one.last)}"]
    if one.since or one.until:
        told = [f"{word} {span(day, None)}" for word, day in (("since", one.since), ("until", one.until)) if day]
        source = "as somebody corrected" if one.tells == "a correction" else f"by the table of tenures ({one.tells})"
        details.insert(0, f"{' '.join(told)}, {source}")
    return Item("", head, tuple(details), one.source.sentence, cite(one.source))

"""Hold the answers to four questions against the lists of official travels and visits that they were imported from.

    python benchmarks/questions_check.py DATA [--db PATH|URL] [--number 50] [--seed 1]

``DATA`` holds ``travels`` and ``visits``. What is right comes from `xml_oracle`, which reads the files itself and
shares no code with communique. Asked are `met`, `visits`, `never` and `brief`: the four that everybody asks first, and
for pairs, countries, years and times drawn at random. Every difference is explained by a reason that is looked for in
the files or in the store, and counted; or it is printed as WRONG, and the exit code is 1. With ``--db`` a store is
kept, and one that is there is used.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from communique import ask
from communique.authority.countries import countries
from communique.bulk import Settings
from communique.errors import UnknownNameError
from communique.store import Store
from communique.store.derived import engagements, participants
from communique.store.importing import Import
from communique.store.kept import documents
from xml_oracle import Journey, before, family_name, fold, journeys, pairs, seen, told_together, visits_to

KERRY, LAVROV, KZ = "John Kerry", "Sergey Lavrov", "KZ"
SINCE = "2000-01-01"
OFFICE_WORDS = set("president prime minister foreign former chancellor king queen secretary general state deputy vice "
                   "of and affairs the crown prince".split())
NOT_READ = "named in the remarks, and not read as somebody who was met"
#: The share of entries that have both names and must be told as an encounter, or otherwise explained.
FLOOR = 0.9
_WIDTH = 240


@dataclass
class Findings:
    """What was compared, and what differs: explained, by reason, or wrong."""

    same: Counter[str] = field(default_factory=Counter)
    explained: dict[str, dict[str, None]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def note(self, question: str, about: str, reason: str | None) -> None:
        """Note a difference; without a reason it is wrong."""
        if reason is None:
            self.wrong.append(f"{question}: {about}")
        else:
            self.explained.setdefault(f"{question}: {reason}", {})[about] = None


def main() -> None:
    """Import where it has to be, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--db")
    parser.add_argument("--number", type=int, default=50, help="how many pairs, countries and times are drawn")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="communique-questions-") as folder, \
            Store.open(options.db or str(Path(folder) / "store.db")) as store:
        if not store.known_hashes():
            work = Import(store, Settings())
            work.run(work.files([options.data / "travels", options.data / "visits"]))
        with store.reading() as connection:
            found = compare(connection, journeys(options.data), options.number, random.Random(options.seed))
    too_few(found)
    show(found)
    sys.exit(bool(found.wrong))


def compare(connection: Connection, told: list[Journey], number: int, chance: random.Random) -> Findings:
    """Ask and compare: the four first questions, and ``number`` drawn of each kind."""
    found = Findings()
    known = pairs(told)
    for left, right in [(KERRY, LAVROV), *chance.sample(known, min(number, len(known)))]:
        met(connection, told, left, right, found)
    codes = sorted(seen(told))
    years = sorted({j.start[:4] for j in told})
    visits(connection, told, KZ, None, None, found)
    never(connection, told, SINCE, None, found)
    brief(connection, told, KZ, found)
    for _ in range(number):
        code, year, since = chance.choice(codes), chance.choice(years), chance.choice(years)
        visits(connection, told, code, f"{year}-01-01", f"{year}-12-31", found)
        visits(connection, told, chance.choice(codes), None, None, found)
        never(connection, told, f"{min(year, since)}-01-01", f"{max(year, since)}-12-31", found)
        brief(connection, told, chance.choice(codes), found)
    return found


def met(connection: Connection, told: list[Journey], left: str, right: str, found: Findings) -> None:
    """Compare the encounters of two with the journeys that tell of both."""
    wanted = {j.source: j for j in told_together(told, left, right)}
    try:
        answer = ask.met(connection, left, right)
    except UnknownNameError as error:
        asked_back = " may be " in str(error)
        found.note("met", f"{left} and {right}: {error}", "asked back who is meant" if asked_back else None)
        return
    got = {str(e.source.address): e.source.sentence or "" for e in (*answer.encounters, *answer.not_held)}
    found.same["met"] += len(got.keys() & wanted.keys())
    by_source = {j.source: j for j in told}
    for source in sorted(wanted.keys() - got.keys()):
        about = f"{left} and {right}: {source}: {wanted[source].remarks}"
        found.note("met", about, why_not(connection, wanted[source], left, answer))
    for source in sorted(got.keys() - wanted.keys()):
        journey = by_source[source]
        there = {*journey.words, *fold(journey.who).split()} - OFFICE_WORDS
        both = all(there & words_of(side) for side in (answer.left, answer.right))
        reason = "another word of a name stands there" if both and fold(got[source]) in fold(journey.remarks) else None
        found.note("met, not in the list", f"{left} and {right}: {source}: {journey.remarks}", reason)


def why_not(connection: Connection, journey: Journey, left: str, answer: ask.Met) -> str | None:
    """Return why an entry that has both names is no encounter of the two in the store; None where nothing tells."""
    travelled = family_name(left) in fold(journey.who).split()
    other, side = (answer.left, answer.right) if travelled else (answer.right, answer.left)
    if not (set(fold(journey.who).split()) - OFFICE_WORDS - {family_name(other.name)}) & words_of(other):
        return "somebody else of the name travelled"
    parties = parties_of(connection, journey.source)
    alike = {identity for identity, name in parties if family_name(side.name) in fold(name).split()} - {side.id}
    if alike and side.doubts:
        return "under a name that may be the same; the answer says so, and `communique review` asks"
    if alike:
        return "the store takes them for two who have a name in common"
    given = [after_office(first) for first in before(journey, family_name(side.name))]
    if all(first and not beginnings(words_of(side)) & beginnings(first) for first in given):
        return "somebody else of the name stands there"
    if side.id not in {identity for identity, _ in parties}:
        return NOT_READ
    return None


def after_office(words: list[str]) -> set[str]:
    """Return the given names among the words before a family name: what follows the last word of an office."""
    last = max((at for at, word in enumerate(words) if word in OFFICE_WORDS), default=-1)
    return set(words[last + 1:])


def beginnings(words: set[str]) -> set[str]:
    """Return how words begin: "Sergey" and "Sergei" are one."""
    return {word[:4] for word in words}


def words_of(side: ask.Subject) -> set[str]:
    """Return all words of all names of somebody."""
    return {word for name in side.names for word in fold(name).split()}


def parties_of(connection: Connection, source: str) -> list[tuple[str, str]]:
    """Return identity and name of those who took part in what an entry tells of."""
    rows = connection.execute(select(participants.c.identity, participants.c.name).join(
        engagements, engagements.c.id == participants.c.engagement_id).join(
        documents, documents.c.id == engagements.c.document_id).where(documents.c.source == source))
    return [(row.identity, row.name) for row in rows]


def visits(connection: Connection, told: list[Journey], code: str, since: str | None, until: str | None,
           found: Findings) -> None:
    """Compare the visits to a country: days and entries are those of the lists."""
    answer = ask.visits(connection, country=code, since=since, until=until)
    got = {str(v.source.address): (v.start, v.end) for v in answer.visits}
    wanted = {j.source: (j.start, j.end) for j in visits_to(told, code, since, until)}
    found.same["visits"] += len(got.items() & wanted.items())
    for source in sorted(got.keys() | wanted.keys()):
        if got.get(source) != wanted.get(source):
            found.note("visits", f"{code}: {source}: {wanted.get(source)} there, {got.get(source)} here", None)


def never(connection: Connection, told: list[Journey], since: str | None, until: str | None, found: Findings) -> None:
    """Compare the countries not met with those that no journey touches; who was met elsewhere is not among them."""
    answer = ask.never(connection, since=since, until=until)
    universe = {code for code, one in countries().items() if not (one.former or one.territory)}
    missing, untouched = {one.id for one in answer.missing}, universe - seen(told, since, until)
    found.same["never"] += len(missing & untouched)
    for code in sorted(missing - untouched):
        found.note("never", f"{code}, {since} to {until}: a journey tells of it", None)
    for code in sorted(untouched - missing):
        told_so = [e for e in ask.timeline(connection, f"country:{code}", since=since, until=until, limit=None).entries
                   if isinstance(e, ask.Encounter) and e.status == "held"
                   and any(p.country == code for p in e.parties)]
        sentence = told_so[0].source.sentence or "" if told_so else ""
        inside = any(fold(sentence) in fold(j.remarks) for j in told if j.within(since, until)) if sentence else False
        reason = "its people were met elsewhere, as the remarks tell" if names(sentence, code) else \
            "somebody was met whom the store takes for one of its people, and the words do not name the country"
        found.note("never", f"{code}: “{sentence}”", reason if inside else None)
    for one in answer.missing:
        if one.last is not None and one.last.earliest and since and until and since <= one.last.earliest <= until:
            found.note("never", f"{one.id}: last met {one.last.earliest}, within {since} to {until}", None)


def names(sentence: str, code: str) -> bool:
    """Tell if a sentence names a country, by a name or an adjective."""
    known = countries()[code]
    return any(f" {fold(word)} " in f" {fold(sentence)} " for word in (known.name, *known.names, *known.adjectives))


def brief(connection: Connection, told: list[Journey], code: str, found: Findings) -> None:
    """Compare a country's note: its last visits are those of the lists, and every sentence stands in the lists."""
    note = ask.brief(connection, f"country:{code}")
    mine = [j for j in told if code in (j.country, j.home) and j.country != j.home and j.home]
    wanted = sorted((j.start for j in mine), reverse=True)[:len(note.visits)]
    got = [stay.start for stay in note.visits]
    if got == wanted and len(got) == min(8, len(mine)):
        found.same["brief, visits"] += len(got)
    else:
        found.note("brief", f"{code}: last visits {wanted} in the lists, {got} in the note", None)
    by_source = {j.source: j for j in told}
    cited = [(e.source, "encounter") for e in note.encounters] + [(o.source, "office") for o in note.offices]
    for source, what in cited:
        journey = by_source[str(source.address)]
        there = {fold(source.sentence or "?") in fold(text) for text in (
            journey.remarks, f"Travels of {journey.who}", f"Visit of {journey.who}", f"Visitor: {journey.who}")}
        if True in there:
            found.same[f"brief, {what}s"] += 1
        else:
            found.note("brief", f"{code}: {what}: {journey.source} has no “{source.sentence}”", None)
    if note.coverage.subjects[0].documents < len(mine):
        found.note("brief", f"{code}: {len(mine)} journeys, {note.coverage.subjects[0].documents} documents", None)


def too_few(found: Findings) -> None:
    """Note where too many of the entries that have both names were not read as an encounter."""
    lost, told = len(found.explained.get(f"met: {NOT_READ}", ())), found.same["met"]
    if told < FLOOR * (told + lost):
        found.wrong.append(f"met: {lost} entries were not read, {told} were; at least {FLOOR:.0%} must be")


def show(found: Findings) -> None:
    """Print what was found, each case on one line of a page."""
    print("same: " + "; ".join(f"{what} {number:,}" for what, number in sorted(found.same.items())))
    for reason, cases in sorted(found.explained.items()):
        print(f"explained: {reason}: {len(cases)}")
        for case in cases:
            print(f"    {case[:_WIDTH]}")
    for line in found.wrong:
        print(f"WRONG: {line}")


if __name__ == "__main__":
    main()

"""Import the lists of the Office of the Historian, and hold the store against the files, entry by entry.

    python benchmarks/import_check.py DATA [--db PATH|URL]

``DATA`` holds ``travels`` and ``visits``. The files are read here a second time, plainly, and compared with what the
store answers: how many entries each file has; country and days of every journey; the visits of every country and year;
and when a Secretary of State met a foreign minister whom the remarks name. Exits with code 1 where anything differs,
but for encounters that were not read, which are named. With ``--db`` a store is kept, and one that is there is used.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from sqlalchemy import Connection, select

from communique.bulk import Settings
from communique.store import Store
from communique.store.derived import engagements, participants, people, visits
from communique.store.importing import Import
from communique.store.importing.countries import code_of
from communique.store.kept import documents

#: Somebody whose remarks often name somebody else, by family names.
PAIR = ("Kerry", "Lavrov")


def main() -> None:
    """Import, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--db")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="communique-import-") as folder:
        wrong = compare(options.data, options.db or str(Path(folder) / "store.db"))
    for line in wrong:
        print(f"WRONG: {line}")
    sys.exit(bool(wrong))


def compare(data: Path, address: str) -> list[str]:
    """Return what differs between files and store."""
    wrong = []
    with Store.open(address) as store:
        work = Import(store, Settings())
        reports = work.run(work.files([data / "travels", data / "visits"]))
        wrong += [f"{report.path}: {report}" for report in reports if not report.complete]
        there = entries(data)
        print(f"{len(reports)} files, {sum(report.entries for report in reports):,} entries, "
              f"{sum(report.stored for report in reports):,} stored, {len(there):,} counted in the files, "
              f"{sum(len(report.duplicates) for report in reports)} journeys told twice")
        with store.reading() as connection:
            wrong += journeys(connection, there)
            wrong += encounters(connection, data)
    return wrong


def entries(data: Path) -> dict[str, tuple[str, str, str]]:
    """Return country, first and last day of each entry, by file and number."""
    found = {}
    for path in sorted((data / "travels").rglob("*.xml")) + sorted((data / "visits").rglob("*.xml")):
        for entry in ElementTree.parse(path).getroot():
            if entry.tag in ("trip", "visit"):
                country = entry.find("country")
                code = "US" if country is None else code_of(words(country), country.get("id")) or "ZZ"
                days = words(entry.find("start-date")), words(entry.find("end-date"))
                found[f"{path}#{words(entry.find('id'))}"] = (code, *days)
    return found


def words(element: ElementTree.Element | None) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def journeys(connection: Connection, there: dict[str, tuple[str, str, str]]) -> list[str]:
    """Compare every journey, and the visits of every country and year."""
    rows = connection.execute(select(documents.c.source, visits.c.country, visits.c.start_date, visits.c.end_date)
                              .join(visits, visits.c.document_id == documents.c.id)).all()
    here = {row.source: (row.country, row.start_date, row.end_date) for row in rows}
    wrong = [f"{source}: the file has {there.get(source)}, the store {here.get(source)}"
             for source in sorted(there.keys() | here.keys()) if there.get(source) != here.get(source)]
    if len(rows) != len(there):
        wrong.append(f"{len(there)} journeys in the files, {len(rows)} in the store")
    by_year = Counter((country, start[:4]) for country, start, _ in there.values())
    stored = Counter((row.country, row.start_date[:4]) for row in rows)
    wrong += [f"visits {key}: {by_year[key]} in the files, {stored[key]} in the store"
              for key in by_year.keys() | stored.keys() if by_year[key] != stored[key]]
    print(f"{len(rows):,} journeys and {len(stored):,} pairs of country and year compared; "
          f"visits to KZ: {sum(n for (country, _), n in stored.items() if country == 'KZ')}")
    return wrong


def encounters(connection: Connection, data: Path) -> list[str]:
    """Compare the encounters of a pair with the remarks that name the other."""
    mine, theirs, who, other = participants.alias(), participants.alias(), people.alias(), people.alias()
    wanted = (select(documents.c.source).distinct().select_from(engagements)
              .join(documents, documents.c.id == engagements.c.document_id)
              .join(mine, mine.c.engagement_id == engagements.c.id).join(who, who.c.identity == mine.c.identity)
              .join(theirs, theirs.c.engagement_id == engagements.c.id)
              .join(other, other.c.identity == theirs.c.identity)
              .where(who.c.name.like(f"%{PAIR[0]}%"), other.c.name.like(f"%{PAIR[1]}%")))
    here = set(connection.execute(wanted).scalars())
    there = {f"{path}#{words(trip.find('id'))}" for path in (data / "travels").rglob("*.xml")
             for trip in ElementTree.parse(path).getroot().iter("trip")
             if PAIR[0] in words(trip.find("name")) and re.search(rf"\b{PAIR[1]}\b", words(trip.find("remarks")))}
    print(f"{PAIR[0]} with {PAIR[1]}: {len(there)} remarks name them, {len(here)} encounters are stored, "
          f"{len(here & there)} in both")
    for source in sorted(there - here):
        print(f"  not read: {source}")
    return [f"{source}: an encounter that the remarks do not tell" for source in sorted(here - there)]


if __name__ == "__main__":
    main()

"""Lists and tables that others made: all of it arrives, each with its words and where it came from."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from benchmarks.snapshot import snapshot
from sqlalchemy import select

from communique.bulk import Settings
from communique.errors import CommuniqueError
from communique.store import Store
from communique.store.checking import check_store
from communique.store.derived import engagements, participants, topics, visits
from communique.store.importing import FileReport, Import, disclosures, load_mapping
from communique.store.kept import claims, documents
from tests.scripted import make_record

DATA = Path(__file__).parent / "data"


def imported(store: Store, *paths: Path, mapping: Path | str | None = None) -> list[FileReport]:
    work = Import(store, Settings(), 1, load_mapping(mapping) if mapping else None)
    return work.run(work.files(paths))


def test_every_journey_arrives_once(store: Store) -> None:
    reports = imported(store, DATA / "minister.xml", DATA / "visits.xml")
    assert [(r.entries, r.stored, r.added, r.known, r.complete) for r in reports] == [
        (4, 4, 4, 0, True), (2, 2, 2, 0, True)]
    assert [(one[-4:], other[-4:]) for one, other in reports[0].duplicates] == [("7002", "7003")]
    before = snapshot(store)
    again = imported(store, DATA / "minister.xml", DATA / "visits.xml")
    assert [(r.entries, r.stored, r.added, r.known, r.complete) for r in again] == [
        (4, 4, 0, 4, True), (2, 2, 0, 2, True)]
    assert snapshot(store) == before
    assert check_store(store) == []


def test_visits_are_those_of_the_list(store: Store) -> None:
    imported(store, DATA / "minister.xml", DATA / "visits.xml")
    wanted = [("KZ", "2013-02-27", "2013-02-27", "Almaty"), ("CH", "2013-03-01", "2013-03-03", "Geneva; Bern"),
              ("CH", "2013-03-01", "2013-03-03", "Geneva; Bern"), ("ZZ", "2013-04-02", "2013-04-02", None),
              ("US", "2014-05-06", "2014-05-08", None), ("US", "2014-06-01", "2014-06-01", None)]
    with store.reading() as connection:
        rows = connection.execute(select(visits).order_by(visits.c.id)).mappings().all()
    assert [(v["country"], v["earliest"], v["latest"], v["cities"]) for v in rows] == wanted
    assert {v["provenance"] for v in rows} == {"hand-made"}
    assert [(v["person"], v["home"]) for v in rows[-3:]] == [
        ("Marta Arden", "US"), ("Rui Falcão", "PT"), ("Tavo Ilves", None)]
    assert rows[0]["sentence"] == "Country: Kazakhstan"


def test_remarks_are_read_for_counterparts(store: Store) -> None:
    imported(store, DATA / "minister.xml")
    mine, theirs = participants.alias(), participants.alias()
    wanted = (select(engagements, theirs.c.name, theirs.c.country.label("theirs"))
              .join(mine, mine.c.engagement_id == engagements.c.id)
              .join(theirs, theirs.c.engagement_id == engagements.c.id)
              .where(mine.c.identity == "person:marta-arden", theirs.c.role == "counterpart")
              .order_by(engagements.c.id, theirs.c.name))
    with store.reading() as connection:
        rows = connection.execute(wanted).mappings().all()
    almaty = [row for row in rows if row["country"] == "KZ"]
    assert [(row["name"], row["theirs"]) for row in almaty] == [("Nursultan Nazarbayev", "KZ"), ("Sergey Lavrov", "RU")]
    assert {(row["date"], row["city"], row["provenance"], row["dated_by"]) for row in almaty} == {
        ("2013-02-27", "Almaty", "read", "inferred")}
    assert "city" in almaty[0]["inferred"]
    assert almaty[0]["sentence"] == (
        "Met with President Nursultan Nazarbayev and Russian Foreign Minister Sergey Lavrov.")
    geneva = [row for row in rows if row["country"] == "CH"]
    assert {(row["date"], row["earliest"], row["latest"], row["dated_by"], row["city"]) for row in geneva} == {
        (None, "2013-03-01", "2013-03-03", "visit", None)}


def test_provenance_tells_what_was_read(store: Store) -> None:
    imported(store, DATA / "minister.xml")
    with store.reading() as connection:
        rows = connection.execute(select(claims.c.kind, claims.c.key, claims.c.provenance)).all()
    hand_made = {(row.kind, row.key) for row in rows if row.provenance == "hand-made"}
    assert ("person", "person:marta-arden") in hand_made
    assert ("place", "place:almaty-kz") in hand_made
    assert ("person", "person:sergey-lavrov") not in hand_made
    assert {row.provenance for row in rows if row.kind == "engagement"} == {"read"}
    assert {row.provenance for row in rows if row.kind == "visit"} == {"hand-made"}


def test_a_corrected_entry_takes_the_place_of_the_former(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "minister.xml"
    path.write_bytes((DATA / "minister.xml").read_bytes())
    imported(store, path)
    path.write_text(path.read_text(encoding="utf-8").replace("Almaty", "Astana"), encoding="utf-8")
    (report,) = imported(store, path)
    assert (report.added, report.known, report.stored) == (1, 3, 4)
    with store.reading() as connection:
        cities = connection.execute(select(visits.c.cities).where(visits.c.country == "KZ")).scalars().all()
    assert cities == ["Astana"]


def test_tables_of_meetings(store: Store) -> None:
    (report,) = imported(store, DATA / "meetings.csv", mapping=DATA / "meetings.yml")
    assert (report.entries, report.stored, report.repeated, report.complete) == (4, 3, 1, True)
    with store.reading() as connection:
        held = connection.execute(select(engagements).order_by(engagements.c.earliest)).mappings().all()
        assert [(e["date"], e["city"], e["country"], e["provenance"]) for e in held] == [
            ("2024-05-06", "Riga", "LV", "hand-made"), ("2024-05-07", None, "LV", "hand-made")]
        said = connection.execute(select(topics.c.text).order_by(topics.c.engagement_id, topics.c.position)).scalars()
        assert list(said) == ["Harbour fees", "night crossings", "Dredging"]
        who = connection.execute(select(participants.c.name, participants.c.office).where(
            participants.c.engagement_id == held[1]["id"]).order_by(participants.c.name)).all()
        assert [tuple(row) for row in who] == [
            ("Ferry Union", None), ("Ilze Ozols", "Minister for Trade"), ("Port of Liepaja", None)]
        warned = connection.execute(select(documents.c.warnings).where(documents.c.warnings != "[]")).scalars().all()
        assert ["formats of the mapping" in one for one in warned] == [True]
    assert check_store(store) == []


def test_what_is_wrong_with_a_mapping_is_told(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    for content, message in (("issuer: X\nprincipal: A\ndate: B\n", "with: Field required"),
                             ("issuer: X\nprincipal: A\ndate: B\nwith: C\nbeside: D\n", "beside: Extra inputs"),
                             ("issuer: X\nprincipal: A\ndate: B\nwith: {column: C, separator: '['}\n", "separator"),
                             ("issuer: [", "no YAML")):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(CommuniqueError, match=message):
            load_mapping(path)


@pytest.mark.parametrize(("table", "mapping", "wanted"), [
    ("dept-ministers-meetings-january-to-march-2024.csv", "uk-ministers", [
        ("Marta Arden", "Secretary of State for Harbours", "2024-01-15", ["Ferry Union", "Port of Whitby Ltd"]),
        ("Tom Quill", "Parliamentary Under-Secretary (Minister for Canals)", "2024-02-03", ["Lock, Weir and Sons"]),
        ("Baroness Fenwick", None, None, [])]),
    ("harbours-meetings-2011.csv", "uk-ministers", [
        ("George Pike", None, "2011-06", ["Dredgers’ Guild"]), ("George Pike", None, "2011-06-14", ["Ferry Union"]),
        (None, None, None, [])]),
    ("commission.csv", "eu-commission", [
        ("Ilze Ozols", "Commissioner", "2025-05-06", ["Ferry Union", "Port of Liepaja"]),
        ("Samir Haddad", "Cabinet member", "2025-05-07", ["Nets, Ropes and Co"])]),
    ("parliament.csv", "eu-parliament", [
        ("OZOLS Ilze", "Shadow rapporteur", "2025-09-06", ["Ferry Union", "Nets, Ropes and Co"])]),
])
def test_tables_as_they_are_published(store: Store, table: str, mapping: str, wanted: list[Any]) -> None:
    (report,) = imported(store, DATA.parent / "disclosed" / table, mapping=mapping)
    assert (report.entries, report.complete) == (len(wanted), True)
    found = []
    for record in store.records():
        told = record.document.text or ""
        assert all(mention.of(told) == entity.name for entity in (*record.people, *record.organizations)
                   for mention in entity.mentions)
        who = next((p for p in record.people if p.id == record.principal), None)
        (engagement,) = record.engagements or (None,)
        met = [record.name_of(p.entity) for p in engagement.participants if p.role == "counterpart"] \
            if engagement else []
        found.append((who.name if who else None, who.offices[0].title if who and who.offices else None,
                      engagement.date if engagement else None, met))
    assert found == wanted
    assert check_store(store) == []


def test_what_tables_leave_open_stays_open(store: Store) -> None:
    imported(store, DATA.parent / "disclosed" / "harbours-meetings-2011.csv", mapping="uk-ministers")
    imported(store, DATA.parent / "disclosed" / "commission.csv", mapping="eu-commission")
    june, day, note, brussels, call = store.records()
    assert (june.engagements[0].inferred, june.engagements[0].country) == (("date",), None), "the year is the file's"
    assert day.people[0].country == "GB"
    assert (note.people, note.engagements) == ((), ()) and "nobody who was met" in " ".join(note.warnings)
    assert (brussels.places[0].name, brussels.engagements[0].country) == ("Brussels", "BE")
    assert [p.role for p in brussels.engagements[0].participants] == [
        "principal", "accompanying", "counterpart", "counterpart"]
    assert (call.places, call.engagements[0].city) == ((), None), "a call by video is at no place"
    assert {p.country for p in brussels.people} == {None}, "who works in Brussels is not of Belgium"


@pytest.mark.parametrize(("cell", "name", "office"), [
    ("Prime Minister", None, "Prime Minister"), ("The Rt Hon Marta Arden MP", "Marta Arden", None),
    ("Minister of State for Trade and Ports, Lord Pike", "Lord Pike", "Minister of State for Trade and Ports"),
    ("Tom Quill MP (Minister of State)", "Tom Quill", "Minister of State"), ("Rory Quill OBE MP", "Rory Quill", None),
    ("Secretary of State for Fish, Food & Rope", None, "Secretary of State for Fish, Food & Rope"),
])
def test_cells_with_name_and_office(tmp_path: Path, cell: str, name: str | None, office: str | None) -> None:
    table = tmp_path / "m.csv"
    table.write_text(f'Minister,Date,Name of organisation,Purpose of meeting\n"{cell}",2024-05-06,Ferry Union,Fares\n',
                     encoding="utf-8")
    (entry,) = disclosures.entries_of(table, load_mapping("uk-ministers"))
    people = entry.record.people
    assert [(p.name, [o.title for o in p.offices]) for p in people] == [
        (one, [office] if office else []) for one in [name] if one]
    if name is None:
        assert [(o.name, o.kind) for o in entry.record.organizations] == [
            (office, "office"), ("Ferry Union", "organization")]


def test_mappings_that_are_not_there_are_told() -> None:
    with pytest.raises(CommuniqueError, match="there are eu-commission, eu-parliament, uk-ministers"):
        load_mapping("uk-minister")




def test_a_missing_column_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("Minister;Date\nA;B\n", encoding="utf-8")
    with pytest.raises(CommuniqueError, match="no column 'Name of organisation'; the columns are Minister, Date"):
        imported(store, tmp_path / "m.csv", mapping=DATA / "meetings.yml")


def test_records_as_lines(store: Store, tmp_path: Path) -> None:
    record = make_record()
    outside = record.model_copy(update={"document": record.document.model_copy(update={"id": "sha256:2", "text": "x"})})
    lines = [record.to_json(indent=None), "", '{"schema": "other"}', outside.to_json(indent=None),
             record.to_json(indent=None)]
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    (report,) = imported(store, path)
    assert (report.entries, report.stored, report.repeated, len(report.failures)) == (4, 1, 1, 2)
    assert "line 3: this is no record" in report.failures[0]
    assert "line 4: people: the span" in report.failures[1]
    assert list(store.records()) == [record]


@pytest.mark.parametrize("content", ["<trips><trip></trips>", "<trips><trip><id>1</id></trip></trips>", "<other/>",
                                     '<!DOCTYPE t [<!ENTITY a "b">]><trips>&a;</trips>'])
def test_what_is_no_list_is_told_in_one_line(store: Store, tmp_path: Path, content: str) -> None:
    (tmp_path / "list.xml").write_text(content, encoding="utf-8")
    with pytest.raises(CommuniqueError) as told:
        imported(store, tmp_path / "list.xml")
    assert "list.xml" in str(told.value) and "\n" not in str(told.value)


def test_counts_equal_those_of_the_file(store: Store) -> None:
    imported(store, DATA)
    for name, level in (("minister.xml", "trip"), ("visits.xml", "visit")):
        there = ElementTree.parse(DATA / name).getroot().findall(level)
        with store.reading() as connection:
            here = connection.execute(select(documents.c.id).where(documents.c.source.contains(name))).all()
        assert len(here) == len(there)

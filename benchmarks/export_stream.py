"""Measure that exports stream: time and peak memory of 10,000 and 100,000 engagements, beside a naive export.

    python benchmarks/export_stream.py [--formats ical,parquet] [--engagements N] [--no-peer]

Each run is a process of its own, so that its peak memory is its own; what the libraries take before the first record
is taken off in the column `grown by`. Records are made one by one. The peer does what a script of a few lines would
do with the same libraries: it keeps all records, makes one table or one calendar of them, and writes that.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from communique.record import Document, Record

#: Engagements of one record.
SIZE = 20
_FIRST = date(1990, 1, 1)
_SENTENCE = ("On {day}, the Foreign Minister of Chile, Elena Rivas, met with the President of Portugal, Rui Falcão, in "
             "Lisbon. They discussed fisheries and trade in report {number}.")


def records(engagements: int) -> Iterator[Record]:
    """Yield records of `SIZE` engagements each, every one with a text, days and spans of its own."""
    for number in range(engagements // SIZE):
        days = [_FIRST + timedelta(days=(number * 3 + at) % 12_000) for at in range(SIZE)]
        sentences = [_SENTENCE.format(day=f"{day:%d %B %Y}", number=number) for day in days]
        text, told, at = " ".join(sentences), [], 0
        for order, (day, sentence) in enumerate(zip(days, sentences, strict=True), 1):
            told.append(_engagement(order, day, at, sentence))
            at += len(sentence) + 1
        document = Document.from_text(text, title=f"Report {number}", issuer="Ministry", published="2024")
        yield Record.model_validate({
            "reader": {"version": "0", "pipeline": "none"}, "document": document.info(),
            "principal": "person:elena-rivas", "engagements": told,
            "people": [_person("Elena Rivas", "Foreign Minister", "CL"), _person("Rui Falcão", "President", "PT")],
            "places": [{"id": "place:lisbon-pt", "name": "Lisbon", "kind": "city", "country": "PT", "lat": 38.72,
                        "lon": -9.13}],
            "visits": [{"id": "v1", "country": "PT", "start": f"{days[0]}", "end": f"{days[-1]}"}]})


def _person(name: str, title: str, country: str) -> dict[str, object]:
    slug = name.lower().replace(" ", "-").replace("ã", "a")
    return {"id": f"person:{slug}", "name": name, "country": country, "offices": [{"title": title, "country": country}]}


def _engagement(order: int, day: date, at: int, sentence: str) -> dict[str, object]:
    topic = at + sentence.index("fisheries")
    return {
        "id": f"e{order}", "order": order, "kind": "meeting", "date": f"{day}", "city": "place:lisbon-pt",
        "country": "PT", "rule": "meet-with", "evidence": [{"start": at, "end": at + sentence.index(" They")}],
        "participants": [{"entity": "person:elena-rivas", "role": "principal"}, {"entity": "person:rui-falcao"}],
        "topics": [{"text": "fisheries", "start": topic, "end": topic + len("fisheries")}]}


def stream(form: str, engagements: int, target: Path) -> None:
    """Export as communique does."""
    from communique.write.exports import export

    export(records(engagements), form, target)


def naive(form: str, engagements: int, target: Path) -> None:
    """Export all at once: the peer."""
    from communique.write.exports.view import View

    kept = list(records(engagements))
    if form == "ical":
        from icalendar import Calendar

        from communique.write.exports.calendar import entries_of

        calendar = Calendar()
        for record in kept:
            for entry in entries_of(View(record)):
                calendar.add_component(entry)
        target.write_bytes(calendar.to_ical())
        return
    import pyarrow as pa
    import pyarrow.parquet as pq

    from communique.write.exports.parquet_tables import schema_of
    from communique.write.exports.tables import TABLES, rows_of

    target.mkdir()
    for table in TABLES:
        rows = [row for record in kept for row in rows_of(table, View(record))]
        pq.write_table(pa.Table.from_pylist(rows, schema=schema_of(table)), target / f"{table.name}.parquet")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_one(how: str, form: str, engagements: int) -> None:
    """Run one export in this process, and print what it took."""
    from communique.write.exports import export

    export(records(SIZE), form, io.BytesIO())  # what the libraries load is not the export's
    before, begin, worked = _peak(), time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "x"
        (stream if how == "stream" else naive)(form, engagements, target)
        took, worked = time.perf_counter() - begin, time.process_time() - worked
        size = sum(path.stat().st_size for path in ([target] if target.is_file() else target.iterdir()))
    print(json.dumps({"seconds": took, "cpu": worked, "before": before, "peak": _peak(), "size": size / 2**20}))


def main() -> None:
    """Run each export in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--formats", default="parquet,ical")
    parser.add_argument("--engagements", type=int, default=100_000)
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--one", nargs=3, metavar=("HOW", "FORMAT", "N"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        run_one(given.one[0], given.one[1], int(given.one[2]))
        return
    print(f"{'format':<8} {'how':<7} {'engagements':>11} {'seconds':>8} {'CPU s':>7} {'per CPU s':>9} {'peak MiB':>9} "
          f"{'grown by':>9} {'file MiB':>9}")
    for form in given.formats.split(","):
        for how in ("stream",) if given.no_peer else ("stream", "naive"):
            for engagements in (given.engagements // 10, given.engagements):
                ran = subprocess.run([sys.executable, __file__, "--one", how, form, str(engagements)], check=True,
                                     capture_output=True, text=True)
                told = json.loads(ran.stdout)
                print(f"{form:<8} {how:<7} {engagements:>11,} {told['seconds']:>8.1f} "
                      f"{told['cpu']:>7.1f} {engagements / told['cpu']:>9,.0f} {told['peak']:>9.0f} "
                      f"{told['peak'] - told['before']:>9.0f} {told['size']:>9.1f}", flush=True)


if __name__ == "__main__":
    main()

"""Read a whole corpus of published readouts and travel remarks, and print what came of it.

    python benchmarks/read_corpus.py DATA [--sample N] [--random K --seed S] [--failures K]

DATA holds ``readouts/*.jsonl``, ``travels/**/*.xml`` and ``visits/**/*.xml`` (see `corpus.py`). For each source this
prints

- documents, seconds, exceptions (there must be none; each is counted and its document named);
- *reports*: the share with at least one engagement held, among readouts whose title names a meeting, call, visit or
  trip (target 97 %) and among remarks that tell of more than a journey (target 95 %; ``titles.without_event``, and a
  line says how many were left out and why). Titles with "announces", "will" or "to visit", items whose first
  sentence is in the future, and speeches, greetings, joint statements and transcripts promise none (`titles.py`);
- *counterpart*: among these reports, the share whose participants include the person that the title names after
  "with" (target 95 %), found by last name with the rule of `titles.py`, not by the reader;
- *speeches*: engagements held that were read in speeches, greetings, congratulations, condolences and transcripts,
  where there should be next to none;
- *clauses*: facts, unread clauses, and documents with prose that gave neither. As a check from outside, a sample of
  documents is parsed with the stock pipeline: the share of its finite verbs that lie within evidence or within a clause
  listed as unread (target 100 %; its tagger takes some nouns and participles for verbs);
- the most frequent predicates of unread clauses.

``--random K`` prints K records of each source in short, for reading by eye; ``--failures K`` lists documents that miss
a target.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TextColumn, TimeElapsedColumn, track

import corpus
import titles
from clause_check import ClauseCheck
from communique import Reader
from communique.record import Engagement, Record
from corpus import Item
from short_form import short_form

BATCH = 32
NOTES = (corpus.REMARKS, corpus.VISITS)  # sources of short remarks without headline
TARGETS = {"reports": 0.97, "remarks": 0.95, "counterpart": 0.95, "clauses": 1.0}


@dataclasses.dataclass
class Result:
    """What came of the documents of one source.

    Attributes:
        records: Items with their records; None where reading raised an exception.
        errors: Title and exception of these.
        seconds: Time that reading took.
    """

    source: str
    records: list[tuple[Item, Record | None]] = dataclasses.field(default_factory=list)
    errors: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    seconds: float = 0.0

    def read(self) -> Iterator[tuple[Item, Record]]:
        """Yield the items that could be read."""
        for item, record in self.records:
            if record is not None:
                yield item, record


def read_all(source: str, items: list[Item], reader: Reader, progress: Progress) -> Result:
    """Read all items of one source; an exception costs one document, not the batch."""
    result = Result(source)
    task = progress.add_task(source, total=len(items))
    begin = time.perf_counter()
    for first in range(0, len(items), BATCH):
        batch = items[first : first + BATCH]
        try:
            records: list[Record | None] = list(reader.read_many(item.document for item in batch))
        except Exception:  # noqa: BLE001 - whatever it is, it is to be counted
            records = [_read_one(item, reader, result) for item in batch]
        result.records.extend(zip(batch, records, strict=True))
        progress.advance(task, len(batch))
    result.seconds = time.perf_counter() - begin
    return result


def _read_one(item: Item, reader: Reader, result: Result) -> Record | None:
    try:
        return reader.read(item.document)
    except Exception as error:  # noqa: BLE001 - see above
        result.errors.append((item.title, f"{type(error).__name__}: {error}"))
        return None


def held(record: Record) -> list[Engagement]:
    """Return the engagements that took place."""
    return [e for e in record.engagements if e.status == "held"]


def promises(item: Item) -> bool:
    """True for an item that should give an engagement."""
    if item.source in NOTES:
        return titles.without_event(item.body) is None
    return titles.promises_engagement(item.title, item.body)


def has_counterpart(record: Record, name: str, *, cut: bool) -> bool:
    """True where a participant of an engagement held bears the (possibly cut) last name."""
    for engagement in held(record):
        for participant in engagement.participants:
            words = titles.fold(record.name_of(participant.entity) or "").split()
            if all(n in words or cut and any(w.startswith(n) for w in words) for n in name.split()):
                return True
    return False


def _told_of(item: Item, name: str) -> bool:
    """A headline that is cut off may end in a given name, which the report does not use: that is no measure."""
    return not item.cut or name in titles.fold(item.body)


def is_silent(item: Item, record: Record) -> bool:
    """True where there is prose, but neither fact nor unread clause."""
    facts = record.engagements or record.statements or record.movements or record.agreements
    return not facts and not record.unread and len(item.body.split()) > 5


def share(part: int, whole: int, target: str | None = None) -> str:
    """Return "n of m = p %", with the target where it is missed."""
    if not whole:
        return "none"
    missed = target is not None and part / whole < TARGETS[target]
    return f"{part} of {whole} = {100 * part / whole:.1f} %" + (
        f"  (below {100 * TARGETS[target or '']:.0f} %)" if missed else ""
    )


def report(result: Result, check: ClauseCheck, console: Console, failures: int) -> Counter[str]:
    """Print the figures of one source; return its unread predicates."""
    read = list(result.read())
    told = [(i, r) for i, r in read if promises(i)]
    none = [i for i, r in told if not held(r)]
    named = [(i, r, name) for i, r in told if (name := titles.counterpart(i.title, cut=i.cut)) and _told_of(i, name)]
    absent = [(i, r, name) for i, r, name in named if not has_counterpart(r, name, cut=i.cut)]
    speeches = [(i, r) for i, r in read if i.source not in NOTES and titles.is_speech(i.title, i.body)]
    noisy = [(i, r) for i, r in speeches if held(r)]
    unread = Counter(u.predicate or "(none)" for _, r in read for u in r.unread)
    took = f"{len(result.records)} documents in {result.seconds:.0f} s"
    console.print(f"\n[bold]{result.source}[/bold]: {took}, {len(result.errors)} exceptions")
    console.print(
        "  with an engagement held    ",
        share(len(told) - len(none), len(told), "remarks" if result.source in NOTES else "reports"),
    )
    if result.source in NOTES:
        moved = sum(bool(held(r) or r.movements) for _, r in told)
        console.print("  with engagement or movement", share(moved, len(told)))
        _left_out(read, console)
    console.print("  counterpart of the title   ", share(len(named) - len(absent), len(named), "counterpart"))
    console.print(
        "  engagements held in speeches", f"{sum(len(held(r)) for _, r in noisy)} in {len(noisy)} of {len(speeches)}"
    )
    _clauses(read, unread, check, console)
    for title, error in result.errors[:10]:
        console.print("  exception:", title, "|", error)
    if failures:
        _failures(console, failures, none, absent, noisy)
    return unread


def _left_out(read: list[tuple[Item, Record]], console: Console) -> None:
    """Say how many remarks promise no engagement, why, and in how many of these one was read all the same."""
    apart = [(reason, r) for i, r in read if (reason := titles.without_event(i.body)) is not None]
    reasons = ", ".join(f"{reason} {n}" for reason, n in Counter(reason for reason, _ in apart).most_common())
    console.print(f"  left out: only a journey    {len(apart)} of {len(read)}: {reasons or 'none'}")
    console.print("  engagements held in these  ", sum(len(held(r)) for _, r in apart))


def _clauses(read: list[tuple[Item, Record]], unread: Counter[str], check: ClauseCheck, console: Console) -> None:
    facts = sum(len(r.engagements) + len(r.statements) + len(r.movements) + len(r.agreements) for _, r in read)
    silent = [f"{i.title} | {titles.lead(i.body) or i.body}"[:200] for i, r in read if is_silent(i, r)]
    console.print(f"  facts {facts}, unread clauses {unread.total()}, documents with prose but neither {len(silent)}")
    found = check.count([(i.title, r) for i, r in read])
    console.print(
        "  finite verbs accounted for ",
        share(found.covered, found.verbs, "clauses"),
        f"(stock parse of {found.documents})",
    )
    for sentence in found.missed[:8]:
        console.print("    neither fact nor unread:", sentence)
    for title in silent[:5]:
        console.print("    silent:", title)
    console.print("  unread predicates:", ", ".join(f"{p} {n}" for p, n in unread.most_common(20)))


def _failures(
    console: Console,
    most: int,
    none: list[Item],
    absent: list[tuple[Item, Record, str]],
    noisy: list[tuple[Item, Record]],
) -> None:
    for item in none[:most]:
        console.print("  no engagement:", _headed(item), markup=False)
    for item, record, name in absent[:most]:
        parties = [p for e in held(record) for p in e.participants if p.role != "principal"]
        whom = ", ".join(str(record.name_of(p.entity)) for p in parties[:6]) or "nobody"
        console.print(f"  without {name}:", _headed(item), "| with", whom, markup=False)
    for item, record in noisy[: min(most, 20)]:
        first = held(record)[0]
        words = " ".join(first.evidence[0].of(item.document.text).split())[:160]
        console.print(
            f"  {len(held(record))} in a speech:", item.title[:110], "|", first.kind, "|", words, markup=False
        )


def _headed(item: Item) -> str:
    return f"{item.title[:110]} | {(titles.lead(item.body) or ' '.join(item.body.split()))[:260]}"


def main() -> None:
    """Read, and print."""
    parser = argparse.ArgumentParser(
        description="Read a corpus of readouts and travel remarks, and print what came of it."
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--sample", type=int, metavar="N", help="read only N documents of each source")
    parser.add_argument("--source", action="append", help="read only this source; may be repeated")
    parser.add_argument("--random", type=int, default=0, metavar="K", help="print K records of each source in short")
    parser.add_argument(
        "--failures", type=int, default=0, metavar="K", help="list up to K documents that miss each target"
    )
    parser.add_argument(
        "--clauses", type=int, default=60, metavar="N", help="documents of each source to check with the stock pipeline"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    console = Console(highlight=False, markup=True, soft_wrap=True)
    errors = Console(stderr=True)
    items = corpus.readouts(options.data) + corpus.remarks(options.data) + corpus.visits(options.data)
    if not items:
        errors.print(f"no readouts/*.jsonl and no travels/**/*.xml under {options.data}")
        sys.exit(2)
    reader, check = Reader(), ClauseCheck(options.clauses, options.seed)
    unread: Counter[str] = Counter()
    results = []
    columns = (*Progress.get_default_columns()[:3], TextColumn("{task.completed}/{task.total}"), TimeElapsedColumn())
    with Progress(*columns, console=errors, disable=not errors.is_terminal) as progress:
        for source, found in corpus.by_source(items):
            if not options.source or source in options.source:
                results.append(read_all(source, corpus.draw(found, options.sample, options.seed), reader, progress))
    for result in track(results, "figures", console=errors, disable=not errors.is_terminal):
        unread += report(result, check, console, options.failures)
    console.print("\n[bold]most frequent unread predicates[/bold]")
    for predicate, count in unread.most_common(20):
        console.print(f"  {count:6}  {predicate}")
    for result in results if options.random else []:
        console.rule(result.source)
        drawn = corpus.draw([item for item, _ in result.read()], options.random, options.seed)
        wanted = {id(item) for item in drawn}
        for item, record in result.read():
            if id(item) in wanted:
                console.print(short_form(record), markup=False)
    sys.exit(1 if any(result.errors for result in results) else 0)


if __name__ == "__main__":
    main()

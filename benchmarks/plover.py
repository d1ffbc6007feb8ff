"""Measure the PLOVER export on the public PLV test set of Zero-Shot-PLOVER (Hu and others, ACL 2024).

    python benchmarks/plover.py PLV_DIR [--misses]

PLV_DIR is the folder `datasets` of that repository, with `PLV_test.tsv`: sentences of news in which a source and a
target are marked, with the root code that annotators gave what the one did to the other. Each sentence is read and
exported as it is, without its marks. An event is one of a row where an actor or recipient is the row's source, and
another is the row's target, if it has a second party; a row for which events of two codes are left has none.

Printed are precision and recall of CONSULT, COOPERATE and AGREE over all rows, where a row of any other code counts
against precision, and over the rows of these three alone; beside them the published predictions of the zero-shot model
(tree query, level 2), which the same file has row by row.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from communique import Reader
from communique.record import Document, Record
from communique.write.exports.plover import events_of
from communique.write.exports.view import View

CODES = ("CONSULT", "COOPERATE", "AGREE")
Spans = list[tuple[int, int]]
Pair = tuple[str, str | None]


def marked(text: str, tag: str) -> Spans:
    """Return where the words marked by ``tag`` stand in the sentence without marks."""
    found: Spans = []
    at = start = 0
    for part in re.split(r"(</?[st]>)", text):
        if part == f"<{tag}>":
            start = at
        elif part == f"</{tag}>":
            found.append((start, at))
        elif not re.fullmatch(r"</?[st]>", part):
            at += len(part)
    return found


def coded(record: Record, source: Spans, target: Spans) -> str | None:
    """Return the root code that the export gives a row, None where it gives none, or two."""
    view, found = View(record), set()
    for event in events_of(record):
        parties = [one["identifier_id"] for one in (*event["actor"], *event["recipient"])]
        sources = [one for one in parties if _stands(view, one, source)]
        others = [one for one in parties if one not in sources]
        if sources and (not others or any(_stands(view, one, target) for one in others)):
            found.add(event["event"][0])
    return found.pop() if len(found) == 1 else None


def _stands(view: View, entity: str, spans: Spans) -> bool:
    for group in (view.people, view.organizations, view.places, view.events):
        if one := group.get(entity):
            return any(mention.start < end and start < mention.end for mention in one.mentions for start, end in spans)
    return False


def table(title: str, pairs: Sequence[Pair]) -> None:
    """Print precision, recall and F1 of each code, and of the three together."""
    print(f"\n{title}\n{'':<12}{'precision':>10}{'recall':>8}{'F1':>7}{'coded':>7}{'gold':>6}")
    right, said, gold = Counter[str](), Counter[str](), Counter[str]()
    for true, told in pairs:
        gold[true] += 1
        if told in CODES:
            said[told] += 1
            right[told] += told == true
    for code in CODES:
        _row(code, right[code], said[code], gold[code])
    _row("together", *(sum(counts[code] for code in CODES) for counts in (right, said, gold)))


def _row(name: str, right: int, said: int, gold: int) -> None:
    shares = [part / whole if whole else 0 for part, whole in ((right, said), (right, gold), (2 * right, said + gold))]
    print("{:<12}{:>10.3f}{:>8.3f}{:>7.3f}{:>7}{:>6}".format(name, *shares, said, gold))


def main() -> None:
    """Read the test set, export it, and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="PLV_DIR")
    parser.add_argument("--set", default="PLV_test.tsv", help="the file: PLV_train.tsv is the one to develop on")
    parser.add_argument("--misses", action="store_true", help="also print the rows that were coded otherwise")
    given = parser.parse_args()
    with (given.folder / given.set).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    read = Reader().read_many(Document.from_text(row["sentence"]) for row in rows)
    ours: list[Pair] = []
    for row, record in zip(rows, read, strict=True):
        text = row["marked_sentence"]
        told = coded(record, marked(text, "s"), marked(text, "t"))
        ours.append((row["gold_root"], told))
        if given.misses and told in CODES and told != row["gold_root"]:
            print(f"{told} instead of {row['gold_root']}: {text}")
    zero_shot: list[Pair] = [(row["gold_root"], row["root_L2"]) for row in rows]
    print(f"{given.set}: {len(rows)} rows")
    table("communique, all rows", ours)
    table("zero-shot (published), all rows", zero_shot)
    table("communique, rows of the three codes", [pair for pair in ours if pair[0] in CODES])
    table("zero-shot (published), rows of the three codes", [pair for pair in zero_shot if pair[0] in CODES])


if __name__ == "__main__":
    main()

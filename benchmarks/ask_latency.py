"""Time the questions as users ask them, from a thousand to a hundred thousand engagements, in both databases.

    python benchmarks/ask_latency.py DATA [--sizes 1000 10000 100000] [--rounds 9] [--stores DIR] [--only sqlite]

``DATA`` holds ``travels`` and ``visits`` of the Office of the Historian; they are imported, and repeated with the days
moved until a store has enough engagements. Each question is asked through the function that its command calls, names
given loosely as a user gives them, with arguments that differ from round to round; the last column is the whole command
in a process of its own. Printed are the median and the 95th percentile in milliseconds, and how much the median grows
from the smallest store to the largest beside how much the answers do.

The peer is sqlite-utils: the engagements of the largest store as one flat table, a row for each who took part, with
full text over the names, is what a researcher makes of an export, and its SQL gives the bare rows of five of the
questions: no identities, no coverage, no sentence. What ours takes of its time is printed as a ratio.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection

from communique import ask
from communique.store import Store
from communique.store.identity import describe
from communique.store.identity import find as find_who
from large_stores import base, databases, filled

Question = Callable[[Connection], Any]

PAIRS = (("John Kerry", "Sergey Lavrov"), ("kerry", "netanyahu"), ("blinken", "kuleba"), ("Condoleezza Rice", "Japan"),
         ("John Kerry", "Mahmoud Abbas"))
PEOPLE = ("kerry", "Antony Blinken", "netanyahu", "Condolezza Rice", "putin")
COUNTRIES = ("KZ", "France", "Japan", "Egypt", "GB", "Mongolia", "United States")
WORDS = ("nuclear", "summit conference", '"foreign minister lavrov"', "private visit -official", "palestin*")
LOOSE = ("tokajev", "Netanjahu", "merkel", "hollande", "Shimon Perez", "abe", "lukashenka", "karzay", "Kerry")

#: Each question, its arguments, and its command line.
ASKED: dict[str, tuple[Sequence[Any], Callable[[Connection, Any], Any], Callable[[Any], list[str]]]] = {
    "met": (PAIRS, lambda c, a: ask.met(c, *a), lambda a: ["met", *a]),
    "brief, a person": (PEOPLE, ask.brief, lambda a: ["brief", a]),
    "brief, a country": (COUNTRIES, ask.brief, lambda a: ["brief", a]),
    "timeline, a person": (PEOPLE, ask.timeline, lambda a: ["timeline", a]),
    "timeline, a country": (COUNTRIES, ask.timeline, lambda a: ["timeline", a]),
    "said": (PEOPLE, ask.said, lambda a: ["said", a]),
    "visits": (tuple(zip(("KZ", "FR", "JP", "EG", "GB", "MN", "IL"), range(1990, 2025, 5), strict=True)),
               lambda c, a: ask.visits(c, country=a[0], since=f"{a[1]}-01-01", until=f"{a[1]}-12-31", limit=100),
               lambda a: ["visits", "--country", a[0], "--year", str(a[1])]),
    "never": ((1995, 2000, 2010, 2020), lambda c, a: ask.never(c, since=f"{a}-01-01"),
              lambda a: ["never", "--since", str(a)]),
    "never, of a person": (PEOPLE, lambda c, a: ask.never(c, who=a, since="2005-01-01"),
                           lambda a: ["never", "--by", a, "--since", "2005"]),
    "find": (WORDS, ask.find, lambda a: ["find", a]),
    "who": (LOOSE, lambda c, a: _who(c, a), lambda a: ["who", a]),
    "stats": ((None,), lambda c, _: ask.stats(c), lambda _: ["stats"]),
}


def main() -> None:
    """Make the stores, ask, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--stores", type=Path, help="folder that keeps the stores for the next run")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), nargs="+", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="communique-asking-", ignore_cleanup_errors=True) as temporary:
        folder = options.stores or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        with databases(folder) as address:
            for kind in options.only:
                measured = {}
                for size in options.sizes:
                    where = filled(address(kind, size), base(options.data, size, folder), size)
                    measured[size] = ask_all(where, options.rounds)
                show(kind, measured, commands(where))


def ask_all(where: str, rounds: int) -> dict[str, tuple[list[float], float]]:
    """Return for each question its times in milliseconds, and the size of its answers on the average."""
    found = {}
    with Store.open(where) as store:
        for name, (arguments, asked, _) in ASKED.items():
            times, sizes = [], []
            for number in range(rounds + 1):
                argument = arguments[number % len(arguments)]
                start = time.perf_counter()
                with store.reading() as connection:
                    answer = asked(connection, argument)
                if number:  # the first warms up
                    times.append((time.perf_counter() - start) * 1000)
                    sizes.append(_size(answer))
            found[name] = times, statistics.mean(sizes)
    return found


def commands(where: str) -> dict[str, float]:
    """Return how long each question takes as a command, in milliseconds: the median of three."""
    found = {}
    for name, (arguments, _, command) in ASKED.items():
        times = []
        for number in range(3):
            line = [sys.executable, "-m", "communique", *command(arguments[number % len(arguments)]), "--db", where]
            start = time.perf_counter()
            subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
            times.append((time.perf_counter() - start) * 1000)
        found[name] = statistics.median(times)
    return found


def show(kind: str, measured: dict[int, dict[str, tuple[list[float], float]]], whole: dict[str, float]) -> None:
    """Print one database's table."""
    sizes = sorted(measured)
    table = Table("question", *(f"{size:,}: p50 / p95 ms" for size in sizes), "growth", "of answers", "command, ms",
                  title=kind)
    for name in ASKED:
        medians = [statistics.median(measured[size][name][0]) for size in sizes]
        cells = [f"{median:.1f} / {statistics.quantiles(measured[size][name][0], n=20)[-1]:.1f}"
                 for size, median in zip(sizes, medians, strict=True)]
        answers = [max(measured[size][name][1], 1) for size in sizes]
        table.add_row(name, *cells, f"x {medians[-1] / medians[0]:.1f}", f"x {answers[-1] / answers[0]:.1f}",
                      f"{whole[name]:.0f}")
    Console(width=130).print(table)


def _who(connection: Connection, given: str) -> Any:
    found = find_who(connection, given)
    return [describe(connection, found[0])] if len(found) == 1 else found


def _size(answer: Any) -> int:
    """Return how many facts an answer has."""
    if isinstance(answer, list):
        return len(answer)
    names = ("encounters", "entries", "visits", "statements", "hits", "missing")
    return sum(len(getattr(answer, name, ())) for name in names)


if __name__ == "__main__":
    main()

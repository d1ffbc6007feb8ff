"""Drafts invented journeys and reads the drafts again: what comes back, by measure and style, and what does not.

    python benchmarks/round_trip.py [--documents 2000] [--seed 1] [--misses 20] [--processes 2]

The journeys are those of `communique sample`; the measures are those of `communique evaluate`, against the annotation
that the record of each journey gives for free. Figures are F1, or the share of right values (office, when, where).
"""

from __future__ import annotations

import argparse
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from random import Random

from communique import Reader
from communique.evaluate import MEASURES, Miss, Tally
from communique.evaluate.show import describe
from communique.evaluate.tally import new_tallies
from communique.sample.making import sample
from communique.sample.returning import came_back

STYLES = ("un", "readout", "note")


@cache
def reader() -> Reader:
    """Return the reader of this process."""
    return Reader()


def one(job: tuple[int, int, str]) -> tuple[str, str, dict[str, Tally], list[Miss]]:
    """Return style, name, tallies and misses of one journey."""
    seed, number, style = job
    made = sample(Random(f"{seed}/{number}"), f"{seed}-{number:04d}", style)
    found = came_back(made, reader())
    return style, made.name, found.tallies, found.misses


def main() -> None:
    """Print a table of measures by style, then misses."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--misses", type=int, default=20, help="how many to show for each style")
    options.add_argument("--processes", type=int, default=2)
    asked = options.parse_args()
    jobs = [(asked.seed, number, style) for number in range(1, asked.documents + 1) for style in STYLES]
    totals = {style: new_tallies() for style in STYLES}
    missed: dict[str, list[str]] = {style: [] for style in STYLES}
    sorts: dict[str, Counter[str]] = {style: Counter() for style in STYLES}
    with ProcessPoolExecutor(asked.processes) as pool:
        for style, name, tallies, misses in pool.map(one, jobs, chunksize=20):
            for measure, tally in tallies.items():
                totals[style][measure].add(tally.right, tally.found, tally.gold)
            missed[style] += [f"{name}  {describe(miss)}" for miss in misses]
            sorts[style].update(f"{miss.sort} {miss.measure}" for miss in misses)
    print(f"{asked.documents} journeys, seed {asked.seed}\n")
    print(f"{'measure':12}" + "".join(f"{style:>10}" for style in STYLES) + "   gold")
    for measure in MEASURES:
        tallies_ = [totals[style][measure] for style in STYLES]
        if tallies_[0].gold:
            print(f"{measure:12}" + "".join(f"{t.f1 or 0:10.4f}" for t in tallies_) + f"{tallies_[0].gold:7}")
    for style in STYLES:
        most = ", ".join(f"{number} {sort}" for sort, number in sorts[style].most_common(12))
        print(f"\n{style}: {len(missed[style])} misses: {most}")
        step = max(1, len(missed[style]) // max(1, asked.misses))
        print("\n".join("  " + line for line in missed[style][::step][: asked.misses]))


if __name__ == "__main__":
    main()

"""A process that adds records to a store, to be ended while it does: `adding_process.py ADDRESS COUNT`."""

from __future__ import annotations

import sys

from communique.record import Record
from communique.store import Entry, Store
from tests.scripted import REPORT, make_record


def records(count: int) -> list[Record]:
    """Return records of as many documents; every third is a corrected version of the one before."""
    one = make_record()
    made = []
    for number in range(count):
        info = one.document.model_copy(update={
            "id": f"sha256:{number:064d}", "symbol": f"FM/{number - (number % 3 == 2)}", "text": f"{REPORT}\n{number}",
            "published": f"2025-05-{10 + number % 3}"})
        made.append(one.model_copy(update={"document": info}))
    return made


def main() -> None:
    """Add them, two in a transaction."""
    made = records(int(sys.argv[2]))
    with Store.open(sys.argv[1]) as store:
        for at in range(0, len(made), 2):
            store.add_entries([Entry(record) for record in made[at:at + 2]])


if __name__ == "__main__":
    main()

"""End `communique add` at random moments, go on, and see whether the store is the one of a run without interruption.

    python benchmarks/kill_add.py [--documents 500] [--kills 50] [--seed 1] [--db sqlite|postgresql|both]

The documents are made up. One run goes through undisturbed; another is ended with SIGKILL, again and again, each time
after a random while that ends before the work does, until it was ended often enough, and is then let through. Then two
runs are started at the same moment on an empty store. All three stores must hold the same: documents, claims, every
table and the index of words, all but numbers and times. Whatever was stored before an end must be there after it.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import lookalike
from communique.store import Store
from communique.store.checking import check_store
from snapshot import snapshot


def main() -> None:
    """Run, and exit with code 1 where the stores differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--db", choices=("sqlite", "postgresql", "both"), default="both")
    options = parser.parse_args()
    kinds = ("sqlite", "postgresql") if options.db == "both" else (options.db,)
    with tempfile.TemporaryDirectory(prefix="communique-kill-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        reports = write(folder / "reports", options.documents, options.seed)
        for kind in kinds:
            with databases(kind, folder) as (whole, broken, shared):
                compare(kind, reports, whole, broken, shared, options.kills, random.Random(options.seed))


def write(folder: Path, number: int, seed: int) -> Path:
    """Write made-up reports as text files."""
    folder.mkdir()
    for at, document in enumerate(lookalike.reports(number, seed)):
        (folder / f"{at:05d}.txt").write_text(document.text, encoding="utf-8")
    return folder


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[list[str]]:
    """Give the addresses of three empty databases."""
    names = ("whole", "broken", "shared")
    if kind == "sqlite":
        yield [str(folder / f"{name}.db") for name in names]
        return
    import pgserver

    server = pgserver.get_server(folder / "postgresql")
    for name in names:
        server.psql(f"CREATE DATABASE {name};")
    yield [server.get_uri(database=name) for name in names]
    server.cleanup()


def compare(kind: str, reports: Path, whole: str, broken: str, shared: str, kills: int, chance: random.Random) -> None:
    """Make the three stores and compare them."""
    begin = time.monotonic()
    add(reports, whole).wait()
    length = time.monotonic() - begin
    moments, lost = ended(reports, broken, kills, length, chance)
    two = [add(reports, shared) for _ in range(2)]
    codes = [process.wait() for process in two]
    with Store.open(whole) as one, Store.open(broken) as other, Store.open(shared) as third:
        wanted = snapshot(one)
        same, both, sound = snapshot(other) == wanted, snapshot(third) == wanted, not check_store(other)
    print(f"{kind}: {len(wanted['documents'])} documents, {len(wanted['claims'])} claims in {length:.1f} s; ended "
          f"{len(moments)} times with {min(moments)} to {max(moments)} documents stored: lost {lost}, "
          f"equal {same}, check {'well' if sound else 'FAILED'}; two at once: codes {codes}, equal {both}")
    if lost or not same or not both or not sound:
        sys.exit(1)


def ended(reports: Path, address: str, kills: int, length: float, chance: random.Random) -> tuple[list[int], int]:
    """End a run often; return how many documents were stored at each end, and how many were ever lost.

    A run has to load a reader first. So that ends fall everywhere, a run is ended a random while after it stored
    something, or, one in five, before that.
    """
    moments: list[int] = []
    lost = 0
    while len(moments) < kills:
        before = moments[-1] if moments else 0
        process = add(reports, address)
        early = chance.random() < 0.2
        while not early and process.poll() is None and stored(address) <= before:
            time.sleep(0.05)
        time.sleep(chance.random() * (1.0 if early else length / kills / 2))
        process.kill()
        process.wait()
        now = stored(address)
        lost += max(0, before - now)
        moments.append(now)
    add(reports, address).wait()
    return moments, lost


def add(reports: Path, address: str) -> subprocess.Popen[bytes]:
    """Start `communique add`."""
    return subprocess.Popen([sys.executable, "-m", "communique", "add", str(reports), "--db", address, "--workers", "2",
                             "--quiet"], env=dict(os.environ), stderr=subprocess.DEVNULL)


def stored(address: str) -> int:
    """Return how many documents a store has; none where it is not there yet."""
    if "://" not in address and not Path(address).exists():
        return 0
    with Store.open(address) as store:
        return len(store.known_hashes())


if __name__ == "__main__":
    main()

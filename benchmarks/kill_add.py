"""End `communique add` at random moments, go on, and see whether the store is the one of a run without interruption.

    python benchmarks/kill_add.py [--documents 500] [--kills 50] [--seed 1] [--db sqlite|postgresql|both]

The documents are made up. One run goes through undisturbed. Others are ended with SIGKILL, again and again, each time
after a random while, and taken up again until all is stored; then the next store is begun, until there were enough ends
that hit unfinished work. Then two runs are started at the same moment on an empty store. All stores must hold the same:
documents, claims, every table and the index of words, all but numbers and times. Whatever was stored before an end must
be there after it.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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
            with databases(kind, folder) as new:
                compare(kind, reports, new, options.kills, random.Random(options.seed))


def write(folder: Path, number: int, seed: int) -> Path:
    """Write made-up reports as text files."""
    folder.mkdir()
    for at, document in enumerate(lookalike.reports(number, seed)):
        (folder / f"{at:05d}.txt").write_text(document.text, encoding="utf-8")
    return folder


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[Callable[[str], str]]:
    """Give a function that returns the address of an empty database of a name."""
    if kind == "sqlite":
        yield lambda name: str(folder / f"{name}.db")
        return
    import pgserver

    server = pgserver.get_server(folder / "postgresql")

    def new(name: str) -> str:
        server.psql(f"CREATE DATABASE {name};")
        return str(server.get_uri(database=name))

    yield new
    server.cleanup()


def compare(kind: str, reports: Path, new: Callable[[str], str], kills: int, chance: random.Random) -> None:
    """Make the stores and compare them."""
    begin = time.monotonic()
    address = new("whole")
    add(reports, address).wait()
    length = time.monotonic() - begin
    with Store.open(address) as store:
        wanted = snapshot(store)
    total = len(wanted["documents"])
    print(f"{kind}: {total} documents, {len(wanted['claims'])} claims in {length:.1f} s", flush=True)
    hits: list[int] = []
    rounds = 0
    while len(hits) < kills:
        rounds += 1
        address = new(f"broken{rounds}")
        hits += ended(reports, address, kills - len(hits), total, chance)
        require(address, wanted)
    print(f"  ended {len(hits)} times in {rounds} stores, with {min(hits)} to {max(hits)} documents stored: "
          "nothing lost, all equal, check well", flush=True)
    address = new("shared")
    codes = [process.wait() for process in [add(reports, address) for _ in range(2)]]
    require(address, wanted)
    print(f"  two at once, codes {codes}: equal, check well", flush=True)


def require(address: str, wanted: dict[str, list[tuple[object, ...]]]) -> None:
    """Stop where a store does not hold what it should."""
    with Store.open(address) as store:
        found = snapshot(store)
        differing = [name for name in wanted if found[name] != wanted[name]]
        problems = check_store(store)
    if differing or problems:
        sys.exit(f"{address}: other rows in {differing}; {problems[:3]}")


def ended(reports: Path, address: str, kills: int, total: int, chance: random.Random) -> list[int]:
    """End a run until ``kills`` ends hit unfinished work or all is stored; return what was stored at each such end.

    A run has to load a reader first. So that ends fall everywhere, a run is ended a random while after it stored
    something, or, one in five, before that.
    """
    moments: list[int] = []
    before = 0
    while len(moments) < kills and before < total:
        process = add(reports, address)
        early = chance.random() < 0.2
        while not early and process.poll() is None and stored(address) <= before:
            time.sleep(0.02)
        time.sleep(chance.random() * (1.0 if early else 0.5))
        unfinished = process.poll() is None
        process.kill()
        process.wait()
        now = stored(address)
        if now < before:
            sys.exit(f"{address}: {before} documents were stored, {now} are left")
        if unfinished:
            moments.append(now)
        before = now
    if add(reports, address).wait():
        sys.exit(f"{address}: the work cannot be taken up again")
    return moments


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

"""Add documents to stores on a file system that is too small, and see what is told and what is kept.

    mkdir small && sudo mount -t tmpfs -o size=120m tmpfs small
    python benchmarks/disk_full.py small [--db sqlite|postgresql|both]

The folder is filled up to a few megabytes, so that `communique add` runs out of room half way. It must end with one
line that says so and exit code 2; the store must hold what was finished, be whole, and take the rest once there is
room.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.errors import StoreError
from communique.store import Store
from communique.store.checking import check_store
from kill_add import write

#: What is left free: enough to begin, not enough for all.
ROOM = {"sqlite": 3_000_000, "postgresql": 8_000_000}


def main() -> None:
    """Run, and exit with code 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="an empty folder on a small file system of its own")
    parser.add_argument("--db", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--documents", type=int, default=400)
    options = parser.parse_args()
    if shutil.disk_usage(options.folder).total > 1_000_000_000:
        sys.exit(f"{options.folder} is not on a small file system; this would fill the disk")
    with tempfile.TemporaryDirectory(prefix="communique-full-") as elsewhere:
        reports = write(Path(elsewhere) / "reports", options.documents, 1)
        for kind in ("sqlite", "postgresql") if options.db == "both" else (options.db,):
            with database(kind, options.folder) as (address, revive):
                fill(kind, address, reports, options.folder, options.documents, revive)


@contextmanager
def database(kind: str, folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """Give the address of an empty database in the folder, and what starts a server that had to stop."""
    if kind == "sqlite":
        yield str(folder / "store.db"), lambda: None
        return
    import pgserver

    folder.chmod(0o755)
    server = pgserver.get_server(folder / "postgresql")
    yield str(server.get_uri()), server.ensure_postgres_running
    server.cleanup()


def fill(kind: str, address: str, reports: Path, folder: Path, documents: int, revive: Callable[[], None]) -> None:
    """Add until the disk is full, look at what is there, make room and go on."""
    Store.open(address).close()
    ballast = folder / "ballast"
    ballast.write_bytes(b"\0" * max(0, shutil.disk_usage(folder).free - ROOM[kind]))
    told = add(reports, address)
    lines = told.stderr.strip().splitlines()
    require(told.returncode == 2 and "disk" in (lines or [""])[-1], f"{kind}: {told.returncode}: {lines[-1:]}")
    before = stored(address)
    if before < 0:  # a server that cannot write its log stops; with room again it is started
        ballast.unlink()
        revive()
        before = waited(address)
    print(f"{kind}: {before} of {documents} documents stored when the disk was full\n  {lines[-1]}", flush=True)
    require(0 < before < documents, f"{kind}: {before} stored; choose another amount of room")
    ballast.unlink(missing_ok=True)
    require(stored(address) == before, f"{kind}: what was finished is lost")
    again = add(reports, address)
    require(again.returncode == 0, f"{kind}: the work cannot be taken up again: {again.stderr}")
    with Store.open(address) as store:
        count = len(store.known_hashes())
        require(count == documents, f"{kind}: {count} of {documents} in the end")
        problems = check_store(store)
    require(not problems, f"{kind}: {problems[:3]}")
    print(f"  with room again all {documents} are stored, check well", flush=True)


def add(reports: Path, address: str) -> subprocess.CompletedProcess[str]:
    """Run `communique add`."""
    return subprocess.run([sys.executable, "-m", "communique", "add", str(reports), "--db", address, "--workers", "1",
                           "--quiet"], env=dict(os.environ), capture_output=True, text=True, check=False)


def stored(address: str) -> int:
    """Return how many documents a store has."""
    try:
        with Store.open(address) as store:
            return len(store.known_hashes())
    except StoreError as error:
        print(f"  meanwhile: {error}")
        return -1


def waited(address: str) -> int:
    """Return how many documents a store has as soon as its server answers."""
    for _ in range(20):
        if (found := stored(address)) >= 0:
            return found
        time.sleep(1)
    return -1


def require(holds: bool, otherwise: str) -> None:
    """Stop where something is not as it should be."""
    if not holds:
        sys.exit(f"WRONG: {otherwise}")


if __name__ == "__main__":
    main()

"""Time every type of page of `communique serve`, cold and warm, and let fifty readers ask at once.

    python benchmarks/web_latency.py DATA [--store FILE] [--rounds 20] [--readers 50]

``DATA`` holds ``travels`` and ``visits`` of the Office of the Historian; they are imported unless ``--store`` names a
SQLite file that has them (it is made where it is missing). The server runs in a process of its own, over HTTP, as for a
reader: *cold* is the first request for a page after the start, *warm* those after it, each the whole answer in
milliseconds. The exit code is 1 where the median of a page is over 200 ms, or a reader among many gets an error.

The peer is Datasette on the same file: its pages for the tables of engagements, visits and people show a hundred bare
rows each, with facets, and no identity, coverage or sentence.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

LIMIT = 200.0  # ms

#: Addresses of each type of page, asked in turn.
PAGES: dict[str, tuple[str, ...]] = {
    "home": ("/",),
    "visits": ("/visits", "/visits?to=France", "/visits?year=2010"),
    "visit": ("/visits/100", "/visits/2500", "/visits/7000"),
    "document": ("/documents/100", "/documents/2500", "/documents/7000"),
    "people": ("/people", "/people?page=9"),
    "people, by name": ("/people?q=tokaev", "/people?q=merkel", "/people?q=Netanjahu"),
    "person": ("/people/john-forbes-kerry", "/people/sergei-lavrov", "/people/hamid-karzai"),
    "countries": ("/countries",),
    "country": ("/countries/US", "/countries/KZ", "/countries/FR"),
    "organisations": ("/organizations",),
    "topics": ("/topics",),
    "topic": ("/topics/disarmament", "/topics/human-rights"),
    "search": ("/search", "/search?q=president", "/search?q=summit&country=FR", "/search?topic=disarmament&year=2013"),
    "calendar, year": ("/calendar/2010", "/calendar/1975"),
    "calendar, month": ("/calendar/2010/09", "/calendar/1975/07"),
    "briefing": ("/briefing?who=Mongolia", "/briefing?who=person:john-forbes-kerry", "/briefing?who=country:US"),
    "coverage": ("/coverage",),
    "network": ("/network", "/network?since=2009&until=2012"),
}

PEER: dict[str, str] = {
    "engagements": "/engagements?_facet=kind&_facet=country", "visits": "/visits?_facet=country",
    "people": "/people?_facet=country"}


def main() -> None:
    """Import, serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--readers", type=int, default=50)
    options = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory(prefix="communique-web-") as folder:
        store = options.store or Path(folder) / "store.db"
        if not store.exists():
            subprocess.run([sys.executable, "-m", "communique", "import", options.data / "travels",
                            options.data / "visits", "--db", store, "-q"], check=True, stdout=subprocess.DEVNULL)
        with serving([sys.executable, "-m", "communique", "serve", "--db", str(store), "--port", "0"]) as address:
            slow = timed(console, address, options.rounds)
            failed = crowd(console, address, options.readers)
        peer(console, store, options.rounds)
    sys.exit(1 if slow or failed else 0)


@contextmanager
def serving(command: list[str]) -> Iterator[str]:
    """Run a server; yield the address that it prints."""
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        told = ""
        while "http://" not in told:
            told = process.stderr.readline()
            if process.poll() is not None:
                sys.exit(f"the server ended: {told}")
        address = re.findall(r"http://[^\s/]+", told)[0]
        for _ in range(100):
            try:
                httpx.get(f"{address}/static/icon.svg", timeout=30)
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        yield address
        process.terminate()


def timed(console: Console, address: str, rounds: int) -> list[str]:
    """Ask for each page again and again; return those that are too slow."""
    table = Table("page", "cold", "p50", "p95", "bytes", title="milliseconds a page")
    slow = []
    with httpx.Client(base_url=address, timeout=60) as client:
        for name, paths in PAGES.items():
            cold, _ = one(client, paths[0])
            times, size = [], 0
            for at in range(rounds):
                taken, size = one(client, paths[at % len(paths)])
                times.append(taken)
            p50, p95 = statistics.median(times), sorted(times)[max(0, round(0.95 * len(times)) - 1)]
            slow += [name] if p50 > LIMIT else []
            table.add_row(name, f"{cold:.0f}", f"{p50:.0f}", f"{p95:.0f}", f"{size:,}")
    console.print(table)
    console.print(f"over {LIMIT:.0f} ms at the median: {', '.join(slow) or 'none'}")
    return slow


def one(client: httpx.Client, path: str) -> tuple[float, int]:
    """Return how long an answer takes, in milliseconds, and its size."""
    begun = time.perf_counter()
    answer = client.get(path)
    taken = 1000 * (time.perf_counter() - begun)
    if answer.status_code != 200:
        sys.exit(f"{path}: {answer.status_code}")
    return taken, len(answer.content)


def crowd(console: Console, address: str, readers: int) -> int:
    """Let many readers go through all pages at once; return how many answers were errors."""
    def read(number: int) -> tuple[list[float], int]:
        times, failed = [], 0
        paths = [path for group in PAGES.values() for path in group]
        with httpx.Client(base_url=address, timeout=300) as client:
            for path in (*paths[number % len(paths):], *paths[:number % len(paths)]):
                begun = time.perf_counter()
                try:
                    failed += client.get(path).status_code != 200
                except httpx.HTTPError:
                    failed += 1
                times.append(1000 * (time.perf_counter() - begun))
        return times, failed

    begun = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        results = list(pool.map(read, range(readers)))
    seconds = time.perf_counter() - begun
    times = sorted(taken for told, _ in results for taken in told)
    failed = sum(bad for _, bad in results)
    console.print(f"{readers} readers at once: {len(times)} pages in {seconds:.1f} s, "
                  f"{len(times) / seconds:.0f} a second; "
                  f"p50 {statistics.median(times):.0f} ms, p95 {times[round(0.95 * len(times)) - 1]:.0f} ms; "
                  f"errors: {failed}")
    return failed


def peer(console: Console, store: Path, rounds: int) -> None:
    """Time the tables of Datasette on the same file."""
    command = [sys.executable, "-m", "datasette", "serve", str(store), "--port", "8919", "--setting",
               "facet_time_limit_ms", "2000", "--setting", "sql_time_limit_ms", "5000"]
    table = Table("table", "p50", "p95", title="Datasette, milliseconds a page")
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process, \
            httpx.Client(base_url="http://127.0.0.1:8919", timeout=60, follow_redirects=True) as client:
        for _ in range(100):
            try:
                client.get("/-/versions.json")
                break
            except httpx.ConnectError:
                time.sleep(0.2)
        for name, path in PEER.items():
            times = sorted(one(client, f"/{store.stem}{path}")[0] for _ in range(rounds))
            table.add_row(name, f"{statistics.median(times):.0f}", f"{times[round(0.95 * len(times)) - 1]:.0f}")
        process.terminate()
    console.print(table)


if __name__ == "__main__":
    main()

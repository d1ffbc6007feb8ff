"""Time what questions ask of a store, from a thousand to a hundred thousand engagements, in both databases.

    python benchmarks/store_queries.py DATA [--sizes 1000 10000 100000] [--rounds 15] [--bases DIR]

``DATA`` holds ``travels`` and ``visits`` of the Office of the Historian; they are imported, and repeated with the days
moved until a store has enough engagements. Printed are the median and the 95th percentile in milliseconds over names,
countries and years that differ from round to round, and by how much the median grows from the smallest store to the
largest.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, text

from communique.bulk import Settings
from communique.store import Store
from communique.store.importing import Import
from communique.store.search import search
from grow import copy, grow

#: Names in the lists; who they are across documents is looked up.
PAIRS = [("John Forbes Kerry", "Sergey Lavrov"), ("Condoleezza Rice", "Tony Blair"),
         ("John Forbes Kerry", "Benjamin Netanyahu"), ("Antony John Blinken", "Dmytro Kuleba"),
         ("Condoleezza Rice", "Vladimir Putin")]
COUNTRIES = ("KZ", "FR", "JP", "MN", "EG", "GB", "BR")
WORDS = ("nuclear", "summit conference", '"foreign minister lavrov"', "private visit -official", "palestin*")

QUERIES: dict[str, str] = {
    "met": "SELECT e.earliest, e.kind, e.city, e.sentence, d.symbol FROM participants a JOIN participants b "
           "ON b.engagement_id = a.engagement_id AND b.identity = :b JOIN engagements e ON e.id = a.engagement_id "
           "JOIN documents d ON d.id = e.document_id WHERE a.identity = :a AND e.status = 'held' ORDER BY e.earliest",
    "visits": "SELECT v.*, d.source FROM visits v JOIN documents d ON d.id = v.document_id WHERE v.country = :country "
              "AND v.earliest BETWEEN :first AND :last ORDER BY v.earliest",
    "timeline of a person": "SELECT e.* FROM participants p JOIN engagements e ON e.id = p.engagement_id "
                            "WHERE p.identity = :b ORDER BY p.earliest DESC LIMIT 100",
    "timeline of a country": "SELECT e.* FROM engagements e WHERE e.country = :country ORDER BY e.earliest DESC "
                             "LIMIT 100",
    "said": "SELECT s.* FROM speakers k JOIN statements s ON s.id = k.statement_id WHERE k.identity = :a "
            "ORDER BY k.earliest DESC LIMIT 100",
    "never": "SELECT DISTINCT country FROM visits WHERE earliest >= :first AND identity = :a",
    "who": "SELECT identity, count(*) FROM name_words WHERE word = :word AND kind = 'person' GROUP BY identity",
}


def main() -> None:
    """Make the stores, time the queries, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--bases", type=Path, help="folder that keeps the imported stores for the next run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="communique-queries-", ignore_cleanup_errors=True) as folder, \
            databases(Path(folder)) as address:
        bases = options.bases or Path(folder)
        for kind in ("sqlite", "postgresql"):
            results = {size: measure(address(kind, size), base(options.data, size, bases), size, options.rounds)
                       for size in options.sizes}
            show(kind, results)


@contextmanager
def databases(folder: Path) -> Iterator[Callable[[str, int], str]]:
    """Give the addresses of new databases: files, and databases of a server that runs meanwhile."""
    import pgserver

    server = pgserver.get_server(folder / "postgresql")

    def address(kind: str, size: int) -> str:
        if kind == "sqlite":
            return str(folder / f"{size}.db")
        server.psql(f"CREATE DATABASE size_{size};")
        return str(server.get_uri(database=f"size_{size}"))

    yield address
    server.cleanup()


def base(data: Path, size: int, folder: Path) -> Path:
    """Return a store of real journeys to begin with; it is made when it is first asked for."""
    paths = choose(data, size)
    path = folder / f"base-{len(paths)}.db"
    if not path.exists():
        with Store.open(path) as store:
            work = Import(store, Settings())
            work.run(work.files(paths))
    return path


def measure(address: str, origin: Path, size: int, rounds: int) -> dict[str, list[float]]:
    """Return the times of each query in a store of this size, in milliseconds."""
    with Store.open(address) as store:
        with Store.open(origin) as real:
            copy(real, store)
        made = grow(store, size)
        print(f"{store.engine.dialect.name}: {made:,} engagements", file=sys.stderr)
        with store.reading() as connection:
            known = {name: identity(connection, name) for pair in PAIRS for name in pair}
            return {name: [timed(connection, name, number, known) for number in range(rounds)]
                    for name in (*QUERIES, "find")}


def identity(connection: Connection, name: str) -> str:
    """Return who most documents mean by a name."""
    wanted = "SELECT identity FROM people WHERE name = :name GROUP BY identity ORDER BY count(*) DESC LIMIT 1"
    return str(connection.execute(text(wanted), {"name": name}).scalar())


def choose(data: Path, size: int) -> list[Path]:
    """Return the files to begin with: some for a small store, all for a large one."""
    if size >= 8_000:
        return [data / "travels", data / "visits"]
    return [data / "travels" / "secretary-travels" / name for name in (
        "kerry-john-forbes.xml", "rice-condoleezza.xml", "blinken-antony-j.xml")]


def timed(connection: Connection, name: str, number: int, known: dict[str, str]) -> float:
    """Return how long one query takes, with its rows fetched."""
    one, other = PAIRS[number % len(PAIRS)]
    year = 1990 + number * 7 % 35
    country = COUNTRIES[number % len(COUNTRIES)]
    values = {"a": known[one], "b": known[other], "country": country, "first": f"{year}-01-01",
              "last": f"{year}-12-31", "word": other.split()[-1].lower()}
    start = time.perf_counter()
    if name == "find":
        search(connection, WORDS[number % len(WORDS)])
    else:
        used = {key: value for key, value in values.items() if f":{key}" in QUERIES[name]}
        connection.execute(text(QUERIES[name]), used).all()
    return (time.perf_counter() - start) * 1000


def show(kind: str, results: dict[int, dict[str, list[float]]]) -> None:
    """Print one database's table."""
    sizes = sorted(results)
    table = Table("question", *(f"{size:,}: p50 / p95 ms" for size in sizes), "growth of p50", title=kind)
    for name in results[sizes[0]]:
        medians = [statistics.median(results[size][name]) for size in sizes]
        cells = [f"{median:.1f} / {statistics.quantiles(results[size][name], n=20)[-1]:.1f}"
                 for size, median in zip(sizes, medians, strict=True)]
        table.add_row(name, *cells, f"x {medians[-1] / max(medians[0], 0.01):.1f}")
    Console(width=120).print(table)


if __name__ == "__main__":
    main()

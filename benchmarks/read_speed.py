"""Time reading against the stock spaCy pipeline over the same documents.

    python benchmarks/read_speed.py [DATA] [--documents 200] [--rounds 3]
    python benchmarks/read_speed.py [DATA] --memory 10000

The documents are drawn with a fixed seed from ``DATA/readouts/*.jsonl``; without DATA they are made up. Each
measurement is a process of its own with one thread: it loads, reads one short sentence, then reads all documents once
and is timed. Rounds alternate between the candidates, and medians are printed, as machines are noisy. Stock is
``en_core_web_sm`` as it comes, with its name finder: the faster of ``nlp.pipe(texts)`` and ``nlp(text)`` one by one.

Targets: twice the documents a second; peak memory at most 150 MB above stock. What the cache of parses contributes is
shown by its hits and by a run without it. ``--memory N`` reads N varied documents and prints how memory develops.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

import corpus
import lookalike
import titles
from communique.record import Document

RATIO, EXTRA_MB = 2.0, 150.0
STOCK = ("stock pipe", "stock one by one")
READING = ("reading", "reading, no cache")
WARM_UP = "The President of Chile met with the Foreign Minister of Norway in Oslo on Monday."
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def pick(data: Path | None, number: int, seed: int, *, reports: bool) -> list[Document]:
    """Return the documents to read; with ``reports`` only those that report a meeting, not speeches and transcripts."""
    if data is None:
        return lookalike.reports(number, seed)
    items = corpus.readouts(data)
    if reports:
        items = [item for item in items if titles.promises_engagement(item.title, item.body)]
    return [item.document for item in corpus.draw(items, number, seed)]


# -- in the child process ----------------------------------------------------------------------


def child(candidate: str, documents: list[Document]) -> dict[str, Any]:
    """Load one candidate, read all documents once, and return what it took."""
    begin = time.perf_counter()
    if candidate in STOCK:
        from clause_check import load_stock

        nlp = load_stock()
        nlp(WARM_UP)
        loaded = time.perf_counter()
        texts = [document.text for document in documents]
        count = sum(1 for _ in nlp.pipe(texts)) if candidate == STOCK[0] else len([nlp(text) for text in texts])
        return _figures(begin, loaded, count)
    reader = _reader(cached=candidate == READING[0])
    loaded = time.perf_counter()
    hits, misses = reader.parser.hits, reader.parser.misses
    figures = _figures(begin, loaded, sum(1 for _ in reader.read_many(documents)))
    return figures | {"hits": reader.parser.hits - hits, "misses": reader.parser.misses - misses}


def _reader(*, cached: bool = True) -> Any:
    from communique import Reader

    reader = Reader()
    if not cached:
        reader.parser._cache_size = 0  # there is no option for it: nobody but this benchmark wants it
    reader.read(Document.from_text(WARM_UP))
    return reader


def _figures(begin: float, loaded: float, count: int) -> dict[str, Any]:
    seconds = time.perf_counter() - loaded
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return {"load": loaded - begin, "seconds": seconds, "documents": count, "peak": peak}


def memory(documents: list[Document], number: int, console: Console) -> None:
    """Read ``number`` documents, each varied, and print resident memory after each 1,000."""
    reader = _reader()
    step, begin = min(1000, max(1, number // 10)), time.perf_counter()
    console.print(f"{0:>7} documents  {_resident():7.1f} MB")
    for done, _ in enumerate(reader.read_many(_varied(documents, number)), 1):
        if done % step == 0:
            parser = reader.parser
            share = 100 * parser.hits / max(1, parser.hits + parser.misses)
            took = f"{_resident():7.1f} MB  {time.perf_counter() - begin:6.0f} s"
            console.print(f"{done:>7} documents  {took}  {len(parser._cache)} parses kept, {share:.0f} % found there")


def _resident() -> float:
    """Return the resident memory of this process in MB (its peak where the system has no /proc)."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        return float(_figures(0, 0, 0)["peak"])


def _varied(documents: list[Document], number: int) -> Iterator[Document]:
    """Yield the documents over and over, each time with other names and other words, so that few sentences recur."""
    dice = random.Random(number)
    words = sorted({w for d in documents for w in re.findall(r"\b[a-z]{5,9}\b", d.text)})
    for count in range(number):
        text = documents[count % len(documents)].text
        text = re.sub(r"(?<=[a-z] )[a-z]{5,9}\b", lambda m: dice.choice(words) if dice.random() < 0.06 else m[0], text)
        text = (
            f"{text} He then met with Minister {_name(dice)} and with {dice.choice(words)} experts from {_name(dice)}."
        )
        yield dataclasses.replace(documents[count % len(documents)], text=text)


def _name(dice: random.Random) -> str:
    return "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(4)).capitalize()


# -- in the parent process ---------------------------------------------------------------------


def measure(candidate: str, path: Path) -> dict[str, Any]:
    """Run one candidate in a process of its own."""
    command = [sys.executable, __file__, "--child", candidate, "--from", str(path)]
    done = subprocess.run(command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout))


def compare(documents: list[Document], rounds: int, console: Console) -> bool:
    """Measure all candidates ``rounds`` times in turn and print medians; return whether both targets are reached."""
    candidates = (READING[0], STOCK[0], READING[1], STOCK[1])
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in candidates}
    errors = Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder, Progress(console=errors, disable=not errors.is_terminal) as progress:
        path = save(documents, Path(folder))
        task = progress.add_task("measuring", total=rounds * len(candidates))
        for _ in range(rounds):
            for name in candidates:
                runs[name].append(measure(name, path))
                progress.advance(task)
    middle = {
        name: {key: statistics.median(run[key] for run in found) for key in found[0]} for name, found in runs.items()
    }
    return show(middle, len(documents), rounds, console)


def show(middle: dict[str, dict[str, float]], documents: int, rounds: int, console: Console) -> bool:
    """Print the table and the two targets."""
    table = Table(title=f"{documents} documents, one thread each, medians of {rounds} rounds")
    for heading in ("", "documents/s", "seconds", "load, s", "peak, MB"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, found in middle.items():
        table.add_row(
            name,
            f"{documents / found['seconds']:.1f}",
            f"{found['seconds']:.2f}",
            f"{found['load']:.2f}",
            f"{found['peak']:.0f}",
        )
    console.print(table)
    reading, bare = (middle[name] for name in READING)
    best = min(STOCK, key=lambda name: middle[name]["seconds"])
    ratio = middle[best]["seconds"] / reading["seconds"]
    extra = reading["peak"] - min(middle[name]["peak"] for name in STOCK)
    console.print(f"reading / {best}: {ratio:.2f} times the documents a second (target {RATIO:.1f})")
    console.print(f"peak memory: {extra:+.0f} MB against the lower of both (target at most +{EXTRA_MB:.0f})")
    sentences = reading["hits"] + reading["misses"]
    share, slower = 100 * reading["hits"] / max(1, sentences), 100 * (bare["seconds"] / reading["seconds"] - 1)
    console.print(
        f"cache of parses: {reading['hits']:.0f} of {sentences:.0f} sentences found there ({share:.1f} %); "
        f"without it {bare['seconds']:.2f} s instead of {reading['seconds']:.2f} s ({slower:+.1f} %)"
    )
    return ratio >= RATIO and extra <= EXTRA_MB


def save(documents: list[Document], folder: Path) -> Path:
    """Write the documents for the child processes."""
    path = folder / "documents.json"
    fields = ("text", "digest", "title", "issuer", "published", "title_in_text")
    path.write_text(json.dumps([{name: getattr(d, name) for name in fields} for d in documents]), encoding="utf-8")
    return path


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(
        description="Time reading against the stock spaCy pipeline over the same documents."
    )
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--reports", action="store_true", help="draw only items that report a meeting, call, visit or trip"
    )
    parser.add_argument("--memory", type=int, metavar="N", help="read N documents and print how memory develops")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--from", dest="path", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    console = Console(highlight=False, soft_wrap=True)
    if options.child:
        loaded = [Document(**row) for row in json.loads(options.path.read_text(encoding="utf-8"))]
        print(json.dumps(child(options.child, loaded)))
        return
    documents = pick(options.data, options.documents, options.seed, reports=options.reports)
    if options.memory:
        memory(documents, options.memory, console)
        return
    sys.exit(0 if compare(documents, options.rounds, console) else 1)


if __name__ == "__main__":
    main()

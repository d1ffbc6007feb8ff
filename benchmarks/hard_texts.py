"""Times texts that are no reports (tests/reading/hard_texts.py), whole beside half: what grows with the square shows.

    python benchmarks/hard_texts.py

A ratio near 2 is time in proportion to the length, one near 4 its square. Each figure is the best of three runs in
one process; texts that take less than a tenth of a second tell nothing and are left out.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.reading.hard_texts import TEXTS

from communique import Reader
from communique.record import Document

RUNS = 3
LEAST = 0.1  # seconds


def seconds(reader: Reader, text: str) -> float:
    """Return the least time of `RUNS` readings of ``text``, in seconds."""
    return min(_once(reader, text) for _ in range(RUNS))


def _once(reader: Reader, text: str) -> float:
    begin = time.perf_counter()
    reader.read(Document.from_text(text))
    return time.perf_counter() - begin


def main() -> None:
    """Print length, time and growth of each text, the worst growth last."""
    reader = Reader()
    rows = []
    for name, text in TEXTS.items():
        whole = seconds(reader, text)
        if whole >= LEAST:
            rows.append((whole / seconds(reader, text[: len(text) // 2]), name, len(text), whole))
    print(f"{'text':40} {'characters':>10} {'seconds':>8} {'whole / half':>13}")
    for growth, name, length, whole in sorted(rows):
        print(f"{name:40} {length:10,} {whole:8.2f} {growth:13.2f}")


if __name__ == "__main__":
    main()

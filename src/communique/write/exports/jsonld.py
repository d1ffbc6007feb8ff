"""JSON-LD: the nodes of `linked` with their context, so that reading them needs no network."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from communique.record import Record
from communique.write.exports.linked import nodes_of
from communique.write.exports.nodes import CONTEXT
from communique.write.exports.tally import Tally


def write(records: Iterable[Record], out: BinaryIO, tally: Tally) -> None:
    """Write one object with a graph; each record's nodes are written before the next record is taken."""
    out.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": ['.encode())
    before = "\n"
    for record in records:
        for node in nodes_of(record):
            out.write((before + json.dumps(node, ensure_ascii=False)).encode())
            before = ",\n"
            tally.written["nodes"] += 1
        out.flush()
    out.write(b"\n]}\n")

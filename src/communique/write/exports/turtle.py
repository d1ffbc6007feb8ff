"""RDF Turtle: the nodes of `linked` as triples, record after record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from rdflib import Graph

from communique.record import Record
from communique.write.exports.linked import nodes_of
from communique.write.exports.nodes import CONTEXT
from communique.write.exports.tally import Tally

_PREFIXES = {name: iri for name, iri in CONTEXT.items() if not iri.startswith("@")}


def write(records: Iterable[Record], out: BinaryIO, tally: Tally) -> None:
    """Write the prefixes once, then the triples of each record before the next is taken."""
    out.write("".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(_PREFIXES.items())).encode())
    for record in records:
        graph = graph_of(record)
        told = graph.serialize(format="turtle").splitlines(keepends=True)
        out.write("".join(line for line in told if not line.startswith("@prefix ")).encode())
        tally.written["triples"] += len(graph)
        out.flush()


def graph_of(record: Record) -> Graph:
    """Return the triples of a record."""
    graph = Graph(bind_namespaces="none")
    for name, iri in _PREFIXES.items():
        graph.bind(name, iri)
    graph.parse(data=json.dumps({"@context": CONTEXT, "@graph": list(nodes_of(record))}), format="json-ld")
    return graph

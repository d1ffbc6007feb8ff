"""GEXF: who met whom. A node for each person or organisation, an edge for each pair that was at one held engagement.

What is planned, cancelled or declined brought nobody together and is no edge. Everybody at an engagement counts as
having met everybody else but those of their own party, which the record tells by role: who accompanies the principal
has not met them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any, BinaryIO

import networkx

from communique.record import Engagement, Participant, Record
from communique.write.exports.tally import Tally
from communique.write.exports.view import View
from communique.write.names import country_name

#: Documents and days that are listed for one edge; the counts go on.
_LISTED = 50
_HOME = ("principal", "accompanying")


def write(records: Iterable[Record], out: BinaryIO, tally: Tally) -> None:
    """Write the network of all records; it is in memory until the last of them is read."""
    graph = network_of(records, tally)
    networkx.write_gexf(graph, out, encoding="utf-8", version="1.2draft")
    tally.written["nodes"], tally.written["edges"] = graph.number_of_nodes(), graph.number_of_edges()


def network_of(records: Iterable[Record], tally: Tally) -> networkx.Graph:
    """Return the network: nodes and edges in the order in which they first come up."""
    graph = networkx.Graph()
    for record in records:
        view = View(record)
        for engagement in record.engagements:
            if engagement.status != "held":
                tally.aside[f"engagements were {engagement.status}: nobody met"] += 1
                continue
            tally.written["engagements"] += 1
            for one in engagement.participants:
                _add_node(graph, view, one)
            for left, right in combinations(engagement.participants, 2):
                if left.entity != right.entity and not (left.role in _HOME and right.role in _HOME):
                    _add_meeting(graph, view, engagement, left.entity, right.entity)
    for _, _, edge in graph.edges(data=True):
        edge["days"], edge["documents"] = " | ".join(edge["days"]), " | ".join(edge["documents"])
    for _, node in graph.nodes(data=True):
        node["offices"] = " | ".join(node["offices"])
    return graph


def _add_node(graph: networkx.Graph, view: View, participant: Participant) -> None:
    entity = participant.entity
    if entity not in graph:
        country, body = view.country(entity), view.organizations.get(entity)
        graph.add_node(entity, label=view.name(entity), kind="person" if entity in view.people else
                       (body.kind if body and body.kind else "organization"), country=country or "",
                       country_name=country_name(country) or "", offices=[], engagements=0)
    node: dict[str, Any] = graph.nodes[entity]
    node["engagements"] += 1
    office = view.office(entity, participant)
    if office and office not in node["offices"]:
        node["offices"].append(office)


def _add_meeting(graph: networkx.Graph, view: View, engagement: Engagement, left: str, right: str) -> None:
    if not graph.has_edge(left, right):
        graph.add_edge(left, right, weight=0, days=[], documents=[], first="", last="", undated=0)
    edge: dict[str, Any] = graph.edges[left, right]
    edge["weight"] += 1
    day = engagement.date
    if day:
        edge["first"] = min(filter(None, (edge["first"], day)))
        edge["last"] = max(edge["last"], day)
    else:
        edge["undated"] += 1
    for name, value in (("days", day), ("documents", view.title)):
        if value and value not in edge[name] and len(edge[name]) < _LISTED:
            edge[name].append(value)

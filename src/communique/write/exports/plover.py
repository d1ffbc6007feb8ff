"""PLOVER event records: one JSON line for each fact of which the root code is certain; nothing is coded by default.

Field names are those of the PLOVER manual. Where nobody is host or visitor, all parties are actors and there is no
recipient; a visitor is the actor, the host the recipient, and the mode `visit`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from communique import __version__
from communique.authority.names import fold
from communique.record import Engagement, Fact, Participant, Record, Statement
from communique.write.exports.codes import alpha3
from communique.write.exports.mapping import Coded
from communique.write.exports.mapping import plover as table
from communique.write.exports.parties import entity_object
from communique.write.exports.tally import Tally
from communique.write.exports.view import View, day_of
from communique.write.names import country_name

Event = dict[str, Any]

#: Verbal and material cooperation, verbal and material conflict.
_QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
          "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
          "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}
_SIDES = ("principal", "counterpart", "host", "guest", "signatory")


def write(records: Iterable[Record], out: BinaryIO, tally: Tally) -> None:
    """Write one line for each event."""
    for record in records:
        for event in events_of(record, tally):
            out.write(json.dumps(event, ensure_ascii=False).encode() + b"\n")
            tally.written[event["event"][0]] += 1
        out.flush()


def events_of(record: Record, tally: Tally | None = None) -> Iterator[Event]:
    """Yield the events of a record: of its engagements, then of its statements."""
    view, tally = View(record), tally or Tally()
    for engagement in record.engagements:
        coded = table().engagements.get(engagement.kind, {}).get(engagement.status)
        event = _of_engagement(view, engagement, coded) if coded else None
        if event is None:
            tally.aside["engagements are not coded: no root code is certain"] += 1
        else:
            yield event
    for statement in record.statements:
        coded = table().statements.get(statement.act)
        if coded is None or not _is_about(statement, coded) or statement.speaker is None:
            tally.aside["statements are not coded: no root code is certain"] += 1
        else:
            yield _of_statement(view, statement, coded)


def _is_about(statement: Statement, coded: Coded) -> bool:
    content = fold(statement.about)
    return (not coded.about or content.startswith(coded.about)) and set(coded.unless).isdisjoint(content.split())


def _of_engagement(view: View, engagement: Engagement, coded: Coded) -> Event | None:
    sides = [one for one in engagement.participants if one.role in _SIDES]
    if not sides or (len(sides) < 2 and not (coded.mode == "multilateral" or engagement.part_of)):
        return None
    visitors, hosts = _visit(view, engagement, sides) if coded.root == "CONSULT" and not coded.mode else ([], [])
    mode = "visit" if visitors else coded.mode
    actors = visitors or sides
    return {
        **_event(view, engagement, coded, mode), "date": engagement.date,
        "actor": [entity_object(view, one.entity, one) for one in actors],
        "recipient": [entity_object(view, one.entity, one) for one in hosts],
        **_where(view, engagement), **_text(view, engagement),
    }


def _visit(view: View, engagement: Engagement, sides: list[Participant]) -> tuple[list[Participant], list[Participant]]:
    """Return visitors and hosts, where every party is one or the other and both are there; else nobody."""
    if not engagement.country:
        return [], []
    homes = {one.entity: view.country(one.entity) for one in sides}
    hosts = [one for one in sides if homes[one.entity] == engagement.country]
    visitors = [one for one in sides if homes[one.entity] not in (None, engagement.country)]
    return (visitors, hosts) if hosts and visitors and len(hosts) + len(visitors) == len(sides) else ([], [])


def _of_statement(view: View, statement: Statement, coded: Coded) -> Event:
    at = next((one for one in view.record.engagements if one.id == statement.engagement), None)
    speakers = [one for one in (statement.speaker, *statement.joint_with) if one]
    heard = [statement.addressee] if statement.addressee and statement.addressee not in speakers else []
    return {
        **_event(view, statement, coded, coded.mode), "date": at.date if at else None,
        "actor": [entity_object(view, one) for one in speakers],
        "recipient": [entity_object(view, one) for one in heard],
        **(_where(view, at) if at else {}), **_text(view, statement), "comment": statement.about,
    }


def _event(view: View, fact: Engagement | Statement, coded: Coded, mode: str | None) -> Event:
    return {"id": view.keys[fact.id], "event": [coded.root], "mode": [mode] if mode else [],
            "quad_code": _QUADS[coded.root]}


def _where(view: View, engagement: Engagement) -> Event:
    city = view.places.get(engagement.city or "")
    if city is None and not engagement.country:
        return {}
    return {"event_loc": {
        "city": view.name(engagement.city), "country": alpha3(engagement.country),
        "country_name": country_name(engagement.country), "latitude": city.lat if city else None,
        "longitude": city.lon if city else None,
    }}


def _text(view: View, fact: Fact) -> Event:
    info, first = view.document, fact.evidence[0]
    published = day_of(info.published)
    return {
        "text": view.quoted(fact.evidence),
        "text_info": {"start": first.start, "end": first.end},
        "cite_info": {"corpus": info.issuer, "citation": info.symbol or info.id, "url": view.url, "title": info.title,
                      "language": info.language, "date": published.isoformat() if published else info.published},
        "coder": f"communique {__version__}", "inferred": list(fact.inferred), "confidence": fact.confidence,
    }

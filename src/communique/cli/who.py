"""`communique who`: who is meant by a name, and what the store knows of them."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Db
from communique.cli.output import opened, require_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.store.identity import Candidate, Dossier

_SHOWN = 5  # documents listed unless all are wanted


class Format(StrEnum):
    """Formats of an answer."""

    table = "table"
    json = "json"


class Kind(StrEnum):
    """What a name can be of."""

    person = "person"
    organization = "organization"
    place = "place"
    event = "event"


def who(
    name: Annotated[list[str], typer.Argument(
        metavar="NAME...", show_default=False, help="A name or any word of it, in any spelling, or an identity's id.")],
    kind: Annotated[Kind | None, typer.Option("--kind", "-k", show_default=False, help="Only these.")] = None,
    everything: Annotated[bool, typer.Option("--all", "-a", help="All documents, and all who fit.")] = False,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to answer.")] = Format.table,
    output: Annotated[Path | None, typer.Option(
        "--output", "-o", metavar="FILE", show_default=False, help="Write to this file.")] = None,
    db: Db = None,
) -> None:
    """Tell who is meant by a name: their names, offices and documents; where several fit, who they are."""
    from communique.errors import UnknownNameError
    from communique.store import Store
    from communique.store.identity import describe, find

    require_folder(output)
    given = " ".join(name)
    kinds = [kind.value] if kind else [k.value for k in Kind]
    with Store.open(db, create=False) as store, store.reading() as connection:
        found = find(connection, given, kinds=kinds, limit=None if everything else 20)
        if not found:
            raise UnknownNameError(f"nobody and nothing in the store is called {given!r}; try another spelling, or one "
                                   "word of the name")
        whole = [candidate for candidate in found if candidate.score >= 1.0]
        chosen = found[0] if len(found) == 1 or len(whole) == 1 else None
        dossier = describe(connection, chosen) if chosen else None
    with opened(output) as out:
        if form is Format.json:
            shown = [_dossier(dossier)] if dossier else [_candidate(c) for c in found]
            out.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
        else:
            lines = _lines(dossier, everything) if dossier else _list(given, found)
            out.writelines(f"{line}\n" for line in lines)


def _list(given: str, found: list[Candidate]) -> Iterator[str]:
    width = max(len(c.identity) for c in found)
    yield f"{len(found)} fit {given!r}, the best first:"
    for candidate in found:
        told = ", ".join(filter(None, [candidate.name, candidate.office or candidate.country]))
        met = f"met {_span(candidate.first, candidate.last)}" if candidate.first else None
        yield f"  {candidate.identity:{width}}  " + " · ".join(filter(None, [told, met, _count(candidate.documents)]))


def _lines(dossier: Dossier, everything: bool) -> Iterator[str]:
    from communique.authority.countries import countries

    candidate = dossier.candidate
    yield f"{candidate.name}  ({candidate.identity})"
    if len(candidate.names) > 1:
        yield f"  also       {'; '.join(candidate.names[1:])}"
    if candidate.country:
        known = countries().get(candidate.country)
        yield f"  country    {known.name if known else candidate.country}"
    for held in dossier.held:
        where = held.organization or held.country or candidate.country
        told = ", ".join(filter(None, [held.title, where]))
        yield f"  office     {told}: {_span(held.first, held.last)}, {_count(held.documents)}"
    for entry, label, service in dossier.linked:
        yield f"  entry      {entry} {label} ({service})"
    for identity, score in dossier.waiting:
        yield f"  may be     {identity} (score {score:.2f}; `communique review` asks)"
    for judgement in dossier.judged:
        pair = " / ".join((judgement.left.name, judgement.right.name))
        why = f": {judgement.why}" if judgement.why else ""
        signed = f"by {judgement.by}, {judgement.at[:10]}"
        yield f"  judged     {judgement.verdict}: {pair}, {signed}{why} [{judgement.id[:8]}]"
    if candidate.first:
        yield f"  met        {_span(candidate.first, candidate.last)}"
    yield f"  documents  {len(dossier.documents)}"
    for naming in dossier.documents if everything else dossier.documents[:_SHOWN]:
        told = " · ".join(filter(None, [naming.symbol, naming.published, naming.title or naming.source]))
        yield f"    {naming.number:>5}  {told}"
    if not everything and len(dossier.documents) > _SHOWN:
        yield f"           and {len(dossier.documents) - _SHOWN} more (--all)"


def _span(first: str | None, last: str | None) -> str:
    if not first:
        return "undated"
    return first if first == last else f"{first} to {last}"


def _count(documents: int) -> str:
    return f"{documents} document{'' if documents == 1 else 's'}"


def _candidate(candidate: Candidate) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(candidate)


def _dossier(dossier: Dossier) -> dict[str, object]:
    from dataclasses import asdict

    judged = [asdict(j) | {"id": j.id} for j in dossier.judged]
    return _candidate(dossier.candidate) | {
        "offices": [asdict(held) for held in dossier.held],
        "documents_naming": [asdict(naming) for naming in dossier.documents],
        "may_be": [{"identity": identity, "score": score} for identity, score in dossier.waiting],
        "judgements": judged,
        "entries": [{"id": entry, "label": label, "service": service} for entry, label, service in dossier.linked],
    }

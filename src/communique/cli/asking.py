"""`communique met`, `timeline` and `visits`: who met whom, who went where, and what happened."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from communique.cli.answering import Limit, Since, Until, question

Who = Annotated[str, typer.Argument(
    metavar="WHO|COUNTRY", show_default=False,
    help="A name or any word of it, an identity's id, a country, or its code in capitals.")]


@question
def met(
    connection: Any,
    left: Annotated[str, typer.Argument(metavar="WHO", show_default=False, help="A name, or a country.")],
    right: Annotated[str, typer.Argument(metavar="WHO", show_default=False, help="Another.")],
    since: Since = None,
    until: Until = None,
) -> Any:
    """Tell all encounters of two: the first, the last, how many a year, and the words that tell of each."""
    from communique import ask

    return ask.met(connection, left, right, since=ask.first_day(since), until=ask.last_day(until))


@question
def timeline(
    connection: Any,
    who: Who,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
) -> Any:
    """Tell the engagements and visits of somebody, or of a country, in order."""
    from communique import ask

    return ask.timeline(connection, who, since=ask.first_day(since), until=ask.last_day(until), limit=limit or None)


@question
def visits(
    connection: Any,
    country: Annotated[str | None, typer.Option(
        "--country", "-c", metavar="COUNTRY", show_default=False, help="Visits to this country.")] = None,
    home: Annotated[str | None, typer.Option(
        "--from", metavar="COUNTRY", show_default=False, help="Visits of those who come from this country.")] = None,
    who: Annotated[str | None, typer.Option(
        "--who", metavar="WHO", show_default=False, help="Visits of this person.")] = None,
    year: Annotated[str | None, typer.Option(
        "--year", "-y", metavar="YEAR", show_default=False, help="In this year, or month.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 100,
) -> Any:
    """Tell who visited a country, who came from one, or where somebody went."""
    from communique import ask

    if year and (since or until):
        raise typer.BadParameter("--year goes without --since and --until")
    return ask.visits(
        connection, country=ask.country_of(country) if country else None,
        home=ask.country_of(home) if home else None, who=who, since=ask.first_day(since or year),
        until=ask.last_day(until or year), limit=limit or None)

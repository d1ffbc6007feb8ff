"""`communique brief`, `said`, `never`, `find` and `stats`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from communique.cli.answering import Limit, Since, Until, question
from communique.cli.asking import Who


@question
def brief(
    connection: Any,
    who: Who,
    before: Annotated[str | None, typer.Option(
        "--before", metavar="DATE", show_default=False,
        help="Only what was known before this day, month or year.")] = None,
) -> Any:
    """Write a briefing note: last encounters, topics, what each side said, what is to come, and who holds office."""
    from communique import ask

    return ask.brief(connection, who, until=ask.day_before(before))


@question
def said(
    connection: Any,
    who: Who,
    about: Annotated[str | None, typer.Option(
        "--about", metavar="TOPIC", show_default=False, help="Words of what was said, or a theme.")] = None,
    to: Annotated[str | None, typer.Option(
        "--to", metavar="WHO|COUNTRY", show_default=False, help="To whom.")] = None,
    act: Annotated[str | None, typer.Option(
        "--act", metavar="ACT", show_default=False, help="In which manner: thank, concern, call for, ...")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
) -> Any:
    """Tell what somebody said, and how it changed over the years."""
    from communique import ask

    return ask.said(connection, who, about=about, to=to, act=act, since=ask.first_day(since),
                    until=ask.last_day(until), limit=limit or None)


@question
def never(
    connection: Any,
    since: Since = None,
    until: Until = None,
    who: Annotated[str | None, typer.Option(
        "--by", metavar="WHO|COUNTRY", show_default=False, help="Not met by this one; by anybody by default.")] = None,
    people: Annotated[bool, typer.Option(
        "--people", help="People who were met at another time, not countries.")] = False,
) -> Any:
    """Tell which countries, or people, no document of the store tells to have been met in a time."""
    from communique import ask

    return ask.never(connection, who=who, people=people, since=ask.first_day(since), until=ask.last_day(until))


@question
def find(
    connection: Any,
    words: Annotated[list[str], typer.Argument(
        metavar="WORDS...", show_default=False, help='Words, "phrases", -absent ones, begin*.')],
    limit: Limit = 20,
) -> Any:
    """Find words in the full text of the documents, the newest first."""
    from communique import ask

    return ask.find(connection, " ".join(words), limit=limit or None)


@question
def stats(connection: Any) -> Any:
    """Tell what the store holds, in figures."""
    from communique import ask

    return ask.stats(connection)

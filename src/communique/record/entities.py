"""Who and where: the entities that the facts of a record refer to."""

from __future__ import annotations

from pydantic import Field

from communique.record.span import Frozen, Span


class Office(Frozen):
    """An office as the document writes it.

    Attributes:
        since: ISO date, month or year from which the person holds it, where somebody said so.
        until: The last such day.
    """

    title: str = Field(
        description="The office without its country or organisation: `President`, `Minister for External Affairs`.")
    country: str | None = Field(None, description="ISO 3166-1 alpha-2 of the state whose office it is.")
    organization: str | None = Field(None, description="The body whose office it is, where that is not a state.")
    since: str | None = None
    until: str | None = None


class Authority(Frozen):
    """A link to an outside authority file, with the score of the match.

    Attributes:
        wikidata: Id in Wikidata (`Q…`).
        score: How well it matches, 0 to 1.
    """

    wikidata: str | None = None
    score: float | None = None


class Entity(Frozen):
    """What people, organisations, places and events have in common.

    Attributes:
        id: Id within the record, from the name: `person:kassym-jomart-tokayev`.
        name: The longest form of the name in the text.
        mentions: Where the text names it.
    """

    id: str
    name: str
    mentions: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = Field(
        (), description="Other readings that fit as well (ids or names); never resolved by list order.")
    inferred: tuple[str, ...] = Field(
        (), description="Fields whose value the text does not state (a country known from the table of tenures).")


class Person(Entity):
    """A named individual. The holder of an office that the document leaves unnamed is an organization of kind `office`.

    Attributes:
        honorific: Form of address, as written.
        offices: Offices that the text gives, in its order.
        authority: The same person in an authority file.
    """

    honorific: str | None = None
    offices: tuple[Office, ...] = ()
    country: str | None = Field(
        None, description="ISO 3166-1 alpha-2 of the country that office or nationality ties the person to.")
    authority: Authority | None = None


class Organization(Entity):
    """An organisation, a group of people (kind `group`), or an office whose holder stays unnamed (kind `office`).

    Attributes:
        kind: `group`, `office`, or what sort of organisation it is.
        country: ISO 3166-1 alpha-2 of the country that it belongs to.
    """

    kind: str | None = None
    country: str | None = None


class Place(Entity):
    """A country, city or site. `lat`/`lon` in WGS 84 degrees; null where the place is not in the gazetteer.

    Attributes:
        kind: `country`, `city` or `site`.
        country: ISO 3166-1 alpha-2 of the country that it lies in.
        lat: Latitude.
        lon: Longitude.
    """

    kind: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Event(Entity):
    """A larger event: a summit, conference or session.

    Attributes:
        kind: `summit`, `conference`, `session` and the like.
    """

    kind: str | None = None

"""What questions of the API have in common: names, days, pages, forms. All are checked before the store is asked."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from sqlalchemy import Connection

from communique import ask

#: No control characters: no name or word has them, and PostgreSQL refuses NUL.
PLAIN = r"^[^\u0000-\u001f\u007f]*$"
_DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
#: The largest number that a column of PostgreSQL takes.
LARGEST = 2_147_483_647


def words(description: str, *examples: str, longest: int = 200) -> Any:
    """Return a parameter of words."""
    return Query(description=description, min_length=1, max_length=longest, pattern=PLAIN,
                 openapi_examples=_named(*examples))


def day(description: str, *examples: str) -> Any:
    """Return a parameter that is a day, a month or a year."""
    return Query(description=description, pattern=_DAY, openapi_examples=_named(*examples))


def _named(*examples: str) -> dict[str, Any]:
    return {example: {"value": example} for example in examples}


Who = Annotated[str, words(
    "A name or any word of it in any spelling, an identity's id, a country, or its code in capitals.",
    "António Guterres", "person:kassym-jomart-tokayev", "KZ")]
WhoElse = Annotated[str | None, words(
    "Only with them: a name, an identity's id, a country, or its code in capitals.", "Tokayev", "KZ")]
Country = Annotated[str | None, words("Only there: the name of a country, or its two letters.", "Kazakhstan", "KZ")]
Issuer = Annotated[str | None, words("Only what this office published, as `/coverage` writes it.",
                                     "United Nations Secretary-General")]
Since = Annotated[str | None, day("Only from then on: a day, a month or a year.", "2024-07-03", "2024")]
Until = Annotated[str | None, day("Only up to then.", "2024-07-04", "2024-07")]
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many.", examples=[50])]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="After so many: where the next page begins.",
                              examples=[0])]
Number = Annotated[int, Query(ge=1, le=LARGEST)]

#: Read by `answering.wanted_form`; declared so that the description of the API tells of it.
Format = Annotated[Literal["json", "csv"] | None, Query(
    alias="format", description="Form of the answer; that of `Accept` by default.")]


def _declare(form: Format = None) -> None:
    """Tell of `?format=`."""


#: For every question that is answered in CSV, too.
FORMS = Depends(_declare)


def country_code(given: str | None) -> str | None:
    """Return the code of a country that was named.

    Raises:
        UnknownNameError: There is no such country.
    """
    return ask.country_of(given) if given else None


def subject(connection: Connection, given: str | None) -> ask.Subject | None:
    """Return who is meant.

    Raises:
        UnknownNameError: Nobody fits, or several do.
    """
    return ask.subject_of(connection, given) if given else None

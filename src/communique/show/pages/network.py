"""Who met whom: a picture, and the same as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from communique import ask
from communique.errors import CommuniqueError
from communique.show import addresses
from communique.show.charts.drawing import finished
from communique.show.charts.looks import DARK, LIGHT
from communique.show.charts.maps import Size
from communique.show.charts.network import SIZES, Node, Tie, draw
from communique.show.page import Page
from communique.show.pages.pictures import Look, Suffix, answer
from communique.show.rendering import render
from communique.show.site import reading
from communique.show.wording import N_

router = APIRouter()

#: Ties in the picture and the table.
MOST = 80

Given = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for, as given."""

    who: str
    since: str
    until: str

    def answer(self, connection: Connection) -> ask.Network:
        """Return the network.

        Raises:
            CommuniqueError: It cannot be answered as asked.
        """
        return ask.network(connection, around=self.who or None, since=ask.first_day(self.since or None),
                           until=ask.last_day(self.until or None), limit=MOST)


@router.get("/network")
def network(request: Request, who: Given = "", since: Given = "", until: Given = "") -> Response:
    """Show who met whom."""
    wanted = Wanted(who.strip(), since.strip(), until.strip())
    context: dict[str, Any] = {"wanted": wanted, "found": None, "problem": None, "names": {}, "picture": None,
                               "width": SIZES["wide"][0], "height": SIZES["wide"][1]}
    with reading(request) as connection:
        try:
            found = wanted.answer(connection)
        except CommuniqueError as error:
            return render(request, "network.html", status=422, **context | {"problem": str(error)})
    query = {"who": wanted.who, "since": wanted.since, "until": wanted.until}
    pictures = {f"{look}_{size}": addresses.with_query("/network.svg", **query, look=look, size=size)
                for look in ("light", "dark") for size in SIZES}
    pictures["png"] = addresses.with_query("/network.png", **query)
    return render(request, "network.html", **context | {
        "found": found, "names": {m.identity: m for m in found.members}, "picture": pictures if found.ties else None})


@router.get("/network.{suffix}")
def picture(request: Request, suffix: Suffix, who: Given = "", since: Given = "", until: Given = "",
            look: Look = "light", size: Size = "wide") -> Response:
    """Draw who met whom."""
    with reading(request) as connection:
        try:
            found = Wanted(who.strip(), since.strip(), until.strip()).answer(connection)
        except CommuniqueError as error:
            raise HTTPException(422, str(error)) from None
    if not found.ties:
        raise HTTPException(404, "There is nothing to draw: nobody met anybody then.")
    nodes = [Node(m.identity, m.name, "") for m in found.members]
    looks = DARK if look == "dark" else LIGHT
    drawn = draw(nodes, [Tie(t.left, t.right, t.times) for t in found.ties], looks, size)
    return answer(request, finished(drawn, looks), Page(request).say(N_("Who met whom")), suffix)

"""Invented people: a name in the manner of their country, an office, a form of address."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from communique.authority.countries import countries
from communique.sample.world import Tradition, World


@dataclass(slots=True)
class Cast:
    """The people of one journey; no two have one name, and no state has two holders of one office.

    Attributes:
        world: What they are made of.
        random: Draws.
        members: Those that there are, by short name, as a programme lists them.
        principal: Short name of who travels; nobody meets themselves.
    """

    world: World
    random: Random
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    principal: str = ""

    def official(self, code: str, title: str | None = None) -> str:
        """Return the short name of somebody who holds an office of a state; a new one, or one who is there already."""
        taken = {member.get("office"): name for name, member in self.members.items()
                 if member.get("country") == countries()[code].name}
        wanted = title or self._title()
        while taken.get(wanted, "") == self.principal != "":
            wanted = self._title()
        return taken.get(wanted) or self._add(code, {"office": wanted, "country": countries()[code].name})

    def of_organization(self) -> str:
        """Return the short name of somebody who holds an office of an organisation."""
        post = self.random.choice(self.world.organizations)
        if self.members.get(self.principal, {}).get("organization") == post.organization:
            return self.of_organization()
        for name, member in self.members.items():
            if member.get("organization") == post.organization and name != self.principal:
                return name
        code = self.random.choice(sorted(self.world.traditions()))
        return self._add(code, {"office": post.title, "organization": post.organization})

    def _title(self) -> str:
        titles = [office.title for office in self.world.offices for _ in range(office.often)]
        return self.random.choice(titles)

    def _add(self, code: str, office: dict[str, str]) -> str:
        tradition = self.world.traditions()[code]
        families = {word for member in self.members.values() for word in str(member["name"]).split()
                    if word[0].isupper()}
        for attempt in range(200):
            gender = self.random.choice(["she", "he"])
            # A small tradition runs out of family names: then somebody's family came from elsewhere.
            origin = tradition if attempt < 50 else self.world.names[self.random.choice(sorted(self.world.names))]
            name = self._name(origin, gender)
            if not families & set(name.split()):
                break
        short = f"p{len(self.members) + 1}"
        self.members[short] = {"name": name, "honorific": self.random.choice(self.world.honorifics[gender]), **office}
        return short

    def _name(self, tradition: Tradition, gender: str) -> str:
        given = self.random.choice(tradition.names(gender))
        family = self.random.choice(tradition.family)
        if tradition.two:
            family = " ".join(self.random.sample(tradition.family, 2))
        elif tradition.between and self.random.random() < 0.6:
            family = f"{self.random.choice(tradition.between)} {family}"
        return f"{family} {given}" if tradition.order == "family" else f"{given} {family}"

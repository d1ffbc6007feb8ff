"""Two people of two documents: certain, doubtful or different, and why."""

from __future__ import annotations

import pytest

from communique.authority.bearers import bearer_of
from communique.authority.comparison import Outcome
from communique.authority.identity import Appearance, Post
from communique.authority.matching import compare_people, name_tie
from communique.authority.offices import office_kind, same_post
from communique.authority.things import compare_things, thing_tie
from tests.authority.people import body, person, profile

SAME, DOUBTFUL, DIFFERENT = Outcome.SAME, Outcome.DOUBTFUL, Outcome.DIFFERENT


@pytest.mark.parametrize(("mine", "theirs", "outcome"), [
    # one full name, nothing against it
    (person("Sergei Lavrov", "Foreign Minister", "RU", "2014-03-05"), person("Sergey Lavrov"), SAME),
    (person("Khurelsukh Ukhnaa", "President", "MN", "2024-07-04"),
     person("Ukhnaagiin Khürelsükh", "President", "MN", "2022-11-28"), SAME),
    # a family name, with the office of the same time
    (person("Tokayev", "President", "KZ", "2024-07-03"),
     person("Kassym-Jomart Tokayev", "President", "KZ", "2023-01-10"), SAME),
    (person("Bush", "President", "US", "1990-06-01"),
     person("George H. W. Bush", "President", "US", "1991-02-01"), SAME),
    # a family name, and nothing that tells who it is
    (person("Wang", "", "CN", "2020-01-01"), person("Wang Yi", "Foreign Minister", "CN", "2020-01-01"), DIFFERENT),
    (person("Bush", "", "US"), person("George Bush", "President", "US", "1990-06-01"), DIFFERENT),
    # namesakes
    (person("George Bush", "President", "US", "1990-06-01"), person("George Bush", "President", "US", "2005-06-01"),
     DOUBTFUL),
    (person("Zola Quentmar", "President", "BR", "2001"), person("Zola Quentmar", "Minister", "AR", "2003"), DOUBTFUL),
    (person("Zola Quentmar", "President", "BR", "1901"), person("Zola Quentmar", "President", "BR", "1999"), DIFFERENT),
    # forms of a name need an office or a country besides
    (person("Bob Quentmar"), person("Robert Quentmar"), DOUBTFUL),
    (person("Bob Quentmar", "Foreign Minister", "NZ", "2001"),
     person("Robert Quentmar", "Foreign Minister", "NZ", "2003"), SAME),
    (person("Zola Quentmar"), person("Zola Quentmer"), DOUBTFUL),
    # others of the family
    (person("Kim Jong Un"), person("Kim Jong Il"), DIFFERENT),
    (person("Salman bin Hamad", "Crown Prince", "BH"), person("Hamad bin Salman", "Crown Prince", "BH"), DIFFERENT),
    (person("Isa bin Salman al-Khalifa", "Amir", "BH", "1960"), person("Salman al-Khalifa", "Amir", "BH", "1950"),
     DIFFERENT),
    (person("Abdullah I", "King", "JO"), person("Abdullah II", "King", "JO"), DIFFERENT),
    # crowns are borne for long, by people of one name
    (person("Zolander", "King", "TO", "1970"), person("Zolander", "King", "TO", "1982"), SAME),
    (person("Zolander", "King", "TO", "1920"), person("Zolander", "King", "TO", "1982"), DIFFERENT),
    (person("Quentmar", "President", "BR", "1961"), person("Quentmar", "President", "BR", "1985"), DOUBTFUL),
    # a country that is no more, and the one after it
    (person("Zola Quentmar", "Foreign Minister", "SU", "1989"),
     person("Zola Quentmar", "Ambassador", "RU", "1993"), SAME),
])
def test_outcomes(mine: Appearance, theirs: Appearance, outcome: Outcome) -> None:
    compared = compare_people(profile(mine), profile(theirs))
    assert compared.outcome is outcome, [(f.name, f.weight, f.detail) for f in compared.features]
    assert compare_people(profile(theirs), profile(mine)) == compared


def test_reasons_are_named_with_their_weights() -> None:
    compared = compare_people(profile(person("Tokayev", "President", "KZ", "2024-07-03")),
                              profile(person("Kassym-Jomart Tokayev", "President", "KZ", "2023-01-10")))
    reasons = {f.name: f.detail for f in compared.features}
    assert reasons == {
        "base": "", "one word in common": "Kassym-Jomart Tokayev / Tokayev", "same office": "President, KZ",
        "same country": "KZ", "one holder in the table of tenures": "kassym-jomart-tokayev",
    }
    assert compared.log_odds == pytest.approx(sum(f.weight for f in compared.features))
    assert compared.score > 0.95


def test_offices_of_organisations_count_without_a_country() -> None:
    chief = Post("Secretary-General", None, "United Nations")
    compared = compare_people(profile(body("Zola Quentmar", (chief,), "2020", "a")),
                              profile(body("Quentmar", (chief,), "2021", "b")))
    assert compared.outcome is SAME
    other = Post("Secretary-General", None, "NATO")
    assert compare_people(profile(body("Zola Quentmar", (chief,), "2020", "a")),
                          profile(body("Quentmar", (other,), "2021", "b"))).outcome is DIFFERENT


@pytest.mark.parametrize(("first", "second", "tie"), [
    ("Xi Jinping", "习近平", "one full name"),
    ("Sergey Lavrov", "Sergey Viktorovich Lavrov", "one full name"),
    ("Pedro Sánchez", "Pedro Sánchez Pérez-Castejón", "one name, fuller in one"),
    ("Joe Biden", "Joseph Biden", "forms of a name, or initials"),
    ("J. Biden", "Joseph Biden", "forms of a name, or initials"),
    ("Emmanuel Macron", "Emanuel Makren", "one name, misspelt"),
    ("Macron", "Emmanuel Macron", "one word in common"),
    ("Macron", "Macron", "one full name"),
    ("Raúl Castro", "Fidel Castro", "another name"),
    ("Macron", "Marcon Emmanuel", "another name"),
    ("Willem Quentmar", "Brun Willem Haliber", "another name"),
])
def test_ties_of_names(first: str, second: str, tie: str) -> None:
    assert name_tie(first, second)[0] == tie
    assert name_tie(second, first)[0] == tie


def test_who_held_the_office_on_that_day() -> None:
    president = [Post("President", "US")]
    assert bearer_of("Bush", "US", president, "1990-05-01") == "george-h-w-bush"
    assert bearer_of("George Bush", "US", president, "2005") == "george-w-bush"
    assert bearer_of("Bush", "US", president, "1995-01-01") is None
    assert bearer_of("George Bush", "US", [], None) is None, "two fit"
    assert bearer_of("Zola Quentmar", "US", president, "2005") is None


def test_titles_of_one_post() -> None:
    assert same_post("Minister of External Affairs", "Foreign Secretary")
    assert same_post("leader", "Prime Minister")
    assert not same_post("Deputy Prime Minister", "Prime Minister")
    assert not same_post("leader", "Foreign Minister")
    assert office_kind("Acting President").name == "head of state"
    assert office_kind("King").crown


@pytest.mark.parametrize(("first", "second", "tie"), [
    ("UN", "United Nations", "same name"),
    ("28th session of the Conference", "Twenty-Eighth Session of the Conference", "same name"),
    ("Second Summit on Water", "2nd Summit on Water", "same name"),
    ("70th Session of the Forum", "Seventieth Session of the Forum", "same name"),
    ("28th Session of the Forum", "29th Session of the Forum", "another number"),
    ("Summit of the Future 2024", "Summit of the Future", "same words"),
    ("Shanghai Cooperation Organization Council", "Shanghai Cooperation Organisation Council", "almost the same name"),
    ("Almaty", "Astana", "another name"),
])
def test_ties_of_things(first: str, second: str, tie: str) -> None:
    assert thing_tie(first, second) == tie


def test_things_of_another_year_or_country_are_others() -> None:
    def event(name: str, day: str) -> Appearance:
        return Appearance(f"d{day}", f"event:{name}-{day}", "event", name, None, (), day, day, (), "summit")

    def place(name: str, country: str) -> Appearance:
        return Appearance(f"d{country}", f"place:{name}-{country}", "place", name, country, (), None, None, (), "city")

    def outcome(mine: Appearance, theirs: Appearance) -> Outcome:
        return compare_things(profile(mine), profile(theirs)).outcome

    assert outcome(event("Summit of the Future", "2024-09-22"), event("Summit of the Future", "2024-09-23")) is SAME
    assert outcome(event("G20 Summit", "2023-09-09"), event("G20 Summit", "2024-11-18")) is DIFFERENT
    assert outcome(place("San José", "CR"), place("San Jose", "CR")) is SAME
    assert outcome(place("San José", "CR"), place("San Jose", "US")) is DIFFERENT

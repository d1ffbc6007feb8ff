"""Made-up reports in the manner of published readouts, for a benchmark without data."""

from __future__ import annotations

import random

from communique.record import Document

_OFFICES = ("President", "Prime Minister", "Foreign Minister", "Minister for Trade", "Speaker of the Parliament")
_COUNTRIES = ("Chile", "Kenya", "Norway", "Viet Nam", "Jordan", "Portugal", "Fiji", "Latvia", "Ghana", "Uruguay")
_GIVEN = ("Marta", "Anders", "Lusine", "Tomas", "Adaeze", "Rui", "Ingrid", "Samir", "Keoni", "Ilze", "Kofi", "Paula")
_FAMILY = (
    "Arden",
    "Okoth",
    "Lindqvist",
    "Tran",
    "Haddad",
    "Falcao",
    "Vosa",
    "Ozols",
    "Mensah",
    "Ferrer",
    "Nakai",
    "Brandt",
)
_TOPICS = (
    "the situation in the region",
    "cooperation on clean water",
    "the training of nurses",
    "trade in farm goods",
    "a shared railway",
    "the fight against forest fires",
    "support for small island states",
    "the reform of development banks",
    "student exchange",
)
_LEADS = (
    "{principal} met today with {office} {other} of {country} in {city}.",
    "{principal} spoke by phone with the {office} of {country}, {other}, on {day}.",
    "On {day}, {principal} held talks with {office} of {country} {other} at the margins of the regional summit.",
    "{principal} received {other}, {office} of {country}, who was on a two-day visit to {city}.",
)
_BODIES = (
    "The two leaders discussed {topic}, and exchanged views on {topic2}.",
    "{short} thanked the {office} for the support of {country}.",
    "{short} stressed the importance of {topic} and called for further work on {topic2}.",
    "They agreed that {topic} needs the attention of both governments, which have worked together for {number} years.",
    "{family} expressed concern over {topic}, and noted that {number} families had been affected since the spring.",
    "The {office} said that {country} would host a conference on {topic} next year, and invited {short} to attend it.",
    "In the evening, {short} attended a dinner hosted by the {office}, and later visited an exhibition about {topic}.",
    "Both sides reaffirmed their commitment to {topic}, including the agreement that was signed {number} years ago.",
)
_CITIES = ("Lisbon", "Nairobi", "Oslo", "Amman", "Riga", "Accra", "Montevideo", "Suva")
_DAYS = ("Monday", "Tuesday, 6 May", "Wednesday morning", "3 October", "Friday, 14 March")


def reports(number: int, seed: int) -> list[Document]:
    """Return ``number`` reports of six to fourteen sentences, the same for the same seed."""
    dice = random.Random(seed)
    return [_report(dice) for _ in range(number)]


def _report(dice: random.Random) -> Document:
    family = dice.choice(_FAMILY)
    words = {
        "principal": "President Elena Rivas",
        "short": "President Rivas",
        "office": dice.choice(_OFFICES),
        "family": family,
        "other": f"{dice.choice(_GIVEN)} {family}",
        "country": dice.choice(_COUNTRIES),
        "city": dice.choice(_CITIES),
        "day": dice.choice(_DAYS),
    }
    sentences = [dice.choice(_LEADS)] + [dice.choice(_BODIES) for _ in range(dice.randint(5, 13))]
    filled = [
        s.format(**words, topic=dice.choice(_TOPICS), topic2=dice.choice(_TOPICS), number=dice.randint(3, 90))
        for s in sentences
    ]
    title = f"President Rivas’s meeting with {words['office']} {family}"
    return Document.from_text(
        f"{title}\n\n{' '.join(filled[:3])}\n\n{' '.join(filled[3:])}", title=title, published="2025-05-06"
    )

"""Meetings that the principal chairs, attends or speaks at without being their subject."""

from __future__ import annotations

import pytest

from communique import Reader
from communique.record import Document, Engagement, Record

TITLE = "President on the harvest"


def held(reader: Reader, text: str) -> tuple[Record, list[Engagement]]:
    """Return the record of an item on the President's own site, and its engagements held."""
    document = Document.from_text(f"{TITLE}\n\n{text}", title=TITLE, issuer="President of Kenya")
    record = reader.read(document, published="2022-03-04")
    return record, [e for e in record.engagements if e.status == "held"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Under the chairmanship of President of Kenya Amina Otieno, an offsite meeting of the Council was held.",
            "meeting",
        ),
        (
            ("With the participation of President of Kenya Amina Otieno, a meeting of the Congress of Towns was held "
            "to discuss the harvest."),
            "meeting",
        ),
        ("The prices of grain were discussed at a conference call chaired by President of Kenya Amina Otieno.", "call"),
        (
            ("The state of the roads was considered at a meeting of the Council with the participation of President "
            "of Kenya Amina Otieno."),
            "meeting",
        ),
        (
            "Stocks are sufficient. This was emphasized by President of Kenya Amina Otieno at a meeting on grain.",
            "meeting",
        ),
        (
            ("The meeting of President of Kenya Amina Otieno with President of Norway Anders Lindqvist, who arrived "
            "in our country on a visit, began in Nairobi."),
            "meeting",
        ),
        (
            "President of Kenya Amina Otieno and Ambassador of Norway to Kenya Marta Arden discussed the harvest.",
            "meeting",
        ),
    ],
)
def test_the_principal_was_there(reader: Reader, text: str, kind: str) -> None:
    record, engagements = held(reader, text)
    assert [e.kind for e in engagements] == [kind]
    assert record.name_of(record.principal) == "Amina Otieno"


@pytest.mark.parametrize(
    "text",
    [
        (
            "President of Kenya Amina Otieno praised the farmers. A meeting of the governments of both countries "
            "was held with the participation of Prime Minister of Kenya Kofi Mensah and Prime Minister of Norway "
            "Marta Arden."
        ),
        "President of Kenya Amina Otieno recalled her words during an audience at the palace.",
        "President of Kenya Amina Otieno stressed that stocks are discussed at meetings of the Council.",
    ],
)
def test_the_principal_was_not_there(reader: Reader, text: str) -> None:
    _, engagements = held(reader, text)
    assert engagements == []


def test_who_chairs_is_the_host(reader: Reader) -> None:
    record, engagements = held(
        reader,
        "With the participation of President of Kenya Amina Otieno, a meeting on grain was held under the chairmanship "
        "of Prime Minister of Kenya Kofi Mensah.",
    )
    (meeting,) = engagements
    roles = {record.name_of(p.entity): p.role for p in meeting.participants}
    assert roles == {"Amina Otieno": "principal", "Kofi Mensah": "host"}

"""Reports that are pasted or uploaded: read, shown, refused."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from communique.show.middleware import MAX_UPLOAD
from communique.show.readings import MOST, SECONDS, Readings
from tests.scripted import REPORT as OTHER
from tests.scripted import make_record
from tests.show.conftest import REPORT

HOSTILE = ("The Foreign Minister of Chile, Elena Rivas, met with the President of Portugal, <script>alert(1)</script> "
           "Rui Falcão, in Lisbon on 6 May 2025. <img src=x onerror=alert(2)>")
GERMAN = ("Die Außenministerin ist am Dienstag nach Lissabon gereist, wo sie vom Präsidenten empfangen wurde. Sie "
          "sprachen über Fischerei und darüber, wie die Meere besser geschützt werden können. Danach ging es nach Rom, "
          "weil dort im nächsten Jahr eine Konferenz stattfinden soll, an der auch andere Länder teilnehmen wollen.")


def paste(client: TestClient, text: str, **fields: str) -> str:
    """Paste a text and return the page that it leads to."""
    answer = client.post("/read", data={"text": text, **fields}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_pasted_report_becomes_an_itinerary(client: TestClient) -> None:
    page = paste(client, REPORT)
    assert "Wednesday, 3 July 2024" in page or "Wednesday 3 July 2024" in page
    assert "Kassym-Jomart Tokayev" in page
    assert 'data-fact="e1"' in page
    assert "not stored" in page


def test_every_fact_has_its_words_on_the_page(client: TestClient) -> None:
    import re

    page = paste(client, REPORT)
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page)) - {"main"}
    assert len(links) > 20
    assert links <= ids


def test_an_uploaded_file_is_read(client: TestClient) -> None:
    mail = b"From: press@example.org\nSubject: Visit\nDate: Tue, 6 May 2025 10:00:00 +0000\n\n" + OTHER.encode()
    answer = client.post("/read", files={"file": ("visit.eml", mail, "message/rfc822")})
    assert answer.status_code == 200
    assert "Elena Rivas" in answer.text


def test_hostile_words_are_shown_as_text(client: TestClient) -> None:
    page = paste(client, HOSTILE)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page


def test_a_report_that_is_too_large_is_refused(client: TestClient) -> None:
    answer = client.post("/read", data={"text": "word " * (MAX_UPLOAD // 4)})
    assert answer.status_code == 413
    assert "5 MB" in answer.text
    answer = client.post("/read", files={"file": ("big.txt", b"x " * MAX_UPLOAD)})
    assert answer.status_code == 413


@pytest.mark.parametrize(("fields", "words"), [
    ({"text": "   "}, "nothing to read"),
    ({"text": GERMAN}, "English"),
    ({"text": REPORT, "published": "soon"}, "is no date"),
])
def test_what_cannot_be_read_is_said_beside_what_was_given(
        client: TestClient, fields: dict[str, str], words: str) -> None:
    answer = client.post("/read", data=fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert fields["text"].strip()[:40] in answer.text


def test_nobody_stores_without_the_right_to(client: TestClient) -> None:
    answer = client.post("/read", data={"text": REPORT}, follow_redirects=False)
    assert client.post(f"{answer.headers['location']}/store").status_code == 403


def test_a_reading_is_kept_for_a_while_under_a_name_nobody_guesses() -> None:
    from communique.record import Document

    now = 0.0
    readings = Readings(clock=lambda: now)
    names = [readings.keep(Document.from_text("text"), make_record()) for _ in range(MOST + 1)]
    assert len(set(names)) == MOST + 1
    assert all(len(name) > 20 for name in names)
    assert readings.find(names[0]) is None
    assert readings.find(names[1]) is not None
    now = SECONDS + 1.0
    assert readings.find(names[1]) is None


def test_a_reading_that_is_gone_says_what_to_do(client: TestClient) -> None:
    answer = client.get("/read/nothing")
    assert answer.status_code == 404
    assert "Give the report once more" in answer.text

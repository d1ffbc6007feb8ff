"""Files to take away."""

from __future__ import annotations

import io
import json
import zipfile

import icalendar
import pypdfium2
import pytest
from docx import Document
from starlette.testclient import TestClient

from tests.show.conftest import REPORT


def test_a_report_is_a_calendar_a_map_and_tables(client: TestClient) -> None:
    answer = client.get("/visits/1/download/ical")
    assert answer.headers["content-disposition"] == 'attachment; filename="communique-1.ics"'
    summaries = [str(event["summary"]) for event in icalendar.Calendar.from_ical(answer.text).walk("VEVENT")]
    assert any("Khurelsukh" in summary for summary in summaries)
    assert json.loads(client.get("/visits/1/download/geojson").text)["features"]
    tables = zipfile.ZipFile(io.BytesIO(client.get("/visits/1/download/csv").content))
    assert any("engagements" in name for name in tables.namelist())


def test_a_report_is_drafted_whether_it_is_stored_or_not(client: TestClient) -> None:
    place = client.post("/read", data={"text": REPORT}, follow_redirects=False).headers["location"]
    for path in ("/visits/1", place):
        written = Document(io.BytesIO(client.get(f"{path}/download/docx").content))
        assert "Tokayev" in " ".join(paragraph.text for paragraph in written.paragraphs)
        assert len(pypdfium2.PdfDocument(client.get(f"{path}/download/pdf").content)) >= 1


def test_a_person_and_a_country_are_taken_away_whole(client: TestClient) -> None:
    person = icalendar.Calendar.from_ical(client.get("/people/antonio-guterres/download/ical").text)
    assert len(person.walk("VEVENT")) >= 5
    assert "Kazakhstan" in client.get("/countries/KZ/download/travel").text


@pytest.mark.parametrize("path", [
    "/visits/1/download/exe", "/visits/1/download/..%2f..%2fetc%2fpasswd", "/visits/999/download/ical",
    "/people/nobody/download/ical", "/read/nothing/download/docx", "/people/antonio-guterres/download/docx"])
def test_what_is_no_download_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404

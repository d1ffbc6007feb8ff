"""Paths, folders and standard input; languages; and that any bytes load or are refused in one line."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import SourceError
from communique.sources import MAX_CHARS, expand, load, load_bytes
from tests.sources.samples import (
    GENERAL_PAGE,
    REPORT,
    UN_PAGE,
    copied_runs_are_equal,
    mail,
    pdf,
    word,
)

OTHER_LANGUAGES = {
    "French": (
        "Le Ministre a rencontré le Président de la République à Zenda. Ils ont parlé de la coopération et "
        "du climat, et le Ministre a remercié le Gouvernement pour son soutien. Il a ensuite quitté la capitale."
    ),
    "German": (
        "Der Minister traf in Zenda den Bundeskanzler. Sie sprachen über die Zusammenarbeit in der Region und "
        "das Klima. Der Minister dankte der Regierung für ihre Hilfe und reiste weiter, um die Ministerin zu treffen."
    ),
    "Russian": "Президент встретился с министром иностранных дел. Они обсудили сотрудничество двух стран.",
    "Chinese": "外交部长今天会见了秘书长，双方就地区合作和气候变化交换了意见。部长感谢联合国的支持，并将继续合作。",
    "Arabic": "التقى الوزير بالأمين العام في القاهرة وبحثا التعاون الإقليمي والمناخ، وشكر الحكومة.",
}
ENGLISH = [
    (
        "Participants: Kassym-Jomart Testov, Khurelsukh Probe, Shavkat Muster, Recep Örnek, Gurbanguly Model, Thử, "
        "José Prueba-Ejemplo, Xanana Amostra, Bongbong Halimbawa, Prabowo Contoh, Andrzej Próba, Gitanas Bandymas."
    ),
    (
        "Arrived Strelsau. Met Erster Minister von Hentzau, Außenminister Graf Rupert, Bürgermeister Schmidt. Dinner, "
        "Schloss Tarlenheim. Departed. Arrived Zenda. Met Fürst Rudolf, Bundespräsident Müller. Visited Universität."
    ),
    "Merci, Zenda.",
]


def test_file(report_file: Path) -> None:
    document = load(report_file)
    assert (document.text, document.language, document.source) == (REPORT, "en", str(report_file))
    assert document == load(str(report_file)) and len(document.digest) == 64


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    document = load("-")
    assert (document.text, document.source) == (REPORT, None)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(SourceError, match=r"^standard input: it is empty"):
        load("-")


def test_folders_become_their_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "c.json", ".hidden.txt", "sub/z.pdf", "sub/.git/x.txt", "Sub.eml", "empty/x.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = [str(Path(path).relative_to(tmp_path)) for path in expand([str(tmp_path)])]
    assert found == ["Sub.eml", "a.HTML", "b.txt", "sub/z.pdf"]
    others = ["-", "https://x.example/a", str(tmp_path / "c.json"), str(tmp_path / "none"), str(tmp_path / "empty")]
    assert expand(others) == others
    with pytest.raises(SourceError, match="no file that can be read"):
        load(tmp_path / "empty")
    with pytest.raises(SourceError, match="this is a folder"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "white space"),
        (b"\xef\xbb\xbf", "white space"),
        ("\u200b\u00ad\u200b".encode(), "nothing in it"),
    ],
)
def test_nothing_to_read(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=why) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_files_that_cannot_be_opened(tmp_path: Path, report_file: Path) -> None:
    for path, why in (
        (str(tmp_path / "none.txt"), "no such file"),
        ("x" * 5_000, "cannot be opened"),
        ("a\0b", "cannot be opened"),
        (str(report_file / "x"), "cannot be opened"),
        ("two\nlines", "no such file"),
    ):
        with pytest.raises(SourceError, match=why) as caught:
            load(path)
        assert "\n" not in str(caught.value)


def test_no_permission_is_told(report_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match="permission"):
        load(report_file)


def test_a_large_file_is_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    start = time.monotonic()
    with pytest.raises(SourceError, match="50,000,000 bytes"):
        load(path)
    assert time.monotonic() - start < 0.2
    with pytest.raises(SourceError, match="more than 20,000,000 bytes"):
        load("/dev/zero")


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_other_languages_are_refused_by_name(language: str) -> None:
    with pytest.raises(SourceError, match=f"the text is in {language}; communique reads English so far"):
        load_bytes(OTHER_LANGUAGES[language].encode())


@pytest.mark.parametrize("text", ENGLISH)
def test_names_of_all_languages_are_english(text: str) -> None:
    assert load_bytes(text.encode()).language == "en"


def test_importing_is_light() -> None:
    heavy = (
        "httpx",
        "trafilatura",
        "selectolax",
        "docx",
        "pypdfium2",
        "lxml",
        "py3langid",
        "babel",
        "charset_normalizer",
        "yaml",
    )
    code = f"import sys, communique.sources; print(*(set({heavy!r}) & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stderr


def loads_or_refuses(data: bytes, name: str | None = None) -> None:
    refused = ""
    try:
        document = load_bytes(data, name=name)
    except SourceError as error:
        refused = str(error)
    if refused:
        assert "\n" not in refused and len(refused) < 400
        return
    assert document.text == document.text.strip() and document.text and len(document.text) <= MAX_CHARS
    assert all(part and part == part.strip() and "\n" not in part for part in document.text.split("\n\n"))
    if document.raw is not None:
        copied_runs_are_equal(document)
    assert document == load_bytes(data, name=name)


PIECES = [
    b"%PDF-1.4",
    b"PK\x03\x04",
    b"<html><body><p>",
    b"From: a@b\nMessage-ID: <x>\n\n",
    b"The President met.",
    b"\n\n",
    b"\xff\xfe",
    b"&nbsp;",
    b"<!--",
    b"5 July 2024",
    b"SG/T/1",
    b"\xe2\x80\x8b",
    b"- item\n",
    b"Content-Type: text/html\n",
    b"</p>",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=400) | st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=20).map(b"".join),
    st.sampled_from([None, "a.txt", "a.html", "a.pdf", "a.docx", "a.eml"]),
)
def test_any_bytes_load_or_are_refused(data: bytes, name: str | None) -> None:
    loads_or_refuses(data, name)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_keeps_its_way_back(text: str) -> None:
    loads_or_refuses(text.encode("utf-8", "ignore"))


WHOLE = [
    pdf(REPORT),
    word(REPORT),
    mail(REPORT, f"<p>{REPORT}</p>").as_bytes(),
    UN_PAGE.encode(),
    GENERAL_PAGE.encode(),
]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WHOLE), st.data())
def test_damaged_files_load_or_are_refused(whole: bytes, data: st.DataObject) -> None:
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    loads_or_refuses(bytes(damaged[: data.draw(st.integers(len(damaged) // 2, len(damaged)))]))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "the",
                    "President",
                    "met",
                    "Zed",
                    "in",
                    "Strelsau",
                    "and",
                    "thanked",
                    "her",
                    "for",
                    "peace,",
                    "then",
                    "left.",
                ]
            ),
            min_size=3,
            max_size=60,
        ).map(" ".join),
        min_size=1,
        max_size=6,
    )
)
def test_single_line_paragraphs_are_never_changed(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert load_bytes((text + "\n").encode()).text == text

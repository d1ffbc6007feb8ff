"""Documents of each format, made on the spot, and what must hold of every document read."""

from __future__ import annotations

import io
from email.message import EmailMessage
from typing import Any

import docx
from fpdf import FPDF

from communique.record import Document

REPORT = (
    "The President of Ruritania, Rudolf Elphberg, arrived in Strelsau on Monday morning, 1 July. He met with the Prime "
    "Minister of Grauburg, Anna Zed, and thanked her for the support of her Government.\n\n"
    "Later in the day, the President visited the harbour, and he then left for Zenda."
)


UN_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Secretary-General in Ruritania, 3-4 July | Meetings Coverage and Press Releases</title>
<link rel="canonical" href="https://press.un.org/en/2024/sgt9999.doc.htm">
<meta property="og:site_name" content="Meetings Coverage and Press Releases">
<script>document.write("<p>The President met with nobody.</p>")</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li>Secretary-General</li></ul></nav><main>
<h1 class="page-header">Secretary&#8209;General in Ruritania, 3-4 July</h1>
<article class="node node--type-press-release node--view-mode-full clearfix">
<div class="field field--name-field-dated field__item"><time datetime="2024-07-05T12:00:00Z">5 July 2024</time></div>
<div class="field field--name-field-symbol field__item">SG/T/9999</div>
<div class="field field--name-body field__item"><p>The Secretary\u2011General, &Aacute;ngel&nbsp;Peña, arrived in
<strong>Strel</strong>sau on Wednesday,&#160;3 July.</p><!-- <p>Not shown.</p> -->
<p>He met with the President of Ruritania.<br><br>They spoke about trade &amp; <a href="/x">the harbour</a>.</p>
<ul><li>First point;</li><li>Second point.</li></ul><p>* *** *</p></div></article>
<article class="node node--view-mode-teaser">
<div class="field--name-body"><p>A teaser of another release.</p></div></article>
</main><footer><p>For information media. Not an official record.</p></footer></body></html>"""

GENERAL_PAGE = """<html><head><title>Secretary Doe’s Meeting with Minister Zed - Department of State</title>
<meta property="og:site_name" content="Department of State">
<script type="application/ld+json">{broken</script>
<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2022-03-03T18:00:00Z"}]}</script>
</head><body><header><a href="/">Home</a></header><main><h1>Secretary Doe’s Meeting with Minister Zed</h1>
<p>Office of the Spokesperson</p><p>Secretary of State Jane A. Doe met today with Minister Karl Zed of Ruritania in
Brussels. She thanked the Minister for the leadership of his country, and they discussed the border at length.</p>
<p>The Secretary and the Minister also spoke about trade, and they agreed to meet again in the autumn of the year.</p>
</main><footer><p>© 2022 Department. All rights reserved.</p></footer></body></html>"""


def copied_runs_are_equal(document: Document) -> None:
    assert document.raw is not None
    runs = list(zip(document.alignment.clean, document.alignment.raw, document.alignment.length, strict=True))
    for clean, raw, length in runs:
        assert document.text[clean : clean + length] == document.raw[raw : raw + length]
    assert [raw for _, raw, _ in runs] == sorted(raw for _, raw, _ in runs)


class Sheet(FPDF):
    """A paper with a running head and page numbers."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, "Government of Ruritania - Press Service", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 8, f"Page {self.page_no()} of {{nb}}", align="C")


def pdf(*paragraphs: str, title: str = "", sheet: FPDF | None = None, gap: float = 3, **options: Any) -> bytes:
    sheet = sheet or FPDF()
    sheet.add_page()
    if title:
        sheet.set_font("Helvetica", "B", 14)
        sheet.multi_cell(0, 8, title, new_x="LMARGIN", new_y="NEXT")
    sheet.set_font("Helvetica", size=11)
    for paragraph in paragraphs:
        sheet.ln(gap)
        sheet.multi_cell(0, 5.5, paragraph, new_x="LMARGIN", new_y="NEXT", **options)
    return bytes(sheet.output())


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def mail(text: str | None, html: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "From": "Press Office <press@state.gov>",
        "Date": "Thu, 03 Mar 2022 18:00:00 -0500",
        "Subject": "Fwd: Visit to Zenda – José Müller",
        "Message-ID": "<1@x>",
        **headers,
    }.items():
        message[name] = value
    if text is not None:
        message.set_content(text, charset="iso-8859-1", cte="quoted-printable")
    if html is not None and text is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message

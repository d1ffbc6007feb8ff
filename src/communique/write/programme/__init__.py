"""A programme for people: an itinerary as text, or on one page of PDF."""

from communique.write.programme.page import Entry, Page, page_of
from communique.write.programme.pdf import make_pdf
from communique.write.programme.text import make_text

__all__ = ["Entry", "Page", "make_pdf", "make_text", "page_of"]

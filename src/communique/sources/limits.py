"""How much of a source is taken, in one place. Every figure guards against a mistake or an attack."""

from __future__ import annotations

#: Bytes of one source: a file, standard input, or the body of an HTTP answer. A long report in PDF is below 5 MB.
MAX_BYTES = 20_000_000

#: Characters of text read from one source. A press release has about 5,000, a day of meetings coverage 60,000.
MAX_CHARS = 2_000_000

#: Characters of HTML markup. Beyond this a page is generated data, and extraction would take minutes.
MAX_MARKUP_CHARS = 5_000_000

#: Elements open at once in a page. Pages nest some thirty deep; parsing takes time by the square of this.
MAX_MARKUP_DEPTH = 5_000

#: Bytes that a DOCX may unpack to, all members together, and any one XML member alone.
MAX_DOCX_BYTES = 100_000_000
MAX_DOCX_XML_BYTES = 20_000_000

#: Members of a DOCX archive. Word writes some twenty, and one for each picture.
MAX_DOCX_MEMBERS = 2_000

#: Pages of a PDF.
MAX_PDF_PAGES = 2_000

#: Redirects followed from one URL; each target is checked like the first address.
MAX_REDIRECTS = 5

#: Seconds to connect, seconds to wait for the next bytes, and seconds for a whole fetch with redirects and robots.txt.
CONNECT_SECONDS = 10.0
READ_SECONDS = 15.0
TOTAL_SECONDS = 60.0

#: Bytes of robots.txt that are read (RFC 9309, section 2.5, asks for at least 500 KiB).
MAX_ROBOTS_BYTES = 512_000

#: Characters of text at which its language is looked at, and the size of the sample.
MIN_LANGUAGE_CHARS = 200
LANGUAGE_SAMPLE_CHARS = 6_000

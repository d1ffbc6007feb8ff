"""Lists of feeds in OPML, which feed readers export."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from communique.errors import SourceError
from communique.sources.limits import MAX_BYTES


def feeds_of(path: str) -> list[str]:
    """Return the addresses of the feeds in an OPML file, in its order, each once.

    Raises:
        SourceError: There is no such file, it is no OPML, or it names no feed.
    """
    try:
        if Path(path).stat().st_size > MAX_BYTES:
            raise SourceError(f"{path}: it has more than {MAX_BYTES:,} bytes, the most that are read")
        root = fromstring(Path(path).read_bytes())
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file; give an http or https address, or an OPML file") from None
    except (OSError, ValueError, ParseError, DefusedXmlException) as error:
        raise SourceError(f"{path}: this is no OPML file that can be read ({error})") from None
    found = [outline.get("xmlUrl", "").strip() for outline in root.iter("outline")]
    addresses = list(dict.fromkeys(address for address in found if address))
    if not addresses:
        raise SourceError(f"{path}: it names no feed (no outline with xmlUrl)")
    return addresses

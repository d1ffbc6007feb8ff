"""A mail to the text of its body, with subject, date and sender."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

from communique.errors import SourceError
from communique.sources.cleaning import plain
from communique.sources.content import Content
from communique.sources.dates import iso_date
from communique.sources.encoding import decode
from communique.sources.html import declared_charset, read_html
from communique.sources.text import read_text

_SIGNATURE = re.compile(r"\r?\n-- \r?\n")
_PREFIX = re.compile(r"^(?:(?:re|fw|fwd)\s*:\s*)+", re.IGNORECASE)


def read_mail(data: bytes) -> Content:
    """Read the body of a mail: the plain text, or the HTML where there is no plain text.

    ``raw`` is the decoded body; the headers and other parts are not in it.

    Raises:
        SourceError: The mail has no body with text, or is damaged.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        part = message.get_body(preferencelist=("plain", "html"))
        subject, date, sender = (plain(str(message.get(name, ""))) for name in ("Subject", "Date", "From"))
        body = _body(part) if isinstance(part, EmailMessage) else ""
    except SourceError:
        raise
    except Exception:  # noqa: BLE001  the parser of header fields raises many kinds, and documents none of them
        raise SourceError("the mail is damaged and cannot be read") from None
    if not body.strip() or part is None:
        raise SourceError("the mail has no text, only attachments; save and read those")
    content = read_html(body) if part.get_content_type() == "text/html" else read_text(_SIGNATURE.split(body)[0])
    return Content(
        text=content.text, alignment=content.alignment, raw=body, sender=sender or None,
        title=_PREFIX.sub("", subject) or content.title,
        issuer=content.issuer, published=iso_date(date) or content.published, address=content.address,
    )


def _body(part: EmailMessage) -> str:
    """Decode a part by its declared charset where that fits, else by what its bytes look like."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    in_markup = declared_charset(data) if part.get_content_type() == "text/html" else None
    return decode(data, declared=part.get_content_charset() or in_markup) if data else ""

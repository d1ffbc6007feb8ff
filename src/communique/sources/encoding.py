"""Bytes to characters: byte order marks, declared encodings, UTF-8, and the legacy encodings that are left."""

from __future__ import annotations

import codecs
import re

from communique.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Labels that are used for Windows-1252 on the web and in mail (WHATWG Encoding Standard, section 4.2).
_MEANS_CP1252 = {"ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso_8859-1", "l1"}
#: What charset-normalizer chooses from. Others (EBCDIC, old Macintosh, code pages of DOS) fit many texts by accident.
_LEGACY = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "cp1257", "iso8859_2", "iso8859_5", "koi8_r",
           "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
_SAMPLE = 100_000
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> str:
    """Return the characters of ``data``.

    Args:
        data: The source as it was handed in.
        encoding: Encoding that the user named; nothing else is tried then.
        declared: Encoding that the transport or the markup names; others are tried where it does not fit.

    Raises:
        SourceError: The bytes are no text, or not in the encoding that was named.
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, name)
    wide = _utf16_without_mark(data)
    if wide:
        return _decode_as(data, wide)
    if is_binary(data):
        raise SourceError("this is a binary file, not a text; give a text, HTML, PDF, DOCX or .eml file")
    for candidate in (_codec(declared), "utf-8"):
        try:
            if candidate:
                return data.decode(candidate)
        except (UnicodeError, LookupError):  # LookupError: no such encoding, or one such as "hex" that is none of text
            continue
    return _legacy(data)


def is_binary(data: bytes) -> bool:
    """Tell whether ``data`` holds NUL bytes, or more control characters than a text has by accident."""
    sample = data[:_SAMPLE]
    return b"\x00" in data or len(_CONTROL.findall(sample)) > 2 + len(sample) // 200


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(codecs.lookup(encoding).name)
    except (LookupError, UnicodeError, ValueError, TypeError):
        raise SourceError(f"the bytes are not in the encoding {encoding!r}; name another encoding, or none") from None


def _codec(declared: str | None) -> str | None:
    label = (declared or "").strip().strip("\"'").lower()
    if label in _MEANS_CP1252:
        # Pure ASCII and real UTF-8 labelled so are both common: UTF-8 is tried first, then Windows-1252 among others.
        return None
    return label or None


def _utf16_without_mark(data: bytes) -> str | None:
    """Name the byte order of Latin text in UTF-16: nearly every other byte is then NUL."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or len(data) % 2:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _legacy(data: bytes) -> str:
    """Decode what is not UTF-8. Windows-1252 wins a tie: English with a few typographic marks fits most code pages."""
    from charset_normalizer import from_bytes

    found = list(from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY, preemptive_behaviour=False))
    if not found:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            raise SourceError("the characters cannot be told from the bytes; save the text as UTF-8") from None
    least = min(match.chaos for match in found)
    fitting = [match for match in found if match.chaos <= least + 0.02]
    western = any("cp1252" in (match.encoding, *match.could_be_from_charset) for match in fitting)
    return data.decode("cp1252" if western else fitting[0].encoding, errors="replace")

"""Texts that are no reports: long, empty, nested, foreign. `benchmarks/hard_texts.py` times them."""

from __future__ import annotations

_NAMES = ("Marta Arden", "Anders Lindqvist", "Lusine Haddad", "Kofi Mensah", "Ingrid Brandt", "Rui Falcão")
_COUNTRIES = ("Norway", "Chile", "Kenya", "Jordan", "Fiji", "Latvia")
_TABLE = tuple(zip(_NAMES, _COUNTRIES, strict=True))

TEXTS = {
    "empty": "",
    "one letter": "x",
    "only newlines": "\n" * 5_000,
    "only spaces": " \t\u00a0\u2003" * 2_000,
    "only digits": "1234567890 " * 3_000,
    "digits without a space": "7" * 50_000,
    "only dates": "3 July 2024, Wednesday 4 May, 12 March 1999. " * 400,
    "only punctuation": "?!.,;:—()[]“”'\"… " * 1_000,
    "one word repeated": "meeting " * 10_000,
    "one name repeated": "President Arden " * 3_000,
    "one verb repeated": "Met with met with met with. " * 1_000,
    "only titles": "President Prime Minister Foreign Secretary-General " * 1_500,
    "commas": "Oslo, " * 5_000,
    "and": " and ".join(_NAMES * 400),
    "of": "the President of the Council of the Committee of " * 600,
    "100 kB without punctuation": "the leaders of many states spoke of water and of trade with each other " * 1_450,
    "100 kB without a space": "abcdefghij" * 10_000,
    "a sentence of 2,000 clauses": "He met with President Arden and " + "said that " * 2_000 + "it was good.",
    "nested quotation marks": "“" * 3_000 + "peace" + "”" * 3_000,
    "nested quotations": "President Arden said “" + "he said “she said “" * 1_000 + "yes" + "”" * 2_001 + ".",
    "straight quotation marks": 'He said "yes" and "no" ' * 1_500,
    "nested brackets": "(" * 3_000 + "Arden" + ")" * 3_000,
    "brackets never closed": "President Arden (of Norway [and (others " * 800,
    "right-to-left names": "President محمود الأحمد met with Prime Minister שרה לוי in Amman on Monday. " * 50,
    "right-to-left marks": "The \u202ePresident\u202c met \u200fwith\u200f Prime \u2067Minister\u2069 Haddad. " * 50,
    "emoji": "The President 🤝 met with 👩🏽‍💼 Prime Minister Haddad 🇳🇴 in Oslo 🎉. " * 100,
    "only emoji": "🤝👩🏽‍💼🇳🇴🎉" * 2_000,
    "combining marks": "President A" + "\u0301" * 5_000 + "rden met with Prime Minister Haddad.",
    "control characters": "President\x00 Arden\x07 met\x1b[31m with\x0b Prime\x0c Minister Haddad.\r\n" * 100,
    "other scripts": "习近平主席会见了挪威首相。 Президент встретился с премьер-министром. " * 100,
    "a table of names": "\n".join(f"{n}\t{c}\tMinister\t{k}" for k in range(150) for n, c in _TABLE),
    "a table with bars": "\n".join(f"| {n} | {c} | {k} July |" for k in range(30) for n, c in _TABLE),
    "a list of delegates": "Present were " + ", ".join(f"{n}, Minister of Trade of {c}" for n, c in _TABLE * 100) + ".",
    "labels of a transcript": "President Arden: Yes.\nQuestion: No.\n" * 800,
    "one paragraph of labels": "Rivas: Yes. Haddad: No. " * 1_500,
    "headings": "President Arden meets Prime Minister Haddad\n\n" * 800,
    "bullets": "• Met with Haddad; • visited Oslo; " * 800,
    "capitals": "PRESIDENT ARDEN MET WITH PRIME MINISTER HADDAD IN OSLO ON 3 JULY. " * 300,
    "markup": "<p>President <b>Arden</b> met with {{ minister }} &amp; [Haddad](http://example.org/a?b=c).</p> " * 200,
    "symbols": "SG/SM/12345 A/RES/70/1 S/2024/1 " * 1_000,
    "stops": "." * 20_000,
    "abbreviations": "Mr. Dr. H.E. U.S. U.N. St. Gen. " * 1_500,
}  # fmt: skip

"""Keeps the words of the pages in other languages: finds new ones, and compiles what has been translated.

    python scripts/build_catalogues.py            # bring locale/*/LC_MESSAGES/communique.po up to date and compile it
    python scripts/build_catalogues.py --check    # fail where a word has no translation or the compiled file is old

A new language begins with `mkdir -p src/communique/show/locale/xx/LC_MESSAGES` and a run of this. Words stand in the
templates and in Python beside `N_` or `say`; the names of topics come from the vocabulary.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from communique.show.themes import labels

SHOW = Path(__file__).resolve().parent.parent / "src" / "communique" / "show"
LOCALES = SHOW / "locale"
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "say": None}


def words() -> Catalog:
    """Return every word of the pages, without translations."""
    found = Catalog(project="communique", header_comment="# Words of the pages of communique.")
    for _, _, message, _, _ in extract_from_dir(SHOW, METHODS, OPTIONS, KEYWORDS):
        if message:
            found.add(message if isinstance(message, str) else tuple(message))
    for label in labels().values():
        found.add(label)
    return found


def updated(path: Path) -> Catalog:
    """Return the catalogue of a language with every word there is now, and no others."""
    old = path.parent.parent.name
    catalogue = read_po(io.BytesIO(path.read_bytes()), locale=old) if path.exists() else Catalog(locale=old)
    catalogue.update(words(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.fuzzy = False
    catalogue.obsolete.clear()
    return catalogue


def missing(catalogue: Catalog) -> list[str]:
    """Return the words that have no translation."""
    return [str(message.id) for message in catalogue if message.id and not all(
        message.string if isinstance(message.string, (tuple, list)) else (message.string,))]


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as programs read it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> None:
    """Update or check every language."""
    check = "--check" in sys.argv[1:]
    wrong = []
    for folder in sorted(LOCALES.glob("*/LC_MESSAGES")):
        path = folder / "communique.po"
        catalogue = updated(path)
        if check:
            wrong += [f"{path}: no translation of {words_!r}" for words_ in missing(catalogue)]
            if not path.with_suffix(".mo").exists() or path.with_suffix(".mo").read_bytes() != compiled(catalogue):
                wrong.append(f"{path}: run scripts/build_catalogues.py")
            continue
        out = io.BytesIO()
        write_po(out, catalogue, width=120, no_location=True, sort_output=True, omit_header=False)
        path.write_bytes(out.getvalue())
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        print(f"{path}: {len(catalogue)} words, {len(missing(catalogue))} without translation")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()

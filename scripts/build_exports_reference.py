"""Write the tables of docs/exports.md from the formats, columns and vocabularies of the exports.

    python scripts/build_exports_reference.py           # write them
    python scripts/build_exports_reference.py --check   # exit with code 1 where they are not what would be written
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from communique.write.exports.mapping import plover, schema_org
from communique.write.exports.registry import FORMATS
from communique.write.exports.tables import TABLES
from communique.write.exports.travel import COLUMNS

TARGET = Path(__file__).resolve().parent.parent / "docs" / "exports.md"


def _formats() -> str:
    rows = "".join(
        f"| `{form.name}` | {form.title} | `{form.suffix}` | `{form.media_type}` | {form.holds} | {form.cannot} |\n"
        for form in FORMATS.values())
    return "| name | what it is | suffix | media type | holds | cannot hold |\n|---|---|---|---|---|---|\n" + rows


def _tables() -> str:
    parts = []
    for table in TABLES:
        rows = "".join(f"| `{column.name}` | {column.kind} | {column.says} |\n" for column in table.columns)
        head = f"### {table.name}\n\nOne row: {table.says}.\n\n| column | type | meaning |\n|---|---|---|\n"
        parts.append(head + rows)
    return "\n".join(parts)


def _travel() -> str:
    rows = "".join(f"| `{name}` | {says} |\n" for name, says in COLUMNS.items())
    return f"| column | meaning |\n|---|---|\n{rows}"


def _schema_org() -> str:
    table = schema_org()
    rows = []
    for section in ("engagements", "movements", "places", "organizations", "statements", "roles", "status"):
        rows += [f"| {section} | `{ours}` | `schema:{theirs}` |\n" for ours, theirs in getattr(table, section).items()]
    return "| of | ours | schema.org |\n|---|---|---|\n" + "".join(rows)


def _plover() -> str:
    rows = [f"| engagement | `{kind}`, {status} | `{coded.root}` | {f'`{coded.mode}`' if coded.mode else ''} | |\n"
            for kind, by_status in plover().engagements.items() for status, coded in by_status.items()]
    for act, coded in plover().statements.items():
        words = f"begins with {', '.join(coded.about)}" if coded.about else ""
        words += f"without {', '.join(coded.unless)}" if coded.unless else ""
        rows.append(f"| statement | `{act}` | `{coded.root}` | | {words} |\n")
    return "| fact | kind or act | root | mode | content |\n|---|---|---|---|---|\n" + "".join(rows)


BLOCKS = {"formats": _formats, "tables": _tables, "travel": _travel, "schema.org": _schema_org, "plover": _plover}


def build(text: str) -> str:
    """Return ``text`` with what stands between the marks of each block made again."""
    for name, made in BLOCKS.items():
        pattern = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.S)
        found = pattern.search(text)
        if found is None:
            raise SystemExit(f"{TARGET}: no block {name}")
        text = text[:found.end(1)] + made() + text[found.start(2):]
    return text


def main(arguments: list[str]) -> int:
    """Write the tables, or tell whether they are up to date."""
    text = TARGET.read_text(encoding="utf-8")
    if "--check" in arguments:
        return 0 if build(text) == text else 1
    TARGET.write_text(build(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

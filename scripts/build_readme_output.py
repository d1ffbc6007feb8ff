"""Write into README.md what its set-up line prints.

    python scripts/build_readme_output.py           # write it
    python scripts/build_readme_output.py --check   # exit with code 1 where it is not what would be written
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/almaty-astana.txt"
_BLOCK = re.compile(r"(?<=<!-- output -->\n```text\n).*?(?=```)", re.DOTALL)


def output() -> str:
    """Return the itinerary of the example as a terminal of 80 columns shows it."""
    from communique import Reader
    from communique.sources import load
    from communique.write import Options, writer

    document = load(ROOT / EXAMPLE)
    shown = io.StringIO()
    writer("table")([Reader().read(document)], shown, Options(width=80))
    return shown.getvalue().replace(str(ROOT / EXAMPLE), EXAMPLE)


def main(arguments: list[str]) -> int:
    """Write README.md, or with ``--check`` compare it."""
    readme = ROOT / "README.md"
    before = readme.read_text(encoding="utf-8")
    after, count = _BLOCK.subn(lambda _: output(), before)
    if count != 1:
        print("README.md has no block of text after the comment <!-- output -->")
        return 1
    if "--check" not in arguments:
        readme.write_text(after, encoding="utf-8")
    elif after != before:
        print("README.md shows another output than this version prints; run scripts/build_readme_output.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What an application is told when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources


def shipped_sample() -> str:
    """Return the report that visitors can try the reader with."""
    return (resources.files("communique.show") / "data" / "sample.txt").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to show a store.

    Attributes:
        database: Path or address of the store; None for the user's own.
        base_url: Address at which readers see the pages, where a proxy stands before them.
        editing: Whether those who may edit can change anything; False shows the store for reading only.
        open: Whether anybody may read; False lets only users read, and those who hold a token.
        origins: Origins of programs in a browser that may use the API from there, such as OpenRefine.
        hosts: Names under which the application may be asked for; `*` for any.
        sample: Report to try; None for the one that is shipped.
        vocab: Folder with vocabulary files for reading.
        pipeline: spaCy pipeline for reading.
        warm: Load the reader when the application starts, so that the first report is read at once.
    """

    database: str | None = None
    base_url: str | None = None
    editing: bool = True
    open: bool = True
    origins: tuple[str, ...] = ("http://127.0.0.1:3333", "http://localhost:3333")
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]", "testserver")
    sample: str | None = None
    vocab: str | None = None
    pipeline: str | None = None
    warm: bool = False

    @property
    def sample_text(self) -> str:
        """Return the report to try."""
        return self.sample if self.sample is not None else shipped_sample()

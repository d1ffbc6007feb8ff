"""communique reads diplomatic travel reports into records in which every fact points to its words.

    >>> import communique
    >>> record = communique.read("The Foreign Minister of Chile met with ...")  # doctest: +SKIP

Heavy parts load on first use: importing this package is cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Reader", "Record", "__version__", "read"]

if TYPE_CHECKING:
    from communique.pipeline import Reader, read
    from communique.record import Record


def __getattr__(name: str) -> Any:
    if name in ("Reader", "read"):
        from communique import pipeline

        return getattr(pipeline, name)
    if name == "Record":
        from communique.record import Record

        return Record
    raise AttributeError(f"module 'communique' has no attribute {name!r}")

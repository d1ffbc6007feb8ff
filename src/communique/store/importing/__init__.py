"""Records that others made: lists of travels and visits, tables of disclosed meetings, JSON Lines."""

from communique.store.importing.mapping import Mapping, load_mapping
from communique.store.importing.running import FileReport, Import

__all__ = ["FileReport", "Import", "Mapping", "load_mapping"]

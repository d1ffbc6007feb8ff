"""A programme: the short YAML or iCalendar file that an office keeps during a journey, as a record and checked."""

from communique.programme.checking import Finding, check
from communique.programme.loading import load_programme
from communique.programme.recording import record_of
from communique.programme.types import Item, Programme

__all__ = ["Finding", "Item", "Programme", "check", "load_programme", "record_of"]

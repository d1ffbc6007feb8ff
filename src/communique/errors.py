"""Every error that communique raises on purpose, under one root. Each message says what is wrong and what to do."""

from __future__ import annotations


class CommuniqueError(Exception):
    """Root of all errors that a user can act on. The command line prints it in one line and exits with code 2."""


class SourceError(CommuniqueError):
    """The input cannot be turned into a text: missing, empty, binary, encrypted, too large, or not in English."""


class FetchError(SourceError):
    """A URL could not be fetched, or may not be."""


class RobotsError(FetchError):
    """The robots.txt of a host does not allow to fetch a URL."""


class PrivateAddressError(FetchError):
    """A URL leads to an address that is not public, and such addresses were not allowed."""


class AccessError(CommuniqueError):
    """Somebody may not do what they ask for, or a user or token cannot be as it was given."""


class VocabularyError(CommuniqueError):
    """A vocabulary file is not what the loader expects. The message names file, entry and field."""


class PipelineError(CommuniqueError):
    """The syntax pipeline is missing or not usable."""


class GoldError(CommuniqueError):
    """A gold file is not what `evaluate` expects."""


class StoreError(CommuniqueError):
    """The store cannot be opened, read or written. The message says which and what to do."""


class UnknownNameError(CommuniqueError):
    """A name means nobody in the store, or several; the message names who is near."""


class QuestionError(CommuniqueError):
    """A question cannot be asked so: a date or a country that is none, or a limit that leaves nothing."""


class StyleError(CommuniqueError):
    """A style of drafts is not what the loader expects. The message names file, entry and what is wrong."""


class ExportError(CommuniqueError):
    """Records cannot be exported so: an unknown format, a missing library, or a target that cannot be written."""


class ProgrammeError(CommuniqueError):
    """A programme is not what the loader expects. The message names file, line and what is wrong."""

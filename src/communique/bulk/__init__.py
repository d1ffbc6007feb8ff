"""Many sources: read one after the other or by several processes; what cannot be read never stops the rest."""

from communique.bulk.chunks import CHUNK, Result, read_chunk
from communique.bulk.pool import Settings, read_chunks, read_documents, workers_for

__all__ = ["CHUNK", "Result", "Settings", "read_chunk", "read_chunks", "read_documents", "workers_for"]

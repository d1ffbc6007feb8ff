"""The API under `/api/v1`: what programs ask, in JSON with the record's names, or as a table."""

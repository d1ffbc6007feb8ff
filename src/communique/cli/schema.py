"""`communique schema`: the JSON schema of a record."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON schema of a record, as made from the types."""
    import json

    from communique.record import Record

    typer.echo(json.dumps(Record.model_json_schema(by_alias=True), indent=2, ensure_ascii=False))

"""A store is a plain SQLite file: other programs open it and find names that say what is in them."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlite_utils
from datasette.app import Datasette

from communique.record import Record
from communique.store import Store
from communique.store.derived import TABLES


@pytest.fixture
def file(tmp_path: Path, record: Record) -> Path:
    with Store.open(tmp_path / "store.db") as store:
        store.add_record(record)
    return tmp_path / "store.db"


def test_sqlite_utils_reads_tables_and_columns(file: Path) -> None:
    database = sqlite_utils.Database(file)
    assert {table.name for table in TABLES} | {"documents", "claims"} <= set(database.table_names())
    (meeting, *_) = database["engagements"].rows_where("kind = 'meeting' AND status = 'held'")
    assert (meeting["date"], meeting["city"], meeting["venue"]) == ("2025-05-06", "Lisbon", "Belém Palace")
    assert {key.other_table for key in database["participants"].foreign_keys} == {"documents", "engagements"}


def test_datasette_shows_tables_and_answers(file: Path) -> None:
    async def ask() -> tuple[int, dict[str, object], list[dict[str, object]]]:
        site = Datasette([str(file)])
        await site.invoke_startup()
        page = await site.client.get("/store/engagements")
        tables = (await site.client.get("/store.json")).json()
        rows = (await site.client.get(
            "/store.json?_shape=array&sql=select+name,office+from+participants+where+country='PT'+order+by+name")).json()
        return page.status_code, tables, rows

    with ThreadPoolExecutor(1) as elsewhere:  # a browser of other tests may have a loop in this thread
        status, tables, rows = elsewhere.submit(asyncio.run, ask()).result()
    assert status == 200
    listed = tables["tables"]
    assert isinstance(listed, list)
    assert {"engagements", "participants", "statements", "visits"} <= {table["name"] for table in listed}
    assert rows == [{"name": "Ana Prado", "office": "Prime Minister"}, {"name": "Rui Falcão", "office": "President"}]

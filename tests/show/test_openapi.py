"""The API against its own description: schemathesis makes up requests, and all answers are to be as described."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from communique import Reader
from communique.show.api import entities, facts, questions, records
from communique.show.api.reconciling import service
from communique.show.app import create_app
from communique.show.settings import Settings
from communique.store import Store
from communique.store.access import tokens
from tests.show.conftest import USER

EXAMPLES = 6
OPERATIONS = sorted(route.operation_id for router in (
    records.router, facts.router, entities.router, questions.router, service.open_router, service.router)
    for route in router.routes)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
          response_headers_conformance, negative_data_rejection, unsupported_method]


@pytest.fixture(scope="session")
def described(filled: Path, tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Any]:
    """Return the description of an API over a store of its own."""
    copy = tmp_path_factory.mktemp("described") / "store.db"
    shutil.copy(filled, copy)
    made = create_app(Settings(database=str(copy)))
    made.state.site.readings.use(reader)
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", made)
    made.state.site.store.close()


@pytest.fixture(scope="session")
def secret(described: Any) -> str:
    """Return a token that may add."""
    store: Store = described.app.state.site.store
    with store.writing() as connection:
        return tokens.new_token(connection, USER, "write")[1]


def _check(described: Any, secret: str, name: str, mode: GenerationMode) -> None:
    operation = described.find_operation_by_id(name)

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
              phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {secret}"}, checks=CHECKS)

    ask()


@pytest.mark.parametrize("name", OPERATIONS)
def test_no_answer_is_otherwise_than_described(described: Any, secret: str, name: str) -> None:
    _check(described, secret, name, GenerationMode.POSITIVE)


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_is_asked_wrongly_is_refused_as_described(described: Any, secret: str, name: str) -> None:
    _check(described, secret, name, GenerationMode.NEGATIVE)

"""Users, sessions, tokens, refusals and the trail, in both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from communique.errors import AccessError
from communique.store import Store
from communique.store.access import RefusedError, attempts, sessions, tokens, trail, users
from communique.store.access.signing_in import sign_in
from communique.store.access.tables import refusals as refusals_table
from communique.store.access.tables import sessions as sessions_table
from communique.store.access.tables import tokens as tokens_table
from communique.store.access.tables import users as users_table

PASSWORD = "four plain words here"


@pytest.fixture
def ana(store: Store) -> Store:
    """Return a store with one user."""
    with store.writing() as connection:
        users.add_user(connection, "Ana", PASSWORD)
    return store


def test_a_password_is_kept_as_argon2id(ana: Store) -> None:
    with ana.reading() as connection:
        (kept,) = connection.execute(select(users_table.c.password)).scalars()
        assert kept.startswith("$argon2id$")
        assert PASSWORD not in kept
        assert users.any_users(connection)


@pytest.mark.parametrize(("name", "password", "why"), [
    ("two words", PASSWORD, "one word"), ("", PASSWORD, "one word"), ("a\nb", PASSWORD, "one word"),
    ("ANA", PASSWORD, "already"), ("bo", "short", "12 to 512"), ("bo", "x" * 513, "12 to 512"),
    ("bobobobobobobo", "BoBoBoBoBoBoBo", "is the name"),
])
def test_users_that_cannot_be(ana: Store, name: str, password: str, why: str) -> None:
    with pytest.raises(AccessError, match=why), ana.writing() as connection:
        users.add_user(connection, name, password)


def test_signing_in_begins_a_session_of_its_own_each_time(ana: Store) -> None:
    user, secret = sign_in(ana, " ANA ", PASSWORD, "127.0.0.1")
    again = sign_in(ana, "ana", PASSWORD, "127.0.0.1")[1]
    assert (user, secret == again) == ("ana", False)
    with ana.reading() as connection:
        found = sessions.find_session(connection, secret)
        assert found is not None and found.user == "ana"
        kept = set(connection.execute(select(sessions_table.c.digest)).scalars())
        assert len(kept) == 2 and secret not in kept
        assert sessions.find_session(connection, "another") is None
        assert [did.action for did in trail(connection, "ana")] == ["signed in", "signed in"]


def test_a_refusal_tells_nobody_why(ana: Store) -> None:
    with ana.writing() as connection:
        users.add_user(connection, "gone", PASSWORD)
        users.disable(connection, "gone")
    told = set()
    for name, password in (("ana", "wrong password"), ("nobody", PASSWORD), ("gone", PASSWORD), ("nobody\0", "x")):
        with pytest.raises(AccessError) as refused:
            sign_in(ana, name, password, "127.0.0.1")
        told.add(str(refused.value))
    assert len(told) == 1


def test_guessing_is_stopped_and_a_restart_forgets_nothing(ana: Store, address: str) -> None:
    for _ in range(attempts.EACH):
        with pytest.raises(AccessError, match="belong together"):
            sign_in(ana, "ana", "wrong password", "10.0.0.1")
    with Store.open(address) as again:
        with pytest.raises(RefusedError, match="15 minutes"):
            sign_in(again, "ana", PASSWORD, "10.0.0.1")
        assert sign_in(again, "ana", PASSWORD, "10.0.0.2")[0] == "ana"  # a stranger locks nobody out elsewhere
        with again.writing() as connection:
            connection.execute(update(refusals_table).values(refused_at=sessions.earlier(attempts.WINDOW * 2)))
        assert sign_in(again, "ana", PASSWORD, "10.0.0.1")[0] == "ana"


def test_one_address_cannot_try_many_names(ana: Store) -> None:
    with ana.writing() as connection:
        for number in range(attempts.ADDRESS):
            attempts.require_patience(connection, f"name{number}", "10.0.0.1")
            attempts.note_refusal(connection, f"name{number}", "10.0.0.1")
    with pytest.raises(RefusedError):
        sign_in(ana, "ana", PASSWORD, "10.0.0.1")


@pytest.mark.parametrize("ended", ["idle", "old", "ended", "all", "disabled", "password"])
def test_a_session_ends(ana: Store, ended: str) -> None:
    _, secret = sign_in(ana, "ana", PASSWORD, "127.0.0.1")
    with ana.writing() as connection:
        found = sessions.find_session(connection, secret)
        assert found is not None
        if ended == "idle":
            connection.execute(update(sessions_table).values(seen_at=sessions.earlier(sessions.IDLE * 2)))
        elif ended == "old":
            connection.execute(update(sessions_table).values(created_at=sessions.earlier(sessions.WHOLE * 2)))
        elif ended == "disabled":
            users.disable(connection, "ana")
        elif ended == "password":
            users.set_password(connection, "ana", PASSWORD + "!")
        else:
            assert sessions.end(connection, "ana", found.id if ended == "ended" else None) == 1
    with ana.reading() as connection:
        assert sessions.find_session(connection, secret) is None
        assert sessions.sessions_of(connection, "ana") == []


def test_nobody_ends_the_session_of_another(ana: Store) -> None:
    _, secret = sign_in(ana, "ana", PASSWORD, "127.0.0.1")
    with ana.writing() as connection:
        found = sessions.find_session(connection, secret)
        assert found is not None
        users.add_user(connection, "bo", PASSWORD)
        assert sessions.end(connection, "bo", found.id) == 0
        assert sessions.end(connection, "bo", "%") == 0


def test_a_session_in_use_stays(ana: Store) -> None:
    _, secret = sign_in(ana, "ana", PASSWORD, "127.0.0.1")
    with ana.writing() as connection:
        connection.execute(update(sessions_table).values(seen_at=sessions.earlier(timedelta(hours=1))))
        found = sessions.find_session(connection, secret)
        assert found is not None and sessions.is_stale(found)
        sessions.see(connection, found)
        again = sessions.find_session(connection, secret)
        assert again is not None and not sessions.is_stale(again)


def test_who_was_disabled_comes_back_with_a_new_password_and_without_old_tokens(ana: Store) -> None:
    with ana.writing() as connection:
        _, secret = tokens.new_token(connection, "ana", "write")
        users.disable(connection, "ana")
        assert not users.any_users(connection)
        with pytest.raises(AccessError, match="disabled"):
            tokens.new_token(connection, "ana", "read")
        users.set_password(connection, "ana", "another four words")
        assert tokens.find_token(connection, secret) is None
    assert sign_in(ana, "ana", "another four words", "127.0.0.1")[0] == "ana"


def test_a_token_is_kept_as_a_digest_and_revoked(ana: Store) -> None:
    with ana.writing() as connection:
        made, secret = tokens.new_token(connection, "ana", "read", label="nightly", days=30)
        assert secret.startswith(f"cmq_{made.id}_")
        (kept,) = connection.execute(select(tokens_table.c.digest)).scalars()
        assert secret.rpartition("_")[2] not in kept
        found = tokens.find_token(connection, secret)
        assert found is not None and (found.user, found.scope, found.used_at) == ("ana", "read", None)
        tokens.see(connection, found)
        assert tokens.all_tokens(connection, "ana")[0].used_at is not None
        assert tokens.revoke(connection, made.id).revoked_at is not None
        assert tokens.find_token(connection, secret) is None


def test_a_token_that_is_over_or_changed_counts_no_more(ana: Store) -> None:
    with ana.writing() as connection:
        _, secret = tokens.new_token(connection, "ana", "read", days=1)
        last = "A" if secret[-1] != "A" else "B"
        assert tokens.find_token(connection, secret[:-1] + last) is None
        assert tokens.find_token(connection, secret + "A") is None
        assert tokens.find_token(connection, "") is None
        connection.execute(update(tokens_table).values(expires_at="2020-01-01T00:00:00Z"))
        assert tokens.find_token(connection, secret) is None


def test_a_user_revokes_only_tokens_of_their_own(ana: Store) -> None:
    with ana.writing() as connection:
        made, secret = tokens.new_token(connection, "ana", "read")
        users.add_user(connection, "bo", PASSWORD)
        with pytest.raises(AccessError, match="no token"):
            tokens.revoke(connection, made.id, user="bo")
        assert tokens.find_token(connection, secret) is not None

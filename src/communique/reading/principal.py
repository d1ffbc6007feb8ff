"""Whose activities a document tells: by option, title, issuer, or the first subject that meets somebody."""

from __future__ import annotations

from collections import Counter

from communique.authority.names import fold
from communique.reading.cast import Cast, Member
from communique.reading.interpret import ReadSentence
from communique.reading.skeleton import PRINCIPAL
from communique.reading.titles import is_speaker, parties_of, title_others, title_owners

_BODY_VERBS = frozenset({"convene", "host", "co-host", "hold", "welcome", "organize", "organise", "launch"})


def find_principal(
    sentences: list[ReadSentence],
    cast: Cast,
    asked: str | None,
    issuer: str | None,
    publisher: Member | None = None,
    engagements: frozenset[str] = frozenset(),
) -> tuple[str | None, list[str]]:
    """Return the key of the principal and warnings.

    Args:
        sentences: The document's sentences with settled mentions and trees.
        cast: Its cast.
        asked: A name given by the user; it wins.
        issuer: The issuing office, where the source names one.
        publisher: Who of the cast holds that office.
        engagements: Nouns that name an engagement.
    """
    if asked:
        member = _by_name(cast, asked)
        if member is not None:
            return member.key, []
        return None, [f"the principal asked for ({asked}) is not named in the document"]
    subjects = _subjects(sentences, cast)
    title = next((s for s in sentences if s.sentence.kind == "heading"), None)
    prose = [s for s in sentences if s.sentence.kind == "prose"]
    owners = title_owners(title, cast, publisher, engagements) if title is not None else []
    if (host := _host(prose, cast, owners)) is not None:
        return host, []
    if publisher is not None and owners[:1] == [publisher.key] and _is_opening(publisher.key, prose, cast):
        return publisher.key, []  # "Presidents of Kenya and Chad began their meeting": the one who publishes
    owner = _owner(owners, title, prose, subjects, cast)
    if owner is not None:
        return owner, []
    against = title_others(title, cast, engagements) if title is not None else []
    first = _first_subject(prose, cast)
    if publisher is not None and first in against:
        return publisher.key, []
    if first in against:  # "Meeting with X": whoever published it, the principal is not X
        own = [k for k, _ in subjects.most_common()]
        turns = [s for s in sentences if s.sentence.kind == "transcript"]
        own += [k for s in [*turns, *prose] for m in s.mentions for k in parties_of(m, cast)]
        own = sorted((k for k in own if k not in against), key=lambda k: cast.members[k].kind != "person")
        first = own[0] if own else first
    if issuer:
        member = _by_name(cast, issuer.replace("United Nations ", "")) or _by_name(cast, issuer)
        if member is not None and (member.kind in {"person", "office"}) and subjects.get(member.key):
            return member.key, []
    if publisher is not None and _is_publishers(publisher, first, title, prose, cast):
        return publisher.key, []
    if not owners and _opens_with_body(prose):
        return None, []
    if first is not None:
        best, count = (subjects.most_common(1) or [(first, 0)])[0]
        # A report may begin with background; its principal then acts far more often than the first subject.
        if count >= 3 and subjects.get(first, 0) * 3 < count:
            return best, []
        return first, []
    return (owners[0] if owners else None), []


def _is_opening(key: str, prose: list[ReadSentence], cast: Cast) -> bool:
    """True where the report begins with somebody."""
    return bool(prose) and any(key in parties_of(m, cast) for m in prose[0].mentions[:1])


def _owner(
    owners: list[str], title: ReadSentence | None, prose: list[ReadSentence], subjects: Counter[str], cast: Cast
) -> str | None:
    """Return the one of the headline's people whose report it is, if the text bears it out."""
    if title is None or not owners:
        return None
    spoken = any(is_speaker(m, title) and owners[:1] == parties_of(m, cast) for m in title.mentions)
    if spoken and _speaks(owners[0], prose, cast):
        return owners[0]
    for key in owners:
        if subjects.get(key):
            return key
    telegraphic = any(s.tree is not None and PRINCIPAL in s.tree.skeleton.lower for s in prose)
    if telegraphic or not subjects or not any(s.tree is not None and s.tree.clauses for s in prose):
        return owners[0]  # a telegraphic report never names whom its title names
    return None


def _speaks(key: str, prose: list[ReadSentence], cast: Cast) -> bool:
    """True where the text says so too: "This was stated by X"."""
    return any(
        key in parties_of(item.tree.mention(agent), cast)
        for item in prose
        if item.tree is not None
        for clause in item.tree.clauses
        if clause.passive
        for agent in clause.agents
    )


def _is_publishers(
    publisher: Member, first: str | None, title: ReadSentence | None, prose: list[ReadSentence], cast: Cast
) -> bool:
    """True where a text that begins with somebody else, or with nobody, is the publisher's all the same."""
    opening = [k for m in prose[0].mentions for k in parties_of(m, cast)] if prose else []
    if first is None:
        return opening[:1] == [publisher.key] or not _names_another(title, publisher, cast)
    if publisher.key not in opening:
        return False
    if first not in opening:
        return opening[0] == publisher.key  # "The meeting of President X with Y began"
    return _is_foreign(first, publisher, cast)  # "X called the President": X does not publish here


def _is_foreign(key: str | None, publisher: Member, cast: Cast) -> bool:
    """True for somebody of another country than the publisher's, as the text or the table of tenures has it."""
    member = cast.members.get(key or "")
    return member is not None and member.country not in {None, publisher.country}


def _names_another(title: ReadSentence | None, publisher: Member, cast: Cast) -> bool:
    """True where the headline names people, but not the publisher: "Speech by Minister X"."""
    named = [k for m in title.mentions for k in parties_of(m, cast)] if title is not None else []
    return bool(named) and publisher.key not in named


def _by_name(cast: Cast, name: str) -> Member | None:
    wanted = set(fold(name).split())
    for member in cast.members.values():
        if member.kind in {"person", "office"}:
            words = set(fold(member.name).split())
            titles = [set(fold(o.title).split()) for o in member.offices]
            if (
                words == wanted
                or member.kind == "person"
                and (words <= wanted or wanted <= words)
                or any(t and t == wanted for t in titles)
            ):
                return member
    return None


def _subjects(sentences: list[ReadSentence], cast: Cast) -> Counter[str]:
    counts: Counter[str] = Counter()
    for item in sentences:
        if item.tree is None:
            continue
        for clause in item.tree.clauses:
            if not clause.own_subject or not clause.finite:
                continue
            for word in clause.subjects[:1]:
                for key in parties_of(item.tree.mention(word), cast)[:1]:
                    counts[key] += 1
    return counts


def _opens_with_body(prose: list[ReadSentence]) -> bool:
    """``Today the Ministry hosted mayors from six provinces``: a body's meeting, whoever spoke there."""
    for item in prose[:2]:
        for clause in item.tree.clauses if item.tree is not None else ():
            if clause.finite and clause.own_subject and clause.label == "ROOT":
                mentions = [item.tree.mention(word) for word in clause.subjects] if item.tree is not None else []
                bodies = bool(mentions) and all(m is not None and m.kind in {"organization", "place"} for m in mentions)
                return bodies and clause.lemma in _BODY_VERBS
    return False


def _first_subject(prose: list[ReadSentence], cast: Cast) -> str | None:
    for item in prose[:8]:
        if item.tree is None:
            continue
        for clause in item.tree.clauses:
            if clause.label not in {"ROOT", "conj", "ccomp"} or not clause.finite:
                continue
            words = clause.subjects or []
            for word in words:
                keys = parties_of(item.tree.mention(word), cast)
                if keys:
                    return keys[0]
            for word in clause.agents:
                keys = parties_of(item.tree.mention(word), cast)
                if keys and clause.lemma in {"receive", "host", "welcome"}:
                    break
    return None


def _host(prose: list[ReadSentence], cast: Cast, owners: list[str]) -> str | None:
    """Return who welcomes, in the first sentence, whom the headline names: "Visit of the Emir of X"."""
    tree = prose[0].tree if prose else None
    for clause in tree.clauses if tree is not None and len(owners) == 1 else ():
        if clause.label == "ROOT" and clause.lemma in {"welcome", "receive", "host"} and not clause.passive:
            hosts = [k for w in clause.subjects for k in parties_of(clause.tree.mention(w), cast)]
            guests = [k for w in clause.objects for k in parties_of(clause.tree.mention(w), cast)]
            if len(hosts) == 1 and hosts[0] not in owners and owners[0] in guests:
                return hosts[0]
    return None

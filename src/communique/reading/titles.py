"""Headlines: whose report it is, and whom it names as the other side."""

from __future__ import annotations

from communique.reading.cast import Cast, Member
from communique.reading.interpret import ReadSentence
from communique.reading.mentions import Mention
from communique.reading.naming import HEADS_OF_STATE, office_key

# Nouns after which a headline names somebody that its report is not about: "on the death of X".
_NOT_OWNED = frozenset(
    {"death", "passing", "demise", "memory", "birth", "birthday", "anniversary", "family", "behalf", "funeral"}
)
# Nouns besides those of engagements that are for somebody: "Greetings to X".
_SENT = frozenset(
    {
        "greetings",
        "congratulations",
        "condolences",
        "message",
        "messages",
        "letter",
        "letters",
        "wishes",
        "telegram",
        "meetings",
        "conversations",
        "calls",
        "interviews",
    }
)


def addressed_from(title: ReadSentence, engagements: frozenset[str]) -> int:
    """Return the word from which a headline names the other side: "Meeting with X", "Greetings to X and Y"."""
    tokens = title.sentence.tokens
    people = [m.first for m in title.mentions if m.kind in {"person", "office", "list"}]
    end = next((k for k, t in enumerate(tokens) if t.text in {":", ";", "—", "–", "|"}), len(tokens))
    for k, token in enumerate(tokens[1:end], 1):
        if people and people[0] < k:
            break
        noun = tokens[k - 1].lower
        if token.lower in {"with", "to"} and (noun in engagements or noun in _SENT):
            return k
        if k == 1 and noun == "meeting" and people and token.cap:
            return k  # "Meeting Mayor X"
    return len(tokens)


def title_others(title: ReadSentence, cast: Cast, engagements: frozenset[str]) -> list[str]:
    """Return whom a headline names as the other side: "Meeting with X"."""
    tokens, addressed = title.sentence.tokens, addressed_from(title, engagements)
    return [
        k
        for m in title.mentions
        if m.first and (tokens[m.first - 1].lower == "with" or m.first >= addressed)
        for k in parties_of(m, cast)
    ]


def title_owners(
    title: ReadSentence, cast: Cast, publisher: Member | None = None, engagements: frozenset[str] = frozenset()
) -> list[str]:
    """Return the people of a headline in order: "Secretary X's Call with Y" is X's.

    A bare "the President" or "Head of State" on the President's own site is the ``publisher``, whoever else of the
    document is a president too.
    """
    owners: list[str] = []
    tokens, addressed = title.sentence.tokens, addressed_from(title, engagements)
    for mention in sorted(title.mentions, key=lambda m: not is_speaker(m, title)):
        before = tokens[mention.first - 1].lower if mention.first else ""
        if before in {"with", "by", "to", "for", "from"} or mention.first >= addressed:
            continue  # "Telephone conversation with President X": the other side
        if _of_the_departed(title, mention):
            continue
        owners.extend([publisher.key] if publisher and _is_own(mention, publisher) else parties_of(mention, cast))
    if publisher and publisher.key in owners and any(t.lower == "between" for t in tokens):
        return [publisher.key]  # "Meeting between X and Y", whichever of them publishes it
    return owners


def is_speaker(mention: Mention, title: ReadSentence) -> bool:
    """True for the speaker of a headline: "X: We need peace", "We need peace - X"."""
    tokens = title.sentence.tokens
    first = tokens[mention.first - 1].text if mention.first else ""
    last = tokens[mention.last].text if mention.last < len(tokens) else ""
    return mention.first == 0 and last == ":" or mention.last == len(tokens) and first in {"-", "–", "—"}


def _is_own(mention: Mention, publisher: Member) -> bool:
    """True for an office without country and body that the publisher holds."""
    if mention.kind != "office" or mention.members or mention.subkind or not mention.offices:
        return False
    ref = mention.offices[0]
    if ref.organization or ref.country not in {None, publisher.country}:
        return False
    return any(
        office_key(o.wording) == office_key(ref.wording)
        or office_key(ref.wording) == "head of state"
        and o.head in HEADS_OF_STATE
        for o in publisher.offices
    )


def _of_the_departed(title: ReadSentence, mention: Mention) -> bool:
    """``Condolences on the death of President X``: the report is not about X."""
    words = [t.lower for t in title.sentence.tokens[: mention.first]]
    at = len(words) - 1 - words[::-1].index("of") if "of" in words else 0
    return at > 0 and words[at - 1] in _NOT_OWNED and all(t.cap for t in title.sentence.tokens[at + 1 : mention.first])


def parties_of(mention: Mention | None, cast: Cast) -> list[str]:
    """Return the people or office-holders of a mention, before the discourse is known."""
    if mention is None:
        return []
    if mention.members:
        return [k for m in mention.members for k in parties_of(m, cast)]
    if mention.kind == "person" and mention.entity:
        return [mention.entity]
    if mention.name in cast.aliases:
        return [cast.aliases[mention.name]]
    if mention.kind == "office" and mention.subkind not in {"counterpart", "address", "principal"} and mention.offices:
        ref = mention.offices[0]
        holders = cast.holders(ref)
        if ref.organization:  # "the Special Envoy of the Commission": not the envoy of another body
            holders = [h for h in holders if any(o.organization == ref.organization for o in h.offices)] or holders
        held = holders[0] if holders else cast.by_tenure(mention.offices[0])
        return [held.key if held else cast.unnamed(mention).key]
    return []

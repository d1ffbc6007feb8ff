"""The tables of authority control: what people decided, what waits for them, and links to authority files.

Judgements and links name documents by their hash, and entities by id and place, so that they stay when a document is
read again, replaced or removed.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, Table

from communique.store.kept import Text, metadata

judgements = Table(
    "judgements", metadata,
    Column("id", Text, primary_key=True, comment="digest of what was decided, by whom and when"),
    Column("kind", Text, nullable=False, comment="person, organization, place or event"),
    Column("verdict", Text, nullable=False, comment="same, different or unsure"),
    Column("left_document", Text, nullable=False, comment="hash of the document of one appearance"),
    Column("left_entity", Text, nullable=False, comment="its id in that document's record"),
    Column("left_name", Text, nullable=False, comment="its name there"),
    Column("left_start", Integer, comment="offset of its first mention"),
    Column("left_end", Integer, comment="offset after it"),
    Column("right_document", Text, nullable=False, comment="hash of the document of the other appearance"),
    Column("right_entity", Text, nullable=False, comment="its id in that document's record"),
    Column("right_name", Text, nullable=False, comment="its name there"),
    Column("right_start", Integer, comment="offset of its first mention"),
    Column("right_end", Integer, comment="offset after it"),
    Column("decided_by", Text, nullable=False, comment="who signed it"),
    Column("decided_at", Text, nullable=False, comment="UTC"),
    Column("why", Text, comment="in their words"),
    Column("score", Float, comment="what the comparison gave then, 0 to 1"),
    Column("withdrawn_by", Text, comment="who took it back"),
    Column("withdrawn_at", Text, comment="when it was taken back; null while it stands"),
    Index(None, "decided_at"),
)

links = Table(
    "links", metadata,
    Column("document", Text, primary_key=True, comment="hash of the document of an appearance"),
    Column("entity", Text, primary_key=True, comment="its id in that document's record"),
    Column("service", Text, primary_key=True, comment="address of the authority file's service"),
    Column("name", Text, nullable=False),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("qid", Text, nullable=False, comment="the entry's id there"),
    Column("label", Text, nullable=False, comment="the entry's name there"),
    Column("description", Text, comment="what the entry says of itself"),
    Column("score", Float, comment="how well it matches, 0 to 1"),
    Column("linked_by", Text, nullable=False, comment="who linked them"),
    Column("linked_at", Text, nullable=False, comment="UTC"),
)

reconciled = Table(  # answers of reconciliation services, so that nothing is asked twice
    "reconciled", metadata,
    Column("service", Text, primary_key=True, comment="address of the service"),
    Column("query", Text, primary_key=True, comment="the query as JSON"),
    Column("answer", Text, nullable=False, comment="its candidates as JSON"),
    Column("asked_at", Text, nullable=False, comment="UTC"),
)

doubts = Table(  # made by resolving; what `communique review` asks
    "doubts", metadata,
    Column("left_profile", Text, primary_key=True, comment="profile that may be"),
    Column("right_profile", Text, primary_key=True, comment="the same as this one"),
    Column("kind", Text, nullable=False),
    Column("left_identity", Text, nullable=False, comment="identity of the one"),
    Column("right_identity", Text, nullable=False, comment="identity of the other"),
    Column("left_document", Text, nullable=False, comment="hash of a document of the one"),
    Column("left_entity", Text, nullable=False, comment="its id there"),
    Column("right_document", Text, nullable=False, comment="hash of a document of the other"),
    Column("right_entity", Text, nullable=False, comment="its id there"),
    Column("score", Float, nullable=False, comment="probability that they are the same"),
    Column("log_odds", Float, nullable=False, comment="the same as a sum of weights; the highest is asked first"),
    Column("certain", Boolean, nullable=False, comment="certain by itself, and only doubtful because several fit"),
    Column("reasons", Text, nullable=False, comment="JSON: each reason with its weight and words"),
    Index(None, "left_identity"),
    Index(None, "right_identity"),
    Index(None, "right_profile"),
)

#: The order in which doubts are asked about: the most likely first.
MOST_LIKELY_FIRST = (doubts.c.log_odds.desc(), doubts.c.left_profile, doubts.c.right_profile)

resolutions = Table(  # one row: of which documents and judgements the identities are
    "resolutions", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="always 1"),
    Column("state", Text, nullable=False, comment="version, and a digest of the judgements"),
)

appearances = Table(  # entities of documents as identities were last made from them
    "appearances", metadata,
    Column("document_id", Integer, primary_key=True, autoincrement=False),
    Column("entity", Text, primary_key=True),
    Column("document", Text, nullable=False, comment="hash of the document"),
    Column("kind", Text, nullable=False, comment="person, organization, place or event"),
    Column("profile", Text, nullable=False, comment="what it has in common with others that go by its name"),
    Column("content", Text, nullable=False, comment="JSON: what the document says of it"),
    Index(None, "profile", "document"),
)

profiles = Table(
    "profiles", metadata,
    Column("id", Text, primary_key=True, comment="made of name, country, and for people who is meant"),
    Column("kind", Text, nullable=False, comment="person, organization, place or event"),
    Column("content", Text, nullable=False, comment="JSON: what its appearances say together"),
    Column("document", Text, nullable=False, comment="hash of the document that stands for it in the queue"),
    Column("cluster", Text, nullable=False, comment="profiles of one cluster are one identity"),
    Index(None, "cluster"),
)

profile_keys = Table(  # profiles that share none are never compared
    "profile_keys", metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True, comment="word of a name by sound or consonants, office-holder, entry"),
    Column("profile", Text, primary_key=True),
    Index(None, "profile"),
)

likenesses = Table(  # pairs of profiles that may be one, or certainly are
    "likenesses", metadata,
    Column("left_profile", Text, primary_key=True),
    Column("right_profile", Text, primary_key=True),
    Index(None, "right_profile"),
)

clusters = Table(
    "clusters", metadata,
    Column("id", Text, primary_key=True, comment="the first of its profiles"),
    Column("identity", Text, nullable=False),
    Column("stem", Text, nullable=False, comment="what its identity would be called, but for namesakes"),
    Column("other_stem", Text, nullable=False, comment="or else, to tell it from them; without numbers at the end"),
    Index(None, "stem"),
    Index(None, "other_stem"),
)

settled = Table(  # judgements as they were last applied
    "settled", metadata,
    Column("judgement", Text, primary_key=True, comment="its id"),
    Column("left_profile", Text, nullable=False),
    Column("right_profile", Text, nullable=False),
    Column("overruled", Boolean, nullable=False, comment="whether others stand against it"),
    Index(None, "left_profile"),
    Index(None, "right_profile"),
)

TABLES = (judgements, links, reconciled, doubts, resolutions, appearances, profiles, profile_keys, likenesses, clusters,
          settled)

"""Counts over all documents that questions ask for again and again: names, words of names, and how many of what.

They say nothing that the tables of `communique.store.derived` do not, and are kept in step with these by
`communique.store.counting`; what would take a look at every row is then one row.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table

from communique.store.kept import Text, metadata

names = Table(  # under which names an identity goes, and how often
    "names", metadata,
    Column("kind", Text, primary_key=True, comment="person, organization, place or event"),
    Column("identity", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("country", Text, primary_key=True, comment="ISO 3166-1 alpha-2; empty where the documents give none"),
    Column("number", Integer, nullable=False, comment="documents that name it so"),
)

words = Table(  # the words in which names are looked for, each once
    "words", metadata,
    Column("kind", Text, primary_key=True, comment="person, organization, place or event"),
    Column("word", Text, primary_key=True, comment="as in `name_words`"),
    Column("plain", Text, nullable=False, comment="in Latin letters"),
    Column("traces", Text, nullable=False, comment="what is left of it however it is spelt, separated by spaces"),
    Column("number", Integer, nullable=False, comment="names in documents that have it"),
)

tallies = Table(
    "tallies", metadata,
    Column("subject", Text, primary_key=True,
           comment="what is counted: engagements by kind, by decade, by country or person that took part; documents by "
                   "issuer, or by country that they tell of; visits; statements"),
    Column("key", Text, primary_key=True, comment="which of them: kind, three digits of a year, code, identity, name"),
    Column("number", Integer, nullable=False, comment="how many"),
    Index(None, "subject", "number"),
)

TABLES = (names, words, tallies)

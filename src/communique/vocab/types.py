"""What each vocabulary file may hold. The loader checks every file against these types."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from communique.record.facts import EngagementKind, Stance

# YAML reads an unquoted `on`, `off`, `yes` and `no` as a truth value; vocabulary means the word.
Word = Annotated[str, BeforeValidator(lambda v: {True: "on", False: "off"}.get(v, v) if isinstance(v, bool) else v)]
Words = tuple[Word, ...]
PartyObject = Literal["person", "site", "event", "thing", "document", "audience", "any", "path", "hearers", "none"]


class Entry(BaseModel):
    """Base of all vocabulary entries; an unknown field is an error, so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Offices(Entry):
    """``offices.yml``: the words that name a post."""

    heads: Words = ()
    plurals: dict[Word, Word] = {}
    modifiers: Words = ()
    portfolios: Words = ()
    international_offices: Words = ()
    never_alone: Words = ()
    abbreviations: dict[Word, Word] = {}
    named_only: Words = ()
    consorts: Words = ()
    sole_offices: dict[Word, Word] = {}
    states: dict[Word, Words] = {}
    state_offices: Words = ()


class Honorifics(Entry):
    """``honorifics.yml``: forms of address, ranks, and the small words inside names."""

    honorifics: Words = ()
    ranks: Words = ()
    particles: Words = ()
    suffixes: Words = ()
    addressed: Words = ()
    short_names: dict[Word, Words] = {}


class Groups(Entry):
    """``groups.yml``: heads of noun phrases that name people without names."""

    heads: Words = ()
    counterpart_nouns: Words = ()
    press: Words = ()
    staff: Words = ()
    sides: Words = ()
    sides_alone: Words = ()
    sides_told: Words = ()


class Nouns(Entry):
    """``nouns.yml``: last words of capitalised names, by the kind of thing they name."""

    events: Words = ()
    organizations: Words = ()
    bodies: Words = ()
    alone: Words = ()
    venues: Words = ()
    things: Words = ()
    sites: Words = ()
    prefixes: Words = ()
    site_prefixes: Words = ()


class Events(Entry):
    """``events.yml``: how larger events are introduced."""

    margins: Words = ()
    upcoming: Words = ()
    heads: Words = ()


class Relative(Entry):
    """Day offsets of relative expressions."""

    from_current: dict[Word, int] = {}
    from_published: dict[Word, int] = {}


class Dayparts(Entry):
    """``dayparts.yml``: parts of the day and relative days."""

    dayparts: dict[Word, Words] = {}
    relative: Relative = Relative()


class EngagementVerb(Entry):
    """A verb that tells an engagement by itself."""

    verb: Word
    kind: EngagementKind
    particle: Word | None = None
    party: Words = ()
    object: PartyObject = "none"
    requires: Word | None = None
    role: str = "counterpart"
    passive: bool = False
    given: bool = False
    after: Words = ()
    nouns: Words = ()
    person_only: bool = False
    terse: bool = False
    group_only: bool = False


class TopicVerb(Entry):
    """A verb whose content is what was discussed."""

    verb: Word
    content: Words
    nouns: Words = ()
    subjects: Words = ()
    particle: Word | None = None
    passive_only: bool = False


class Engagements(Entry):
    """``engagements.yml``: nouns and verbs that tell engagements."""

    light_verbs: Words = ()
    nouns: dict[EngagementKind, Words] = {}
    trip_nouns: Words = ()
    along: dict[Word, Words] = {}
    with_nouns: Words = ()
    verbs: tuple[EngagementVerb, ...] = ()
    remote: Words = ()
    press_verbs: Words = ()
    documents: Words = ()
    domestic_documents: Words = ()
    status: dict[Literal["planned", "cancelled", "declined"], Words] = {}
    topic_verbs: tuple[TopicVerb, ...] = ()
    topic_nouns: Words = ()
    frame_subjects: Words = ()
    wrappers: Words = ()
    attendee_nouns: Words = ()
    attending_words: Words = ()
    attending_bodies: Words = ()
    own_side: Words = ()
    town_hall_groups: Words = ()
    following: Words = ()
    appointments: Words = ()
    presence: Words = ()
    speakers: Words = ()
    part_nouns: dict[Word, str] = {}
    brought: dict[Word, Words] = {}
    telling: Words = ()
    audiences: Words = ()
    opportunities: Words = ()
    topic_prepositions: Words = ()


class MovementVerb(Entry):
    """A verb that tells where somebody went."""

    verb: Word
    kind: Literal["arrival", "departure", "transit", "travel", "visit", "none"]
    particle: Word | None = None
    object: Literal["to", "from"] | None = None
    nouns: Words = ()
    to: Words = ()
    from_: Words = Field((), alias="from")
    via: Words = ()

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Movements(Entry):
    """``movements.yml``: verbs and nouns of travel."""

    verbs: tuple[MovementVerb, ...] = ()
    nouns: dict[Word, Literal["arrival", "departure", "travel", "transit"]] = {}
    gateways: Words = ()
    party: Words = ()
    stays: Words = ()
    trip_verbs: Words = ()


class ReportingVerb(Entry):
    """A verb that reports what somebody said."""

    verb: Word
    act: Word | None = None
    stance: Stance | None = None
    addressee: Words | None = None
    content: Words | None = None
    particle: Word | None = None
    requires: Word | None = None
    nouns: Words = ()
    nouns_not: Words = ()
    single_speaker: bool = False
    objects: Literal["any", "thing", "none"] = "any"
    attitude: bool = False
    frame: bool = False


class SpeechNoun(Entry):
    """A noun that carries the act after a light verb: ``express`` + ``concern``."""

    noun: Word
    act: Word | None = None
    stance: Stance = "neutral"
    addressee: Words = ()
    content: Words = ()


class Light(Entry):
    """Light verbs of speech and their nouns."""

    verbs: Words = ()
    nouns: tuple[SpeechNoun, ...] = ()


class SpeechAdjective(Entry):
    """An adjective predicate that reports an act: ``was grateful for``."""

    adjective: Word
    act: Word
    stance: Stance = "neutral"
    addressee: Words = ()
    content: Words = ()


class ReportingDefaults(Entry):
    """What holds for a reporting verb that does not say otherwise."""

    stance: Stance = "neutral"
    addressee: Words = ()
    content: Words = ("that", "quote", "object", "wh", "todo")


class Reporting(Entry):
    """``reporting.yml``: reporting verbs."""

    defaults: ReportingDefaults = ReportingDefaults()
    verbs: tuple[ReportingVerb, ...] = ()
    light: Light = Light()
    adjectives: tuple[SpeechAdjective, ...] = ()
    joint_subjects: Words = ()
    stance_nouns: Words = ()


class Concept(Entry):
    """A topic of the concept list with the words that show it."""

    id: str
    label: str
    words: Words = ()
    sdg: int | None = None


class Concepts(Entry):
    """``concepts.yml``: SDGs and themes."""

    concepts: tuple[Concept, ...] = ()


class Vocabulary(Entry):
    """All vocabulary files together."""

    offices: Offices = Offices()
    honorifics: Honorifics = Honorifics()
    groups: Groups = Groups()
    nouns: Nouns = Nouns()
    events: Events = Events()
    dayparts: Dayparts = Dayparts()
    engagements: Engagements = Engagements()
    movements: Movements = Movements()
    reporting: Reporting = Reporting()
    concepts: Concepts = Concepts()

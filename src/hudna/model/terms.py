"""The closed vocabularies of the record: every word a field may hold."""

from __future__ import annotations

from enum import StrEnum


class ActorType(StrEnum):
    """What an actor is."""

    STATE = "state"
    ARMED_GROUP = "armed-group"
    ORGANISATION = "organisation"
    COALITION = "coalition"
    OFFICE_HOLDER = "office-holder"
    PRIVATE_PERSON = "private-person"
    POPULATION = "population"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    ROLE = "role"
    METONYM = "metonym"
    ADJECTIVE = "adjective"
    EPITHET = "epithet"
    PRONOUN = "pronoun"


class Basis(StrEnum):
    """What a date rests on."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    PUBLICATION = "publication"
    INFERRED = "inferred"


class Precision(StrEnum):
    """How exactly a place is known."""

    EXACT = "exact"
    NEAR = "near"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


class Stance(StrEnum):
    """How a speaker stands to what is said."""

    NEUTRAL = "neutral"
    CLAIMS = "claims"
    DENIES = "denies"
    ADMITS = "admits"
    ACCUSES = "accuses"
    PROMISES = "promises"
    DEMANDS = "demands"
    DOUBTS = "doubts"


class EventType(StrEnum):
    """The event types of PLOVER, the Political Language Ontology for Verifiable Event Records."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Modality(StrEnum):
    """Whether what is told is told as fact; `historical` is a fact that is only recalled."""

    ACTUAL = "actual"
    PLANNED = "planned"
    URGED = "urged"
    CONDITIONAL = "conditional"
    HISTORICAL = "historical"


class StatusType(StrEnum):
    """What may become of an agreement or a commitment."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    AGREED = "agreed"
    IN_FORCE = "in-force"
    IMPLEMENTED = "implemented"
    PARTLY_IMPLEMENTED = "partly-implemented"
    NOT_IMPLEMENTED = "not-implemented"
    VIOLATED = "violated"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    ENDED = "ended"


class IncidentType(StrEnum):
    """Kinds of alleged or reported breaches and acts of violence."""

    AIR_STRIKE = "air-strike"
    SHELLING = "shelling"
    MISSILE_STRIKE = "missile-strike"
    CHEMICAL_ATTACK = "chemical-attack"
    GROUND_ATTACK = "ground-attack"
    SIEGE = "siege"
    AID_OBSTRUCTION = "aid-obstruction"
    DETENTION = "detention"
    EXPLOSION = "explosion"
    TROOP_MOVEMENT = "troop-movement"
    OTHER = "other"


class Relation(StrEnum):
    """What one object of a record is to another."""

    COPY_OF = "copy-of"
    SAME_EVENT = "same-event"
    SAME_INCIDENT = "same-incident"
    MENTION_OF = "mention-of"
    PROVISION_OF = "provision-of"
    STATUS_OF = "status-of"
    FULFILS = "fulfils"
    MOVES = "moves"
    CONTRADICTS = "contradicts"
    SAME_ACTOR = "same-actor"
    SAME_PLACE = "same-place"


class Judgement(StrEnum):
    """Whether a relation holds."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class StoryKind(StrEnum):
    """What a story is about."""

    EVENT = "event"
    INCIDENT = "incident"
    STATEMENT = "statement"
    AGREEMENT = "agreement"


class TrackType(StrEnum):
    """Kinds of processes that have rounds."""

    TALKS = "talks"
    WORKING_GROUP = "working-group"
    COMMISSION = "commission"
    INVESTIGATION = "investigation"
    DRAFT_RESOLUTION = "draft-resolution"


class Outcome(StrEnum):
    """What became of something that was announced for a day."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    MOVED = "moved"
    LAPSED = "lapsed"


class Role(StrEnum):
    """What an actor is to the truce or to one of its agreements."""

    PARTY = "party"
    GUARANTOR = "guarantor"
    MEDIATOR = "mediator"
    MONITOR = "monitor"
    OBSERVER = "observer"
    SUPPORTER = "supporter"
    EXCLUDED = "excluded"


class AgreementType(StrEnum):
    """Kinds of instruments."""

    CEASEFIRE = "ceasefire"
    CESSATION_OF_HOSTILITIES = "cessation-of-hostilities"
    HUMANITARIAN_PAUSE = "humanitarian-pause"
    DE_ESCALATION = "de-escalation"
    MECHANISM = "mechanism"
    MEMORANDUM = "memorandum"
    ROADMAP = "roadmap"
    RESOLUTION = "resolution"
    EXCHANGE = "exchange"
    POLITICAL = "political"


class Answer(StrEnum):
    """What facts answer to a question that can be asked in yes or no."""

    YES = "yes"
    NO = "no"
    CANNOT_BE_TOLD = "cannot-be-told"


class Verdict(StrEnum):
    """Whether an alleged incident is one that an agreement of the case speaks of."""

    IN_SCOPE = "in-scope"
    OUT_OF_SCOPE = "out-of-scope"
    CANNOT_BE_TOLD = "cannot-be-told"


class ScopeQuestion(StrEnum):
    """What is asked of an alleged incident to tell whether it is in scope."""

    DAY = "day"
    AREA = "area"
    PARTY = "party"
    TARGET = "target"
    LIST = "list"
    SITE = "site"


class Capacity(StrEnum):
    """In which capacity a person, or the machine, makes an entry of the ledger."""

    CODER = "coder"
    MONITOR = "monitor"
    SIDE = "side"
    CHAIR = "chair"
    KEEPER = "keeper"


class Question(StrEnum):
    """What an assessment of an incident answers: three questions that stay apart."""

    VERIFICATION = "verification"
    ATTRIBUTION = "attribution"
    HANDLING = "handling"


class Finding(StrEnum):
    """What an assessor holds of whether an alleged incident happened."""

    SUBSTANTIATED = "substantiated"
    PARTLY_SUBSTANTIATED = "partly-substantiated"
    NOT_CONFIRMED = "not-confirmed"
    COULD_NOT_BE_VERIFIED = "could-not-be-verified"
    CONTESTED = "contested"


class Attribution(StrEnum):
    """What an assessor holds of who did it."""

    NONE = "none"
    ALLEGED = "alleged"
    ASSESSED = "assessed"
    ACCEPTED_BY_PARTY = "accepted-by-party"
    DENIED_BY_PARTY = "denied-by-party"


class Handling(StrEnum):
    """What was done about an incident."""

    INTERNAL = "internal"
    SHARED = "shared"
    RESPONSE_RECEIVED = "response-received"
    REFERRED_UP = "referred-up"
    PUBLISHED = "published"
    CORRECTED = "corrected"


class Reliability(StrEnum):
    """How reliable a source is, on the Admiralty scale; never mixed with `Credibility`."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How credible a piece of information is, on the Admiralty scale, whoever gives it."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class Stage(StrEnum):
    """How far an allegation has come, as all open assessments of it together say."""

    ALLEGED = "alleged"
    IN_SCOPE = "in-scope"
    OUT_OF_SCOPE = "out-of-scope"
    UNDER_VERIFICATION = "under-verification"
    SUBSTANTIATED = "substantiated"
    PARTLY_SUBSTANTIATED = "partly-substantiated"
    NOT_CONFIRMED = "not-confirmed"
    COULD_NOT_BE_VERIFIED = "could-not-be-verified"
    CONTESTED = "contested"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"


class ReviewState(StrEnum):
    """What a person has decided about a claim that the machine proposes."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


class Threat(StrEnum):
    """How much a violation endangers the truce, as a centre judges it."""

    NONE = "none"
    LIMITED = "limited"
    SERIOUS = "serious"

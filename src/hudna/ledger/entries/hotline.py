"""Entries of the hotline between the sides' centres, as the procedures of 2016 had it.

Source: the joint statement of the United States and the Russian Federation of 22 February 2016 on
the cessation of hostilities in Syria, and the terms annexed to it: a communications hotline,
reports of violations, parties that join and parties that lose the truce's protection.
"""

from __future__ import annotations

from hudna.ledger.entries.act import Act
from hudna.model import Excerpt
from hudna.model.terms import Answer, Threat


class Contacted(Act, frozen=True, kw_only=True, tag="contacted"):
    """One centre reached another, or tried to; `summary` says of what they spoke."""

    caller: str
    called: str
    reached: bool
    summary: str


class InformationRequested(Act, frozen=True, kw_only=True, tag="information-requested"):
    """A centre asks another what it knows of a possible violation."""

    incident: str
    of: str
    asked: str


class Replied(Act, frozen=True, kw_only=True, tag="replied"):
    """A reply to a request, which is named by its number."""

    request: int
    reply: str


class ViolationJudged(Act, frozen=True, kw_only=True, tag="violation-judged"):
    """What a centre holds of the nature, the extent and the threat to the truce of a violation."""

    incident: str
    centre: str
    nature: str
    extent: str
    threat: Threat


class Referred(Act, frozen=True, kw_only=True, tag="referred"):
    """An incident was handed upwards, `to` whom."""

    incident: str
    to: str


class PartyExcluded(Act, frozen=True, kw_only=True, tag="party-excluded"):
    """A party is held to be a party no more, `since` a day (ISO 8601)."""

    actor: str
    agreement: str
    since: str
    evidence: tuple[Excerpt, ...] = ()


class Acceded(Act, frozen=True, kw_only=True, tag="acceded"):
    """A group or a settlement joined an agreement on a day (ISO 8601)."""

    who: str
    agreement: str
    on: str
    settlement: bool = False
    evidence: tuple[Excerpt, ...] = ()


class DesignationChanged(Act, frozen=True, kw_only=True, tag="designation-changed"):
    """An actor is put on a list of designated groups or taken off it, from a day (ISO 8601)."""

    actor: str
    list: str
    designated: Answer
    since: str
    evidence: tuple[Excerpt, ...] = ()


HotlineAct = (
    Contacted
    | InformationRequested
    | Replied
    | ViolationJudged
    | Referred
    | PartyExcluded
    | Acceded
    | DesignationChanged
)

"""On what a claim rests: the rule and the line of the vocabulary that made it.

A claim's `coder` is the coder's version, the rule, and where there is one the table and line of
the vocabulary: «hudna-rules/0.1.0 event/light frames.csv:95». `features` are what is known of the
claim when its confidence is judged.
"""

from __future__ import annotations

from dataclasses import dataclass

from hudna.coding.commitments import Pledge
from hudna.coding.counts.tally import Tally
from hudna.coding.events.happening import Happening
from hudna.coding.events.incidents import Breach
from hudna.coding.findings import Findings
from hudna.coding.names.named import Named
from hudna.coding.speech import Said
from hudna.coding.statuses import Standing
from hudna.model import ActorType, Modality
from hudna.text.inflect import Number


@dataclass(frozen=True, slots=True)
class Evidence:
    """A rule, the line of the vocabulary it used, and what is known of the claim."""

    rule: str
    line: str = ""
    features: tuple[str, ...] = ()

    def coder(self, version: str) -> str:
        """The `coder` of a claim."""
        return f"{version} {self.rule} {self.line}" if self.line else f"{version} {self.rule}"


def mention(n: Named) -> Evidence:
    """A name: by table, or by the words of the report alone."""
    if n.place is not None:
        known = "gazetteer" if n.place.precision is not None else "report"
        return Evidence(f"place/{known}")
    stranger = n.actor is not None and n.actor.type is ActorType.UNKNOWN
    return Evidence(f"mention/{'stranger' if stranger else n.form}")


def statement(f: Findings, s: Said) -> Evidence:
    """A statement: by its opening, and how the speaker is known."""
    nested = any(x is not s and x.first <= s.cue < x.end for x in f.said)
    length = s.end - s.first
    return Evidence(
        f"statement/{s.opener}",
        f"cues.csv:{s.line}" if s.line else "",
        (
            f"opener={s.opener}", f"carried={s.carried}", f"act={s.act}", f"stance={s.stance}",
            f"nested={nested}", f"direct={s.direct}", f"speakers={min(len(s.speakers), 2)}",
            f"length={_bucket(length, (4, 8, 16, 40))}",
            f"speaker={_kinds(list(s.speakers))}", f"lemma={s.lemma}",
        ),
    )  # fmt: skip


def event(h: Happening) -> Evidence:
    """An event: by how its trigger tells it."""
    s = h.sense
    if h.own:
        how = "speech-act"
    elif s.finite:
        how = "we" if s.reading.number is Number.FIRST else "verb"
    else:
        how = "light" if s.light is not None else "noun"
    return Evidence(f"event/{how}", f"frames.csv:{s.frame.line}", (
        f"how={how}", f"type={h.type}", f"how+type={how}+{h.type}", f"shape={h.shape}",
        f"actors={min(len(h.roles.actors), 3)}", f"recipients={min(len(h.roles.recipients), 2)}",
        f"modality={h.light.modality}", f"negated={h.light.negated}",
        f"background={h.light.background}", f"attributed={h.said >= 0}",
        f"needs={bool(s.frame.needs)}", f"opener={h.clause.opener}", f"purpose={h.light.purpose}",
        f"who={_kinds(h.roles.actors)}", f"whom={_kinds(h.roles.recipients)}",
        f"explicit={h.roles.explicit}", f"near={_near(h)}",
    ))  # fmt: skip


def incident(f: Findings, b: Breach) -> Evidence:
    """An incident: by the event that tells it."""
    told = event(b.happening)
    toll = b.toll.killed is not None or b.toll.wounded is not None
    placed = any(n.place is not None for n in f.parse.names)
    return Evidence(f"incident/{told.rule.partition('/')[2]}", told.line, (
        *told.features, f"incident={b.type}", f"toll={toll}", f"weapon={b.weapon is not None}",
        f"placed={placed}",
    ))  # fmt: skip


def commitment(c: Pledge) -> Evidence:
    """A commitment: by what binds."""
    how = "agreed" if c.happening is not None else "undertaken"
    line = f"frames.csv:{c.happening.frame.line}" if c.happening is not None else ""
    return Evidence(f"commitment/{how}", line, (
        f"how={how}", f"by={min(len(c.by), 3)}", f"who={_kinds(list(c.by))}",
        f"said={c.said >= 0}", f"length={_bucket(c.end - c.first, (3, 6, 12, 25))}",
        f"modality={c.happening.light.modality if c.happening else Modality.ACTUAL}",
    ))  # fmt: skip


def status(s: Standing) -> Evidence:
    """A status: by what says it."""
    how = "pronoun" if s.accord is not None else "words"
    return Evidence(f"status/{how}", f"statuses.csv:{s.line}" if s.line else "", (
        f"status={s.status}", f"modality={s.modality}", f"said={s.said >= 0}", f"how={how}",
        f"length={_bucket(s.end - s.first, (3, 6, 12, 25))}", f"opener={s.clause.opener}",
    ))  # fmt: skip


def count(t: Tally) -> Evidence:
    """A count: by how its number says what is counted."""
    return Evidence(f"count/{t.how}", f"counts.csv:{t.line}" if t.line else "", (
        f"how={t.how}", f"what={t.what}", f"by={t.by is not None}", f"whole={t.whole is not None}",
    ))  # fmt: skip


def _bucket(value: int, edges: tuple[int, ...]) -> str:
    """Which of the ranges between some edges a number falls into."""
    return str(sum(value >= e for e in edges))


def _kinds(names: list[Named]) -> str:
    """Of what types some actors are."""
    return "+".join(sorted({str(n.actor.type) for n in names if n.actor is not None})) or "nobody"


def _near(h: Happening) -> str:
    """How far the nearest party stands from the trigger."""
    gaps = [abs(n.first - h.trigger) for n in (*h.roles.actors, *h.roles.recipients)]
    return _bucket(min(gaps), (2, 4, 8, 16)) if gaps else "none"

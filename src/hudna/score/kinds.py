"""When a claim of each kind is the same as an item of gold, and which attributes are looked at."""

from __future__ import annotations

from hudna.score import answers, gold
from hudna.score.matching import Asked, Findings, Question, asked, judge
from hudna.score.sets import gold_body, judge_actors, judge_body, judge_places
from hudna.score.sheet import Sheet
from hudna.score.tally import Tallies, Tally
from hudna.score.text import close, date_right, flat, overlap

_LONGEST_TRIGGER = 40
"""Characters: a trigger is a word or two."""
_LONGEST_CLAUSE = 700
"""Characters: a claim that rests on half a report rests on nothing."""
_SAME_WORDS, _SAME_CLAUSE = 0.4, 0.25
"""Intersection over union: content and action are chosen words, a clause's ends are debatable."""


def judge_report(sheet: Sheet, findings: Findings) -> Tallies:
    """All tallies of one report."""
    body = gold_body(sheet)
    tallies: Tallies = {
        "body": judge_body(sheet, body),
        "actors": judge_actors(sheet, body, findings),
        "places": judge_places(sheet, body, findings),
    }
    for kinds in (_statements, _events, _commitments, _statuses, _incidents):
        tallies.update(kinds(sheet, findings))
    return tallies


def _statements(sheet: Sheet, findings: Findings) -> Tallies:
    """The content is substantially the same, and the speaker or whom he speaks for is right."""

    def speakers(item: gold.Statement) -> set[str]:
        return sheet.golds([item.speaker, *flat(item.speaker_alt)])

    def same(each: Asked[gold.Statement], claim: answers.Statement) -> bool:
        content = sheet.span(claim.content)
        if not content or not close(content, each.where, _SAME_WORDS):
            return False
        right = sheet.loose(speakers(each.item))
        who = sheet.actor(claim.speaker)
        return who is not None and bool(right & sheet.loose({who}))

    def attributes(tally: Tally, item: gold.Statement, claim: answers.Statement) -> None:
        tally.attribute("direct", bool(claim.direct) == item.direct)
        tally.attribute("speaker exact", sheet.actor(claim.speaker) in speakers(item))

    items = asked(sheet, sheet.gold.statements)
    question = Question("statements", items, sheet.claims.statement, same, attributes)
    return {"statements": judge(question, sheet, findings)}


def _events(sheet: Sheet, findings: Findings) -> Tallies:
    """The type is right, the parties are mostly right, clause or trigger are in the same place.

    Strict: all actors and recipients, the modality and whether it is negated are right as well.
    """

    def same(each: Asked[gold.Event], claim: answers.Event) -> bool:
        item, clause = each.item, sheet.span(claim.span)
        if not clause or claim.type not in {item.type, *flat(item.type_alt)}:
            return False
        trigger = sheet.span(claim.trigger)
        if not close(clause, each.where, _SAME_CLAUSE) and not (
            trigger
            and trigger[1] - trigger[0] <= _LONGEST_TRIGGER
            and clause[1] - clause[0] <= _LONGEST_CLAUSE
            and any(overlap(trigger, place) for place in each.where)
        ):
            return False
        return sheet.parties_right(
            sheet.golds(item.actors) | sheet.golds(item.recipients),
            sheet.golds(item.actors_alt) | sheet.golds(item.recipients_alt),
            sheet.actors(claim.actors) | sheet.actors(claim.recipients),
        )

    def strictly(each: Asked[gold.Event], claim: answers.Event) -> bool:
        item = each.item
        return (
            same(each, claim)
            and sheet.golds(item.actors) == sheet.actors(claim.actors)
            and sheet.golds(item.recipients) == sheet.actors(claim.recipients)
            and claim.modality == item.modality
            and bool(claim.negated) == bool(item.negated)
        )

    def attributes(tally: Tally, item: gold.Event, claim: answers.Event) -> None:
        _event_attributes(sheet, tally, item, claim)

    items, claims = asked(sheet, sheet.gold.events), sheet.claims.event
    lenient = Question("events", items, claims, same, attributes)
    strict = Question("events-strict", items, claims, strictly, strict=True)
    return {
        "events": judge(lenient, sheet, findings),
        "events-strict": judge(strict, sheet, findings),
    }


def _event_attributes(sheet: Sheet, tally: Tally, item: gold.Event, claim: answers.Event) -> None:
    exact = claim.modality == item.modality
    tally.attribute("modality", exact or claim.modality in flat(item.modality_alt))
    if item.modality != "actual":
        tally.attribute("modality, not actual", exact)
    tally.attribute("negated", bool(claim.negated) == bool(item.negated))
    if item.negated:
        tally.attribute("negated, where it is", bool(claim.negated))
    if item.date:
        tally.attribute("date", date_right([item.date, *flat(item.date_alt)], claim.date))
    else:
        tally.attribute("no date", not claim.date or date_right(flat(item.date_alt), claim.date))
    if item.place:
        tally.attribute("place", sheet.placed(item, claim))
    tally.attribute("attribution", sheet.is_one_of(claim.attributed_to, item.attributed_to))


def _commitments(sheet: Sheet, findings: Findings) -> Tallies:
    """The action is substantially the same words, the bound parties are mostly right.

    Strict: exactly those parties are bound, and the deadline is right.
    """

    def deadline(item: gold.Commitment, claim: answers.Commitment) -> bool:
        return date_right([item.deadline, *flat(item.deadline_alt)], claim.deadline)

    def same(each: Asked[gold.Commitment], claim: answers.Commitment) -> bool:
        action = sheet.span(claim.action) or sheet.span(claim.span)
        return (
            action is not None
            and close(action, each.where, _SAME_WORDS)
            and sheet.parties_right(
                sheet.golds(each.item.by), sheet.golds(each.item.by_alt), sheet.actors(claim.by)
            )
        )

    def strictly(each: Asked[gold.Commitment], claim: answers.Commitment) -> bool:
        item = each.item
        return (
            same(each, claim)
            and sheet.loose(sheet.golds(item.by)) == sheet.loose(sheet.actors(claim.by))
            and (not item.deadline or deadline(item, claim))
        )

    def attributes(tally: Tally, item: gold.Commitment, claim: answers.Commitment) -> None:
        if item.deadline:
            tally.attribute("deadline", deadline(item, claim))
        if item.excludes:
            right = sheet.golds(item.excludes) & sheet.actors(claim.excludes)
            tally.attribute("excludes", bool(right))

    items, claims = asked(sheet, sheet.gold.commitments), sheet.claims.commitment
    lenient = Question("commitments", items, claims, same, attributes)
    strict = Question("commitments-strict", items, claims, strictly, strict=True)
    return {
        "commitments": judge(lenient, sheet, findings),
        "commitments-strict": judge(strict, sheet, findings),
    }


def _statuses(sheet: Sheet, findings: Findings) -> Tallies:
    """The same status of a clause. Strict: its modality and who asserts it as well."""

    def same(each: Asked[gold.Status], claim: answers.Status) -> bool:
        clause = sheet.span(claim.span)
        return (
            clause is not None
            and clause[1] - clause[0] <= _LONGEST_CLAUSE
            and claim.status in {each.item.status, *flat(each.item.status_alt)}
            and close(clause, each.where, _SAME_CLAUSE)
        )

    def asserted(item: gold.Status, claim: answers.Status) -> bool:
        return sheet.is_one_of(claim.asserted_by, item.asserted_by)

    def strictly(each: Asked[gold.Status], claim: answers.Status) -> bool:
        item = each.item
        return same(each, claim) and claim.modality == item.modality and asserted(item, claim)

    def attributes(tally: Tally, item: gold.Status, claim: answers.Status) -> None:
        tally.attribute("modality", claim.modality == item.modality)
        tally.attribute("asserted by", asserted(item, claim))
        if item.date:
            tally.attribute("date", date_right([item.date, *flat(item.date_alt)], claim.date))

    items, claims = asked(sheet, sheet.gold.statuses), sheet.claims.status
    lenient = Question("statuses", items, claims, same, attributes)
    strict = Question("statuses-strict", items, claims, strictly, strict=True)
    return {
        "statuses": judge(lenient, sheet, findings),
        "statuses-strict": judge(strict, sheet, findings),
    }


def _incidents(sheet: Sheet, findings: Findings) -> Tallies:
    """The same type in the same clause; place or perpetrators right where gold has either.

    Strict: place, date and toll are right.
    """

    def same(each: Asked[gold.Incident], claim: answers.Incident) -> bool:
        item, clause = each.item, sheet.span(claim.span)
        if (
            not clause
            or clause[1] - clause[0] > _LONGEST_CLAUSE
            or claim.type not in {item.type, *flat(item.type_alt)}
            or not close(clause, each.where, _SAME_CLAUSE)
        ):
            return False
        if not item.place and not item.perpetrators:
            return True
        return bool(
            (item.place and sheet.placed(item, claim))
            or (item.perpetrators and _blamed(sheet, item, claim))
        )

    def strictly(each: Asked[gold.Incident], claim: answers.Incident) -> bool:
        item = each.item
        return (
            same(each, claim)
            and sheet.placed(item, claim)
            and _dated(item, claim)
            and _toll_right(item.killed, item.killed_alt, claim.killed)
            and _toll_right(item.wounded, item.wounded_alt, claim.wounded)
        )

    def attributes(tally: Tally, item: gold.Incident, claim: answers.Incident) -> None:
        if item.place:
            tally.attribute("place", sheet.placed(item, claim))
        if item.date:
            tally.attribute("date", _dated(item, claim))
        if item.killed:
            right = _toll_right(item.killed, item.killed_alt, claim.killed)
            tally.attribute("killed", right)
        if item.wounded:
            right = _toll_right(item.wounded, item.wounded_alt, claim.wounded)
            tally.attribute("wounded", right)
        if item.perpetrators:
            tally.attribute("perpetrators", _blamed(sheet, item, claim))

    items, claims = asked(sheet, sheet.gold.incidents), sheet.claims.incident
    lenient = Question("incidents", items, claims, same, attributes)
    strict = Question("incidents-strict", items, claims, strictly, strict=True)
    return {
        "incidents": judge(lenient, sheet, findings),
        "incidents-strict": judge(strict, sheet, findings),
    }


def _blamed(sheet: Sheet, item: gold.Incident, claim: answers.Incident) -> bool:
    return sheet.parties_right(
        sheet.golds(item.perpetrators),
        sheet.golds(item.perpetrators_alt),
        sheet.actors(claim.perpetrators),
    )


def _dated(item: gold.Incident, claim: answers.Incident) -> bool:
    return not item.date or date_right([item.date, *flat(item.date_alt)], claim.date)


def _toll_right(
    want: gold.Toll | None, others: gold.Toll | list[gold.Toll] | None, got: answers.Toll | None
) -> bool:
    """Least and most are those of gold, or the toll is one of the other answers that gold takes."""
    if not want:
        return True
    have = got or {}
    also = others if isinstance(others, list) else [others] if others else []
    return (have.get("min"), have.get("max")) == (want.get("min"), want.get("max")) or have in also

"""Commitments and statuses of reports find those of the case, or each other."""

from __future__ import annotations

from tests.truce import linked, report

from hudna.model import Judgement, Relation

_PLEDGE = "اتفقت موسكو وأنقرة في سوتشي على فتح طريق حلب اللاذقية أمام المدنيين في سوريا."
_AGAIN = "قالت وزارة الخارجية إن موسكو وأنقرة اتفقتا على فتح طريق حلب اللاذقية أمام المدنيين."


def test_a_commitment_of_others_is_not_the_case_s() -> None:
    """The same words bind nobody of the case where others are bound."""
    told = report("اتفقت أنقرة والدوحة على فصل فصائل المعارضة عن جبهة النصرة في سوريا.")
    relations = [(x.relation, x.to) for x in linked([told]).links]
    assert (Relation.PROVISION_OF, "separate-opposition") not in relations


def test_one_commitment_told_twice_is_one() -> None:
    """The same parties and mostly the same words: the second is what the first told."""
    first, second = report(_PLEDGE), report(_AGAIN, "2016-04-26", "صحيفة الضفة")
    (link,) = [x for x in linked([first, second]).links if x.relation is Relation.PROVISION_OF]
    assert link.from_ in {c.id for c in second.claims}
    assert link.to in {c.id for c in first.claims}


def test_a_link_says_by_what_rule_and_why() -> None:
    """Every link can be explained, and the same reports give the same links."""
    told = [report(_PLEDGE), report("علقت روسيا العمل بمذكرة السلامة الجوية في سوريا.")]
    found = linked(told).links
    assert found
    assert found == linked(told).links
    for link in found:
        assert link.by
        assert link.reason
        assert link.judgement in Judgement


def test_every_link_leads_from_a_claim_to_something_known() -> None:
    """No link hangs in the air: it ends at a claim, an agreement or a commitment of the case."""
    told = [report(_PLEDGE), report(_AGAIN, "2016-04-26", "صحيفة الضفة")]
    found = linked(told)
    claims = {c.id for each in told for c in each.claims}
    known = {*claims, *(a.id for a in found.agreements), "separate-opposition"}
    assert all(x.from_ in claims and x.to in known for x in found.links)

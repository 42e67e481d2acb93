"""`hudna.coding.explain`: every claim is explained, and the explanation names the right rows."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest
from tests.coding.conftest import report

from hudna import vocab
from hudna.coding import coder as coders
from hudna.coding import evidence
from hudna.coding.coder import CODER, Coder
from hudna.coding.counts.tally import How
from hudna.coding.explain import Explainer, Explanation
from hudna.coding.explain.values import Alternative, Group
from hudna.coding.speech import openings, reader
from hudna.model import Claim, Count, Document, Event, Form, Incident, Mention, Statement, Status
from hudna.read import read
from hudna.vocab import rules
from hudna.vocab.written import Tables

_SAMPLES = Path(__file__).parents[2] / "samples"
_INPUTS = [*sorted(_SAMPLES.glob("*.txt")), _SAMPLES / "reports.jsonl"]


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    """An explainer with the whole vocabulary."""
    return Explainer(vocab.load())


def _of(explainer: Explainer, coder: Coder, text: str, kind: type[Claim]) -> Explanation:
    """The explanation of the first claim of a kind in some sentences."""
    document = report(text)
    claim = next(c for c in coder.code(document) if isinstance(c, kind))
    explanation = explainer.explain(document, claim.id)
    assert explanation is not None
    return explanation


def _told(explanation: Explanation, group: Group) -> list[Alternative]:
    return [each for each in explanation.considered if each.group is group]


# ---------------------------------------------------------------------- all claims, all rules
@pytest.mark.parametrize("path", _INPUTS, ids=lambda path: path.stem)
def test_every_claim_is_explained(explainer: Explainer, coder: Coder, path: Path) -> None:
    """What made a claim is found again: rule and row are those of its `coder`."""
    for document in read([str(path)], None):
        assert isinstance(document, Document)
        explained = {told.claim.id: told for told in explainer.all(document)}
        for claim in coder.code(document):
            told = explained[claim.id]
            assert told.claim == claim
            row = told.row.name if told.row is not None else ""
            assert " ".join(x for x in (CODER, told.rule, row) if x) == claim.coder
            assert told.said is not None
            assert told.sentences[0][0] <= claim.span[0]
            assert claim.span[1] <= told.sentences[-1][1]
            assert told.names or isinstance(claim, (Status, Event, Incident, Count))


def test_every_rule_has_its_sentence() -> None:
    """`rules.csv` has the rules that `evidence.py` can name, and no others."""
    assert set(rules.load()) == _names_of_rules()


def _names_of_rules() -> set[str]:
    """The rules of `evidence.py`: what its f-strings can become, read from its source."""
    tree = ast.parse(inspect.getsource(evidence))
    found = set()
    for function in (f for f in tree.body if isinstance(f, ast.FunctionDef)):
        kinds = [
            str(each.values[0].value)
            for each in ast.walk(function)
            if isinstance(each, ast.JoinedStr) and isinstance(each.values[0], ast.Constant)
            and re.fullmatch(r"[a-z]+/", str(each.values[0].value))
        ]  # fmt: skip
        told = {
            constant.value
            for each in ast.walk(function)
            if isinstance(each, (ast.IfExp, ast.Assign))
            for value in ([each.body, each.orelse] if isinstance(each, ast.IfExp) else [each.value])
            for constant in [value]
            if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
        }
        for kind in kinds:
            found |= {kind + ending for ending in _endings(kind, told)}
    return found


def _endings(kind: str, told: set[str]) -> set[str]:
    """What the names of the rules of a kind end in, of the words that its function tells."""
    places = {"gazetteer", "report"}
    match kind:
        case "mention/":
            return (told - places - {""}) | {str(form) for form in Form}
        case "place/":
            return told & places
        case "statement/":
            opened = set(re.findall(r'Opening\([^\n]*, "(\w+)"\)', inspect.getsource(openings)))
            return opened | set(re.findall(r'opener="(\w+)"', inspect.getsource(reader)))
        case "incident/":
            return {"verb", "we", "light", "noun", "speech-act"}
        case "count/":
            return {str(how) for how in How}
    return told - {""}


# ---------------------------------------------------------------------- what it says
def test_trigger_names_its_row_and_its_other_rows(explainer: Explainer, coder: Coder) -> None:
    """Of a verb with several frames the row is named, and why each other one was not taken."""
    told = _of(explainer, coder, "أعلنت روسيا هدنة في حلب.", Event)
    assert told.row is not None
    assert told.row.table == "frames.csv"
    others = _told(told, Group.SENSE)
    assert others
    lines = {each.row.line for each in others if each.row is not None}
    assert told.row.line not in lines
    assert any("needs a word of" in each.why and "classes.csv:" in each.why for each in others)


def test_particle_that_denies_is_named(explainer: Explainer, coder: Coder) -> None:
    """The light of a denied event names the particle and its row."""
    text = "لم تقصف روسيا مدينة حلب."
    told = _of(explainer, coder, text, Event)
    ruling = told.light[0]
    assert ruling.what == "not so"
    assert ruling.span is not None
    assert text[slice(*ruling.span)] == "لم"
    assert ruling.row is not None
    assert ruling.row.table == "particles.csv"


def test_speaker_and_word_of_saying_are_named(explainer: Explainer, coder: Coder) -> None:
    """What stands in a statement says whose words it is in; the statement names its row."""
    text = "قال سيرغي لافروف إن الولايات المتحدة قصفت مدينة حمص."
    told = _of(explainer, coder, text, Event)
    assert any("Sergey Lavrov" in each.what for each in told.light)
    assert any(each.part == "voice" for each in told.names)
    statement = _of(explainer, coder, text, Statement)
    assert statement.row is not None
    assert statement.row.table == "cues.csv"
    assert statement.light[0].what.startswith("stance")


def test_actor_names_table_and_column(explainer: Explainer, coder: Coder) -> None:
    """An actor says which row names it; an office says who held it, by rows too."""
    told = _of(explainer, coder, "التقى وزير الخارجية الروسي نظيره التركي.", Mention)
    assert told.names[0].rows
    assert {row.table for each in told.names for row in each.rows} & {"people.csv", "states.csv"}


def test_who_goes_on_acting_is_found_where_it_stands(explainer: Explainer) -> None:
    """An actor of a sentence before is named by its own words, and that is said."""
    text = "شنت القوات الروسية غارات على حلب أمس. وأفرجت عن ثلاثة معتقلين."
    document = report(text)
    events = [e for e in explainer.all(document) if isinstance(e.claim, Event)]
    actor = next(each for each in events[-1].names if each.part == "actor")
    assert actor.id == "RUS"
    assert "الروسية" in text[slice(*actor.span)]
    assert actor.why.startswith("carried over from a sentence before")


def test_required_word_and_light_verb_are_named(explainer: Explainer, coder: Coder) -> None:
    """An event noun under a light verb names that verb and its row."""
    text = "شنت القوات الروسية غارة على مدينة إدلب."
    told = _of(explainer, coder, text, Event)
    light = next(each for each in told.details if each.what == "light verb")
    assert light.span is not None
    assert text[slice(*light.span)] == "شنت"
    assert light.row is not None
    assert light.row.table == "light.csv"


def test_confidence_adds_up(explainer: Explainer, coder: Coder) -> None:
    """The weights of the features give the confidence of the claim."""
    from math import exp

    told = _of(explainer, coder, "قصفت روسيا مدينة حلب أمس.", Event)
    total = sum(factor.weight for factor in told.factors)
    assert told.claim.confidence == pytest.approx(1 / (1 + exp(-total)), abs=0.006)
    assert told.dates[0].date is not None


def test_a_claim_that_is_made_no_more(explainer: Explainer, coder: Coder) -> None:
    """Where the coder does not make a claim, nothing is explained but its rule."""
    document = report("قصفت روسيا مدينة حلب أمس.")
    claim = next(c for c in coder.code(document) if isinstance(c, Event))
    assert explainer.explain(document, "e0") is None
    told = explainer.from_record(claim, "another")
    assert not told.again
    assert told.rule == claim.coder.split()[1]
    assert told.said is not None
    assert told.row is None


def test_claims_are_those_of_the_coder(coder: Coder) -> None:
    """Reading first and making claims then gives what coding gives."""
    document = report("قال سيرغي لافروف إن بلاده ستقصف مدينة إدلب غدا.")
    assert list(coder.claims(document, coder.read(document))) == list(coder.code(document))
    assert coders.Reading(*coder.read(document)).sentences


def test_rows_are_shown_as_they_are_written() -> None:
    """A row has the cells of its line; an id that no table has has none."""
    tables = Tables()
    row = tables.actor("RUS")
    assert row is not None
    assert row.cells["en"] == "Russia"
    assert tables.at(row.name) == row
    assert tables.actor("nobody-at-all") is None
    assert tables.at("no-such-table.csv:3") is None

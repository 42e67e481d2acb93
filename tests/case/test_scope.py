"""Whether an alleged incident is in scope: the truce of the plain, question by question."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna import case as cases
from hudna.case import Case, Days, known
from hudna.case.days import days
from hudna.case.new import create
from hudna.case.scope import Alleged, Judge, Scope
from hudna.case.scope.answers import all_of, any_of, during, opposite
from hudna.model import Actor, ActorType, Answer, Place, Precision, ScopeQuestion, Text, Verdict
from hudna.vocab import labels

_KNOWN = known.load()
_LABELS = labels.load()
_IN, _OUT, _UNTOLD = Verdict.IN_SCOPE, Verdict.OUT_OF_SCOPE, Verdict.CANNOT_BE_TOLD


def _place(name: str, country: str | None, lat: float | None, lon: float | None) -> Place:
    precision = Precision.COUNTRY if lat is None else Precision.EXACT
    return Place(id=name, name=name, country=country, lat=lat, lon=lon, precision=precision)


_PLACES = {
    "marjana": _place("marjana", "XSH", 11.0, -30.0),
    "valley": _place("valley", "XSH", 10.5, -30.5),
    "edge": _place("edge", "XSH", 10.5, -30.39),  # 12 km from the middle of the valley
    "sahl": _place("XSH", "XSH", None, None),
    "tunis": _place("tunis", "TUN", 36.8, 10.2),
    "somewhere": _place("somewhere", None, None, None),
    "border": _place("border", "disputed", 11.0, -30.0),
}
_ACTORS = {
    "palm-gate-group": Actor(id="palm-gate-group", name="Palm Gate Group"),
    "officer": Actor(id="officer", name="An officer", of="sahl-joint-forces"),
    "villagers": Actor(id="villagers", name="villagers", type=ActorType.POPULATION),
    "stranger": Actor(id="stranger", name="A group", type=ActorType.UNKNOWN),
    "TUN": Actor(id="TUN", name="Tunisia", type=ActorType.STATE),
}


def _actor(name: str) -> Actor:
    return _ACTORS.get(name) or Actor(id=name, name=name, type=ActorType.ARMED_GROUP)


def _alleged(day: str, place: str, by: str, target: str = "") -> Alleged:
    return Alleged(
        days=days(day) if day else None,
        places=tuple(_PLACES[name] for name in place.split()),
        perpetrators=tuple(_actor(name) for name in by.split()),
        targets=tuple(_actor(name) for name in target.split()),
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new case."""
    folder = tmp_path_factory.mktemp("case") / "sahl-2023"
    create(folder)
    return folder


@pytest.fixture(scope="module")
def sahl(made: Path) -> Case:
    """The truce of the plain, 15 May to 15 July 2023."""
    return _read(made)


def _read(folder: Path) -> Case:
    case = cases.check(str(folder), _KNOWN).case()
    assert case is not None
    return case


def _judged(case: Case, alleged: Alleged, *, sites: bool = False) -> Scope:
    return Judge(case, _KNOWN, _LABELS).scope(alleged, sites=sites)


def _changed(folder: Path, file: str, old: str, new: str) -> Case:
    """The case with something else in one of its files."""
    written = (folder / file).read_text("utf-8")
    assert old in written
    (folder / file).write_text(written.replace(old, new), "utf-8")
    return _read(folder)


@pytest.mark.parametrize(
    ("day", "place", "by", "target", "verdict"),
    [
        ("2023-06-08", "marjana", "hadaba-army", "", _IN),
        # ------------------------------------------------------------ days
        ("2023-05-14", "marjana", "hadaba-army", "", _OUT),
        ("2023-05-15", "marjana", "hadaba-army", "", _IN),
        ("2023-07-15", "marjana", "hadaba-army", "", _IN),
        ("2023-07-16", "marjana", "hadaba-army", "", _OUT),
        ("2023-05-15/2023-07-15", "marjana", "hadaba-army", "", _IN),
        ("2023-05-14/2023-05-15", "marjana", "hadaba-army", "", _UNTOLD),
        ("2023-07-15/2023-07-16", "marjana", "hadaba-army", "", _UNTOLD),
        ("2023-06", "marjana", "hadaba-army", "", _IN),
        ("2023", "marjana", "hadaba-army", "", _UNTOLD),
        ("", "marjana", "hadaba-army", "", _UNTOLD),
        # ------------------------------------------------------------ places
        ("2023-06-08", "valley", "hadaba-army", "", _OUT),
        ("2023-06-08", "edge", "hadaba-army", "", _UNTOLD),
        ("2023-06-08", "sahl", "hadaba-army", "", _UNTOLD),
        ("2023-06-08", "tunis", "hadaba-army", "", _OUT),
        ("2023-06-08", "somewhere", "hadaba-army", "", _UNTOLD),
        ("2023-06-08", "border", "hadaba-army", "", _UNTOLD),
        ("2023-06-08", "marjana tunis", "hadaba-army", "", _OUT),
        ("2023-06-08", "marjana edge", "hadaba-army", "", _UNTOLD),
        ("2023-06-08", "", "hadaba-army", "", _UNTOLD),
        # ------------------------------------------------------------ who is alleged
        ("2023-06-08", "marjana", "sahl-joint-forces", "", _IN),
        ("2023-06-08", "marjana", "palm-gate-group", "", _IN),
        ("2023-06-08", "marjana", "officer", "", _IN),
        ("2023-06-08", "marjana", "plateau-guard", "", _IN),
        ("2023-06-08", "marjana", "black-valley-brigade", "", _OUT),
        ("2023-06-08", "marjana", "sahl-mechanism", "", _OUT),
        ("2023-06-08", "marjana", "TUN", "", _OUT),
        ("2023-06-08", "marjana", "other-brigade", "", _UNTOLD),
        ("2023-06-08", "marjana", "stranger", "", _UNTOLD),
        ("2023-06-08", "marjana", "villagers", "", _UNTOLD),
        ("2023-06-08", "marjana", "", "", _UNTOLD),
        ("2023-06-08", "marjana", "TUN hadaba-army", "", _IN),
        ("2023-06-08", "marjana", "TUN stranger", "", _UNTOLD),
        # ------------------------------------------------------------ who was the target
        ("2023-06-08", "marjana", "hadaba-army", "palm-gate-group", _IN),
        ("2023-06-08", "marjana", "hadaba-army", "villagers", _IN),
        ("2023-06-08", "marjana", "hadaba-army", "black-valley-brigade", _OUT),
        ("2023-06-08", "marjana", "hadaba-army", "black-valley-brigade villagers", _IN),
        # ------------------------------------------------------------ what is certain anyway
        ("", "marjana", "TUN", "", _OUT),
        ("2023-07-16", "", "", "", _OUT),
        ("", "", "", "", _UNTOLD),
    ],
)
def test_scope(sahl: Case, day: str, place: str, by: str, target: str, verdict: Verdict) -> None:
    """Each question decides by itself; what is not told leaves the verdict open, no more."""
    assert _judged(sahl, _alleged(day, place, by, target)).verdict is verdict


def test_reasons_say_why_and_by_what(sahl: Case) -> None:
    """Every reason is a sentence in both languages with the lines and references of its facts."""
    scope = _judged(sahl, _alleged("2023-06-08", "marjana", "hadaba-army", "palm-gate-group"))
    told = [(reason.question, reason.answer) for reason in scope.reasons]
    assert told == [
        (ScopeQuestion.DAY, Answer.YES),
        (ScopeQuestion.AREA, Answer.YES),
        (ScopeQuestion.PARTY, Answer.YES),
        (ScopeQuestion.TARGET, Answer.NO),
    ]
    party = scope.reasons[2]
    assert party.agreement == "sahl-truce"
    words = "Army of the Plateau was bound by Truce of the plain on 2023-06-08."
    assert party.text.en == words
    assert party.text.ar == "التزامات هدنة السهل تشمل جيش الهضبة في 2023-06-08."
    (fact,) = party.facts
    assert (fact.where.file, fact.where.line) == ("roles.csv", 5)
    assert (fact.references, fact.checked) == (("sahl-text",), True)


def test_what_is_not_told_is_said_once(sahl: Case) -> None:
    """A missing day, place or perpetrator is a reason of its own, whatever the agreements."""
    scope = _judged(sahl, Alleged())
    assert [reason.text.en for reason in scope.reasons] == [
        "The day of the incident is not told.",
        "The place of the incident is not told.",
        "Nobody is named who is alleged to have done it.",
    ]
    assert {reason.answer for reason in scope.reasons} == {Answer.CANNOT_BE_TOLD}


# ---------------------------------------------------------------- lists
@pytest.mark.parametrize(
    ("day", "verdict"), [("2023-05-31", _IN), ("2023-06-01", _OUT), ("2023-06-10", _UNTOLD)]
)
def test_an_agreement_may_go_by_a_list(folder: Path, day: str, verdict: Verdict) -> None:
    """Whom a list names that the agreement goes by is excluded for as long, and no longer."""
    _changed(folder, "designations.csv", "2023-06-01,,", "2023-06-01,2023-06,")
    _changed(folder, "roles.csv", "black-valley-brigade,excluded", "XSH,observer")
    case = _changed(
        folder, "agreements/sahl-truce.toml", 'excludes = ["black-valley-brigade"]\n', ""
    )
    alleged = _alleged(day, "marjana", "hadaba-army", "black-valley-brigade")
    assert _judged(case, alleged).verdict is verdict


def test_other_lists_decide_nothing(folder: Path) -> None:
    """A list that the agreement does not go by is told, with its authority, and no more."""
    case = _changed(
        folder, "designations.csv", "black-valley-brigade,sahl-committee,list of excluded groups",
        "palm-gate-group,TUN,list of armed groups",
    )  # fmt: skip
    scope = _judged(case, _alleged("2023-06-08", "marjana", "hadaba-army", "palm-gate-group"))
    assert scope.verdict is _IN
    listed = [reason for reason in scope.reasons if reason.question is ScopeQuestion.LIST]
    assert [reason.text.en for reason in listed] == [
        "Palm Gate Group stood on a list of Tunisia on 2023-06-08: list of armed groups."
    ]


# ---------------------------------------------------------------- agreements
def test_an_agreement_ends_with_the_one_that_took_its_place(folder: Path) -> None:
    """Without a day of its own an agreement ends when the next is in force."""
    truce = (folder / "agreements/sahl-truce.toml").read_text("utf-8")
    later = truce.partition("[[provision]]")[0].replace(
        'id = "sahl-truce"', 'id = "second-truce"\nsupersedes = ["sahl-truce"]'
    )
    later = later.replace("2023-05-15", "2024-02-01").replace("2023-07-15", "2024-03-01")
    (folder / "agreements/second-truce.toml").write_text(later, "utf-8")
    case = _changed(folder, "agreements/sahl-truce.toml", 'ended = "2023-07-15"', "")
    for day, first, second in (
        ("2024-01-31", Answer.YES, Answer.NO),
        ("2024-02-02", Answer.NO, Answer.YES),
        ("2024-03-02", Answer.NO, Answer.NO),
    ):
        scope = _judged(case, _alleged(day, "marjana", "hadaba-army"))
        answers = {r.agreement: r.answer for r in scope.reasons if r.question is ScopeQuestion.DAY}
        assert answers == {"sahl-truce": first, "second-truce": second}
        assert scope.verdict is (_OUT if {first, second} == {Answer.NO} else _IN)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2023-05-31", _IN), ("2023-06-01", _UNTOLD), ("2023-06-04", _UNTOLD), ("2023-06-05", _IN)],
)
def test_a_suspension_is_one_sides_word(folder: Path, day: str, verdict: Verdict) -> None:
    """Where somebody said that a truce was suspended it cannot be told, until it is resumed."""
    case = _changed(
        folder, "statuses.csv", "exchange-prisoner-lists,",
        "sahl-truce,suspended,actual,hadaba-army,2023-06-01,2023-06-01,Off.,توقفت.,sahl-text,true\n"
        "sahl-truce,resumed,planned,hadaba-army,2023-06-03,2023-06-03,Soon.,قريبا.,sahl-text,true\n"
        "sahl-truce,resumed,actual,hadaba-army,2023-06-05,2023-06-05,On.,عادت.,sahl-text,true\n"
        "exchange-prisoner-lists,",
    )  # fmt: skip
    scope = _judged(case, _alleged(day, "marjana", "sahl-joint-forces"))
    assert scope.verdict is verdict
    said = {fact.where.line for reason in scope.reasons for fact in reason.facts
            if fact.where.file == "statuses.csv"}  # fmt: skip
    assert said == ({4} if verdict is _UNTOLD else set())
    words = [reason.text for reason in scope.reasons if reason.text.en and "Off." in reason.text.en]
    assert words == (
        [Text(en="Army of the Plateau, 2023-06-01: Off.", ar="جيش الهضبة، 2023-06-01: توقفت.")]
        if verdict is _UNTOLD else []
    )  # fmt: skip


def test_a_commitment_binds_for_its_own_days(folder: Path) -> None:
    """Whom only a commitment binds is bound from when to when the commitment says."""
    case = _changed(
        folder, "agreements/sahl-truce.toml", 'by = ["sahl-joint-forces"]',
        'by = ["TUN"]\nuntil = "2023-06-10"',
    )  # fmt: skip
    for day, verdict in (("2023-06-10", _IN), ("2023-06-11", _OUT)):
        assert _judged(case, _alleged(day, "marjana", "TUN")).verdict is verdict


def test_agreements_of_other_kinds_stop_no_violence(folder: Path) -> None:
    """A prisoner exchange in force does not put shelling in scope."""
    case = _changed(folder, "agreements/sahl-truce.toml", 'type = "ceasefire"', 'type = "exchange"')
    assert _judged(case, _alleged("2023-06-08", "marjana", "hadaba-army")) == Scope(
        verdict=_OUT, reasons=()
    )


def test_a_role_ends_where_it_ends(folder: Path) -> None:
    """A party that left is bound until that day, whatever the list of parties says."""
    case = _changed(
        folder, "roles.csv", "hadaba-army,party,sahl-truce,2023-05-15,,",
        "hadaba-army,party,sahl-truce,2023-05-15,2023-06-10,",
    )  # fmt: skip
    for day, verdict in (("2023-06-10", _IN), ("2023-06-11", _OUT)):
        assert _judged(case, _alleged(day, "marjana", "hadaba-army")).verdict is verdict


def test_parties_are_bound_without_a_role(folder: Path) -> None:
    """Whom only the agreement itself names is a party as long as it is in force."""
    case = _changed(
        folder, "roles.csv", "hadaba-army,party,sahl-truce,2023-05-15,,sahl-text,true\n", ""
    )
    assert _judged(case, _alleged("2023-06-08", "marjana", "hadaba-army")).verdict is _IN


def test_a_guarantor_may_be_bound(folder: Path) -> None:
    """Whether a guarantor is bound is not for a list to say, unless a commitment binds it."""
    alleged = _alleged("2023-06-08", "marjana", "TUN")
    case = _changed(
        folder, "agreements/sahl-truce.toml", "excludes =", 'guarantors = ["TUN"]\nexcludes ='
    )
    assert _judged(case, alleged).verdict is _UNTOLD
    case = _changed(
        folder, "agreements/sahl-truce.toml", 'by = ["sahl-joint-forces"]', 'by = ["TUN"]'
    )
    assert _judged(case, alleged).verdict is _IN


# ---------------------------------------------------------------- areas of the vocabulary
@pytest.mark.parametrize(
    ("area", "place", "answer"),
    [
        ("SYR,,,", "aleppo", Answer.YES),
        ("SYR,,,", "SYR", Answer.YES),
        ("SYR,,,", "mosul", Answer.NO),
        (",aleppo-governorate,,", "aleppo", Answer.YES),
        (",aleppo-governorate,,", "aleppo-governorate", Answer.YES),
        (",aleppo-governorate,,", "banan", Answer.YES),
        (",aleppo-governorate,,", "idlib", Answer.NO),
        (",aleppo-governorate,,", "idlib-governorate", Answer.NO),
        (",aleppo-governorate,,", "SYR", Answer.CANNOT_BE_TOLD),
        (",aleppo-governorate,,", "mosul", Answer.NO),
        (",aleppo-governorate|idlib-governorate,,", "idlib", Answer.YES),
        (",,aleppo,", "aleppo", Answer.YES),
        (",,aleppo,", "idlib", Answer.NO),
        (",,aleppo,", "mosul", Answer.NO),
        (",,aleppo,", "aleppo-governorate", Answer.CANNOT_BE_TOLD),
        (",,aleppo,", "SYR", Answer.CANNOT_BE_TOLD),
        ("SYR,,,black-valley", "aleppo", Answer.YES),
    ],
)
def test_areas_of_the_vocabulary(folder: Path, area: str, place: str, answer: Answer) -> None:
    """Countries, provinces and places hold what lies wholly in them."""
    case = _changed(folder, "areas.csv", "XSH,,,black-valley", area)
    alleged = Alleged(days=days("2023-06-08"), places=(_KNOWN.places[place],))
    asked = [r for r in _judged(case, alleged).reasons if r.question is ScopeQuestion.AREA]
    assert [reason.answer for reason in asked] == [answer]


# ---------------------------------------------------------------- notified sites
_CLINIC = Place(
    id="clinic", name="x", country="XSH", lat=10.25, lon=-30.25, precision=Precision.EXACT
)


def test_notified_sites_are_told_to_whoever_asks(sahl: Case) -> None:
    """A site is named only where it is asked for, decides nothing, and never shows where it is."""
    alleged = Alleged(
        days=days("2023-06-08"), places=(_CLINIC,), perpetrators=(_actor("hadaba-army"),)
    )
    silent, told = _judged(sahl, alleged), _judged(sahl, alleged, sites=True)
    assert silent.verdict is told.verdict is _IN
    assert told.reasons[: len(silent.reasons)] == silent.reasons
    (site,) = told.reasons[len(silent.reasons) :]
    assert site.question is ScopeQuestion.SITE
    assert "A clinic (invented)" in (site.text.en or "")
    assert "restricted" not in str(silent)
    for secret in ("10.25", "30.25"):
        assert secret not in str(told)


# ---------------------------------------------------------------- three values, rough days
_ANSWERS = [Answer.NO, Answer.CANNOT_BE_TOLD, Answer.YES]


@pytest.mark.parametrize(("one", "other"), list(itertools.product(_ANSWERS, repeat=2)))
def test_three_values(one: Answer, other: Answer) -> None:
    """Kleene's tables, by what each unknown may turn out to be."""
    both = {a and b for a in _worlds(one) for b in _worlds(other)}
    either = {a or b for a in _worlds(one) for b in _worlds(other)}
    assert _worlds(all_of([one, other])) == both
    assert _worlds(any_of([one, other])) == either
    assert _worlds(opposite(one)) == {not a for a in _worlds(one)}


def _worlds(answer: Answer) -> set[bool]:
    return {Answer.YES: {True}, Answer.NO: {False}, Answer.CANNOT_BE_TOLD: {True, False}}[answer]


_START = dt.date(2023, 5, 1)
_ENDS = st.lists(st.integers(0, 12), min_size=6, max_size=6)


@settings(max_examples=300, deadline=None)
@given(_ENDS, st.booleans(), st.booleans())
def test_days_at_the_edges(ends: list[int], begins: bool, stops: bool) -> None:
    """Yes and no hold whenever the period began and ended within what is known of it."""
    told = [_START + dt.timedelta(days=n) for n in ends]
    asked = Days(*sorted(told[:2]))
    first, second, third, fourth = sorted(told[2:])
    since = Days(first, second) if begins else None
    until = Days(third, fourth) if stops else None
    found = {
        all(low <= day <= high for day in _each(asked))
        if any(low <= day <= high for day in _each(asked)) else False
        for low in (_each(since) if since else [dt.date.min])
        for high in (_each(until) if until else [dt.date.max])
    }  # fmt: skip
    answer = during(asked, since, until)
    assert (answer is Answer.YES) == (found == {True})
    if answer is Answer.NO:
        assert found == {False}
    elif answer is Answer.CANNOT_BE_TOLD:
        touched = any(
            low <= day <= high
            for low in (_each(since) if since else [dt.date.min])
            for high in (_each(until) if until else [dt.date.max])
            for day in _each(asked)
        )
        assert touched


def _each(span: Days) -> list[dt.date]:
    return [span.start + dt.timedelta(days=n) for n in range((span.end - span.start).days + 1)]

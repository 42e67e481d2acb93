"""Counts: every sample bulletin as expected, variations of wording, and sentences held out."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.coding.coder import Coder
from hudna.model import Claim, Count, Document, Statement
from hudna.read import read

Code = Callable[..., list[Claim]]

_ROOT = Path(__file__).parents[2]
_BULLETINS = _ROOT / "samples" / "bulletins"
_HELD_OUT = _ROOT / "tests" / "data" / "counts.csv"
_RIGHT = 0.85
"""Of the held-out sentences the share whose counts are all right and none too many."""


def _rows(path: Path) -> list[dict[str, str]]:
    lines = (x for x in path.read_text("utf-8").splitlines() if not x.startswith("#"))
    return list(csv.DictReader(lines))


def _counts(code: Code, text: str) -> list[Count]:
    found = [c for c in code(text) if isinstance(c, Count)]
    return sorted(found, key=lambda c: c.span)


_EXPECTED = _rows(_BULLETINS / "expected.csv")
_IDS = [json.loads(x)["id"] for x in (_BULLETINS / "reports.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def bulletins(coder: Coder) -> dict[str, list[Count]]:
    """The counts of each sample bulletin, in the order of its text."""
    found: dict[str, list[Count]] = {}
    for document in read([str(_BULLETINS / "reports.jsonl")], None):
        assert isinstance(document, Document)
        claims = [c for c in coder.code(document) if isinstance(c, Count)]
        assert all(document.text[slice(*c.span)].strip() for c in claims)
        found[document.row or ""] = sorted(claims, key=lambda c: c.span)
    return found


def _row(report: str, count: Count) -> dict[str, str]:
    """A count as `expected.csv` writes it."""
    many = count.range
    return {
        "report": report, "what": count.what, "unit": count.unit, "value": str(count.value),
        "least": "" if many is None else str(many.min),
        "most": "" if many is None or many.max is None else str(many.max),
        "counted_by": count.counted_by.id if count.counted_by else "",
        "side": count.side.id if count.side else "", "area": count.area.id if count.area else "",
        "until": str(count.period.end) if count.period else "",
        "cumulative": "yes" if count.cumulative else "no", "part": "yes" if count.within else "no",
    }  # fmt: skip


def test_every_bulletin_has_expectations() -> None:
    """There are at least twelve sample bulletins, each with its expected counts."""
    assert len(_IDS) >= 12
    assert {row["report"] for row in _EXPECTED} == set(_IDS)


@pytest.mark.parametrize("report", _IDS)
def test_bulletins_are_read(report: str, bulletins: dict[str, list[Count]]) -> None:
    """Every count of a sample bulletin is read with unit, counter, side, area and day."""
    wanted = [row for row in _EXPECTED if row["report"] == report]
    assert [_row(report, count) for count in bulletins[report]] == wanted


def test_two_lists_add_up_each_for_itself(bulletins: dict[str, list[Count]]) -> None:
    """29 April 2017: 14 and 15 are sums of their own parts and of nothing else."""
    for report in ("syria-two-lists-prose", "syria-two-lists-lines"):
        counts = {count.id: count for count in bulletins[report]}
        totals = [count for count in counts.values() if count.parts]
        assert [count.value for count in totals] == [14, 15]
        for total in totals:
            parts = [counts[key] for key in total.parts or ()]
            assert sum(part.value for part in parts) == total.value
            assert {part.counted_by for part in parts} == {total.counted_by}


# ---------------------------------------------------------------------- variations
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("رصدت لجنة المراقبة خرقين اثنين وخرقا واحدا في حماة.", [2, 1]),
        ("رصدت لجنة المراقبة خلال الـ24ساعة الماضية 15خرقا.", [15]),
        ("رصدت لجنة المراقبة ٢٣ خرقا.", [23]),
        ("رصدت لجنة المراقبة ثلاثة وعشرين خرقا.", [23]),
        ("لم ترصد لجنة المراقبة أي خروقات.", [0]),
        ("مر اليوم دون تسجيل أي خرق.", [0]),
        ("لكن المنطقة لا تزال تشهد خروقات.", []),
        ("وفي حال لم تتعاون الحكومة وحدث أي خرق ستتدخل البعثة.", []),
        ("دعا الوزير إلى عدم انتهاك الهدنة.", []),
        ("سقط عدد من الجرحى ووقعت خروقات عدة.", []),
        ("كان ذلك الخرق الثالث للهدنة.", []),
        ("كرم الوالي أسرة الشهيدين.", []),
    ],
)
def test_how_many(code: Code, text: str, values: list[int]) -> None:
    """Duals, one and none, words and digits; what is no number counts nothing."""
    assert [count.value for count in _counts(code, text)] == values


def test_bounds_are_kept(code: Code) -> None:
    """What is told as more, less or about is no exact number."""
    (above,) = _counts(code, "تجاوز عدد الخروقات 40 خرقا.")
    assert above.range is not None
    assert (above.value, above.range.min, above.range.max) == (40, 40, None)
    (below,) = _counts(code, "لم يتجاوز عدد الخروقات أربعة.")
    assert below.range is not None
    assert (below.value, below.range.min, below.range.max) == (4, 0, 4)
    (about,) = _counts(code, "سجلت البعثة نحو 30 خرقا.")
    assert about.about
    (risen,) = _counts(code, "ارتفع عدد الخروقات من 9 إلى 14 خرقا.")
    assert (risen.value, risen.range) == (14, None)


def test_some_need_not_add_up(code: Code) -> None:
    """«منها» names some of a total: parts are within it, and are not all there are."""
    total, part = _counts(code, "سجلت البعثة 14 خرقا، منها 8 خروقات في حلب.")
    assert (total.parts, part.within) == (None, total.id)


def test_one_number_for_each_of_several_areas(code: Code) -> None:
    """«3 في كل من حلب وإدلب» is three in each; «في حلب وإدلب» is one number for both."""
    total, *parts = _counts(code, "سجلت البعثة 6 خروقات، 3 في كل من حلب وإدلب.")
    assert [part.area.id for part in parts if part.area] == ["aleppo", "idlib"]
    assert total.parts == tuple(part.id for part in parts)
    (both,) = _counts(code, "سجلت البعثة 6 خروقات في حلب وإدلب.")
    assert [place.id for place in both.areas or ()] == ["aleppo", "idlib"]


def test_units_stay_apart(code: Code) -> None:
    """Explosions are no part of violations, whoever counted them."""
    counts = _counts(code, "أحصت البعثة 494 انفجارا، منها 4 خروقات في حلب.")
    assert [(c.unit, c.within) for c in counts] == [("explosion", None), ("violation", None)]


def test_a_heading_and_its_list(code: Code) -> None:
    """Lines under a heading count what it announces."""
    counts = _counts(code, "الخروقات:\n- حلب: 3\n- إدلب: 4\nوصل الوفد إلى جنيف.")
    assert [(c.what, c.value, c.area and c.area.id) for c in counts] == [
        ("violations", 3, "aleppo"), ("violations", 4, "idlib"),
    ]  # fmt: skip


def test_whose_bulletin_it_is_carries_over(code: Code) -> None:
    """Who tells of counts goes on telling; a date of an accord is no period."""
    counts = _counts(
        code,
        "نشرة المركز الروسي للمصالحة\nوبلغ عدد الفصائل الملتزمة باتفاق 27 شباط 2016 143 فصيلا.",
    )
    assert [c.counted_by and c.counted_by.id for c in counts] == ["russian-reconciliation-centre"]
    assert [c.period and str(c.period.end) for c in counts] == ["2016-07-15"]


def test_a_side_commits_another_counts(code: Code) -> None:
    """Who has committed is not who has counted."""
    text = "قال المرصد السوري لحقوق الإنسان إن قوات النظام ارتكبت في حلب 12 خرقا."
    (count,) = _counts(code, text)
    assert count.counted_by is not None
    assert count.side is not None
    assert (count.counted_by.id, count.side.id) == ("syrian-observatory-for-human-rights", "SYR")
    statements = [c.id for c in code(text) if isinstance(c, Statement)]
    assert count.statement in statements


# ---------------------------------------------------------------------- held out
def _written(count: Count) -> str:
    sign = "="
    if count.range is not None:
        sign = ">=" if count.range.max is None else "<="
    return f"{count.what}{sign}{count.value}{'+' if count.cumulative else ''}"


def test_sentences_held_out(code: Code) -> None:
    """The share of sentences that come out wholly right does not fall."""
    rows = _rows(_HELD_OUT)
    assert len(rows) >= 25
    wrong = []
    for row in rows:
        got = sorted(map(_written, _counts(code, row["text"])))
        if got != sorted(filter(None, row["counts"].split(";"))):
            wrong.append(f"{row['text']} wanted {row['counts']}, got {';'.join(got)}")
    share = 1 - len(wrong) / len(rows)
    assert share >= _RIGHT, f"{share:.2f}\n" + "\n".join(wrong)

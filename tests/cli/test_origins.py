"""`hudna origins`: from a record to its copies and origins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hudna.cli import main
from hudna.model import Link, Origin, Passage, jsonl

_WIRE = (
    "قالت لجنة المراقبة في مرجانة إن الهدنة صمدت يوم أمس في خمس بلدات من ست.",
    "وسجلت اللجنة ثلاثة خروق قرب جسر الوادي ولم تسقط فيها ضحايا بحسب بيان وزعته مساء أمس.",
    "ودعا رئيس اللجنة نادر الصافي الطرفين إلى سحب السلاح الثقيل قبل مساء الخميس.",
    "ومن المقرر أن تجتمع اللجنة مع مندوبي الجانبين في بلدة السهل مطلع الأسبوع المقبل.",
)
_OWN = (
    "وأبلغ سكان من حي الميناء مراسلنا أنهم عادوا إلى منازلهم للمرة الأولى منذ الشتاء.",
    "وشاهد المراسل شاحنتين محملتين بالطحين تعبران الحاجز الجنوبي دون تفتيش يذكر.",
    "وقال بائع في السوق القديم إن أسعار الوقود هبطت إلى النصف خلال أيام قليلة.",
    "ولا تزال المدرستان في الحي مغلقتين فيما تعمل فرق البلدية على إزالة الركام منهما.",
    "ويقول أهالي الحي إن المياه تصل إليهم ساعتين في اليوم وإن الكهرباء لم تعد بعد.",
)
_REPORTS = (
    ("wire", "وكالة السهل", "2031-03-01", _WIRE),
    ("cut", "صوت مرجانة", "2031-03-02", (_WIRE[0], *_WIRE[2:])),
    ("half", "أخبار الهضبة", "2031-03-03", _WIRE[2:]),
    ("reporter", "بريد الوادي", "2031-03-03", (*_OWN, *_WIRE[1:3])),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a wire, two outlets that cut it, and a reporter who quotes from it."""
    folder = tmp_path_factory.mktemp("origins")
    rows = [
        {"id": name, "source": source, "published": day, "text": "\n".join(text)}
        for name, source, day, text in _REPORTS
    ]
    table = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "reports.jsonl").write_text(table, "utf-8")
    done = CliRunner().invoke(
        main, ["code", str(folder / "reports.jsonl"), "-o", str(folder / "record.jsonl")]
    )
    assert done.exit_code == 0, done.output
    return folder / "record.jsonl"


def _origins(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["origins", *map(str, arguments)])


def test_three_numbers_and_what_they_rest_on(record: Path, tmp_path: Path) -> None:
    """Four reports of four outlets have two origins: the wire's and the reporter's."""
    out = tmp_path / "new" / "links.jsonl"
    done = _origins(record, "-o", out, "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    numbers = {"reports": 4, "outlets": 4, "origins": 2, "copies": 3, "passages": 1}
    assert told == {"links": str(out), **numbers}
    documents = {each.id: each for each in jsonl.Documents(record)}
    names = {key: each.row for key, each in documents.items()}
    records = list(jsonl.read(out))
    links = [each for each in records if isinstance(each, Link)]
    assert {(names[each.from_], names[each.to]) for each in links} == {
        ("cut", "wire"), ("half", "wire"), ("half", "cut"),
    }  # fmt: skip
    assert {each.relation for each in links} == {"copy-of"}
    groups = [each.documents for each in records if isinstance(each, Origin)]
    assert [[names[d] for d in each] for each in groups] == [["wire", "cut", "half"], ["reporter"]]
    (passage,) = (each for each in records if isinstance(each, Passage))
    assert passage.origins == 2
    quoted = {names[e.document]: documents[e.document].text[slice(*e.span)]
              for e in passage.excerpts}  # fmt: skip
    assert quoted["reporter"] == quoted["wire"] == "\n".join(_WIRE[1:3])[:-1]


def test_what_people_are_shown(record: Path, tmp_path: Path) -> None:
    """Reports, outlets and independent origins, each with its number."""
    done = _origins(record, "-o", tmp_path / "links.jsonl")
    assert [line.strip().split(maxsplit=1) for line in done.stdout.splitlines()[:3]] == [
        ["4", "reports"], ["4", "outlets"], ["2", "independent origins"],
    ]  # fmt: skip


def test_the_same_bytes_every_time_and_after_the_links_themselves(
    record: Path, tmp_path: Path
) -> None:
    """Links can be put behind the record they were made of, and other kinds too: they stay."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert _origins(record, "-o", one).exit_code == 0
    joined = tmp_path / "joined.jsonl"
    unknown = b'{"kind":"a-kind-of-another-day","id":"x"}\n'
    joined.write_bytes(record.read_bytes() + one.read_bytes() + unknown)
    assert _origins(joined, "-o", two).exit_code == 0
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("text", ["no record\n", '{"text":"a report"}\n', '{"kind":"document"}\n'])
def test_what_is_no_record(text: str, tmp_path: Path) -> None:
    """A file of another kind ends in one line that names it and the line, and leaves no output."""
    path = tmp_path / "reports.jsonl"
    path.write_text(text, "utf-8")
    done = _origins(path, "-o", tmp_path / "links.jsonl")
    assert done.exit_code == 1
    assert "reports.jsonl, line 1" in done.stderr
    assert not (tmp_path / "links.jsonl").exists()


@pytest.mark.parametrize("arguments", [(), ("absent.jsonl", "-o", "x")])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    """No record, or one that is not there: exit status 2."""
    assert _origins(*arguments).exit_code == 2

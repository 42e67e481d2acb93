from __future__ import annotations

import io
import json

import pytest

from hudna.model import Basis, DateRange, Document
from hudna.read import read

LEAD = (
    "أعلن وزير خارجية البلد الأول، مساء الأحد، أن بلاده اتفقت مع البلد الثاني على هدنة في المدينة."
)
SECOND = "وقال الوزير إن الهدنة تبدأ صباح الاثنين، وتشمل المدينة وريفها، على أن يراقبها فريق مشترك."
TITLE = "هدنة في المدينة بين البلد الأول والبلد الثاني"


def published(text: str, **metadata: str) -> DateRange | None:
    """The day of publication of a row."""
    row = json.dumps({"text": text, **metadata}, ensure_ascii=False).encode()
    (item,) = read(["-"], io.BytesIO(row))
    assert isinstance(item, Document)
    return item.published


@pytest.mark.parametrize(
    "written",
    [
        "2016-04-03", "2016-04-03T23:10:00+03:00", "2016/4/3", "03/04/2016", "20160403",
        "Sun, 03 Apr 2016 20:10:00 GMT", "3 نيسان 2016", "الأحد، 3 أبريل/نيسان 2016",
    ],
)  # fmt: skip
def test_metadata_comes_first(written: str) -> None:
    """A day given beside the text is it, in every usual way of writing one."""
    found = published(f"{LEAD} {SECOND}", published=written, url="https://a.example/2016/05/01/x")
    assert found is not None
    assert (str(found.start), found.basis, found.rule) == (
        "2016-04-03", Basis.PUBLICATION, "metadata",
    )  # fmt: skip


def test_unreadable_metadata_is_said() -> None:
    """A given day that is none is told to the reader, and the URL is asked."""
    found = published(LEAD, published="قريبا", url="https://a.example/2016/04/03/x")
    assert found is not None
    assert found.rule == "url"


def test_day_in_the_url() -> None:
    """A URL that holds the day gives it."""
    for url in ("https://a.example/2016/4/3/x", "http://a.example/n/20160403.htm"):
        found = published(LEAD, url=url)
        assert found is not None
        assert (str(found.start), found.rule) == ("2016-04-03", "url")


def test_line_between_headline_and_report() -> None:
    """A line that is only a date, under the headline, is the day of the report."""
    found = published(f"{TITLE}\n\nالنور\n\n3 نيسان 2016\n\n9:30 م\n\n{LEAD}\n\n{SECOND}")
    assert found is not None
    assert (str(found.start), found.rule) == ("2016-04-03", "dateline")


@pytest.mark.parametrize(
    "page",
    [
        f"التحديث الأخير بتاريخ|الجمعة, نوفمبر 15, 2024\n\n{TITLE}\n\n{LEAD}\n\n{SECOND}",
        f"الجمعة 15 نوفمبر 2024\n\nالرئيسية\n\nأخبار\n\nرياضة\n\n{TITLE}\n\n{LEAD}\n\n{SECOND}",
        f"15/11/2024\n\n{TITLE}\n\nطباعة\n\n{LEAD}\n\n{SECOND}",
        f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\nجميع الحقوق محفوظة 2024\n\n15/11/2024",
        f"{TITLE}\n\n{LEAD}\n\nوكان الطرفان اتفقا في 3 نيسان 2016 على هدنة أخرى.",
    ],
)
def test_a_pages_clock_is_not_the_storys(page: str) -> None:
    """A clock above the menus, a footer and a date within the story are not its day."""
    assert published(page) is None


def test_day_that_the_report_says_is_today() -> None:
    """A full date given for today is inferred; yesterday's means the day after."""
    found = published(f"عقد الوزيران، اليوم الأحد 3 نيسان 2016، اجتماعا في المدينة. {SECOND}")
    assert found is not None
    assert (str(found.start), found.basis) == ("2016-04-03", Basis.INFERRED)
    found = published(f"عقد الوزيران، أمس السبت 2 نيسان 2016، اجتماعا في المدينة. {SECOND}")
    assert found is not None
    assert str(found.start) == "2016-04-03"


def test_day_that_contradicts_its_weekday_is_not_taken() -> None:
    """Where weekday and date do not agree one of them is wrong, and none is taken."""
    assert published(f"عقد الوزيران، اليوم الأحد 3 نيسان 2015، اجتماعا. {SECOND}") is None


def test_origin_with_a_date() -> None:
    """The date within a line of origin is the day of the report."""
    found = published(f"عدن 3 أبريل 2016 م سبأ\n{LEAD}\n{SECOND}")
    assert found is not None
    assert str(found.start) == "2016-04-03"


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("الثلاثاء 14 رجب 1438هـ الموافق 11 أبريل 2017م", "2017-04-11", "2017-04-11"),
        ("الثلاثاء ١٤ رجب ١٤٣٨ هـ", "2017-04-11", "2017-04-11"),
        ("14 رجب 1438هـ", "2017-04-10", "2017-04-12"),
        ("14/07/1438 هـ - 11/04/2017 م", "2017-04-11", "2017-04-11"),
    ],
)  # fmt: skip
def test_hijri_dateline(line: str, start: str, end: str) -> None:
    """A Hijri day is that of the report; where the common one stands with it, that counts."""
    found = published(f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{SECOND}")
    assert found is not None
    assert (str(found.start), str(found.end), found.rule) == (start, end, "dateline")


def test_hijri_day_beside_the_text() -> None:
    """A Hijri day that is given as metadata keeps its width."""
    found = published(LEAD, published="14 رجب 1438 هـ")
    assert found is not None
    assert (str(found.start), str(found.end), found.rule) == (
        "2017-04-10", "2017-04-12", "metadata",
    )  # fmt: skip
    assert found.span is None


def test_hijri_day_in_the_line_of_origin_and_for_today() -> None:
    """A Hijri day within a line of origin, and one that the report gives for today."""
    found = published(f"عدن 14 رجب 1438هـ سبأ\n{LEAD}\n{SECOND}")
    assert found is not None
    assert (str(found.start), str(found.end)) == ("2017-04-10", "2017-04-12")
    found = published(f"عقد الوزيران، اليوم الثلاثاء 14 رجب 1438هـ، اجتماعا في المدينة. {SECOND}")
    assert found is not None
    assert (str(found.start), found.basis) == ("2017-04-11", Basis.INFERRED)

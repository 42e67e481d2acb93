"""A list of sources is checked when it is read, and what is wrong is named."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from hudna.errors import SourcesError
from hudna.fetch.sources import Grade, Kind, Letter, load

_GOOD = """\
# a list
[[source]]
name = "وكالة السهل"
kind = "feed"
url = "https://sahl.example.org/خلاصة.xml"
interval = "30m"
language = "ar"
grade = { letter = "B", since = 2026-11-01, reason = "usually right on places" }

[[source]]
name = "mechanism"
kind = "page"
urls = ["https://mechanism.example.org/", "https://mechanism.example.org/notices"]
interval = "6h"
language = "en"
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_list(tmp_path: Path) -> None:
    """Names, addresses in their normal form, intervals, grades with their day."""
    agency, mechanism = load(_file(tmp_path, _GOOD))
    assert agency.name == "وكالة السهل"
    assert agency.urls == ("https://sahl.example.org/%D8%AE%D9%84%D8%A7%D8%B5%D8%A9.xml",)
    assert (agency.kind, agency.interval) == (Kind.FEED, timedelta(minutes=30))
    assert agency.grade == Grade(Letter.B, date(2026, 11, 1), "usually right on places")
    assert len(mechanism.urls) == 2
    assert mechanism.grade is None


def test_the_sample_is_a_list() -> None:
    """The sample that the docs show can be read, and names no real outlet."""
    sources = load(Path(__file__).parents[2] / "samples" / "sources.toml")
    assert {source.kind for source in sources} == set(Kind)
    assert all(".example.org/" in url for source in sources for url in source.urls)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "feed"', 'kind = "radio"', "line 2, kind: Invalid enum value 'radio'"),
        ('kind = "feed"\n', "", "line 2: Object missing required field `kind`"),
        ('"30m"', '"30"', "line 2, interval: '30' is no time"),
        ('"30m"', '"90d"', "line 2, interval: '90d' is no time"),
        ('"30m"', "30", "line 2, interval: Expected `str`, got `int`"),
        ('"B"', '"G"', "line 2, grade.letter: Invalid enum value 'G'"),
        ("since = 2026-11-01, ", "", "line 2, grade: Object missing required field `since`"),
        ('"mechanism"', '"وكالة السهل"', "line 10, name: وكالة السهل is there twice"),
        ("org/notices", "org", "line 10, url: https://mechanism.example.org/ is there twice"),
        ("https://sahl", "ftp://sahl", "line 2, url: ftp://sahl.example.org/خلاصة.xml: only http"),
        ('url = "https://sahl.example.org/خلاصة.xml"', "", "line 2, url: وكالة السهل has no addr"),
        ('"en"', '"English!"', "line 10, language: Expected `str` matching regex"),
        ('"en"', '"en"\ncolour = 1', "line 10: Object contains unknown field `colour`"),
        ('"en"', '"en', "line 15: is no TOML: Illegal character"),
        ("# a list", "list = 1", "is no list of sources (Object contains unknown field `list`)"),
        (_GOOD, "", "is no list of sources"),
        (_GOOD, "source = []", "source: there is no [[source]] in it"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    """With file, line and key; nothing is watched by a list that is half right."""
    assert old in _GOOD
    path = _file(tmp_path, _GOOD.replace(old, new))
    with pytest.raises(SourcesError) as caught:
        load(path)
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file and one in another encoding are named too."""
    with pytest.raises(SourcesError, match="cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "old.toml").write_bytes("# قائمة".encode("windows-1256"))
    with pytest.raises(SourcesError, match="UTF-8"):
        load(tmp_path / "old.toml")

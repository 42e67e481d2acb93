"""The calendar tells what was seen from what nobody looked at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hudna.errors import RecordError
from hudna.fetch.coverage import FORMAT, Day, Line, Outcome, calendar, encoded, lines


def _days(*log: Line, first: int = 1, last: int = 7) -> dict[str, str]:
    signs = {Day.READ: "R", Day.PARTLY: "P", Day.NOTHING_NEW: "o", Day.FAILED: "F",
             Day.NOT_TRIED: "-", Day.NOT_LISTED: "."}  # fmt: skip
    rows = calendar(log, date(2016, 3, first), date(2016, 3, last))
    return {row.source: "".join(signs[cell.outcome] for cell in row.days) for row in rows}


def _line(day: int, outcome: str, url: str = "u", source: str = "s", why: str = "") -> Line:
    return Line(f"2016-03-{day:02}T12:00:00Z", source, Outcome(outcome), url, why)


def test_days_of_a_source() -> None:
    """Before it was listed, tried with each outcome, not tried, taken off the list."""
    log = (
        _line(2, "listed", ""), _line(2, "read"), _line(3, "nothing-new"), _line(4, "failed"),
        _line(7, "unlisted", ""),
    )  # fmt: skip
    assert _days(*log, last=8) == {"s": ".RoF--.."}


def test_silence_is_not_calm() -> None:
    """A day without a line is never shown like one on which there was nothing new."""
    assert _days(_line(1, "listed", ""), last=3) == {"s": "---"}


def test_a_failure_made_good_is_none() -> None:
    """What counts is how the last attempt of the day at each address went."""
    assert _days(_line(1, "failed"), _line(1, "read"), last=1) == {"s": "R"}
    assert _days(_line(1, "failed"), _line(1, "nothing-new"), last=1) == {"s": "o"}


def test_part_of_a_day() -> None:
    """A feed that was read and a page of it that was not; a feed that broke in the evening."""
    assert _days(_line(1, "read"), _line(1, "failed", "v"), last=1) == {"s": "P"}
    assert _days(_line(1, "read"), _line(1, "failed"), last=1) == {"s": "P"}
    assert _days(_line(1, "nothing-new"), _line(1, "failed", "v"), last=1) == {"s": "P"}
    assert _days(_line(1, "failed"), _line(1, "failed", "v"), last=1) == {"s": "F"}


def test_why_it_failed_is_counted() -> None:
    """The names of the failures of a day, each address once."""
    log = [_line(1, "failed", f"u{n}", why="robots" if n else "status") for n in (0, 1, 2, 2)]
    ((cell,),) = (row.days for row in calendar(log, None, date(2016, 3, 1)))
    assert (cell.visited, cell.failed, cell.why) == (3, 3, {"status": 1, "robots": 2})


def test_sources_and_days_without_bounds() -> None:
    """Sources are sorted; the calendar begins with the log."""
    log = [_line(3, "read", source="z"), _line(2, "read", source="a")]
    rows = calendar(log, None, date(2016, 3, 4))
    assert [row.source for row in rows] == ["a", "z"]
    assert [cell.day.day for cell in rows[0].days] == [2, 3, 4]
    assert calendar([], None, date(2016, 3, 4)) == []


def test_a_line_that_is_just_being_written_is_left_out(tmp_path: Path) -> None:
    """A log can be read while it grows; one that is damaged is named with its line."""
    log = tmp_path / "log"
    whole = encoded(_line(1, "read"))
    for cut in range(1, len(whole)):
        log.write_bytes(FORMAT + whole + whole[:cut])
        assert list(lines(log)) == [_line(1, "read")]
    log.write_bytes(FORMAT + whole + b'{"at":1}\n' + whole)
    with pytest.raises(RecordError, match="line 3"):
        list(lines(log))

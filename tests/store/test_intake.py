"""Taking in: the store is a function of the reports it was given, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.reports import coded, document, problem, run

from hudna.errors import StoreError
from hudna.model import Document, Run
from hudna.model.lines import NOT_CODED, Line, lines
from hudna.model.record import Problem
from hudna.store import contents, intake
from hudna.store.opening import opened
from hudna.store.store import Store

_REPORTS = [
    *(document(n) for n in range(6)),
    *(document(n, file="copy/reports.jsonl") for n in range(3)),  # the same, given elsewhere
    document(1, "Hadaba News"),  # the same words of another outlet
]


def exported(store: Store) -> list[str]:
    """The lines of the record of a store."""
    with store.reading() as connection:
        return list(contents.record(connection))


def add(store: Store, chunk: Sequence[Line], by: Run | None = None) -> intake.Taken:
    """What taking in one chunk gives."""
    taken = intake.Taken()
    intake.add(store, chunk, by or run(), taken)
    return taken


@cache
def _empty() -> bytes:
    """The file of a new store, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        with opened(path, create=True):
            pass
        return path.read_bytes()


@contextmanager
def _new() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        path.write_bytes(_empty())
        with opened(path) as store:
            yield store


@cache
def _expected() -> list[str]:
    """What comes out where all goes in at once."""
    with _new() as store:
        add(store, coded(_REPORTS))
        return exported(store)


@settings(deadline=None, max_examples=25)
@given(st.permutations(_REPORTS), st.lists(st.integers(1, 4), max_size=4))
def test_order_and_chunks_make_no_difference(reports: list[Document], sizes: list[int]) -> None:
    """Any order, any chunks, any of it twice: the same bytes come out."""
    with _new() as store:
        left = reports
        for size in sizes:
            add(store, coded(left[:size]))
            left = left[max(size - 1, 1) :]  # the last of a chunk comes again
        add(store, coded(left))
        add(store, coded(reports))
        assert exported(store) == _expected()
    assert sum('"kind":"document"' in line for line in _expected()) == 7


def test_the_record_comes_back(store: Store) -> None:
    """The run first, then reports by day, each before its claims: the very lines that went in."""
    given_ = coded(map(document, range(20)))
    add(store, given_)
    first, *out = exported(store)
    assert first == lines([run()]).__next__().json.decode()
    assert sorted(out) == sorted(line.json.decode() for line in given_)
    days = [line.day or "" for line in given_ if line.kind == "document"]
    kinds = [line.split('"')[3] for line in out]
    assert kinds == ["document", "statement", "event", "incident"] * 20
    by_json = {line.json.decode(): line.day or "" for line in given_}
    assert [by_json[line] for line in out[::4]] == sorted(days)


def test_a_report_is_there_once(store: Store) -> None:
    """The second time it is known, and nothing in the store changes."""
    first = add(store, coded([document(1), document(2)]))
    before = exported(store)
    again = add(store, coded([document(2), document(1), document(3)]))
    assert (first.new, first.known) == (2, 0)
    assert first.kinds == {"statement": 2, "event": 2, "incident": 2}
    assert (again.new, again.known) == (1, 2)
    assert set(before) < set(exported(store))


def test_another_version_codes_anew(store: Store) -> None:
    """Claims of another version take the place of the old ones; the report is there once."""
    add(store, coded([document(1)]))
    taken = add(store, coded([document(1)], "2", shift=2), run("2"))
    assert (taken.new, taken.recoded) == (0, 1)
    out = exported(store)
    assert len(out) == 5
    assert all('"coder":"2"' in line for line in out if '"span"' in line)


def test_of_several_versions_the_run_names_all(store: Store) -> None:
    """A record of reports that were coded by two versions says so in its first line."""
    add(store, coded([document(1)]))
    add(store, coded([document(2)], "2"), run("2"))
    with store.reading() as connection:
        assert contents.run(connection).coder == "1, 2"


def test_only_what_is_wanted_is_coded(store: Store) -> None:
    """What the store holds as this version would code it is not coded again."""
    add(store, coded(map(document, range(3))))
    items: list[Document | Problem] = [
        document(0),
        document(9),
        problem("x"),
        document(2, file="copy/reports.jsonl"),
    ]
    taken = intake.Taken()
    fresh = list(intake.wanted(store, items, run(), taken))
    assert fresh == [document(9), problem("x"), document(2, file="copy/reports.jsonl")]
    assert taken.known == 1
    assert list(intake.wanted(store, items, run("2"), taken)) == items


def test_a_chunk_is_taken_in_whole_or_not_at_all(store: Store) -> None:
    """A chunk that breaks off in its last claim leaves nothing behind."""
    add(store, coded([document(1)]))
    before = exported(store)
    broken = coded([document(2)])
    broken.append(broken[-1])  # an id that is there already
    with pytest.raises(StoreError):
        add(store, broken)
    assert exported(store) == before


def test_problems(store: Store) -> None:
    """A problem is there once; when its file was read again without it, it goes."""
    assert add(store, list(lines([problem("a"), problem("b")]))).problems == 2
    assert add(store, list(lines([problem("a")]))).problems == 0
    intake.settle(store, {"a", "c"}, {problem("c").id})
    assert exported(store)[1:] == [lines([problem("b")]).__next__().json.decode()]


def test_a_problem_of_coding_goes_with_its_report(store: Store) -> None:
    """What could not be coded stands under its report, until a version that can codes it."""
    failed = Problem(id="p1", file="reports.jsonl", error=NOT_CODED, message="failed")
    add(store, list(lines([document(1), failed, document(2), problem("x")])))
    kinds = [line.split('"')[3] for line in exported(store)]
    assert sorted(kinds[1:4]) == ["document", "document", "problem"]
    assert kinds[4] == "problem"
    intake.settle(store, {"reports.jsonl"}, ())
    add(store, coded([document(1)], "2"), run("2"))
    assert [line for line in exported(store) if "not-coded" in line] == []


def test_nothing_is_an_empty_record(store: Store) -> None:
    """A store without reports has a record with a run and nothing else."""
    assert [line.split('"')[3] for line in exported(store)] == ["run"]

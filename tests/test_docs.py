"""Docs that cannot drift: every command, every word of a field, every table has its line."""

from __future__ import annotations

import importlib.util
import inspect
import re
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

from hudna.cli import COMMANDS
from hudna.model import record, terms, values
from hudna.vocab import labels
from hudna.vocab.table import DATA

_ROOT = Path(__file__).parents[1]
_DOCS = _ROOT / "docs"
_PAGES = sorted([_ROOT / "README.md", _ROOT / "CHANGELOG.md", *_DOCS.rglob("*.md")])

_ENUMERATIONS = [
    each
    for _, each in inspect.getmembers(terms, inspect.isclass)
    if issubclass(each, StrEnum) and each is not StrEnum
]
_RECORDS = [
    each
    for module in (record, values)
    for _, each in inspect.getmembers(module, inspect.isclass)
    if issubclass(each, msgspec.Struct) and not each.__name__.startswith("_")
    if each.__module__ == module.__name__
]
_WORDS = (
    *("report", "outlet", "origin", "statement", "speaker", "cue", "attribution", "stance"),
    *("agreement", "provision", "commitment", "status", "modality", "guarantor", "mechanism"),
    *("allegation", "incident", "event", "trigger", "toll", "assessment", "bulletin", "case"),
    *("claim", "mention", "span", "body", "furniture", "record", "gold", "vocabulary"),
    *("ledger", "track", "coverage"),
)


def _read(name: str) -> str:
    return (_DOCS / name).read_text("utf-8")


def _rows(page: str) -> list[list[str]]:
    """The cells of all rows of the tables of a page."""
    rows = [line for line in page.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_cli_page_is_current() -> None:
    """docs/cli.md is what the commands say of themselves; `make docs` writes it anew."""
    spec = importlib.util.spec_from_file_location("cli_docs", _ROOT / "scripts" / "cli_docs.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert _read("cli.md") == script.page(), "run `make docs`"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    """Every command has its section in docs/cli.md."""
    assert f"\n## hudna {name}\n" in _read("cli.md")


@pytest.mark.parametrize("enumeration", _ENUMERATIONS, ids=lambda each: each.__name__)
def test_glossary_holds_every_value(enumeration: type[StrEnum]) -> None:
    """Every value that a field may hold has its row: value, English, Arabic, meaning."""
    section = re.split(r"^## ", _read("glossary.md"), flags=re.MULTILINE)
    own = [each for each in section if f"`{enumeration.__name__}`" in each.splitlines()[0]]
    assert len(own) == 1, f"the glossary has no section for {enumeration.__name__}"
    rows = {row[0].strip("`"): row for row in _rows(own[0])[2:]}
    assert list(rows) == [str(value) for value in enumeration]
    for value, (_, english, arabic, meaning) in rows.items():
        label = labels.load().of(enumeration.__name__, value)
        assert (english, arabic) == (label.en, label.ar)
        assert english.isascii()
        assert re.search(r"[\u0621-\u064a]", arabic)
        assert meaning


@pytest.mark.parametrize("word", _WORDS)
def test_glossary_holds_the_words_of_the_field(word: str) -> None:
    """The words that code, screens and docs share are explained in both languages."""
    assert word in {row[0] for row in _rows(_read("glossary.md"))}


def test_glossary_and_screens_use_the_same_words() -> None:
    """The glossary has the words of the field as `labels.csv` has them, all and no others."""
    page = _read("glossary.md")
    section = re.split(r"^## ", page, flags=re.MULTILINE)[1]
    explained = [(row[0], row[1]) for row in _rows(section)[2:]]
    assert explained == [(each.en, each.ar) for each in labels.load() if each.group == "word"]


@pytest.mark.parametrize("struct", _RECORDS, ids=lambda each: each.__name__)
def test_record_page_names_every_field(struct: type[msgspec.Struct]) -> None:
    """docs/record.md names every field of every object and value."""
    page = _read("record.md")
    named = [f.encode_name for f in msgspec.structs.fields(struct)]
    assert [each for each in named if f"`{each}`" not in page] == []


def test_vocabulary_page_names_every_table() -> None:
    """docs/vocabulary.md has a row for every table, and none for a table that is not there."""
    named = {row[0].strip("`") for row in _rows(_read("vocabulary.md")) if ".csv" in row[0]}
    assert named == {path.name for path in DATA.glob("*.csv")}


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.stem)
def test_vocabulary_page_names_every_column(path: Path) -> None:
    """The row of a table in docs/vocabulary.md explains each of its columns."""
    lines = path.read_text("utf-8").splitlines()
    header = next(line for line in lines if line and not line.startswith("#"))
    rows = {row[0].strip("`"): row[2] for row in _rows(_read("vocabulary.md")) if len(row) == 3}
    assert [each for each in header.split(",") if f"`{each}`" not in rows[path.name]] == []


@pytest.mark.parametrize("path", _PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    """A link from one page to another file of the project finds it."""
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target

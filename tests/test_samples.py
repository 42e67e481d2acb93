"""The sample reports are marked, honest about who speaks, and annotated span by span."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
GOLD = SAMPLES / "gold"
BROKEN = ROOT / "tests" / "data" / "broken"
MARK = "نموذج: تقرير تجريبي كتب لهذا المشروع"

ROWS: dict[str, dict[str, str]] = {
    row["id"]: row
    for row in map(json.loads, (SAMPLES / "reports.jsonl").read_text("utf-8").splitlines())
}
PAGES: dict[str, Path] = {path.stem: path for path in sorted(SAMPLES.glob("*.txt"))}
IDS = sorted({*ROWS, *PAGES})
FICTION = {
    "note-sahl-incidents",
    "press-sahl-mechanism",
    "outlet-sawt-marjana",
    "outlet-hadaba-marjana",
}

FICTIONAL_SPEAKERS = {
    "sahl-truce-monitoring-mechanism",
    "trial-monitoring-mechanism",
    "nawafidh-association",
    "sanawbariya-local-council",
    "sahl-joint-forces",
    "hadaba-army",
    "ramiz-al-haddadi",
    "ilaf-al-mahdi",
    "hassan-al-rawandi",
    "nadir-al-sawwan",
    "salma-al-atiq",
}
"""Nobody of these exists; only they may be quoted."""

SOURCED_SPEAKERS = {
    "page-syria-truce-terms": {"USA", "RUS", "SYR", "vladimir-putin"},
    "wire-libya-ceasefire": {"stephanie-williams"},
    "call-lavrov-tillerson": {
        "RUS",
        "USA",
        "western-states",
        "sergey-lavrov",
        "rex-tillerson",
        "sergey-ryabkov",
    },
    "bulletin-two-lists": {"russian-reconciliation-centre", "TUR"},
}
"""Real voices, reported in indirect speech from the sources listed in samples/README.md."""

CONTENT = {
    "statements": "content",
    "events": "span",
    "commitments": "action",
    "statuses": "span",
    "incidents": "span",
}
EVENT_TYPES = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
STATUSES = {
    "proposed",
    "announced",
    "agreed",
    "in-force",
    "implemented",
    "partly-implemented",
    "not-implemented",
    "violated",
    "suspended",
    "resumed",
    "extended",
    "rejected",
    "superseded",
    "ended",
}
INCIDENTS = {
    "air-strike",
    "shelling",
    "missile-strike",
    "chemical-attack",
    "ground-attack",
    "siege",
    "aid-obstruction",
    "detention",
    "explosion",
    "troop-movement",
    "other",
}
MODALITIES = {"actual", "planned", "urged", "conditional"}
DATE = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")


def text_of(sample: str) -> str:
    """The text coded for a sample, as read from where users read it."""
    return PAGES[sample].read_text("utf-8") if sample in PAGES else ROWS[sample]["text"]


def gold_of(sample: str) -> dict[str, Any]:
    """The annotation of a sample."""
    found: dict[str, Any] = json.loads((GOLD / f"{sample}.gold.json").read_text("utf-8"))
    return found


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Every place where the words stand verbatim."""
    return [match.span() for match in re.finditer(re.escape(words), text)]


def body_of(sample: str) -> list[tuple[int, int]]:
    """The stretches of the report itself."""
    text = text_of(sample)
    return [
        (text.index(first), text.index(last) + len(last)) for first, last in gold_of(sample)["body"]
    ]


def test_there_are_three_pages_and_five_rows_with_gold_for_each() -> None:
    """Ids of texts, rows and gold are the same eight."""
    assert (len(PAGES), len(ROWS)) == (3, 5)
    assert sorted(path.name.removesuffix(".gold.json") for path in GOLD.glob("*.gold.json")) == IDS
    assert sorted(path.stem for path in GOLD.glob("*.txt")) == IDS


@pytest.mark.parametrize("sample", IDS)
def test_gold_is_of_these_very_bytes(sample: str) -> None:
    """The text beside the gold is the sample's text, and the hash is its hash."""
    raw = PAGES[sample].read_bytes() if sample in PAGES else ROWS[sample]["text"].encode("utf-8")
    assert (GOLD / f"{sample}.txt").read_bytes() == raw
    assert gold_of(sample)["sha256"] == hashlib.sha256(raw).hexdigest()
    assert gold_of(sample)["id"] == sample


@pytest.mark.parametrize("sample", IDS)
def test_every_sample_is_marked_outside_its_body(sample: str) -> None:
    """A sample can never be taken for a real report."""
    text = text_of(sample)
    at = text.index(MARK)
    assert all(not start <= at < end for start, end in body_of(sample))
    if sample in PAGES:
        assert text.splitlines()[0] == MARK
    else:
        row = ROWS[sample]
        assert set(row) == {"id", "source", "url", "title", "published", "text"}
        assert row["source"].endswith("(نموذج)")
        assert re.match(r"https://([a-z0-9-]+\.)?example\.org/", row["url"])
        assert MARK in (text.splitlines()[0].strip("()"), text.splitlines()[-1].strip("()"))
        meta = gold_of(sample)["metadata"]
        assert meta == {
            "source": row["source"],
            "title": row["title"],
            "date": row["published"],
            "url": row["url"],
        }
        assert gold_of(sample)["published"] == row["published"]


@pytest.mark.parametrize("sample", IDS)
def test_samples_are_of_a_report_s_length(sample: str) -> None:
    """Between 150 and 400 words, furniture included."""
    assert 150 <= len(text_of(sample).split()) <= 400


@pytest.mark.parametrize("sample", IDS)
def test_every_gold_span_stands_once_in_the_body(sample: str) -> None:
    """No span, no claim."""
    text, inside, gold = text_of(sample), body_of(sample), gold_of(sample)
    for kind, key in CONTENT.items():
        for item in gold[kind]:
            for words in [item[key], *item.get("also", [])]:
                found = occurrences(text, words)
                assert found, (kind, words)
                assert any(a <= x and y <= b for x, y in found for a, b in inside), (kind, words)
            assert len(occurrences(text, item[key])) == 1 or "nth" in item, (kind, item[key])
    for item in [*gold["actors"], *gold["places"]]:
        for form in item["ar"]:
            assert any(a <= x and y <= b for x, y in occurrences(text, form) for a, b in inside), (
                form
            )


@pytest.mark.parametrize("sample", IDS)
def test_gold_uses_known_terms_and_names_only_what_it_lists(sample: str) -> None:
    """Types, statuses, dates, actors and places are those of the record."""
    gold = gold_of(sample)
    actors = {actor["id"] for actor in gold["actors"]}
    places = {place["name"] for place in gold["places"]}
    for event in gold["events"]:
        assert {event["type"], *event.get("type_alt", [])} <= EVENT_TYPES
        assert event["modality"] in MODALITIES
    for status in gold["statuses"]:
        assert {status["status"], *status.get("status_alt", [])} <= STATUSES
        assert status["modality"] in MODALITIES
    for incident in gold["incidents"]:
        assert {incident["type"], *incident.get("type_alt", [])} <= INCIDENTS
    for kind in CONTENT:
        for item in gold[kind]:
            named = [item.get("speaker"), item.get("attributed_to"), item.get("asserted_by")]
            for key in (
                "actors",
                "recipients",
                "by",
                "to",
                "excludes",
                "perpetrators",
                "alleged_by",
                "denied_by",
            ):
                named += [*item.get(key, []), *item.get(key + "_alt", [])]
            assert {name for name in named if name} <= actors
            assert {
                name for name in [item.get("place"), *item.get("place_alt", [])] if name
            } <= places
            for key in ("date", "since", "deadline"):
                for date in [item.get(key), *item.get(key + "_alt", [])]:
                    assert date is None or DATE.fullmatch(date), date


@pytest.mark.parametrize("sample", IDS)
def test_no_invented_words_in_real_mouths(sample: str) -> None:
    """Speakers are invented, or reported indirectly from a listed source, never both at once."""
    gold = gold_of(sample)
    if sample in FICTION:
        assert not [
            actor["id"] for actor in gold["actors"] if re.fullmatch("[A-Z]{3}", actor["id"])
        ]
        assert {item["speaker"] for item in gold["statements"]} <= FICTIONAL_SPEAKERS
    for item in gold["statements"]:
        if item["speaker"] not in FICTIONAL_SPEAKERS:
            assert item["speaker"] in SOURCED_SPEAKERS[sample]
            assert not item["direct"], item["content"]
    if sample not in FICTION:
        quoted = re.findall(
            r'["“«]([^"“”»«]*)["”“»]', "".join(text_of(sample)[a:b] for a, b in body_of(sample))
        )
        assert all(len(words.split()) <= 2 for words in quoted), quoted


def test_the_readme_lists_every_sample_and_the_sources_of_every_fact() -> None:
    """Each sourced sample has its own section with addresses."""
    readme = (SAMPLES / "README.md").read_text("utf-8")
    for sample in IDS:
        assert f"| `{sample}` |" in readme
    for sample in set(IDS) - FICTION:
        section = readme.split(f"### {sample}\n")[1].split("\n### ")[0]
        assert "<http" in section


def test_the_bulletin_s_provinces_add_up_on_each_side() -> None:
    """Two lists of 29 April 2017: 14 and 15, each the sum of its provinces."""
    text = text_of("bulletin-two-lists")
    russian = [int(number) for number in re.findall(r"^- \S+: (\d+)$", text, re.MULTILINE)]
    turkish = [int(number) for number in re.findall(r"\((\d+)\)", text)]
    assert (russian, turkish) == ([8, 3, 2, 1], [3, 2, 4, 3, 3])
    assert f"{sum(russian)} خرقا لنظام" in text
    assert f"سجل الجانب التركي {sum(turkish)}خرقا" in text
    assert "1473 تجمعا منذ بدء العملية" in text


def test_the_note_s_tolls_and_the_mechanism_s_violations_add_up() -> None:
    """Three killed and seven wounded in the week; 16, 14 and 7 violations are 37."""
    week = gold_of("note-sahl-incidents")["incidents"]
    killed, wounded = (
        sum((item[key] or {"min": 0})["min"] for item in week) for key in ("killed", "wounded")
    )
    assert (killed, wounded) == (3, 7)
    assert "ثلاثة قتلى وسبعة جرحى" in text_of("note-sahl-incidents")
    said = r"(\d+) خرقا، نسبت (\d+) منها إلى جيش الهضبة و(\d+) الى .* في سبعة"
    counted = re.search(said, text_of("press-sahl-mechanism"))
    assert counted
    total, first, second = map(int, counted.groups())
    assert total == first + second + 7 == 37


def test_the_two_outlets_tell_one_day_differently() -> None:
    """Same place and day; another toll, another cause, another side to blame."""
    one, other = (
        gold_of(sample)["incidents"][0]
        for sample in ("outlet-sawt-marjana", "outlet-hadaba-marjana")
    )
    assert (
        (one["date"], one["place"])
        == (other["date"], other["place"])
        == ("2023-06-06", "al-Marjana")
    )
    for key in ("type", "perpetrators", "killed", "wounded"):
        assert one[key] != other[key]


def test_the_broken_inputs_are_broken_in_the_way_their_names_say() -> None:
    """Tiny inputs for the tests of bad input."""
    assert (BROKEN / "empty.txt").read_bytes() == b""
    for name in ("truncated-utf8.txt", "windows-1256.txt"):
        with pytest.raises(UnicodeDecodeError):
            (BROKEN / name).read_text("utf-8")
    assert (BROKEN / "windows-1256.txt").read_text("cp1256").startswith(MARK)
    assert not re.search("[\u0600-\u06ff]", (BROKEN / "english.txt").read_text("utf-8"))
    with (BROKEN / "long-row.csv").open(encoding="utf-8", newline="") as file:
        assert [len(row) for row in csv.reader(file)] == [4, 4, 6, 4]
    readable = 0
    for line in (BROKEN / "broken-line.jsonl").read_text("utf-8").splitlines():
        try:
            json.loads(line)
            readable += 1
        except json.JSONDecodeError:
            assert "bad-2" in line
    assert readable == 2

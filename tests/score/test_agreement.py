"""Whether the score agrees, byte for byte, with the one that gold came with."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hudna.cli import main

_SHARED = Path(__file__).parents[2] / ".." / "shared" / "gold"
_GOLD, _ORIGINAL = _SHARED / "dev", _SHARED / "score"
_TYPES = ("AGREE", "CONSULT", "REQUEST", "ASSAULT", "air-strike", "shelling")

Object = dict[str, Any]


class _Noise:
    """A record made of gold: mostly right, with what goes wrong in a record."""

    def __init__(self, gold: Object, text: str, seed: int) -> None:
        self.gold, self.text, self.chance = gold, text, random.Random(seed)
        self.actors = [a["id"] for a in gold.get("actors", [])]

    def often(self) -> bool:
        """True four times of five."""
        return self.chance.random() < 0.8

    def span(self, words: str) -> list[int]:
        """The place of some words, a little off."""
        start = max(
            0, self.text.find(words.split(maxsplit=1)[0] if words not in self.text else words)
        )
        shift = 0 if self.often() else self.chance.randint(-30, 60)
        start = min(max(0, start + shift), len(self.text) - 2)
        longer = 1 if self.often() else self.chance.choice((0.3, 2.5, 9))
        return [start, min(len(self.text), start + 1 + int(len(words) * longer))]

    def actor(self, of: str | None) -> Object | str | None:
        """An actor, under another spelling or another one altogether."""
        if of is None or not self.often():
            of = self.chance.choice([*self.actors, "somebody-else", "", None])
        if not of:
            return None
        known = next((a for a in self.gold["actors"] if a["id"] == of), {"name": of.title()})
        if not self.often():
            return of
        ref: Object = {"id": of if self.often() else of + "e", "name": known["name"]}
        if known.get("ar") and self.often():
            ref |= {"id": "x-" + of, "name": "X", "name_ar": known["ar"][-1]}
        if self.often():
            ref["of"] = known.get("of") or self.chance.choice(self.actors)
        return ref

    def actors_of(self, ids: list[str] | None) -> list[Object | str | None]:
        """Several actors, some lost, some too many."""
        kept = [self.actor(each) for each in ids or [] if self.often()]
        return kept if self.often() else [*kept, self.actor(None)]

    def date(self, day: str | None) -> Object | str | None:
        """A date, as an object or in short."""
        if not day or not self.often():
            return self.chance.choice((None, "soon", "2016-05-05", {"start": "2016-05-05"}))
        start, _, end = day.partition("/")
        return self.chance.choice((day, {"start": start, "end": end or start}, {"start": start}))

    def place(self, name: str | None) -> Object | None:
        """A place under a name or a near one."""
        if not name or not self.often():
            return None
        return {"name": name if self.often() else name + "h", "name_ar": None}

    def toll(self, toll: Object | None) -> Object | None:
        """A toll, sometimes another."""
        return toll if self.often() else {"min": 3, "max": None}

    def objects(self) -> Iterator[Object]:
        """All objects of one report; some twice."""
        for item in self.claims():
            for _ in range(1 if self.often() else self.chance.choice((0, 2, 3))):
                confidence = self.chance.choice((None, 0.1, 0.55, 0.9, 1, 1.0))
                yield item | {"document": self.gold["id"], "confidence": confidence}

    def claims(self) -> Iterator[Object]:
        """One claim for each item of gold."""
        gold, choice = self.gold, self.chance.choice
        for a in gold.get("actors", []):
            for form in a.get("ar") or []:
                yield {"kind": "mention", "span": self.span(form), "actor": self.actor(a["id"])}
        for p in gold.get("places", []):
            for form in p.get("ar") or ["في"]:
                named = self.place(p["name"])
                yield {"kind": "place_mention", "span": self.span(form), "place": named}
        for s in gold.get("statements", []):
            yield {
                "kind": "statement", "content": self.span(s["content"]),
                "speaker": self.actor(s["speaker"]), "direct": choice((True, False, None)),
            }  # fmt: skip
        for e in gold.get("events", []):
            span = self.span(e["span"])
            yield {
                "kind": "event", "type": e["type"] if self.often() else choice(_TYPES),
                "span": span, "trigger": [span[0], span[0] + choice((0, 5, 60))],
                "actors": self.actors_of(e.get("actors")),
                "recipients": self.actors_of(e.get("recipients")),
                "modality": e["modality"] if self.often() else choice(("actual", "planned", None)),
                "negated": e["negated"] if self.often() else None,
                "date": self.date(e.get("date")), "place": self.place(e.get("place")),
                "places": choice(([], None, [self.place(e.get("place")) or {"name": "Nowhere"}])),
                "attributed_to": self.actor(e.get("attributed_to")) if self.often() else None,
            }  # fmt: skip
        yield from self.followed()

    def followed(self) -> Iterator[Object]:
        """Commitments, statuses and incidents."""
        gold, choice = self.gold, self.chance.choice
        for c in gold.get("commitments", []):
            yield {
                "kind": "commitment", "span": self.span(c["action"]),
                "action": self.span(c["action"]) if self.often() else None,
                "by": self.actors_of(c["by"]), "excludes": self.actors_of(c.get("excludes")),
                "deadline": self.date(c.get("deadline")),
            }  # fmt: skip
        for t in gold.get("statuses", []):
            yield {
                "kind": "status", "status": t["status"] if self.often() else "agreed",
                "span": self.span(t["span"]), "modality": choice((t["modality"], "planned")),
                "asserted_by": self.actor(t.get("asserted_by")) if self.often() else None,
                "date": self.date(t.get("date")),
            }  # fmt: skip
        for i in gold.get("incidents", []):
            yield {
                "kind": "incident", "type": i["type"] if self.often() else choice(_TYPES),
                "span": self.span(i["span"]), "date": self.date(i.get("date")),
                "place": self.place(i.get("place")),
                "perpetrators": self.actors_of(i.get("perpetrators")),
                "killed": self.toll(i.get("killed")), "wounded": self.toll(i.get("wounded")),
            }  # fmt: skip


def _record(path: Path, seed: int) -> Path:
    """A record of the gold reports with noise; a few reports are missing, one text is altered."""
    lines: list[Object] = [{"kind": "run", "id": "r", "format": "hudna-record/1"}]
    for number, gold_path in enumerate(sorted(_GOLD.glob("*.gold.json"))):
        gold = json.loads(gold_path.read_text("utf-8"))
        raw = (_GOLD / gold_path.name.replace(".gold.json", ".txt")).read_bytes()
        text = raw.decode("utf-8")
        noise = _Noise(gold, text, seed * 1000 + number)
        if number % 20 == 7:
            continue
        lines += list(noise.objects())
        given = "\n\n" + text if number % 11 == 3 else text
        lines.append(
            {
                "kind": "document", "id": gold["id"], "text": given,
                "sha256": ("sha256:" if number % 2 else "") + hashlib.sha256(raw).hexdigest(),
                "body": [noise.span(text[200:900]), noise.span(text[900:])],
                "published": noise.date(gold["published"]),
            }
        )  # fmt: skip
    path.write_text("\n".join(json.dumps(each) for each in lines), "utf-8")
    return path


def _original(*arguments: str) -> bytes:
    done = subprocess.run(
        [sys.executable, str(_ORIGINAL), *arguments], capture_output=True, check=True
    )
    return done.stdout


def _ours(*arguments: str) -> bytes:
    return CliRunner().invoke(main, ["score", *arguments], catch_exceptions=False).stdout_bytes


@pytest.mark.skipif(not _ORIGINAL.exists(), reason="no ../shared/gold beside the project")
@pytest.mark.parametrize(
    "options",
    [
        ("--verbose", "--bootstrap", "25", "--calibration"),
        ("--reports", "00*"),
        ("--verbose", "--only", "events", "--reports", "snn-*"),
    ],
)
def test_agrees_with_the_original(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Printed lines and JSON are the same, byte for byte, on a record with every kind of fault."""
    record = str(_record(tmp_path / "record.jsonl", seed=len(options)))

    def run(which: Callable[..., bytes], name: str) -> tuple[bytes, bytes]:
        out = tmp_path / name
        printed = which(str(_GOLD), record, *options, "--json", str(out))
        return printed, out.read_bytes()

    assert run(_ours, "ours.json") == run(_original, "original.json")

"""An explanation in the terminal and as JSON: in English, Arabic words on lines of their own."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from hudna.cli.stages import Lines, at, show_card

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.coding.explain import Explanation
    from hudna.coding.explain.values import Alternative, Factor, Naming, Ruling
    from hudna.model import Claim, DateRange, Document, Span
    from hudna.publish.view import Card
    from hudna.vocab.written import Row

_OPEN, _CLOSE = "⟦", "⟧"
"""Around the words of the claim in their sentence."""
_WEIGHTIEST = 4
"""Features shown that raised the confidence, and as many that lowered it."""
_VALUES = 8
"""Values of a cell that are shown."""


def show(
    document: Document,
    claims: Mapping[str, Claim],
    explanation: Explanation,
    notices: Iterable[str],
    console: Console,
) -> None:
    """Print an explanation; `claims` are the record's of the same document."""
    lines = Lines(console)
    lines.say("Reported, not established: every claim is somebody's, and may be misread.", 0, "dim")
    for notice in notices:
        lines.say(notice, 0, "yellow")
    recorded = claims[explanation.claim.id]
    _claim(document, claims, recorded, lines)
    _sentences(document, explanation, lines)
    text = document.text
    _rule(text, recorded, explanation, lines)
    if explanation.again:
        _names(text, explanation.names, lines)
        if explanation.light:
            lines.head("the light it stands in")
        _rulings(text, explanation.light, lines)
        _dates(text, explanation, lines)
        _confidence(explanation, lines)
        _considered(text, explanation.considered, lines)


# ---------------------------------------------------------------- the claim and its words
def _claim(document: Document, claims: Mapping[str, Claim], claim: Claim, lines: Lines) -> None:
    from hudna.model import Mention, PlaceMention

    lines.head("the claim")
    lines.pair("report", document.title or document.file or document.id, 1)
    if isinstance(claim, (Mention, PlaceMention)):
        thing = claim.actor if isinstance(claim, Mention) else claim.place
        form = f" · {claim.form}" if isinstance(claim, Mention) else ""
        what = "actor" if isinstance(claim, Mention) else "place"
        lines.say(f"{what}: {thing.name} ({thing.id}){form}  {at(claim.span)}", 1, "bold")
        lines.say(document.text[slice(*claim.span)], 2)
        return
    card = _card(document, claims, claim)
    if card is not None:
        show_card(card, lines)


def _card(document: Document, claims: Mapping[str, Claim], claim: Claim) -> Card | None:
    """The card of a claim, as a trace shows it."""
    from hudna.publish import trace
    from hudna.vocab import labels

    shown = trace.view(document, claims.values(), labels.load())
    cards = itertools.chain.from_iterable(section.cards for section in shown.sections)
    return next((each for each in cards if each.id == claim.id), None)


def _sentences(document: Document, explanation: Explanation, lines: Lines) -> None:
    """The sentences with the claim's words marked; without them the paragraph."""
    text, (start, end) = document.text, explanation.claim.span
    spans = explanation.sentences or (_paragraph(text, (start, end)),)
    lines.head("its words in their sentence" if len(spans) == 1 else "its words in their sentences")
    for low, high in spans:
        first, last = max(start, low), min(end, high)
        marked = f"{text[low:first]}{_OPEN}{text[first:last]}{_CLOSE}{text[last:high]}"
        lines.say(marked, 1)


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end


def _rule(text: str, recorded: Claim, explanation: Explanation, lines: Lines) -> None:
    lines.head("the rule")
    lines.say(explanation.rule, 1, "bold")
    said = explanation.said
    lines.say(said.en if said is not None else "This version has no rule of this name.", 2)
    if said is not None:
        lines.say(said.ar, 2)
    if not explanation.again:
        lines.pair("coder", recorded.coder, 1)
    if explanation.row is not None:
        lines.say("with this line of the vocabulary", 1)
        _row(explanation.row, 2, lines)
    _rulings(text, explanation.details, lines)


# ---------------------------------------------------------------- on what it rests
def _names(text: str, names: tuple[Naming, ...], lines: Lines) -> None:
    lines.head("who and where", len(names))
    for each in names:
        lines.say(f"{each.part}: {each.name} ({each.id})  {at(each.span)}", 1, "bold")
        lines.say(text[slice(*each.span)], 2, "italic")
        lines.say(each.why, 2)
        for row in each.rows:
            _row(row, 2, lines)


def _rulings(text: str, rulings: tuple[Ruling, ...], lines: Lines) -> None:
    for each in rulings:
        lines.say(f"{each.what}: {each.why}", 1)
        if each.span is not None:
            lines.say(text[slice(*each.span)], 2, "italic")
        if each.row is not None:
            _row(each.row, 2, lines)


def _dates(text: str, explanation: Explanation, lines: Lines) -> None:
    if not explanation.dates:
        return
    lines.head("when")
    for each in explanation.dates:
        lines.say(f"{each.field}: {_days(each.date)}; {each.why}", 1)
        if each.date is not None and each.date.span is not None:
            lines.say(text[slice(*each.date.span)], 2, "italic")


def _days(date: DateRange | None) -> str:
    """A date with its rule and the day that it was counted from."""
    if date is None:
        return "none"
    days = f"{date.start}" if date.start == date.end else f"{date.start} – {date.end}"
    rule = f", rule {date.rule}" if date.rule else ""
    anchor = f", counted from {date.anchor}" if date.anchor else ""
    return f"{days} ({date.basis}{rule}{anchor})"


def _confidence(explanation: Explanation, lines: Lines) -> None:
    confidence = explanation.claim.confidence
    lines.head("confidence")
    if confidence is None or not explanation.factors:
        lines.say("none given: this kind of claim is not judged", 1)
        return
    bias, *features = explanation.factors
    lines.say(f"{confidence:.2f} of 1; where nothing else is known {_share(bias.weight):.2f}", 1)
    _weights("raised by", [f for f in features if f.weight > 0], lines)
    _weights("lowered by", [f for f in features if f.weight < 0], lines)


def _weights(label: str, factors: list[Factor], lines: Lines) -> None:
    told = " · ".join(
        f"{f.feature}{'none' if f.feature.endswith('=') else ''} {f.weight:+.2f}"
        for f in factors[:_WEIGHTIEST]
    )
    if told:
        lines.pair(label, told, 1)


def _share(weight: float) -> float:
    import math

    return 1 / (1 + math.exp(-weight))


# ---------------------------------------------------------------- what else there was
def _considered(text: str, considered: tuple[Alternative, ...], lines: Lines) -> None:
    lines.head("what else was considered", len(considered))
    if not considered:
        lines.say("nothing: the vocabulary has no other reading of its words", 1)
    for group, found in itertools.groupby(considered, key=lambda each: each.group):
        lines.say(str(group), 1, "bold")
        for each in found:
            lines.say(f"{each.what}: {each.why}", 2)
            lines.say(text[slice(*each.span)], 3, "italic")
            if each.row is not None:
                lines.pair("row", each.row.name, 3)


def _row(row: Row, depth: int, lines: Lines) -> None:
    """A row of the vocabulary: what is of no script on one line, each Arabic cell on its own."""
    plain = {c: _short(v) for c, v in row.cells.items() if _latin(v)}
    lines.say(f"{row.name} " + " · ".join(f"{c} {v}" for c, v in plain.items()), depth, "dim")
    for column, cell in row.cells.items():
        if column not in plain:
            lines.say(_short(cell), depth + 1)


def _latin(cell: str) -> bool:
    return all(c < "\u0590" or c > "\u06ff" for c in cell)


def _short(cell: str) -> str:
    values = cell.split("|")
    more = f" | … ({len(values) - _VALUES} more)" if len(values) > _VALUES else ""
    return " | ".join(values[:_VALUES]) + more


# ---------------------------------------------------------------- for machines
def for_machines(
    document: Document, claim: Claim, explanation: Explanation, notices: Iterable[str]
) -> dict[str, object]:
    """The explanation for `--json`: each part that has a span with its words."""
    import msgspec

    told = msgspec.to_builtins(explanation)
    _put_words(told, document.text)
    recorded = msgspec.to_builtins(claim)
    recorded["words"] = document.text[slice(*claim.span)]
    about = {
        name: value
        for name in ("id", "file", "row", "title", "url")
        if (value := getattr(document, name)) is not None
    }
    return {
        "document": about, "recorded": recorded, "notices": list(notices), "explanation": told
    }  # fmt: skip


def _put_words(part: object, text: str) -> None:
    """Beside every span its words, throughout a tree of built-in values."""
    if isinstance(part, dict):
        for value in list(part.values()):
            _put_words(value, text)
        if part.get("span"):
            part["words"] = text[slice(*part["span"])]
    elif isinstance(part, (list, tuple)):
        for value in part:
            _put_words(value, text)

"""One report passing through every stage: what `hudna trace` shows, and its page.

`view` is a pure function of a document, its claims and its sentences; `page` of that view. The
page is one file that needs no network and no script, and every claim on it leads to its words.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import Literal

from hudna import __version__
from hudna.model import (
    Actor,
    Claim,
    Commitment,
    Count,
    Document,
    Event,
    Incident,
    Mention,
    PlaceMention,
    Span,
    Statement,
    Status,
)
from hudna.model.ids import digest
from hudna.publish.cards import Cards
from hudna.publish.segments import Target, Zone, blocks, shown, stretches
from hudna.publish.values import Values
from hudna.publish.view import Field, Group, Named, Section, Sentence, Text, Trace, Value
from hudna.vocab.labels import Labels

Language = Literal["ar", "en"]

_TELLING = (Statement, Event, Commitment, Status, Incident, Count)
"""The kinds of claims that have cards, in the order of the stages."""
_NAMING = (Mention, PlaceMention)
_ANCHOR = re.compile(r"[A-Za-z0-9-]+")
_FROM_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages of reports that are written from right to left."""
UNKNOWN = "und"


def view(
    document: Document,
    claims: Iterable[Claim],
    labels: Labels,
    sentences: Sequence[Span] = (),
    kind: str = "",
) -> Trace:
    """A report at every stage.

    `kind` is the kind of input that it was read from, `sentences` those of its body, if known.
    """
    found = sorted(claims, key=lambda claim: (claim.span[0], -claim.span[1]))
    values = Values(labels, document.text)
    targets = _targets(found)
    speakers = {claim.id: claim.speaker for claim in found if isinstance(claim, Statement)}
    cards = Cards(values, targets, speakers)
    sections = [_names(kind_, found, targets, values) for kind_ in _NAMING]
    for each in _TELLING:
        own = tuple(cards.card(claim) for claim in found if isinstance(claim, each))
        tag = str(each.__struct_config__.tag)
        label = values.named("kinds", tag)
        sections.append(Section(kind=tag, label=label, count=len(own), cards=own))
    return Trace(
        title=shown(document.title or ""),
        language=document.language,
        document=document.id,
        facts=tuple(each for each in _facts(document, values, kind, len(sentences)) if each.values),
        notices=tuple(shown(each) for each in document.notices),
        blocks=blocks(document, targets.values()),
        sentences=_sentences(found, targets, values, sentences),
        sections=tuple(sections),
    )


def page(trace: Trace, labels: Labels, language: Language = "ar") -> str:
    """The page of a trace, in one of the two languages with the other beside it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("hudna.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = source("trace.css") + lit(trace)
    script = source("trace.js")
    return environment.get_template("trace.html.j2").render(
        trace=trace,
        labels=labels,
        lang=language,
        other="en" if language == "ar" else "ar",
        direction={"ar": "rtl", "en": "ltr"},
        text_lang="" if trace.language == UNKNOWN else trace.language,
        text_dir=direction(trace.language),
        # what is in the page by design is named by its hash: whatever else a report might smuggle
        # in would not run even if it were not escaped
        style=Markup(style),  # noqa: S704 - our own, and anchors of letters and digits
        script=Markup(script),  # noqa: S704 - our own
        style_hash=_hash(style),
        version=__version__,
        script_hash=_hash(script),
    )


def anchor(claim: str) -> str:
    """What a claim is called on the page of its report: `c-` its card, `w-` its words."""
    return claim if _ANCHOR.fullmatch(claim) else digest(claim)


def direction(language: str) -> str:
    """The direction of a report's language, for `dir`."""
    if language == UNKNOWN:
        return "auto"
    return "rtl" if language in _FROM_RIGHT else "ltr"


def source(name: str) -> str:
    """The style or the script of the page."""
    return (Path(__file__).parent / "templates" / name).read_text("utf-8")


def lit(trace: Trace) -> str:
    """Style that shows the words of a claim when its card is jumped to, and the other way round."""
    anchors = [card.anchor for section in trace.sections for card in section.cards]
    anchors += [
        named.anchor
        for section in trace.sections
        for group in section.groups
        for named in group.named
    ]
    return "".join(
        f'body:has(:is(#c-{each},#w-{each}):target) [data-c~="{each}"]'
        "{background-color:var(--lit);color:var(--lit-ink)}\n"
        f"body:has(#w-{each}:target) #c-{each}{{outline:3px solid var(--focus)}}\n"
        for each in anchors
    )


# ---------------------------------------------------------------- parts of the view
def _targets(claims: Iterable[Claim]) -> dict[str, Target]:
    """Where each claim is on the page; cards are numbered in the order in which they stand."""
    numbers = count(1)
    order = sorted(claims, key=lambda claim: (*_NAMING, *_TELLING).index(type(claim)))
    return {
        claim.id: Target(
            anchor=anchor(claim.id),
            kind=str(claim.__struct_config__.tag),
            span=claim.span,
            number=0 if isinstance(claim, _NAMING) else next(numbers),
        )
        for claim in order
    }


def _facts(document: Document, values: Values, kind: str, sentences: int) -> Iterable[Field]:
    """What reading found out of a report."""
    yield values.field("title", *_plain(document.title))
    yield values.field("source", *_plain(document.source.name if document.source else None))
    yield values.field("url", *_code(document.url))
    yield values.field(
        "published",
        values.date(document.published) if document.published else values.word("unknown"),
    )
    yield values.field("byline", *_plain(document.byline))
    yield values.field("language", values.open("language", document.language))
    yield values.field("input", *((values.open("input", kind),) if kind else ()))
    yield values.field("file", *_code(document.file))
    yield values.field("row", *_code(document.row))
    yield values.field("encoding", *_code(document.encoding))
    sizes = dict.fromkeys(Zone, 0)
    for zone, (start, end) in stretches(document):
        sizes[zone] += end - start
    yield values.field("body", _share(sizes[Zone.BODY], len(document.text), values))
    yield values.field("furniture", _share(sizes[Zone.FURNITURE], len(document.text), values))
    if sentences:
        yield values.field("sentences", Value(text=Text(f"{sentences:,}"), code=True))
    yield values.field("id", *_code(document.id))
    yield values.field("sha256", *_code(document.sha256))


def _plain(text: str | None) -> tuple[Value, ...]:
    """A text of the report's own, in whatever language."""
    return (Value(text=Text(""), words=shown(text)),) if text else ()


def _code(text: str | None) -> tuple[Value, ...]:
    return (Value(text=Text(shown(text)), code=True),) if text else ()


def _share(part: int, whole: int, values: Values) -> Value:
    of, unit = values.named("value", "of"), values.named("value", "characters")
    return Value(
        text=Text(f"{part:,} {of.en} {whole:,} {unit.en}", f"{part:,} {of.ar} {whole:,} {unit.ar}")
    )


def _names(
    kind: type[Mention | PlaceMention],
    claims: Iterable[Claim],
    targets: dict[str, Target],
    values: Values,
) -> Section:
    """The actors or the places of a report, each with everywhere it is named."""
    known: dict[str, Value] = {}
    named: dict[str, list[Named]] = {}
    for claim in claims:
        if not isinstance(claim, kind):
            continue
        form = None
        if isinstance(claim, Mention):
            key, value, form = claim.actor.id, _whole(claim.actor, values), values.term(claim.form)
        else:
            key, value = claim.place.id, values.place(claim.place)
        known.setdefault(key, value)
        named.setdefault(key, []).append(
            Named(
                anchor=targets[claim.id].anchor,
                words=values.words(claim.span),
                span=claim.span,
                form=form,
                id=claim.id,
                coder=claim.coder,
            )
        )
    tag = str(kind.__struct_config__.tag)
    groups = tuple(
        Group(kind=tag, value=value, id=shown(key), named=tuple(named[key]))
        for key, value in known.items()
    )
    total = sum(len(each.named) for each in groups)
    return Section(kind=tag, label=values.named("kinds", tag), count=total, groups=groups)


def _whole(actor: Actor, values: Values) -> Value:
    """An actor with its type as well."""
    value = values.actor(actor)
    if actor.type is None:
        return value
    return Value(text=value.text, notes=(values.term(actor.type), *value.notes))


def _sentences(
    claims: Iterable[Claim], targets: dict[str, Target], values: Values, spans: Iterable[Span]
) -> tuple[Sentence, ...]:
    names = [claim for claim in claims if isinstance(claim, _NAMING)]
    return tuple(
        Sentence(
            number=number,
            span=(start, end),
            words=values.words((start, end)),
            names=tuple(targets[n.id].anchor for n in names if start <= n.span[0] < end),
        )
        for number, (start, end) in enumerate(spans, 1)
    )


# ---------------------------------------------------------------- parts of the page
def _hash(source: str) -> str:
    """What a content security policy calls an inline script or style by."""
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()

"""`hudna explain`: why a claim is in a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hudna.errors import HudnaError, RecordError, UsageError

if TYPE_CHECKING:
    from hudna.coding.explain import Explainer, Explanation
    from hudna.model import Claim, Document, Record, Run
    from hudna.vocab import Vocabulary


@click.command()
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("claim_id", metavar="CLAIM-ID")
@click.option(
    "--case",
    metavar="NAME-OR-FOLDER",
    help="The case that the record was made for, where it is not one of Hudna's: its folder.",
)
@click.option("--json", "machine", is_flag=True, help="Print the explanation as one JSON object.")
@click.pass_context
def explain(
    ctx: click.Context, record: Path, claim_id: str, case: str | None, machine: bool
) -> None:
    """Say why the claim CLAIM-ID is in RECORD: the rule, the vocabulary's lines, the words.

    The claim's report is coded again to find what made it, and what else was considered: other
    senses of the word, other readings of its form, namesakes. Where this coder or vocabulary does
    not make the claim any more, that is said, and only what the record itself says is explained.

    \b
    Example:
      hudna explain out/record.jsonl e4d2c87ff9fa13b5

    Exit status: 0 it is explained, 1 the record cannot be read or the claim is not made any more,
    2 wrong usage, as an id that the record does not have.
    """
    from hudna import case as cases
    from hudna import vocab
    from hudna.case.vocabulary import added
    from hudna.coding.explain import Explainer

    kept = _kept(record, claim_id)
    if case is None and kept.run.case in cases.names():
        case = kept.run.case
    vocabulary = vocab.load(added(cases.load(case) if case else None))
    explainer = Explainer(vocabulary)
    explanation = _explained(explainer, kept, claim_id)
    version = cases.version(case) if case else None
    notices = list(_notices(kept, explanation, _versions(kept.run, vocabulary, version)))
    if machine:
        import json

        from hudna.cli.reasons import for_machines

        told = for_machines(kept.document, kept.claims[claim_id], explanation, notices)
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        from rich.console import Console

        from hudna.cli.reasons import show

        show(kept.document, kept.claims, explanation, notices, Console(highlight=False))
    if not explanation.again:
        ctx.exit(1)


# ---------------------------------------------------------------- what the record has
@dataclass(frozen=True, slots=True)
class _Kept:
    """What a record has of the document of a claim."""

    run: Run
    document: Document
    claims: dict[str, Claim] = field(default_factory=dict)


def _kept(path: Path, key: str) -> _Kept:
    """The document of a claim with all its claims, and the run line.

    Raises `UsageError` for an id that is no claim's, `RecordError` where the file is no record or
    the claim does not fit its document.
    """
    from hudna.model import Claim, Document, Run, jsonl
    from hudna.model.record import FORMAT

    records = jsonl.read(path)
    run = next(records, None)
    if not isinstance(run, Run):
        what = "it is empty" if run is None else "its first line is no run"
        raise RecordError(f"{path} is no record: {what}; make one with `hudna code … -o {path}`")
    if run.format != FORMAT:
        raise RecordError(f"{path} is in the format {run.format}, this program reads {FORMAT}")
    kept: _Kept | None = None
    for each in records:
        if isinstance(each, Document):
            if kept is not None and key in kept.claims:
                break
            kept = _Kept(run, each)
        elif isinstance(each, Claim):
            _keep(path, kept, each)
        if each.id == key and not isinstance(each, Claim):
            kind = str(each.__struct_config__.tag)
            raise UsageError(f"{key} is the id of one {kind}, not of a claim: give a claim's own")
    if kept is None or key not in kept.claims:
        raise UsageError(f'{path} has no claim {key}; `"id"` in its lines is what claims go by')
    return kept


def _keep(path: Path, kept: _Kept | None, claim: Claim) -> None:
    """Put a claim to its document. Raises `RecordError` where it does not fit."""
    if kept is None or claim.document != kept.document.id:
        raise RecordError(f"{path}: claim {claim.id} does not stand after its document")
    start, end = claim.span
    if not 0 <= start < end <= len(kept.document.text):
        raise RecordError(f"{path}: claim {claim.id} points at {start}–{end}, outside its text")
    kept.claims[claim.id] = claim


# ---------------------------------------------------------------- why it is there
def _explained(explainer: Explainer, kept: _Kept, key: str) -> Explanation:
    """The explanation of a claim. Raises `HudnaError` where the coder fails on its document."""
    try:
        found = explainer.explain(kept.document, key)
    except HudnaError:
        raise
    except Exception as error:
        raise HudnaError(
            f"the coder failed ({type(error).__name__}: {error}); please report this with the text"
        ) from error
    if found is not None:
        return found
    return explainer.from_record(kept.claims[key], kept.run.vocabulary)


def _notices(kept: _Kept, explanation: Explanation, differing: Iterable[str]) -> Iterator[str]:
    """What to know first: other versions, a claim that is made no more or otherwise."""
    versions = list(differing)
    if versions:
        yield f"The record was made by another version: {'; '.join(versions)}."
    claim = kept.claims[explanation.claim.id]
    if not explanation.again:
        why = "" if versions else " though the versions are the same: one of them was changed since"
        yield (
            f"Coded anew, the report does not give this claim{why}. What follows is from the "
            "record alone; the line that the claim names is of the vocabulary that made it."
        )
        return
    differ = list(_differences(claim, explanation.claim))
    if differ:
        yield (
            f"Coded anew, the claim differs in {', '.join(differ)}; what follows explains it as "
            "it is made now."
        )


def _versions(run: Run, vocabulary: Vocabulary, case: str | None) -> Iterator[str]:
    """What made the record in another version than is here; `case` is that of the case here."""
    from hudna import __version__

    if run.coder != f"hudna {__version__}":
        yield f"coder {run.coder} there, hudna {__version__} here"
    if run.vocabulary != vocabulary.version:
        yield f"vocabulary {run.vocabulary} there, {vocabulary.version} here"
    there = run.settings.get("case_version")
    if there != case:
        yield f"case {run.case or 'none'} ({there or '-'}) there, {case or 'none'} here: see --case"


def _differences(one: Record, other: Record) -> Iterator[str]:
    """The fields in which two claims of one id differ."""
    for name in one.__struct_fields__:
        if getattr(one, name) != getattr(other, name, None):
            yield name

"""`hudna score`: how a record does against hand-made gold."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--verbose", is_flag=True, help="List everything missed and everything extra.")
@click.option("--only", metavar="KIND", help="With --verbose: only what begins with this.")
@click.option("--reports", metavar="PATTERN", default="*", help="Only gold of matching names.")
@click.option(
    "--bootstrap",
    metavar="N",
    type=click.IntRange(0),
    default=0,
    help="Draw the reports N times, and give the 90 % interval of the mean.",
)
@click.option("--calibration", is_flag=True, help="How often claims of each confidence are right.")
@click.option("--json", "out", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the scores as JSON as well.")  # fmt: skip
def score(
    gold: Path,
    record: Path,
    verbose: bool,
    only: str | None,
    reports: str,
    bootstrap: int,
    calibration: bool,
    out: Path | None,
) -> None:
    """Score a RECORD against the folder GOLD.

    GOLD holds NAME.txt beside NAME.gold.json. A document of the record is matched to a report by
    the hash of its bytes. Prints precision, recall and F1 of every kind of claim, and what share
    of the attributes is right among what matched.

    \b
    Example:
      hudna score samples/gold out/record.jsonl --verbose --only events
    """
    import json

    from hudna import score as scoring

    result = scoring.score(gold, record, reports)
    if verbose:
        for miss in result.misses:
            if not only or miss.kind.startswith(only):
                click.echo("\t".join(miss))
    for line in scoring.table(result):
        click.echo(line)
    interval = result.interval(bootstrap) if bootstrap else None
    if interval:
        click.echo(
            f"90 % interval of the mean over reports: {interval[0]:.3f} to {interval[1]:.3f}"
        )
    if calibration:
        for line in scoring.calibration(result.sureness):
            click.echo(line)
    if out:
        out.write_text(json.dumps(scoring.summary(result, interval), indent=1), "utf-8")

"""Commands about applications: due items, adding, searching, statistics, history."""

import contextlib
from typing import Any

import click

from interview_desk import prompt
from interview_desk.cli.root import (
    RunPaths,
    add_path_options,
    cli,
    open_existing,
    open_for_writing,
    open_if_present,
)
from interview_desk.domain.errors import Refused


@cli.command()
@click.option("--at", metavar="MOMENT", help="The moment that the answer is for (ISO 8601); default: now.")
@click.option("--format", "form", default="text", metavar="FORM", help="text, json, or short: one line for a prompt.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--all", "everything", is_flag=True, help="Also what is upcoming, and what waits for them.")
@add_path_options
@click.pass_obj
def due(place: RunPaths, /, **how: Any) -> None:
    """Print what to do now, and why."""
    prompt.print_due(place.database, place.config, **how)


@cli.command()
@click.argument("company")
@click.argument("role")
@click.option("--stage", default="saved", metavar="STAGE", help="saved, applied, screening, interviewing or offer.")
@click.option("--url", default="", help="Where it was advertised.")
@click.option("--source", default="", help="Where it came from.")
@click.option("--location", default="", help="Where the work is.")
@click.option("--salary", default="", help="What was said about pay.")
@click.option("--level", default="unknown", metavar="LEVEL", help="entry, mid, senior, executive or unknown.")
@click.option("--remarks", default="", help="Anything else.")
@click.option("--on", metavar="DAY", help="The day the stage was reached (YYYY-MM-DD); default: today.")
@add_path_options
@click.pass_obj
def add(place: RunPaths, /, company: str, role: str, stage: str, level: str, on: str | None, **fields: str) -> None:
    """Add an application and print its ID."""
    from interview_desk.domain.forms import parse_day
    from interview_desk.domain.search.pipeline import LEVELS, parse_stage
    from interview_desk.services.pipeline.pipeline import add_application, find_open_applications

    if level not in LEVELS:
        raise Refused(f"“{level}” is no level; allowed are {', '.join(LEVELS)}")
    try:
        day = parse_day(on) if on else None
    except ValueError:
        raise Refused(f"“{on}” is not a day; write it as 2026-11-20") from None
    with open_for_writing(place) as desk:
        for other in find_open_applications(desk, company):
            click.echo(
                f"There is already an open application to {company}: {other.role}, {other.stage} ({other.id})", err=True
            )
        click.echo(
            desk.run_with_retry(add_application, company, role, stage=parse_stage(stage), level=level, on=day, **fields)
        )


@cli.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@add_path_options
@click.pass_obj
def search(place: RunPaths, /, words: tuple[str, ...], *, as_json: bool) -> None:
    """Search people, companies, notes, debriefs, and stories for all of the words."""
    from interview_desk.domain.text import shorten
    from interview_desk.store.search.find import find

    desk, _ = open_if_present(place)
    with contextlib.ExitStack() as stack:
        if desk is not None:
            stack.callback(desk.close)
        hits = find(desk.connection, " ".join(words)) if desk is not None else []
    if as_json:
        prompt.print_json({"hits": [hit._asdict() for hit in hits]})
        return
    for hit in hits:
        where = f", {hit.where}" if hit.where else ""
        click.echo(f"{hit.kind.replace('_', ' ')}: {hit.title}{where} ({hit.id})")
        if hit.text:
            click.echo(f"  {shorten(' '.join(hit.text.split()), 76)}")
    if not hits:
        click.echo("Nothing has all of these words.", err=True)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@add_path_options
@click.pass_obj
def stats(place: RunPaths, /, *, as_json: bool) -> None:
    """Print statistics: how far applications got, how long things take, and effort by week."""
    from interview_desk.formats.report import format_report
    from interview_desk.services.insights import overview
    from interview_desk.services.session import wall_clock

    desk, settings = open_if_present(place)
    with contextlib.ExitStack() as stack:
        if desk is not None:
            stack.callback(desk.close)
        summary = overview.build_overview(desk, desk.context() if desk is not None else settings.context(wall_clock()))
    if as_json:
        prompt.print_json(overview.as_json(summary.insights))
    else:
        click.echo(format_report(summary.sections), nl=False)


@cli.command()
@click.option(
    "--limit", default=50, type=click.IntRange(1, 1_000_000), metavar="N", help="How many entries; default: 50."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@add_path_options
@click.pass_obj
def history(place: RunPaths, /, *, limit: int, as_json: bool) -> None:
    """Print your changes, newest first. In the app: u undoes, U redoes, T shows the history."""
    from interview_desk.services.pipeline import history as past

    with contextlib.closing(open_existing(place)) as desk:
        entries = past.entries(desk, max(limit, 0))
        if as_json:
            zone = desk.settings.zone
            rows = [
                {"at": entry.made_at.astimezone(zone).isoformat(), "what": entry.label, "state": entry.state}
                for entry in entries
            ]
            prompt.print_json({"entries": rows})
            return
        ctx = desk.context()
        for entry in entries:
            click.echo(
                f"{past.say_when(entry, ctx)}, {entry.label}{' (taken back)' if entry.state == 'undone' else ''}"
            )
        if not entries:
            click.echo("Nothing was done yet.")

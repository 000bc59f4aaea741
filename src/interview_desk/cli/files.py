"""Commands that read and write files: import, export, backup, restore."""

import contextlib
import sys
from pathlib import Path
from typing import Any

import click

from interview_desk import prompt
from interview_desk.cli.root import (
    FILE,
    RunPaths,
    add_path_options,
    cli,
    open_existing,
    open_for_writing,
    open_if_present,
)


@cli.command("import")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--application", default="", metavar="ID", help="With .ics: whose interviews they are.")
@click.option(
    "--timezone", default="", metavar="ZONE", help="With .ics: where times are local whose zone is not known."
)
@click.option(
    "--kind",
    type=click.Choice(("applications", "contacts")),
    metavar="KIND",
    help="With .csv: applications or contacts; default: as its heading tells.",
)
@click.option("--column", "columns", multiple=True, metavar="HEADING=FIELD", help="With .csv: what a column means.")
@click.option(
    "--dates",
    type=click.Choice(("day-first", "month-first")),
    metavar="ORDER",
    help="With .csv: day-first or month-first, for days such as 4/12/2026.",
)
@click.option(
    "--everyone", is_flag=True, help="With a network’s .csv: also people at companies that are not in the search."
)
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@add_path_options
@click.pass_obj
def import_(
    place: RunPaths,
    /,
    files: tuple[Path, ...],
    application: str,
    timezone: str,
    dry_run: bool,
    as_json: bool,
    **table: Any,
) -> None:
    """Import exports (.json), tables (.csv), invitations (.ics), or contact cards (.vcf).

    If one file fails, none is imported.
    """
    from interview_desk.domain.text import escape_controls, normalize_line
    from interview_desk.services.imports import exchange
    from interview_desk.services.imports.foreign import time_limit
    from interview_desk.services.imports.options import parse_options
    from interview_desk.services.settings import settings
    from interview_desk.wording import describe_problem

    limits = settings.load(place.config).limits
    end = time_limit(limits, len(files))
    texts = {name: content for file in files for name, content in exchange.read_file(file, limits).items()}
    desk, current = open_if_present(place)
    with contextlib.ExitStack() as stack:
        if desk is not None:
            stack.callback(desk.close)
        options = parse_options(desk, application, timezone, **table)
        results = exchange.import_files(desk, current, texts, dry_run=True, options=options, end=end)
        exchange.check_importable(results)
        if not dry_run:
            target = stack.enter_context(open_for_writing(place))
            results = target.run_with_retry(exchange.import_files, current, texts, options=options, end=end)
    if as_json:
        prompt.print_json({"files": {name: result.as_json(describe_problem) for name, result in results.items()}})
        return
    for name, result in results.items():
        click.echo(escape_controls(f"{normalize_line(name)}: {exchange.describe_preview(result)}"))
        for line in result.lines:
            click.echo(escape_controls(f"  {line}"))
        for item in result.left_out:
            click.echo(normalize_line(f"{name}: skipped: {describe_problem(item)}"), err=True)
    if dry_run:
        click.echo("Nothing was changed.", err=True)


@cli.command()
@click.option(
    "--format",
    "form",
    default="json",
    metavar="FORMAT",
    help="json: everything, losslessly. csv: a table. ics: a calendar. vcf: cards. md: to read. log: the work done.",
)
@click.option("--interview", default="", metavar="ID", help="With md: its prep sheet; with ics: its event alone.")
@click.option("--table", default="", metavar="NAME", help="With csv: which table; default: applications.")
@click.option("--since", default="", metavar="DAY", help="With log: the first day.")
@click.option("--until", default="", metavar="DAY", help="With log: the last day.")
@click.option("-o", "--output", type=FILE, help="The file to write; default: standard output.")
@add_path_options
@click.pass_obj
def export(place: RunPaths, /, output: Path | None, **options: str) -> None:
    """Export your data: everything as JSON, or tables, a calendar, contacts, readable text, or a work-search record."""
    from interview_desk.formats.files import write_file
    from interview_desk.formats.spreadsheet import BOM
    from interview_desk.services.exports.exporting import ExportOptions, exported

    desk, settings = open_if_present(place)
    text = exported(desk, settings, ExportOptions(**options))
    left_out = desk.unreadable_rows if desk is not None else ()
    place.is_reported = True
    if output is None and sys.stdout.isatty():
        click.echo(text.replace("\r\n", "\n"), nl=False)
    elif output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        write_file(output, f"{BOM}{text}" if options["form"] == "csv" else text)
        click.echo(f"Written: {output}", err=True)
    for row in left_out:
        click.echo(f"Unreadable: {row}", err=True)
    if left_out:
        raise SystemExit(1)


@cli.command()
@click.argument("file", type=FILE, required=False)
@add_path_options
@click.pass_obj
def backup(place: RunPaths, file: Path | None) -> None:
    """Make a verified backup and print its location."""
    from interview_desk.services.safety import backups

    with contextlib.closing(open_existing(place, check=True)) as desk:
        click.echo(str(backups.back_up_on_request(desk, file)))


@cli.command()
@click.argument("file", type=FILE)
@click.option("--anyway", is_flag=True, help="Take a copy whose checksum does not match, as long as it can be read.")
@add_path_options
@click.pass_obj
def restore(place: RunPaths, /, file: Path, *, anyway: bool) -> None:
    """Replace the database with a backup; the current data is kept as a backup, too."""
    from interview_desk.services.safety import backups
    from interview_desk.services.settings import settings

    settings.load(place.config)
    done = backups.restore_backup(settings.resolve_database(place.database), file, anyway=anyway)
    click.echo(f"Put in place: {file}")
    if done.previous is not None:
        click.echo(f"What was there before is kept: {done.previous}")
    if not done.sealed:
        click.echo("The backup has no checksum that matches; SQLite found it sound.", err=True)

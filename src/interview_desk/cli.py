"""Command line: a thin layer over the same services that the screens use.

Only opening the desk loads Textual. Results go to stdout, everything else to stderr. Exit codes: 0,
done; 1, failed, with one line that says what happened and what to do; 2, wrong usage.
"""

import contextlib
import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview_desk import __version__, prompt
from interview_desk.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_desk.services.session import Desk
    from interview_desk.services.settings.settings import Settings

_FILE = click.Path(path_type=Path)


class RunPaths:
    """Paths given for this run; `--db` and `--config` may come before or after the command's name."""

    def __init__(self) -> None:
        self.database: Path | None = None
        self.config: Path | None = None


def _set_database(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(RunPaths).database = value


def _set_config(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(RunPaths).config = value


def _add_path_options(command: Any, *, environment: bool = False) -> Any:
    """Add `--db` and `--config` to a command.

    Only the group reads them from the environment, so that an option typed anywhere takes precedence.
    """
    database = click.option(
        "--db",
        type=_FILE,
        envvar="INTERVIEW_DESK_DB" if environment else None,
        callback=_set_database,
        expose_value=False,
        help="The database file.",
    )
    config = click.option(
        "--config",
        type=_FILE,
        envvar="INTERVIEW_DESK_CONFIG" if environment else None,
        callback=_set_config,
        expose_value=False,
        help="The config file.",
    )
    return database(config(command))


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="interview-desk")
@functools.partial(_add_path_options, environment=True)
@click.pass_context
def cli(context: click.Context) -> None:
    """Debrief interviews, send thank-yous, and follow up on time. Without a command, opens the app."""
    place = context.ensure_object(RunPaths)
    if context.invoked_subcommand is None:
        _open_desk(place)


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _open_desk(place: RunPaths) -> None:
    if not _has_terminal():
        prompt.print_due(place.database, place.config, at=None, as_json=False, everything=False)
        click.echo("The desk itself needs a terminal; this is what is due.", err=True)
        return
    from interview_desk.ui.shell.start import show

    sys.exit(show(place.database, place.config))


@cli.command()
@_add_path_options
@click.pass_obj
def demo(place: RunPaths) -> None:
    """Open a made-up job search; nothing in it is kept."""
    import tempfile

    from interview_desk.services.demo import demo_desk

    with tempfile.TemporaryDirectory(prefix="interview-desk-demo-") as folder:
        desk = demo_desk(Path(folder) / "demo.db", place.config)
        try:
            if not _has_terminal():
                from interview_desk.services.pipeline.queue import build_queue, select_due_items

                prompt.print_items(select_due_items(build_queue(desk).ordered(), show_all=False), desk.context())
                click.echo("The desk itself needs a terminal; this is what is due in the demo.", err=True)
                return
            from interview_desk.ui.shell.start import run

            code = run(desk, demo=True)
        finally:
            desk.close()
    sys.exit(code)


def _for_reading(place: RunPaths, *, check: bool = False) -> "tuple[Desk | None, Settings]":
    from interview_desk.services.session import Desk, open_for_reading

    opened = open_for_reading(place.database, place.config, check=check)
    return (opened, opened.settings) if isinstance(opened, Desk) else (None, opened)


@cli.command()
@click.option("--at", metavar="MOMENT", help="The moment that the answer is for (ISO 8601); default: now.")
@click.option("--format", "form", default="text", metavar="FORM", help="text, json, or short: one line for a prompt.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--all", "everything", is_flag=True, help="Also what is upcoming, and what waits for them.")
@_add_path_options
@click.pass_obj
def due(place: RunPaths, /, **how: Any) -> None:
    """Print what to do now, and why."""
    prompt.print_due(place.database, place.config, **how)


def _print_json(value: Any) -> None:
    prompt.print_json(value)


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
@_add_path_options
@click.pass_obj
def add(place: RunPaths, /, company: str, role: str, stage: str, level: str, on: str | None, **fields: str) -> None:
    """Add an application and print its ID."""
    from interview_desk.domain.forms import parse_day
    from interview_desk.domain.search.pipeline import LEVELS, parse_stage
    from interview_desk.services.pipeline.pipeline import add_application

    if level not in LEVELS:
        raise Refused(f"“{level}” is no level; allowed are {', '.join(LEVELS)}")
    try:
        day = parse_day(on) if on else None
    except ValueError:
        raise Refused(f"“{on}” is not a day; write it as 2026-11-20") from None
    with _writing(place) as desk:
        click.echo(
            desk.run_with_retry(add_application, company, role, stage=parse_stage(stage), level=level, on=day, **fields)
        )


@contextlib.contextmanager
def _writing(place: RunPaths, *, copy: bool = True) -> "Iterator[Desk]":
    from interview_desk.services.safety import backups
    from interview_desk.services.session import open_desk

    with contextlib.closing(open_desk(place.database, place.config)) as desk:
        old_backups = backups.list_backups(desk.database.path, verify=False) if desk.database.is_new else []
        if old_backups:
            click.echo(
                f"There was no database, and a new one was begun; the newest copy of an older one is {old_backups[0].copy.path}.",
                err=True,
            )
        if desk.database.was_loose:
            click.echo("Others could read the database until now; it is yours alone again.", err=True)
        yield desk
        if desk.settings.calendar_file is not None:
            from interview_desk.services.exports import subscription

            try:
                subscription.renew(desk)
            except Refused as refusal:  # the change is done: say only that the calendar is not
                click.echo(f"Done, but {refusal}", err=True)
        if not copy:
            return
        try:
            backups.back_up_daily(desk)
        except Refused as refusal:  # the change is done: report only the missing backup
            click.echo(f"Done, but without a copy of today: {refusal}", err=True)


def _reading(place: RunPaths, *, check: bool = False) -> "Desk":
    desk, _ = _for_reading(place, check=check)
    if desk is None:
        raise Refused("There is no search yet; “interview-desk add COMPANY ROLE” begins one")
    return desk


@cli.command()
@click.argument("kind")
@click.option("--application", required=True, metavar="ID", help="An id, its beginning, or the company's name.")
@click.option("--interview", metavar="ID", help="Which interview; default: the newest.")
@click.option("--contact", metavar="ID", help="To whom: an id or a name.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@_add_path_options
@click.pass_obj
def draft(
    place: RunPaths, kind: str, application: str, interview: str | None, contact: str | None, as_json: bool
) -> None:
    """Print a draft note; nothing is saved."""
    from interview_desk.domain.search.correspondence import parse_note_kind
    from interview_desk.services.notes import drafting
    from interview_desk.services.pipeline import people, pipeline

    note_kind = parse_note_kind(kind)
    desk = _reading(place)
    dossier = desk.dossier(pipeline.find_application(desk, application))
    meeting = pipeline.find_interview(dossier, interview) if interview else None
    person = people.find_contact(dossier, contact, people.read_extra_recipients(desk, note_kind)) if contact else None
    drafted = drafting.draft(desk, dossier, note_kind, meeting, person)
    if as_json:
        _print_json(
            {
                "kind": kind,
                "application": dossier.application.id,
                "interview": drafted.interview,
                "contact": drafted.contact,
                "channel": drafted.channel,
                "subject": drafted.subject,
                "body": drafted.body,
            }
        )
    else:
        click.echo(f"Subject: {drafted.subject}\n\n{drafted.body}", nl=False)


@cli.command()
@click.argument("file", type=_FILE, default="-")
@click.option("--application", required=True, metavar="ID", help="An id, its beginning, or the company's name.")
@click.option("--contact", metavar="ID", help="To whom: an id or a name.")
@click.option("--kind", default="thank-you", metavar="KIND", help="The kind of note.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@_add_path_options
@click.pass_obj
def review(place: RunPaths, file: Path, application: str, contact: str | None, kind: str, as_json: bool) -> None:
    """Check the text of a note, from a file or standard input."""
    from interview_desk.domain.search.correspondence import parse_note_kind
    from interview_desk.domain.text import clean_text, map_positions
    from interview_desk.services.imports import exchange
    from interview_desk.services.notes import reviewing
    from interview_desk.services.pipeline import people, pipeline

    note_kind = parse_note_kind(kind)
    desk = _reading(place)
    dossier = desk.dossier(pipeline.find_application(desk, application))
    person = people.find_contact(dossier, contact, people.read_extra_recipients(desk, note_kind)) if contact else None
    given = exchange.read_exactly(sys.stdin.buffer if str(file) == "-" else file)
    text = clean_text(given)
    context = reviewing.build_review_context(desk, dossier, note_kind, person, None)
    findings = reviewing.review(text, context, reviewing.proofread(desk, text, context.accepted_words))
    at = map_positions(given, text)
    if as_json:
        relocated = [issue._replace(start=at(issue.start), end=at(issue.end)) for issue in findings]
        _print_json({"findings": [finding._asdict() for finding in relocated]})
        return
    for finding in findings:
        line = text.count("\n", 0, finding.start) + 1 if finding.start is not None else None
        where = f"line {line}: " if line is not None else ""
        click.echo(f"{finding.severity:5} {finding.check}: {where}{finding.message}")
    if not findings:
        click.echo("Nothing found. Read it aloud once.")


@cli.command("import")
@click.argument("files", nargs=-1, required=True, type=_FILE)
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
@_add_path_options
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
    from interview_desk.services.imports import exchange
    from interview_desk.services.imports.options import parse_options

    texts = {name: content for file in files for name, content in exchange.read_files(file).items()}
    desk, settings = _for_reading(place)
    with contextlib.ExitStack() as stack:
        if desk is not None:
            stack.callback(desk.close)
        options = parse_options(desk, application, timezone, **table)
        results = exchange.import_files(desk, settings, texts, dry_run=True, options=options)
        exchange.check_importable(results)
        if not dry_run:
            target = stack.enter_context(_writing(place))
            results = target.run_with_retry(exchange.import_files, settings, texts, options=options)
    if as_json:
        _print_json({"files": {name: result.as_json() for name, result in results.items()}})
        return
    for name, result in results.items():
        click.echo(f"{name}: {exchange.describe_preview(result)}")
        for item in result.lines:
            click.echo(f"  {item}")
        for item in result.left_out:
            click.echo(f"{name}: left out: {item}", err=True)
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
@click.option("-o", "--output", type=_FILE, help="The file to write; default: standard output.")
@_add_path_options
@click.pass_obj
def export(place: RunPaths, /, output: Path | None, **options: str) -> None:
    """Export your data: everything as JSON, or tables, a calendar, contacts, readable text, or a work-search record."""
    from interview_desk.formats.files import write_file
    from interview_desk.formats.spreadsheet import BOM
    from interview_desk.services.exports.exporting import ExportOptions, exported

    desk, settings = _for_reading(place)
    text = exported(desk, settings, ExportOptions(**options))
    if output is None and sys.stdout.isatty():
        click.echo(text.replace("\r\n", "\n"), nl=False)
    elif output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        write_file(output, f"{BOM}{text}" if options["form"] == "csv" else text)
        click.echo(f"Written: {output}", err=True)


@cli.command()
@click.argument("file", type=_FILE, required=False)
@_add_path_options
@click.pass_obj
def backup(place: RunPaths, file: Path | None) -> None:
    """Make a verified backup and print its location."""
    from interview_desk.services.safety import backups

    with contextlib.closing(_reading(place, check=True)) as desk:
        click.echo(str(backups.back_up_on_request(desk, file)))


@cli.command()
@click.argument("file", type=_FILE)
@click.option("--anyway", is_flag=True, help="Take a copy whose checksum does not match, as long as it can be read.")
@_add_path_options
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


@cli.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@_add_path_options
@click.pass_obj
def search(place: RunPaths, /, words: tuple[str, ...], *, as_json: bool) -> None:
    """Search people, companies, notes, debriefs, and stories for all of the words."""
    from interview_desk.domain.text import shorten
    from interview_desk.store.search.find import find

    desk, _ = _for_reading(place)
    with contextlib.ExitStack() as stack:
        if desk is not None:
            stack.callback(desk.close)
        hits = find(desk.connection, " ".join(words)) if desk is not None else []
    if as_json:
        _print_json({"hits": [hit._asdict() for hit in hits]})
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
@_add_path_options
@click.pass_obj
def stats(place: RunPaths, /, *, as_json: bool) -> None:
    """Print statistics: how far applications got, how long things take, and effort by week."""
    from interview_desk.formats.report import format_report
    from interview_desk.services.insights import overview
    from interview_desk.services.session import wall_clock

    desk, settings = _for_reading(place)
    with contextlib.ExitStack() as stack:
        if desk is not None:
            stack.callback(desk.close)
        summary = overview.build_overview(desk, desk.context() if desk is not None else settings.context(wall_clock()))
    if as_json:
        _print_json(overview.as_json(summary.insights))
    else:
        click.echo(format_report(summary.sections), nl=False)


@cli.command()
@click.option(
    "--limit", default=50, type=click.IntRange(1, 1_000_000), metavar="N", help="How many entries; default: 50."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@_add_path_options
@click.pass_obj
def history(place: RunPaths, /, *, limit: int, as_json: bool) -> None:
    """Print your changes, newest first. In the app: u undoes, U redoes, T shows the history."""
    from interview_desk.services.pipeline import history as past

    with contextlib.closing(_reading(place)) as desk:
        entries = past.entries(desk, max(limit, 0))
        if as_json:
            zone = desk.settings.zone
            rows = [
                {"at": entry.made_at.astimezone(zone).isoformat(), "what": entry.label, "state": entry.state}
                for entry in entries
            ]
            _print_json({"entries": rows})
            return
        ctx = desk.context()
        for entry in entries:
            click.echo(
                f"{past.say_when(entry, ctx)}, {entry.label}{' (taken back)' if entry.state == 'undone' else ''}"
            )
        if not entries:
            click.echo("Nothing was done yet.")


@cli.command()
@click.option("--application", metavar="ID", help="This application with everything of its own.")
@click.option("--contact", metavar="ID", help="This person.")
@click.option("--history", "past", is_flag=True, help="All that was deleted or written over: the whole history.")
@click.option(
    "--everything", is_flag=True, help="The whole search and its copies; in the usual place its notes and sheets."
)
@click.option("--yes", is_flag=True, help="Do not ask first.")
@_add_path_options
@click.pass_obj
def purge(
    place: RunPaths, /, *, application: str | None, contact: str | None, past: bool, everything: bool, yes: bool
) -> None:
    """Permanently delete something from your data, its history, and its backups. This can’t be undone."""
    from interview_desk.services.safety import purging
    from interview_desk.services.settings import settings

    if sum((application is not None, contact is not None, past, everything)) != 1:
        raise click.UsageError("Say one of --application ID, --contact ID, --history, --everything.")
    if not yes and not sys.stdin.isatty():
        raise Refused("A purge cannot be undone; say --yes where nobody can be asked. Nothing was changed")
    path = settings.resolve_database(place.database)
    if everything:
        _confirm_purge(f"the whole search at {path}, and its copies", yes=yes)
        calendar_file = settings.load(place.config).calendar_file
        done = purging.purge_everything(path)
        if calendar_file is not None:
            from interview_desk.services.exports import subscription

            subscription.forget(calendar_file)
    else:
        _reading(place).close()
        with _writing(place, copy=False) as desk:
            if application is not None:
                target = purging.find_application(desk, application)
                _confirm_purge(f"{purging.describe_record(desk, 'application', target)} ({target})", yes=yes)
                done = purging.purge_application(desk, target)
            elif contact is not None:
                target = purging.find_contact(desk, contact)
                _confirm_purge(f"{purging.describe_record(desk, 'contact', target)} ({target})", yes=yes)
                done = purging.purge_contact(desk, target)
            else:
                _confirm_purge("the history, and every copy", yes=yes)
                done = purging.purge_history(desk)
    click.echo(done.message + (f"; {done.copies} copies were written anew without it" if done.copies else ""))
    for file in done.remaining_files:
        click.echo(f"Left for you to look at: {file}", err=True)


def _confirm_purge(what: str, *, yes: bool) -> None:
    question = f"Purge {what}, for good? Type yes"
    if not yes and click.prompt(question, default="no", show_default=False, err=True) != "yes":
        raise Refused("Nothing was purged")


@cli.command()
@click.option(
    "--accept", is_flag=True, help="Take the file as it is now, although its bytes changed while it was closed."
)
@_add_path_options
@click.pass_obj
def check(place: RunPaths, *, accept: bool) -> None:
    """Check the database and its backups, and show what this terminal and clipboard support."""
    from interview_desk.services.safety import backups, checkup
    from interview_desk.services.settings import settings

    path = settings.resolve_database(place.database)
    if accept and path.exists():
        backups.accept(path)
    refused: Refused | None = None
    problems: list[str] = []
    try:
        desk, _ = _for_reading(place)
        if desk is None:
            click.echo(f"Database   none yet at {path}")
        else:
            with contextlib.closing(desk):
                for line in checkup.database_report(desk):
                    click.echo(line)
                problems = checkup.problems(desk)
    except Refused as refusal:
        refused = refusal
        click.echo(f"Database   {path} cannot be used")
    lines, damaged = checkup.copies_report(path)
    for line in [
        *lines,
        *checkup.terminal_report(),
        *(f"Place      {warning}" for warning in checkup.check_location(path)),
    ]:
        click.echo(line)
    for problem in problems + damaged:
        click.echo(f"Problem    {problem}")
    if refused is not None:
        raise refused
    if problems:
        raise Refused(
            f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in the database; "
            "“interview-desk restore FILE” puts a backup back, “interview-desk export” saves what can be read"
        )
    if damaged:
        raise Refused("The database is sound, but not all of its backups are; delete those named, and make a new one")


_SHELLS = ("bash", "zsh", "fish")


@cli.command()
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print the completion script for a shell; put eval "$(interview-desk completion bash)" in its startup file."""
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    assert maker is not None  # click.Choice allows no others
    click.echo(maker(cli, {}, "interview-desk", "_INTERVIEW_DESK_COMPLETE").source())


@cli.command()
@click.option("--init", "write_it", is_flag=True, help="Write a config with every default, and a comment for each.")
@click.option("--check", is_flag=True, help="Say whether the config can be used, also its keys and its theme.")
@click.option("--template", "kind", metavar="KIND", help="Put the template of a kind of note where you can change it.")
@_add_path_options
@click.pass_obj
def config(place: RunPaths, write_it: bool, check: bool, kind: str | None) -> None:
    """Show where the config, templates, database, and backups are."""
    from interview_desk.domain.search.correspondence import NOTE_KINDS
    from interview_desk.services.notes import templates
    from interview_desk.services.settings import settings

    path = place.config or settings.default_config()
    folder = templates.folder_of(path)
    if write_it:
        settings.init(path)
        click.echo(f"Written: {path}", err=True)
    elif path.exists():
        settings.load(path)
    if check:
        _check_config(place)
    if kind is not None:
        click.echo(f"Written: {templates.write_out(kind, folder)}", err=True)
    database = settings.resolve_database(place.database)
    own = [note_kind for note_kind in NOTE_KINDS if templates.is_own(note_kind, folder)]
    click.echo(f"config    {path}{'' if path.exists() else ' (none, the defaults hold)'}")
    yours = f"yours: {', '.join(own)}" if own else "none of yours, the built-in ones hold"
    click.echo(f"templates {folder} ({yours})")
    click.echo(f"database  {database}{'' if database.exists() else ' (none yet)'}")
    click.echo(f"backups   {database.parent / 'backups'}")


def _check_config(place: RunPaths) -> None:
    """Check a config in full, including keys and themes, which otherwise only the screens check.

    Raises:
        Refused: some settings cannot be used; the message lists all of these.
    """
    from interview_desk.services.settings import settings
    from interview_desk.services.settings.keys import find_problems

    problems = find_problems(settings.load(place.config))
    if problems:
        raise Refused(f"The config can be used in part: {'; '.join(problems)}")
    click.echo("The config can be used as it is.", err=True)


def main() -> None:
    """Run the command line, reporting any failure as a one-line message."""
    prompt.run_guarded(_run)


def _run() -> None:
    try:
        cli.main(prog_name="interview-desk", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)


if __name__ == "__main__":
    main()

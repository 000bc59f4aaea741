"""Commands that look after the data: purge, check, config, shell completion."""

import contextlib
import sys

import click

from interview_desk.cli.root import (
    RunPaths,
    add_path_options,
    cli,
    open_existing,
    open_for_writing,
    open_if_present,
)
from interview_desk.domain.errors import Refused
from interview_desk.domain.problems import DatabaseProblems


@cli.command()
@click.option("--application", metavar="ID", help="This application with everything of its own.")
@click.option("--contact", metavar="ID", help="This person.")
@click.option("--history", "past", is_flag=True, help="All that was deleted or written over: the whole history.")
@click.option(
    "--everything", is_flag=True, help="The whole search and its copies; in the usual place its notes and sheets."
)
@click.option("--yes", is_flag=True, help="Do not ask first.")
@add_path_options
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
        done = purging.purge_everything(path, settings.load(place.config).calendar_file)
    else:
        open_existing(place).close()
        with open_for_writing(place, copy=False) as desk:
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
    if done.remaining_files:
        raise SystemExit(1)


def _confirm_purge(what: str, *, yes: bool) -> None:
    question = f"Purge {what}, for good? Type yes"
    if not yes and click.prompt(question, default="no", show_default=False, err=True) != "yes":
        raise Refused("Nothing was purged")


@cli.command()
@click.option(
    "--accept", is_flag=True, help="Take the file as it is now, although its bytes changed while it was closed."
)
@add_path_options
@click.pass_obj
def check(place: RunPaths, *, accept: bool) -> None:
    """Check the database and its backups, and show what this terminal and clipboard support."""
    from interview_desk.services.safety import backups, checkup
    from interview_desk.services.settings import settings
    from interview_desk.wording import describe_problem

    path = settings.resolve_database(place.database)
    if accept and path.exists():
        backups.accept(path)
    refused: Refused | None = None
    problems: list[object] = []
    place.is_reported = True
    try:
        desk, _ = open_if_present(place)
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
        *checkup.log_report(),
        *(f"Place      {describe_problem(warning)}" for warning in checkup.check_location(path)),
    ]:
        click.echo(line)
    for problem in [*problems, *damaged]:
        click.echo(f"Problem    {describe_problem(problem)}")
    if refused is not None:
        raise refused
    if problems:
        other = path if path != settings.default_database() else None
        raise Refused(DatabaseProblems(len(problems), backups.find_readable_backup(path), other))
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
@add_path_options
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

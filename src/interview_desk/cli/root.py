"""The group of commands, its paths, and how commands open the desk."""

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

FILE = click.Path(path_type=Path, readable=False)
"""Path of a file that is not checked here; its reader reports any problem."""


class RunPaths:
    """Paths given for this run; `--db` and `--config` may come before or after the command's name."""

    def __init__(self) -> None:
        self.database: Path | None = None
        self.config: Path | None = None
        self.is_reported = False
        """True if the command itself says which rows cannot be read."""


def _set_database(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(RunPaths).database = value


def _set_config(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(RunPaths).config = value


def add_path_options(command: Any, *, environment: bool = False) -> Any:
    """Add `--db` and `--config` to a command.

    Only the group reads them from the environment, so that an option typed anywhere takes precedence.
    """
    database = click.option(
        "--db",
        type=FILE,
        envvar="INTERVIEW_DESK_DB" if environment else None,
        callback=_set_database,
        expose_value=False,
        help="The database file.",
    )
    config = click.option(
        "--config",
        type=FILE,
        envvar="INTERVIEW_DESK_CONFIG" if environment else None,
        callback=_set_config,
        expose_value=False,
        help="The config file.",
    )
    return database(config(command))


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="interview-desk")
@functools.partial(add_path_options, environment=True)
@click.pass_context
def cli(context: click.Context) -> None:
    """Debrief interviews, send thank-yous, and follow up on time. Without a command, opens the app."""
    place = context.ensure_object(RunPaths)
    if context.invoked_subcommand is None:
        _open_desk(place)


def has_terminal() -> bool:
    """Return True if a person can type and read here."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _open_desk(place: RunPaths) -> None:
    if not has_terminal():
        prompt.print_due(place.database, place.config, at=None, as_json=False, everything=False)
        click.echo("The desk itself needs a terminal; this is what is due.", err=True)
        return
    from interview_desk.ui.shell.start import show

    sys.exit(show(place.database, place.config))


@cli.command()
@add_path_options
@click.pass_obj
def demo(place: RunPaths) -> None:
    """Open a made-up job search; nothing in it is kept."""
    import tempfile

    from interview_desk.services.demo import demo_desk

    with tempfile.TemporaryDirectory(prefix="interview-desk-demo-") as folder:
        desk = demo_desk(Path(folder) / "demo.db", place.config)
        try:
            if not has_terminal():
                from interview_desk.services.pipeline.queue import build_queue, select_due_items

                prompt.print_items(select_due_items(build_queue(desk).ordered(), show_all=False), desk.context())
                click.echo("The desk itself needs a terminal; this is what is due in the demo.", err=True)
                return
            from interview_desk.ui.shell.start import run

            code = run(desk, demo=True)
        finally:
            desk.close()
    sys.exit(code)


def open_if_present(place: RunPaths, *, check: bool = False) -> "tuple[Desk | None, Settings]":
    """Open the database for reading, with its settings; None instead of the desk if there is no database."""
    from interview_desk.services.session import Desk, open_for_reading

    opened = open_for_reading(place.database, place.config, check=check)
    if not isinstance(opened, Desk):
        return None, opened
    report_left_out_rows_at_end(place, opened)
    return opened, opened.settings


def report_left_out_rows_at_end(place: RunPaths, desk: "Desk") -> None:
    """Say in one line at the end of the command that rows were left out, unless the command did so itself."""

    def report() -> None:
        if not place.is_reported:
            prompt.report_left_out_rows(desk)

    click.get_current_context().call_on_close(report)


@contextlib.contextmanager
def open_for_writing(place: RunPaths, *, copy: bool = True) -> "Iterator[Desk]":
    """Open the database for a change, creating it if needed; then renew the calendar file and make the daily backup.

    Args:
        place: the paths of this run.
        copy: whether the daily backup is made afterwards.
    """
    from interview_desk.services.safety import backups
    from interview_desk.services.session import open_desk
    from interview_desk.wording import describe_problem

    with contextlib.closing(open_desk(place.database, place.config)) as desk:
        report_left_out_rows_at_end(place, desk)
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
                click.echo(f"Done, but {describe_problem(refusal.problem)}", err=True)
        if not copy:
            return
        try:
            backups.back_up_daily(desk)
        except Refused as refusal:  # the change is done: report only the missing backup
            click.echo(f"Done, but without a copy of today: {describe_problem(refusal.problem)}", err=True)


def open_existing(place: RunPaths, *, check: bool = False) -> "Desk":
    """Open the database for reading.

    Raises:
        Refused: there is no database.
    """
    desk, _ = open_if_present(place, check=check)
    if desk is None:
        raise Refused("There is no search yet; “interview-desk add COMPANY ROLE” begins one")
    return desk

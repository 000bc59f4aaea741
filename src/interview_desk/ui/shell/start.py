"""Startup of the app in this terminal."""

import gc
import os
import sys
from pathlib import Path

from interview_desk.domain.errors import Damaged, Refused
from interview_desk.services.session import Desk, open_desk
from interview_desk.services.settings.settings import resolve_database


class UnreadableEntry(Damaged):
    """The database is sound, but something in it has no meaning for this program."""


def show(database: Path | None, config: Path | None) -> int:
    """Open the database, run the app until the user quits, and return the exit code.

    Raises:
        Refused: the config or the database is not usable; nothing was changed.
    """
    gc.disable()  # see `run`
    while True:
        desk = _opened(database, config)
        try:
            return run(desk)
        except UnreadableEntry as unreadable:
            answer = _ask_recovery(desk.database.path, unreadable)
            if answer is None:
                raise
        finally:
            desk.close()


def _opened(database: Path | None, config: Path | None) -> Desk:
    """Open the database; if it is damaged or missing, offer recovery first.

    Raises:
        Refused: the database is not usable, and the user did not recover it.
    """
    path = resolve_database(database)
    create_new = False
    while True:
        damage: Damaged | None = None
        if not create_new and not os.path.lexists(path) and _has_copies(path):
            damage = Damaged(f"There is no database at {path}, but copies of one lie beside it.")
        else:
            try:
                return open_desk(database, config, patience=0, at_once=True)
            except Damaged as error:
                if not (error.readable or _has_copies(path)):
                    raise
                damage = error
        answer = _ask_recovery(path, damage)
        if answer is None:
            raise damage
        create_new = answer == "anew"


def _has_copies(path: Path) -> bool:
    from interview_desk.services.safety import backups  # noqa: PLC0415 - only after something went wrong

    return bool(backups.list_backups(path, verify=False))


def _ask_recovery(path: Path, damage: Damaged) -> str | None:
    """Show the problem and the ways to recover, and return the user's answer."""
    from interview_desk.ui.toolkit.sanitizer import SteadyDriver, install_sanitizer  # noqa: PLC0415 - Textual is loaded from here on

    install_sanitizer()
    from interview_desk.ui.pages.backups.recovery import RecoveryApp  # noqa: PLC0415 - Textual is loaded from here on

    missing = not os.path.lexists(path)
    return RecoveryApp(path, str(damage), as_it_is=damage.readable, missing=missing, driver=SteadyDriver).run()


def run(desk: Desk, *, demo: bool = False) -> int:
    """Run the app until the user quits, and return the exit code."""
    gc.disable()  # re-enabled after the first frame is drawn
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("TEXTUAL_FPS", "120")  # halves the time a key waits for the next frame
    from interview_desk.ui.toolkit.sanitizer import SteadyDriver, install_sanitizer  # noqa: PLC0415 - Textual is loaded from here on

    install_sanitizer()
    from interview_desk.ui.shell.app import DeskApp  # noqa: PLC0415 - Textual is loaded from here on

    try:
        app = DeskApp(desk, demo=demo, driver=SteadyDriver)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        from interview_desk.services.log import keep_report  # noqa: PLC0415 - only after something went wrong

        keep_report(error)
        raise UnreadableEntry(
            f"An entry of {desk.database.path} can’t be read; another program may have changed it. "
            "“interview-desk check” names it. You can restore a backup. Nothing was changed"
        ) from error
    code = app.run()
    app.close_worker()
    if desk.settings.calendar_file is not None and not demo:
        _renew_calendar(desk)
    if app.opens_demo_next and not demo:
        return _sample()
    return app.leaving or code or app.return_code or 0


def _renew_calendar(desk: Desk) -> None:
    """Update the subscribed calendar to the final state of the data."""
    from interview_desk.services.exports import subscription  # noqa: PLC0415 - only where the config names a file
    from interview_desk.wording import describe_problem  # noqa: PLC0415 - see above

    try:
        subscription.renew(desk)
    except Refused as refusal:
        sys.stderr.write(f"interview-desk: {describe_problem(refusal.problem)}\n")


def _sample() -> int:
    """Run the demo, and discard its data afterwards."""
    import tempfile  # noqa: PLC0415 - only the sample needs it

    from interview_desk.services.demo import demo_desk  # noqa: PLC0415 - only the sample needs it

    with tempfile.TemporaryDirectory(prefix="interview-desk-demo-") as folder:
        desk = demo_desk(Path(folder) / "demo.db", None)
        try:
            return run(desk, demo=True)
        finally:
            desk.close()

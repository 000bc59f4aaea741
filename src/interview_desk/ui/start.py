"""Opening the desk in this terminal."""

import gc
import os
from pathlib import Path

from interview_desk.desk.desk import Desk, open_desk


def show(database: Path | None, config: Path | None) -> int:
    """Open the search and show its desk until the user quits; the exit code.

    Raises:
        Refused: the config or the database is not usable; nothing was changed.
    """
    gc.disable()  # see `run`
    desk = open_desk(database, config, patience=0)
    try:
        return run(desk)
    finally:
        desk.close()


def run(desk: Desk, *, demo: bool = False) -> int:
    """Show the desk until the user quits; the exit code."""
    gc.disable()  # until the first frame is drawn, then it is switched on again
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("TEXTUAL_FPS", "120")  # a key waits for the next frame: half as long
    from interview_desk.ui.fences import SteadyDriver, raise_fences  # noqa: PLC0415 - Textual is loaded from here on

    raise_fences()
    from interview_desk.ui.app import DeskApp  # noqa: PLC0415 - Textual is loaded from here on

    app = DeskApp(desk, demo=demo, driver=SteadyDriver)
    code = app.run()
    app.close_hand()
    if app.wants_sample and not demo:
        return _sample()
    return app.leaving or code or app.return_code or 0


def _sample() -> int:
    """Show the sample desk, and forget it afterwards."""
    import tempfile  # noqa: PLC0415 - only the sample needs it

    from interview_desk.desk.demo import demo_desk  # noqa: PLC0415 - only the sample needs it

    with tempfile.TemporaryDirectory(prefix="interview-desk-demo-") as folder:
        desk = demo_desk(Path(folder) / "demo.db", None)
        try:
            return run(desk, demo=True)
        finally:
            desk.close()

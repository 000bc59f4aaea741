"""Texts that the database did not take are written to files, so that nothing typed is lost."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from interview_desk.domain.errors import Refused
from interview_desk.ui.core.host import Host
from interview_desk.ui.toolkit.clipboard import to_file


async def save_to_files(host: Host, texts: Sequence[tuple[str, str]]) -> list[Path]:
    """Write texts to files, and return the paths written.

    Each file goes into the notes folder next to the database or, if that fails, into the log folder.

    Args:
        host: services of the app.
        texts: the texts, each after its name.
    """
    from interview_desk.services.log import folder as log_folder  # noqa: PLC0415 - only after something went wrong
    from interview_desk.services.safety.checkup import NOT_SAVED  # noqa: PLC0415 - see above

    written: list[Path] = []
    for name, text in texts:
        for folder in (host.desk.database.path.parent / "notes", log_folder()):
            try:
                written.append(
                    await host.run_in_thread(partial(to_file, keep_existing=True), text, folder, f"{NOT_SAVED}{name}")
                )
            except (Refused, OSError):
                continue
            break
    return written

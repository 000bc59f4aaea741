"""Opening links and folders: only web addresses and folders, and only in a program outside the terminal."""

import subprocess
import sys
import threading
from pathlib import Path

from interview_desk.domain.dates.calendar import say_near
from interview_desk.domain.links import find_link
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.text import shorten
from interview_desk.formats.mail import has_desktop
from interview_desk.ui.core.copying import CopyState, copy_text
from interview_desk.ui.core.host import Host


def folder_in(text: str) -> str:
    """Return the folder that a text is the path of, from the root or from home, or an empty string.

    Files do not count, because opening a file could run something.
    """
    if not text.startswith(("/", "~")):
        return ""
    try:
        path = Path(text.strip()).expanduser()
        return str(path) if path.is_dir() else ""
    except (OSError, ValueError, RuntimeError):
        return ""


def link_of(interview: Interview) -> str:
    """Return the link of an interview, or else the web address in its place; empty if there is none."""
    return find_link(interview.link) or find_link(interview.place)


def links_of(dossier: Dossier, ctx: Context) -> list[tuple[str, str]]:
    """Return the links of an application with their names.

    They are the folder or job posting, the rooms of coming interviews, and the company's website.
    """
    url = dossier.application.url
    links = [("the folder", folder_in(url)), ("the advert", find_link(url))]
    for interview in dossier.to_come(ctx.at):
        links.append((f"interview {say_near(ctx.day(interview.starts_at), ctx.today)}", link_of(interview)))
    links.append(("their pages", find_link(dossier.company.website)))
    return [(name, link) for name, link in links if link]


def open_link(link: str) -> bool:
    """Open a link or folder in its program; return True if that started."""
    if Path(link).is_absolute():
        return _open_folder(link)
    import webbrowser  # noqa: PLC0415 - only a link needs it

    try:
        return webbrowser.open(link)
    except (webbrowser.Error, OSError):
        return False


def _open_folder(folder: str) -> bool:
    """Open a folder in the file manager; return True if that succeeded or is still running."""
    program = "open" if sys.platform == "darwin" else "xdg-open"
    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - the path of a folder that is there, for the program that shows folders
            [program, folder], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()
        return True
    except OSError:
        return False


_PATIENCE = 3.0
"""Seconds within which a file manager has started or failed."""


async def follow(app: Host, link: str) -> None:
    """Open a link or folder, or copy it if nothing can open it, and report the outcome."""
    what = "file manager" if Path(link).is_absolute() else "browser"
    if has_desktop() and await app.run_in_thread(open_link, link):
        app.show_done(f"Opened {shorten(link, 60)}", undoable=False)
        return
    result = await copy_text(app, link)
    if result.state == CopyState.VERIFIED:
        app.show_done(f"Copied {shorten(link, 60)}: no {what} can be opened from here", undoable=False)
        return
    app.show_problem(f"No {what} can be opened from here. It is: {link}")

"""Opening a link: only addresses on the web and of mail, and only where a program can show it outside of this terminal."""

import re
from typing import TYPE_CHECKING

from interview_desk.domain.calendar import say_near
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.plan.item import Context
from interview_desk.domain.text import shorten
from interview_desk.interchange.mail import has_desktop
from interview_desk.ui import clipboard

if TYPE_CHECKING:
    from interview_desk.ui.app import DeskApp

_ON_THE_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/[^\s<>\"']*)?", re.IGNORECASE)


def link_in(text: str) -> str:
    """The address on the web that a text holds; one written without its scheme is meant with it. Empty where there is none."""
    found = _ON_THE_WEB.search(text)
    if found is not None:
        return found[0].rstrip(".,;:!?)]}")
    plain = text.strip()
    return f"https://{plain}" if _WITHOUT_SCHEME.fullmatch(plain) else ""


def links_of(dossier: Dossier, ctx: Context) -> list[tuple[str, str]]:
    """The links of an application with what each is: the advert, the rooms of interviews to come, the employer's pages."""
    found = [("the advert", link_in(dossier.application.url))]
    for interview in dossier.to_come(ctx.at):
        found.append((f"interview {say_near(ctx.day(interview.starts_at), ctx.today)}", link_in(interview.place)))
    found.append(("their pages", link_in(dossier.company.website)))
    return [(name, link) for name, link in found if link]


def opened(link: str) -> bool:
    """Open a link in the program for it; whether that began."""
    import webbrowser  # noqa: PLC0415 - only a link needs it

    try:
        return webbrowser.open(link)
    except (webbrowser.Error, OSError):
        return False


async def follow(app: "DeskApp", link: str) -> None:
    """Open a link, or copy it where nothing can open it; say which."""
    if has_desktop() and await app.beside(opened, link):
        app.done(f"Opened {shorten(link, 60)}", undoable=False)
        return
    if await app.beside(clipboard.by_machine, link) is not None:
        app.done(f"Copied {shorten(link, 60)}: no browser can be opened from here", undoable=False)
        return
    app.copy_to_clipboard(link)
    app.problem(f"No browser can be opened from here. The link: {link}")

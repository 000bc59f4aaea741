"""Ways to open notes, debriefs, pages, and search results."""

from typing import TYPE_CHECKING

from interview_desk.domain.queue.item import DueItem
from interview_desk.domain.search.correspondence import NoteKind
from interview_desk.ui.core import routes
from interview_desk.ui.core.host import Host

if TYPE_CHECKING:
    from interview_desk.services.searching import Hit


def open_note(
    host: Host, kind: NoteKind, application: str | None, interview: str | None = None, contact: str | None = None
) -> None:
    """Open a note on Notes, drafting it if it was not started."""
    if application is not None:
        host.show(routes.NoteTarget(kind, application, interview, contact))


def write_to(host: Host, item: DueItem) -> None:
    """Open the note that a due item asks for."""
    if item.spec.note is not None:
        open_note(host, item.spec.note, item.application, item.interview, item.contact)


def open_debrief(host: Host, application: str | None, interview: str | None) -> None:
    """Open the debrief of an interview."""
    if application is not None and interview is not None:
        host.show(routes.DebriefTarget(application, interview))


def open_prep(host: Host, application: str | None, interview: str | None) -> None:
    """Open the prep sheet of an interview."""
    if application is not None and interview is not None:
        host.open(routes.PREP, application, interview)


def open_exit_card(host: Host, application: str | None, interview: str | None) -> None:
    """Open the exit card of an interview."""
    if application is not None and interview is not None:
        host.exit_card_opened(interview)
        host.open(routes.EXIT_CARD, application, interview)


def open_closing(host: Host, application: str | None) -> None:
    """Open the closing statement of an application, or the one for every application."""
    host.open(routes.CLOSING, application)


def open_offers(host: Host, application: str | None = None) -> None:
    """Open the comparison of offers, with the cursor on one offer."""
    host.open(routes.OFFERS, application)


def open_bank(host: Host) -> None:
    """Open the stories, questions, and lessons."""
    host.open(routes.BANK)


def open_story(host: Host, story: str | None, question: str = "") -> None:
    """Open a story, or start a new one, perhaps for a question."""
    host.open(routes.STORY, story, question)


def open_result(host: Host, hit: "Hit") -> None:
    """Open a search result where it belongs: its note, debrief, prep sheet, story, or the card of its application."""
    if hit.kind == "story":
        open_story(host, hit.id)
    elif hit.kind == "closing_statement":
        open_closing(host, hit.application)
    elif hit.kind == "own_question":
        open_bank(host)
    elif hit.kind == "debrief":
        open_debrief(host, hit.application, hit.interview)
    elif hit.kind == "interview":
        open_prep(host, hit.application, hit.interview)
    elif hit.kind == "note":
        open_note(host, NoteKind(hit.note), hit.application, hit.interview, hit.contact)
    elif hit.application is not None:
        host.show(routes.CardTarget(hit.application))
    else:
        host.show_problem(f"{hit.title} belongs to no application yet.")

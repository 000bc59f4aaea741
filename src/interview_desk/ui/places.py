"""Where something that was found stands in the desk, and the way there."""

from typing import TYPE_CHECKING

from interview_desk.domain.correspondence import NoteKind
from interview_desk.ui.errands import Errands

if TYPE_CHECKING:
    from interview_desk.store.find import Hit
    from interview_desk.ui.app import DeskApp


def go_to(app: "DeskApp", hit: "Hit") -> None:
    """Show something that was found where it belongs: its note, debrief, sheet, story, or the card of its application.

    Args:
        app: the desk on the screen.
        hit: what was found.
    """
    pane = app.pane
    if not isinstance(pane, Errands):
        return
    if hit.kind == "story":
        pane.open_story(hit.id)
    elif hit.kind == "closing_statement":
        pane.open_closing(hit.application)
    elif hit.kind == "own_question":
        pane.open_bank()
    elif hit.kind == "debrief":
        pane.open_debrief(hit.application, hit.interview)
    elif hit.kind == "interview":
        pane.open_prep(hit.application, hit.interview)
    elif hit.kind == "note":
        pane.open_note(NoteKind(hit.note), hit.application, hit.interview, hit.contact)
    elif hit.application is not None:
        app.board_wanted = hit.application
        app.action_pane("board")
    else:
        app.problem(f"{hit.title} belongs to no application yet.")

"""Interview preparation: the prep sheet and the actions on it."""

from interview_desk.desk.desk import Desk, new_id
from interview_desk.domain.errors import Refused
from interview_desk.domain.prep import PrepSheet, prep_sheet
from interview_desk.domain.preparation import OwnQuestion
from interview_desk.domain.text import clean_line, clean_text
from interview_desk.store import read


def read_sheet(desk: Desk, application: str, interview: str) -> PrepSheet:
    """Build the current prep sheet of an interview.

    Raises:
        Refused: the interview no longer exists.
    """
    dossier, meeting = desk.meeting(application, interview)
    connection = desk.connection
    return prep_sheet(
        dossier,
        meeting,
        read.read_stories(connection),
        read.read_own_questions(connection),
        read.read_closing_statements(connection),
        read.read_meetings(connection),
        desk.context(),
    )


def set_goals(desk: Desk, application: str, interview: str, goals: str) -> str:
    """Set the goals of an interview (R1); return the history label."""
    dossier, meeting = desk.meeting(application, interview)
    label = f"Set the goals, {dossier.company.name}"
    after = meeting._replace(goals=clean_text(goals, "the goals").strip())
    desk.write(label, lambda change: change.put(after))
    return label


def check_off(desk: Desk, application: str, interview: str, text: str) -> str:
    """Toggle the check mark of a checklist line; return the history label."""
    dossier, meeting = desk.meeting(application, interview)
    done = text not in meeting.checked
    checked = (*meeting.checked, text) if done else tuple(one for one in meeting.checked if one != text)
    label = f"{'Done' if done else 'Not done yet'}: {text}, {dossier.company.name}"
    desk.write(label, lambda change: change.put(meeting._replace(checked=checked)))
    return label


def choose_story(desk: Desk, application: str, interview: str, story: str) -> str:
    """Add a story to the ones to have ready for an interview, or remove it; return the history label."""
    dossier, meeting = desk.meeting(application, interview)
    known = next((one for one in read.read_stories(desk.connection) if one.id == story), None)
    if known is None:
        raise Refused("This story is not there any more")
    chosen = story not in meeting.stories
    stories = (*meeting.stories, story) if chosen else tuple(one for one in meeting.stories if one != story)
    label = f"“{known.title}” is {'to have ready' if chosen else 'no longer to have ready'}, {dossier.company.name}"
    desk.write(label, lambda change: change.put(meeting._replace(stories=stories)))
    return label


def mark_ready(desk: Desk, application: str, interview: str) -> str:
    """Mark an interview as ready, which removes it from the queue, or undo that; return the history label."""
    dossier, meeting = desk.meeting(application, interview)
    ready = meeting.ready_at is None
    label = f"{'Ready' if ready else 'Not ready yet'} for the interview, {dossier.company.name}"
    desk.write(label, lambda change: change.put(meeting._replace(ready_at=desk.now() if ready else None)))
    return label


def add_question(desk: Desk, application: str | None, text: str) -> str:
    """Add a question to ask, ranked last; return the history label.

    Args:
        desk: the desk.
        application: ID of the application it is for; None for every application.
        text: the question.

    Raises:
        Refused: there is no text.
    """
    line = clean_line(text, "the question")
    if not line:
        raise Refused("A question is needed: What does a good first year look like?")
    rank = max((one.rank for one in read.read_own_questions(desk.connection)), default=0) + 1
    label = f"To ask: {line}"
    desk.write(label, lambda change: change.put(OwnQuestion(new_id(), line, application, rank)))
    return label


def _question(desk: Desk, question: str) -> OwnQuestion:
    known = next((one for one in read.read_own_questions(desk.connection) if one.id == question), None)
    if known is None:
        raise Refused("This question is not there any more")
    return known


def edit_question(desk: Desk, question: str, text: str) -> str:
    """Reword a question to ask, or delete it if the text is empty; return the history label."""
    known, line = _question(desk, question), clean_line(text, "the question")
    if line:
        label = f"To ask, in other words: {line}"
        desk.write(label, lambda change: change.put(known._replace(text=line)))
        return label
    label = f"No longer to ask: {known.text}"
    desk.write(label, lambda change: change.delete(known))
    return label


def move_question(desk: Desk, question: str, neighbour: str) -> str:
    """Swap the ranks of two questions; return the history label."""
    ordered = read.read_own_questions(desk.connection)
    places = {one.id: n for n, one in enumerate(ordered)}
    if question not in places or neighbour not in places:
        raise Refused("This question is not there any more")
    places[question], places[neighbour] = places[neighbour], places[question]
    ranked = [one._replace(rank=places[one.id]) for one in ordered]
    label = "Ranked the questions to ask"
    desk.write(label, lambda change: change.put(*ranked))
    return label


def mark_asked(desk: Desk, question: str, interview: str) -> str:
    """Toggle a question as asked in an interview; return the history label."""
    known = _question(desk, question)
    asked = interview not in known.asked_in
    asked_in = (*known.asked_in, interview) if asked else tuple(one for one in known.asked_in if one != interview)
    label = f"{'Asked' if asked else 'Not asked yet'}: {known.text}"
    desk.write(label, lambda change: change.put(known._replace(asked_in=asked_in)))
    return label


def note_answer(desk: Desk, question: str, answer: str) -> str:
    """Save their answer to a question; return the history label."""
    known = _question(desk, question)
    after = known._replace(answer=clean_text(answer, "the answer").strip())
    label = f"Noted their answer: {known.text}"
    desk.write(label, lambda change: change.put(after))
    return label

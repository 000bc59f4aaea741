"""Interview preparation: the prep sheet and the actions on it."""

from interview_desk.domain.errors import Refused
from interview_desk.domain.practice.prep import PrepSheet, prep_sheet
from interview_desk.domain.search.preparation import OwnQuestion
from interview_desk.domain.text import clean_line, clean_text
from interview_desk.services.session import Desk, new_id
from interview_desk.store import read, read_interviews


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
        read_interviews.read_meetings(connection),
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
    checked = (*meeting.checked, text) if done else tuple(item for item in meeting.checked if item != text)
    label = f"{'Done' if done else 'Not done yet'}: {text}, {dossier.company.name}"
    desk.write(label, lambda change: change.put(meeting._replace(checked=checked)))
    return label


def choose_story(desk: Desk, application: str, interview: str, story: str) -> str:
    """Add a story to the ones to have ready for an interview, or remove it; return the history label."""
    dossier, meeting = desk.meeting(application, interview)
    existing = next((item for item in read.read_stories(desk.connection) if item.id == story), None)
    if existing is None:
        raise Refused("This story is not there any more")
    chosen = story not in meeting.stories
    stories = (*meeting.stories, story) if chosen else tuple(item for item in meeting.stories if item != story)
    label = f"“{existing.title}” is {'to have ready' if chosen else 'no longer to have ready'}, {dossier.company.name}"
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
    rank = max((question.rank for question in read.read_own_questions(desk.connection)), default=0) + 1
    label = f"To ask: {line}"
    desk.write(label, lambda change: change.put(OwnQuestion(new_id(), line, application, rank)))
    return label


def _question(desk: Desk, question: str) -> OwnQuestion:
    existing = next((item for item in read.read_own_questions(desk.connection) if item.id == question), None)
    if existing is None:
        raise Refused("This question is not there any more")
    return existing


def edit_question(desk: Desk, question: str, text: str) -> str:
    """Reword a question to ask, or delete it if the text is empty; return the history label."""
    existing, line = _question(desk, question), clean_line(text, "the question")
    if line:
        label = f"To ask, in other words: {line}"
        desk.write(label, lambda change: change.put(existing._replace(text=line)))
        return label
    label = f"No longer to ask: {existing.text}"
    desk.write(label, lambda change: change.delete(existing))
    return label


def move_question(desk: Desk, question: str, neighbour: str) -> str:
    """Swap the ranks of two questions; return the history label."""
    ordered = read.read_own_questions(desk.connection)
    ranks = {item.id: n for n, item in enumerate(ordered)}
    if question not in ranks or neighbour not in ranks:
        raise Refused("This question is not there any more")
    ranks[question], ranks[neighbour] = ranks[neighbour], ranks[question]
    ranked = [item._replace(rank=ranks[item.id]) for item in ordered]
    label = "Ranked the questions to ask"
    desk.write(label, lambda change: change.put(*ranked))
    return label


def mark_asked(desk: Desk, question: str, interview: str) -> str:
    """Toggle a question as asked in an interview; return the history label."""
    existing = _question(desk, question)
    newly_asked = interview not in existing.asked_in
    asked_in = (
        (*existing.asked_in, interview)
        if newly_asked
        else tuple(interview_id for interview_id in existing.asked_in if interview_id != interview)
    )
    label = f"{'Asked' if newly_asked else 'Not asked yet'}: {existing.text}"
    desk.write(label, lambda change: change.put(existing._replace(asked_in=asked_in)))
    return label


def note_answer(desk: Desk, question: str, answer: str) -> str:
    """Save their answer to a question; return the history label."""
    existing = _question(desk, question)
    after = existing._replace(answer=clean_text(answer, "the answer").strip())
    label = f"Noted their answer: {existing.text}"
    desk.write(label, lambda change: change.put(after))
    return label

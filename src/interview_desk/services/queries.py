"""Questions that screens ask about the job search; each runs on the database worker and changes nothing."""

from datetime import datetime

from interview_desk.domain.search.correspondence import Note
from interview_desk.domain.search.dossier import Meeting, Search
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Contact, Me
from interview_desk.domain.search.preparation import Story
from interview_desk.services.session import Desk
from interview_desk.store import read, read_history, read_interviews
from interview_desk.store.read import Card, OpenApplication
from interview_desk.store.read_history import Entry, Newest
from interview_desk.store.read_interviews import EndedInterview, PastInterview

__all__ = ["Card", "EndedInterview", "Entry", "Newest", "OpenApplication", "PastInterview"]


def get_me(desk: Desk) -> Me:
    """Return the user."""
    return read.read_me(desk.connection)


def get_search(desk: Desk) -> Search:
    """Return every fact of the job search."""
    return read.read_search(desk.connection)


def list_cards(desk: Desk) -> list[Card]:
    """Return every application as the Board shows it."""
    return read.read_cards(desk.connection)


def list_contacts(desk: Desk) -> list[Contact]:
    """Return every person."""
    return read.read_contacts(desk.connection)


def list_stories(desk: Desk) -> list[Story]:
    """Return every story, in the order in which they were added."""
    return read.read_stories(desk.connection)


def list_meetings(desk: Desk) -> list[Meeting]:
    """Return the newest debriefed interviews with their companies and roles."""
    return read_interviews.read_meetings(desk.connection)


def list_past_interviews(desk: Desk, at: datetime) -> list[PastInterview]:
    """Return the newest interviews held before an instant, those without a complete debrief first."""
    return read_interviews.read_past_interviews(desk.connection, at)


def list_open_notes(desk: Desk) -> list[Note]:
    """Return every note that is neither sent nor skipped, without its text, newest first."""
    return read.read_open_notes(desk.connection)


def find_note(desk: Desk, note: str) -> Note | None:
    """Return a note with its text, or None if there is none with this ID."""
    return read.read_note(desk.connection, note)


def list_activity(desk: Desk, since: str) -> list[tuple[str, str, str]]:
    """Return what the user did since a day (ISO): the day or instant, the kind, and the company."""
    return read.read_activity(desk.connection, since)


def get_next_interview(desk: Desk, at: datetime) -> tuple[Interview, str] | None:
    """Return the next interview that starts after an instant, with its company's name."""
    return read_interviews.read_next_interview(desk.connection, at)


def list_ended_interviews(desk: Desk, after: datetime, upto: datetime) -> list[EndedInterview]:
    """Return the interviews that ended between two instants with an unanswered exit card, the earliest first."""
    return read_interviews.read_ended(desk.connection, after, upto)


def is_unanswered(desk: Desk, ended: EndedInterview) -> bool:
    """Return True if an interview still ended at that time and its exit card is unanswered."""
    return read_interviews.read_is_unanswered(desk.connection, ended)


def get_newest_change(desk: Desk) -> Newest:
    """Return the newest change in force; its number is 0 if there is none."""
    return read_history.read_newest(desk.connection)


def get_change_state(desk: Desk, number: int) -> str | None:
    """Return the state of a history entry: done, undone, or dropped; None if there is no such entry."""
    return read_history.read_state(desk.connection, number)

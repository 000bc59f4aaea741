"""Facts grouped for the rules: one application with everything that belongs to it, or the whole search."""

from datetime import datetime, timedelta
from typing import NamedTuple

from interview_desk.domain.search.correspondence import (
    Direction,
    Note,
    NoteKind,
    NoteState,
    Promise,
    Touch,
    touch_kind_of,
)
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.domain.search.interview import Debrief, Interview, InterviewStatus
from interview_desk.domain.search.people import Company, Contact, Me
from interview_desk.domain.search.pipeline import Application
from interview_desk.domain.search.preparation import ClosingStatement, OwnQuestion, Story

SAME_MESSAGE = timedelta(days=3)
"""Maximum time between a log entry without a reference and the note that it is matched with."""


def _is_log_of(touch: Touch, note: Note) -> bool:
    return (
        touch.kind == touch_kind_of(note.kind)
        and touch.contact in {None, note.contact}
        and abs(touch.at - note.changed_at) <= SAME_MESSAGE
    )


class Dossier(NamedTuple):
    """Application with all facts that belong to it; their order means nothing to the rules."""

    application: Application
    company: Company
    contacts: tuple[Contact, ...] = ()
    interviews: tuple[Interview, ...] = ()
    promises: tuple[Promise, ...] = ()
    notes: tuple[Note, ...] = ()
    touches: tuple[Touch, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    skips: tuple[Skip, ...] = ()

    @property
    def messages(self) -> tuple[Touch, ...]:
        """Every contact that took place: log entries, and notes marked as sent that have no log entry.

        The app logs the notes that it marks as sent, but an imported document may contain the note alone.
        """
        sent = [note for note in self.notes if note.state == NoteState.SENT]
        if not sent:
            return self.touches
        logged = {touch.note for touch in self.touches}
        unlinked = [touch for touch in self.touches if touch.note is None and touch.direction == Direction.OUT]
        alone = [
            Touch(
                note.id,
                note.application,
                note.changed_at,
                note.contact,
                note.interview,
                note.id,
                kind=touch_kind_of(note.kind),
            )
            for note in sent
            if note.id not in logged and not any(_is_log_of(touch, note) for touch in unlinked)
        ]
        return (*self.touches, *alone)

    def contact(self, contact_id: str | None) -> Contact | None:
        """Return the contact with this id, or None."""
        return next((contact for contact in self.contacts if contact.id == contact_id), None)

    def interview(self, interview_id: str | None) -> Interview | None:
        """Return the interview with this id, or None."""
        return next((interview for interview in self.interviews if interview.id == interview_id), None)

    def list_held(self, at: datetime) -> list[Interview]:
        """Return the interviews that count as held at an instant, oldest first."""
        return sorted(
            (interview for interview in self.interviews if interview.was_held(at)),
            key=lambda interview: (interview.starts_at, interview.id),
        )

    def newest_held(self, at: datetime) -> Interview | None:
        """Return the newest interview that counts as held at an instant, or None."""
        return max(
            (interview for interview in self.interviews if interview.was_held(at)),
            key=lambda interview: (interview.starts_at, interview.id),
            default=None,
        )

    def newest_missed(self, at: datetime) -> Interview | None:
        """Return the newest interview that should have begun before an instant and did not take place, or None."""
        return max(
            (
                interview
                for interview in self.interviews
                if interview.status == InterviewStatus.MISSED and interview.starts_at <= at
            ),
            key=lambda interview: (interview.starts_at, interview.id),
            default=None,
        )

    def find_subject(self, kind: NoteKind, at: datetime) -> Interview | None:
        """Return the interview that a note of a kind is about if none is given: the newest held, or the newest missed."""
        return self.newest_missed(at) if kind == NoteKind.NO_SHOW else self.newest_held(at)

    def to_come(self, at: datetime) -> list[Interview]:
        """Return the interviews that are planned and not over at an instant, next first."""
        return sorted(
            (interview for interview in self.interviews if interview.is_to_come(at)),
            key=lambda interview: (interview.starts_at, interview.id),
        )

    def newest_interest(self) -> tuple[str, Debrief] | None:
        """Return the newest answer to whether the user is still interested, with its debrief, or None."""
        answered = [
            interview
            for interview in self.interviews
            if interview.debrief is not None and interview.debrief.still_interested
        ]
        newest = max(answered, key=lambda interview: (interview.starts_at, interview.id), default=None)
        if newest is None or newest.debrief is None or newest.debrief.still_interested is None:
            return None
        return newest.debrief.still_interested, newest.debrief

    def lead(self, at: datetime) -> Contact | None:
        """Return the contact to write to, or None.

        This is the main contact, else the first interviewer of the newest held interview.
        """
        lead = self.contact(self.application.lead_contact)
        if lead is not None:
            return lead
        newest = self.newest_held(at)
        return self.contact(newest.interviewers[0]) if newest is not None and newest.interviewers else None


class Meeting(NamedTuple):
    """Interview with its company and role."""

    company: str
    role: str
    interview: Interview


class Search(NamedTuple):
    """Whole job search, with every fact."""

    me: Me = Me()
    companies: tuple[Company, ...] = ()
    contacts: tuple[Contact, ...] = ()
    applications: tuple[Application, ...] = ()
    interviews: tuple[Interview, ...] = ()
    promises: tuple[Promise, ...] = ()
    notes: tuple[Note, ...] = ()
    touches: tuple[Touch, ...] = ()
    stories: tuple[Story, ...] = ()
    closing_statements: tuple[ClosingStatement, ...] = ()
    own_questions: tuple[OwnQuestion, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    skips: tuple[Skip, ...] = ()


Entity = (
    Company
    | Contact
    | Application
    | Interview
    | Promise
    | Note
    | Touch
    | Story
    | ClosingStatement
    | OwnQuestion
    | Snooze
    | Skip
)
"""Type of any object in a search that has an id."""

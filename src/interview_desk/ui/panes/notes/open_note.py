"""The open note, with its details: its application, its facts, and the advice on how to send it."""

from typing import NamedTuple

from interview_desk.domain.notes.facts import Fact, list_facts
from interview_desk.domain.notes.issue import ReviewContext
from interview_desk.domain.notes.layout import LETTER_COLUMNS, FormattedNote, format_note
from interview_desk.domain.notes.send_as import Advice
from interview_desk.domain.search.correspondence import Channel, Note, NoteKind, NoteState
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Contact, Me
from interview_desk.services import queries
from interview_desk.services.notes import reviewing, writing
from interview_desk.services.session import Desk
from interview_desk.ui.flows.flow import Flow


class NoteDetails(NamedTuple):
    """Details that are read with a note."""

    dossier: Dossier
    context: ReviewContext
    next_touch: str
    advice: Advice
    me: Me


def read_details(desk: Desk, note: Note) -> NoteDetails:
    """Read what belongs to a note."""
    dossier = desk.dossier(note.application)
    context = reviewing.build_review_context(desk, dossier, note.kind, dossier.contact(note.contact), note)
    after = writing.next_touch(desk, note.application) if note.kind == NoteKind.THANK_YOU else ""
    advice = writing.advise_channel(desk, dossier, note)
    return NoteDetails(dossier, context, f"Next touch: {after}." if after else "", advice, queries.get_me(desk))


def read_note_as_list(desk: Desk, note: str) -> list[Note]:
    """Return a note in a list, or an empty list if it no longer exists.

    A missing note cannot be None, because None means that the request was refused.
    """
    stored = queries.find_note(desk, note)
    return [stored] if stored is not None else []


class OpenNote:
    """Note that is open on the pane, with its details; without an open note, those of the last one.

    Args:
        flow: the flow of the pane.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self.note: Note | None = None
        self.dossier: Dossier | None = None
        self.context = ReviewContext()
        self.next_touch = ""
        self.advice: Advice | None = None
        self.me = Me()
        self.facts: list[Fact] = []

    def replace(self, note: Note, details: NoteDetails) -> None:
        """Replace the note and its details."""
        self.note = note
        self.dossier, self.context, self.next_touch, self.advice, self.me = details
        ctx = self._flow.facts.ctx
        about = self.interview or details.dossier.newest_held(ctx.at)
        self.facts = list_facts(details.dossier, about, self.contact, note.id, ctx)

    def clear(self) -> None:
        """Forget the note, because it was closed."""
        self.note = self.dossier = None

    def accept_word(self, word: str) -> None:
        """Accept a word that was added to the dictionary."""
        accepted = word.casefold().replace("’", "'").removesuffix("'s")
        self.context = self.context._replace(accepted_words=self.context.accepted_words | {accepted})

    @property
    def is_sent(self) -> bool:
        """True if the note is marked as sent."""
        return self.note is not None and self.note.state == NoteState.SENT

    @property
    def interview(self) -> Interview | None:
        """Interview that the note is about."""
        if self.note is None or self.dossier is None:
            return None
        return self.dossier.interview(self.note.interview)

    @property
    def contact(self) -> Contact | None:
        """Recipient of the note."""
        return self.dossier.contact(self.note.contact) if self.note is not None and self.dossier is not None else None

    @property
    def people(self) -> list[Contact]:
        """People that a note of this kind can go to: the interviewers, else all contacts there."""
        if self.dossier is None:
            return []
        interview = self.interview
        if self.note is not None and self.note.kind == NoteKind.REFERENCE_HEADS_UP:
            return [self.contact] if self.contact is not None else []
        if interview is not None and interview.interviewers:
            return [
                person
                for contact_id in interview.interviewers
                if (person := self.dossier.contact(contact_id)) is not None
            ]
        return list(self.dossier.contacts)

    def format_text(
        self, subject: str, text: str, channel: Channel | None = None, columns: int = LETTER_COLUMNS
    ) -> FormattedNote:
        """Lay out a subject and a text for the medium of the note, or for another medium."""
        assert self.note is not None
        assert self.dossier is not None
        company, ctx = self.dossier.company, self._flow.facts.ctx
        medium = channel or self.note.channel
        return format_note(subject, text, medium, self.me, self.contact, company, ctx.today, columns, ctx.date_style)

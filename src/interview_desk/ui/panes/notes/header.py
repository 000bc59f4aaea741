"""Head line of the Notes pane: the kind of note, the interview, and the people that such a note can go to."""

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.notes.send_as import HOW, NAMES
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.search.correspondence import Channel, Note, NoteKind, kind_name
from interview_desk.domain.search.dossier import Dossier
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.panes.notes.note_list import NoteList
from interview_desk.ui.panes.notes.open_note import OpenNote
from interview_desk.ui.toolkit.spans import TextSpan, line, width_of
from interview_desk.ui.toolkit.timeline import note_progress, person_progress


class NoteHeader:
    """Head line of the pane.

    Args:
        flow: the flow of the pane.
        open_note: the open note.
        note_list: the list of notes.
    """

    def __init__(self, flow: Flow, open_note: OpenNote, note_list: NoteList) -> None:
        self._flow = flow
        self._open_note = open_note
        self._note_list = note_list

    def show(self) -> None:
        """Show the head of the open note, or of the list."""
        note, dossier = self._open_note.note, self._open_note.dossier
        if note is None or dossier is None:
            self._show_list_head()
        else:
            self._show_note_head(note, dossier)

    def _show_list_head(self) -> None:
        message = (
            "Nothing to write yet. A debrief ({app.debrief}) drafts a note for each interviewer."
            if self._note_list.is_empty
            else "One for each interviewer. {notes.write} opens one."
        )
        head = self._flow.pane.query_one("#notes-head", Painted)
        text = self._flow.host.with_keys(message)
        head.show(line(TextSpan(" Notes  ", "key", bold=True), TextSpan(text, "muted")))

    def _show_note_head(self, note: Note, dossier: Dossier) -> None:
        pane, ctx = self._flow.pane, self._flow.facts.ctx
        is_narrow = pane.has_class("-narrow")
        bits = [
            TextSpan(f" {kind_name(note.kind).capitalize()} ▾  ", "key", bold=True, act="kind"),
            TextSpan(f"{dossier.company.name}  ", bold=True),
        ]
        interview = self._open_note.interview
        if interview is not None:
            style = "" if is_narrow else f"{interview.style}, "
            bits.append(TextSpan(f"{style}{say_day(ctx.day(interview.starts_at), ctx.today)}   ", "muted"))
        how = f"goes {HOW[note.channel]} "
        if is_narrow:
            how = "" if note.channel == Channel.EMAIL else f"{NAMES[note.channel].split()[-1]} "
        room = pane.size.width - sum(width_of(bit.text) for bit in bits) - width_of(how)
        head = pane.query_one("#notes-head", Painted)
        head.show(line(*bits, *self._build_tabs(note, dossier, room), right=[TextSpan(how, "muted")]))

    def _build_tabs(self, note: Note, dossier: Dossier, room: int) -> list[TextSpan]:
        """Build a tab for every person that a note of this kind can go to.

        If there is no room for all names, they are shortened or dropped, except the recipient's.
        """
        everybody = []
        for person in self._open_note.people:
            if note.kind == NoteKind.THANK_YOU:
                glyph, role, _ = person_progress(dossier, self._open_note.interview, person.id)
            else:
                glyph, role, _ = note_progress(dossier, note.kind, person.id)
            everybody.append((glyph or "○", person, role))
        for name in (lambda contact: contact.name, lambda contact: first_name(contact.name), lambda _contact: ""):
            tabs = [
                TextSpan(f" {glyph} {person.name} ", "page", bold=True, on="key")
                if person.id == note.contact
                else TextSpan(f" {glyph} {name(person)}".rstrip() + " ", role, act=f"open_person({n})")
                for n, (glyph, person, role) in enumerate(everybody)
            ]
            if sum(width_of(tab.text) + 1 for tab in tabs) <= room:
                break
        return [bit for tab in tabs for bit in (tab, TextSpan(" "))]

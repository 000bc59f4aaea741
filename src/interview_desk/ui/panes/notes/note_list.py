"""List of notes: those that are due, and those that were started."""

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.queue.item import DueItem
from interview_desk.domain.queue.kinds import DueState
from interview_desk.domain.search.correspondence import Channel, Note, NoteKind, kind_name
from interview_desk.services import queries
from interview_desk.services.session import Desk
from interview_desk.ui.core.routes import NoteTarget
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.toolkit.sheet import Lines, ListView, Row
from interview_desk.ui.toolkit.spans import Line, TextSpan, line

_MOST_NOTES = 100
"""Maximum number of started notes on the list."""


class NoteList:
    """List of the notes that can be opened.

    Args:
        flow: the flow of the pane.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._targets: dict[str, NoteTarget] = {}

    @property
    def view(self) -> ListView:
        """Widget with the rows."""
        return self._flow.pane.query_one("#notes", ListView)

    @property
    def current(self) -> NoteTarget | None:
        """Note under the cursor."""
        return self._targets.get(str(self.view.key))

    @property
    def is_empty(self) -> bool:
        """True if there are no notes, or none were read yet."""
        return not self._targets

    async def read(self) -> bool:
        """Read the notes and show them; return False if that was refused."""
        notes = await self._flow.read(queries.list_open_notes, self._flow.desk)
        names = await self._flow.read(_read_names, self._flow.desk)
        if notes is None or names is None:
            return False
        self._targets = {}
        due = self._list_due()
        due_keys = {(target.kind, target.application, target.contact) for _, target in due}
        rows = [self._make_due_row(item, target) for item, target in due]
        rows += [
            self._make_note_row(note, names)
            for note in notes[:_MOST_NOTES]
            if (note.kind, note.application, note.contact) not in due_keys
        ]
        self.view.fill(rows)
        return True

    def _list_due(self) -> list[tuple[DueItem, NoteTarget]]:
        """Return the due items that ask for a note, each with its note; a follow-up by phone needs none."""
        return [
            (item, NoteTarget(item.spec.note, item.application, item.interview, item.contact))
            for item in self._flow.facts.items
            if item.spec.note is not None
            and item.state != DueState.WAITING
            and item.application is not None
            and not (item.spec.note == NoteKind.FOLLOW_UP and item.channel == Channel.PHONE)
        ]

    def _make_due_row(self, item: DueItem, target: NoteTarget) -> Row:
        key = f"due {item.key}"
        self._targets[key] = target
        verb = f"{kind_name(target.kind).capitalize()} to "
        return Row(key, 2, _make_renderer(item.state, verb, item.who or item.company, item.company, item.why))

    def _make_note_row(self, note: Note, names: dict[str, str]) -> Row:
        key = f"note {note.id}"
        self._targets[key] = NoteTarget(note.kind, note.application, note.interview, note.contact)
        ctx = self._flow.facts.ctx
        person, company = names.get(note.contact or "", ""), names.get(note.application, "")
        verb = f"{kind_name(note.kind).capitalize()} to "
        detail = f"{note.state}, {say_day(ctx.day(note.changed_at), ctx.today)}"
        return Row(key, 2, _make_renderer("upcoming", verb, person or company, company, detail))


def _make_renderer(state: str, verb: str, who: str, company: str, detail: str) -> Lines:
    def draw(_width: int) -> list[Line]:
        glyph = {"overdue": "▲", "due": "●", "upcoming": "○"}.get(state, "○")
        suffix = f"  {company}" if company != who else ""
        return [
            line(TextSpan(f"{glyph} ", state), TextSpan(verb), TextSpan(who, bold=True), TextSpan(suffix, "muted")),
            line(TextSpan(f"  {detail}", "muted")),
        ]

    return draw


def _read_names(desk: Desk) -> dict[str, str]:
    """Return the names of all contacts by their ID, and the companies of all applications by theirs."""
    names = {contact.id: contact.name for contact in queries.list_contacts(desk)}
    return names | {card.id: card.company for card in queries.list_cards(desk)}

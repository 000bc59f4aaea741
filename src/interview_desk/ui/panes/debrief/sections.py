"""Sections of the open debrief: their headings, and the fields of the section that is open."""

import asyncio
from collections.abc import Callable

from textual.containers import VerticalScroll
from textual.widget import Widget

from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import Field, Painted
from interview_desk.ui.panes.debrief.draft import DebriefDraft, DebriefState
from interview_desk.ui.panes.debrief.form import SECTIONS, Form, Section, fields_of, summary
from interview_desk.ui.panes.debrief.head import DebriefHead
from interview_desk.ui.toolkit.spans import BLANK, TextSpan, line


class DebriefSections:
    """Form of the open debrief.

    Args:
        flow: the flow of the pane.
        state: the state of the pane.
        head: the head line, whose clock depends on the section.
    """

    def __init__(self, flow: Flow, state: DebriefState, head: DebriefHead) -> None:
        self._flow = flow
        self._state = state
        self._head = head
        self._lock = asyncio.Lock()

    @property
    def fields(self) -> list[Field]:
        """Fields of the open section."""
        return list(self._flow.pane.query(Field))

    @property
    def view(self) -> VerticalScroll:
        """Widget with the headings and fields."""
        return self._flow.pane.query_one("#form", VerticalScroll)

    def focus_first(self) -> None:
        """Focus the first field."""
        fields = self.fields
        if fields:
            fields[0].begin()

    async def show(self) -> None:
        """Show the headings of all sections, and the fields of the open section."""
        async with self._lock:
            draft = self._state.draft
            if draft is None:
                return
            pane, view = self._flow.pane, self.view
            pane.remove_class("-fitting")
            widgets = _make_widgets(
                draft, draft.make_form(self._flow.facts.ctx), self._flow.host.with_keys, tall=pane.has_class("-tall")
            )
            await view.remove_children()
            await view.mount(*widgets)
            self._head.show()


def _make_widgets(draft: DebriefDraft, form: Form, with_keys: Callable[[str], str], *, tall: bool) -> list[Widget]:
    widgets: list[Widget] = []
    for section in SECTIONS:
        here = section.number == draft.section
        detail = with_keys(section.purpose) if here else summary(section.number, form)
        widgets.append(_make_heading(section, detail, here=here, tall=tall))
        if here:
            widgets += _make_fields(draft, form, tall=tall)
            if tall:
                widgets.append(Painted())
    return widgets


def _make_heading(section: Section, detail: str, *, here: bool, tall: bool) -> Painted:
    glyph, role = ("▸", "key") if here else (("✓", "ok") if detail else ("·", "muted"))
    name = TextSpan(f"{section.name:<14}", "key" if here else "text", bold=here)
    title = line(
        TextSpan(f" {glyph} ", role),
        TextSpan(f"{section.number} ", "faint"),
        name,
        TextSpan(detail, "faint" if here else "muted"),
    )
    lines = [title, BLANK] if tall else [title]
    heading = Painted(*lines, classes="section-head", id=f"section-{section.number}")
    heading.styles.height = len(lines)
    return heading


def _make_fields(draft: DebriefDraft, form: Form, *, tall: bool) -> list[Widget]:
    """Return the fields of the open section, with the name of each person above the questions about them."""
    widgets: list[Widget] = []
    for field in fields_of(draft.section, form, draft.typed.get("person", "")):
        if field.key.startswith("learned:"):
            person = draft.dossier.contact(field.key.partition(":")[2])
            if person is not None:
                if widgets and tall:
                    widgets.append(Painted())
                name = line(TextSpan(f"    {person.name}", bold=True), TextSpan(f"  {person.title}", "muted"))
                widgets.append(Painted(name, classes="person"))
        widgets.append(field)
    return widgets

"""Moving in the open debrief, from field to field and from section to section."""

from collections.abc import Iterator
from functools import partial

from textual.widget import Widget

from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import Field
from interview_desk.ui.panes.debrief.autosave import DebriefAutosave
from interview_desk.ui.panes.debrief.draft import DebriefState
from interview_desk.ui.panes.debrief.finishing import DebriefFinisher
from interview_desk.ui.panes.debrief.form import PEOPLE, SECTIONS
from interview_desk.ui.panes.debrief.people import DebriefPeople
from interview_desk.ui.panes.debrief.sections import DebriefSections
from interview_desk.ui.toolkit.jumping import Jump, get_visible_region


class DebriefNavigator:
    """Actions that move the focus in the form.

    Args:
        flow: the flow of the pane.
        state: the state of the pane.
        autosave: the autosave, which records the fields before they are replaced.
        people: the people who were there, who are saved before they are asked about.
        sections: the form.
        finisher: completes the debrief after its last field.
    """

    def __init__(
        self,
        flow: Flow,
        state: DebriefState,
        autosave: DebriefAutosave,
        people: DebriefPeople,
        sections: DebriefSections,
        finisher: DebriefFinisher,
    ) -> None:
        self._flow = flow
        self._state = state
        self._autosave = autosave
        self._people = people
        self._sections = sections
        self._finisher = finisher

    async def action_section(self, step: int) -> None:
        """Go to another section."""
        if self._state.draft is not None:
            await self._go_to_section(self._state.draft.section + step)

    async def enter_field(self) -> bool:
        """Handle enter in the field in focus; return False if no field has the focus."""
        focused = self._flow.pane.focused
        if focused is None:
            return False
        field = next((ancestor for ancestor in focused.ancestors if isinstance(ancestor, Field)), None)
        if field is None:
            return False
        if await field.enter():
            await self.leave_field(field)
        return True

    async def leave_field(self, field: Field) -> None:
        """Go to the next field; after the last field to the next section, and after the last section finish."""
        fields = self._sections.fields
        if field not in fields:
            return
        if field.key == "people":
            await wait_briefly(self._people.commit())
        draft = self._state.draft
        if draft is None:
            return
        if field.key == "people" and draft.section == PEOPLE:
            await self._sections.show()
            self._sections.focus_first()
            return
        index = fields.index(field)
        if index + 1 < len(fields):
            fields[index + 1].begin()
        elif draft.section < len(SECTIONS):
            await self._go_to_section(draft.section + 1)
        else:
            self._finisher.action_finish()

    async def _go_to_section(self, number: int) -> None:
        await self._autosave.collect()
        await wait_briefly(self._people.commit())
        draft = self._state.draft
        if draft is None:
            return
        draft.section = max(1, min(number, len(SECTIONS)))
        is_writing = self._flow.pane.is_writing
        if is_writing or draft.answers.debrief.completed_at is None:
            self._autosave.apply_changes()  # the open section is saved too
        await self._sections.show()
        if is_writing:
            self._sections.focus_first()
        else:
            self._sections.view.focus()

    async def open_clicked(self, widget: Widget | None) -> None:
        """Open the section whose heading was clicked, if the widget is a heading."""
        if widget is not None and (widget.id or "").startswith("section-"):
            await self._go_to_section(_parse_number(widget))

    def list_jumps(self) -> Iterator[Jump]:
        """Yield a jump target for each visible section heading."""
        pane = self._flow.pane
        for heading in pane.query(".section-head"):
            if get_visible_region(heading):
                go = partial(pane.call_later, self._go_to_section, _parse_number(heading))
                yield Jump(heading.region.offset, go)


def _parse_number(heading: Widget) -> int:
    """Return the number of the section that a heading belongs to."""
    return int(str(heading.id).removeprefix("section-"))

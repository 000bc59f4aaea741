"""Filter of a list: a field over the list that narrows it while typing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from interview_desk.ui.core.host import host_of
from interview_desk.ui.toolkit.oneline import OneLine

if TYPE_CHECKING:
    from interview_desk.domain.search.filters import Term

PLAIN_HINT = "company, person, or role; {pane.back} clears"


class FilterField(OneLine):
    """Field of a filter.

    Args:
        hint: the placeholder, shown while the field is empty.
        changed: called after each change of the text.
        submitted: called when enter is pressed.
    """

    def __init__(self, hint: str, changed: Callable[[], object], submitted: Callable[[], object]) -> None:
        super().__init__(placeholder=hint, compact=True, id="filter")
        self._changed = changed
        self._submitted = submitted

    def on_input_changed(self, event: Input.Changed) -> None:
        """Update the list."""
        event.stop()
        self._changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Move the focus to the list."""
        event.stop()
        self._submitted()


class ListFilter:
    """Filter of the list on a screen; its field is made when it is first used.

    Args:
        screen: the screen; its class `-filtering` shows the field.
        box: selector of the box that the field appears in.
        refill: shows the rows that match the filter.
        home: returns the list, which has the focus after enter.
        hint: the placeholder of the field; each `{binding.id}` is replaced by its key.
        facts: name of the constant in `domain.search.filters` with the facts to filter by; empty for words only.
    """

    def __init__(
        self,
        screen: Screen[None],
        box: str,
        refill: Callable[[], object],
        home: Callable[[], Widget | None],
        *,
        hint: str = PLAIN_HINT,
        facts: str = "",
    ) -> None:
        self._screen = screen
        self._box = box
        self._refill = refill
        self._home = home
        self._hint = hint
        self._facts = facts
        self._field: FilterField | None = None

    @property
    def is_open(self) -> bool:
        """True while the field is shown."""
        return self._screen.has_class("-filtering")

    @property
    def text(self) -> str:
        """Text in the field."""
        return self._field.value.strip() if self._field is not None else ""

    @property
    def words(self) -> list[str]:
        """Words in the field, in lower case."""
        return self.text.casefold().split()

    @property
    def terms(self) -> "tuple[Term, ...]":
        """Parsed conditions of the filter."""
        if not self.text:
            return ()
        from interview_desk.domain.search import filters  # noqa: PLC0415 - only a filter needs it

        return filters.parse_filter(self.text, getattr(filters, self._facts))

    @property
    def fact_names(self) -> str:
        """Names of the facts to filter by, as they are typed."""
        from interview_desk.domain.search import filters  # noqa: PLC0415 - only a filter needs it

        return " ".join(f"{name}:" for name in getattr(filters, self._facts))

    async def action_filter(self) -> None:
        """Open the filter."""
        if self._field is None:
            self._field = FilterField(host_of(self._screen).with_keys(self._hint), self._refill, self._focus_list)
            await self._screen.query_one(self._box).mount(self._field)
        self._screen.add_class("-filtering")
        self._field.focus()

    async def show(self, text: str) -> None:
        """Filter the list by a text, or show the whole list if the text is empty."""
        if not text:
            self.close()
        else:
            await self.action_filter()
            assert self._field is not None
            self._field.value = text
            self._field.cursor_position = len(text)
        self._focus_list()

    def close(self) -> None:
        """Clear the filter and hide its field."""
        if self._field is not None:
            self._field.value = ""
        self._screen.remove_class("-filtering")

    def _focus_list(self) -> None:
        home = self._home()
        if home is not None:
            home.focus()

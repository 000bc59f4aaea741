"""Entries of the story bank: reading them, showing those that match the filter, and the entry under the cursor."""

from collections.abc import Hashable

from interview_desk.services.practice import stories
from interview_desk.services.practice.stories import Bank
from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.flows.flow import Flow
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.bank.lists import LISTS, STORIES, Entry
from interview_desk.ui.toolkit.sheet import ListView, Panel, Row
from interview_desk.ui.toolkit.spans import TextSpan, line, paragraph


class BankEntries:
    """Entries of the list that is shown.

    Args:
        flow: the flow of the page.
        list_filter: the filter over the list.
    """

    def __init__(self, flow: Flow, list_filter: ListFilter) -> None:
        self._flow = flow
        self._filter = list_filter
        self._bank = Bank((), (), (), (), ())
        self._entries: dict[Hashable, Entry] = {}
        self.current_list = STORIES
        """List that is shown."""

    @property
    def _view(self) -> ListView:
        return self._flow.pane.query_one("#bank-rows", ListView)

    @property
    def current(self) -> Entry | None:
        """Entry under the cursor."""
        return self._entries.get(self._view.key)

    async def read(self) -> None:
        """Read the bank and show it."""
        bank = await self._flow.read(stories.read_bank, self._flow.desk)
        if bank is not None:
            self._bank = bank
            self.fill()

    def fill(self) -> None:
        """Show the entries of the current list that match the filter."""
        pane, words = self._flow.pane, self._filter.words
        self._show_title()
        pane.query_one("#bank-box", Panel).entitle(self.current_list.name.capitalize())
        entries = [
            entry
            for entry in self.current_list.make_entries(self._bank, self._flow.facts.ctx)
            if all(word in entry.text.casefold() for word in words)
        ]
        self._entries = {entry.row.key: entry for entry in entries}
        rows = [entry.row for entry in entries]
        if not rows:
            host = self._flow.host
            clear = f"Nothing matches “{' '.join(words)}”. {host.key_of('pane.back')} clears the filter."
            message = clear if words else host.with_keys(self.current_list.empty)
            rows = [Row("empty", 3, lambda width: paragraph(message, width, "muted"), selectable=False)]
        self._view.fill(rows)
        pane.show_hints()

    def _show_title(self) -> None:
        bits = [TextSpan(" Bank  ", "key", bold=True)]
        for n, bank_list in enumerate(LISTS):
            here = bank_list == self.current_list
            act = f"list({n - LISTS.index(self.current_list)})"
            bits += [
                TextSpan(
                    f" {bank_list.name} ", "page" if here else "muted", bold=here, on="key" if here else "", act=act
                ),
                TextSpan(f"{bank_list.count(self._bank)}  ", "muted", act=act),
            ]
        self._flow.pane.query_one("#bank-head", Painted).show(line(*bits))

    def action_list(self, step: int) -> None:
        """Switch to the next or the previous list."""
        self.current_list = LISTS[(LISTS.index(self.current_list) + step) % len(LISTS)]
        self.fill()

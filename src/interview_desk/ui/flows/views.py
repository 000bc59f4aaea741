"""Filtering by facts, and saved views: a mixin for panes whose lists can be filtered in several ways."""

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flows import FlowPane

if TYPE_CHECKING:
    from interview_desk.domain.search.filters import Term
    from interview_desk.domain.search.people import View

_OWN = "123456789"
_USUAL = "abc"


class SavedViewsMixin(FlowPane):
    """Mixin with the filter and the saved views of a pane."""

    FILTERED_BY: ClassVar[str] = ""
    """Name of the constant in `filters` that holds the facts to filter by."""

    @property
    def filter_text(self) -> str:
        """Text in the filter field."""
        return next((field.value.strip() for field in self.query("#filter").results(Input)), "")

    @property
    def filter_terms(self) -> "tuple[Term, ...]":
        """Parsed terms of the filter."""
        text = self.filter_text
        if not text:
            return ()
        from interview_desk.domain.search import filters  # noqa: PLC0415 - only a filter needs it

        return filters.parse_filter(text, getattr(filters, self.FILTERED_BY))

    @property
    def filter_fact_names(self) -> str:
        """Names of the facts to filter by, as they are typed."""
        from interview_desk.domain.search import filters  # noqa: PLC0415 - only a filter needs it

        return " ".join(f"{name}:" for name in getattr(filters, self.FILTERED_BY))

    def action_views(self) -> None:
        """Choose, save, or remove a view."""
        self.start(self._viewing)

    async def _viewing(self) -> None:
        from interview_desk.domain.search.filters import BUILT_IN_VIEWS  # noqa: PLC0415 - see above
        from interview_desk.services.pipeline import views  # noqa: PLC0415 - loaded when it is asked for

        own = await self.run_database_work(views.read_views, self.desk, self.ROUTE.name)
        if own is None:
            return
        usual = [view for view in BUILT_IN_VIEWS if view.pane == self.ROUTE.name]
        by_key = dict(zip(_OWN, own, strict=False)) | dict(zip(_USUAL, usual, strict=False))
        choices = [Choice(key, view.name, view.filter) for key, view in by_key.items()]
        text = self.filter_text
        choices += (
            [Choice("k", "keep this filter as a view", text)]
            if text
            else [Choice("/", "filter", "then F keeps it as a view")]
        )
        choices += [Choice("e", "everything", "no filter")] if text else []
        choices += [Choice("x", "forget a view")] if own else []
        choice = await self.ask(Menu("Views", choices))
        if choice is None:
            return
        if choice in by_key:
            await self.look_at(by_key[choice].filter)
        elif choice == "k":
            await self._keeping(text)
        elif choice == "/":
            await self.action_filter()
        elif choice == "e":
            await self.look_at("")
        else:
            await self._forgetting(list(zip(_OWN, own, strict=False)))

    async def look_at(self, text: str) -> None:
        """Filter the list by a text, or show the whole list if the text is empty."""
        if not text and not self.has_class("-filtering"):
            return
        await self.action_filter()
        field = self.query_one("#filter", Input)
        field.value = text
        field.cursor_position = len(text)
        if not text:
            self.action_back()
        home = self.home()
        if home is not None:
            home.focus()

    async def _keeping(self, text: str) -> None:
        from interview_desk.services.pipeline import views  # noqa: PLC0415 - loaded already

        name = await self.ask(
            Ask("Keep this filter as a view", f"What is “{text}” called?", place=f"view {self.ROUTE.name}")
        )
        if name is not None:
            await self.act(views.save_view, self.desk, self.ROUTE.name, name, text)

    async def _forgetting(self, own: "list[tuple[str, View]]") -> None:
        from interview_desk.services.pipeline import views  # noqa: PLC0415 - loaded already

        choice = await self.ask(Menu("Forget which view?", [Choice(key, view.name, view.filter) for key, view in own]))
        if choice is not None:
            await self.act(views.remove_view, self.desk, dict(own)[choice])

"""Saved views: filters that are kept under a name."""

from typing import TYPE_CHECKING

from interview_desk.ui.core.filtering import ListFilter
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.dialogs.menu import Choice, Menu
from interview_desk.ui.flows.flow import Flow

if TYPE_CHECKING:
    from interview_desk.domain.search.people import View

_OWN = "123456789"
_BUILT_IN = "abc"


class SavedViews:
    """Views of the list of a pane.

    Args:
        flow: the flow of the pane.
        list_filter: the filter that a view sets.
    """

    def __init__(self, flow: Flow, list_filter: ListFilter) -> None:
        self._flow = flow
        self._filter = list_filter

    def action_views(self) -> None:
        """Choose, save, or remove a view."""
        self._flow.start(self._choose)

    async def _choose(self) -> None:
        from interview_desk.domain.search.filters import BUILT_IN_VIEWS  # noqa: PLC0415 - only a view needs it
        from interview_desk.services.pipeline import views  # noqa: PLC0415 - loaded when it is asked for

        own = await self._flow.read(views.read_views, self._flow.desk, self._flow.pane.ROUTE.name)
        if own is None:
            return
        built_in = [view for view in BUILT_IN_VIEWS if view.pane == self._flow.pane.ROUTE.name]
        by_key = dict(zip(_OWN, own, strict=False)) | dict(zip(_BUILT_IN, built_in, strict=False))
        choices = [Choice(key, view.name, view.filter) for key, view in by_key.items()]
        text = self._filter.text
        views_key = self._flow.host.key_of(f"{self._flow.pane.ROUTE.name}.views")
        choices += (
            [Choice("k", "keep this filter as a view", text)]
            if text
            else [Choice("/", "filter", f"then press {views_key} to save it as a view")]
        )
        choices += [Choice("e", "everything", "no filter")] if text else []
        choices += [Choice("x", "forget a view")] if own else []
        choice = await self._flow.ask(Menu("Views", choices))
        if choice is None:
            return
        if choice in by_key:
            await self._filter.show(by_key[choice].filter)
        elif choice == "k":
            await self._save(text)
        elif choice == "/":
            await self._filter.action_filter()
        elif choice == "e":
            await self._filter.show("")
        else:
            await self._remove(list(zip(_OWN, own, strict=False)))

    async def _save(self, text: str) -> None:
        from interview_desk.services.pipeline import views  # noqa: PLC0415 - loaded already

        name = await self._flow.ask(
            Ask("Keep this filter as a view", f"What is “{text}” called?", place=f"view {self._flow.pane.ROUTE.name}")
        )
        if name is not None:
            await self._flow.apply(views.save_view, self._flow.desk, self._flow.pane.ROUTE.name, name, text)

    async def _remove(self, own: "list[tuple[str, View]]") -> None:
        from interview_desk.services.pipeline import views  # noqa: PLC0415 - loaded already

        choice = await self._flow.ask(
            Menu("Forget which view?", [Choice(key, view.name, view.filter) for key, view in own])
        )
        if choice is not None:
            await self._flow.apply(views.remove_view, self._flow.desk, dict(own)[choice])

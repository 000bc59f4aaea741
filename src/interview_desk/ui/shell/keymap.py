"""All keys by binding ID, for the key sheet and the keys of the config."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from interview_desk.ui.core import routes
from interview_desk.ui.core.bindings import EVERYWHERE
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.dialogs.keys import KeyLine, lines_of
from interview_desk.ui.panes.board.view import BoardView
from interview_desk.ui.toolkit.sheet import ListView


class Group(NamedTuple):
    """Bindings that apply together, on a pane or everywhere."""

    title: str
    bindings: tuple[BindingType, ...]
    mode: str = ""


def groups() -> list[Group]:
    """Return all bindings, grouped by where they apply."""
    result = [
        Group("Everywhere", (*EVERYWHERE, *Pane.BINDINGS)),
        Group("In a list", tuple(ListView.BINDINGS)),
        Group("On the stages", tuple(BoardView.BINDINGS), "stages"),
    ]
    for route in (*routes.PANES, *routes.PAGES):
        result.append(Group(route.title, tuple(route.load().BINDINGS), route.name))
    return result


def every_key(mode: str, keymap: dict[str, str]) -> list[KeyLine]:
    """Return every key in effect, the keys of the given pane first."""
    first = [mode, "stages"] if mode == "board" else [mode]
    ordered = sorted(groups(), key=lambda group: first.index(group.mode) if group.mode in first else len(first))
    return [key for group in ordered for key in lines_of(group.title, group.bindings, keymap)]


def by_id(bindings: Iterable[BindingType]) -> dict[str, str]:
    """Return the keys of bindings by their IDs."""
    return {binding.id: binding.key for binding in bindings if isinstance(binding, Binding) and binding.id}


def list_keys_by_group() -> list[dict[str, str]]:
    """Return all keys by binding ID, per group: global keys first, then lists, then each pane and page."""
    return [by_id(group.bindings) for group in groups()]

"""Every key by its binding id, for the key sheet and for the keys of the config."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from textual.binding import Binding, BindingType

from interview_desk.ui import routes
from interview_desk.ui.bindings import EVERYWHERE
from interview_desk.ui.board.view import BoardView
from interview_desk.ui.dialogs.keys import KeyLine, lines_of, shown
from interview_desk.ui.pane import Pane
from interview_desk.ui.sheet import Rows


class Group(NamedTuple):
    """The bindings that count together: on one pane, or everywhere."""

    title: str
    bindings: tuple[BindingType, ...]
    mode: str = ""


def groups() -> list[Group]:
    """All bindings, by where they count."""
    found = [
        Group("Everywhere", (*EVERYWHERE, *Pane.BINDINGS)),
        Group("In a list", tuple(Rows.BINDINGS)),
        Group("On the stages", tuple(BoardView.BINDINGS), "stages"),
    ]
    for route in (*routes.PANES, *routes.PAGES):
        found.append(Group(route.title, tuple(route.load().BINDINGS), route.name))
    return found


def every_key(mode: str, keymap: dict[str, str]) -> list[KeyLine]:
    """Every key as it is in force, those of a pane first."""
    first = [mode, "stages"] if mode == "board" else [mode]
    ordered = sorted(groups(), key=lambda group: first.index(group.mode) if group.mode in first else len(first))
    return [key for group in ordered for key in lines_of(group.title, group.bindings, keymap)]


def by_id(bindings: Iterable[BindingType]) -> dict[str, str]:
    """The keys of some bindings by their ids."""
    return {one.id: one.key for one in bindings if isinstance(one, Binding) and one.id}


def known_keys() -> list[dict[str, str]]:
    """All keys by their binding ids: those that count everywhere first, then those of lists, then each pane and page."""
    return [by_id(group.bindings) for group in groups()]


def key_of(binding_id: str, keymap: dict[str, str]) -> str:
    """Return the first key of a binding as the screens name it, with the config's keymap applied.

    Raises:
        KeyError: there is no binding with this id.
    """
    keys = keymap.get(binding_id) or _default_keys()[binding_id]
    return shown(keys.split(",")[0].strip())


@cache
def _default_keys() -> dict[str, str]:
    return {binding: key for keys in known_keys() for binding, key in keys.items()}

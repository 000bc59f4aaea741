"""Every key by its binding id, for the key sheet and for the keys of the config."""

import importlib
from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from interview_desk.ui.app import DeskApp
from interview_desk.ui.board.view import BoardView
from interview_desk.ui.dialogs.keys import KeyLine, lines_of
from interview_desk.ui.pane import Pane
from interview_desk.ui.sheet import Rows

_PANES = (
    ("today", "TodayPane"),
    ("board", "BoardPane"),
    ("debrief", "DebriefPane"),
    ("notes", "NotesPane"),
    ("insights", "InsightsPane"),
)


_PAGES = (
    ("prep.screen", "PrepPage"),
    ("dialogs.exit_card", "ExitCardBox"),
    ("closing.screen", "ClosingPage"),
    ("closing.rehearsal", "RehearsalPage"),
    ("bank.screen", "BankPage"),
    ("bank.story", "StoryPage"),
    ("history.screen", "HistoryPage"),
    ("copies.screen", "CopiesPage"),
    ("columns.screen", "ColumnsPage"),
    ("offers.screen", "OffersPage"),
    ("settings.screen", "SettingsPage"),
)
"""The pages that lie over a pane; each is known by its title."""


class Group(NamedTuple):
    """The bindings that count together: on one pane, or everywhere."""

    title: str
    bindings: tuple[BindingType, ...]
    mode: str = ""


def groups() -> list[Group]:
    """All bindings, by where they count."""
    found = [
        Group("Everywhere", (*DeskApp.BINDINGS, *Pane.BINDINGS)),
        Group("In a list", tuple(Rows.BINDINGS)),
        Group("On the stages", tuple(BoardView.BINDINGS), "stages"),
    ]
    for mode, name in _PANES:
        pane = getattr(importlib.import_module(f"interview_desk.ui.{mode}.screen"), name)
        found.append(Group(pane.TITLE_OF_KEYS, tuple(pane.BINDINGS), mode))
    for module, name in _PAGES:
        page = getattr(importlib.import_module(f"interview_desk.ui.{module}"), name)
        found.append(Group(page.TITLE_OF_KEYS, tuple(page.BINDINGS), page.TITLE_OF_KEYS))
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

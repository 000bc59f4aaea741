"""Every key by its binding id, for the key sheet and for the keys of the config."""

import importlib
from typing import NamedTuple

from textual.binding import Binding, BindingType

from interview_desk.domain.text import joined
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


def checked(wanted: dict[str, str]) -> tuple[dict[str, str], str]:
    """The keys of the config that can be put in force, and what is wrong with the others, in words."""
    known = {binding.id for group in groups() for binding in group.bindings if isinstance(binding, Binding)}
    unknown = sorted(set(wanted) - {one for one in known if one})
    keymap = {name: key for name, key in wanted.items() if name in known}
    problems = [f"the config names unknown keys: {joined(unknown)}"] if unknown else []
    shared = list(groups()[0].bindings)
    for group in groups()[2:]:
        used: dict[str, str] = {}
        for binding in (*shared, *group.bindings):
            if not isinstance(binding, Binding) or not binding.id:
                continue
            for key in keymap.get(binding.id, binding.key).split(","):
                other = used.setdefault(key.strip(), binding.id)
                if other != binding.id and (binding.id in keymap or other in keymap):
                    problems.append(f"the key {key.strip()} is asked for by {other} and {binding.id}")
                    keymap.pop(binding.id if binding.id in keymap else other, None)
    return keymap, "; ".join(dict.fromkeys(problems)).capitalize()

"""Jump targets on the screen: list entries, cards, and fields."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol, runtime_checkable

from textual.errors import NoWidget
from textual.geometry import NULL_REGION, Offset, Region
from textual.screen import Screen
from textual.widget import Widget


class Jump(NamedTuple):
    """Place to jump to."""

    at: Offset
    """Position of its letter, first within the widget and later on the screen."""
    go: Callable[[], object]


@runtime_checkable
class Jumpable(Protocol):
    """Widget that holds several jump targets."""

    def jumps(self) -> Iterable[Jump]:
        """Return the jump targets in the visible part of the widget."""


def jumps_on(screen: Screen[object]) -> list[Jump]:
    """Return every jump target on a screen, from top left to bottom right; the first if a cell has two."""
    jumps: dict[tuple[int, int], Jump] = {}
    for widget in (screen, *screen.walk_children(Widget)):
        for jump in _in(widget):
            jumps.setdefault((jump.at.y, jump.at.x), jump)
    return [jumps[place] for place in sorted(jumps)]


def get_visible_region(widget: Widget) -> Region:
    """Return the visible region of a widget; empty if the widget is not shown."""
    if isinstance(widget, Screen):
        return widget.region
    try:
        return widget.screen.find_widget(widget).visible_region
    except NoWidget:
        return NULL_REGION


def _in(widget: Widget) -> Iterator[Jump]:
    visible = get_visible_region(widget)
    if isinstance(widget, Jumpable):
        for jump in widget.jumps():
            at = widget.content_region.offset + jump.at
            if visible.contains_point(at):
                yield jump._replace(at=at)
    elif widget.focusable and visible.contains_point(widget.region.offset):
        yield Jump(widget.region.offset, widget.focus)


HOME = "asdfghjkl"
"""Home row keys, under the fingers."""
_LETTERS = f"{HOME}qwertyuiopzxcvbnm"


def letters_for(count: int) -> list[str]:
    """Return jump labels: single letters, or pairs if there are more targets than letters.

    If even the pairs do not suffice, there are fewer labels than targets.
    """
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    pairs = [first + second for first in HOME for second in _LETTERS]
    return pairs[:count]

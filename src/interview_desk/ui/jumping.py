"""What can be jumped to: every entry of a list, every card, every field that is on the screen."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol, runtime_checkable

from textual.errors import NoWidget
from textual.geometry import NULL_REGION, Offset, Region
from textual.screen import Screen
from textual.widget import Widget


class Jump(NamedTuple):
    """One place to jump to."""

    at: Offset
    """Where its letter stands: in the widget, then on the screen."""
    go: Callable[[], object]


@runtime_checkable
class Jumpable(Protocol):
    """A widget that holds more than one place."""

    def jumps(self) -> Iterable[Jump]:
        """The places in it, as they stand in what is seen of it."""


def jumps_on(screen: Screen[object]) -> list[Jump]:
    """Every place on a screen, from the top left to the bottom right; of two in one cell the first."""
    found: dict[tuple[int, int], Jump] = {}
    for widget in (screen, *screen.walk_children(Widget)):
        for jump in _in(widget):
            found.setdefault((jump.at.y, jump.at.x), jump)
    return [found[place] for place in sorted(found)]


def seen_of(widget: Widget) -> Region:
    """What is seen of a widget on the screen; nothing where it is not shown."""
    if isinstance(widget, Screen):
        return widget.region
    try:
        return widget.screen.find_widget(widget).visible_region
    except NoWidget:
        return NULL_REGION


def _in(widget: Widget) -> Iterator[Jump]:
    seen = seen_of(widget)
    if isinstance(widget, Jumpable):
        for jump in widget.jumps():
            at = widget.content_region.offset + jump.at
            if seen.contains_point(at):
                yield jump._replace(at=at)
    elif widget.focusable and seen.contains_point(widget.region.offset):
        yield Jump(widget.region.offset, widget.focus)


HOME = "asdfghjkl"
"""The keys under the fingers."""
_LETTERS = f"{HOME}qwertyuiopzxcvbnm"


def letters_for(count: int) -> list[str]:
    """So many names to type: one letter each, or two where there are more places than letters; beyond that none."""
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    pairs = [first + second for first in HOME for second in _LETTERS]
    return pairs[:count]

"""Saved views: named filters of the board and the to-do list."""

from interview_desk.domain.errors import Refused
from interview_desk.domain.search.people import VIEWED, View
from interview_desk.domain.text import clean_line
from interview_desk.services.session import Desk
from interview_desk.store import read


def read_views(desk: Desk, pane: str) -> tuple[View, ...]:
    """Return the saved views of a pane, in the order they were saved."""
    return tuple(view for view in read.read_me(desk.connection).views if view.pane == pane)


def save_view(desk: Desk, pane: str, name: str, text: str) -> str:
    """Save a filter under a name, replacing a view with the same name; return the history label.

    Raises:
        Refused: the name or the filter is empty or too long, or the pane has no views.
    """
    called, filtered = clean_line(name, "the name"), clean_line(text, "the filter")
    if not called or not filtered:
        raise Refused("A view needs a name, and something that it filters by")
    if pane not in VIEWED:
        raise Refused(f"“{pane}” has no views; allowed are {' and '.join(VIEWED)}")
    me = read.read_me(desk.connection)
    view = View(called, pane, filtered)
    other_views = [
        existing for existing in me.views if (existing.pane, existing.name.casefold()) != (pane, called.casefold())
    ]
    label = f"Kept the view “{called}”"
    desk.write(label, lambda change: change.put_me(me._replace(views=(*other_views, view))))
    return label


def remove_view(desk: Desk, view: View) -> str:
    """Remove a saved view; return the history label."""
    me = read.read_me(desk.connection)
    label = f"Forgot the view “{view.name}”"
    remaining = tuple(existing for existing in me.views if existing != view)
    desk.write(label, lambda change: change.put_me(me._replace(views=remaining)))
    return label

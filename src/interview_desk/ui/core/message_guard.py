"""Guard around Textual's message loop: an error in handling a message costs that message, not the app.

Textual ends the app at the first exception that nobody caught, in whichever widget. The guard wraps the one method
through which every message of every widget goes, and the one through which every widget is drawn. What arrives for
a screen that is gone is dropped here too, so that no screen has to think of it. Both are private names of the pinned
Textual version; `tests/ui/core/test_message_guard.py` checks their effect.
"""

from typing import Protocol

from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from interview_desk.ui.core.lifecycle import LiveScreen

TOO_LATE = (NoMatches, NoScreen, ScreenStackError)
"""Errors that mean only that a widget or screen is not there (any more)."""


class Guardian(Protocol):
    """App that goes on after an error."""

    def contain(self, error: Exception) -> None:
        """Report an error, and go on."""

    def message_began(self, node: MessagePump) -> None:
        """Take note that a node handles a message now."""

    def message_done(self, node: MessagePump, message: Message) -> None:
        """Take note that a node handled a message, which may still go on to the node's parent."""


class _Guard:
    """The app that is guarded; Textual's methods are wrapped once per process."""

    app: Guardian | None = None
    is_installed = False


def guard(app: Guardian) -> None:
    """Guard an app, before it starts."""
    _Guard.app = app
    if _Guard.is_installed:
        return
    _Guard.is_installed = True
    dispatch = MessagePump._dispatch_message  # noqa: SLF001 - see the module's docstring
    draw = Widget.render_lines

    async def dispatch_guarded(self: MessagePump, message: Message) -> None:
        app = _Guard.app
        if app is None or _app_of(self) is not app:
            await dispatch(self, message)
            return
        app.message_began(self)
        try:
            await dispatch(self, message)
        except TOO_LATE as error:
            if not is_gone(self):
                app.contain(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the app goes on
            app.contain(error)
        finally:
            app.message_done(self, message)

    def draw_guarded(self: Widget, crop: Region) -> list[Strip]:
        app = _Guard.app
        try:
            return draw(self, crop)
        except Exception as error:
            if app is None or _app_of(self) is not app:
                raise
            app.contain(error)
            return [Strip.blank(crop.width)] * crop.height

    MessagePump._dispatch_message = dispatch_guarded  # type: ignore[method-assign]  # noqa: SLF001 - see the module's docstring
    Widget.render_lines = draw_guarded  # type: ignore[method-assign]


def _app_of(node: MessagePump) -> object:
    return node if isinstance(node, App) else node.app


def is_gone(pump: MessagePump | None) -> bool:
    """Return True if a node is on no screen, or on one that is closing."""
    if isinstance(pump, App):
        return False
    if not isinstance(pump, DOMNode):
        return True
    screen = next((node for node in pump.ancestors_with_self if isinstance(node, Screen)), None)
    if isinstance(screen, LiveScreen):
        return screen.is_closing
    return screen is None or screen._pruning or not screen.is_attached  # noqa: SLF001 - no other way to know

"""Guard around Textual's message loop: an error in handling a message costs that message, not the app.

Textual ends the app at the first exception that nobody caught, in whichever widget. The guard wraps the method
through which every message of every widget goes, the one through which every widget is drawn, and the one through
which callbacks run after a refresh. What arrives for a screen that is gone is dropped here too, so that no screen has
to think of it. These are private names of the pinned Textual version; `tests/ui/core/test_message_guard.py` checks
their effect.
"""

from typing import Any, Protocol

from textual._callback import invoke
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


_dispatch = MessagePump._dispatch_message  # noqa: SLF001 - see the module's docstring
_draw = Widget.render_lines
_invoke_callbacks = Screen._invoke_and_clear_callbacks  # noqa: SLF001 - see the module's docstring


def guard(app: Guardian) -> None:
    """Guard an app, before it starts."""
    _Guard.app = app
    if not _Guard.is_installed:
        _Guard.is_installed = True
        MessagePump._dispatch_message = _dispatch_guarded  # type: ignore[assignment,method-assign]  # noqa: SLF001 - see the module's docstring
        Widget.render_lines = _draw_guarded  # type: ignore[assignment,method-assign]
        Screen._invoke_and_clear_callbacks = _invoke_callbacks_guarded  # type: ignore[assignment,method-assign]  # noqa: SLF001 - see above


async def _dispatch_guarded(pump: MessagePump, message: Message) -> None:
    app = _Guard.app
    if app is None or _app_of(pump) is not app:
        await _dispatch(pump, message)
        return
    app.message_began(pump)
    try:
        await _dispatch(pump, message)
    except Exception as error:  # noqa: BLE001 - whatever it is, the app goes on
        _contain(app, error, pump)
    finally:
        app.message_done(pump, message)


def _draw_guarded(widget: Widget, crop: Region) -> list[Strip]:
    app = _Guard.app
    try:
        return _draw(widget, crop)
    except Exception as error:
        if app is None or _app_of(widget) is not app:
            raise
        app.contain(error)
        return [Strip.blank(crop.width)] * crop.height


async def _invoke_callbacks_guarded(screen: Screen[Any]) -> None:
    """Run the callbacks of the screen in front; a screen that closed meanwhile may have left some of them."""
    app = _Guard.app
    if app is None or _app_of(screen) is not app:
        await _invoke_callbacks(screen)
        return
    callbacks = screen._callbacks[:]  # noqa: SLF001 - see the module's docstring
    screen._callbacks.clear()  # noqa: SLF001 - see the module's docstring
    for callback, sender in callbacks:
        try:
            with sender._context():  # noqa: SLF001 - see the module's docstring
                await invoke(callback)
        except Exception as error:  # noqa: BLE001 - whatever it is, the app goes on
            _contain(app, error, sender)


def _contain(app: Guardian, error: Exception, node: MessagePump) -> None:
    """Report an error of a node, unless it only says that the node's screen is gone."""
    if not is_too_late(error, node):
        app.contain(error)


def _app_of(node: MessagePump) -> object:
    return node if isinstance(node, App) else node.app


def is_too_late(error: BaseException, node: MessagePump | None) -> bool:
    """Return True if an error of a node only says that the node's screen is gone."""
    return isinstance(error, TOO_LATE) and is_gone(node)


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

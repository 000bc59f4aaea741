"""Gate for keys: each key is handled completely before the next one is looked at.

Textual hands a key to the widget that has the focus when the key arrives. A key that comes right after one that moves
the focus, opens a question, or changes the pane would go to the widget before. The gate holds such a key back until the
earlier one has had its effect. Text typed in a field is not held back.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Hashable, Iterable

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from interview_desk.ui.core.lifecycle import LiveScreen

LONGEST_WAIT = 1.5
"""Seconds after which a key goes on although the earlier one still has an effect to come."""
POLL_SECONDS = 0.002
IMMEDIATE_POLLS = 5

Input = events.Key | events.Paste


class KeyGate:
    """Gate that lets keys and pastes through one at a time.

    Args:
        app: the app, which handles the keys.
        screens: returns the stack of screens.
        focused: returns the widget with the focus.
    """

    def __init__(
        self, app: MessagePump, screens: Callable[[], Iterable[Screen[object]]], focused: Callable[[], Widget | None]
    ) -> None:
        self._app = app
        self._screens = screens
        self._focused = focused
        self._waiting: deque[Input] = deque()
        self._current: Input | None = None
        self._handled = True
        self._nodes: list[MessagePump] = []
        self._since = 0.0
        self._polls = 0
        self._holds: dict[Hashable, bool] = {}
        """Why keys are held back, and whether text typed in a field is, too."""
        self._was_typing: Widget | None = None
        self._handling: dict[MessagePump, int] = {}

    @property
    def is_idle(self) -> bool:
        """True if no key is being handled or waits."""
        return self._current is None and not self._waiting

    @property
    def is_holding(self) -> bool:
        """True while a question is about to open."""
        return self._is_held(typing=False)

    def hold(self, reason: Hashable, *, typing: bool) -> None:
        """Hold keys back, because a question is about to open; text typed in a field only if `typing`."""
        self._holds[reason] = typing

    def release(self, reason: Hashable) -> None:
        """Let keys through again: the question is open, or there is none."""
        self._holds.pop(reason, None)

    def admit(self, event: Input) -> bool:
        """Return True if a key may be handled now; if not, the gate posts it to the app again later."""
        if event is self._current:
            return True
        focused = self._focused()
        typing = isinstance(event, events.Key) and _types_into(focused, event)
        waits = self._is_held(typing=typing)
        goes_on = typing and focused is self._was_typing and not self._waiting
        if waits or ((self._current is not None or self._waiting) and not goes_on):
            self._waiting.append(event)
            if self._current is None:
                self._begin(None)
            return False
        self._was_typing = focused if typing else None
        self._begin(event)
        return True

    def replace(self, event: Input, other: Input) -> None:
        """Follow another key in place of the current one."""
        if event is self._current:
            self._current = other

    def message_began(self, node: MessagePump) -> None:
        """Take note that a node handles a message now."""
        self._handling[node] = self._handling.get(node, 0) + 1

    def message_done(self, node: MessagePump, message: Message) -> None:
        """Take note that a node handled a message, which may still go on to the node's parent."""
        count = self._handling.get(node, 1) - 1
        if count:
            self._handling[node] = count
        else:
            self._handling.pop(node, None)
        if message is self._current and (node is self._app or message._stop_propagation):  # noqa: SLF001 - Textual tells it nowhere else
            self._handled = True

    def _is_held(self, *, typing: bool) -> bool:
        """Return True if a question is about to open that a key has to wait for; an open one takes the keys itself."""
        if not self._holds or isinstance(next(reversed([*self._screens()]), None), ModalScreen):
            return False
        return any(self._holds.values()) if typing else True

    def _begin(self, event: Input | None) -> None:
        loop = asyncio.get_running_loop()
        started = self._current is not None
        self._current, self._handled = event, event is None
        focused = self._focused()
        self._nodes = list(focused.ancestors_with_self) if focused is not None else [*self._screens(), self._app]
        self._since, self._polls = loop.time(), 0
        if not started:
            loop.call_soon(self._poll)

    def _poll(self) -> None:
        loop = asyncio.get_running_loop()
        self._polls += 1
        if not self._is_settled() and loop.time() - self._since < LONGEST_WAIT:
            if self._polls <= IMMEDIATE_POLLS:
                loop.call_soon(self._poll)
            else:
                loop.call_later(POLL_SECONDS, self._poll)
            return
        if not self._waiting:
            self._current, self._was_typing = None, None
            return
        event = self._waiting.popleft()
        typing = isinstance(event, events.Key) and _types_into(self._focused(), event)
        self._was_typing = self._focused() if typing else None
        self._begin(event)
        loop.call_soon(self._poll)
        self._app.post_message(event)

    def _is_settled(self) -> bool:
        following = self._waiting[0] if self._waiting else None
        typing = isinstance(following, events.Key) and _types_into(self._focused(), following)
        if self._is_held(typing=typing) or not (self._handled or not self._target_lives()):
            return False
        if any(_is_changing(screen) for screen in self._screens()):
            return False
        focused = self._focused()
        nodes = [*self._nodes, *(focused.ancestors_with_self if focused is not None else ())]
        return not any(node.is_running and (node.message_queue_size or node in self._handling) for node in nodes)

    def _target_lives(self) -> bool:
        return bool(self._nodes) and self._nodes[0].is_running and self._nodes[0].is_attached


def _types_into(widget: Widget | None, key: events.Key) -> bool:
    """Return True if a key only adds a character to a text."""
    return widget is not None and key.is_printable and widget.check_consume_key(key.key, key.character)


def _is_changing(screen: Screen[object]) -> bool:
    """Return True if a screen is opening or closing."""
    if not screen.is_mounted:
        return True
    return isinstance(screen, LiveScreen) and screen.is_closing

"""Terminal app: modes for the panes, a single database worker, the clock, undo, themes, and commands."""

import asyncio
import contextlib
import functools
import gc
import importlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual._context import active_message_pump
from textual.app import SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import WorkerFailed, get_current_worker

from interview_desk import __version__
from interview_desk.domain.errors import Damaged, NotSaved, Refused
from interview_desk.domain.text import shorten
from interview_desk.services.session import Desk
from interview_desk.ui.core import routes
from interview_desk.ui.core.bindings import EVERYWHERE
from interview_desk.ui.core.copying import copy_selection
from interview_desk.ui.core.facts import Facts, gather
from interview_desk.ui.core.frame import KeyBar
from interview_desk.ui.core.key_gate import KeyGate
from interview_desk.ui.core.layouts import find_command_key
from interview_desk.ui.core.lifecycle import LiveScreen, start_worker
from interview_desk.ui.core.message_guard import TOO_LATE, guard, is_too_late
from interview_desk.ui.core.pane import Pane
from interview_desk.ui.core.wording import describe_refusal
from interview_desk.ui.core.worker import DatabaseWorker, log_refusal
from interview_desk.ui.pages.page import Page
from interview_desk.ui.shell.chores import BackgroundChores
from interview_desk.ui.shell.configured import Configured
from interview_desk.ui.shell.exit_card_prompter import ExitCardPrompter
from interview_desk.ui.shell.monitor import EVERY, ChangeMonitor
from interview_desk.ui.shell.quitting import Quitter
from interview_desk.ui.shell.rescue import save_to_files
from interview_desk.ui.shell.undo import UndoStack
from interview_desk.ui.toolkit.sanitizer import ENDING
from interview_desk.ui.toolkit.spans import TextSpan

if TYPE_CHECKING:
    from interview_desk.domain.problems import UnreadableRow
    from interview_desk.services.searching import Hit

Result = TypeVar("Result")
MESSAGE_SECONDS = 6
PROBLEM_SECONDS = 10
_BUSY = TextSpan("working…", "muted")
_WAITING = TextSpan("the file is in use by another program: waiting…", "due")
LOAD_AFTER = 0.25
"""Seconds after the first frame at which the writing code is loaded, so that no key waits for it later."""
DRAWING_SECONDS = 5.0
MOST_DRAWING_FAILURES = 10
"""Failures of the layout within `DRAWING_SECONDS` after which the app counts as impossible to draw."""
LAST_RESORT = 5.0
"""Seconds after a termination signal at which the process exits even if something blocks it."""


class DeskApp(Configured):
    """Terminal app for a job search.

    Args:
        desk: the open job search.
        demo: whether this is a demo, in which nothing is kept.
        driver: the terminal driver; tests pass their own.
    """

    TITLE = "interview-desk"
    # The first pane's style sheet is loaded with the app's; loaded later, it would make Textual reread every sheet.
    CSS_PATH: ClassVar[list[str]] = ["app.tcss", "../panes/today/screen.tcss"]  # type: ignore[assignment]
    ENABLE_COMMAND_PALETTE = True
    MODES: ClassVar[dict[str, Callable[[], Screen[Any]]]] = {route.name: route.make for route in routes.PANES}  # type: ignore[assignment]
    DEFAULT_MODE = routes.TODAY.name
    BINDINGS: ClassVar[list[BindingType]] = [*EVERYWHERE]

    def __init__(self, desk: Desk, *, demo: bool = False, driver: type[Driver] | None = None) -> None:
        colourless = "NO_COLOR" in os.environ
        super().__init__(driver_class=driver, ansi_color=True if colourless else None)
        self.desk = desk
        self.is_demo = demo
        self.facts: Facts = gather(desk)
        self.leaving: int = 0
        self.opens_demo_next = False
        self._targets: dict[str, routes.Target] = {}
        self.worker = DatabaseWorker(self._slow, desk.begin_unit_of_work, desk.end_unit_of_work)
        self.key_gate = KeyGate(
            self, lambda: self.screen_stack if self._screen_stacks.get(self._current_mode) else (), self._find_focused
        )
        self._drawing_failures: list[float] = []
        self._reported_rows: tuple[UnreadableRow, ...] = ()
        self._is_drawn = False
        guard(self)
        self.last_key = 0.0
        self.key_gap = 0.0
        self.exit_card_prompter = ExitCardPrompter(self)
        self._message_timer: Timer | None = None
        self._shown_message: tuple[TextSpan, ...] = ()
        self._problem = ("", 0.0)
        self.quitter = Quitter(self, self.worker, self.workers)
        self.chores = BackgroundChores(self)
        self.monitor = ChangeMonitor(self, self.chores)
        self._undo_stack = UndoStack(self, self.monitor)
        self.begin_with_theme(colourless=colourless)

    # -- startup and shutdown

    async def on_mount(self) -> None:
        """Apply the configured keys, and load the rest of the program after the first frame."""
        self._problem_of_keys = self.bind_keys()
        if self.keys_in_force and self.pane is not None and self.pane.is_mounted:
            self.pane.show_hints()  # drawn with the default keys before
            self.pane.facts_changed()
        self.app_resume_signal.subscribe(self, self._resumed)
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        self._is_drawn = True
        # Drawing creates many short-lived objects: collect garbage less often, so that no key waits for it.
        gc.set_threshold(50_000, 20, 20)
        gc.enable()
        gc.freeze()
        sys.setswitchinterval(0.001)
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._contain_loop_error)

        def leave(number: int, _frame: object) -> None:
            # A vanished terminal can block the shutdown; saved data is safe, so the process exits anyway.
            last = threading.Timer(LAST_RESORT, os._exit, (128 + number,))
            last.daemon = True
            last.start()
            loop.call_soon_threadsafe(self._leave_on, number)

        for number in ENDING:
            with contextlib.suppress(ValueError):  # not in the main thread: another program runs the process
                signal.signal(number, leave)
        self.set_timer(LOAD_AFTER, self._load_the_rest)
        self.set_interval(EVERY, self._look)
        self.monitor.begin()
        if self.desk.database.read_only:
            self.show_problem(f"This search can only be read: {self.desk.database.path}. Nothing you do here is kept.")
        if self.desk.database.was_loose:
            self.show_message(
                TextSpan("Others could read the file of this search until now; it is yours alone again.", "due")
            )
        self._report_unreadable_rows()
        if self.theme_missing:
            self.show_problem(f"There is no theme “{self.theme_missing}”; inkwell is shown.")
        if self._problem_of_keys:
            self.show_problem(self._problem_of_keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return True if an action is available.

        While the user types or a dialog is open, ctrl+z does not suspend the app; in a field it undoes typing.
        """
        if action == "suspend_process":
            return not isinstance(self.screen, ModalScreen) and not (self.pane is not None and self.pane.is_writing)
        return super().check_action(action, parameters)

    def _resumed(self, _app: object) -> None:
        """Redraw the app and check for changes after a return from the shell.

        The terminal no longer shows the app, and time has passed.
        """
        self.refresh(layout=True)
        self._look()

    def _load_the_rest(self) -> None:
        if not self.desk.database.read_only:
            self.worker.submit(importlib.import_module, "interview_desk.store.write")
        self.worker.submit(_note_opened, self.desk)
        start_worker(self, self.chores.back_up_daily, group="copy")
        start_worker(self, self.chores.update_calendar, self.monitor.data_state, group="calendar")
        start_worker(self, self.chores.warn_about_file, group="around")

    def _leave_on(self, number: int) -> None:
        self.leaving = 128 + number
        self.call_later(self.action_quit)

    async def action_quit(self) -> None:
        """Save the text being typed, then quit; the files that hold what could not be saved are printed afterwards."""
        screens = [screen for stack in self._screen_stacks.values() for screen in stack]
        if await self.quitter.save_all(screens, must_quit=bool(self.leaving)):
            self._exit_renderables += [
                Text(f"Not everything could be stored: what you typed last lies in {path}")
                for path in self.quitter.files
            ]
            self.exit(self.leaving)

    async def save_to_files(self, texts: Sequence[tuple[str, str]]) -> list[Path]:
        """Write texts that the database did not take to files, and return the paths written."""
        return await save_to_files(self, texts)

    def close_worker(self) -> None:
        """Cancel queued database work and wait for work in progress, because the file is closed next."""
        self.worker.close()
        self.monitor.leave()

    def contain(self, error: Exception) -> None:
        """Report an unexpected error in one line and a log without the user's texts; the app goes on.

        Tests see the error at their end.
        """
        from interview_desk.services.log import keep_report  # noqa: PLC0415 - only after something went wrong

        if self.is_headless and self._exception is None:
            self._exception = error
        path = keep_report(error)
        with contextlib.suppress(*TOO_LATE):  # nothing is open that could show it
            self.show_problem(
                f"That didn’t work: unexpected error ({type(error).__name__}). What was saved is safe. Details: {path}"
            )

    def _handle_exception(self, error: Exception) -> None:
        """Contain an error that no message guard saw: of a worker, a timer, or the drawing.

        Only an error that makes drawing impossible ends the app, and then everything typed is saved.
        """
        if not self._is_drawn:
            super()._handle_exception(error)
            return
        if isinstance(error, WorkerFailed):
            node = get_current_worker().node
            if is_too_late(error.error, node):
                return
            if isinstance(error.error, Exception):
                self.contain(error.error)
            return
        owner = active_message_pump.get(None)
        if owner is not None and is_too_late(error, owner):
            return  # a callback of a screen that closed before its turn
        self.contain(error)
        now = time.monotonic()
        self._drawing_failures = [at for at in self._drawing_failures if now - at < DRAWING_SECONDS] + [now]
        if len(self._drawing_failures) == MOST_DRAWING_FAILURES:
            self.call_later(self._end_after, error)

    def _contain_loop_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Contain an error of a task that nobody waits for; asyncio would print it on the screen."""
        error = context.get("exception")
        if isinstance(error, Exception) and not self._exit:
            self.contain(error)

    async def _end_after(self, error: Exception) -> None:
        """Save everything typed, and end the app, because it cannot be drawn any more."""
        self.leaving = 1
        screens = [screen for stack in self._screen_stacks.values() for screen in stack]
        await self.quitter.save_all(screens, must_quit=True)
        self._report_end(error)
        self.exit(self.leaving)

    def _report_end(self, error: BaseException | None) -> None:
        from interview_desk.services.log import keep_report  # noqa: PLC0415 - only after something went wrong

        path = keep_report(error) if error is not None else "no file"
        self._exit_renderables.append(
            Text(
                "Something unexpected went wrong, and the desk had to close. What you typed is saved. "
                f"The details, without your text, are in {path}"
            )
        )

    def _fatal_error(self) -> None:
        """End with a short message, without a traceback: the app could not start."""
        self._report_end(sys.exc_info()[1] or self._exception)
        self._close_messages_no_wait()

    # -- the database worker

    async def run_database_work(self, use: Callable[..., Result], *arguments: object) -> Result | None:
        """Run a unit of work on the database worker; return None if it failed, after showing the reason."""
        try:
            return await self._used(use, *arguments)
        except Refused as refusal:
            self.show_problem(describe_refusal(refusal, self.key_of))
        return None

    async def _used(self, use: Callable[..., Result], *arguments: object) -> Result | None:
        try:
            result = await self.worker.run(use, *arguments)
        except Refused as refusal:
            log_refusal(refusal)
            raise
        except Exception as error:  # noqa: BLE001 - whatever a use meets, the desk stays open and says so
            from interview_desk.services.log import keep_report  # noqa: PLC0415 - only after something went wrong

            self.show_problem(
                f"That did not work ({type(error).__name__}); nothing was changed. Report: {keep_report(error)}"
            )
            return None
        if self._shown_message in {(_BUSY,), (_WAITING,)}:
            self.clear_message()
        return result

    def _slow(self, waiting: bool) -> None:
        message = _WAITING if waiting else _BUSY
        if self._shown_message != (message,):
            self.show_message(message)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy selected text, in the same way as a note, and report the result; text fields call this."""
        if text:
            self._clipboard = text
        start_worker(self, copy_selection, self, text, group="clipboard")

    def write_clipboard(self, text: str) -> None:
        """Send a text to the terminal's clipboard; nobody knows if the terminal takes it."""
        super().copy_to_clipboard(text)

    def action_help_quit(self) -> None:
        """Say how text is selected: ctrl+c with nothing selected."""
        self.copy_to_clipboard("")

    async def run_in_thread(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Run slow work that does not touch the database on a separate thread."""
        return await asyncio.get_running_loop().run_in_executor(None, functools.partial(work, *arguments))

    async def save_or_ask(
        self, use: Callable[..., Result], *arguments: object, typed: Sequence[str] = ()
    ) -> Result | None:
        """Save a change; if the database cannot take it, let the user retry or copy the typed text.

        Returns None if the change was refused or the user gave up.
        """
        while True:
            try:
                return await self._used(use, *arguments)
            except (NotSaved, Damaged) as reason:
                from interview_desk.ui.dialogs.not_saved import NotSavedBox  # noqa: PLC0415 - only then

                if self.worker.is_hurried:
                    return None
                if not await self.push_screen_wait(NotSavedBox(describe_refusal(reason, self.key_of), typed)):
                    return None
            except Refused as refusal:
                self.show_problem(describe_refusal(refusal, self.key_of))
                return None

    async def apply_change(
        self, use: Callable[..., str], *arguments: object, application: str | None = None, typed: Sequence[str] = ()
    ) -> str | None:
        """Apply a change, show the new facts, and report the change; return None if it was refused."""
        label = await self.save_or_ask(use, *arguments, typed=typed)
        if label is not None:
            await self.refresh_facts(application)
            self.show_done(label)
        return label

    async def refresh_facts(self, application: str | None = None) -> None:
        """Reload the facts and show them; if an application is given, only that application is planned again."""
        facts = await self.run_database_work(gather, self.desk, self.facts, application)
        if facts is not None:
            self.facts = facts
            self._report_unreadable_rows()
            if isinstance(self.screen, Pane):
                self.screen.receive()
            else:
                for screen in self.screen_stack:
                    if isinstance(screen, Pane):
                        screen.receive()

    def _report_unreadable_rows(self) -> None:
        """Say once that rows are left out because they cannot be read, and where the backups are."""
        rows = self.desk.unreadable_rows
        if rows == self._reported_rows:
            return
        self._reported_rows = rows
        if rows:
            from interview_desk.domain.problems import LeftOutRows  # noqa: PLC0415 - only after something went wrong

            way = self.with_keys("To restore a backup, press {app.palette} and type “copies”.")
            self.show_problem(f"{LeftOutRows(rows)}. {way}")

    async def on_event(self, event: events.Event) -> None:
        """Handle keys and pastes one after the other, each completely.

        Records when the last key was pressed, so that automatic updates wait until nobody types.
        """
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            if not self.key_gate.admit(event):
                return
            now = asyncio.get_running_loop().time()
            self.key_gap, self.last_key = now - self.last_key, now
            if isinstance(event, events.Key):
                event = self._as_command(event)
        await super().on_event(event)

    def _as_command(self, key: events.Key) -> events.Key:
        """Return the key of the US layout in place of one of another layout, where no text is typed."""
        pane = self.focused
        if pane is not None and pane.check_consume_key(key.key, key.character):
            return key
        command = find_command_key(key, self.desk.settings.keyboard_layout)
        if command is None:
            return key
        self.key_gate.replace(key, command)
        return command

    def _find_focused(self) -> Widget | None:
        return self.focused if self._screen_stacks.get(self._current_mode) else None

    def hold_keys(self, reason: Hashable, *, typing: bool = False) -> None:
        """Keep keys for the question that is about to open; text typed in a field only if `typing`."""
        self.key_gate.hold(reason, typing=typing)

    def release_keys(self, reason: Hashable) -> None:
        """Let keys through again: the question is open, or there is none."""
        self.key_gate.release(reason)

    def message_began(self, node: MessagePump) -> None:
        """Take note that a node handles a message now."""
        self.key_gate.message_began(node)

    def message_done(self, node: MessagePump, message: Message) -> None:
        """Take note that a node handled a message."""
        self.key_gate.message_done(node, message)

    def _look(self) -> None:
        """Start a background check for changes, unless the worker is busy or the last check is still running.

        The next attempt follows a second later.
        """
        if not self.worker.is_busy and not self.monitor.is_looking:
            start_worker(self, self.monitor.check, group="watch")

    # -- messages

    @property
    def pane(self) -> Pane | None:
        """Pane in front, even under a dialog; None if there is no pane."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Pane)), None)

    def show_message(self, *message: TextSpan) -> None:
        """Show a message in the key bar for a few seconds."""
        pane = self.pane
        if pane is None or not pane.is_mounted:
            return
        self._shown_message = message
        for bar in pane.query(KeyBar):
            bar.show_message(*message)
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self.clear_message)

    def show_hint(self, text: str) -> None:
        """Show a text of ours as a quiet message, with each `{binding.id}` replaced by its key."""
        self.show_message(TextSpan(self.with_keys(text), "muted"))

    def clear_message(self) -> None:
        """Remove the message and show the keys again."""
        self._shown_message = ()
        for stack in self._screen_stacks.values():
            for screen in stack:
                for bar in screen.query(KeyBar):
                    bar.show_message()

    def show_done(self, message: str, *, undoable: bool = True) -> None:
        """Report that something was done and, if `undoable`, that u undoes it."""
        bits = [TextSpan("✓ ", "ok", bold=True), TextSpan(shorten(message, 90))]
        if undoable:
            bits += [TextSpan(f"   {self.key_of('app.undo')}", "key", bold=True), TextSpan(" undoes", "muted")]
        self.show_message(*bits)

    def show_problem(self, message: str) -> None:
        """Report a problem in a toast; the same problem is not repeated within `PROBLEM_SECONDS`."""
        now = time.monotonic()
        if message != self._problem[0] or now - self._problem[1] > PROBLEM_SECONDS:
            self._problem = (message, now)
            self.notify(message, severity="error", timeout=PROBLEM_SECONDS, markup=False)

    def notify_desktop(self, message: str) -> None:
        """Send a desktop notification through the terminal (OSC 9); terminals without support ignore it."""
        if self._driver is not None:
            self._driver.write(f"\x1b]9;interview-desk: {message}\x1b\\")
            self._driver.flush()

    def show_conflict(self, what: str) -> None:
        """Report that another window changed the text being typed here, and that its version is not lost."""
        self.show_problem(
            f"Another window edited {what} in the same place. Yours was kept; {self.key_of('app.undo')} switches to theirs."
        )

    # -- actions

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        """Run an action, which for a pane may be a method of one of its parts."""
        target: Any = namespace
        if isinstance(namespace, LiveScreen) and not namespace.is_open:
            return True  # the key was for a page that has closed since, or has no widgets yet
        if isinstance(namespace, Pane):
            target = namespace.find_action_target(action_name)
        return await super()._dispatch_action(target, action_name, params)

    def action_pane(self, mode: str) -> None:
        """Switch to a pane."""
        self.switch(mode)

    def switch(self, mode: str) -> None:
        """Switch to a pane; a page over it closes."""
        pane, screen = self.pane, self.screen
        if pane is not None:
            pane.typing_ended()
        if self.current_mode != mode:
            self.switch_mode(mode)
        elif isinstance(screen, Page) and len(self.screen_stack) > 1:
            screen.leave()

    def action_undo(self) -> None:
        """Undo the last change."""
        start_worker(self, self._undo_stack.undo, group="history")

    def action_redo(self) -> None:
        """Redo the change that was last undone."""
        start_worker(self, self._undo_stack.redo, group="history")

    def action_page(self, name: str) -> None:
        """Open a page, unless it is open already or a question is being asked."""
        route = routes.page_named(name)
        screen = self.screen
        if not isinstance(screen, ModalScreen) and getattr(screen, "ROUTE", None) != route:
            self.open(route)

    def open(self, route: routes.Route, *arguments: object, **options: object) -> None:
        """Open a page over the current pane."""
        self.push_screen(route.make(*arguments, **options))

    def pop_screen(self) -> AwaitComplete:
        """Close the top screen; the last one stays."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def show(self, target: routes.Target) -> None:
        """Switch to the pane that a target belongs to, and show the target there once the pane is open."""
        pane = self.screen
        if isinstance(pane, Pane) and pane.ROUTE.name == target.pane and pane.is_open:
            pane.show_target(target)
            return
        self._targets[target.pane] = target
        self.switch(target.pane)

    def take_target(self, pane: str) -> routes.Target | None:
        """Return the target that waits for a pane, once."""
        return self._targets.pop(pane, None)

    def register_open(self, what: str, name: str) -> None:
        """Register an open note or debrief, so that other windows know; an empty name closes it."""
        self.monitor.announce_open(what, name)

    def exit_card_opened(self, interview: str) -> None:
        """Register that an exit card was opened, so that it is not offered again."""
        self.exit_card_prompter.opened(interview)

    async def offer_cards(self) -> None:
        """Offer the exit cards of interviews that ended."""
        await self.exit_card_prompter.look()

    def choose_theme(self) -> None:
        """Open the list of themes."""
        self.action_change_theme()

    def leave_for_demo(self) -> None:
        """Close this database and open the demo."""
        self.opens_demo_next = True
        self.call_later(self.action_quit)

    def action_jump(self) -> None:
        """Put a letter on every place to jump to; if the letters are already there, remove them."""
        from interview_desk.ui.dialogs.jump import JumpMode  # noqa: PLC0415 - loaded when it is asked for
        from interview_desk.ui.toolkit.jumping import jumps_on  # noqa: PLC0415 - see above

        if isinstance(self.screen, JumpMode):
            self.screen.action_leave()
        elif not isinstance(self.screen, ModalScreen):
            jumps = jumps_on(self.screen)
            if jumps:
                self.push_screen(JumpMode(jumps), lambda jump: jump.go() if jump is not None else None)
            else:
                self.show_message(TextSpan("Nothing here to jump to.", "muted"))

    def action_search(self) -> None:
        """Search all data and open the chosen result."""
        from interview_desk.ui.dialogs.search import SearchBox  # noqa: PLC0415 - loaded when it is asked for

        if not isinstance(self.screen, ModalScreen):
            self.push_screen(SearchBox(), self._go_to)

    def _go_to(self, hit: "Hit | None") -> None:
        from interview_desk.ui.core.navigation import open_result  # noqa: PLC0415 - loaded when something was found

        if hit is not None:
            open_result(self, hit)

    def action_redraw(self) -> None:
        """Clear the terminal and redraw everything, over the output of other programs."""
        if self._driver is not None:
            self._driver.write("\x1b[2J")
        self.refresh(layout=True)

    def action_keys(self) -> None:
        """Show every key."""
        from interview_desk.ui.dialogs.keys import Keys  # noqa: PLC0415 - loaded when it is asked for
        from interview_desk.ui.shell.keymap import every_key  # noqa: PLC0415 - loaded when it is asked for

        if not isinstance(self.screen, ModalScreen):
            here = self.pane
            page = here.ROUTE.name if here is not None else self.current_mode
            self.push_screen(Keys(every_key(page, self.keys_in_force)))

    def action_command_palette(self) -> None:
        """Open the palette of commands."""
        from interview_desk.ui.shell.palette import Palette  # noqa: PLC0415 - loaded when it is asked for

        if self.use_command_palette and not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette."""
        from interview_desk.ui.shell.commands import list_commands  # noqa: PLC0415 - loaded when it is asked for

        del screen
        yield from list_commands(self, self.pane)


def _note_opened(desk: Desk) -> None:
    """Log that a desk was opened; runs on the database worker's thread."""
    from interview_desk.services import log  # noqa: PLC0415 - after the first frame

    log.record_event("opened", version=__version__, read_only=desk.database.read_only)

"""Copies to the clipboard: by the tools of this machine, or else through the terminal, with a truthful report."""

from enum import Enum
from typing import NamedTuple

from interview_desk.ui.core.host import Host
from interview_desk.ui.toolkit import clipboard
from interview_desk.ui.toolkit.spans import TextSpan

SENT = "Sent to the terminal’s clipboard (can’t be verified)"


class CopyState(Enum):
    """Outcome of a copy."""

    VERIFIED = 1
    SENT = 2
    """The terminal was asked; whether it took the text, nobody knows."""
    NOWHERE = 3
    EMPTY = 4


class CopyResult(NamedTuple):
    """Outcome of a copy, and the words for one that is verified, such as "Copied"."""

    state: CopyState
    message: str = ""


async def copy_text(host: Host, text: str) -> CopyResult:
    """Copy a text to the clipboard; an empty one is never sent, because it would clear the clipboard."""
    if not text:
        return CopyResult(CopyState.EMPTY)
    copied = await host.run_in_thread(clipboard.by_machine, text)
    if copied is not None:
        return CopyResult(CopyState.VERIFIED, copied.message)
    if clipboard.terminal_may_take_it():
        host.write_clipboard(text)
        return CopyResult(CopyState.SENT)
    return CopyResult(CopyState.NOWHERE)


async def copy_selection(host: Host, text: str) -> None:
    """Copy text that the user selected, and report the result."""
    result = await copy_text(host, text)
    if result.state == CopyState.EMPTY:
        host.show_message(TextSpan("Nothing is selected. Drag over text to select it.", "muted"))
    elif result.state == CopyState.VERIFIED:
        host.show_done(f"{result.message}: the selected text", undoable=False)
    elif result.state == CopyState.SENT:
        host.show_message(TextSpan(f"{SENT}.", "due"))
    else:
        host.show_message(TextSpan("Not copied: no clipboard here. Shift and drag selects in most terminals.", "due"))

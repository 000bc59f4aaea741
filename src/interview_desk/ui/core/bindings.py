"""Bindings that count everywhere."""

from textual.binding import Binding

from interview_desk.ui.core import routes

EVERYWHERE: tuple[Binding, ...] = (
    *routes.pane_bindings(),
    Binding("tab", "app.focus_next", "next part", tooltip="next part of this pane", id="app.next"),
    Binding("u", "undo", "undo", tooltip="take the last change back, also after a restart", id="app.undo"),
    Binding("U", "redo", "redo", tooltip="do again what was taken back", id="app.redo"),
    routes.page_binding(routes.HISTORY),
    Binding(
        "ctrl+f", "search", "search", tooltip="search everything; also while typing", id="app.search", priority=True
    ),
    Binding(
        "ctrl+o",
        "jump",
        "jump",
        tooltip="a letter on everything there is; also while typing",
        id="app.jump",
        priority=True,
    ),
    Binding(
        "ctrl+l", "redraw", "redraw", tooltip="redraw the screen (works while typing)", id="app.redraw", priority=True
    ),
    Binding("question_mark,f1", "keys", "keys", tooltip="all keys (f1 works while typing)", id="app.keys"),
    Binding(
        "colon,ctrl+p", "command_palette", "commands", tooltip="all commands, the copies, themes", id="app.palette"
    ),
    routes.page_binding(routes.SETTINGS),
    Binding("ctrl+z", "suspend_process", "to the shell", tooltip="to the shell; fg comes back", id="app.suspend"),
    Binding("q", "quit", "quit", tooltip="quit; everything is saved", id="app.quit"),
)

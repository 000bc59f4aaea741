"""Commands of the palette: panes, pages, undo, keys, themes, and the keys of the current pane.

Textual's screenshot command is not among them, because it would write private text to a file.
"""

from collections.abc import Iterator
from functools import partial

from textual.app import App, SystemCommand
from textual.binding import Binding

from interview_desk.ui.core import routes
from interview_desk.ui.core.host import host_of
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.core.pane import Pane


def list_commands(app: App[int], pane: Pane | None) -> Iterator[SystemCommand]:
    """Yield the commands, those of the pane in front last."""
    host = host_of(app)
    key_of = host.key_of

    def run(title: str, summary: str, action: str) -> SystemCommand:
        return SystemCommand(title, summary, partial(app.call_later, app.run_action, action))

    def open_page(route: routes.Route) -> SystemCommand:
        return run(route.title, f"{route.summary}{_format_keys(route, key_of)}", f"page('{route.name}')")

    for route in routes.PANES:
        summary = f"{route.summary} ({key_of(route.binding_id)})"
        yield SystemCommand(route.title, summary, partial(host.switch, route.name))
    yield from (open_page(route) for route in routes.PAGES if route.summary)
    yield run("Search", f"Everything, by any word ({key_of('app.search')})", "search")
    yield run("Jump", f"A letter on everything there is ({key_of('app.jump')})", "jump")
    yield run("Undo", f"Take the last change back ({key_of('app.undo')})", "undo")
    yield run("Redo", f"Do again what was taken back ({key_of('app.redo')})", "redo")
    yield run("Keys", f"Every key, searchable ({key_of('app.keys')})", "keys")
    yield run("Redraw", f"Redraw the screen ({key_of('app.redraw')})", "redraw")
    yield run("Theme", "Choose the colours; each is shown as you go", "change_theme")
    yield run("Theme: inkwell", "Dark, warm black", "use_theme('inkwell')")
    yield run("Theme: paper", "Light", "use_theme('paper')")
    if pane is not None:
        for binding in type(pane).BINDINGS:
            if isinstance(binding, Binding) and binding.id:
                yield SystemCommand(
                    host.with_keys(binding.tooltip or binding.description).capitalize(),
                    f"{pane.ROUTE.title} ({key_of(binding.id)})",
                    partial(app.call_later, pane.run_action, binding.action),
                )
    yield run("Quit", f"Everything is saved ({key_of('app.quit')})", "quit")


def _format_keys(route: routes.Route, key_of: KeyOf) -> str:
    """Format the keys that open a page, for the end of its summary; empty if there are none."""
    if route.key:
        return f" ({key_of(route.binding_id)})"
    if not route.bindings:
        return ""
    panes = {pane.name: pane.title for pane in routes.PANES}
    by_key: dict[str, list[str]] = {}
    for binding in route.bindings:
        by_key.setdefault(key_of(binding), []).append(panes[binding.partition(".")[0]])
    parts = [f"{key} on {' and '.join(titles)}" for key, titles in by_key.items()]
    return f" ({', '.join(parts)})"

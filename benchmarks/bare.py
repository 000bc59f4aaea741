"""The floor: a bare Textual app with a header, a footer and one line."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Bare(App[None]):
    """As little as an app can be."""

    BINDINGS = [("q", "quit", "Quit"), ("j", "next", "Next")]  # noqa: RUF012 - as Textual's own examples

    def compose(self) -> ComposeResult:
        """A header, a line, a footer."""
        yield Header()
        yield Static("ready 0", id="line")
        yield Footer()

    def action_next(self) -> None:
        """Count."""
        line = self.query_one("#line", Static)
        line.update(f"ready {int(str(line.content).split()[1]) + 1}")


if __name__ == "__main__":
    Bare().run()

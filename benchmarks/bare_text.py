"""The floor for typing: a bare Textual app with a header, a footer and a text area that holds a text already."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, TextArea


class BareText(App[None]):
    """As little as an app to write in can be."""

    def compose(self) -> ComposeResult:
        """A header, the text, a footer."""
        yield Header()
        yield TextArea(Path(sys.argv[1]).read_text(encoding="utf-8"))
        yield Footer()

    def on_mount(self) -> None:
        """Begin to write."""
        self.query_one(TextArea).focus()


if __name__ == "__main__":
    BareText().run()

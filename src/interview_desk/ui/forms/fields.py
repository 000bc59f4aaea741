"""Form fields: a line, a line with a preview, a long text, and a list of lines."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Selection

from interview_desk.domain.text import LINE_LIMIT, TEXT_LIMIT
from interview_desk.ui.dialogs.ask import Preview
from interview_desk.ui.toolkit.graphemes import end_of_first, start_of_last
from interview_desk.ui.toolkit.oneline import OneLine
from interview_desk.ui.toolkit.selecting import find_word
from interview_desk.ui.toolkit.sheet import brush_of
from interview_desk.ui.toolkit.spans import Line, TextSpan, find_act, line, paragraph, width_of

_PATIENCE = 10_000
"""Event loop turns after which a field that no longer accepts input is not waited for."""
SIDE_PANEL = 33
"""Maximum width, in cells, of a preview shown next to its field; a wider preview goes below."""


class Painted(Widget):
    """Widget that shows styled lines."""

    DEFAULT_CSS = "Painted { height: 1; width: 100%; }"

    def __init__(self, *lines: Line, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = lines

    def show(self, *lines: Line) -> None:
        """Show other lines."""
        self._lines = lines
        self.styles.height = max(len(lines), 0)
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the clicked span."""
        act = find_act(self._lines[event.y], self.size.width, event.x) if event.y < len(self._lines) else ""
        if act:
            await self.screen.run_action(f"screen.{act}")

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        content = self._lines[y] if y < len(self._lines) else line()
        return brush_of(self).strip(content, self.size.width)


async def settled(*widgets: Widget) -> None:
    """Wait until some widgets have processed every key sent to them."""
    for widget in widgets:
        for _ in range(_PATIENCE):
            if widget._message_queue.empty():  # noqa: SLF001 - no other way to know
                break
            await asyncio.sleep(0)


class Field(Horizontal):
    """Question of a form, with its answer: a text or a tuple of texts."""

    DEFAULT_CSS = """
    Field { height: auto; width: 100%; padding: 0 1 0 3; }
    Field Caption { width: 22; height: 1; }
    Field Input { width: 1fr; min-width: 18; height: 1; border: none; border-left: outer $border; padding: 0 1; }
    Field Input:focus { border: none; border-left: outer $primary; }
    Field.-wrong Input { border-left: outer $error; }
    """

    class Changed(Message):
        """Message posted when the answer changes."""

        def __init__(self, field: "Field", value: str | tuple[str, ...]) -> None:
            super().__init__()
            self.field = field
            self.value = value

    class Committed(Message):
        """Message posted when the added lines change; text still being typed does not count."""

        def __init__(self, field: "Field", lines: tuple[str, ...]) -> None:
            super().__init__()
            self.field = field
            self.lines = lines

    class Done(Message):
        """Message posted on enter, to move on to the next field."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    def __init__(self, key: str, label: str) -> None:
        super().__init__()
        self.key = key
        self.label = label

    def begin(self) -> None:
        """Focus this field."""
        for widget in self.query("Input, Choice, Stars, TextArea"):
            self.screen.set_focus(widget)  # set directly: `focus` comes after keys already sent
            return

    def _find_input(self) -> Input | None:
        """Return the line that is typed in; None until the field is composed, which is shortly after it is mounted."""
        return next(iter(self.query(Input)), None)

    def load(self, text: str) -> None:
        """Show another text in this field."""

    def get_value(self) -> str | tuple[str, ...] | None:
        """Return the current value of a field that is typed in; None if every key was passed on at once."""
        return None

    async def settle(self) -> None:
        """Wait until every key sent to this field is processed; the input's own task does that."""
        await settled(*self.query(Input), *self.query(TextArea))

    async def enter(self) -> bool:
        """Handle enter after every key before it; return True if the form moves on to the next field."""
        await self.settle()
        return True

    def on_descendant_focus(self) -> None:
        """Highlight the label."""
        self.query_one(Caption).refresh()

    def on_descendant_blur(self) -> None:
        """Dim the label."""
        self.query_one(Caption).refresh()


class Caption(Widget):
    """Label of a field, highlighted while the field has the focus."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def render_line(self, y: int) -> Strip:
        """Draw the label."""
        del y
        field = next((ancestor for ancestor in self.ancestors if isinstance(ancestor, Field)), None)
        here = field is not None and field.has_focus_within
        bit = TextSpan(self._label, "text" if here else "muted", bold=here)
        return brush_of(self).strip(line(bit), self.size.width)


class TextField(Field):
    """Single-line field with an optional preview of how its text is understood."""

    DEFAULT_CSS = """
    TextField Vertical { width: 1fr; height: auto; }
    TextField .typed { height: 1; }
    TextField .echo { width: 34; height: 1; padding: 0 0 0 1; }
    TextField .below { height: 0; padding: 0 0 0 2; }
    TextField.-plain .echo, TextField.-long .echo { display: none; }
    """

    def __init__(
        self, key: str, label: str, value: str = "", placeholder: str = "", echo: Callable[[str], Preview] | None = None
    ) -> None:
        super().__init__(key, label)
        self._value = value
        self._placeholder = placeholder
        self._echo = echo
        if echo is None:
            self.add_class("-plain")

    def compose(self) -> ComposeResult:
        """Yield the label, the input, and the preview, which goes below the input if it is too long."""
        yield Caption(self.label)
        with Vertical():
            with Horizontal(classes="typed"):
                yield OneLine(self._value, placeholder=self._placeholder)
                yield Painted(classes="echo")
            yield Painted(classes="below")

    def on_mount(self) -> None:
        """Show the preview of the initial text."""
        self._show_preview(self._value)

    def on_resize(self) -> None:
        """Show the preview in the new width."""
        self._show_preview(self.get_value())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the preview and post the new answer.

        A text too long for a line stays whole until it is edited.
        """
        event.stop()
        self._show_preview(event.value)
        self.post_message(self.Changed(self, self._value if event.value == self._value[:LINE_LIMIT] else event.value))

    def load(self, text: str) -> None:
        """Show another text."""
        self._value = text
        field = self._find_input()
        if field is not None:
            field.value = text

    def get_value(self) -> str:
        """Return the line; a text too long for a line stays whole until it is edited."""
        field = self._find_input()
        return self._value if field is None or field.value == self._value[:LINE_LIMIT] else field.value

    def _show_preview(self, text: str) -> None:
        if self._echo is None or self._find_input() is None:
            return
        preview = self._echo(text) if text.strip() else None
        self.set_class(preview is not None and not preview.good, "-wrong")
        message = (
            f"→ {preview.message}"
            if preview is not None and preview.good
            else preview.message
            if preview is not None
            else ""
        )
        message_line = line(TextSpan(message, "upcoming" if preview is not None and preview.good else "overdue"))
        long = width_of(message) > SIDE_PANEL
        self.set_class(long, "-long")
        self.query_one(".echo", Painted).show(line() if long else message_line)
        below = paragraph(message, max(self.size.width - 30, 30), message_line.left_spans[0].role) if long else []
        self.query_one(".below", Painted).show(*below)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Move on to the next field."""
        event.stop()
        self.post_message(self.Done(self))


def put_text(area: TextArea, text: str) -> None:
    """Show another text, keeping the cursor at its position as far as possible."""
    if area.text == text:
        return
    row, column = area.cursor_location
    area.load_text(text)
    row = min(row, area.document.line_count - 1)
    area.move_cursor((row, min(column, len(area.document.get_line(row)))))


class LongArea(TextArea):
    """Multi-line text area that takes as much as can be stored, and rejects a longer paste with a message.

    It moves and deletes by characters as people see them, and a double click selects a word.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "document_edge(False)", "beginning of the text", show=False),
        Binding("ctrl+end", "document_edge(True)", "end of the text", show=False),
        Binding("ctrl+shift+home", "document_edge(False, True)", "select to the beginning", show=False),
        Binding("ctrl+shift+end", "document_edge(True, True)", "select to the end", show=False),
    ]

    def action_document_edge(self, end: bool, select: bool = False) -> None:
        """Move the cursor to the beginning or the end of the text."""
        self.move_cursor(self.document.end if end else (0, 0), select=select)

    def get_cursor_left_location(self) -> tuple[int, int]:
        """Return where the visible character before the cursor begins."""
        line, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        return line, start_of_last(self.document.get_line(line)[:column])

    def get_cursor_right_location(self) -> tuple[int, int]:
        """Return where the visible character after the cursor ends."""
        line, column = self.cursor_location
        rest = self.document.get_line(line)[column:]
        return (line, column + end_of_first(rest)) if rest else super().get_cursor_right_location()

    def action_cut(self) -> None:
        """Cut the selected text; Textual would cut the whole paragraph if nothing is selected."""
        if self.selection.is_empty:
            self.app.copy_to_clipboard("")
        else:
            super().action_cut()

    def on_click(self, event: events.Click) -> None:
        """Select the word under a double click."""
        if event.chain > 1:
            line, column = self.get_target_document_location(event)
            word = find_word(self.document.get_line(line), column)
            if word is not None:
                self.selection = Selection((line, word[0]), (line, word[1]))

    def on_paste(self, event: events.Paste) -> None:
        """Reject a paste that is too long before it is drawn, because drawing a megabyte takes too long."""
        if len(self.text) + len(event.text) > TEXT_LIMIT:
            event.stop()
            event.prevent_default()
            message = f"At most {TEXT_LIMIT:,} characters fit; the {len(event.text):,} of the paste were not put in"
            self.app.notify(message, severity="error", markup=False)


class GrowingArea(LongArea):
    """Text area that wraps at its current width.

    Textual's own area, when as high as its text, sometimes keeps the wrapping of an earlier width.
    """

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        updated = super()._size_updated(size, virtual_size, container_size, layout)
        self.call_after_refresh(self._wrap_anew)
        return updated

    def _wrap_anew(self) -> None:
        if self.wrapped_document._width != self.wrap_width:  # noqa: SLF001 - no other way to know
            self._rewrap_and_refresh_virtual_size()


class LongField(Field):
    """Multi-line field that grows with its text."""

    DEFAULT_CSS = """
    LongField TextArea { width: 1fr; height: auto; min-height: 2; max-height: 12; border: none; padding: 0 1; }
    LongField TextArea { border-left: outer $border; scrollbar-size-vertical: 1; }
    LongField TextArea:focus { border: none; border-left: outer $primary; }
    """

    def __init__(self, key: str, label: str, value: str = "", placeholder: str = "") -> None:
        super().__init__(key, label)
        self._value = value
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Yield the label and the text area."""
        yield Caption(self.label)
        yield GrowingArea(
            self._value,
            placeholder=self._placeholder,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
        )

    def load(self, text: str) -> None:
        """Show another text."""
        self._value = text
        for area in self.query(TextArea):
            put_text(area, text)

    def get_value(self) -> str:
        """Return the text."""
        return next((area.text for area in self.query(TextArea)), self._value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Post the text as the new answer."""
        event.stop()
        self.post_message(self.Changed(self, event.text_area.text))


class ManyField(Field):
    """Field for a list of lines.

    Enter adds a line, enter on an empty line moves on, and backspace on an empty line reopens the last line.

    Args:
        key: the key of the answer.
        label: the question.
        values: the existing lines.
        placeholder: an example.
        format_entry: formats a line for display; without it, a line is shown as typed.
        echo: previews a line while it is typed; without it, `format_entry` is used.
        typed: the unfinished line to start with.
    """

    DEFAULT_CSS = """
    ManyField Vertical { width: 1fr; height: auto; }
    ManyField .entries { height: 0; }
    ManyField .echo { height: 0; padding: 0 0 0 2; }
    """

    def __init__(
        self,
        key: str,
        label: str,
        values: Sequence[str] = (),
        placeholder: str = "",
        format_entry: Callable[[str], str] | None = None,
        echo: Callable[[str], str] | None = None,
        typed: str = "",
    ) -> None:
        super().__init__(key, label)
        self.values = list(values)
        self._placeholder = placeholder
        self._told = format_entry
        self._echo = echo or format_entry
        self._typed = typed

    def compose(self) -> ComposeResult:
        """Yield the label, the existing lines, an input for a new line, and its preview."""
        yield Caption(self.label)
        with Vertical():
            yield Painted(classes="entries")
            yield OneLine(self._typed, placeholder=self._placeholder, many=self._paste)
            yield Painted(classes="echo")

    def get_value(self) -> tuple[str, ...]:
        """Return every line, including the line being typed."""
        text = self.typing.strip()
        return (*self.values, text) if text else tuple(self.values)

    @property
    def typing(self) -> str:
        """Text being typed that is not added yet."""
        field = self._find_input()
        return field.value if field is not None else self._typed

    def commit(self) -> tuple[str, ...]:
        """Add the text being typed as a line, and return all lines."""
        field = self._find_input()
        text = field.value.strip() if field is not None else ""
        if field is not None and text:
            self.values.append(text)
            with field.prevent(Input.Changed):
                field.value = ""
            self._show()
            self.post_message(self.Changed(self, tuple(self.values)))
            self.post_message(self.Committed(self, tuple(self.values)))
        return tuple(self.values)

    async def enter(self) -> bool:
        """Add the typed line and return False, or return True if it is empty."""
        await self.settle()
        if not self.typing.strip():
            return True
        self.commit()
        return False

    def _paste(self, lines: list[str]) -> None:
        """Add pasted lines, leaving the last line in the input."""
        field = self.query_one(Input)
        first, *rest = [field.value + lines[0], *lines[1:]]
        for entry in (first, *rest[:-1]):
            field.value = entry[:LINE_LIMIT]
            self.commit()
        field.value = rest[-1][:LINE_LIMIT]
        field.cursor_position = len(field.value)

    def show_values(self, values: Sequence[str]) -> None:
        """Show other lines, keeping the text being typed."""
        if list(values) != self.values:
            self.values = list(values)
            self._show()

    def on_mount(self) -> None:
        """Show the existing lines."""
        self._show()

    def _show(self) -> None:
        if self._find_input() is None:
            return
        format_entry = self._told or str
        self.query_one(".entries", Painted).show(
            *(line(TextSpan("· ", "key"), TextSpan(format_entry(value))) for value in self.values)
        )
        self._show_preview(self.typing)

    def _show_preview(self, text: str) -> None:
        preview = self._echo(text) if self._echo is not None and text.strip() else ""
        lines = [line(TextSpan(f"→ {preview}", "upcoming"))] if preview and preview != text.strip() else []
        self.query_one(".echo", Painted).show(*lines)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Post every line, including the line being typed, so that nothing is lost."""
        event.stop()
        self._show_preview(self.typing)
        self.post_message(self.Changed(self, self.get_value()))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add the line, or move on to the next field."""
        event.stop()
        if await self.enter():
            self.post_message(self.Done(self))

    def on_key(self, event: events.Key) -> None:
        """Move the last line back into the input, on backspace in an empty input."""
        field = self.query_one(Input)
        if event.key == "backspace" and not field.value and self.values:
            event.stop()
            event.prevent_default()
            text = self.values.pop()
            self._show()
            field.value = text
            field.cursor_position = len(text)
            self.post_message(self.Committed(self, tuple(self.values)))

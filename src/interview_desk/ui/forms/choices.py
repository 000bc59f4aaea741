"""Fields answered by picking: a few options, or one to five stars."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from interview_desk.ui.forms.fields import Caption, Field
from interview_desk.ui.toolkit.sheet import brush_of
from interview_desk.ui.toolkit.spans import TextSpan, line, width_of

STAR_WORDS = ("", "not for me", "doubtful", "possible", "a good fit", "I want this")
RATING_WORDS = ("", "badly", "so-so", "all right", "well", "very well")


class Choice(Widget, can_focus=True):
    """Set of options, chosen by first letter, arrow keys, or click."""

    DEFAULT_CSS = """
    Choice { width: 1fr; height: 1; padding: 0 1; border-left: outer $border; }
    Choice:focus { border-left: outer $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "previous", show=False),
        Binding("right,space", "step(1)", "next", show=False),
        Binding("enter", "done", "on", show=False),
    ]

    class Picked(Message):
        """Message posted when another option is chosen."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    class Done(Message):
        """Message posted on enter, to move on to the next field."""

    def __init__(
        self, options: Sequence[tuple[str, str]], value: str, effects: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._beside = effects or {}
        self._options = tuple(options)
        self.value = value
        self._spans: list[tuple[int, int, int, str]] = []

    def _rows(self) -> list[list[tuple[str, str]]]:
        """Return the options in as many rows as the width requires."""
        rows: list[list[tuple[str, str]]] = [[]]
        used = 0
        for value, word in self._options:
            cells = width_of(word) + 5
            if used + cells - 3 > max(self.content_size.width, 20) and rows[-1]:
                rows.append([])
                used = 0
            rows[-1].append((value, word))
            used += cells
        return rows

    def on_resize(self) -> None:
        """Set the height to the number of rows."""
        self.styles.height = len(self._rows())

    def render_line(self, y: int) -> Strip:
        """Draw a row of options: the chosen option bold, each first letter underlined."""
        rows = self._rows()
        bits: list[TextSpan] = []
        self._spans = [span for span in self._spans if span[0] != y]
        at = 0
        for value, word in rows[y] if y < len(rows) else []:
            here = value == self.value
            self._spans.append((y, at, at + width_of(word) + 2, value))
            at += width_of(word) + 5
            role = "text" if here else "muted"
            bits += [
                *([TextSpan("   ")] if bits else []),
                TextSpan("● " if here else "○ ", "key" if here else "faint"),
                TextSpan(word[0], role, bold=here, underline=True),
                TextSpan(word[1:], role, bold=here),
            ]
        if y == len(rows) - 1 and self.value in self._beside:
            bits.append(TextSpan(f"   {self._beside[self.value]}", "upcoming"))
        return brush_of(self).strip(line(*bits), self.size.width)

    def _pick(self, value: str) -> None:
        self.value = value
        self.refresh()
        self.post_message(self.Picked(value))

    def action_step(self, step: int) -> None:
        """Choose the next or previous option."""
        values = [value for value, _ in self._options]
        at = values.index(self.value) if self.value in values else -1 if step > 0 else 0
        self._pick(values[(at + step) % len(values)])

    def action_done(self) -> None:
        """Move on to the next field."""
        self.post_message(self.Done())

    def on_key(self, event: events.Key) -> None:
        """Choose an option by its first letter."""
        if event.character is None:
            return
        for value, word in self._options:
            if word[0].casefold() == event.character.casefold():
                event.stop()
                event.prevent_default()
                self._pick(value)
                return

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked option."""
        at = event.x - 2
        for row, start, end, value in self._spans:
            if row == event.y and start <= at < end:
                self._pick(value)

    def on_focus(self) -> None:
        """Redraw the options."""
        self.refresh()


class ChoiceField(Field):
    """Question with a few possible answers; `effects` maps an answer to its effect, shown while it is chosen."""

    def __init__(
        self,
        key: str,
        label: str,
        options: Sequence[tuple[str, str]],
        value: str,
        effects: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(key, label)
        self._options = options
        self._value = value
        self._beside = effects

    def compose(self) -> ComposeResult:
        """Yield the label and the options."""
        yield Caption(self.label)
        yield Choice(self._options, self._value, self._beside)

    def on_choice_picked(self, message: Choice.Picked) -> None:
        """Post the chosen option as the new answer."""
        message.stop()
        self.post_message(self.Changed(self, message.value))

    def on_choice_done(self, message: Choice.Done) -> None:
        """Move on to the next field."""
        message.stop()
        self.post_message(self.Done(self))


class Stars(Widget, can_focus=True):
    """Rating of one to five stars, set by digit, arrow keys, or click."""

    DEFAULT_CSS = "Stars { width: 1fr; height: 1; padding: 0 1; border-left: outer $border; } Stars:focus { border-left: outer $primary; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"rate({n})", "stars", show=False) for n in range(6)),
        Binding("left", "step(-1)", "fewer", show=False),
        Binding("right,space", "step(1)", "more", show=False),
        Binding("enter", "done", "on", show=False),
    ]

    class Rated(Message):
        """Message posted when the rating changes."""

        def __init__(self, value: int) -> None:
            super().__init__()
            self.value = value

    class Done(Message):
        """Message posted on enter, to move on to the next field."""

    def __init__(self, value: int, words: Sequence[str]) -> None:
        super().__init__()
        self.value = value
        self._words = words

    def render_line(self, y: int) -> Strip:
        """Draw the stars and their meaning."""
        del y
        meaning = self._words[self.value] if self.value else "1 to 5"
        content = line(
            TextSpan("★" * self.value, "due"),
            TextSpan("☆" * (5 - self.value), "faint"),
            TextSpan(f"  {meaning}", "text" if self.value else "muted"),
        )
        return brush_of(self).strip(content, self.size.width)

    def action_rate(self, stars: int) -> None:
        """Set the number of stars; 0 removes the rating."""
        self.value = stars
        self.refresh()
        self.post_message(self.Rated(stars))

    def action_step(self, step: int) -> None:
        """Raise or lower the rating, within 0 to 5."""
        self.action_rate(max(0, min(5, self.value + step)))

    def action_done(self) -> None:
        """Move on to the next field."""
        self.post_message(self.Done())

    def on_click(self, event: events.Click) -> None:
        """Set the rating to the clicked star."""
        if 2 <= event.x < 7:
            self.action_rate(event.x - 1)


class StarsField(Field):
    """Question answered with one to five stars."""

    def __init__(self, key: str, label: str, value: int, words: Sequence[str] = STAR_WORDS) -> None:
        super().__init__(key, label)
        self._value = value
        self._words = words

    def compose(self) -> ComposeResult:
        """Yield the label and the stars."""
        yield Caption(self.label)
        yield Stars(self._value, self._words)

    def on_stars_rated(self, message: Stars.Rated) -> None:
        """Post the rating as the new answer."""
        message.stop()
        self.post_message(self.Changed(self, str(message.value)))

    def on_stars_done(self, message: Stars.Done) -> None:
        """Move on to the next field."""
        message.stop()
        self.post_message(self.Done(self))

"""Frame of every pane: the tabs and a summary of today at the top, the key bar at the bottom."""

import re
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from interview_desk.domain.dates.calendar import say_day, say_near, say_span, say_time
from interview_desk.domain.insights.effort import FULL_WEEK
from interview_desk.services.settings.keys import default_key
from interview_desk.ui.core import routes
from interview_desk.ui.core.facts import Facts
from interview_desk.ui.core.key_names import format_key
from interview_desk.ui.toolkit.sheet import brush_of
from interview_desk.ui.toolkit.spans import Line, TextSpan, line, paragraph, width_of

NAME = "interview-desk"
SAMPLE = "sample desk"
NARROW, WIDE, TALL = 100, 160, 30
SMALLEST = (60, 18)
GAP = "   "


class Masthead(Widget):
    """Two lines at the top of a pane: the tabs, and a summary of today."""

    DEFAULT_CSS = "Masthead { height: 2; width: 100%; }"

    class TabClicked(Message):
        """Message posted when a tab is clicked."""

        def __init__(self, mode: str) -> None:
            super().__init__()
            self.mode = mode

    class NextClicked(Message):
        """Message posted when the next interview is clicked."""

    def __init__(self, mode: str) -> None:
        super().__init__()
        self._mode = mode
        self._facts: Facts | None = None
        self._next_start = 0
        """Cell at which the next interview is named, in the second line."""
        self._spans: list[tuple[int, int, str]] = []

    def show(self, facts: Facts) -> None:
        """Show newer facts."""
        if facts is not self._facts:
            self._facts = facts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the tabs or the summary of today."""
        width = self.size.width
        return brush_of(self).strip(self._tabs(width) if y == 0 else self._strip(width), width, "bar")

    def _tabs(self, width: int) -> Line:
        name = SAMPLE if getattr(self.app, "is_demo", False) else NAME
        bits = [TextSpan(f" {name}  ", "key", bold=True)] if width >= NARROW else [TextSpan(" ")]
        self._spans = []
        at = sum(width_of(bit.text) for bit in bits)
        counts = self._tab_counts()
        changed: dict[str, str] = getattr(self.app, "keys_in_force", {})
        for tab in routes.PANES:
            key = changed.get(tab.binding_id, tab.key).split(",")[0]
            count = f" {counts[tab.name]}" if counts.get(tab.name) else ""
            here = tab.name == self._mode
            parts = (
                [TextSpan(f" {key} {tab.title}{count} ", "page", bold=True, on="key")]
                if here
                else [TextSpan(f" {key} ", "key"), TextSpan(tab.title, "muted"), TextSpan(f"{count} ", "muted")]
            )
            length = sum(width_of(bit.text) for bit in parts)
            self._spans.append((at, at + length, tab.name))
            bits += [*parts, TextSpan(" ")]
            at += length + 1
        right: list[TextSpan] = []
        if self._facts is not None:
            ctx = self._facts.ctx
            right = [TextSpan(say_day(ctx.today)), TextSpan(f" {say_time(ctx.at, ctx.zone)} ", "muted")]
        return line(*bits, right=right)

    def _tab_counts(self) -> dict[str, int]:
        if self._facts is None:
            return {}
        counts = self._facts.counts
        return {
            "today": counts.get("overdue", 0) + counts.get("due", 0),
            "board": self._facts.applications,
            "notes": self._facts.open_notes,
        }

    def _strip(self, width: int) -> Line:
        facts = self._facts
        if facts is None:
            return line()
        words = width >= NARROW
        bits = [TextSpan(" ")]
        open_now = facts.counts.get("overdue", 0) + facts.counts.get("due", 0)
        if not open_now:
            message = "Nothing to do today." if facts.applications else "Nothing due. Your desk is clear."
            bits += [TextSpan(f"{message}  ", "ok")]
        for state, glyph, word in (
            ("overdue", "▲", "overdue"),
            ("due", "●", "to do"),
            ("upcoming", "○", "upcoming"),
            ("waiting", "◌", "waiting"),
        ):
            count = facts.counts.get(state, 0)
            if count:
                bits += [TextSpan(f"{glyph} ", state), TextSpan(str(count), state, bold=state in {"overdue", "due"})]
                bits.append(TextSpan(f" {word}  " if words else "  ", state))
        right = self._next(facts, words=words)
        self._next_start = width - sum(width_of(span.text) for span in right)
        if words and facts.applications:
            filled = min(facts.effort, FULL_WEEK)
            bars = [TextSpan(" " + "▪" * filled, "ok"), TextSpan("▫" * (FULL_WEEK - filled), "faint")]
            bars.append(TextSpan(" effort this week", "muted"))
            if sum(width_of(span.text) for span in (*bits, *bars)) < self._next_start:
                bits += bars
        return line(*bits, right=right)

    def _next(self, facts: Facts, *, words: bool) -> list[TextSpan]:
        if facts.next_interview is None:
            return []
        interview, company = facts.next_interview
        ctx = facts.ctx
        away = interview.starts_at - ctx.at
        day = ctx.day(interview.starts_at)
        time = say_time(interview.starts_at, ctx.zone)
        when = f"{time} " if day == ctx.today else f"{say_near(day, ctx.today)} {time} "
        bits = [
            TextSpan("next ", "muted"),
            TextSpan(when, bold=True),
            TextSpan(company if len(company) <= 24 else company[:23] + "…", bold=True),
        ]
        if words:
            bits.append(TextSpan(f" {interview.method}", "muted"))
        return [*bits, TextSpan(", in ", "muted"), TextSpan(f"{say_span(away)} ", bold=True)]

    def on_click(self, event: events.Click) -> None:
        """Go to the pane of the clicked tab, or to the prep sheet of the next interview."""
        if event.y == 1 and event.x >= self._next_start and self._facts is not None and self._facts.next_interview:
            self.post_message(self.NextClicked())
        if event.y == 0:
            for start, end, mode in self._spans:
                if start <= event.x < end:
                    self.post_message(self.TabClicked(mode))


class TooSmall(Widget):
    """Message of a window that is too small for the app; everything else is hidden."""

    DEFAULT_CSS = "TooSmall { display: none; width: 100%; height: 100%; }"

    def render_line(self, y: int) -> Strip:
        """Draw a line of the message."""
        message = f"Please make the window at least {SMALLEST[0]} by {SMALLEST[1]}."
        lines = paragraph(message, self.size.width)
        return brush_of(self).strip(lines[y] if y < len(lines) else line(), self.size.width)


class Hint(NamedTuple):
    """Hint in the key bar: the key as it is shown, its label, and the action that a click runs."""

    key: str
    label: str
    action: str = ""


_WORKS_WHILE_TYPING = re.compile(r"f\d+|(?:ctrl|alt|super)\+.+")


class KeyBar(Widget):
    """Line of hints in order of importance; hints that do not fit are omitted, never cut."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 100%; dock: bottom; }"
    PINNED = (("app.keys", "keys", "app.keys"), ("app.palette", "commands", "app.command_palette"))
    """Hints at the right end: the id of the binding, the label, and the action of a click."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] = ()
        self._writing = False
        self._message: tuple[TextSpan, ...] = ()
        self._spans: list[tuple[int, int, str]] = []

    def show(self, hints: tuple[Hint, ...], *, writing: bool = False) -> None:
        """Show the keys that apply here."""
        if (hints, writing) != (self._hints, self._writing):
            self._hints, self._writing = hints, writing
            self.refresh()

    def show_message(self, *message: TextSpan) -> None:
        """Show a message instead of the hints; without a message, show the hints again."""
        self._message = message
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the hints or the message."""
        del y
        width = self.size.width
        right, right_spans, right_width = self._pinned(width)
        bits: list[TextSpan] = [TextSpan(" WRITE ", "page", bold=True, on="write")] if self._writing else []
        bits.append(TextSpan(" "))
        if self._message:
            self._spans = right_spans
            return brush_of(self).strip(line(*bits, *self._message, right=right), width, "bar")
        at = sum(width_of(bit.text) for bit in bits)
        self._spans = []
        for hint in self._hints:
            length = width_of(hint.key) + 1 + width_of(hint.label)
            gap = GAP if self._spans else ""
            if at + len(gap) + length + right_width + 2 > width:
                break
            bits += [TextSpan(gap), TextSpan(hint.key, "key", bold=True), TextSpan(f" {hint.label}")]
            at += len(gap)
            self._spans.append((at, at + length, hint.action))
            at += length
        self._spans += right_spans
        return brush_of(self).strip(line(*bits, right=right), width, "bar")

    def _pinned(self, width: int) -> tuple[list[TextSpan], list[tuple[int, int, str]], int]:
        hints = (
            Hint(key, label, action)
            for binding, label, action in self.PINNED
            if (key := self._find_pinned_key(binding))
        )
        pinned = tuple(hints)[: None if width >= NARROW else 1]
        bits: list[TextSpan] = []
        lengths = []
        for n, hint in enumerate(pinned):
            gap = GAP if n else ""
            bits += [TextSpan(gap), TextSpan(hint.key, "key", bold=True), TextSpan(f" {hint.label}", "muted")]
            lengths.append((len(gap), len(hint.key) + 1 + len(hint.label), hint.action))
        bits.append(TextSpan(" "))
        total = sum(before + length for before, length, _ in lengths) + 1
        spans, at = [], width - total
        for before, length, action in lengths:
            spans.append((at + before, at + before + length, action))
            at += before + length
        return bits, spans, total

    def _find_pinned_key(self, binding: str) -> str:
        """Return the key of a binding that works now; empty if each of its keys would be typed."""
        changed: dict[str, str] = getattr(self.app, "keys_in_force", {})
        keys = [key.strip() for key in (changed.get(binding) or default_key(binding)).split(",")]
        if self._writing:
            keys = [key for key in keys if _WORKS_WHILE_TYPING.fullmatch(key)]
        if not keys:
            return ""
        return format_key(keys[0] if binding == "app.keys" else keys[-1])

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the clicked hint."""
        for start, end, action in self._spans:
            if start <= event.x < end and action:
                await self.screen.run_action(action)

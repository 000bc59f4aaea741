"""Story bank page: stories, questions, questions to ask, and lessons, in four lists."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from interview_desk.services.practice import preparing, stories
from interview_desk.services.practice.stories import Bank
from interview_desk.ui.core import navigation, routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.bank.view import (
    ask_row,
    fix_row,
    lesson_row,
    question_detail,
    question_row,
    story_detail,
    story_row,
)
from interview_desk.ui.pages.page import Page
from interview_desk.ui.toolkit.sheet import Lines, ListView, Panel, Row, Sheet
from interview_desk.ui.toolkit.spans import Line, TextSpan, line, paragraph

LISTS = ("stories", "questions", "to ask", "lessons")
_EMPTY = {
    "stories": "No story yet. n begins one: a situation, your task, what you did, what came of it.",
    "questions": "No question yet. The debrief asks for them, and here you see how your answers develop.",
    "to ask": "No question of yours yet. n adds one to ask everywhere; the prep sheet adds those for one company.",
    "lessons": "Nothing yet. “Fix next time” of the debriefs gathers here, and one lesson of each application that closed.",
}


class BankPage(Page):
    """Page that lists stories, the questions they ask, the questions to ask them, and lessons."""

    ROUTE = routes.BANK
    CSS_PATH = "screen.tcss"
    FILTER_IN = "#bank-box"
    SIDE_PANEL = "#bank-detail"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", tooltip="open the story; begin one for the question; reword", id="bank.open"),
        Binding("n,a", "new", "new", tooltip="a new story, or a question to ask everywhere", id="bank.new"),
        Binding(
            "right_square_bracket",
            "list(1)",
            "next list",
            tooltip="stories, questions, to ask, lessons",
            id="bank.next",
        ),
        Binding("left_square_bracket", "list(-1)", "list before", tooltip="the list before", id="bank.before"),
        Binding(
            "c",
            "closing",
            "closing statement",
            tooltip="the closing statement for every application",
            id="bank.closing",
        ),
        Binding("D", "delete", "delete", tooltip="delete the story; u brings it back", id="bank.delete"),
        Binding("slash", "filter", "filter", tooltip="filter by any word in it", id="bank.filter"),
        Binding("z", "side", "details", tooltip="show or hide the details", id="bank.side"),
        Binding("J", "beside(3)", "scroll on", tooltip="scroll the details", id="bank.beside_on"),
        Binding("K", "beside(-3)", "scroll back", tooltip="scroll them back", id="bank.beside_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._bank = Bank((), (), (), (), ())
        self._list = "stories"

    def body(self) -> ComposeResult:
        """Compose the list, and the details of the row under the cursor."""
        yield Painted(id="bank-head")
        with Horizontal(id="bank"):
            with Panel("Stories", id="bank-box"):
                yield ListView(id="bank-rows")
            with Panel("In full", id="bank-detail-box"):
                yield Sheet(id="bank-detail", focusable=True)

    def home(self) -> Widget | None:
        """Return the list of rows."""
        return self.query_one("#bank-rows", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current list."""
        if self.is_writing:
            return (Hint("⏎", "to the list", "screen.back"), Hint("esc", "clears", "screen.back"))
        first = {
            "stories": (Hint("⏎", "open", "screen.open"),),
            "questions": (Hint("⏎", "a story for it", "screen.open"),),
            "to ask": (Hint("⏎", "reword", "screen.open"),),
        }
        some = self.query_one("#bank-rows", ListView).key is not None
        return (
            *(first.get(self._list, ()) if some else ()),
            Hint("n", "new question" if self._list == "to ask" else "new story", "screen.new"),
            Hint("[ ]", "next list", "screen.list(1)"),
            Hint("/", "filter", "screen.filter"),
            Hint("c", "closing statement", "screen.closing"),
            Hint("z", "details", "screen.side"),
            Hint("esc", "back", "screen.back"),
        )

    def facts_changed(self) -> None:
        """Reload the bank."""
        self.begin_work("bank", self._read)

    def on_screen_resume(self) -> None:
        """Reload the bank: a story may have changed in the meantime."""
        super().on_screen_resume()
        self.begin_work("bank", self._read)

    async def _read(self) -> None:
        bank = await self.run_database_work(stories.read_bank, self.desk)
        if bank is not None:
            self._bank = bank
            self.refill()

    def refill(self) -> None:
        """Show the rows of the current list that match the filter."""
        bank = self._bank
        counts = {
            "stories": len(bank.stories),
            "questions": len(bank.questions),
            "to ask": len(bank.to_ask),
            "lessons": len(bank.fixes) + len(bank.lessons),
        }
        bits = [TextSpan(" Bank  ", "key", bold=True)]
        for name in LISTS:
            here = name == self._list
            bits += [
                TextSpan(f" {name} ", "page" if here else "muted", bold=here, on="key" if here else ""),
                TextSpan(f"{counts[name]}  ", "muted"),
            ]
        self.query_one("#bank-head", Painted).show(line(*bits))
        self.query_one("#bank-box", Panel).entitle(self._list.capitalize())
        words = self.filter_words
        rows = [row for row, text in self._rows() if all(word in text.casefold() for word in words)]
        if not rows:
            message = f"No “{' '.join(words)}”. esc clears the filter." if words else _EMPTY[self._list]
            rows = [Row("empty", 3, lambda width: paragraph(message, width, "muted"), selectable=False)]
        self.query_one("#bank-rows", ListView).fill(rows)
        self.show_hints()

    def _rows(self) -> list[tuple[Row, str]]:
        """Return the rows of the current list, each with the text that the filter searches."""
        bank, ctx = self._bank, self.facts.ctx

        def make_renderer(lines: list[Line]) -> Lines:
            return lambda _width: lines

        if self._list == "stories":
            return [
                (
                    Row(("story", entry.id), 2, make_renderer(story_row(entry, bank, ctx))),
                    " ".join((*entry[1:7], *entry.tags)),
                )
                for entry in bank.stories
            ]
        if self._list == "questions":
            return [
                (
                    Row(("question", n), 2, make_renderer(question_row(entry, ctx))),
                    " ".join(f"{each.question} {each.answer} {each.company}" for each in entry.answers),
                )
                for n, entry in enumerate(bank.questions)
            ]
        if self._list == "to ask":
            return [
                (
                    Row(("ask", entry.question.id), 2, make_renderer(ask_row(entry))),
                    f"{entry.question.text} {entry.question.answer} {entry.company}",
                )
                for entry in bank.to_ask
            ]
        fixes = [
            (Row(("fix", n), 2, make_renderer(fix_row(entry, ctx))), f"{entry.text} {entry.company}")
            for n, entry in enumerate(bank.fixes)
        ]
        lessons = [
            (Row(("lesson", entry.application), 2, make_renderer(lesson_row(entry))), f"{entry.text} {entry.company}")
            for entry in bank.lessons
        ]
        return fixes + lessons

    def on_list_view_highlighted(self) -> None:
        """Show the details of the row under the cursor."""
        self.call_after_refresh(self._follow_cursor)

    def _follow_cursor(self) -> None:
        key, bank, ctx = self.query_one("#bank-rows", ListView).key, self._bank, self.facts.ctx
        kind, name = self._row(key)
        story = next((candidate for candidate in bank.stories if candidate.id == name), None)
        if kind == "story" and story is not None:
            self.show_in_side_panel(lambda width: story_detail(story, bank, ctx, width))
        elif kind == "question" and int(str(name)) < len(bank.questions):
            question = bank.questions[int(str(name))]
            self.show_in_side_panel(lambda width: question_detail(question, bank, ctx, width))
        else:
            self.show_in_side_panel(lambda _width: [])

    @staticmethod
    def _row(key: Hashable | None) -> tuple[str, Hashable]:
        return (str(key[0]), key[1]) if isinstance(key, tuple) else ("", "")

    def on_list_view_chosen(self) -> None:
        """Open the row on a second click."""
        self.action_open()

    def action_open(self) -> None:
        """Open the story, begin a story for the question, or reword the question to ask."""
        kind, name = self._row(self.query_one("#bank-rows", ListView).key)
        if kind == "story":
            navigation.open_story(self.host, str(name))
        elif kind == "question" and int(str(name)) < len(self._bank.questions):
            navigation.open_story(self.host, None, self._bank.questions[int(str(name))].question)
        elif kind == "ask":
            current = next((entry.question.text for entry in self._bank.to_ask if entry.question.id == name), "")
            self.start(
                self._asking,
                "An empty line takes it away.",
                current,
                partial(preparing.edit_question, self.desk, str(name)),
            )

    def action_new(self) -> None:
        """Begin a story, or add a question to ask."""
        if self._list == "to ask":
            self.start(
                self._asking, "One that you cannot read up.", "", partial(preparing.add_question, self.desk, None)
            )
        else:
            navigation.open_story(self.host, None)

    async def _asking(self, hint: str, current: str, use: Callable[[str], str]) -> None:
        answer = await self.ask(
            Ask(
                "A question to ask",
                hint,
                value=current,
                may_be_empty=bool(current),
                place="" if current else "question",
            )
        )
        if answer is not None:
            await self.act(use, answer)

    def action_list(self, step: int) -> None:
        """Switch to the next or the previous list."""
        self._list = LISTS[(LISTS.index(self._list) + step) % len(LISTS)]
        self.refill()

    def action_closing(self) -> None:
        """Open the closing statement for every application."""
        navigation.open_closing(self.host, None)

    def action_delete(self) -> None:
        """Delete the story, or the question to ask."""
        kind, name = self._row(self.query_one("#bank-rows", ListView).key)
        if kind == "story":
            self.start(self.act, stories.delete_story, self.desk, str(name))
        elif kind == "ask":
            self.start(self.act, preparing.edit_question, self.desk, str(name), "")

    def action_side(self) -> None:
        """Show or hide the details; in a narrow window they replace the list."""
        self.toggle_class("-side")
        if self.has_class("-narrow"):
            self.query_one("#bank-detail" if self.has_class("-side") else "#bank-rows").focus()

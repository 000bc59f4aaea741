"""Prep sheet page: everything for one interview, from its goals to the closing statement."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from interview_desk.domain.practice.prep import PrepSheet
from interview_desk.services.practice import preparing
from interview_desk.ui.core import navigation, routes
from interview_desk.ui.core.frame import Hint
from interview_desk.ui.dialogs.ask import Ask
from interview_desk.ui.forms.fields import Painted
from interview_desk.ui.pages.page import Page
from interview_desk.ui.pages.prep.view import build_background_lines, head_line, kind_of, rows_of
from interview_desk.ui.toolkit import clipboard
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet
from interview_desk.ui.toolkit.spans import TextSpan

_ENTER = {
    "goals": "say it",
    "question": "reword",
    "story": "open",
    "check": "tick",
    "closing": "write it",
    "bank": "stories",
}


class PrepPage(Page):
    """Page with the prep sheet of one interview.

    Args:
        application: ID of its application.
        interview: ID of the interview.
    """

    ROUTE = routes.PREP
    CSS_PATH = "screen.tcss"
    SIDE_PANEL = "#known"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", tooltip="the row's main act: reword, tick, open", id="prep.open"),
        Binding("space,x", "tick", "tick", tooltip="asked, to have ready, done; again takes it back", id="prep.tick"),
        Binding("n,a", "new", "question", tooltip="add a question to ask", id="prep.new"),
        Binding(
            "N",
            "new_for_all",
            "for everyone",
            tooltip="add a question to ask in every interview",
            id="prep.new_for_all",
        ),
        Binding("plus", "rank(-1)", "earlier", tooltip="rank the question earlier", id="prep.earlier"),
        Binding("minus", "rank(1)", "later", tooltip="rank the question later", id="prep.later"),
        Binding("w", "answer", "answer", tooltip="note what they answered", id="prep.answer"),
        Binding("D", "delete", "delete", tooltip="take the question away; u brings it back", id="prep.delete"),
        Binding("i", "person", "person", tooltip="add somebody who will be there, in one line", id="prep.person"),
        Binding("e", "goals", "goals", tooltip="say what this interview is for", id="prep.goals"),
        Binding(
            "p", "practise", "practise", tooltip="the closing statement: write it, rehearse it", id="prep.practise"
        ),
        Binding("b", "bank", "bank", tooltip="stories, questions and lessons", id="prep.bank"),
        Binding("r", "ready", "ready", tooltip="I am ready: off the queue; again: not yet", id="prep.ready"),
        Binding("y", "copy", "copy", tooltip="copy the sheet as text", id="prep.copy"),
        Binding("o", "file", "to a file", tooltip="write the sheet to a file to print", id="prep.file"),
        Binding("z", "side", "known", tooltip="show or hide what is known", id="prep.side"),
        Binding("J", "beside(3)", "scroll on", tooltip="scroll what is known", id="prep.beside_on"),
        Binding("K", "beside(-3)", "scroll back", tooltip="scroll it back", id="prep.beside_back"),
    ]

    def __init__(self, application: str, interview: str) -> None:
        super().__init__()
        self._application, self._interview = application, interview
        self._sheet: PrepSheet | None = None

    def body(self) -> ComposeResult:
        """Compose the rows of things to do and the panel with the background."""
        yield Painted(id="prep-head")
        with Horizontal(id="prep"):
            with Panel("To do before", id="todo-box"):
                yield ListView(id="prep-rows")
            with Panel("What is known", id="known-box"):
                yield Sheet(id="known", focusable=True)

    def home(self) -> Widget | None:
        """Return the list of rows."""
        return self.query_one("#prep-rows", ListView)

    def hints(self) -> tuple[Hint, ...]:
        """Return the key hints for the current row."""
        kind, _ = self._row
        first = [Hint("⏎", _ENTER[kind], "screen.open")] if kind else []
        ready = self._sheet is not None and self._sheet.interview.ready_at is not None
        tick = {"question": "asked", "story": "have ready", "check": "tick"}.get(kind)
        return (
            *first,
            *((Hint("space", tick, "screen.tick"),) if tick else ()),
            Hint("r", "not ready" if ready else "ready", "screen.ready"),
            Hint("n", "question", "screen.new"),
            *((Hint("+ -", "rank", "screen.rank(-1)"),) if kind == "question" else ()),
            Hint("p", "practise", "screen.practise"),
            Hint("b", "bank", "screen.bank"),
            Hint("z", "known", "screen.side"),
            Hint("o", "print", "screen.file"),
            Hint("esc", "back", "screen.back"),
        )

    @property
    def _row(self) -> tuple[str, str]:
        return kind_of(self.query_one("#prep-rows", ListView).key)

    @property
    def _where(self) -> tuple[str, str]:
        return self._application, self._interview

    def facts_changed(self) -> None:
        """Reload the sheet."""
        self.begin_work("sheet", self._read)

    def on_screen_resume(self) -> None:
        """Reload the sheet: a story or the closing statement may have changed without changing the plan."""
        super().on_screen_resume()
        self.begin_work("sheet", self._read)

    async def _read(self) -> None:
        sheet = await self.run_database_work(preparing.read_sheet, self.desk, *self._where)
        if sheet is None:
            self.dismiss()
            return
        self._sheet = sheet
        ctx = self.facts.ctx
        self.query_one("#prep-head", Painted).show(head_line(sheet, ctx))
        self.query_one("#prep-rows", ListView).fill(rows_of(sheet))
        self.show_in_side_panel(lambda width: build_background_lines(sheet, width))
        self.show_hints()

    def on_list_view_highlighted(self) -> None:
        """Update the key hints for the row under the cursor."""
        self.show_hints()

    def on_list_view_chosen(self) -> None:
        """Do the row's main action on a second click."""
        self.action_open()

    # -- actions

    def _act(self, use: Callable[..., str], *arguments: str) -> None:
        self.begin_work(
            "act", partial(self.act, use, self.desk, *arguments, application=self._application), exclusive=False
        )

    def action_open(self) -> None:
        """Do the row's main action."""
        kind, name = self._row
        if kind == "goals":
            self.action_goals()
        elif kind == "question":
            self._reword(name)
        elif kind == "story":
            navigation.open_story(self.host, name)
        elif kind == "check":
            self.action_tick()
        elif kind == "closing":
            self.action_practise()
        elif kind == "bank":
            self.action_bank()

    def action_tick(self) -> None:
        """Mark a question as asked, a story as ready, or a checklist item as done, or undo the mark."""
        kind, name = self._row
        if kind == "check":
            self._act(preparing.check_off, *self._where, name)
        elif kind == "story":
            self._act(preparing.choose_story, *self._where, name)
        elif kind == "question" and self._is_own(name):
            self._act(preparing.mark_asked, name, self._interview)
        elif kind == "question":
            self.host.show_message(TextSpan("The exit card asks for this one when the interview is over.", "muted"))

    def _is_own(self, name: str) -> bool:
        return self._sheet is not None and any(question.id == name for question in self._sheet.questions)

    def action_goals(self) -> None:
        """Ask for the goals of the interview."""
        self.start(self._goals)

    async def _goals(self) -> None:
        current = self._sheet.interview.goals if self._sheet is not None else ""
        answer = await self.ask(
            Ask(
                "Goals",
                "What do you want to show, and what do you want to know?",
                value=current,
                may_be_empty=True,
                place=f"goals {self._interview}",
            )
        )
        if answer is not None:
            await self.act(preparing.set_goals, self.desk, *self._where, answer, application=self._application)

    def action_new(self) -> None:
        """Add a question for this application."""
        self.start(self._new, self._application)

    def action_new_for_all(self) -> None:
        """Add a question for every application."""
        self.start(self._new, None)

    async def _new(self, application: str | None) -> None:
        title = "A question to ask" if application is not None else "A question to ask everywhere"
        answer = await self.ask(
            Ask(
                title,
                "One that you cannot read up.",
                placeholder="What does a good first year look like?",
                place="question",
            )
        )
        if answer is not None:
            await self.act(preparing.add_question, self.desk, application, answer, application=self._application)

    def _reword(self, name: str) -> None:
        if self._is_own(name):
            self.start(self._rewording, name)
        else:
            self.host.show_message(TextSpan("This one stays as it is: it is asked in every interview.", "muted"))

    async def _rewording(self, name: str) -> None:
        assert self._sheet is not None
        current = next(question.text for question in self._sheet.questions if question.id == name)
        answer = await self.ask(
            Ask(
                "A question to ask",
                "An empty line takes it away.",
                value=current,
                may_be_empty=True,
                place=f"question {name}",
            )
        )
        if answer is not None:
            await self.act(preparing.edit_question, self.desk, name, answer, application=self._application)

    def action_delete(self) -> None:
        """Delete the question."""
        kind, name = self._row
        if kind == "question" and self._is_own(name):
            self._act(preparing.edit_question, name, "")

    def action_answer(self) -> None:
        """Record what they answered."""
        kind, name = self._row
        if kind == "question" and self._is_own(name):
            self.start(self._answering, name)

    async def _answering(self, name: str) -> None:
        answer = await self.ask(Ask("What did they answer?", "In a line.", may_be_empty=True, place=f"answer {name}"))
        if answer is not None:
            await self.act(preparing.note_answer, self.desk, name, answer, application=self._application)

    def action_rank(self, step: int) -> None:
        """Move the question earlier or later in the ranking."""
        kind, name = self._row
        own = [question.id for question in self._sheet.questions if question.id] if self._sheet is not None else []
        if kind == "question" and name in own and 0 <= own.index(name) + step < len(own):
            self._act(preparing.move_question, name, own[own.index(name) + step])

    def action_person(self) -> None:
        """Add somebody who will be there."""
        self.start(self._person)

    async def _person(self) -> None:
        await self.add_person(self._application, "Who will be there?", self._interview)

    def action_practise(self) -> None:
        """Open the closing statement, to write and practice it."""
        navigation.open_closing(self.host, self._application)

    def action_bank(self) -> None:
        """Open the stories, questions, and lessons."""
        navigation.open_bank(self.host)

    def action_ready(self) -> None:
        """Mark the interview as ready, or as not ready yet."""
        self._act(preparing.mark_ready, *self._where)

    def action_side(self) -> None:
        """Show or hide the background; in a narrow window it replaces the rows."""
        self.toggle_class("-side")
        if self.has_class("-narrow"):
            self.query_one("#known" if self.has_class("-side") else "#prep-rows").focus()

    async def _text(self) -> str | None:
        from interview_desk.services.exports.exporting import ExportOptions, exported  # noqa: PLC0415 - only what leaves needs it

        return await self.run_database_work(
            exported, self.desk, self.desk.settings, ExportOptions("md", self._interview)
        )

    def action_copy(self) -> None:
        """Copy the sheet to the clipboard."""
        self.start(self._copying)

    async def _copying(self) -> None:
        text = await self._text()
        if text is None:
            return
        copied = await self.host.run_in_thread(clipboard.by_machine, text)
        if copied is None:
            self.app.copy_to_clipboard(text)
            self.host.show_message(
                TextSpan("Sent to your terminal’s clipboard, which cannot be checked. ", "due"),
                TextSpan("o", "key", bold=True),
                TextSpan(" writes a file.", "muted"),
            )
        else:
            self.host.show_message(TextSpan("✓ ", "ok"), TextSpan(f"{copied.message} the prep sheet."))

    def action_file(self) -> None:
        """Write the sheet to a file."""
        self.start(self._filing)

    async def _filing(self) -> None:
        text = await self._text()
        if text is None or self._sheet is None:
            return
        name = f"prep-{self._sheet.dossier.company.name}-{self._interview[:6]}"
        path = await self.run_database_work(
            clipboard.to_file, text, self.desk.database.path.parent / "sheets", name, ".md"
        )
        if path is not None:
            self.host.show_message(TextSpan("✓ ", "ok"), TextSpan(f"Written to {path}"))

"""Open debrief: its sections, the preview of what it will queue, and its completion."""

import asyncio
from collections.abc import Iterator
from functools import partial

from textual import events
from textual.containers import VerticalScroll
from textual.widget import Widget

from interview_desk.domain.dates.calendar import count_of, say_day
from interview_desk.domain.errors import Refused
from interview_desk.domain.practice.learning import BankQuestion, question_bank
from interview_desk.domain.practice.next_step import suggest_next_step
from interview_desk.domain.practice.prep import suggest_stories
from interview_desk.domain.practice.questions import parse_question
from interview_desk.domain.queue.item import DueItem
from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.services import queries
from interview_desk.services.pipeline import debriefing
from interview_desk.services.session import Desk
from interview_desk.ui.core import navigation
from interview_desk.ui.core.worker import wait_briefly
from interview_desk.ui.forms.fields import Field, ManyField, Painted
from interview_desk.ui.panes.debrief.autosave import TYPED, DebriefAutosave, place_of, typed_of
from interview_desk.ui.panes.debrief.form import PEOPLE, SECTIONS, Form, fields_of, summary, values_of
from interview_desk.ui.panes.debrief.side_panel import done_lines, fitting_lines, last_lines, queue_lines
from interview_desk.ui.toolkit.jumping import Jump, get_visible_region
from interview_desk.ui.toolkit.sheet import ListView, Panel, Sheet
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, line


class OpenDebrief(DebriefAutosave):
    """Mixin that shows the open debrief of the Debrief pane."""

    def _show_head(self) -> None:
        head = self.query_one("#debrief-head", Painted)
        if self._next is not None:
            head.show(
                line(TextSpan(" Debrief  ", "key", bold=True), TextSpan("kept; esc shows the interviews.", "muted"))
            )
            return
        if self._interview is None or self._dossier is None:
            message = (
                "The newest first; ⏎ opens one."
                if self._interviews
                else "No interview was held yet. n adds the one you come from."
            )
            head.show(line(TextSpan(" Debrief  ", "key", bold=True), TextSpan(message, "muted")))
            return
        ctx = self.facts.ctx
        day = say_day(ctx.day(self._interview.starts_at), ctx.today)
        left_spans = [
            TextSpan(" Debrief  ", "key", bold=True),
            TextSpan(self._dossier.company.name, bold=True),
            TextSpan(f"  {self._dossier.application.role}", "muted"),
            TextSpan(f"  {self._interview.style}, {day}", "muted"),
        ]
        word, role = self._state
        head.show(line(*left_spans, right=[*self._clock(), TextSpan(f"   {word} ", role)]))

    def _clock(self) -> list[TextSpan]:
        if not self._clock_shown or not self._begun_at:
            return []
        passed = int(asyncio.get_running_loop().time() - self._begun_at)
        remaining_seconds = sum(
            section.seconds for section in SECTIONS if section.core and section.number >= self._section
        )
        if not remaining_seconds:
            estimate = " so far, the core is done"
        else:
            minutes = max(round(remaining_seconds / 60), 1)
            estimate = f" so far, about {minutes} min to go" if self.size.width >= 100 else f" so far, {minutes} to go"
        return [TextSpan(f"{passed // 60}:{passed % 60:02}", bold=True), TextSpan(estimate, "muted")]

    # -- opening

    async def open(self, application: str, interview: str) -> None:
        """Open the debrief of an interview, in the section where the user left off."""
        await self._save_now()
        dossier: Dossier | None = await self.run_database_work(self.desk.dossier, application)
        meeting = dossier.interview(interview) if dossier is not None else None
        if dossier is None or meeting is None:
            return
        self._begun_at = asyncio.get_running_loop().time()
        await self._load(dossier, meeting)
        if meeting.is_debriefed:
            self.query_one("#form").focus()  # a finished debrief opens for reading
        else:
            self._focus_first()

    async def _load(self, dossier: Dossier, interview: Interview) -> None:
        stories = await self.run_database_work(queries.list_stories, self.desk)
        saved_text = await self.run_database_work(self.desk.scratch, place_of(interview))
        self._dossier, self._interview, self._stories = dossier, interview, stories or []
        self._answers = self._base = debriefing.answers_of(dossier, interview, self.desk)
        self._changed = {}
        self._values = values_of(self._answers, dossier, interview, self._stories, self.facts.ctx)
        self._typed = typed_of(saved_text or "")
        self._values |= {key: text for key, text in self._typed.items() if key in TYPED}
        self._section = PEOPLE if interview.debrief is None else min(self._answers.debrief.section, len(SECTIONS))
        self._next = None
        self.host.register_open("debrief", interview.id)
        self.remove_class("-done")
        self.add_class("-chosen")
        self._state = ("✓ saved", "ok")
        await self._show_sections()
        self._show_preview()
        self._show_last()

    async def _close(self) -> None:
        await self._save_now()
        self._interview = self._dossier = self._answers = None
        self._begun_at = 0.0
        self.host.register_open("debrief", "")
        self.remove_class("-chosen", "-done")
        self._show_head()
        self.query_one("#interviews", ListView).focus()
        self.show_hints()

    async def _show_sections(self) -> None:
        if self._dossier is None or self._interview is None:
            return
        async with self._sections_lock:
            self.remove_class("-fitting")
            form = self.query_one("#form", VerticalScroll)
            widgets: list[Widget] = []
            tall = self.has_class("-tall")
            form_data = self._form()
            for section in SECTIONS:
                here = section.number == self._section
                summary_text = summary(section.number, form_data)
                glyph, role = ("▸", "key") if here else (("✓", "ok") if summary_text else ("·", "muted"))
                name = TextSpan(f"{section.name:<14}", "key" if here else "text", bold=here)
                detail = TextSpan(section.purpose if here else summary_text, "faint" if here else "muted")
                title = line(TextSpan(f" {glyph} ", role), TextSpan(f"{section.number} ", "faint"), name, detail)
                lines = [title, BLANK] if tall else [title]
                head = Painted(*lines, classes="section-head", id=f"section-{section.number}")
                head.styles.height = len(lines)
                widgets.append(head)
                if here:
                    widgets += self._open_section()
                    if tall:
                        widgets.append(Painted())
            await form.remove_children()
            await form.mount(*widgets)
            self._show_head()

    def _form(self) -> Form:
        assert self._dossier is not None
        assert self._interview is not None
        return Form(self._values, self._dossier, self._interview, self._stories, self.facts.ctx)

    def _open_section(self) -> list[Widget]:
        assert self._dossier is not None
        fields = fields_of(self._section, self._form(), self._typed.get("person", ""))
        widgets: list[Widget] = []
        for field in fields:
            if field.key.startswith("learned:"):
                person = self._dossier.contact(field.key.partition(":")[2])
                if person is not None:
                    if widgets and self.has_class("-tall"):
                        widgets.append(Painted())
                    widgets.append(
                        Painted(
                            line(TextSpan(f"    {person.name}", bold=True), TextSpan(f"  {person.title}", "muted")),
                            classes="person",
                        )
                    )
            widgets.append(field)
        return widgets

    def _focus_first(self) -> None:
        fields = list(self.query(Field))
        if fields:
            fields[0].begin()

    def _show_preview(self) -> None:
        if self._dossier is None or self._interview is None or self._answers is None:
            return
        try:
            items = debriefing.preview(self.desk, self._dossier, self._interview.id, self._answers)
        except Refused:
            return  # half-typed line: the list stays unchanged until the line can be parsed
        dossier, interview, answers, ctx = self._dossier, self._interview, self._answers, self.facts.ctx

        self.query_one("#will-queue", Sheet).show(
            lambda width: queue_lines(items, dossier, interview, answers, ctx, width)
        )

    def _show_last(self) -> None:
        if self._dossier is None or self._interview is None:
            return  # closed while it was opening
        earlier = [
            interview
            for interview in self._dossier.list_held(self._interview.starts_at)
            if interview.id != self._interview.id and interview.debrief is not None
        ]
        self.set_class(bool(earlier), "-has-last")
        if not earlier:
            return
        last, dossier, ctx = earlier[-1], self._dossier, self.facts.ctx
        self.query_one("#last-box", Panel).entitle(f"Last time at {dossier.company.name}")

        self.query_one("#last", Sheet).show(lambda _width: last_lines(last, ctx))

    # -- navigation

    async def on_field_done(self, message: Field.Done) -> None:
        """Go on after an empty line in a field of several lines."""
        await self._after(message.field)

    async def _after(self, field: Field) -> None:
        """Go to the next field; after the last field to the next section, and after the last section finish."""
        fields = list(self.query(Field))
        if field not in fields:
            return
        at = fields.index(field)
        if field.key == "people":
            await wait_briefly(self._take_people())
            if self._section == PEOPLE:
                await self._show_sections()
                self._focus_first()
                return
        if at + 1 < len(fields):
            fields[at + 1].begin()
        elif self._section < len(SECTIONS):
            await self._go(self._section + 1)
        else:
            self.action_finish()

    async def _go(self, section: int) -> None:
        await self._collect()
        await wait_briefly(self._take_people())
        self._section = max(1, min(section, len(SECTIONS)))
        writing = self.is_writing
        if self._answers is not None and (writing or self._answers.debrief.completed_at is None):
            self._take_in()  # the open section is saved too
        await self._show_sections()
        if writing:
            self._focus_first()
        else:
            self.query_one("#form").focus()

    def action_finish(self) -> None:
        """Complete the debrief."""
        if self._interview is not None:
            self.start(self._finishing)

    async def _finishing(self) -> None:
        await self._collect()
        await self._take_people()
        if self._unsaved:
            self._take_in()
        stored = await self._save_now()
        if self._interview is None or not stored:
            return
        interview = self._interview
        items: list[DueItem] | None = await self.insist(self._finish, interview)
        if items is None:
            return
        weak = await self.run_database_work(_weak_questions, self.desk)
        await self.host.refresh_facts(interview.application)
        dossier, answers, ctx = self._dossier, self._base, self.facts.ctx
        await self._close()
        notes, promises = (sum(item.kind == kind for item in items) for kind in (DueKind.THANK_YOU, DueKind.PROMISE))
        self._next = suggest_next_step(items, self.facts.agenda.guard, weak or (), ctx)
        message = f"Debrief kept. {count_of(notes, 'note')} and {count_of(promises, 'promise')} queued."
        following = self._next

        def lines(width: int) -> list[Line]:
            assert dossier is not None
            assert answers is not None
            return [
                *done_lines(message, following, width),
                BLANK,
                *queue_lines(items, dossier, interview, answers, ctx, width),
            ]

        self.add_class("-done")
        self.query_one("#done-lines", Sheet).show(lines)
        self.query_one("#done-lines").focus()
        self._show_head()
        self.show_hints()

    def follow_next(self) -> None:
        """Do the useful next step that was suggested."""
        following, self._next = self._next, None
        self.remove_class("-done")
        if following is None:
            return
        item = following.item
        if following.kind == "note" and item is not None:
            navigation.write_to(self.host, item)
        elif following.kind == "story":
            navigation.open_story(self.host, None, following.about)
        elif following.kind == "add":
            self.start(self.add_application)
        else:
            self.host.switch("today")

    def _suggest(self, field: ManyField) -> None:
        """Show the stories that fit the question being typed."""
        if field.key != "questions":
            return
        fitting = suggest_stories(parse_question(field.typing, self._stories).question, self._stories)[:4]
        self.set_class(bool(fitting), "-fitting")
        self.query_one("#fitting", Sheet).show(lambda width: fitting_lines(fitting, width))

    def jumps(self) -> Iterator[Jump]:
        """Yield a jump target for each visible section heading."""
        for head in self.query(".section-head"):
            if get_visible_region(head):
                number = int(str(head.id).removeprefix("section-"))
                yield Jump(head.region.offset, partial(self.call_later, self._go, number))

    async def on_click(self, event: events.Click) -> None:
        """Open the section whose heading was clicked."""
        widget = event.widget
        if widget is not None and (widget.id or "").startswith("section-"):
            await self._go(int(str(widget.id).removeprefix("section-")))


def _weak_questions(desk: Desk) -> list[BankQuestion]:
    return [question for question in question_bank(queries.list_meetings(desk), desk.settings.zone) if question.is_weak]

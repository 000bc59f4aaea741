"""The debrief that is open: its sections, what it will queue, and how every change is kept."""

import asyncio

from textual import events
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widget import Widget

from interview_desk.desk import debriefing
from interview_desk.desk.debriefing import Answers
from interview_desk.domain.calendar import count_of, say_day
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.errors import Refused
from interview_desk.domain.interview import Interview
from interview_desk.domain.plan import DueItem
from interview_desk.domain.plan.item import Context
from interview_desk.domain.spoken import NotADate, understand_moment
from interview_desk.domain.text import first_name
from interview_desk.store import read
from interview_desk.ui.debrief.aside import last_lines, queue_lines
from interview_desk.ui.debrief.form import SECTIONS, Values, answers_from, fields_of, summary, values_of
from interview_desk.ui.dialogs.menu import Choice as MenuChoice
from interview_desk.ui.dialogs.menu import Menu
from interview_desk.ui.errands import Errands
from interview_desk.ui.fields import Field, ManyField, Painted
from interview_desk.ui.paint import BLANK, Bit, line
from interview_desk.ui.sheet import Box, Rows, Sheet

KEEP_SECONDS = 0.3
"""Seconds after the last key at which what was typed is stored."""
_BUDGETS = (10, 70, 20, 40, 25, 25)
"""How many seconds each section takes, for the clock's guess of what is left."""


class OpenDebrief(Errands):
    """The open debrief of the Debrief pane; mixed into it."""

    def __init__(self) -> None:
        super().__init__()
        self._dossier: Dossier | None = None
        self._interview: Interview | None = None
        self._answers: Answers | None = None
        self._values: Values = {}
        self._section = 1
        self._keep_timer: Timer | None = None
        self._unsaved = False
        self._state = ("✓ saved", "ok")
        self._clock_shown = True
        self._begun_at = 0.0
        self._interviews: dict[str, read.Met] = {}
        self._sections_lock = asyncio.Lock()

    def _show_head(self) -> None:
        head = self.query_one("#debrief-head", Painted)
        if self._interview is None or self._dossier is None:
            told = (
                "The newest first; ⏎ opens one."
                if self._interviews
                else "No interview was held yet. n adds the one you come from."
            )
            head.show(line(Bit(" Debrief  ", "key", bold=True), Bit(told, "muted")))
            return
        ctx = self.facts.ctx
        day = say_day(ctx.day(self._interview.starts_at), ctx.today)
        left = [
            Bit(" Debrief  ", "key", bold=True),
            Bit(self._dossier.company.name, bold=True),
            Bit(f"  {self._dossier.application.role}", "muted"),
            Bit(f"  {self._interview.style}, {day}", "muted"),
        ]
        word, role = self._state
        head.show(line(*left, right=[*self._clock(), Bit(f"   {word} ", role)]))

    def _clock(self) -> list[Bit]:
        if not self._clock_shown or not self._begun_at:
            return []
        passed = int(asyncio.get_running_loop().time() - self._begun_at)
        left = sum(_BUDGETS[self._section - 1 :])
        minutes = max(round(left / 60), 1)
        told = f" so far, about {minutes} min to go" if self.size.width >= 100 else f" so far, {minutes} to go"
        return [Bit(f"{passed // 60}:{passed % 60:02}", bold=True), Bit(told, "muted")]

    # -- opening

    async def open(self, application: str, interview: str) -> None:
        """Open the debrief of an interview, in the section where it was left."""
        await self._keep_now()
        dossier: Dossier | None = await self.do(self.desk.dossier, application)
        meeting = dossier.interview(interview) if dossier is not None else None
        if dossier is None or meeting is None:
            return
        self._begun_at = asyncio.get_running_loop().time()
        await self._load(dossier, meeting)
        if meeting.is_debriefed:
            self.query_one("#form").focus()  # a finished one is opened to be read first
        else:
            self._focus_first()

    async def _load(self, dossier: Dossier, interview: Interview) -> None:
        self._dossier, self._interview = dossier, interview
        self._answers = debriefing.answers_of(dossier, interview, self.desk)
        self._values = values_of(self._answers, dossier, interview, self.facts.ctx)
        self._section = self._answers.debrief.section
        if interview.debrief is None and interview.interviewers:
            self._section = 2
        self.add_class("-chosen")
        self._state = ("✓ saved", "ok")
        await self._show_sections()
        self._show_preview()
        self._show_last()

    async def _close(self) -> None:
        await self._keep_now()
        self._interview = self._dossier = self._answers = None
        self._begun_at = 0.0
        self.remove_class("-chosen")
        self._show_head()
        self.query_one("#interviews", Rows).focus()
        self.show_hints()

    async def _show_sections(self) -> None:
        if self._dossier is None or self._interview is None:
            return
        async with self._sections_lock:
            form = self.query_one("#form", VerticalScroll)
            widgets: list[Widget] = []
            tall = self.has_class("-tall")
            for section in SECTIONS:
                here = section.number == self._section
                told = summary(section.number, self._values, self._dossier, self._interview, self.facts.ctx)
                glyph, role = ("▸", "key") if here else (("✓", "ok") if told else ("·", "muted"))
                name = Bit(f"{section.name:<12}", "key" if here else "text", bold=here)
                beside = Bit(section.told if here else told, "faint" if here else "muted")
                title = line(Bit(f" {glyph} ", role), Bit(f"{section.number} ", "faint"), name, beside)
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

    def _open_section(self) -> list[Widget]:
        assert self._dossier is not None
        assert self._interview is not None
        fields = fields_of(self._section, self._values, self._dossier, self._interview, self.facts.ctx)
        widgets: list[Widget] = []
        for field in fields:
            if field.key.startswith("learned:"):
                person = self._dossier.contact(field.key.partition(":")[2])
                if person is not None:
                    if widgets and self.has_class("-tall"):
                        widgets.append(Painted())
                    widgets.append(
                        Painted(
                            line(Bit(f"    {person.name}", bold=True), Bit(f"  {person.title}", "muted")),
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
            return  # a line that is half typed; the list stays as it was until it can be understood
        dossier, interview, answers, ctx = self._dossier, self._interview, self._answers, self.facts.ctx

        self.query_one("#will-queue", Sheet).show(
            lambda width: queue_lines(items, dossier, interview, answers, ctx, width)
        )

    def _show_last(self) -> None:
        assert self._dossier is not None
        assert self._interview is not None
        earlier = [
            one
            for one in self._dossier.held(self._interview.starts_at)
            if one.id != self._interview.id and one.debrief is not None
        ]
        self.set_class(bool(earlier), "-has-last")
        if not earlier:
            return
        last, dossier, ctx = earlier[-1], self._dossier, self.facts.ctx
        self.query_one("#last-box", Box).entitle(f"Last time at {dossier.company.name}")

        self.query_one("#last", Sheet).show(lambda _width: last_lines(last, ctx))

    # -- typing

    def on_field_changed(self, message: Field.Changed) -> None:
        """Take an answer in, and store it in a moment."""
        if self._interview is None or self._answers is None or self._values.get(message.field.key) == message.value:
            return
        self._values[message.field.key] = message.value
        self._take_in()

    def _take_in(self) -> None:
        assert self._interview is not None
        assert self._answers is not None
        try:
            self._answers = answers_from(self._values, self._answers, self._interview, self.facts.ctx, self._section)
        except Refused as refusal:
            self.desk_app.problem(str(refusal))
            return
        self._unsaved = True
        self._state = ("saving…", "muted")
        self._show_head()
        self._show_preview()
        if self._keep_timer is not None:
            self._keep_timer.stop()
        self._keep_timer = self.set_timer(KEEP_SECONDS, self._keep_soon)

    def _keep_soon(self) -> None:
        self.begin_work("keep", self._keep_now, exclusive=False)

    async def _keep_now(self) -> None:
        """Store what was typed."""
        if self._keep_timer is not None:
            self._keep_timer.stop()
            self._keep_timer = None
        if not self._unsaved or self._interview is None or self._answers is None:
            return
        self._unsaved = False
        interview, answers, values = self._interview, self._answers, dict(self._values)
        kept = await self.do(self._store, interview, answers, values)
        if kept is None:
            self._unsaved = True
            self._state = ("▲ not saved, the text is still here", "overdue")
        else:
            self._dossier, self._interview = kept
            self._state = ("✓ saved", "ok")
            await self.desk_app.refresh_facts(interview.application)
        self._show_head()

    def _store(self, interview: Interview, answers: Answers, values: Values) -> tuple[Dossier, Interview]:
        """On the desk's own thread: the basics, then the answers; what is stored then."""
        basics = _basics(interview, values, self.facts.ctx)
        debriefing.keep(self.desk, interview.application, interview.id, answers, basics)
        dossier = self.desk.dossier(interview.application)
        stored = dossier.interview(interview.id)
        assert stored is not None
        return dossier, stored

    def typing_ended(self) -> None:
        """Store at once, the name being typed too."""
        if self._interview is not None and self._section == 1:
            self.begin_work("people", self._take_people, exclusive=False)
        if self._unsaved:
            self.begin_work("keep", self._keep_now, exclusive=False)

    async def on_field_done(self, message: Field.Done) -> None:
        """An empty line among lines that add up: on."""
        await self._after(message.field)

    async def _after(self, field: Field) -> None:
        """The next field; after the last one the next section, and after that the end."""
        fields = list(self.query(Field))
        if field not in fields:
            return
        at = fields.index(field)
        if field.key == "people":
            await self._take_people()
        if at + 1 < len(fields):
            fields[at + 1].begin()
        elif self._section < len(SECTIONS):
            await self._go(self._section + 1)
        else:
            self.action_finish()

    async def _take_people(self) -> None:
        """Make people of the lines that say who was there, the one being typed too."""
        for field in self.query(ManyField):
            if field.key == "people":
                await self._set_people(field.commit())

    def on_field_committed(self, message: Field.Committed) -> None:
        """Whoever was there is kept with the enter that ends the line."""
        if message.field.key == "people":
            self.begin_work("people", self._set_people, message.lines, exclusive=False)

    async def _set_people(self, lines: tuple[str, ...]) -> None:
        if self._interview is None:
            return
        await self._keep_now()
        interview = self._interview

        def put() -> tuple[Dossier, Interview]:
            debriefing.set_people(self.desk, interview.application, interview.id, lines)
            dossier = self.desk.dossier(interview.application)
            stored = dossier.interview(interview.id)
            assert stored is not None
            return dossier, stored

        done = await self.do(put)
        if done is None or done[1].interviewers == interview.interviewers:
            return
        self._dossier, self._interview = done
        for person in self._interview.interviewers:
            self._values.setdefault(f"learned:{person}", "")
            self._values.setdefault(f"cared:{person}", "")
        await self.desk_app.refresh_facts(interview.application)
        self._show_preview()
        self._show_head()

    async def _go(self, section: int) -> None:
        if self._section == 1:
            await self._take_people()
        self._section = max(1, min(section, len(SECTIONS)))
        writing = self.is_writing
        if self._answers is not None and writing:
            self._take_in()
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
        await self._take_people()
        await self._keep_now()
        if self._interview is None or self._answers is None or self._unsaved:
            return
        interview = self._interview
        items: list[DueItem] | None = await self.do(
            debriefing.finish, self.desk, interview.application, interview.id, self._answers
        )
        if items is None:
            return
        await self.desk_app.refresh_facts(interview.application)
        await self._close()
        notes = [item for item in items if item.kind == "thank-you"]
        promises = sum(item.kind == "promise" for item in items)
        told = f"Debrief kept. {count_of(len(notes), 'note')} and {count_of(promises, 'promise')} queued."
        withdrawing = any(item.kind == "withdrawal" for item in items)
        if withdrawing:
            self.desk_app.say(Bit(f"{told} A short, kind withdrawal keeps the bridge; it waits a night."))
        elif notes:
            first = notes[0]
            self.desk_app.say(
                Bit(f"{told} "), Bit("⏎", "key", bold=True), Bit(f" writes to {first_name(first.who)} now.", "muted")
            )
            choices = (MenuChoice("y", f"write to {first_name(first.who)} now"), MenuChoice("n", "later"))
            if await self.ask(Menu(told, choices, place="corner")) == "y":
                self.open_note("thank-you", first.application, first.interview, first.contact)
        else:
            self.desk_app.say(Bit(told))

    async def on_click(self, event: events.Click) -> None:
        """A click on a section's heading opens it."""
        widget = event.widget
        if widget is not None and (widget.id or "").startswith("section-"):
            await self._go(int(str(widget.id).removeprefix("section-")))


def _basics(interview: Interview, values: Values, ctx: Context) -> Interview:
    """The interview with its basics as they are typed; what cannot be understood stays as it was."""
    method, style, minutes, when = values.get("method"), values.get("style"), values.get("minutes"), values.get("when")
    starts_at = interview.starts_at
    if isinstance(when, str):
        local = starts_at.astimezone(ctx.zone)
        if when != f"{say_day(local.date(), ctx.today)} {local:%H:%M}":
            try:
                starts_at = understand_moment(when, ctx.today, ctx.calendar, ctx.zone, past=True, order=ctx.date_order)
            except NotADate:
                starts_at = interview.starts_at
    return interview._replace(
        starts_at=starts_at,
        method=method if isinstance(method, str) and method else interview.method,
        style=style if isinstance(style, str) and style else interview.style,
        minutes=int(minutes)
        if isinstance(minutes, str) and minutes.isdigit() and int(minutes) < 10_080
        else interview.minutes,
    )

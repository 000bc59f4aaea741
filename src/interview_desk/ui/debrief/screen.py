"""Debrief: six sections right after an interview, kept on every change, with what they will put on the queue."""

import asyncio
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget

from interview_desk.desk import debriefing
from interview_desk.desk.debriefing import Answers
from interview_desk.domain.calendar import count_of, say_day, say_near, say_time
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.errors import Refused
from interview_desk.domain.interview import Interview
from interview_desk.domain.plan import DueItem
from interview_desk.domain.plan.item import Context
from interview_desk.domain.plan.saying import GLYPHS, verb, whom
from interview_desk.domain.spoken import NotADate, understand_moment
from interview_desk.domain.text import first_name
from interview_desk.store import read
from interview_desk.ui.debrief.fields import Choice, Field, ManyField, Painted, Stars
from interview_desk.ui.debrief.form import SECTIONS, Values, answers_from, fields_of, summary, values_of
from interview_desk.ui.dialogs.menu import Choice as MenuChoice
from interview_desk.ui.dialogs.menu import Menu
from interview_desk.ui.errands import Errands
from interview_desk.ui.frame import Hint
from interview_desk.ui.paint import BLANK, Bit, Line, heading, line, paragraph
from interview_desk.ui.sheet import Box, Lines, Row, Rows, Sheet
from interview_desk.ui.timeline import interview_words, stars

KEEP_SECONDS = 0.3
"""Seconds after the last key at which what was typed is stored."""
_LETTERS = "123456789abcdefghijklmoprstuvwxyz"
"""The keys of applications to choose from; n is for another one, q leaves."""
_BUDGETS = (10, 70, 20, 40, 25, 25)
"""How many seconds each section takes, for the clock's guess of what is left."""


class DebriefPane(Errands):
    """The debrief."""

    MODE = "debrief"
    TITLE_OF_KEYS = "Debrief"
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+n,pagedown", "section(1)", "next section", tooltip="next section", id="debrief.next", priority=True
        ),
        Binding(
            "pageup", "section(-1)", "section before", tooltip="the section before", id="debrief.before", priority=True
        ),
        Binding(
            "right_square_bracket", "section(1)", "next section", tooltip="next section", id="debrief.next_bracket"
        ),
        Binding(
            "left_square_bracket",
            "section(-1)",
            "section before",
            tooltip="the section before",
            id="debrief.before_bracket",
        ),
        Binding(
            "ctrl+s",
            "finish",
            "finish",
            tooltip="finish the debrief; from anywhere",
            id="debrief.finish",
            priority=True,
        ),
        # Before the field sees it, so that what is typed after it goes to the next field, however fast it comes.
        Binding(
            "enter", "enter", "next", tooltip="next field; or open the interview", id="debrief.enter", priority=True
        ),
        Binding("n,a", "new", "another", tooltip="debrief an interview that is not here yet", id="debrief.new"),
        Binding("z", "clock", "clock", tooltip="show or hide the clock", id="debrief.clock"),
        Binding("b", "choose", "interviews", tooltip="back to the list of interviews", id="debrief.choose"),
    ]

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

    # -- drawing

    def body(self) -> ComposeResult:
        """The interviews to choose from; the form; what it will queue."""
        yield Painted(id="debrief-head")
        with Box("Which interview?", id="choose"):
            yield Rows(id="interviews")
        with Horizontal(id="work"):
            yield VerticalScroll(id="form", can_focus=True)
            with Vertical(id="aside"):
                with Box("This debrief will queue", id="queue-box"):
                    yield Sheet(id="will-queue")
                with Box(id="last-box"):
                    yield Sheet(id="last")

    def home(self) -> Widget | None:
        """The list, or the form itself."""
        return self.query_one("#form") if self._interview is not None else self.query_one("#interviews", Rows)

    @property
    def is_writing(self) -> bool:
        """Whether the focus is in a field."""
        return super().is_writing or isinstance(self.focused, (Choice, Stars))

    def hints(self) -> tuple[Hint, ...]:
        """What counts here."""
        if self._interview is None:
            return (
                Hint("⏎", "debrief it", "screen.enter"),
                Hint("n", "another interview", "screen.new"),
                Hint("u", "undo", "app.undo"),
            )
        if self.is_writing:
            return (
                Hint("⏎", "next", ""),
                Hint("⇧tab", "back", "app.focus_previous"),
                Hint("^n", "next section", "screen.section(1)"),
                Hint("esc", "move about", "screen.back"),
                Hint("^s", "finish", "screen.finish"),
            )
        return (
            Hint("⏎", "write on", "screen.enter"),
            Hint("[ ]", "section", "screen.section(1)"),
            Hint("^s", "finish", "screen.finish"),
            Hint("b", "interviews", "screen.choose"),
            Hint("z", "clock", "screen.clock"),
            Hint("u", "undo", "app.undo"),
        )

    def facts_changed(self) -> None:
        """Read the interviews anew; a form that is open stays as it is typed."""
        self.begin_work("interviews", self._read_interviews)

    def on_screen_resume(self) -> None:
        """Open the interview that another pane asked for."""
        super().on_screen_resume()
        wanted, self.desk_app.debrief_wanted = self.desk_app.debrief_wanted, None
        if wanted is not None:
            self.start(self.open, *wanted)

    async def _read_interviews(self) -> None:
        met = await self.do(read.read_met, self.desk.connection, self.facts.ctx.at)
        if met is None:
            return
        self._interviews = {one.interview: one for one in met}
        self.query_one("#interviews", Rows).fill([Row(one.interview, 2, self._met(one)) for one in met])
        if self._interview is None:
            self._show_head()
        else:
            await self._refresh_open()

    async def _refresh_open(self) -> None:
        """Take in what changed elsewhere (an undo, another window), but never under a typing hand."""
        if self._interview is None or self.is_writing:
            return
        dossier: Dossier | None = await self.do(self.desk.dossier, self._interview.application)
        if self._interview is None or self._unsaved or self._keep_timer is not None or self.is_writing:
            return
        interview = dossier.interview(self._interview.id) if dossier is not None else None
        if dossier is None or interview is None:
            await self._close()
            return
        if interview == self._interview and dossier.promises == (self._dossier.promises if self._dossier else ()):
            return
        await self._load(dossier, interview)

    def _met(self, met: read.Met) -> Lines:
        def draw(_width: int) -> list[Line]:
            ctx = self.facts.ctx
            day = say_near(ctx.day(met.starts_at), ctx.today)
            if met.completed:
                glyph, role, told = "✓", "ok", "debriefed"
            elif met.section:
                glyph, role, told = "◐", "due", f"debrief {met.section} of {len(SECTIONS)}"
            else:
                glyph, role, told = "○", "due", "not yet"
            left = line(
                Bit(f"{glyph} ", role),
                Bit(met.company, bold=True),
                Bit(f"  {met.role}", "muted"),
                right=[Bit(f"{told} ", role)],
            )
            return [
                left,
                line(
                    Bit(
                        f"  {met.style}, {met.method.replace('-', ' ')}, {day} {say_time(met.starts_at, ctx.zone)}",
                        "muted",
                    )
                ),
            ]

        return draw

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
            return
        dossier, interview, answers, ctx = self._dossier, self._interview, self._answers, self.facts.ctx

        def lines(width: int) -> list[Line]:
            drawn: list[Line] = []
            for item in items:
                drawn.append(
                    line(Bit(f"{GLYPHS[item.state]} ", item.state), Bit(f"{verb(item)} {whom(item)}", bold=True))
                )
                drawn += paragraph(_told(item, ctx.today), width, "muted", 2)
            drawn += [BLANK, heading("For the notes")] if interview.interviewers else []
            for one in interview.interviewers:
                person = dossier.contact(one)
                count = sum(hook.contact == one for hook in answers.debrief.hooks)
                thin = ", note will be thin" if not count else ""
                name = first_name(person.name) if person is not None else one
                drawn.append(
                    line(
                        Bit(f"{name:<6} ", "text"),
                        Bit(f"{count} {'fact' if count == 1 else 'facts'}{thin}", "due" if thin else "muted"),
                    )
                )
            return drawn or [line(Bit("Nothing yet.", "muted"))]

        self.query_one("#will-queue", Sheet).show(lines)

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

        def lines(width: int) -> list[Line]:
            debrief = last.debrief
            assert debrief is not None
            drawn = [line(Bit(f"{say_day(ctx.day(last.starts_at), ctx.today)}, {interview_words(last)}"))]
            drawn.append(line(Bit(stars(debrief.fit or debrief.rating), "due")))
            told = [("cared", hook.text) for hook in debrief.hooks if hook.about == "cared"]
            told += [
                ("learned", text)
                for text in (*(hook.text for hook in debrief.hooks if hook.about == "learned"), *debrief.learned)
            ]
            told += [("unsaid", point.text) for point in debrief.unsaid if point.used_in is None]
            told += [("fix", debrief.fix_next_time)] if debrief.fix_next_time else []
            for label, text in told:
                drawn += [line(Bit(f"{label:<9}", "muted"), Bit(text))]
            del width
            return drawn

        self.query_one("#last", Sheet).show(lines)

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

    async def on_click(self, event: events.Click) -> None:
        """A click on a section's heading opens it."""
        widget = event.widget
        if widget is not None and (widget.id or "").startswith("section-"):
            await self._go(int(str(widget.id).removeprefix("section-")))

    # -- actions

    async def action_section(self, step: int) -> None:
        """Go to another section."""
        if self._interview is not None:
            await self._go(self._section + step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter in a line that adds up is the field's own, unless nothing was typed."""
        if action == "enter":
            field = self._field_in_focus()
            if isinstance(field, ManyField) and not field.is_idle:
                return False
        return super().check_action(action, parameters)

    def _field_in_focus(self) -> Field | None:
        if self.focused is None:
            return None
        return next((one for one in self.focused.ancestors if isinstance(one, Field)), None)

    async def action_enter(self) -> None:
        """The next field; else open the interview under the cursor, or write on."""
        field = self._field_in_focus()
        if field is not None:
            await self._after(field)
            return
        if self._interview is not None:
            self._focus_first()
            return
        met = self._interviews.get(str(self.query_one("#interviews", Rows).key))
        if met is not None:
            self.start(self.open, met.application, met.interview)

    async def on_rows_chosen(self) -> None:
        """A second click opens the interview."""
        await self.action_enter()

    async def action_choose(self) -> None:
        """Back to the list of interviews."""
        if self._interview is not None:
            await self._close()

    def action_clock(self) -> None:
        """Show or hide the clock."""
        self._clock_shown = not self._clock_shown
        self._show_head()

    def action_new(self) -> None:
        """Debrief an interview that is not here yet."""
        if self._interview is None:
            self.start(self._new)

    async def _new(self) -> None:
        cards = await self.do(read.read_cards, self.desk.connection)
        open_ones = [card for card in cards or [] if card.stage != "closed"][-len(_LETTERS) :]
        application: str | None = None
        if open_ones:
            choices = [MenuChoice(_LETTERS[n], card.company, card.role) for n, card in enumerate(open_ones)]
            taken = await self.ask(
                Menu("An interview for which application?", [*choices, MenuChoice("n", "another one", "adds it")])
            )
            if taken is None:
                return
            application = None if taken == "n" else open_ones[_LETTERS.index(taken)].id
        application = application or await self.adding()
        if application is None:
            return
        made = await self.adding_interview(application, past=True)
        if made is not None:
            await self.open(application, made)

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


def _basics(interview: Interview, values: Values, ctx: Context) -> Interview:
    """The interview with its basics as they are typed; what cannot be understood stays as it was."""
    method, style, minutes, when = values.get("method"), values.get("style"), values.get("minutes"), values.get("when")
    starts_at = interview.starts_at
    if isinstance(when, str):
        local = starts_at.astimezone(ctx.zone)
        if when != f"{say_day(local.date(), ctx.today)} {local:%H:%M}":
            try:
                starts_at = understand_moment(when, ctx.today, ctx.calendar, ctx.zone, past=True)
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


def _told(item: DueItem, today: date) -> str:
    if item.state == "waiting":
        return f"not before {say_day(item.due_on, today)}: {item.why[0].lower()}{item.why[1:]}"
    channel = f"{item.channel}, " if item.channel else ""
    return f"{channel}by {say_near(item.due_on, today)}" + (
        f" {item.due_by:%H:%M}" if item.due_by and item.due_by.microsecond == 0 else ""
    )

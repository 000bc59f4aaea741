"""The debrief as data: every change is taken in and stored, what is half typed too."""

import asyncio
import json
from collections.abc import Collection

from interview_desk.desk import debriefing
from interview_desk.desk.debriefing import Answers
from interview_desk.domain.calendar import say_day
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.errors import Refused
from interview_desk.domain.interview import Interview, Method, Style
from interview_desk.domain.next_thing import NextThing
from interview_desk.domain.plan.item import Context, DueItem
from interview_desk.domain.preparation import Story
from interview_desk.domain.spoken import NotADate, understand_moment
from interview_desk.store import read
from interview_desk.ui.debrief.form import Values, answers_from, values_of
from interview_desk.ui.errands import Errands
from interview_desk.ui.fields import Field, ManyField
from interview_desk.ui.soon import Soon

TYPED = ("when", "minutes")
"""Answers that may be half typed, and are then kept as they stand until they are understood."""


class KeptDebrief(Errands):
    """The part of the open debrief that takes in and keeps what is typed; its drawing is mixed in above it."""

    def __init__(self) -> None:
        super().__init__()
        self._dossier: Dossier | None = None
        self._interview: Interview | None = None
        self._answers: Answers | None = None
        self._values: Values = {}
        self._changed: Values = {}
        """What was changed since it was last stored: only that is written, so that two desks do not overwrite each other."""
        self._base: Answers | None = None
        self._stories: list[Story] = []
        self._typed: dict[str, str] = {}
        self._next: NextThing | None = None
        self._is_asked_for = False
        self._section = 1
        self._soon = Soon(self, self._keep_soon)
        self._unsaved = False
        self._state = ("✓ saved", "ok")
        self._clock_shown = True
        self._begun_at = 0.0
        self._interviews: dict[str, read.Met] = {}
        self._sections_lock = asyncio.Lock()
        self._keeping = asyncio.Lock()

    def _show_head(self) -> None:
        """Say how it stands."""

    def _show_preview(self) -> None:
        """Say what it will put on the queue."""

    def _suggest(self, field: ManyField) -> None:
        """Say what fits what is typed."""

    def on_field_changed(self, message: Field.Changed) -> None:
        """Take an answer in, and store it in a moment."""
        if self._interview is None or self._answers is None or self._values.get(message.field.key) == message.value:
            return
        self._values[message.field.key] = self._changed[message.field.key] = message.value
        self._note_typed(message.field)
        self._take_in()

    async def _collect(self) -> None:
        """Take in what stands in the fields, also what their keys are still on the way to: the fields are about to go."""
        for field in self.query(Field):
            await field.settle()
            value = field.standing()
            if value is None or field.key == "people" or self._values.get(field.key) == value:
                continue
            self._values[field.key] = self._changed[field.key] = value
            self._note_typed(field)
            self._unsaved = True

    def _note_typed(self, field: Field) -> None:
        """Remember what is typed and cannot be an answer yet: a person's line, a day that is not understood."""
        if isinstance(field, ManyField) and field.key == "people":
            self._typed["person"] = field.typing
        elif field.key in TYPED:
            self._typed[field.key] = str(self._values[field.key])
        if field.key != "people" and isinstance(field, ManyField):
            self._suggest(field)

    def _take_in(self) -> None:
        assert self._interview is not None
        assert self._base is not None
        try:
            self._answers = answers_from(
                self._changed, self._base, self._interview, self._stories, self.facts.ctx, self._section
            )
        except Refused as refusal:
            self.host.problem(str(refusal))
            return
        self._unsaved = True
        self._state = ("saving…", "muted")
        self._show_head()
        self._show_preview()
        self._soon.touch()

    def _keep_soon(self) -> None:
        self.begin_work("keep", self._keep_now, exclusive=False)

    async def _keep_now(self) -> bool:
        """Store what was typed, after what is on its way already; whether nothing is left to store."""
        self._soon.stop()
        async with self._keeping:
            if not self._unsaved or self._interview is None or self._answers is None:
                return not self._unsaved
            self._unsaved = False
            interview, changed = self._interview, dict(self._changed)
            kept = await self.do(self._store, interview, changed, self._section, dict(self._typed))
            if kept is None:
                self._unsaved = True
                self._state = ("▲ not saved, the text is still here", "overdue")
                self._show_head()
                self._soon.again()
                return False
            dossier, stored, base, theirs = kept
            self._take_theirs(dossier, stored, base, changed)
            if theirs:
                self.host.wrote_too("this debrief")
            self._changed = {key: value for key, value in self._changed.items() if changed.get(key) != value}
            if not self._unsaved:
                self._state = ("✓ saved", "ok")
        await self.host.refresh_facts(interview.application)
        self._show_head()
        return True

    def _take_theirs(self, dossier: Dossier, interview: Interview, base: Answers, mine: Collection[str] = ()) -> None:
        """Take what is stored for what the next change builds on, and show what another window has stored.

        Args:
            dossier: as it is stored.
            interview: as it is stored.
            base: its answers as they are stored.
            mine: the answers that were stored from here just now: they stand as they are typed.
        """
        stories, ctx = self._stories, self.facts.ctx
        before: Values = {}
        if self._base is not None and self._dossier is not None and self._interview is not None:
            before = values_of(self._base, self._dossier, self._interview, stories, ctx)
        self._dossier, self._interview, self._base = dossier, interview, base
        after = values_of(self._base, dossier, interview, stories, ctx)
        fields = {field.key: field for field in self.query(Field)}
        for key, there in after.items():
            if key in mine or key in self._changed or key in self._typed or before.get(key) == there:
                continue
            self._values[key] = there
            field = fields.get(key)
            if isinstance(field, ManyField) and isinstance(there, tuple):
                field.show_values(there)
            elif field is not None and isinstance(there, str):
                field.load(there)

    def _finish(self, interview: Interview) -> list[DueItem]:
        """On the desk's own thread: complete the debrief as it is stored now."""
        dossier, stored = self.desk.meeting(interview.application, interview.id)
        answers = debriefing.answers_of(dossier, stored, self.desk)
        return debriefing.finish(self.desk, interview.application, interview.id, answers)

    def _store(
        self, interview: Interview, changed: Values, section: int, typed: dict[str, str]
    ) -> tuple[Dossier, Interview, Answers, bool]:
        """On the desk's own thread: what was changed goes onto what is stored now.

        What is stored then, and whether another window had changed the same.
        """
        dossier, stored = self.desk.meeting(interview.application, interview.id)
        base = debriefing.answers_of(dossier, stored, self.desk)
        theirs = self._is_theirs(changed, dossier, stored, base)
        answers = answers_from(changed, base, stored, self._stories, self.facts.ctx, section)
        basics = _basics(stored, changed, self.facts.ctx)
        debriefing.keep(self.desk, interview.application, interview.id, answers, basics)
        dossier, stored = self.desk.meeting(interview.application, interview.id)
        open_ones = {key: text for key, text in typed.items() if not _is_taken(key, text, stored, self.facts.ctx)}
        self._keep_typed(interview, open_ones)
        return dossier, stored, debriefing.answers_of(dossier, stored, self.desk), theirs

    def _is_theirs(self, changed: Values, dossier: Dossier, stored: Interview, now: Answers) -> bool:
        """Whether another window has changed an answer, to something else, that was changed here too."""
        if self._base is None or self._base == now:
            return False
        seen = values_of(self._base, dossier, stored, self._stories, self.facts.ctx)
        stands = values_of(now, dossier, stored, self._stories, self.facts.ctx)
        return any(stands.get(key) not in (seen.get(key), value) for key, value in changed.items())

    def _keep_typed(self, interview: Interview, typed: dict[str, str]) -> None:
        """On the desk's own thread: what is typed and no answer yet, so that a crash does not take it."""
        left = {key: text for key, text in typed.items() if text}
        text = json.dumps(left, ensure_ascii=False) if left else ""
        if text != self.desk.scratch(place_of(interview)):
            self.desk.keep_scratch(place_of(interview), text)

    def typing_ended(self) -> None:
        """Store at once, the name being typed too."""
        if self._interview is not None and any(field.key == "people" for field in self.query(ManyField)):
            self.begin_work("people", self._take_people, exclusive=False)
        if self._unsaved:
            self.begin_work("keep", self._keep_now, exclusive=False)

    def left_unsaved(self) -> list[tuple[str, str]]:
        """The answers that the file did not take."""
        if not self._unsaved or self._interview is None:
            return []
        shown = (f"{key}: {value}" for key, value in self._changed.items() if value)
        return [(f"debrief-{self._interview.id[:6]}", "\n".join(shown) + "\n")]

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
            self._keep_typed(interview, typed)
            return self.desk.meeting(interview.application, interview.id)

        self._typed.pop("person", None)
        typed = dict(self._typed)
        done = await self.do(put)
        if done is None or done[1].interviewers == interview.interviewers:
            return
        self._dossier, self._interview = done
        self._base = debriefing.answers_of(*done, self.desk)
        for person in self._interview.interviewers:
            self._values.setdefault(f"learned:{person}", "")
            self._values.setdefault(f"cared:{person}", "")
        await self.host.refresh_facts(interview.application)
        self._show_preview()
        self._show_head()


def place_of(interview: Interview) -> str:
    """Where what is half typed in a debrief is kept."""
    return f"debrief {interview.id}"


def typed_of(text: str) -> dict[str, str]:
    """What was half typed when the desk was ended."""
    read_back = json.loads(text) if text else {}
    return {str(key): str(value) for key, value in read_back.items()}


def _is_taken(key: str, text: str, stored: Interview, ctx: Context) -> bool:
    """Whether what was typed has become the interview's own."""
    if key not in TYPED:
        return False
    if key == "minutes":
        return text == str(stored.minutes)
    local = stored.starts_at.astimezone(ctx.zone)
    try:
        meant = understand_moment(text, ctx.today, ctx.calendar, ctx.zone, past=True, order=ctx.date_order)
    except NotADate:
        return False
    return meant == local


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
        method=Method(method) if isinstance(method, str) and method else interview.method,
        style=Style(style) if isinstance(style, str) and style else interview.style,
        minutes=int(minutes)
        if isinstance(minutes, str) and minutes.isdigit() and int(minutes) < 10_080
        else interview.minutes,
    )

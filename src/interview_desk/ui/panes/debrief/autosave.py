"""Open debrief as data: every change is recorded and saved, including half-typed text."""

import asyncio
import json
from collections.abc import Collection

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.dates.parser import NotADate, parse_moment
from interview_desk.domain.errors import Refused
from interview_desk.domain.practice.next_step import NextStep
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview, Method, Style
from interview_desk.domain.search.preparation import Story
from interview_desk.services import queries
from interview_desk.services.pipeline import debriefing
from interview_desk.services.pipeline.debriefing import Answers
from interview_desk.ui.flows.flows import FlowPane
from interview_desk.ui.forms.fields import Field, ManyField
from interview_desk.ui.panes.debrief.form import Values, answers_from, values_of
from interview_desk.ui.toolkit.debounce import Debouncer

TYPED = ("when", "minutes")
"""Keys of answers that may be half typed; their text is saved as it is until it can be parsed."""


class DebriefAutosave(FlowPane):
    """Base of the open debrief that records and saves typed text; subclasses add the drawing."""

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
        self._next: NextStep | None = None
        self._is_asked_for = False
        self._section = 1
        self._soon = Debouncer(self, self._keep_soon)
        self._unsaved = False
        self._state = ("✓ saved", "ok")
        self._clock_shown = True
        self._begun_at = 0.0
        self._interviews: dict[str, queries.PastInterview] = {}
        self._sections_lock = asyncio.Lock()
        self._keeping = asyncio.Lock()

    def _show_head(self) -> None:
        """Show the header with the current state."""

    def _show_preview(self) -> None:
        """Show what the debrief will put on the to-do list."""

    def _suggest(self, field: ManyField) -> None:
        """Show suggestions for the text being typed."""

    def on_field_changed(self, message: Field.Changed) -> None:
        """Record a changed answer, and schedule a save."""
        if self._interview is None or self._answers is None or self._values.get(message.field.key) == message.value:
            return
        self._values[message.field.key] = self._changed[message.field.key] = message.value
        self._note_typed(message.field)
        self._take_in()

    async def _collect(self) -> None:
        """Record the values of all fields, including keys still in transit, before the fields are removed."""
        for field in self.query(Field):
            await field.settle()
            value = field.get_value()
            if value is None or field.key == "people" or self._values.get(field.key) == value:
                continue
            self._values[field.key] = self._changed[field.key] = value
            self._note_typed(field)
            self._unsaved = True

    def _note_typed(self, field: Field) -> None:
        """Remember typed text that cannot be an answer yet: a person's line, or a day that cannot be parsed."""
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
            self.host.show_problem(str(refusal))
            return
        self._unsaved = True
        self._state = ("saving…", "muted")
        self._show_head()
        self._show_preview()
        self._soon.schedule()

    def _keep_soon(self) -> None:
        self.begin_work("keep", self._save_now, exclusive=False)

    async def _save_now(self) -> bool:
        """Save typed text, after any save in progress; return True if nothing is left to save."""
        self._soon.stop()
        async with self._keeping:
            if not self._unsaved or self._interview is None or self._answers is None:
                return not self._unsaved
            self._unsaved = False
            interview, changed = self._interview, dict(self._changed)
            result = await self.run_database_work(self._store, interview, changed, self._section, dict(self._typed))
            if result is None:
                self._unsaved = True
                self._state = ("▲ not saved, the text is still here", "overdue")
                self._show_head()
                self._soon.schedule_retry()
                return False
            dossier, stored, base, has_conflict = result
            self._load_stored(dossier, stored, base, changed)
            if has_conflict:
                self.host.show_conflict("this debrief")
            self._changed = {key: value for key, value in self._changed.items() if changed.get(key) != value}
            if not self._unsaved:
                self._state = ("✓ saved", "ok")
        await self.host.refresh_facts(interview.application)
        self._show_head()
        return True

    def _load_stored(
        self, dossier: Dossier, interview: Interview, base: Answers, saved_keys: Collection[str] = ()
    ) -> None:
        """Build the next change on the stored data, and show changes that another window has saved.

        Args:
            dossier: the dossier as stored.
            interview: the interview as stored.
            base: the interview's answers as stored.
            saved_keys: keys of the answers just saved by this window; their fields stay as typed.
        """
        stories, ctx = self._stories, self.facts.ctx
        before: Values = {}
        if self._base is not None and self._dossier is not None and self._interview is not None:
            before = values_of(self._base, self._dossier, self._interview, stories, ctx)
        self._dossier, self._interview, self._base = dossier, interview, base
        after = values_of(self._base, dossier, interview, stories, ctx)
        fields = {field.key: field for field in self.query(Field)}
        for key, there in after.items():
            if key in saved_keys or key in self._changed or key in self._typed or before.get(key) == there:
                continue
            self._values[key] = there
            field = fields.get(key)
            if isinstance(field, ManyField) and isinstance(there, tuple):
                field.show_values(there)
            elif field is not None and isinstance(there, str):
                field.load(there)

    def _finish(self, interview: Interview) -> list[DueItem]:
        """Complete the debrief as stored now, and return the queued items.

        Run this on the database worker's thread.
        """
        dossier, stored = self.desk.meeting(interview.application, interview.id)
        answers = debriefing.answers_of(dossier, stored, self.desk)
        return debriefing.finish(self.desk, interview.application, interview.id, answers)

    def _store(
        self, interview: Interview, changed: Values, section: int, typed: dict[str, str]
    ) -> tuple[Dossier, Interview, Answers, bool]:
        """Apply the changes to the stored debrief, and save the result.

        Run this on the database worker's thread.

        Returns:
            The data stored afterwards, and True if another window changed the same answers.
        """
        dossier, stored = self.desk.meeting(interview.application, interview.id)
        base = debriefing.answers_of(dossier, stored, self.desk)
        has_conflict = self._has_conflict(changed, dossier, stored, base)
        answers = answers_from(changed, base, stored, self._stories, self.facts.ctx, section)
        basics = _basics(stored, changed, self.facts.ctx)
        debriefing.save_debrief(self.desk, interview.application, interview.id, answers, basics)
        dossier, stored = self.desk.meeting(interview.application, interview.id)
        open_ones = {key: text for key, text in typed.items() if not _is_taken(key, text, stored, self.facts.ctx)}
        self._keep_typed(interview, open_ones)
        return dossier, stored, debriefing.answers_of(dossier, stored, self.desk), has_conflict

    def _has_conflict(self, changed: Values, dossier: Dossier, stored: Interview, now: Answers) -> bool:
        """Return True if another window gave a different value to an answer that was changed here too."""
        if self._base is None or self._base == now:
            return False
        baseline = values_of(self._base, dossier, stored, self._stories, self.facts.ctx)
        stands = values_of(now, dossier, stored, self._stories, self.facts.ctx)
        return any(stands.get(key) not in (baseline.get(key), value) for key, value in changed.items())

    def _keep_typed(self, interview: Interview, typed: dict[str, str]) -> None:
        """Save typed text that is not an answer yet, so that it survives a crash.

        Run this on the database worker's thread.
        """
        unfinished = {key: text for key, text in typed.items() if text}
        text = json.dumps(unfinished, ensure_ascii=False) if unfinished else ""
        if text != self.desk.scratch(place_of(interview)):
            self.desk.keep_scratch(place_of(interview), text)

    def typing_ended(self) -> None:
        """Save at once, including the name being typed."""
        if self._interview is not None and any(field.key == "people" for field in self.query(ManyField)):
            self.begin_work("people", self._take_people, exclusive=False)
        if self._unsaved:
            self.begin_work("keep", self._save_now, exclusive=False)

    def collect_unsaved(self) -> list[tuple[str, str]]:
        """Return the answers that could not be saved, as (name, text) pairs."""
        if not self._unsaved or self._interview is None:
            return []
        answer_lines = (f"{key}: {value}" for key, value in self._changed.items() if value)
        return [(f"debrief-{self._interview.id[:6]}", "\n".join(answer_lines) + "\n")]

    async def _take_people(self) -> None:
        """Turn the lines about who was there into contacts, including the line being typed."""
        for field in self.query(ManyField):
            if field.key == "people":
                await self._set_people(field.commit())

    def on_field_committed(self, message: Field.Committed) -> None:
        """Save the people who were there when enter ends a line."""
        if message.field.key == "people":
            self.begin_work("people", self._set_people, message.lines, exclusive=False)

    async def _set_people(self, lines: tuple[str, ...]) -> None:
        if self._interview is None:
            return
        await self._save_now()
        interview = self._interview

        def save_people() -> tuple[Dossier, Interview]:
            debriefing.set_people(self.desk, interview.application, interview.id, lines)
            self._keep_typed(interview, typed)
            return self.desk.meeting(interview.application, interview.id)

        self._typed.pop("person", None)
        typed = dict(self._typed)
        done = await self.run_database_work(save_people)
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
    """Return the key under which half-typed text of a debrief is saved."""
    return f"debrief {interview.id}"


def typed_of(text: str) -> dict[str, str]:
    """Parse the text that was half typed when the app last quit."""
    read_back = json.loads(text) if text else {}
    return {str(key): str(value) for key, value in read_back.items()}


def _is_taken(key: str, text: str, stored: Interview, ctx: Context) -> bool:
    """Return True if half-typed text has become part of the stored interview."""
    if key not in TYPED:
        return False
    if key == "minutes":
        return text == str(stored.minutes)
    local = stored.starts_at.astimezone(ctx.zone)
    try:
        parsed = parse_moment(text, ctx.today, ctx.calendar, ctx.zone, past=True, order=ctx.date_order)
    except NotADate:
        return False
    return parsed == local


def _basics(interview: Interview, values: Values, ctx: Context) -> Interview:
    """Return the interview with its basics as typed; text that cannot be parsed changes nothing."""
    method, style, minutes, when = values.get("method"), values.get("style"), values.get("minutes"), values.get("when")
    starts_at = interview.starts_at
    if isinstance(when, str):
        local = starts_at.astimezone(ctx.zone)
        if when != f"{say_day(local.date(), ctx.today)} {local:%H:%M}":
            try:
                starts_at = parse_moment(when, ctx.today, ctx.calendar, ctx.zone, past=True, order=ctx.date_order)
            except NotADate:
                starts_at = interview.starts_at
    return interview._replace(
        starts_at=starts_at,
        method=Method(method) if isinstance(method, str) and method else interview.method,
        style=Style(style) if isinstance(style, str) and style else interview.style,
        minutes=int(minutes)
        if isinstance(minutes, str) and minutes.isdecimal() and int(minutes) < 10_080
        else interview.minutes,
    )

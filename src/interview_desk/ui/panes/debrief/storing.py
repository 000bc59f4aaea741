"""Saving and completing a debrief: functions that run on the database worker's thread."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interview_desk.domain.dates.appointments import Appointment, format_appointment, parse_appointment
from interview_desk.domain.dates.days import NotADate
from interview_desk.domain.practice.learning import BankQuestion, question_bank
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview, Method, Style
from interview_desk.domain.search.preparation import Story
from interview_desk.services import queries
from interview_desk.services.pipeline import debriefing
from interview_desk.services.pipeline.debriefing import Answers
from interview_desk.services.session import Desk
from interview_desk.ui.panes.debrief.form import Values, answers_from, values_of

PARSED_KEYS = ("when", "minutes")
"""Keys of answers that may be half typed; their text is saved as it is until it can be parsed."""


class StoredDebrief(NamedTuple):
    """Debrief as stored."""

    dossier: Dossier
    interview: Interview
    answers: Answers

    def make_values(self, stories: Sequence[Story], ctx: Context) -> Values:
        """Return the answers as values of the fields."""
        return values_of(self.answers, self.dossier, self.interview, stories, ctx)


class PendingSave(NamedTuple):
    """Changes of a debrief that are about to be saved."""

    stored: StoredDebrief
    """Debrief as this window read it last."""
    changed: Values
    typed: dict[str, str]
    stories: Sequence[Story]
    section: int
    ctx: Context

    def store(self, desk: Desk) -> tuple[StoredDebrief, bool]:
        """Apply the changes to the debrief as it is stored now, and save the result.

        Returns:
            The debrief as stored afterwards, and True if another window changed the same answers.
        """
        interview = self.stored.interview
        before = read_debrief(desk, interview)
        has_conflict = self._has_conflict(before)
        answers = answers_from(self.changed, before.answers, before.interview, self.stories, self.ctx, self.section)
        basics = apply_basics(before.interview, self.changed, self.ctx)
        debriefing.save_debrief(desk, interview.application, interview.id, answers, basics)
        after = read_debrief(desk, interview)
        unparsed = {key: text for key, text in self.typed.items() if is_half_typed(key, text, self.ctx)}
        _save_typed(desk, interview, unparsed)
        return after, has_conflict

    def _has_conflict(self, current: StoredDebrief) -> bool:
        """Return True if another window gave a different value to an answer that was changed here too."""
        if self.stored.answers == current.answers:
            return False
        baseline = current._replace(answers=self.stored.answers).make_values(self.stories, self.ctx)
        values = current.make_values(self.stories, self.ctx)
        return any(values.get(key) not in (baseline.get(key), value) for key, value in self.changed.items())


def read_debrief(desk: Desk, interview: Interview) -> StoredDebrief:
    """Return the debrief of an interview as it is stored now."""
    dossier, stored = desk.meeting(interview.application, interview.id)
    return StoredDebrief(dossier, stored, debriefing.answers_of(dossier, stored, desk))


def save_people(desk: Desk, interview: Interview, lines: tuple[str, ...], typed: Mapping[str, str]) -> StoredDebrief:
    """Save the people who were at an interview, one line each; return the debrief as stored afterwards."""
    debriefing.set_people(desk, interview.application, interview.id, lines)
    _save_typed(desk, interview, typed)
    return read_debrief(desk, interview)


def complete_debrief(desk: Desk, interview: Interview) -> list[DueItem]:
    """Complete the debrief as stored now, and return the queued items."""
    answers = read_debrief(desk, interview).answers
    return debriefing.finish(desk, interview.application, interview.id, answers)


def list_weak_questions(desk: Desk) -> list[BankQuestion]:
    """Return the questions whose newest answer was weak."""
    return [question for question in question_bank(queries.list_meetings(desk), desk.settings.zone) if question.is_weak]


def make_scratch_place(interview: Interview) -> str:
    """Return the scratch place where half-typed text of a debrief is saved."""
    return f"debrief {interview.id}"


def parse_typed(text: str) -> dict[str, str]:
    """Parse the text that was half typed when the app last quit."""
    typed = json.loads(text) if text else {}
    return {str(key): str(value) for key, value in typed.items()}


def _save_typed(desk: Desk, interview: Interview, typed: Mapping[str, str]) -> None:
    """Save typed text that is not an answer yet, so that it survives a crash."""
    unfinished = {key: text for key, text in typed.items() if text}
    text = json.dumps(unfinished, ensure_ascii=False) if unfinished else ""
    place = make_scratch_place(interview)
    if text != desk.draft(place):
        desk.keep_draft(place, text)


def is_half_typed(key: str, text: str, ctx: Context) -> bool:
    """Return True if a typed text is no answer yet; an answer becomes part of the stored interview."""
    if key == "minutes":
        return _parse_minutes(text) is None
    return key != "when" or _parse_time(text, ctx) is None


def _parse_time(text: str, ctx: Context) -> Appointment | None:
    try:
        return parse_appointment(text, ctx.at, ctx.calendar, ctx.zone, past=True, order=ctx.date_order)
    except NotADate:
        return None


def _parse_minutes(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 6 and int(text) < 10_080 else None


def apply_basics(interview: Interview, values: Values, ctx: Context) -> Interview:
    """Return the interview with its basics as typed; text that cannot be parsed changes nothing.

    An end or a length in the time is the interview's length, unless the length was typed as well.
    """
    method, style, minutes, when = values.get("method"), values.get("style"), values.get("minutes"), values.get("when")
    stored = Appointment(interview.starts_at)
    is_typed = isinstance(when, str) and when != format_appointment(stored, ctx.today, ctx.zone)
    appointment = (_parse_time(str(when), ctx) if is_typed else None) or stored
    length = _parse_minutes(minutes) if isinstance(minutes, str) else None
    return interview._replace(
        starts_at=appointment.starts_at,
        method=Method(method) if isinstance(method, str) and method else interview.method,
        style=Style(style) if isinstance(style, str) and style else interview.style,
        minutes=next(number for number in (length, appointment.minutes, interview.minutes) if number is not None),
    )

"""Side panels of the form: what the debrief will queue, and the last debrief at this company."""

from collections.abc import Sequence
from datetime import date

from interview_desk.domain.dates.calendar import say_day, say_near
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.practice.next_step import NextStep
from interview_desk.domain.practice.questions import handle
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.kinds import DueState
from interview_desk.domain.queue.labels import describe_target, get_verb
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.preparation import Story
from interview_desk.services.pipeline.debriefing import Answers
from interview_desk.symbols import GLYPHS
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, heading, line, paragraph
from interview_desk.ui.toolkit.timeline import interview_words, stars


def queue_lines(
    items: Sequence[DueItem], dossier: Dossier, interview: Interview, answers: Answers, ctx: Context, width: int
) -> list[Line]:
    """Build the lines for what the debrief will queue, with the number of facts for each note."""
    lines: list[Line] = []
    for item in items:
        lines.append(
            line(
                TextSpan(f"{GLYPHS[item.state]} ", item.state),
                TextSpan(f"{get_verb(item)} {describe_target(item)}", bold=True),
            )
        )
        lines += paragraph(_describe_timing(item, ctx.today), width, "muted", 2)
    lines += [BLANK, heading("For the notes")] if interview.interviewers else []
    for contact_id in interview.interviewers:
        person = dossier.contact(contact_id)
        count = sum(hook.contact == contact_id for hook in answers.debrief.hooks)
        thin = ", note will be thin" if not count else ""
        name = first_name(person.name) if person is not None else contact_id
        lines.append(
            line(
                TextSpan(f"{name:<6} ", "text"),
                TextSpan(f"{count} {'fact' if count == 1 else 'facts'}{thin}", "due" if thin else "muted"),
            )
        )
    return lines or [line(TextSpan("Nothing yet.", "muted"))]


def done_lines(message: str, following: NextStep, width: int, key_of: KeyOf) -> list[Line]:
    """Build the lines after a finished debrief: its result, and the useful next step."""
    lines = [line(TextSpan("✓ ", "ok", bold=True), TextSpan(message, bold=True)), BLANK]
    if following.kind == "none":
        return [*lines, *paragraph(following.message, width)]
    if following.kind == "night":
        return [
            *lines,
            *paragraph(f"{following.message} A night to be sure; then a short, kind note keeps the bridge.", width),
        ]
    parts = paragraph(following.message, width - 2)
    return [*lines, line(TextSpan(f"{key_of('debrief.enter')} ", "key", bold=True), *parts[0].left_spans), *parts[1:]]


def fitting_lines(stories: Sequence[Story], width: int) -> list[Line]:
    """Build the lines for the stories that fit a question, with the handles to type."""
    return [
        part
        for story in stories
        for part in (line(TextSpan(handle(story), "key")), *paragraph(story.title, width, "muted", 2))
    ]


def last_lines(last: Interview, ctx: Context) -> list[Line]:
    """Build the lines for the last debrief at the same company."""
    debrief = last.debrief
    assert debrief is not None
    lines = [line(TextSpan(f"{say_day(ctx.day(last.starts_at), ctx.today)}, {interview_words(last)}"))]
    lines.append(line(TextSpan(stars(debrief.fit or debrief.rating), "due")))
    entries = [("cared", hook.text) for hook in debrief.hooks if hook.about == "cared"]
    entries += [
        ("learned", text)
        for text in (*(hook.text for hook in debrief.hooks if hook.about == "learned"), *debrief.learned)
    ]
    entries += [("unsaid", point.text) for point in debrief.unsaid if point.used_in is None]
    entries += [("fix", debrief.fix_next_time)] if debrief.fix_next_time else []
    for label, text in entries:
        lines += [line(TextSpan(f"{label:<9}", "muted"), TextSpan(text))]
    return lines


def _describe_timing(item: DueItem, today: date) -> str:
    if item.state == DueState.WAITING:
        return f"not before {say_day(item.due_on, today)}: {item.why[0].lower()}{item.why[1:]}"
    channel = f"{item.channel}, " if item.channel else ""
    return f"{channel}by {say_near(item.due_on, today)}" + (
        f" {item.due_by:%H:%M}" if item.due_by and not item.lasts_the_day else ""
    )

"""Lines of the prep sheet: things to do on the left, background on the right."""

from collections.abc import Callable
from typing import NamedTuple

from interview_desk.domain.dates.calendar import count_of, say_near, say_span, say_time
from interview_desk.domain.practice.prep import Check, PreparedQuestion, PreparedStory, PrepSheet
from interview_desk.domain.practice.speaking import say_seconds
from interview_desk.domain.queue.item import Context
from interview_desk.domain.text import shorten
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.pages.closing.view import LIGHTS
from interview_desk.ui.toolkit.sheet import Row
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, heading, line, paragraph, row, width_of
from interview_desk.ui.toolkit.timeline import interview_words, stars

MOST_SAID = 1_200
"""Maximum number of characters of an invitation that the sheet shows."""
LONG_GOALS = 60
"""Width in cells above which goals may not fit in their row and are also shown in full on the right."""


class RowKey(NamedTuple):
    """Key of a row."""

    kind: str
    """Kind of the item that the row shows, such as "question" or "story"."""
    name: str = ""
    """ID of the item, or its text if it has none."""


def head_line(sheet: PrepSheet, ctx: Context) -> Line:
    """Return the header: the interview, and the time left until it."""
    interview, application = sheet.interview, sheet.dossier.application
    day, away = ctx.day(interview.starts_at), interview.starts_at - ctx.at
    left_spans = [
        TextSpan(" Prepare  ", "key", bold=True),
        TextSpan(sheet.dossier.company.name, bold=True),
        TextSpan(f"  {application.role}", "muted"),
        TextSpan(f"  {interview_words(interview)}", "muted"),
    ]
    far = f"in {say_span(away)}" if away.total_seconds() > 0 else "now" if interview.is_to_come(ctx.at) else "over"
    ready = [TextSpan("✓ ready  ", "ok", bold=True)] if interview.ready_at is not None else []
    when = f"{say_near(day, ctx.today)} {say_time(interview.starts_at, ctx.zone)}"
    return line(*left_spans, right=[*ready, TextSpan(when, bold=True), TextSpan(f", {far} ", "muted")])


def rows_of(sheet: PrepSheet, key_of: KeyOf) -> list[Row]:
    """Return the rows to act on: goals, questions, stories, the checklist, and the closing statement."""
    rows = [_title("Goals", ""), Row(RowKey("goals"), 1, _make_renderer(_goals(sheet.interview.goals, key_of)))]
    rows.append(_title("To ask", "next step and by when come first"))
    rows += [
        Row(RowKey("question", entry.id or entry.text), 1, _make_renderer(_question(n, entry)))
        for n, entry in enumerate(sheet.questions, 1)
    ]
    rows.append(_title("Stories to have ready", ""))
    rows += [Row(RowKey("story", entry.story.id), 1, _make_renderer(_story(entry))) for entry in sheet.stories]
    if not sheet.stories:
        rows.append(
            Row(
                RowKey("bank"),
                1,
                _make_renderer(
                    line(
                        TextSpan("none yet; ", "muted"),
                        TextSpan(key_of("prep.bank"), "key", bold=True),
                        TextSpan(" opens the bank", "muted"),
                    )
                ),
            )
        )
    done = sum(entry.done for entry in sheet.checklist)
    rows.append(_title("Checklist", f"{done} of {len(sheet.checklist)}"))
    rows += [Row(RowKey("check", entry.text), 1, _make_renderer(_check(entry))) for entry in sheet.checklist]
    rows.append(_title("Closing statement", ""))
    rows.append(Row(RowKey("closing"), 1, _make_renderer(_closing(sheet, key_of))))
    return rows


def _title(text: str, suffix: str) -> Row:
    return Row(
        f"title {text}",
        1,
        _make_renderer(heading(text)._replace(right_spans=(TextSpan(f"{suffix} ", "muted"),) if suffix else ())),
        selectable=False,
    )


def _make_renderer(content: Line) -> Callable[[int], list[Line]]:
    return lambda _width: [content]


def _goals(goals: str, key_of: KeyOf) -> Line:
    if not goals:
        return line(
            TextSpan("what this interview is for: ", "muted"),
            TextSpan(key_of("prep.open"), "key", bold=True),
            TextSpan(" says it", "muted"),
        )
    return line(TextSpan(" ".join(goals.split())))


def _question(number: int, asking: PreparedQuestion) -> Line:
    glyph = TextSpan("✓ ", "ok") if asking.was_asked else TextSpan(f"{number} ", "key")
    right = (
        [TextSpan("pinned ", "faint")]
        if asking.is_pinned
        else ([TextSpan("for everyone ", "muted")] if asking.everywhere else [])
    )
    return line(glyph, TextSpan(asking.text, "muted" if asking.was_asked else "text"), right=right)


def _story(ready: PreparedStory) -> Line:
    glyph = TextSpan("✓ ", "ok") if ready.chosen else TextSpan("○ ", "muted")
    usage = f"told {count_of(ready.times_used, 'time')} " if ready.times_used else "never told "
    strength = [TextSpan(stars(round(ready.strength)) + " ", "due")] if ready.strength is not None else []
    suggestion = [] if ready.chosen else [TextSpan("  would fit", "faint")]
    return line(
        glyph,
        TextSpan(ready.story.title, "text" if ready.chosen else "muted"),
        *suggestion,
        right=[TextSpan(usage, "muted"), *strength],
    )


def _check(check: Check) -> Line:
    return line(
        TextSpan("✓ ", "ok") if check.done else TextSpan("○ ", "muted"),
        TextSpan(check.text, "muted" if check.done else "text"),
    )


def _closing(sheet: PrepSheet, key_of: KeyOf) -> Line:
    if sheet.closing is None or sheet.timing is None or not sheet.timing.words:
        points = (
            f"{count_of(len(sheet.closing.points), 'point')}, no text yet"
            if sheet.closing and sheet.closing.points
            else "not written yet"
        )
        return line(
            TextSpan(f"{points}; ", "muted"),
            TextSpan(key_of("prep.practise"), "key", bold=True),
            TextSpan(" writes and practises it", "muted"),
        )
    runs = sheet.closing.rehearsals
    last = f", last run {say_seconds(max(runs, key=lambda run: run.at).seconds)}" if runs else ", never rehearsed"
    light, _ = LIGHTS[sheet.timing.light]
    return line(
        TextSpan(f"{say_seconds(sheet.timing.seconds)} ", light, bold=True),
        TextSpan(f"{count_of(sheet.timing.words, 'word')}{last}", "muted"),
    )


def _planned(sheet: PrepSheet, width: int) -> list[Line]:
    """Return lines for the goals if they are long, the place, and the text of the invitation."""
    lines: list[Line] = []
    if width_of(sheet.interview.goals) > LONG_GOALS:
        lines += [heading("Goals"), *paragraph(sheet.interview.goals, width), BLANK]
    if sheet.interview.place:
        lines += [heading("Where"), *paragraph(sheet.interview.place, width), BLANK]
    if sheet.interview.link:
        lines += [heading("Link"), *paragraph(sheet.interview.link, width), BLANK]
    if sheet.interview.invitation is not None and sheet.interview.invitation.words:
        excerpt = shorten(sheet.interview.invitation.words, MOST_SAID)
        lines += [heading("The invitation says"), *paragraph(excerpt, width, "muted"), BLANK]
    return lines


def build_background_lines(sheet: PrepSheet, width: int, key_of: KeyOf) -> list[Line]:
    """Return the background: participants, points left open, things to fix, and weak answers."""
    lines = _planned(sheet, width)
    lines.append(heading("Who will be there"))
    for person in sheet.people:
        contact = person.contact
        lines.append(line(TextSpan(contact.name, bold=True), TextSpan(f"  {contact.title}", "muted")))
        reach = " · ".join(part for part in (contact.email, contact.phone) if part)
        lines += [line(TextSpan(f"  {reach}", "muted"))] if reach else []
        lines += [part for text in person.learned for part in row("  said", text, width, 9)]
        lines += [part for text in person.cared for part in row("  cares", text, width, 9)]
        lines += paragraph(contact.remarks, width, "muted", 2) if contact.remarks else []
    if not sheet.people:
        lines += paragraph(
            f"No names yet. Ask who will be there. {key_of('prep.person')} adds someone.", width, "muted"
        )
    if sheet.left_open.lines:
        lines += [BLANK, heading("Left open last time")]
        lines += [part for label, text in sheet.left_open.lines for part in row(label, text, width, 10)]
    if sheet.fixes:
        lines += [BLANK, heading("Mind this time")]
        for fix in sheet.fixes:
            again = f"{fix.times} times: " if fix.times > 1 else ""
            lines += paragraph(f"· {again}{fix.text}", width, "due" if fix.times > 1 else "text")
    if sheet.weak:
        lines += [BLANK, heading("Answers that were weak")]
        for weak in sheet.weak:
            lines += paragraph(f"· {weak.question}", width)
            newest = weak.answers[0]
            lines += paragraph(newest.answer, width, "muted", 2) if newest.answer else []
    return lines

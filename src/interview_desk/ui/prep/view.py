"""Lines of the prep sheet: things to do on the left, background on the right."""

from collections.abc import Callable, Hashable

from interview_desk.domain.calendar import count_of, say_near, say_span, say_time
from interview_desk.domain.plan.item import Context
from interview_desk.domain.prep import Asking, Check, PrepSheet, Ready
from interview_desk.domain.speaking import say_seconds
from interview_desk.domain.text import shorten
from interview_desk.ui.closing.view import LIGHTS
from interview_desk.ui.paint import BLANK, Bit, Line, heading, line, paragraph, row, width_of
from interview_desk.ui.sheet import Row
from interview_desk.ui.timeline import interview_words, stars

MOST_SAID = 1_200
"""Maximum number of characters of an invitation that the sheet shows."""
LONG_GOALS = 60
"""Width in cells above which goals may not fit in their row and are also shown in full on the right."""


def head_line(sheet: PrepSheet, ctx: Context) -> Line:
    """Return the header: the interview, and the time left until it."""
    interview, application = sheet.interview, sheet.dossier.application
    day, away = ctx.day(interview.starts_at), interview.starts_at - ctx.at
    left = [
        Bit(" Prepare  ", "key", bold=True),
        Bit(sheet.dossier.company.name, bold=True),
        Bit(f"  {application.role}", "muted"),
        Bit(f"  {interview_words(interview)}", "muted"),
    ]
    far = f"in {say_span(away)}" if away.total_seconds() > 0 else "now" if interview.is_to_come(ctx.at) else "over"
    ready = [Bit("✓ ready  ", "ok", bold=True)] if interview.ready_at is not None else []
    when = f"{say_near(day, ctx.today)} {say_time(interview.starts_at, ctx.zone)}"
    return line(*left, right=[*ready, Bit(when, bold=True), Bit(f", {far} ", "muted")])


def rows_of(sheet: PrepSheet) -> list[Row]:
    """Return the rows to act on: goals, questions, stories, the checklist, and the closing statement."""
    rows = [_title("Goals", ""), Row(("goals", ""), 1, _one(_goals(sheet.interview.goals)))]
    rows.append(_title("To ask", "next step and by when come first"))
    rows += [
        Row(("question", one.id or one.text), 1, _one(_question(n, one))) for n, one in enumerate(sheet.questions, 1)
    ]
    rows.append(_title("Stories to have ready", ""))
    rows += [Row(("story", one.story.id), 1, _one(_story(one))) for one in sheet.stories]
    if not sheet.stories:
        rows.append(
            Row(
                ("bank", ""),
                1,
                _one(line(Bit("none yet; ", "muted"), Bit("b", "key", bold=True), Bit(" opens the bank", "muted"))),
            )
        )
    done = sum(one.done for one in sheet.checklist)
    rows.append(_title("Checklist", f"{done} of {len(sheet.checklist)}"))
    rows += [Row(("check", one.text), 1, _one(_check(one))) for one in sheet.checklist]
    rows.append(_title("Closing statement", ""))
    rows.append(Row(("closing", ""), 1, _one(_closing(sheet))))
    return rows


def _title(text: str, beside: str) -> Row:
    return Row(
        f"title {text}",
        1,
        _one(heading(text)._replace(right=(Bit(f"{beside} ", "muted"),) if beside else ())),
        selectable=False,
    )


def _one(drawn: Line) -> Callable[[int], list[Line]]:
    return lambda _width: [drawn]


def _goals(goals: str) -> Line:
    if not goals:
        return line(Bit("what this interview is for: ", "muted"), Bit("⏎", "key", bold=True), Bit(" says it", "muted"))
    return line(Bit(" ".join(goals.split())))


def _question(number: int, asking: Asking) -> Line:
    glyph = Bit("✓ ", "ok") if asking.asked else Bit(f"{number} ", "key")
    right = (
        [Bit("pinned ", "faint")]
        if asking.is_pinned
        else ([Bit("for everyone ", "muted")] if asking.everywhere else [])
    )
    return line(glyph, Bit(asking.text, "muted" if asking.asked else "text"), right=right)


def _story(ready: Ready) -> Line:
    glyph = Bit("✓ ", "ok") if ready.chosen else Bit("○ ", "muted")
    told = f"told {count_of(ready.told, 'time')} " if ready.told else "never told "
    strength = [Bit(stars(round(ready.strength)) + " ", "due")] if ready.strength is not None else []
    beside = [] if ready.chosen else [Bit("  would fit", "faint")]
    return line(
        glyph,
        Bit(ready.story.title, "text" if ready.chosen else "muted"),
        *beside,
        right=[Bit(told, "muted"), *strength],
    )


def _check(check: Check) -> Line:
    return line(
        Bit("✓ ", "ok") if check.done else Bit("○ ", "muted"), Bit(check.text, "muted" if check.done else "text")
    )


def _closing(sheet: PrepSheet) -> Line:
    if sheet.closing is None or sheet.timing is None or not sheet.timing.words:
        points = (
            f"{count_of(len(sheet.closing.points), 'point')}, no text yet"
            if sheet.closing and sheet.closing.points
            else "not written yet"
        )
        return line(Bit(f"{points}; ", "muted"), Bit("p", "key", bold=True), Bit(" writes and practises it", "muted"))
    runs = sheet.closing.rehearsals
    last = f", last run {say_seconds(max(runs, key=lambda one: one.at).seconds)}" if runs else ", never rehearsed"
    light, _ = LIGHTS[sheet.timing.light]
    return line(
        Bit(f"{say_seconds(sheet.timing.seconds)} ", light, bold=True),
        Bit(f"{count_of(sheet.timing.words, 'word')}{last}", "muted"),
    )


def _planned(sheet: PrepSheet, width: int) -> list[Line]:
    """Return lines for the goals if they are long, the place, and the text of the invitation."""
    lines: list[Line] = []
    if width_of(sheet.interview.goals) > LONG_GOALS:
        lines += [heading("Goals"), *paragraph(sheet.interview.goals, width), BLANK]
    if sheet.interview.place:
        lines += [heading("Where"), *paragraph(sheet.interview.place, width), BLANK]
    if sheet.interview.invitation is not None and sheet.interview.invitation.words:
        said = shorten(sheet.interview.invitation.words, MOST_SAID)
        lines += [heading("The invitation says"), *paragraph(said, width, "muted"), BLANK]
    return lines


def known_lines(sheet: PrepSheet, width: int) -> list[Line]:
    """Return the background: participants, points left open, things to fix, and weak answers."""
    lines = _planned(sheet, width)
    lines.append(heading("Who will be there"))
    for known in sheet.people:
        contact = known.contact
        lines.append(line(Bit(contact.name, bold=True), Bit(f"  {contact.title}", "muted")))
        reach = " · ".join(part for part in (contact.email, contact.phone) if part)
        lines += [line(Bit(f"  {reach}", "muted"))] if reach else []
        lines += [part for text in known.learned for part in row("  said", text, width, 9)]
        lines += [part for text in known.cared for part in row("  cares", text, width, 9)]
        lines += paragraph(contact.remarks, width, "muted", 2) if contact.remarks else []
    if not sheet.people:
        lines += paragraph("Nobody is named yet. Ask who will be there; i adds one.", width, "muted")
    if sheet.left_open.lines:
        lines += [BLANK, heading("Left open last time")]
        lines += [part for label, text in sheet.left_open.lines for part in row(label, text, width, 10)]
    if sheet.fixes:
        lines += [BLANK, heading("Mind this time")]
        for one in sheet.fixes:
            again = f"{one.times} times: " if one.times > 1 else ""
            lines += paragraph(f"· {again}{one.text}", width, "due" if one.times > 1 else "text")
    if sheet.weak:
        lines += [BLANK, heading("Answers that were weak")]
        for weak in sheet.weak:
            lines += paragraph(f"· {weak.question}", width)
            newest = weak.answers[0]
            lines += paragraph(newest.answer, width, "muted", 2) if newest.answer else []
    return lines


def kind_of(key: Hashable) -> tuple[str, str]:
    """Return the kind and the ID of the item that a row represents."""
    return (str(key[0]), str(key[1])) if isinstance(key, tuple) else ("", "")

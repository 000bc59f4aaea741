"""Details of the application under the cursor: its people, timeline, promises, and loose ends."""

from interview_desk.domain.dates.calendar import say_day
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.search.dossier import Dossier
from interview_desk.ui.core.key_names import KeyOf
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, cut, heading, line, paragraph, width_of
from interview_desk.ui.toolkit.timeline import draw_event, list_coming_events, list_past_events, person_progress, stars


def detail_lines(
    dossier: Dossier, items: list[DueItem], ctx: Context, width: int, key_of: KeyOf, *, tall: bool
) -> list[Line]:
    """Build the details of an application, in two columns or, if `tall`, one part below the other.

    Below a width of 70 cells, only the people and the timeline are shown.
    """
    title = _title(dossier, ctx)
    people = _people(dossier, ctx, width if tall else width // 2 - 2, key_of)
    timeline = [draw_event(event, ctx.today) for event in list_coming_events(items, dossier, ctx)]
    timeline += [draw_event(event, ctx.today) for event in list_past_events(dossier, ctx)]
    if tall:
        return [
            *title, BLANK, heading("People"), *people, BLANK, heading("Timeline"), *timeline,
            *_promised(dossier, ctx, width), *_loose(dossier, width), *_facts(dossier, ctx, width),
        ]  # fmt: skip
    if width < 70:
        return [*title, *people, BLANK, *timeline]
    left_column = [heading("People"), *people, *_facts(dossier, ctx, width // 2 - 2)]
    return [*title, *_join_columns(left_column, [heading("Timeline"), *timeline, *_loose(dossier, width // 2)], width)]


def _title(dossier: Dossier, ctx: Context) -> list[Line]:
    application = dossier.application
    newest = dossier.newest_held(ctx.at)
    fit = newest.debrief.fit if newest is not None and newest.debrief is not None else None
    spans = [
        TextSpan(dossier.company.name, bold=True),
        TextSpan(f"  {application.role}", "muted"),
        TextSpan(f"   {stars(fit)}", "due"),
    ]
    if application.dormant_since is not None:
        spans.append(TextSpan(f"   resting since {say_day(application.dormant_since, ctx.today)}", "muted"))
    if application.outcome:
        spans.append(TextSpan(f"   {application.outcome}", "muted"))
    return [line(*spans, right=_how_far(dossier, ctx))]


def _how_far(dossier: Dossier, ctx: Context) -> list[TextSpan]:
    """Return the day it is of about how many (R39), or nothing while a date they gave is open.

    A date they gave counts more than the typical length.
    """
    from interview_desk.domain.insights.insights import under_way  # noqa: PLC0415 - not before the first application is looked at

    has_date = any(
        promise.by == "them" and promise.is_open and (promise.due_on or ctx.today) >= ctx.today
        for promise in dossier.promises
    )
    progress = under_way(dossier, ctx) if not has_date else None
    return [TextSpan(f"day {progress.day} of about {progress.about} ", "muted")] if progress is not None else []


def _people(dossier: Dossier, ctx: Context, width: int, key_of: KeyOf) -> list[Line]:
    newest = dossier.newest_held(ctx.at)
    if not dossier.contacts:
        return [
            line(
                TextSpan("Nobody yet. ", "muted"),
                TextSpan(key_of("board.person"), "key", bold=True),
                TextSpan(" adds a person.", "muted"),
            )
        ]
    name_width = min(max(width_of(contact.name) for contact in dossier.contacts) + 2, max(width // 3, 12))
    lines = []
    for person in dossier.contacts:
        glyph, role, status_text = person_progress(dossier, newest, person.id)
        state = [TextSpan(f"{glyph} ", role), TextSpan(status_text, role)] if glyph else []
        name = cut(person.name, name_width - 1)
        lead = TextSpan("▸", "key") if person.id == dossier.application.lead_contact else TextSpan(" ")
        channel = person.prefers if person.prefers != "unknown" else ("email" if person.email else "")
        title_width = max(width - name_width - 25, 8)
        title = cut(person.title, title_width - 1)
        lines.append(
            line(
                lead,
                TextSpan(name + " " * max(name_width - width_of(name), 0)),
                TextSpan(title + " " * max(title_width - width_of(title), 0), "muted"),
                TextSpan(f"{channel:<7}", "muted"),
                *state,
            )
        )
    return lines


def _promised(dossier: Dossier, ctx: Context, width: int) -> list[Line]:
    own_promises = [entry for entry in dossier.promises if entry.by == "me" and entry.is_open]
    if not own_promises:
        return []
    lines = [BLANK, heading("Promised")]
    for promise in own_promises:
        due = f", {say_day(promise.due_on, ctx.today)}" if promise.due_on else ""
        lines += paragraph(f"○ {promise.what}{due}", width)
    return lines


def _loose(dossier: Dossier, width: int) -> list[Line]:
    points = [
        point.text
        for interview in dossier.interviews
        if interview.debrief is not None
        for point in interview.debrief.unsaid
        if point.used_in is None
    ]
    if not points:
        return []
    return [BLANK, heading("Loose ends"), *(part for text in points for part in paragraph(f"· {text}", width))]


def _facts(dossier: Dossier, ctx: Context, width: int) -> list[Line]:
    application = dossier.application
    coming = next(iter(dossier.to_come(ctx.at)), None)
    facts = [
        (label, text)
        for label, text in (
            ("where", application.location),
            ("pay", application.salary),
            ("from", application.source),
            ("link", application.url),
            ("hired", application.who_was_hired),
            ("lesson", application.lesson),
            ("remarks", application.remarks),
            ("meet at", coming.place if coming is not None else ""),
            ("join at", coming.link if coming is not None else ""),
        )
        if text
    ]
    if not facts:
        return []
    return [
        BLANK,
        *(line(TextSpan(f"{label:<9}", "muted"), TextSpan(cut(text, max(width - 9, 4)))) for label, text in facts),
    ]


def _join_columns(left_column: list[Line], right: list[Line], width: int) -> list[Line]:
    """Join two columns of lines side by side."""
    half = width // 2
    lines = []
    for n in range(max(len(left_column), len(right))):
        left_line = left_column[n] if n < len(left_column) else BLANK
        right_line = right[n] if n < len(right) else BLANK
        bits: list[TextSpan] = []
        used = 0
        for bit in left_line.left_spans:
            text = cut(bit.text, max(half - 2 - used, 0))
            bits.append(bit._replace(text=text))
            used += width_of(text)
        bits.append(TextSpan(" " * max(half - used, 0)))
        lines.append(line(*bits, *right_line.left_spans))
    return lines

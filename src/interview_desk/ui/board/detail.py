"""Details of the application under the cursor: its people, timeline, promises, and loose ends."""

from interview_desk.domain.calendar import say_day
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.plan.item import Context, DueItem
from interview_desk.ui.paint import BLANK, Bit, Line, cut, heading, line, paragraph, width_of
from interview_desk.ui.timeline import coming, drawn, past, person_progress, stars


def detail_lines(dossier: Dossier, items: list[DueItem], ctx: Context, width: int, *, tall: bool) -> list[Line]:
    """Build the details of an application, in two columns or, if `tall`, one part below the other.

    Below a width of 70 cells, only the people and the timeline are shown.
    """
    title = _title(dossier, ctx)
    people = _people(dossier, ctx, width if tall else width // 2 - 2)
    timeline = [drawn(event, ctx.today) for event in coming(items, dossier, ctx)]
    timeline += [drawn(event, ctx.today) for event in past(dossier, ctx)]
    if tall:
        return [
            *title, BLANK, heading("People"), *people, BLANK, heading("Timeline"), *timeline,
            *_promised(dossier, ctx, width), *_loose(dossier, width), *_facts(dossier, width),
        ]  # fmt: skip
    if width < 70:
        return [*title, *people, BLANK, *timeline]
    left = [heading("People"), *people, *_facts(dossier, width // 2 - 2)]
    return [*title, *_beside(left, [heading("Timeline"), *timeline, *_loose(dossier, width // 2)], width)]


def _title(dossier: Dossier, ctx: Context) -> list[Line]:
    application = dossier.application
    newest = dossier.newest_held(ctx.at)
    fit = newest.debrief.fit if newest is not None and newest.debrief is not None else None
    told = [Bit(dossier.company.name, bold=True), Bit(f"  {application.role}", "muted"), Bit(f"   {stars(fit)}", "due")]
    if application.dormant_since is not None:
        told.append(Bit(f"   resting since {say_day(application.dormant_since, ctx.today)}", "muted"))
    if application.outcome:
        told.append(Bit(f"   {application.outcome}", "muted"))
    return [line(*told, right=_how_far(dossier, ctx))]


def _how_far(dossier: Dossier, ctx: Context) -> list[Bit]:
    """Return the day it is of about how many (R39), or nothing while a date they gave is open.

    A date they gave counts more than the typical length.
    """
    from interview_desk.domain.insights import under_way  # noqa: PLC0415 - not before the first application is looked at

    named = any(one.by == "them" and one.is_open and (one.due_on or ctx.today) >= ctx.today for one in dossier.promises)
    found = under_way(dossier, ctx) if not named else None
    return [Bit(f"day {found.day} of about {found.about} ", "muted")] if found is not None else []


def _people(dossier: Dossier, ctx: Context, width: int) -> list[Line]:
    newest = dossier.newest_held(ctx.at)
    if not dossier.contacts:
        return [line(Bit("Nobody yet. ", "muted"), Bit("p", "key", bold=True), Bit(" adds a person.", "muted"))]
    name_width = min(max(width_of(one.name) for one in dossier.contacts) + 2, max(width // 3, 12))
    lines = []
    for person in dossier.contacts:
        glyph, role, told = person_progress(dossier, newest, person.id)
        state = [Bit(f"{glyph} ", role), Bit(told, role)] if glyph else []
        name = cut(person.name, name_width - 1)
        lead = Bit("▸", "key") if person.id == dossier.application.lead_contact else Bit(" ")
        channel = person.prefers if person.prefers != "unknown" else ("email" if person.email else "")
        title_width = max(width - name_width - 25, 8)
        title = cut(person.title, title_width - 1)
        lines.append(
            line(
                lead,
                Bit(name + " " * max(name_width - width_of(name), 0)),
                Bit(title + " " * max(title_width - width_of(title), 0), "muted"),
                Bit(f"{channel:<7}", "muted"),
                *state,
            )
        )
    return lines


def _promised(dossier: Dossier, ctx: Context, width: int) -> list[Line]:
    mine = [one for one in dossier.promises if one.by == "me" and one.is_open]
    if not mine:
        return []
    lines = [BLANK, heading("Promised")]
    for promise in mine:
        due = f", {say_day(promise.due_on, ctx.today)}" if promise.due_on else ""
        lines += paragraph(f"○ {promise.what}{due}", width)
    return lines


def _loose(dossier: Dossier, width: int) -> list[Line]:
    points = [
        point.text
        for one in dossier.interviews
        if one.debrief is not None
        for point in one.debrief.unsaid
        if point.used_in is None
    ]
    if not points:
        return []
    return [BLANK, heading("Loose ends"), *(part for text in points for part in paragraph(f"· {text}", width))]


def _facts(dossier: Dossier, width: int) -> list[Line]:
    application = dossier.application
    told = [
        (label, text)
        for label, text in (
            ("where", application.location),
            ("pay", application.salary),
            ("from", application.source),
            ("link", application.url),
            ("hired", application.who_was_hired),
            ("lesson", application.lesson),
            ("remarks", application.remarks),
        )
        if text
    ]
    if not told:
        return []
    return [BLANK, *(line(Bit(f"{label:<9}", "muted"), Bit(cut(text, max(width - 9, 4)))) for label, text in told)]


def _beside(left: list[Line], right: list[Line], width: int) -> list[Line]:
    """Join two columns of lines side by side."""
    half = width // 2
    lines = []
    for n in range(max(len(left), len(right))):
        one = left[n] if n < len(left) else BLANK
        two = right[n] if n < len(right) else BLANK
        bits: list[Bit] = []
        used = 0
        for bit in one.left:
            text = cut(bit.text, max(half - 2 - used, 0))
            bits.append(bit._replace(text=text))
            used += width_of(text)
        bits.append(Bit(" " * max(half - used, 0)))
        lines.append(line(*bits, *two.left))
    return lines

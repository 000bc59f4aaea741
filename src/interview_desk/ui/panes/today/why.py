"""Side panels of the to-do list: the reasons for an item, and the week."""

from interview_desk.domain.dates.calendar import DAY, say_day, say_weekday
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.policy import find_policy
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.kinds import DueState
from interview_desk.domain.queue.labels import describe_snooze, describe_target, format_due, get_verb, is_excused
from interview_desk.domain.search.correspondence import Channel
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Method
from interview_desk.domain.search.people import Me
from interview_desk.domain.text import joined
from interview_desk.symbols import GLYPHS
from interview_desk.ui.core.facts import Act, Facts, days_of_week
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, heading, line, paragraph, row
from interview_desk.ui.toolkit.timeline import draw_event, list_past_events

HEADINGS = {
    DueState.OVERDUE: ("Why it’s late", "overdue"),
    DueState.DUE: ("Why now", "due"),
    DueState.UPCOMING: ("Why then", "upcoming"),
    DueState.WAITING: ("Why wait", "muted"),
}
_ACTS = {
    "debrief": "debrief",
    "call": "called",
    "applied": "applied to",
    "thank-you": "thanked",
    "follow-up": "followed up with",
    "check-in": "checked in with",
    "promise": "sent what was promised,",
    "withdrawal": "withdrew from",
    "feedback": "asked for feedback,",
    "other": "wrote to",
}


def why_lines(item: DueItem, dossier: Dossier | None, ctx: Context, width: int) -> list[Line]:
    """Build the lines that explain an item: why it is on the list, what happened, and who advises it."""
    lines: list[Line] = []
    if dossier is not None:
        lines.append(
            line(TextSpan(dossier.company.name, bold=True), TextSpan(f"  {dossier.application.role}", "muted"))
        )
        contact = dossier.contact(item.contact)
        person_parts = [part for part in (contact.name if contact else "", contact.title if contact else "") if part]
        if person_parts or item.channel:
            lines.append(
                line(
                    TextSpan(" · ".join(person_parts)),
                    TextSpan(f"{', ' if person_parts else ''}{item.channel or ''}".rstrip(", "), "muted"),
                )
            )
        lines.append(BLANK)
    title, role = HEADINGS[DueState.DUE if is_excused(item, ctx) else item.state]
    lines.append(heading(title, role))
    lines += paragraph(item.why, width)
    policy = find_policy(item.policy)
    if policy is not None:
        lines += paragraph(policy.reason, width, "muted")
    if item.snoozed_until is not None:
        lines += paragraph(describe_snooze(item, ctx), width, "upcoming")
    if dossier is not None:
        lines += [
            BLANK,
            heading("What happened"),
            *(draw_event(event, ctx.today) for event in list_past_events(dossier, ctx)[:8]),
        ]
        if item.spec.waits:
            lines += [
                BLANK,
                heading("On the call" if item.channel == Channel.PHONE else "In the message"),
                *_points(item, dossier, ctx, width),
            ]
    lines += [BLANK, heading("Who advises it")]
    lines += paragraph(joined([f"“{source}”" for source in item.advice]), width, "muted")
    if policy is not None:
        lines += paragraph(policy.otherwise, width, "muted")
    return lines


def _points(item: DueItem, dossier: Dossier, ctx: Context, width: int) -> list[Line]:
    interview = dossier.interview(item.interview)
    met = (
        f"the {say_day(ctx.day(interview.starts_at), ctx.today)} {interview.method} interview"
        if interview
        else "your application"
    )
    lines = [*row("You are", met, width), *row("Role", dossier.application.role, width)]
    lines += row("Ask", "where the selection stands now", width)
    offer = pick_talking_point(dossier, item)
    return [*lines, *row("Bring", offer, width)] if offer else lines


def pick_talking_point(dossier: Dossier, item: DueItem) -> str:
    """Return what a follow-up can offer: something promised, an unsaid point, or something learned.

    Return an empty string if there is nothing.
    """
    promised = [entry.what for entry in dossier.promises if entry.by == "me" and entry.is_open]
    if promised:
        return promised[0]
    interview = dossier.interview(item.interview)
    if interview is not None and interview.debrief is not None:
        unsaid = [entry.text for entry in interview.debrief.unsaid if entry.used_in is None]
        if unsaid:
            return unsaid[0]
        hooks = interview.debrief.hooks_of(item.contact or "")
        return hooks[0] if hooks else ""
    return ""


def build_call_script(item: DueItem, dossier: Dossier, me: Me, ctx: Context, width: int) -> list[Line]:
    """Build the call script, a single sheet with what to say on the phone."""
    contact = dossier.contact(item.contact)
    interview = dossier.interview(item.interview) or dossier.newest_held(ctx.at)
    name = contact.name if contact is not None else dossier.company.name
    title = f", {contact.title}" if contact is not None and contact.title else ""
    number = contact.phone if contact is not None and contact.phone else "no number noted"
    spoke = ""
    if interview is not None:
        how = "met" if interview.method == Method.IN_PERSON else f"spoke by {interview.method}"
        spoke = f" We {how} on {say_day(ctx.day(interview.starts_at), ctx.today)} about the {dossier.application.role} role."
    promised = [
        promise
        for promise in dossier.promises
        if promise.by == "them" and promise.is_open and promise.due_on is not None
    ]
    newest = max(promised, key=lambda promise: (promise.made_on, promise.id), default=None)
    date_reminder = (
        f"You had mentioned {say_day(newest.due_on, ctx.today)}. "
        if newest is not None and newest.due_on is not None
        else ""
    )
    lines = [
        line(
            TextSpan(name, bold=True),
            TextSpan(f"{title}, {dossier.company.name}", "muted"),
            right=[TextSpan(number, "key", bold=True)],
            on="bar",
        ),
        BLANK,
        *row("Who", f"“Hello {first_name(name)}, this is {me.name or 'your name'}.{spoke}”", width, 12),
        BLANK,
        *row(
            "Why",
            f"“{date_reminder}I wanted to ask where the selection stands, and whether you need anything more from me.”",
            width,
            12,
        ),
    ]
    offer = pick_talking_point(dossier, item)
    if offer:
        lines += [BLANK, *row("Offer", offer, width, 12)]
    lines += [BLANK, *row("If not yet", "“May I check back with you next week?”", width, 12)]
    lines += row(
        "Voicemail", f"Name, role, one sentence, and your number twice{': ' + me.phone if me.phone else ''}.", width, 12
    )
    return [*lines, BLANK, heading("How did it go?")]


def week_lines(facts: Facts, width: int) -> list[Line]:
    """Build the week: past and coming actions by day, the effort, and whether to keep searching."""
    ctx = facts.ctx
    lines = [heading("This week")]
    by_day: dict[str, list[Act]] = {}
    for act in facts.acts:
        by_day.setdefault(act.on[:10], []).append(act)
    coming: dict[str, list[DueItem]] = {}
    for item in facts.items:
        if item.state in {DueState.UPCOMING, DueState.WAITING} and item.opens_at is not None:
            coming.setdefault(ctx.day(item.opens_at).isoformat(), []).append(item)
    monday = ctx.today - ctx.today.weekday() * DAY
    for n, iso in enumerate(days_of_week(ctx)):
        day = monday + n * DAY
        bits: list[list[TextSpan]] = [
            [TextSpan("✓ ", "ok"), TextSpan(f"{_ACTS.get(act.what, act.what)} {act.company}")]
            for act in by_day.get(iso, [])
        ]
        if day == ctx.today:
            open_now = facts.counts.get("overdue", 0) + facts.counts.get("due", 0)
            if open_now:
                bits.append([TextSpan("● ", "due"), TextSpan(f"{open_now} due", bold=True)])
        if day > ctx.today:
            bits += [
                [
                    TextSpan(f"{GLYPHS[item.state]} ", item.state),
                    TextSpan(f"{get_verb(item).lower()} {describe_target(item)}"),
                ]
                for item in coming.get(iso, [])[:4]
            ]
        for k, some in enumerate(bits):
            label = f"{say_weekday(day):<8}" if k == 0 else " " * 8
            lines.append(line(TextSpan(label, "text" if day == ctx.today else "muted", bold=day == ctx.today), *some))
    lines += [BLANK, heading("Effort, not luck")]
    lines += paragraph(_effort(facts), width)
    lines += [BLANK, heading("Keep searching")]
    guard = facts.agenda.guard
    advice = (
        guard.why
        if guard is not None
        else f"{facts.agenda.active_applications.active} active applications. The basket is full enough."
    )
    return lines + paragraph(advice, width, "text" if guard is not None else "muted")


def _effort(facts: Facts) -> str:
    counts: dict[str, int] = {}
    for act in facts.acts:
        word = {"debrief": "debrief", "call": "call", "applied": "application"}.get(act.what, "note")
        counts[word] = counts.get(word, 0) + 1
    if not counts:
        return "Nothing yet this week. One small step counts."
    return joined([f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts.items()]) + "."


def item_lines(item: DueItem, ctx: Context, width: int, *, channel: bool) -> list[Line]:
    """Build the lines of an item: what to do and by when, and below it the reason."""
    role = item.state
    loud = role in {"overdue", "due"}
    company = "" if describe_target(item) == item.company else f"  {item.company}"
    left_spans = (
        TextSpan(f"{GLYPHS[role]} ", role),
        TextSpan(f"{get_verb(item)} "),
        TextSpan(describe_target(item), bold=True),
        TextSpan(company, "muted"),
    )
    timing = format_due(item, ctx)
    right = [TextSpan(timing, role, bold=loud)]
    if channel:
        right = [TextSpan(f"{item.channel or '':<9}", "muted"), TextSpan(f"{timing:>14}", role, bold=loud)]
    why = f"{describe_snooze(item, ctx)} {item.why}".lstrip()
    del width
    return [Line(left_spans, (*right, TextSpan(" "))), line(TextSpan("  "), TextSpan(why, "muted"))]

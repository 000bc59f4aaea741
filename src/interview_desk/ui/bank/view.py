"""Lines of the story bank: stories with their shares, questions with their answers over time, and lessons."""

from interview_desk.desk.stories import Bank, Lesson, ToAsk
from interview_desk.domain.calendar import count_of, say_day
from interview_desk.domain.learning import BankQuestion, Recurring, uses_of, usual_strength
from interview_desk.domain.plan.item import Context
from interview_desk.domain.prep import suggested
from interview_desk.domain.preparation import Story
from interview_desk.domain.star import PARTS, Share, missing, shares
from interview_desk.ui.paint import BLANK, Bit, Line, heading, line, paragraph, row
from interview_desk.ui.timeline import stars

BAR = 20
"""Width of a full bar in cells; each cell is 5%."""
BESIDE = 68
"""Width in cells from which advice is shown next to each bar and not below all bars."""


def share_lines(story: Story, width: int) -> list[Line]:
    """Return the share of each part against its target as bars, with advice where it is far off."""
    found = shares(story)
    if width >= BESIDE:
        return [_share(one, one.advice) for one in found]
    advice = [line(Bit(f"{one.part.capitalize()}: {one.advice}", "due")) for one in found if one.advice]
    return [_share(one, "") for one in found] + advice


def _share(share: Share, beside: str) -> Line:
    filled = round(share.percent * BAR / 100)
    role = "due" if share.advice else "ok"
    bar = [Bit("▰" * filled, role), Bit("▱" * (BAR - filled), "faint")]
    told = [Bit(f" {share.percent:>3} %", role), Bit(f" of {share.aim}", "muted"), Bit(f"  {beside}", "due")]
    return line(Bit(f"{share.part.capitalize():<11}"), *bar, *told)


def story_row(story: Story, bank: Bank, ctx: Context) -> list[Line]:
    """Return a story as two lines: title, uses, and rating; then its shares or missing parts, and its tags."""
    uses = uses_of(story.id, bank.meetings, ctx.zone)
    strength = usual_strength(uses)
    right = [Bit(f"told {count_of(len(uses), 'time')} " if uses else "never told ", "muted")]
    right += [Bit(f"{stars(round(strength))} ", "due")] if strength is not None else []
    lacking = missing(story)
    below = (
        f"no {' and no '.join(lacking)} yet"
        if lacking
        else " / ".join(str(one.percent) for one in shares(story)) + " %"
    )
    tags = "  ".join(f"#{tag}" for tag in story.tags)
    return [
        line(Bit(story.title, bold=True), right=right),
        line(Bit(f"  {below}", "due" if lacking else "muted"), Bit(f"   {tags}", "muted")),
    ]


def story_detail(story: Story, bank: Bank, ctx: Context, width: int) -> list[Line]:
    """Return all details of a story."""
    lines = [line(Bit(story.title, bold=True)), BLANK, *share_lines(story, width), BLANK]
    for part in (*PARTS, "reflection"):
        text = getattr(story, part)
        if text.strip():
            lines += [heading(part.capitalize()), *paragraph(text, width)]
    uses = uses_of(story.id, bank.meetings, ctx.zone)
    lines += [BLANK, heading("Told")] if uses else [BLANK, line(Bit("Never told yet.", "muted"))]
    for use in uses:
        lines.append(
            line(
                Bit(f"{say_day(use.on, ctx.today)}  ", "muted"),
                Bit(use.company),
                Bit(f"  {stars(use.strength)}", "due"),
            )
        )
        lines += paragraph(use.question, width, "muted", 2)
    return lines


def question_row(asked: BankQuestion, ctx: Context) -> list[Line]:
    """Return a question as two lines: the question; then how the answers went."""
    newest = asked.answers[0]
    course = " → ".join(stars(one).replace("☆", "") for one in asked.course) or "not rated"
    right = [Bit("weak ", "due", bold=True)] if asked.is_weak else []
    return [
        line(Bit(asked.question, bold=True), right=right),
        line(Bit(f"  {course}", "due"), Bit(f"   {say_day(newest.on, ctx.today)}, {newest.company}", "muted")),
    ]


def question_detail(asked: BankQuestion, bank: Bank, ctx: Context, width: int) -> list[Line]:
    """Return the answers to a question over time, and the stories that fit it."""
    titles = {one.id: one.title for one in bank.stories}
    lines = [*paragraph(asked.question, width), BLANK, heading("My answers")]
    for one in asked.answers:
        rated = stars(one.strength) or ("the hardest one" if one.hardest else "not rated")
        lines.append(line(Bit(f"{say_day(one.on, ctx.today)}  ", "muted"), Bit(one.company), Bit(f"  {rated}", "due")))
        lines += paragraph(one.answer, width, "text", 2) if one.answer else []
        lines += [line(Bit(f"  told with “{titles[one.story]}”", "muted"))] if one.story in titles else []
    fitting = suggested(asked.question, bank.stories)[:3]
    lines += [BLANK, heading("Stories that fit")] if fitting else []
    lines += [line(Bit("· "), Bit(one.title)) for one in fitting]
    if not fitting:
        lines += [BLANK, *paragraph("No story fits by its words. n begins one for this question.", width, "muted")]
    return lines


def ask_row(asked: ToAsk) -> list[Line]:
    """Return a question to ask as two lines: its text; then the company, times asked, and their answer."""
    question = asked.question
    told = f"asked {count_of(len(question.asked_in), 'time')}" if question.asked_in else "not asked yet"
    answer = f": {question.answer}" if question.answer else ""
    return [
        line(Bit(question.text, bold=True)),
        line(Bit(f"  {asked.company or 'for every application'}, {told}{answer}", "muted")),
    ]


def fix_row(fix: Recurring, ctx: Context) -> list[Line]:
    """Return something to fix: how often it came up, and where last."""
    right = [Bit(f"{fix.times} times ", "due", bold=True)] if fix.times > 1 else []
    return [line(Bit(fix.text), right=right), line(Bit(f"  last {say_day(fix.on, ctx.today)}, {fix.company}", "muted"))]


def lesson_row(lesson: Lesson) -> list[Line]:
    """Return the lesson of a closed application."""
    return [line(Bit(lesson.text)), line(Bit(f"  {lesson.company}, closed {lesson.on}", "muted"))]


def advice_of_shares(width: int) -> list[Line]:
    """Return advice on how the parts of a story should share its words."""
    told = "Most of a story is what you did: about 20 % situation, 10 task, 60 action, 10 result."
    return [*paragraph(told, width, "muted"), *row("from", "Step 7: Interview and Follow up", width, 6, "muted")]

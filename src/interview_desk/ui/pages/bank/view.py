"""Lines of the story bank: stories with their shares, questions with their answers over time, and lessons."""

from interview_desk.domain.dates.calendar import count_of, say_day
from interview_desk.domain.practice.learning import BankQuestion, Recurring, average_strength, uses_of
from interview_desk.domain.practice.prep import suggest_stories
from interview_desk.domain.practice.speaking import words_of
from interview_desk.domain.practice.star import PARTS, Share, missing, shares
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.preparation import Story
from interview_desk.services.practice.stories import Bank, Lesson, ToAsk
from interview_desk.ui.toolkit.spans import BLANK, Line, TextSpan, heading, line, paragraph, row
from interview_desk.ui.toolkit.timeline import stars

BAR = 20
"""Width of a full bar in cells; each cell is 5%."""
SIDE_PANEL = 68
"""Width in cells from which advice is shown next to each bar and not below all bars."""


def share_lines(story: Story, width: int) -> list[Line]:
    """Return the share of each part against its target as bars, with advice where it is far off."""
    part_shares = shares(story)
    if width >= SIDE_PANEL:
        return [_share(share, share.advice) for share in part_shares]
    advice = [
        line(TextSpan(f"{share.part.capitalize()}: {share.advice}", "due")) for share in part_shares if share.advice
    ]
    return [_share(share, "") for share in part_shares] + advice


def _share(share: Share, advice: str) -> Line:
    filled = round(share.percent * BAR / 100)
    role = "due" if share.advice else "ok"
    bar = [TextSpan("▰" * filled, role), TextSpan("▱" * (BAR - filled), "faint")]
    figures = [
        TextSpan(f" {share.percent:>3} %", role),
        TextSpan(f" of {share.aim}", "muted"),
        TextSpan(f"  {advice}", "due"),
    ]
    return line(TextSpan(f"{share.part.capitalize():<11}"), *bar, *figures)


def story_row(story: Story, bank: Bank, ctx: Context) -> list[Line]:
    """Return a story as two lines: title, uses, and rating; then its shares or missing parts, and its tags."""
    uses = uses_of(story.id, bank.meetings, ctx.zone)
    strength = average_strength(uses)
    right = [TextSpan(f"told {count_of(len(uses), 'time')} " if uses else "never told ", "muted")]
    right += [TextSpan(f"{stars(round(strength))} ", "due")] if strength is not None else []
    lacking = missing(story)
    below = (
        f"no {' and no '.join(lacking)} yet"
        if lacking
        else " / ".join(str(share.percent) for share in shares(story)) + " %"
    )
    tags = "  ".join(f"#{tag}" for tag in story.tags)
    return [
        line(TextSpan(story.title, bold=True), right=right),
        line(TextSpan(f"  {below}", "due" if lacking else "muted"), TextSpan(f"   {tags}", "muted")),
    ]


def story_detail(story: Story, bank: Bank, ctx: Context, width: int) -> list[Line]:
    """Return all details of a story."""
    lines = [line(TextSpan(story.title, bold=True)), BLANK, *share_lines(story, width), BLANK]
    for part in (*PARTS, "reflection"):
        text = getattr(story, part)
        if text.strip():
            lines += [heading(part.capitalize()), *paragraph(text, width)]
    uses = uses_of(story.id, bank.meetings, ctx.zone)
    lines += [BLANK, heading("Told")] if uses else [BLANK, line(TextSpan("Never told yet.", "muted"))]
    for use in uses:
        lines.append(
            line(
                TextSpan(f"{say_day(use.on, ctx.today)}  ", "muted"),
                TextSpan(use.company),
                TextSpan(f"  {stars(use.strength)}", "due"),
            )
        )
        lines += paragraph(use.question, width, "muted", 2)
    return lines


def question_row(entry: BankQuestion, ctx: Context) -> list[Line]:
    """Return a question as two lines: the question; then how the answers went."""
    newest = entry.answers[0]
    course = " → ".join(stars(strength).replace("☆", "") for strength in entry.course) or "not rated"
    right = [TextSpan("weak ", "due", bold=True)] if entry.is_weak else []
    return [
        line(TextSpan(entry.question, bold=True), right=right),
        line(
            TextSpan(f"  {course}", "due"), TextSpan(f"   {say_day(newest.on, ctx.today)}, {newest.company}", "muted")
        ),
    ]


def question_detail(entry: BankQuestion, bank: Bank, ctx: Context, width: int) -> list[Line]:
    """Return the answers to a question over time, and the stories that fit it."""
    titles = {item.id: item.title for item in bank.stories}
    lines = [*paragraph(entry.question, width), BLANK, heading("My answers")]
    for item in entry.answers:
        rated = stars(item.strength) or ("the hardest one" if item.hardest else "not rated")
        lines.append(
            line(
                TextSpan(f"{say_day(item.on, ctx.today)}  ", "muted"),
                TextSpan(item.company),
                TextSpan(f"  {rated}", "due"),
            )
        )
        lines += paragraph(item.answer, width, "text", 2) if item.answer else []
        lines += [line(TextSpan(f"  told with “{titles[item.story]}”", "muted"))] if item.story in titles else []
    fitting = suggest_stories(entry.question, bank.stories)[:3]
    lines += [BLANK, heading("Stories that fit")] if fitting else []
    lines += [line(TextSpan("· "), TextSpan(item.title)) for item in fitting]
    if not fitting:
        lines += [BLANK, *paragraph("No story matches this question yet.", width, "muted")]
    return lines


def ask_row(entry: ToAsk) -> list[Line]:
    """Return a question to ask as two lines: its text; then the company, times asked, and their answer."""
    question = entry.question
    status = f"asked {count_of(len(question.asked_in), 'time')}" if question.asked_in else "not asked yet"
    answer = f": {question.answer}" if question.answer else ""
    return [
        line(TextSpan(question.text, bold=True)),
        line(TextSpan(f"  {entry.company or 'for every application'}, {status}{answer}", "muted")),
    ]


def fix_row(fix: Recurring, ctx: Context) -> list[Line]:
    """Return something to fix: how often it came up, and where last."""
    right = [TextSpan(f"{fix.times} times ", "due", bold=True)] if fix.times > 1 else []
    return [
        line(TextSpan(fix.text), right=right),
        line(TextSpan(f"  last {say_day(fix.on, ctx.today)}, {fix.company}", "muted")),
    ]


def lesson_row(lesson: Lesson) -> list[Line]:
    """Return the lesson of a closed application."""
    return [line(TextSpan(lesson.text)), line(TextSpan(f"  {lesson.company}, closed {lesson.on}", "muted"))]


def open_story_title(story: Story, status: str, role: str) -> Line:
    """Return the title of the story's page: its title and words, and whether it is saved.

    Args:
        story: the story as typed.
        status: the state of saving, in words.
        role: the color role of the status.
    """
    words = sum(words_of(getattr(story, part)) for part in PARTS)
    return line(
        TextSpan(" Story  ", "key", bold=True),
        TextSpan(story.title or "a new story", bold=bool(story.title)),
        right=[TextSpan(f"{words} words  ", "muted"), TextSpan(f"{status} ", role)],
    )


def open_story_lines(story: Story, width: int) -> list[Line]:
    """Return the shares of the parts of a story, and advice on them."""
    return [*share_lines(story, width), BLANK, *advice_of_shares(width)]


def advice_of_shares(width: int) -> list[Line]:
    """Return advice on how the parts of a story should share its words."""
    advice = "Most of a story is what you did: about 20 % situation, 10 task, 60 action, 10 result."
    return [*paragraph(advice, width, "muted"), *row("from", "Step 7: Interview and Follow up", width, 6, "muted")]

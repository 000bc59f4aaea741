"""Markdown for printing: the prep sheet of one interview, or the whole job search."""

import re
from collections.abc import Iterable
from datetime import tzinfo

from interview_desk.domain.dates.calendar import count_of, local_day, say_day, say_time
from interview_desk.domain.practice.prep import PrepSheet
from interview_desk.domain.practice.speaking import say_seconds
from interview_desk.domain.search.dossier import Dossier, Search
from interview_desk.domain.search.interview import Debrief, Hook, HookStem, Interview, Method
from interview_desk.domain.search.people import Contact
from interview_desk.domain.search.preparation import Story

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!&])")
_BLOCK = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def plain(text: str) -> str:
    """Escape a person's text so that it stays on one line and none is read as markup."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _BLOCK.sub(
        lambda match: f"{match[1]}\\{match[2]}" if len(match[2]) == 1 else f"{match[2][:-1]}\\{match[2][-1]}", escaped
    )


def _paragraphs(text: str) -> list[str]:
    return [plain(line) for line in text.split("\n") if line.strip()]


def _section(title: str, lines: Iterable[str]) -> list[str]:
    filled_lines = [line for line in lines if line]
    return [f"## {title}", "", *filled_lines, ""] if filled_lines else []


def _listed(texts: Iterable[str]) -> list[str]:
    return [f"- {plain(text)}" for text in texts if text.strip()]


def _person(contact: Contact) -> str:
    parts = (contact.title, contact.email, contact.phone)
    return ", ".join([f"**{plain(contact.name)}**", *(plain(part) for part in parts if part)])


def _when(interview: Interview, zone: tzinfo) -> str:
    day = local_day(interview.starts_at, zone)
    how = "in person" if interview.method == Method.IN_PERSON else interview.method
    return f"{say_day(day)} {day.year}, {say_time(interview.starts_at, zone)}, {interview.minutes} min, {how}, {interview.style}"


def prep(sheet: PrepSheet, zone: tzinfo) -> str:
    """Return the prep sheet of one interview, one page to print."""
    interview, dossier = sheet.interview, sheet.dossier
    lines = [f"# {plain(dossier.company.name)}: {plain(dossier.application.role)}", "", _when(interview, zone), ""]
    lines += [f"Where: {plain(interview.place)}", ""] if interview.place else []
    lines += [f"Link: {plain(interview.link)}", ""] if interview.link else []
    lines += _section("Goals", _paragraphs(interview.goals))
    if interview.invitation is not None:
        lines += _section("The invitation says", _paragraphs(interview.invitation.words))
    people = []
    for person in sheet.people:
        people.append(f"- {_person(person.contact)}")
        people += [f"  - said: {plain(text)}" for text in person.learned]
        people += [f"  - cares about: {plain(text)}" for text in person.cared]
    lines += _section("Who will be there", people)
    lines += _section("Left open last time", (f"- {label}: {plain(text)}" for label, text in sheet.left_open.lines))
    asking = (
        f"{n}. {'✓ ' if question.was_asked else ''}{plain(question.text)}"
        for n, question in enumerate(sheet.questions, 1)
    )
    lines += _section("To ask", asking)
    ready = []
    for story in sheet.stories:
        strength = f", {story.strength:.1f} of 5" if story.strength is not None else ""
        detail = f" (told {count_of(story.times_used, 'time')}{strength})" if story.times_used else ""
        ready.append(
            f"- {'**' if story.chosen else ''}{plain(story.story.title)}{'**' if story.chosen else ''}{detail}"
        )
    lines += _section("Stories", ready)
    lines += _section(
        "Mind this time",
        (f"- {plain(fix.text)}" + (f" ({fix.times} times)" if fix.times > 1 else "") for fix in sheet.fixes),
    )
    lines += _section("Weak so far", (f"- {plain(weak_spot.question)}" for weak_spot in sheet.weak))
    lines += _section(
        "Checklist", (f"- [{'x' if check.done else ' '}] {plain(check.text)}" for check in sheet.checklist)
    )
    if sheet.closing is not None:
        points = [*_listed(sheet.closing.points), "", *_paragraphs(sheet.closing.text)]
        detail = f"{sheet.timing.words} words, about {say_seconds(sheet.timing.seconds)}" if sheet.timing else ""
        lines += ["## Closing statement", "", *points, "", detail, ""]
    return _joined(lines)


def search(data: Search, dossiers: Iterable[Dossier], zone: tzinfo) -> str:
    """Return the whole job search, application by application, followed by stories and questions.

    An application comes with its people, interviews, debriefs, promises, and notes.
    """
    lines = ["# My search", ""]
    for dossier in dossiers:
        lines += _application(dossier, zone)
    if data.stories:
        lines += ["# Stories", ""]
        for story in data.stories:
            lines += _story(story)
    if data.own_questions:
        lines += ["# Questions to ask", "", *_listed(question.text for question in data.own_questions), ""]
    for statement in data.closing_statements:
        lines += ["# Closing statement", "", *_listed(statement.points), "", *_paragraphs(statement.text), ""]
    return _joined(lines)


def _application(dossier: Dossier, zone: tzinfo) -> list[str]:
    application = dossier.application
    ended = f", {application.outcome}" if application.outcome else ""
    lines = [f"# {plain(dossier.company.name)}: {plain(application.role)}", "", f"{application.stage}{ended}", ""]
    lines += [f"- {say_day(entry.on)} {entry.on.year}: {entry.stage}" for entry in application.stage_history] + [""]
    lines += _section("People", (f"- {_person(meeting)}" for meeting in dossier.contacts))
    for interview in sorted(dossier.interviews, key=lambda meeting: meeting.starts_at):
        lines += [f"## Interview {interview.round}, {_when(interview, zone)}", ""]
        if interview.debrief is not None:
            lines += _debrief(dossier, interview.debrief)
    promises = []
    for promise in dossier.promises:
        due = f", {say_day(promise.due_on)} {promise.due_on.year}" if promise.due_on else ""
        state = "" if promise.is_open else (" (kept)" if promise.kept_on else " (dropped)")
        promises.append(
            f"- {'I' if promise.by == 'me' else 'they'}: {plain(promise.what or promise.words)}{due}{state}"
        )
    lines += _section("Promises", promises)
    notes = [note for note in dossier.notes if note.body.strip()]
    for note in notes:
        lines += [f"## {note.kind}, {note.state}", "", f"{plain(note.subject)}", ""]
        lines += [part for text in _paragraphs(note.body) for part in (text, "")]
    labeled = [("Hired", application.who_was_hired), ("Lesson", application.lesson), ("Remarks", application.remarks)]
    return lines + [line for label, text in labeled if text for line in (f"{label}: {plain(text)}", "")]


def _debrief(dossier: Dossier, debrief: Debrief) -> list[str]:
    entries: list[tuple[str, str]] = []
    for hook in debrief.hooks:
        person = dossier.contact(hook.contact)
        entries.append((_hook_label(hook, person.name if person else "somebody"), hook.text))
    entries += [("learned", text) for text in debrief.learned]
    entries += [(f"unsaid{', said since' if point.used_in else ''}", point.text) for point in debrief.unsaid]
    entries += [
        ("next step", debrief.next_step),
        ("best moment", debrief.best_moment),
        ("fix next time", debrief.fix_next_time),
    ]
    entries += [
        ("my impression", f"{debrief.rating} of 5" if debrief.rating else ""),
        ("fit", f"{debrief.fit} of 5" if debrief.fit else ""),
    ]
    for question in debrief.questions:
        strength = f" ({question.strength} of 5)" if question.strength else ""
        entries.append(("they asked", f"{question.question} {question.answer}{strength}"))
    entries += [
        ("hardest", debrief.hardest),
        *(("concern", text) for text in debrief.concerns),
        ("pay said", debrief.salary_said),
    ]
    entries += [("study", debrief.study_next), ("for it", debrief.speaks_for), ("against it", debrief.speaks_against)]
    private = _listed(debrief.private)
    return [
        *(f"- {plain(label)}: {plain(text)}" for label, text in entries if text.strip()),
        "",
        *(["### For me only", "", *private, ""] if private else []),
    ]


_STEM_LABELS = {
    HookStem.TOLD: "{} told me that",
    HookStem.ASKED: "{} asked me",
    HookStem.CARES: "{} cares about",
    HookStem.WANTS: "{} wants",
    HookStem.SAID: "{} said",
    HookStem.BOTH: "{} and I both",
    HookStem.TEAM: "the team of {}",
    HookStem.LIKED: "{} liked",
}


def _hook_label(hook: Hook, name: str) -> str:
    """Return the label of a hook: its stem with the person's name, or else whether they learned or cared."""
    return _STEM_LABELS[hook.stem].format(name) if hook.stem is not None else f"{name} {hook.about}"


def _story(story: Story) -> list[str]:
    parts = [(part, getattr(story, part)) for part in ("situation", "task", "action", "result", "reflection")]
    tags = f"Tags: {', '.join(plain(tag) for tag in story.tags)}" if story.tags else ""
    lines = [f"## {plain(story.title)}", "", tags, ""]
    return lines + [
        line for part, text in parts if text.strip() for line in (f"**{part.capitalize()}** {plain(text)}", "")
    ]


def _joined(lines: list[str]) -> str:
    """Join the lines, collapsing repeated blank lines, and end with a newline."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"

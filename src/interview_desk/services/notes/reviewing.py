"""Review of a note before it is sent: the context it is checked against, and the language checker."""

import functools
import re
from collections.abc import Sequence
from datetime import date

from interview_desk.domain.dates.calendar import DAY
from interview_desk.domain.errors import Refused
from interview_desk.domain.notes import phrases
from interview_desk.domain.notes import review as checks
from interview_desk.domain.notes.facts import format_name, greet
from interview_desk.domain.notes.issue import WORD, OtherNote, ReviewContext, ReviewIssue
from interview_desk.domain.notes.letter_days import long_day
from interview_desk.domain.notes.own_points import without_confession
from interview_desk.domain.notes.point_of_view import convert_to_second_person, find_third_person_remarks
from interview_desk.domain.notes.typos import Typo, find_typos, prepare
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.queue.nudges import find_first_nudge_day
from interview_desk.domain.search.correspondence import Note, NoteKind, NoteState
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview, InterviewStatus
from interview_desk.domain.search.people import Contact
from interview_desk.domain.search.pipeline import Outcome, Stage
from interview_desk.domain.text import clean_line
from interview_desk.services.notes.name_likeness import find_misspelled_names
from interview_desk.services.notes.writing import NUDGES
from interview_desk.services.session import Desk
from interview_desk.store import read, read_history


def build_review_context(
    desk: Desk, dossier: Dossier, kind: NoteKind, contact: Contact | None, note: Note | None
) -> ReviewContext:
    """Build the context for checking a note: all names in the database, and the other notes to the company."""
    ctx = desk.context()
    interview = dossier.interview(note.interview) if note is not None else None
    interview = interview or dossier.find_subject(kind, ctx.at)
    me = read.read_me(desk.connection)
    # Includes the note's own names, which the review separates, so that the name index is the same for every note.
    names = read.read_names(desk.connection)
    other_notes = [
        OtherNote(f"{_called(dossier, other_note) or 'another'}’s", other_note.body)
        for other_note in read.read_note_texts(desk.connection, dossier.company.id)
        if (note is None or other_note.id != note.id) and other_note.state != NoteState.SKIPPED
    ]
    review_context = ReviewContext(
        kind=kind,
        person=contact.name if contact is not None else "",
        company=dossier.company.name,
        role=dossier.application.role,
        me=me.name,
        day=long_day(ctx.day(interview.starts_at), ctx.date_style) if interview is not None else "",
        other_people=names.people,
        other_companies=names.companies,
        other_roles=names.roles,
        other_notes=tuple(other_notes),
        allowed=tuple(person.name for person in dossier.contacts)
        if kind == NoteKind.REFERENCE_HEADS_UP or contact is None
        else (),
        too_soon=_too_soon(desk, dossier, kind, note),
        unfounded=_unfounded(dossier, kind),
        spoken_of=_spoken_of(interview, contact),
        greeting=greet(contact, dossier.company.formality) if contact is not None else "",
        preferred_name=contact.greeting if contact is not None else "",
        accepted_words=collect_known_words(desk, dossier),
        noted=_noted(interview, contact),
        colleagues=tuple(person.name for person in dossier.contacts),
        former_names=_list_former_names(desk, dossier, names.people),
        today=ctx.today,
    )
    checks.review("", review_context)  # builds the name index now rather than while the user types
    return review_context


def _list_former_names(desk: Desk, dossier: Dossier, current_names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the names that contacts of an application had before and nobody has now, each with the name of today."""
    current = {name.casefold() for name in current_names}
    return tuple(
        (former, person.name)
        for person in dossier.contacts
        for former in read_history.read_former_names(desk.connection, person.id)
        if former.casefold() not in current
    )


def _too_soon(desk: Desk, dossier: Dossier, kind: NoteKind, note: Note | None) -> tuple[date | None, str] | None:
    """Return the first day on which a note of a kind may be sent, with the reason; None if there is no limit."""
    ctx = desk.context()
    if kind in NUDGES:
        return find_first_nudge_day(dossier, ctx, NUDGES[kind])
    if kind != NoteKind.WITHDRAWAL or read.read_basket(desk.connection, desk.settings.zone).accepted_on is not None:
        return None
    interest = dossier.newest_interest()
    if interest is not None and interest[0] == "no":
        decided = ctx.day(interest[1].completed_at or interest[1].started_at)
        reason = "noted “no longer interested” only today"
    elif note is not None:
        version_times = [version.changed_at for version in read_history.read_note_images(desk.connection, note.id)]
        decided = ctx.day(min([note.changed_at, *version_times]))
        reason = "began this only today"
    else:
        return None
    return (decided + DAY, f"A night to be sure: you {reason}.") if decided >= ctx.today else None


def _unfounded(dossier: Dossier, kind: NoteKind) -> str:
    """Return the reason why a note of this kind has no basis in the recorded facts; empty if it has one."""
    application = dossier.application
    is_missed = any(entry.status == InterviewStatus.MISSED for entry in dossier.interviews)
    if kind == NoteKind.THANK_YOU and is_missed and all(entry.is_off for entry in dossier.interviews):
        return f"The interview with {dossier.company.name} didn’t take place"
    if kind in {NoteKind.ACCEPTANCE, NoteKind.DECLINE, NoteKind.ASK_FOR_TIME} and application.stage != Stage.OFFER:
        over = application.outcome in {Outcome.ACCEPTED, Outcome.DECLINED}
        return "" if over else f"No offer from {dossier.company.name} is recorded"
    if kind == NoteKind.FEEDBACK and application.outcome != Outcome.REFUSED:
        return f"No rejection from {dossier.company.name} is recorded"
    if kind == NoteKind.NO_SHOW and not is_missed:
        return f"No missed interview with {dossier.company.name} is recorded"
    return ""


def _spoken_of(interview: Interview | None, contact: Contact | None) -> tuple[str, ...]:
    """Return remarks recorded about this contact that the contact shouldn't read."""
    debrief = interview.debrief if interview is not None else None
    if debrief is None or contact is None:
        return ()
    return find_third_person_remarks(
        [*debrief.hooks_of(contact.id), *debrief.hooks_of(contact.id, "cared")], format_name(contact.name)
    )


def _noted(interview: Interview | None, contact: Contact | None) -> tuple[str, ...]:
    """Return the facts recorded about the talk with this contact and about the interview as a whole."""
    debrief = interview.debrief if interview is not None else None
    if debrief is None:
        return ()
    person = contact.id if contact is not None else ""
    hooks = [*debrief.hooks_of(person), *debrief.hooks_of(person, "cared")]
    name = format_name(contact.name) if contact is not None else ""
    own = [*hooks, *(convert_to_second_person(hook, name) for hook in hooks), *debrief.learned]
    unsaid = [
        text for unsaid_point in debrief.unsaid for text in (unsaid_point.text, without_confession(unsaid_point.text))
    ]
    return (*own, *unsaid, debrief.speaks_for, debrief.next_step)


def _called(dossier: Dossier, note: Note) -> str:
    contact = dossier.contact(note.contact)
    return first_name(contact.name) if contact is not None else ""


def collect_known_words(desk: Desk, dossier: Dossier) -> frozenset[str]:
    """Return the words that aren't typos in a note: names, this application's terms, the user's dictionary."""
    connection = desk.connection
    me = read.read_me(connection)
    names = read.read_names(connection)
    stories = read.read_stories(connection)
    own = [me.name, *me.words, *(part for story in stories for part in (story.title, *story.tags))]
    own += [person.greeting for person in dossier.contacts]
    words = {word for name in own for word in _parts_of(name)}
    noted = [
        dossier.application.location,
        dossier.application.remarks,
        dossier.company.remarks,
        dossier.company.website,
    ]
    for meeting in dossier.interviews:
        debrief = meeting.debrief
        if debrief is not None:
            noted += [
                *debrief.learned,
                *(hook.text for hook in debrief.hooks),
                *(unsaid_point.text for unsaid_point in debrief.unsaid),
            ]
            noted += [debrief.next_step, debrief.speaks_for, debrief.study_next, *debrief.concerns]
    noted += [promise.what for promise in dossier.promises]
    words |= {term for text in noted for term in _terms_of(text)}
    return _words_of(names) | words


@functools.lru_cache(maxsize=4)
def _words_of(names: read.Names) -> frozenset[str]:
    return frozenset(word for group in names for name in group for word in _parts_of(name))


def _parts_of(name: str) -> set[str]:
    words = {word.casefold().replace("’", "'") for word in WORD.findall(name)}
    return words | {part for word in words for part in re.split(r"['-]", word) if part}


def _terms_of(text: str) -> set[str]:
    """Return the words of a fact as possible technical terms (dbt, argocd), except known typos."""
    wrong = [(typo.start, typo.end) for typo in find_typos(text)]
    return {
        part
        for match in WORD.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in wrong)
        for part in _parts_of(match[0])
    }


def warm(desk: Desk) -> None:
    """Prepare what the first review would wait for: the patterns of the checks, and the checker's process."""
    checks.review("I warm up.", ReviewContext())
    prepare()
    phrases.prepare()
    desk.checker.warm()


def proofread(desk: Desk, text: str, vocabulary: frozenset[str]) -> list[Typo] | None:
    """Check the language of a text; return None if the checker isn't available.

    This takes a moment and must not run on the event loop.
    """
    return desk.checker.check(text, vocabulary)


def review(text: str, review_context: ReviewContext, checked: list[Typo] | None = None) -> list[ReviewIssue]:
    """Return all issues in a text.

    Args:
        text: the note.
        review_context: the context it is checked against.
        checked: typos that the language checker reported for this exact text.
    """
    own = (review_context.person, review_context.preferred_name, review_context.me)
    people = [name for name in (*own, *review_context.colleagues) if name]
    companies = [review_context.company] if review_context.company else []
    misspelled = list(find_misspelled_names(text, people, companies))
    places = [(issue.start or 0, issue.end or 0) for issue in misspelled]
    typos = [typo for typo in checked or () if not any(typo.start < end and start < typo.end for start, end in places)]
    issues = checks.review(text, review_context, typos)
    blocked = [issue for issue in issues if issue.severity == "block" and issue.start is not None]
    issues += [
        issue
        for issue in misspelled
        if not any((issue.start or 0) < (other.end or 0) and (other.start or 0) < (issue.end or 0) for other in blocked)
    ]
    return sorted(issues, key=lambda issue: (issue.start is not None, issue.start or 0, issue.check))


def review_line(subject: str, review_context: ReviewContext) -> list[ReviewIssue]:
    """Return the issues in a subject line: a blank, a wrong name, or a typo. They have no position in the text."""
    if not subject.strip():
        return []
    applicable_checks = {"blank-slot", "wrong-name", "spelling", "grammar", "doubled-word"}
    issues = checks.review(subject, review_context._replace(kind=NoteKind.PHONE_SCRIPT, other_notes=(), too_soon=None))
    return [
        issue._replace(start=None, end=None, suggestions=(), message=f"In the subject: {issue.message}")
        for issue in issues
        if issue.check in applicable_checks
    ]


def learn_word(desk: Desk, word: str) -> str:
    """Add a word to the user's dictionary; return the history label.

    Raises:
        Refused: there is no word, or it could not be saved.
    """
    word = clean_line(word).removesuffix("'s").removesuffix("’s")
    if not word:
        raise Refused("There is no word here to add to the dictionary")
    me = read.read_me(desk.connection)
    label = f"“{word}” is in your dictionary"
    if word.casefold() not in {entry.casefold() for entry in me.words}:
        desk.write(label, lambda change: change.put_me(me._replace(words=(*me.words, word))))
    return label

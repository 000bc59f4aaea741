"""The facts that a note is written from, as words."""

from datetime import date, tzinfo
from typing import NamedTuple

from interview_desk.domain.calendar import local_day
from interview_desk.domain.correspondence import Promise
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.interview import Interview
from interview_desk.domain.leaving import says_it_outright, still_to_ask
from interview_desk.domain.people import Contact, Me
from interview_desk.domain.plan.item import Context
from interview_desk.domain.plan.state_of_play import state_of_play
from interview_desk.domain.text import first_name

_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONG_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_OPENERS = frozenset(
    """A An The They Their There This That These Those We Our You Your It Its One Two Three Every Each All Both No Not How
    What Why Where When Some Many Most My In On At By For With After Before""".split()  # noqa: SIM905
)
"""Words that only stand large at the beginning of a sentence; names and terms keep their letters."""
_METHODS = {"phone": "phone call", "video": "video call", "in-person": "meeting"}


class Fact(NamedTuple):
    """One fact beside a draft: what kind it is, the words to insert, and whether a note used it already."""

    label: str
    text: str
    used: bool = False


class NoteFacts(NamedTuple):
    """Everything a template may say about one note. An empty text means that the fact is missing."""

    person: str
    first: str
    title: str
    company: str
    role: str
    day: str
    met: str
    learned: str
    cared: str
    unsaid: str
    promised: str
    promised_day: str
    next_step: str
    their_day: str
    strength: str
    sender: str
    sender_phone: str
    sender_email: str
    sender_links: str
    answer_by: str
    variant: int
    asks: tuple[str, ...] = ()
    """What was not answered at the door, as questions (R10 to R15)."""
    outright: bool = False
    """Whether this note has to say that I want the job, because I did not at the door (R9)."""


def long_day(day: date) -> str:
    """A day as a letter says it: "Thursday 19 November"."""
    return f"{_LONG_DAYS[day.weekday()]} {day.day} {_LONG_MONTHS[day.month - 1]}"


def lower_first(text: str) -> str:
    """A text to go on inside a sentence: small first letter (unless it may be a name), no stop at the end."""
    text = text.strip().rstrip(".?!")
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in _OPENERS else text


def note_facts(
    dossier: Dossier, me: Me, kind: str, interview: Interview | None, contact: Contact | None, ctx: Context
) -> NoteFacts:
    """The facts of one note.

    Args:
        dossier: the application.
        me: who signs.
        kind: the kind of note.
        interview: which interview it is about; without one the newest held.
        contact: whom it goes to.
        ctx: the moment and the policies.
    """
    interview = interview or dossier.newest_held(ctx.at)
    debrief = interview.debrief if interview is not None else None
    theirs = state_of_play(dossier, ctx).promise
    mine = open_promise(dossier)
    person = contact.id if contact is not None else ""
    return NoteFacts(
        person=contact.name if contact is not None else "",
        first=first_name(contact.name) if contact is not None else "",
        title=contact.title if contact is not None else "",
        company=dossier.company.name,
        role=dossier.application.role,
        day=long_day(_day_of(interview, ctx.zone)) if interview is not None else "",
        met=_METHODS[interview.method] if interview is not None else "conversation",
        learned=_told(debrief.hooks_of(person)) if debrief else "",
        cared=_told(debrief.hooks_of(person, "cared")) if debrief else "",
        unsaid=offered_unsaid(interview, contact, kind, ctx),
        promised=mine.what if mine is not None else "",
        promised_day=long_day(mine.due_on) if mine is not None and mine.due_on is not None else "",
        next_step=lower_first(debrief.next_step) if debrief else "",
        their_day=long_day(theirs.due_on) if theirs is not None and theirs.due_on is not None else "",
        strength=lower_first(debrief.speaks_for) if debrief else "",
        sender=me.name,
        sender_phone=me.phone,
        sender_email=me.email,
        sender_links="\n".join(me.links),
        answer_by=long_day(dossier.application.offer_answer_by) if dossier.application.offer_answer_by else "",
        variant=_variant(dossier, interview, contact, kind),
        asks=tuple(still_to_ask(interview, date_known=theirs is not None and bool(theirs.due_on), phone=me.phone)),
        outright=says_it_outright(interview),
    )


def _day_of(interview: Interview, zone: tzinfo) -> date:
    return local_day(interview.starts_at, zone)


def _told(texts: tuple[str, ...]) -> str:
    return lower_first("; ".join(texts))


def open_promise(dossier: Dossier) -> Promise | None:
    """What I promised first and have not kept yet."""
    mine = [one for one in dossier.promises if one.by == "me" and one.is_open]
    return min(mine, key=lambda one: (one.due_on or date.max, one.id), default=None)


def offered_unsaid(interview: Interview | None, contact: Contact | None, kind: str, ctx: Context) -> str:
    """The unsaid point for this note: said once (C9), to the first person who can take it."""
    if interview is None or interview.debrief is None:
        return ""
    if kind == "thank-you" and ctx.policies.unsaid_point != "thank-you-first":
        return ""
    if kind not in {"thank-you", "follow-up"}:
        return ""
    if (
        kind == "thank-you"
        and interview.interviewers
        and contact is not None
        and interview.interviewers[0] != contact.id
    ):
        return ""
    return next((lower_first(point.text) for point in interview.debrief.unsaid if point.used_in is None), "")


def _variant(dossier: Dossier, interview: Interview | None, contact: Contact | None, kind: str) -> int:
    """Which phrasing a note takes: another one for each interviewer, and for each earlier note of its kind."""
    if kind == "thank-you" and interview is not None and contact is not None and contact.id in interview.interviewers:
        return interview.interviewers.index(contact.id)
    return sum(note.kind == kind and note.state == "sent" for note in dossier.notes)


def facts_beside(
    dossier: Dossier, interview: Interview | None, contact: Contact | None, note_id: str, ctx: Context
) -> list[Fact]:
    """The facts beside a draft, in the order in which they are numbered."""
    facts: list[Fact] = []
    debrief = interview.debrief if interview is not None else None
    if debrief is not None and contact is not None:
        facts += [Fact("learned", text) for text in debrief.hooks_of(contact.id)]
        facts += [Fact("cared", text) for text in debrief.hooks_of(contact.id, "cared")]
    if debrief is not None:
        facts += [Fact("learned", text) for text in debrief.learned]
        facts += [Fact("unsaid", one.text, one.used_in not in {None, note_id}) for one in debrief.unsaid]
        if debrief.speaks_for:
            facts.append(Fact("for it", debrief.speaks_for))
    for promise in dossier.promises:
        if promise.by == "me" and promise.is_open:
            by = f" by {long_day(promise.due_on)}" if promise.due_on else ""
            facts.append(Fact("promised", f"{promise.what}{by}"))
    if debrief is not None and debrief.next_step:
        facts.append(Fact("next", debrief.next_step))
    theirs = state_of_play(dossier, ctx).promise
    if theirs is not None and theirs.due_on is not None:
        facts.append(Fact("their date", f"by {long_day(theirs.due_on)}"))
    return facts

"""The facts that a note is written from, as words."""

import re
import zlib
from collections.abc import Mapping
from datetime import date, tzinfo
from typing import NamedTuple

from interview_desk.domain.calendar import local_day
from interview_desk.domain.compose.panel import Share, shared_out, strengths
from interview_desk.domain.compose.voice import point, thing, to_them
from interview_desk.domain.correspondence import Channel, NoteKind, NoteState, Promise
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.interview import Interview, InterviewStatus
from interview_desk.domain.leaving import says_it_outright, still_to_ask
from interview_desk.domain.people import Contact, Me
from interview_desk.domain.plan.item import Context
from interview_desk.domain.plan.state_of_play import state_of_play
from interview_desk.domain.preparation import Story
from interview_desk.domain.text import first_name, folded, shorten

_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONG_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_OPENERS = frozenset(
    """One Two Three Four Five Six Seven Eight Nine Ten Every Each All Both No Not How What Why Where When Some Many Most In On
    At By For With After Before If First Then Everyone Everybody Nobody Someone Something Nothing Since While Because As Even
    Only Just More Less Few Saved Led Cut Ran Built Won Grew Took Made Wrote Ship Lead Keep Asked""".split()  # noqa: SIM905
)
_SMALL = frozenset(
    """A An The They Their There This That These Those We Our You Your It Its He She His Her My""".split()  # noqa: SIM905
)
"""Words that only stand large at the beginning of a sentence, the small ones even before a name; names and terms keep theirs."""
_METHODS = {"phone": "phone call", "video": "conversation", "in-person": "meeting"}
"""A video call is a conversation: where nobody noted the method, it is taken for one."""


UNSIGNED = "[your name]"
"""What stands under a note until it is known who signs."""
ROUND = 1_000
"""What a round of interviews adds to a note's turn."""
LONGEST = 2_000
"""Characters of a fact that a note takes in."""


class Fact(NamedTuple):
    """One fact beside a draft: what kind it is, the words to insert, and whether a note used it already."""

    label: str
    text: str
    used: bool = False
    core: str = ""
    """The words by which it is known to stand in a text already, where these are not all of it."""


class NoteFacts(NamedTuple):
    """Everything a template may say about one note, by the names that a template uses. An empty text is a missing fact."""

    person: str = ""
    first: str = ""
    title: str = ""
    company: str = ""
    role: str = ""
    a_role: str = ""
    """The role with its article: "an Analyst", "a Data engineer"."""
    day: str = ""
    """The interview's day as a letter says it: "Tuesday 10 November"."""
    met: str = "conversation"
    """What the interview was: "phone call", "conversation", "meeting"."""
    greeting: str = ""
    """The first line, by the company's formality (C2): "Dear Maya Chen,"."""
    learned: str = ""
    cared: str = ""
    why: str = ""
    """What I learned that raises my interest (R7)."""
    strength: str = ""
    second_strength: str = ""
    unsaid: str = ""
    unsaid_asks: bool = False
    """Whether the unsaid point is a question."""
    promised: str = ""
    promised_by: str = ""
    """By when: "by Friday 13 November", or "shortly"."""
    next_step: str = ""
    their_day: str = ""
    """The last day of what they promised: "Thursday 19 November"."""
    asks: str = ""
    """What was not answered at the door, as questions (R10 to R15)."""
    asks_back: bool = False
    """Whether one of these questions is to check back already."""
    asks_when: bool = False
    """Whether one of these questions asks for a date already."""
    ask_hook: str = ""
    """What a slot for the hook asks for."""
    outright: bool = False
    """Whether this note has to say that I want the job, because I did not at the door (R9)."""
    caller: str = ""
    """Who at the company may call a reference."""
    salary: str = ""
    answer_by: str = ""
    medium: Channel = Channel.EMAIL
    """By which medium the note goes; a card and a message are short."""
    sender: str = ""
    sender_phone: str = ""
    sender_email: str = ""
    sender_links: str = ""
    turn: int = 0
    """Which of several phrasings the note takes."""


class Kit(NamedTuple):
    """What a note may draw on besides the application: who signs, the closing statement's points, the stories."""

    me: Me = Me()
    points: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()


def long_day(day: date) -> str:
    """A day as a letter says it: "Thursday 19 November"."""
    return f"{_LONG_DAYS[day.weekday()]} {day.day} {LONG_MONTHS[day.month - 1]}"


def lower_first(text: str) -> str:
    """A text to go on inside a sentence: a small first letter unless it may be a name, no stop; a question in quotation marks."""
    text = text.strip().rstrip(".!,;: ")
    words = text.split(" ", 2)
    name_follows = len(words) > 1 and words[1][:1].isupper()
    past = len(words) > 1 and re.fullmatch(r"[A-Z][a-z]+ed", words[0]) is not None
    if words and (words[0] in _SMALL or ((words[0] in _OPENERS or past) and not name_follows)):
        text = text[0].lower() + text[1:]
    return f"“{text[:1].upper()}{text[1:]}”" if text.endswith("?") else text


_AN = re.compile(
    r"(?!eu(?!\b)|uni(?![mn])|u[st][aei]|ur[ao]|ukr|ubiq|uk\b|one\b|once)[aeiou]|honou?r|honest|hour|heir|8|11|18",
    re.IGNORECASE,
)
_SPELT = re.compile(r"[A-Z](?![a-z])|[A-Z]{2,}|M(?:LO|Sc|Eng|Ed|Phil)|PhD|LL[A-Za-z]*|[A-Z]\d")
"""What is said letter by letter, at least its first one: "MLOps", "R&D", "X-ray", "EU"."""
_SAID = re.compile(r"(?:NASA|NATO|UNICEF|UNESCO|SaaS|SQL|SAP|RAM|LAMP|MOOC|SIEM|SOC|SCADA|SCRUM|UX|UI|UK|US|UN|UAT)\b")
"""What is said as a word, or begins with a "you"."""


def with_article(name: str) -> str:
    """A name with "a" or "an", by how it is said: "an SRE", "a UX designer", "an Analyst"."""
    if not name:
        return ""
    spelt = _SPELT.match(name) is not None and _SAID.match(name) is None and not name.isupper()
    spelt = spelt or (name.isupper() and len(name) < len("CHIEF") and _SAID.match(name) is None)
    vowel = name[0] in "AEFHILMNORSX" if spelt else _AN.match(name) is not None and _SAID.match(name) is None
    return f"{'an' if vowel else 'a'} {name}"


def note_facts(
    dossier: Dossier,
    kit: Kit,
    kind: NoteKind,
    interview: Interview | None,
    contact: Contact | None,
    ctx: Context,
    medium: Channel = Channel.EMAIL,
    note: str | None = None,
) -> NoteFacts:
    """The facts of one note.

    Args:
        dossier: the application.
        kit: who signs, and what speaks for them.
        kind: the kind of note.
        interview: which interview it is about; without one the newest held.
        contact: whom it goes to.
        ctx: the moment and the policies.
        medium: by which medium it goes.
        note: the note's id, where it is drafted anew: what it said already is still its own to say.
    """
    interview = interview or dossier.newest_held(ctx.at)
    debrief = interview.debrief if interview is not None else None
    theirs = state_of_play(dossier, ctx).promise
    person = contact.id if contact is not None else ""
    pool = strengths(interview, kit.points, kit.stories)
    shares = shared_out(dossier, interview, pool, open_promise(dossier), next_unsaid(interview, kind, ctx, note))
    share = _share_of(shares, person, kind)
    name = called(_plain(contact.name)) if contact is not None else ""
    learned = _worded(debrief.hooks_of(person) if debrief else ())
    cared = _worded(debrief.hooks_of(person, "cared") if debrief else ())
    why = share.why
    if not learned and not cared and why and interview is not None and len(interview.interviewers) < 2:
        learned, why = (why,), ""  # with one person across the table, it was they who told me
    card = interview.exit_card if interview is not None else None
    date_known = (theirs is not None and bool(theirs.due_on)) or bool(card is not None and card.by_when)
    met = [dossier.contact(one) for one in interview.interviewers] if interview is not None else []
    reached = bool(met) and all(one is not None and (one.email or one.phone or one.postal_address) for one in met)
    questions = still_to_ask(interview, date_known=date_known, everyone_known=reached, phone=kit.me.phone)
    lead = dossier.lead(ctx.at)
    return NoteFacts(
        person=_plain(contact.name) if contact is not None else "",
        first=first_name(called(_plain(contact.name))) if contact is not None else "",
        title=_plain(contact.title) if contact is not None else "",
        company=_plain(dossier.company.name),
        role=_plain(dossier.application.role),
        a_role=with_article(_plain(dossier.application.role)),
        day=long_day(_day_of(interview, ctx.zone)) if interview is not None else "",
        met=_METHODS[interview.method] if interview is not None else "conversation",
        greeting=greeting(contact.name if contact is not None else "", dossier.company.formality),
        learned=_told(learned, name),
        cared=_told(cared, name),
        why=lower_first(_plain(why)),
        strength=lower_first(_plain(share.strength)),
        second_strength=lower_first(_plain(pool[1])) if len(pool) > 1 else "",
        unsaid_asks=_plain(share.unsaid).endswith("?"),
        unsaid=lower_first(point(_plain(share.unsaid))),
        promised=thing(_plain(share.promised.what)) if share.promised is not None else "",
        promised_by=_by_when(share.promised, ctx.today),
        next_step=lower_first(_plain(share.next_step)),
        their_day=_their_day(theirs, kind, ctx.today),
        asks=" ".join(questions),
        asks_back=any("check back" in one for one in questions),
        asks_when=date_known or any("by when" in one for one in questions),
        ask_hook=f"one thing you learned from {first_name(called(contact.name)) if contact is not None else 'them'}",
        outright=says_it_outright(interview),
        caller=_plain(lead.name) if lead is not None and lead.id != person else "",
        salary=_plain(dossier.application.salary),
        answer_by=long_day(dossier.application.offer_answer_by) if dossier.application.offer_answer_by else "",
        medium=medium,
        sender=_plain(kit.me.name),
        sender_phone=_plain(kit.me.phone),
        sender_email=_plain(kit.me.email),
        sender_links="\n".join(_plain(one) for one in kit.me.links),
        turn=_turn(dossier, interview, contact, kind),
    )


def _share_of(shares: Mapping[str | None, Share], person: str, kind: NoteKind) -> Share:
    """The share of a person; whatever is no thank-you goes to one person and says it all."""
    if kind == NoteKind.THANK_YOU and person in shares:
        return shares[person]
    everything = list(shares.values())
    return Share(
        why=next((one.why for one in everything if one.why), ""),
        strength=everything[0].strength,
        unsaid=next((one.unsaid for one in everything if one.unsaid), ""),
        promised=next((one.promised for one in everything if one.promised), None),
        next_step=next((one.next_step for one in everything if one.next_step), ""),
    )


def _plain(text: str) -> str:
    """A fact as one line of plain text, not endless: a line end in a name must not begin a new line of a letter."""
    return shorten(folded(text), LONGEST)


def greeting(name: str, formality: str) -> str:
    """The line that a note begins with: by first name where the company is relaxed, by title where there is one."""
    name = called(_plain(name))
    if not name:
        return "Dear [their name],"
    words = name.split()
    titled = len(words) > 1 and words[0].rstrip(".").lower() in _TITLES
    if titled and (formality != "relaxed" or len(words) == 2):
        return f"Dear {words[0]} {words[-1]},"
    first = first_name(name)
    if formality == "relaxed" and len(first.rstrip(".")) > 1:
        return f"Dear {first},"
    return f"Dear {name},"


_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "mx"})
_AFTER_NAMES = re.compile(
    r"\s*\([^()]*\)|,?\s+(?:PhD|Ph\.D\.?|MD|MBA|MSc|BSc|CPA|Esq\.?|Jr\.?|Sr\.?|II|III|IV)(?=$|[,\s])"
)


def called(name: str) -> str:
    """A name as it is said: without degrees and brackets; "Chen, Maya" the other way round."""
    plain = _AFTER_NAMES.sub("", name).strip().rstrip(",")
    last, comma, first = plain.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else plain


def _day_of(interview: Interview, zone: tzinfo) -> date:
    return local_day(interview.starts_at, zone)


def _by_when(promised: Promise | None, today: date) -> str:
    """By when they have what I promised: a day that is over is today."""
    if promised is None or promised.due_on is None:
        return "shortly"
    return f"by {long_day(promised.due_on)}" if promised.due_on >= today else "today"


def _their_day(theirs: Promise | None, kind: NoteKind, today: date) -> str:
    """Their date; one that is over is named only where it is asked about."""
    if (
        theirs is None
        or theirs.due_on is None
        or (theirs.due_on < today and kind in {NoteKind.THANK_YOU, NoteKind.CHECK_IN})
    ):
        return ""
    return long_day(theirs.due_on)


def _worded(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Those that say something: a lone "?" is no fact."""
    return tuple(text for text in texts if re.search(r"\w", text))


def _told(texts: tuple[str, ...], name: str) -> str:
    return lower_first(_plain("; ".join(to_them(_plain(text).rstrip(". "), name) for text in texts)))


def open_promise(dossier: Dossier) -> Promise | None:
    """What I promised first and have not kept yet."""
    mine = [one for one in dossier.promises if one.by == "me" and one.is_open]
    return min(mine, key=lambda one: (one.due_on or date.max, one.id), default=None)


def next_unsaid(interview: Interview | None, kind: NoteKind, ctx: Context, note: str | None = None) -> str:
    """The unsaid point that a note of a kind may say: each is said once (C9)."""
    if (
        interview is None
        or interview.debrief is None
        or kind not in {NoteKind.THANK_YOU, NoteKind.FOLLOW_UP, NoteKind.CHECK_IN, NoteKind.PHONE_SCRIPT}
    ):
        return ""
    if kind == NoteKind.THANK_YOU and ctx.policies.unsaid_point != "thank-you-first":
        return ""
    return next((point.text for point in interview.debrief.unsaid if point.used_in in {None, note}), "")


def _turn(dossier: Dossier, interview: Interview | None, contact: Contact | None, kind: NoteKind) -> int:
    """Which phrasing a note takes: another one for each person, for each round, and for each earlier note of its kind."""
    met = list(interview.interviewers) if interview is not None else []
    everybody = [*met, *(one.id for one in dossier.contacts if one.id not in met)]
    who = everybody.index(contact.id) if contact is not None and contact.id in everybody else 0
    if kind == NoteKind.THANK_YOU and interview is not None:
        earlier = sorted(dossier.interviews, key=lambda one: (one.starts_at, one.id))
        return who + ROUND * sum(one.status != InterviewStatus.CANCELLED for one in earlier[: earlier.index(interview)])
    sent = sum(note.kind == kind and note.state == NoteState.SENT for note in dossier.notes)
    if kind in {NoteKind.WITHDRAWAL, NoteKind.FEEDBACK}:
        return who + sent + zlib.crc32(dossier.application.id.encode()) % ROUND // 10
    return who + sent


def facts_beside(
    dossier: Dossier, interview: Interview | None, contact: Contact | None, note_id: str, ctx: Context
) -> list[Fact]:
    """The facts beside a draft, in the order in which they are numbered."""
    facts: list[Fact] = []
    debrief = interview.debrief if interview is not None else None
    if debrief is not None and contact is not None:
        name = called(_plain(contact.name))
        facts += [Fact("learned", to_them(text, name)) for text in debrief.hooks_of(contact.id)]
        facts += [Fact("cared", to_them(text, name)) for text in debrief.hooks_of(contact.id, "cared")]
    if debrief is not None:
        facts += [Fact("learned", text) for text in debrief.learned]
        facts += [Fact("unsaid", point(one.text), one.used_in not in {None, note_id}) for one in debrief.unsaid]
        if debrief.speaks_for:
            facts.append(Fact("for it", debrief.speaks_for))
    for promise in dossier.promises:
        if promise.by == "me" and promise.is_open:
            by = f" by {long_day(promise.due_on)}" if promise.due_on else ""
            what = thing(promise.what)
            facts.append(Fact("promised", f"{what}{by}", core=what))
    if debrief is not None and debrief.next_step:
        facts.append(Fact("next", debrief.next_step))
    theirs = state_of_play(dossier, ctx).promise
    if theirs is not None and theirs.due_on is not None:
        facts.append(Fact("their date", f"by {long_day(theirs.due_on)}", core=long_day(theirs.due_on)))
    return facts

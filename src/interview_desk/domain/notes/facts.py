"""Facts for drafting a note, worded for use in its text."""

import re
import zlib
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from interview_desk.domain.dates.calendar import MONTH_FIRST
from interview_desk.domain.notes.letter_days import long_day, say_their_answer
from interview_desk.domain.notes.own_points import without_confession
from interview_desk.domain.notes.panel import Share, distribute_facts, strengths
from interview_desk.domain.notes.point_of_view import convert_to_second_person, extract_promised_item
from interview_desk.domain.persons.names import first_name, parse_person_name
from interview_desk.domain.practice.exit_card import list_open_questions, says_it_outright
from interview_desk.domain.queue.conversation import read_conversation
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.correspondence import Channel, NoteKind, NoteState, Promise
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Interview
from interview_desk.domain.search.people import Contact, Me
from interview_desk.domain.search.preparation import Story
from interview_desk.domain.text import normalize_line, shorten

_OPENERS = frozenset(
    """One Two Three Four Five Six Seven Eight Nine Ten Every Each All Both No Not How What Why Where When Some Many Most In On
    At By For With After Before If First Then Everyone Everybody Nobody Someone Something Nothing Since While Because As Even
    Only Just More Less Few Saved Led Cut Ran Built Won Grew Took Made Wrote Ship Lead Keep Asked""".split()  # noqa: SIM905
)
_SMALL = frozenset(
    """A An The They Their There This That These Those We Our You Your It Its He She His Her My""".split()  # noqa: SIM905
)
"""Words to lowercase within a sentence even before a name.

Those in `_OPENERS` are lowercased only if no name follows. Names and terms keep their capitals.
"""
_METHODS = {"phone": "phone call", "video": "conversation", "in-person": "meeting"}
"""Words for the interview's method.

A video call is a conversation, because video is the default if nobody entered a method.
"""


UNSIGNED = "[your name]"
"""Placeholder under a note until the user's name is known."""
ROUND = 1_000
"""Amount that each interview round adds to a note's `turn`."""
LONGEST = 2_000
"""Maximum characters of a fact in a note."""


class Fact(NamedTuple):
    """Fact in the side panel of a draft: its label, the words to insert, and whether a note already used it."""

    label: str
    text: str
    used: bool = False
    core: str = ""
    """Words that identify the fact in a text, if they are not the whole of `text`."""
    spoken: str = ""
    """Fact as a thank-you says it, if that differs: "by the end of next week"."""


class NoteFacts(NamedTuple):
    """Values that a template can use for one note, under the names used in the template.

    An empty text is a missing fact.
    """

    person: str = ""
    first: str = ""
    title: str = ""
    company: str = ""
    role: str = ""
    a_role: str = ""
    """Role with its article: "an Analyst", "a Data engineer"."""
    day: str = ""
    """Day of the interview as written in a note: "Tuesday 10 November", or "Tuesday, November 10"."""
    agreed: str = ""
    """Day and time that the interview was agreed for, as agreed: "Tuesday 10 November at 2:30 PM"."""
    met: str = "conversation"
    """Word for the interview: "phone call", "conversation", "meeting"."""
    greeting: str = ""
    """First line of the note, by the company's formality (C2): "Dear Maya Chen,"."""
    learned: str = ""
    cared: str = ""
    why: str = ""
    """Something learned that raises the user's interest (R7)."""
    strength: str = ""
    second_strength: str = ""
    unsaid: str = ""
    unsaid_asks: bool = False
    """True if the unsaid point is a question."""
    promised: str = ""
    promised_by: str = ""
    """Due date of the user's promise: "by Friday 13 November", "today", or "shortly"."""
    next_step: str = ""
    their_day: str = ""
    """Last day of what they promised: "Thursday 19 November"."""
    asks: str = ""
    """Questions for everything not answered at the door (R10 to R15)."""
    asks_back: bool = False
    """True if the questions already ask about checking back."""
    asks_when: bool = False
    """True if the questions already ask for a date, or the date is known."""
    ask_hook: str = ""
    """Prompt for the blank that the hook goes into."""
    outright: bool = False
    """True if the note must say that the user wants the job, because they did not at the door (R9)."""
    caller: str = ""
    """Person at the company who may call a reference."""
    salary: str = ""
    answer_by: str = ""
    medium: Channel = Channel.EMAIL
    """Channel for sending the note; a card and a message are short."""
    sender: str = ""
    sender_phone: str = ""
    sender_email: str = ""
    sender_links: str = ""
    turn: int = 0
    """Number that selects one of several phrasings of the note."""


class Kit(NamedTuple):
    """Material for a note besides the application: the sender, closing statement points, and stories."""

    me: Me = Me()
    points: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()


def lower_first(text: str) -> str:
    """Prepare a text for use inside a sentence.

    Its first letter becomes lowercase unless it may start a name, trailing punctuation is removed, and a
    question is put in quotation marks.
    """
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
"""Pattern for text that is spelled out when spoken, at least at its start: "MLOps", "R&D", "X-ray", "EU"."""
_SPOKEN_ACRONYM = re.compile(
    r"(?:NASA|NATO|UNICEF|UNESCO|SaaS|SQL|SAP|RAM|LAMP|MOOC|SIEM|SOC|SCADA|SCRUM|UX|UI|UK|US|UN|UAT)\b"
)
"""Pattern for abbreviations that are spoken as a word or start with a "you" sound."""


def with_article(name: str) -> str:
    """Add "a" or "an" to a name by pronunciation: "an SRE", "a UX designer", "an Analyst"."""
    if not name:
        return ""
    spelt = _SPELT.match(name) is not None and _SPOKEN_ACRONYM.match(name) is None and not name.isupper()
    spelt = spelt or (name.isupper() and len(name) < len("CHIEF") and _SPOKEN_ACRONYM.match(name) is None)
    vowel = name[0] in "AEFHILMNORSX" if spelt else _AN.match(name) is not None and _SPOKEN_ACRONYM.match(name) is None
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
    """Gather the facts for one note.

    Args:
        dossier: the application.
        kit: the sender, and what speaks for them.
        kind: the kind of note.
        interview: the interview that the note is about.
        contact: the recipient.
        ctx: the current moment and the policies.
        medium: the channel for sending the note.
        note: the note's id if it is redrafted; it may say again what it said before.
    """
    interview = interview or dossier.find_subject(kind, ctx.at)
    debrief = interview.debrief if interview is not None else None
    their_promise = read_conversation(dossier, ctx).promise
    person = contact.id if contact is not None else ""
    pool = strengths(interview, kit.points, kit.stories)
    shares = distribute_facts(dossier, interview, pool, open_promise(dossier), next_unsaid(interview, kind, ctx, note))
    share = _share_of(shares, person, kind)
    name = format_name(_plain(contact.name)) if contact is not None else ""
    learned = _worded(debrief.hooks_of(person) if debrief else ())
    cared = _worded(debrief.hooks_of(person, "cared") if debrief else ())
    why = share.why
    if not learned and not cared and why and interview is not None and len(interview.interviewers) < 2:
        learned, why = (why,), ""  # the only interviewer must be the person who said it
    card = interview.exit_card if interview is not None else None
    date_known = (their_promise is not None and bool(their_promise.due_on)) or bool(card is not None and card.by_when)
    met = [dossier.contact(contact_id) for contact_id in interview.interviewers] if interview is not None else []
    reached = bool(met) and all(
        interviewer is not None and (interviewer.email or interviewer.phone or interviewer.postal_address)
        for interviewer in met
    )
    questions = list_open_questions(interview, date_known=date_known, everyone_known=reached, phone=kit.me.phone)
    lead = dossier.lead(ctx.at)
    return NoteFacts(
        person=_plain(contact.name) if contact is not None else "",
        first=parse_person_name(_plain(contact.name), contact.family_name).familiar if contact is not None else "",
        title=_plain(contact.title) if contact is not None else "",
        company=_plain(dossier.company.name),
        role=_plain(dossier.application.role),
        a_role=with_article(_plain(dossier.application.role)),
        day=long_day(ctx.day(interview.starts_at), ctx.date_style) if interview is not None else "",
        agreed=_format_agreed_time(interview, ctx) if interview is not None else "",
        met=_METHODS[interview.method] if interview is not None else "conversation",
        greeting=greet(contact, dossier.company.formality),
        learned=_join_remarks(learned, name),
        cared=_join_remarks(cared, name),
        why=lower_first(_plain(why)),
        strength=lower_first(_plain(share.strength)),
        second_strength=lower_first(_plain(pool[1])) if len(pool) > 1 else "",
        unsaid_asks=_plain(share.unsaid).endswith("?"),
        unsaid=lower_first(without_confession(_plain(share.unsaid))),
        promised=extract_promised_item(_plain(share.promised.what)) if share.promised is not None else "",
        promised_by=_by_when(share.promised, ctx),
        next_step=lower_first(_plain(share.next_step)),
        their_day=_their_day(their_promise, kind, ctx),
        asks=" ".join(questions),
        asks_back=any("check back" in question for question in questions),
        asks_when=date_known or any("by when" in question for question in questions),
        ask_hook=f"one thing you learned from {first_name(contact.name) if contact is not None else 'them'}",
        outright=says_it_outright(interview),
        caller=_plain(lead.name) if lead is not None and lead.id != person else "",
        salary=_plain(dossier.application.salary),
        answer_by=long_day(dossier.application.offer_answer_by, ctx.date_style)
        if dossier.application.offer_answer_by
        else "",
        medium=medium,
        sender=_plain(kit.me.name),
        sender_phone=_plain(kit.me.phone),
        sender_email=_plain(kit.me.email),
        sender_links="\n".join(_plain(link) for link in kit.me.links),
        turn=_turn(dossier, interview, contact, kind),
    )


def _share_of(shares: Mapping[str | None, Share], person: str, kind: NoteKind) -> Share:
    """Return a person's share for a thank-you note, or all shares combined for any other note."""
    if kind == NoteKind.THANK_YOU and person in shares:
        return shares[person]
    all_shares = list(shares.values())
    return Share(
        why=next((share.why for share in all_shares if share.why), ""),
        strength=all_shares[0].strength,
        unsaid=next((share.unsaid for share in all_shares if share.unsaid), ""),
        promised=next((share.promised for share in all_shares if share.promised), None),
        next_step=next((share.next_step for share in all_shares if share.next_step), ""),
    )


def _plain(text: str) -> str:
    """Return a fact as one line of limited length, so that a name can't start a new line in a letter."""
    return shorten(normalize_line(text), LONGEST)


def greet(contact: Contact | None, formality: str) -> str:
    """Return the first line of a note to a contact of a company; a blank if there is no contact."""
    if contact is None:
        return greeting("", formality)
    return greeting(contact.name, formality, contact.family_name, contact.greeting)


def greeting(name: str, formality: str, family_name: str = "", preferred: str = "") -> str:
    """Return the first line of a note: "Hi Carla," for a relaxed company, "Dear Dr. Marsh," for a formal one, else "Dear Carla,".

    Args:
        name: the recipient's name.
        formality: that of the company, one of `people.FORMALITIES`.
        family_name: the family name, where the name alone doesn't tell it.
        preferred: what the recipient signed with or asked to be called, which counts before everything else.
    """
    preferred = _plain(preferred).strip(", ")
    parsed = parse_person_name(_plain(name), family_name)
    has_title = formality != "relaxed" and bool(parsed.prefixes)
    called = parsed.formal if formality == "formal" or has_title else parsed.familiar
    called = preferred or called or "[their name]"
    # "Hi R. Venkataraman" and "Hi Sister Agnes" don't go together.
    opening = "Hi" if formality == "relaxed" and " " not in called else "Dear"
    return f"{opening} {called},"


def format_name(name: str) -> str:
    """Return a name as spoken: without titles, degrees, and brackets, and "Chen, Maya" as "Maya Chen"."""
    return parse_person_name(name).full


def _format_agreed_time(interview: Interview, ctx: Context) -> str:
    """Return the day and time that an interview was agreed for, with the offset if it isn't the user's own."""
    agreed = interview.starts_at
    time = f"{agreed.hour % 12 or 12}:{agreed.minute:02} {'AM' if agreed.hour < 12 else 'PM'}"
    foreign = "" if agreed.utcoffset() == agreed.astimezone(ctx.zone).utcoffset() else f" ({agreed.tzname()})"
    comma = "," if ctx.date_style == MONTH_FIRST else ""
    return f"{long_day(agreed.date(), ctx.date_style)}{comma} at {time}{foreign}"


def _by_when(promised: Promise | None, ctx: Context) -> str:
    """Return the due date of the user's promise in words; a date in the past becomes today."""
    if promised is None or promised.due_on is None:
        return "shortly"
    return f"by {long_day(promised.due_on, ctx.date_style)}" if promised.due_on >= ctx.today else "today"


def _their_day(their_promise: Promise | None, kind: NoteKind, ctx: Context) -> str:
    """Return the date they gave in words; a date in the past is named only in notes that ask about it."""
    if (
        their_promise is None
        or their_promise.due_on is None
        or (their_promise.due_on < ctx.today and kind in {NoteKind.THANK_YOU, NoteKind.CHECK_IN})
    ):
        return ""
    return long_day(their_promise.due_on, ctx.date_style)


def _worded(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts that contain words; a lone "?" is not a fact."""
    return tuple(text for text in texts if re.search(r"\w", text))


def _join_remarks(texts: tuple[str, ...], name: str) -> str:
    return lower_first(_plain("; ".join(convert_to_second_person(_plain(text).rstrip(". "), name) for text in texts)))


def open_promise(dossier: Dossier) -> Promise | None:
    """Return the user's open promise that is due first, or None."""
    my_promises = [promise for promise in dossier.promises if promise.by == "me" and promise.is_open]
    return min(my_promises, key=lambda promise: (promise.due_on or date.max, promise.id), default=None)


def next_unsaid(interview: Interview | None, kind: NoteKind, ctx: Context, note: str | None = None) -> str:
    """Return the unsaid point that this kind of note may use, or an empty string; each is used once (C9)."""
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
    """Return the number of a note's phrasing, different for each person, round, and earlier note of its kind."""
    met = list(interview.interviewers) if interview is not None else []
    everybody = [*met, *(person.id for person in dossier.contacts if person.id not in met)]
    who = everybody.index(contact.id) if contact is not None and contact.id in everybody else 0
    if kind == NoteKind.THANK_YOU and interview is not None:
        earlier = sorted(dossier.interviews, key=lambda person: (person.starts_at, person.id))
        return who + ROUND * sum(not person.is_off for person in earlier[: earlier.index(interview)])
    sent = sum(note.kind == kind and note.state == NoteState.SENT for note in dossier.notes)
    if kind in {NoteKind.WITHDRAWAL, NoteKind.FEEDBACK}:
        return who + sent + zlib.crc32(dossier.application.id.encode()) % ROUND // 10
    return who + sent


def list_facts(
    dossier: Dossier, interview: Interview | None, contact: Contact | None, note_id: str, ctx: Context
) -> list[Fact]:
    """Return the facts for the side panel of a draft, in the order of their numbers."""
    facts: list[Fact] = []
    debrief = interview.debrief if interview is not None else None
    if debrief is not None and contact is not None:
        name = format_name(_plain(contact.name))
        facts += [Fact("learned", convert_to_second_person(text, name)) for text in debrief.hooks_of(contact.id)]
        facts += [Fact("cared", convert_to_second_person(text, name)) for text in debrief.hooks_of(contact.id, "cared")]
    if debrief is not None:
        facts += [Fact("learned", text) for text in debrief.learned]
        facts += [
            Fact("unsaid", without_confession(unsaid_point.text), unsaid_point.used_in not in {None, note_id})
            for unsaid_point in debrief.unsaid
        ]
        if debrief.speaks_for:
            facts.append(Fact("for it", debrief.speaks_for))
    for promise in dossier.promises:
        if promise.by == "me" and promise.is_open:
            by = f" by {long_day(promise.due_on, ctx.date_style)}" if promise.due_on else ""
            what = extract_promised_item(promise.what)
            facts.append(Fact("promised", f"{what}{by}", core=what))
    if debrief is not None and debrief.next_step:
        facts.append(Fact("next", debrief.next_step))
    their_promise = read_conversation(dossier, ctx).promise
    if their_promise is not None and their_promise.due_on is not None:
        their_day = long_day(their_promise.due_on, ctx.date_style)
        spoken = say_their_answer(
            their_promise.words,
            their_promise.starts_on,
            their_promise.due_on,
            their_promise.made_on,
            ctx.today,
            ctx.date_style,
        )
        facts.append(Fact("their date", f"by {their_day}", core=their_day, spoken=spoken))
    return facts

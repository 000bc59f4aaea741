"""Material of the thank-you notes about one interview: what each note can say, from the facts of the debrief.

Facts and strengths are shared out, so that each note has its own (R23): the unsaid point, the promise, and the
next step go to the main contact, the reasons one after the other, and each strength to the person whose need it
meets. A strength that several notes need shows another side in each: a story's result, and then what was done.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from interview_desk.domain.dates.calendar import MONTH_FIRST
from interview_desk.domain.english.second_person import Reader
from interview_desk.domain.english.words import is_word
from interview_desk.domain.notes.composer import Occasion, Person
from interview_desk.domain.notes.facts import Kit, with_article
from interview_desk.domain.notes.letter_days import (
    WEEKDAY_NAMES,
    name_coming_day,
    say_past_day,
    say_their_answer,
)
from interview_desk.domain.notes.letter_names import say_company, say_role
from interview_desk.domain.notes.panel import list_strong_stories
from interview_desk.domain.notes.phrases import FactReading, Field, Kind, Phrase, Setting, read_fact
from interview_desk.domain.persons.names import first_name, parse_person_name
from interview_desk.domain.practice.similar_texts import rank_texts
from interview_desk.domain.queue.conversation import read_conversation
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.correspondence import Channel, Promise, TouchKind
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import Debrief, Hook, Interview, Method
from interview_desk.domain.search.people import Contact, Me
from interview_desk.domain.search.preparation import Story
from interview_desk.domain.text import normalize_line, shorten

_TONES = {"relaxed": "warm", "formal": "formal"}
_MEETINGS = {Method.IN_PERSON: "meeting with", Method.VIDEO: "talking with", Method.PHONE: "talking with"}
_TALKS = {Method.IN_PERSON: "meeting", Method.VIDEO: "conversation", Method.PHONE: "phone call"}
_TURNS = 97
_QUOTED = 90
"""Maximum characters of a remark that a blank quotes."""


class ReadHook(NamedTuple):
    """Remark of the debrief about one person, with how it was read."""

    hook: Hook
    reading: FactReading


class Material(NamedTuple):
    """Material of the notes about one interview."""

    people: tuple[Person, ...]
    occasion: Occasion


def make_setting(dossier: Dossier, contact: Contact | None, me: Me) -> Setting:
    """Return the names that the facts about a contact are read with."""
    own = _name_words(contact.name) if contact is not None else {}
    others: dict[str, str] = {}
    for person in dossier.contacts:
        if contact is None or person.id != contact.id:
            others |= _name_words(person.name)
    terms = _capital_words(dossier.company.name) | _capital_words(me.name)
    foreign = frozenset(others) - frozenset(own)
    return Setting(Reader(frozenset(own), foreign), {**terms, **others, **own})


def _name_words(name: str) -> dict[str, str]:
    """Return the words of a person's name by their small letters, without titles, degrees, and initials."""
    words = (word.strip(".,") for word in parse_person_name(name).full.split())
    return {word.lower(): word for word in words if len(word) > 1}


def _capital_words(name: str) -> dict[str, str]:
    """Return the words of a name that can't be ordinary words written large: "Fjordkraft", but not "Health"."""
    words = re.findall(r"[^\W\d_]{3,}", name)
    return {word.lower(): word for word in words if word[:1].isupper() and not is_word(word.lower())}


def read_hooks(debrief: Debrief | None, contact: str, setting: Setting) -> list[ReadHook]:
    """Read everything in the debrief about one person, in the order of the debrief."""
    if debrief is None:
        return []
    return [
        ReadHook(
            hook,
            read_fact(hook.text, Field.CARED if hook.about == "cared" else Field.LEARNED, setting, hook.stem),
        )
        for hook in debrief.hooks
        if hook.contact == contact and re.search(r"\w", hook.text)
    ]


def gather_material(
    dossier: Dossier,
    interview: Interview | None,
    contact: Contact | None,
    kit: Kit,
    ctx: Context,
    unsaid: str,
    promised: Promise | None,
    channel: Channel,
) -> Material:
    """Gather what the thank-you notes about an interview can say.

    Args:
        dossier: the application.
        interview: the interview; None if none was held.
        contact: the reader of the note that is drafted, who may be somebody else than an interviewer.
        kit: the user, and what speaks for them.
        ctx: the moment at which the notes are read, and the policies.
        unsaid: the unsaid point that no note has used yet (C9).
        promised: the user's open promise that is due first.
        channel: the channel of the note that is drafted; a card and a message are short.
    """
    style = ctx.date_style
    present = interview.interviewers if interview is not None else ()
    keys = [key for key in dict.fromkeys(present) if dossier.contact(key) is not None]
    reader = contact.id if contact is not None else ""
    if reader not in keys:  # each of those who were not in the room has a place too, and so wordings of their own
        absent = [person.id for person in dossier.contacts if person.id not in keys]
        keys += absent[: absent.index(reader) + 1] if reader in absent else [reader]
    lead = _choose_lead(dossier, interview, keys)
    debrief = interview.debrief if interview is not None else None
    reasons = list(debrief.learned) if debrief is not None else []
    needs = {
        key: " ".join(hook.text for hook in debrief.hooks if hook.contact == key) if debrief else "" for key in keys
    }
    strengths = _share_strengths(_list_strengths(debrief, kit), keys, lead, needs)
    people: list[Person] = []
    for key in sorted(keys, key=lambda key: (key != lead, keys.index(key))):
        person = dossier.contact(key)
        setting = make_setting(dossier, person, kit.me)
        readings = read_hooks(debrief, key, setting)
        phrases = [read.reading.phrase for read in readings if read.reading.phrase is not None]
        if not phrases and len(keys) == 1 and reasons:
            phrases, reasons = _read_only_reason(reasons, setting)
        reason = _next_reason(reasons, setting)
        people.append(
            Person(
                key=key,
                phrases=tuple(_choose_two(phrases)),
                blank=_make_blank(person, readings),
                strength=strengths[key],
                strength_blank=STRENGTH_BLANK if strengths[key] is None else "",
                reason=reason,
                unsaid=read_fact(unsaid, Field.UNSAID, setting, _stem_of_unsaid(debrief, unsaid)).phrase
                if unsaid and key == lead
                else None,
                promise=read_fact(promised.what, Field.PROMISE, setting).phrase
                if promised is not None and key == lead
                else None,
                promise_by=_say_promise_day(promised, ctx.today, style),
                step=_read_step(debrief.next_step if debrief is not None else "", setting) if key == lead else None,
                tone=_TONES.get(dossier.company.formality, "neutral"),
            )
        )
    people.sort(key=lambda person: keys.index(person.key))
    return Material(tuple(people), _describe_occasion(dossier, interview, ctx, style, channel))


def _choose_lead(dossier: Dossier, interview: Interview | None, keys: Sequence[str]) -> str:
    """Choose who reads what only one note says: the main contact, or else the next person who isn't thanked yet."""
    main = dossier.application.lead_contact
    order = sorted(keys, key=lambda key: (key != main, keys.index(key)))
    thanked = {
        touch.contact
        for touch in dossier.touches
        if touch.kind == TouchKind.THANK_YOU and interview is not None and touch.interview == interview.id
    }
    return next((key for key in order if key not in thanked), order[0])


DAY_BLANK = "[the day of the interview]"
"""Blank for the day of an interview that isn't known."""
STRENGTH_BLANK = "one strength of yours, with a result"
"""Text of the blank for a strength."""


def _choose_two(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the first two facts of different kinds, else the first two."""
    first = list(phrases[:1])
    others = [phrase for phrase in phrases[1:] if phrase.kind != phrases[0].kind] + list(phrases[1:])
    return first + others[:1]


def _make_blank(contact: Contact | None, readings: Iterable[ReadHook]) -> str:
    """Return the text of the blank for something of theirs; an unsure remark is quoted."""
    name = first_name(contact.name) if contact is not None else "them"
    unsure = next((read.hook.text for read in readings if read.reading.is_unsure), "")
    if unsure:
        quoted = shorten(normalize_line(unsure).translate(_NO_BRACKETS), _QUOTED)
        return f"{name}: “{quoted}” – say it in your own words"
    return f"one thing you learned from {name}"


_NO_BRACKETS = str.maketrans({"[": "(", "]": ")", "“": "'", "”": "'", '"': "'"})


def _read_only_reason(reasons: list[str], setting: Setting) -> tuple[list[Phrase], list[str]]:
    """Return something learned about the job as what the only interviewer said, and the other reasons."""
    for reason in reasons:
        phrase = read_fact(reason, Field.LEARNED, setting).phrase
        if phrase is not None:
            return [phrase], [other for other in reasons if other != reason]
    return [], reasons


def _next_reason(reasons: list[str], setting: Setting) -> Phrase | None:
    """Take the first reason that can be said off the list."""
    for reason in list(reasons):
        reasons.remove(reason)
        phrase = read_fact(reason, Field.WHY, setting).phrase
        if phrase is not None:
            return phrase
    return None


def _list_strengths(debrief: Debrief | None, kit: Kit) -> list[list[Phrase]]:
    """Return the user's strengths, best first, each with its sides: what came out of it, and what was done (R24)."""
    texts: list[tuple[str, ...]] = []
    if debrief is not None:
        texts.append((debrief.speaks_for,))
        texts += [_sides_of(story) for story in list_strong_stories(debrief, kit.stories)]
    texts += [(point,) for point in kit.points]
    strengths: list[list[Phrase]] = []
    for sides in texts:
        phrases = [
            phrase
            for side in sides
            if side.strip() and (phrase := read_fact(side, Field.STRENGTH, Setting()).phrase) is not None
        ]
        if phrases and not any(phrases[0] in other for other in strengths):
            strengths.append([*dict.fromkeys((*phrases, *_shorten_strength(phrases[0])))])
    return strengths


_ADJUNCT = re.compile(
    r",? (?:without|with|while|so that|by|from|across|within|in|on|at|for|over|during|after|before|and)\b"
)
_LEAST_STRENGTH = 4
"""Minimum words of a strength that is told in short."""


def _shorten_strength(strength: Phrase) -> Iterator[Phrase]:
    """Yield a strength in short, without what comes after its object, if it can be cut: "I moved three teams"."""
    if strength.kind != Kind.MINE or not strength.text.startswith("I "):
        return
    for cut in _ADJUNCT.finditer(strength.text):
        text = strength.text[: cut.start()]
        if len(text.split()) >= _LEAST_STRENGTH and not re.search(r"\b(?:and|or|of|that|which|who|from|to)\Z", text):
            yield strength._replace(text=text)
            return


def _sides_of(story: Story) -> tuple[str, ...]:
    """Return the sides of a story: its result, its parts, and what was done."""
    parts = [part.strip() for part in re.split(r"[,;]\s+(?:and\s+)?", story.result)]
    return tuple(dict.fromkeys([story.result, *parts, story.action]))


def _share_strengths(
    strengths: list[list[Phrase]], keys: Sequence[str], lead: str, needs: dict[str, str]
) -> dict[str, Phrase | None]:
    """Give each person a strength: the one that meets their need, then what is left, then another side of one."""
    remaining = [list(sides) for sides in strengths]
    sides_left = [side for sides in strengths for side in sides[1:]]
    shortest = sides_left[-1:]
    shares: dict[str, Phrase | None] = {}
    for place, key in enumerate(sorted(keys, key=lambda key: (key != lead, keys.index(key)))):
        if remaining:
            fitting = rank_texts(needs[key], {n: [(sides[0].text, 1.0)] for n, sides in enumerate(remaining)})
            shares[key] = remaining.pop(fitting[0][0] if fitting else 0)[0]
        elif sides_left:
            shares[key] = sides_left.pop(0)
        elif shortest:
            shares[key] = shortest[0]
        else:
            shares[key] = strengths[place % len(strengths)][0] if strengths else None
    return shares


def _stem_of_unsaid(debrief: Debrief | None, unsaid: str) -> str | None:
    points = debrief.unsaid if debrief is not None else ()
    return next((point.stem for point in points if point.text == unsaid), None)


def _say_promise_day(promised: Promise | None, today: date, style: str) -> str:
    if promised is None or promised.due_on is None:
        return "soon"
    name = name_coming_day(max(promised.due_on, today), today, style)
    return name if name == "today" else f"by {name}"


def _read_step(step: str, setting: Setting) -> Phrase | None:
    phrase = read_fact(step, Field.NEXT, setting).phrase if step.strip() else None
    return phrase if phrase is not None and phrase.kind in {Kind.STEP, Kind.PLAN} else None


def _describe_occasion(
    dossier: Dossier, interview: Interview | None, ctx: Context, style: str, channel: Channel
) -> Occasion:
    day = ctx.day(interview.starts_at) if interview is not None else None
    role = say_role(normalize_line(dossier.application.role))
    promise = read_conversation(dossier, ctx).promise
    when = ""
    if promise is not None:
        when = say_their_answer(promise.words, promise.starts_on, promise.due_on, promise.made_on, ctx.today, style)
    earlier = [
        other
        for other in dossier.interviews
        if interview is not None
        and not other.is_off
        and (other.starts_at, other.id) < (interview.starts_at, interview.id)
    ]
    facts = {
        "day": say_past_day(day, ctx.today, style) if day is not None else DAY_BLANK,
        "weekday": WEEKDAY_NAMES[day.weekday()] if day is not None else "",
        "meeting": _MEETINGS[interview.method] if interview is not None else "talking with",
        "talk": _TALKS[interview.method] if interview is not None else "conversation",
        "role": role.phrase,
        "a_role": with_article(role.phrase),
        "company": say_company(normalize_line(dossier.company.name)),
        "title": normalize_line(dossier.application.role),
    }
    turn = zlib.crc32(dossier.application.id.encode()) % _TURNS + 3 * len(earlier)
    return Occasion(facts, when, style == MONTH_FIRST, turn, channel in {Channel.CARD, Channel.MESSAGE})

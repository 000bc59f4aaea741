"""What the six sections ask, as fields; and the answers of the fields as one value that is stored whole."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from interview_desk.desk.debriefing import Answers, PromisedByMe, parse_promise
from interview_desk.desk.people import person_line
from interview_desk.domain.calendar import say_day, say_near, say_time
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.interview import METHODS, STYLES, Debrief, Hook, Interview, QuestionAsked, UnsaidPoint
from interview_desk.domain.plan.item import Context
from interview_desk.domain.spoken import NotADate, Spoken, echo, understand
from interview_desk.domain.text import clean_line, clean_text, first_name, joined
from interview_desk.ui.errands import day_echo, moment_echo
from interview_desk.ui.fields import (
    RATING_WORDS,
    STAR_WORDS,
    ChoiceField,
    Field,
    ManyField,
    StarsField,
    TextField,
)

Value = str | tuple[str, ...]
Values = dict[str, Value]


class Section(NamedTuple):
    """One section: its number, its name, and what it is for."""

    number: int
    name: str
    told: str


SECTIONS = (
    Section(1, "Basics", "when, how, and who was there"),
    Section(2, "People", "one thing each. It makes the note yours"),
    Section(3, "Fit", "is this job right for me?"),
    Section(4, "Loose ends", "what stayed unsaid, what to do better"),
    Section(5, "Promises", "who owes what"),
    Section(6, "Next step", "this decides when the desk tells you to wait"),
)
_INTEREST = (("yes", "Yes"), ("unsure", "Unsure"), ("no", "No"))
_TAKE = (("yes", "Yes"), ("maybe", "Maybe"), ("no", "No"))
_MAY = (("yes", "Yes"), ("no", "No"), ("", "Did not ask"))
_PREFERS = (("email", "Email"), ("phone", "Phone"), ("letter", "Letter"), ("unknown", "Did not say"))
_TONE = (("formal", "Formal"), ("relaxed", "Relaxed"), ("unknown", "Unclear"))
_METHOD_WORDS = tuple((one, one.replace("-", " ").capitalize()) for one in METHODS)
_STYLE_WORDS = tuple((one, one.capitalize()) for one in STYLES)


def values_of(answers: Answers, dossier: Dossier, interview: Interview, ctx: Context) -> Values:
    """The answers as the fields show them."""
    debrief = answers.debrief
    question = debrief.questions[0].question if debrief.questions else ""
    starts = interview.starts_at.astimezone(ctx.zone)
    values: Values = {
        "when": f"{say_day(starts.date(), ctx.today)} {starts:%H:%M}",
        "method": interview.method,
        "style": interview.style,
        "minutes": str(interview.minutes),
        "people": tuple(
            person_line(who) for one in interview.interviewers if (who := dossier.contact(one)) is not None
        ),
        "learned": debrief.learned,
        "rating": str(debrief.rating or 0),
        "fit": str(debrief.fit or 0),
        "interest": debrief.still_interested or "",
        "take": debrief.take_it_today,
        "for": debrief.speaks_for,
        "against": debrief.speaks_against,
        "pay": debrief.salary_said,
        "unsaid": tuple(point.text for point in debrief.unsaid),
        "best": debrief.best_moment,
        "fix": debrief.fix_next_time,
        "question": question,
        "concerns": debrief.concerns,
        "study": debrief.study_next,
        "mine": tuple(_promise_words(one) for one in answers.mine),
        "theirs": answers.theirs,
        "next": debrief.next_step,
        "date": answers.their_words,
        "may": {True: "yes", False: "no", None: ""}[answers.may_follow_up],
        "prefers": answers.prefers,
        "tone": answers.formality,
    }
    for person in interview.interviewers:
        values[f"learned:{person}"] = "; ".join(debrief.hooks_of(person))
        values[f"cared:{person}"] = "; ".join(debrief.hooks_of(person, "cared"))
    return values


def _promise_words(promise: PromisedByMe) -> str:
    return f"{promise.what} {promise.due_on.isoformat()}" if promise.due_on else promise.what


def answers_from(values: Values, before: Answers, interview: Interview, ctx: Context, section: int) -> Answers:
    """The fields as answers; what is no date yet is kept as words, and counts as no date."""

    def text(key: str) -> str:
        value = values.get(key, "")
        return clean_text(value).strip() if isinstance(value, str) else ""

    def many(key: str) -> tuple[str, ...]:
        value = values.get(key, ())
        return tuple(clean_text(one).strip() for one in value) if isinstance(value, tuple) else ()

    used = {point.text: point.used_in for point in before.debrief.unsaid}
    hooks = [
        Hook(person, text(f"{about}:{person}"), about)
        for person in interview.interviewers
        for about in ("learned", "cared")
        if text(f"{about}:{person}")
    ]
    strangers = [hook for hook in before.debrief.hooks if hook.contact not in interview.interviewers]
    questions = before.debrief.questions[1:]
    if text("question"):
        first = before.debrief.questions[0] if before.debrief.questions else QuestionAsked("")
        questions = (first._replace(question=text("question")), *questions)
    debrief: Debrief = before.debrief._replace(
        learned=many("learned"),
        hooks=(*hooks, *strangers),
        unsaid=tuple(UnsaidPoint(point, used.get(point)) for point in many("unsaid")),
        best_moment=text("best"),
        fix_next_time=text("fix"),
        rating=int(text("rating") or 0) or None,
        fit=int(text("fit") or 0) or None,
        still_interested=text("interest") or None,
        questions=questions,
        concerns=many("concerns"),
        salary_said=text("pay"),
        study_next=text("study"),
        speaks_for=text("for"),
        speaks_against=text("against"),
        next_step=text("next"),
        take_it_today=text("take"),
        section=section,
    )
    return Answers(
        debrief=debrief,
        mine=tuple(parse_promise(one, ctx) for one in many("mine")),
        theirs=clean_line(text("theirs")),
        their_words=clean_line(text("date")),
        their_date=_date_of(text("date"), before, interview, ctx),
        may_follow_up={"yes": True, "no": False}.get(text("may")),
        prefers=text("prefers") or "unknown",
        formality=text("tone") or "unknown",
    )


def _date_of(words: str, before: Answers, interview: Interview, ctx: Context) -> Spoken | None:
    """The date that words meant on the day of the interview; words that were understood keep what they meant."""
    if not words:
        return None
    if words == before.their_words and before.their_date is not None:
        return before.their_date
    try:
        return understand(words, said_on(interview, ctx), ctx.calendar, order=ctx.date_order)
    except NotADate:
        return None


def said_on(interview: Interview, ctx: Context) -> date:
    """The day from which the words of an interview count: its own, or today where it is still to come."""
    return min(ctx.day(interview.starts_at), ctx.today)


def fields_of(section: int, values: Values, dossier: Dossier, interview: Interview, ctx: Context) -> list[Field]:
    """The fields of a section, filled with what is known."""

    def text(key: str) -> str:
        value = values.get(key, "")
        return value if isinstance(value, str) else ""

    def many(key: str) -> tuple[str, ...]:
        value = values.get(key, ())
        return value if isinstance(value, tuple) else ()

    if section == 1:
        others = [person.name for person in dossier.contacts if person.id not in interview.interviewers]
        there = f"known there: {joined(others)}" if others else "a name, a title, an address"
        return [
            TextField("when", "When", text("when"), "yesterday 15:00", moment_echo(ctx, past=True)),
            ChoiceField("method", "How", _METHOD_WORDS, text("method")),
            ChoiceField("style", "What kind", _STYLE_WORDS, text("style")),
            TextField("minutes", "How long, in minutes", text("minutes")),
            ManyField("people", "Who was there", many("people"), there),
        ]
    if section == 2:
        people: list[Field] = []
        for one in interview.interviewers:
            person = dossier.contact(one)
            short = first_name(person.name) if person is not None else one
            people += [
                TextField(
                    f"learned:{one}",
                    "One thing I learned",
                    text(f"learned:{one}"),
                    "a fact, a plan, a phrase they used",
                ),
                TextField(f"cared:{one}", "They cared about", text(f"cared:{one}"), f"what made {short} lean in"),
            ]
        return [
            *people,
            ManyField("learned", "About the job", many("learned"), "what I learned that raises my interest"),
        ]
    if section == 3:
        return [
            StarsField("rating", "How it went, to me", int(text("rating") or 0), RATING_WORDS),
            StarsField("fit", "Does it fit me?", int(text("fit") or 0), STAR_WORDS),
            ChoiceField("interest", "Still interested?", _INTEREST, text("interest")),
            ChoiceField("take", "Take it today?", _TAKE, text("take")),
            TextField("for", "What I would bring", text("for"), "one strength for a need they named"),
            TextField("against", "What speaks against", text("against"), "a doubt to look into"),
            TextField("pay", "Pay that was said", text("pay"), "a number, and who said it"),
        ]
    if section == 4:
        return [
            ManyField("unsaid", "Unsaid, or unclear", many("unsaid"), "a point you did not get across"),
            TextField("best", "Best moment", text("best"), "where they lit up"),
            TextField("fix", "Fix next time", text("fix"), "one thing"),
            TextField("question", "Caught me out", text("question"), "a question to be ready for"),
            ManyField("concerns", "Concerns they raised", many("concerns")),
            TextField("study", "Study before next", text("study")),
        ]
    if section == 5:
        return [
            ManyField("mine", "I promised", many("mine"), "references mon", _promise_echo(ctx)),
            TextField("theirs", "They promised", text("theirs"), "an answer, a reading list"),
        ]
    return [
        TextField("next", "What happens next", text("next"), "panel meets, then a call"),
        TextField(
            "date",
            "The date they gave",
            text("date"),
            "fri, end of next week, +5",
            day_echo(ctx, said_on(interview, ctx)),
        ),
        ChoiceField("may", "May you follow up?", _MAY, text("may")),
        ChoiceField("prefers", "They prefer", _PREFERS, text("prefers")),
        ChoiceField("tone", "Their tone", _TONE, text("tone")),
    ]


def _promise_echo(ctx: Context) -> Callable[[str], str]:
    def told(text: str) -> str:
        promise = parse_promise(text, ctx)
        return (
            f"{promise.what} → {echo(Spoken(promise.due_on, promise.due_on), ctx.today, ctx.calendar)}"
            if promise.due_on
            else f"{promise.what}, without a day"
        )

    return told


def summary(section: int, values: Values, dossier: Dossier, interview: Interview, ctx: Context) -> str:
    """A section in one line; empty where nothing stands in it."""

    def text(key: str) -> str:
        value = values.get(key, "")
        return value if isinstance(value, str) else ""

    def many(key: str) -> int:
        value = values.get(key, ())
        return len(value) if isinstance(value, tuple) else 0

    people = [person for one in interview.interviewers if (person := dossier.contact(one)) is not None]
    if section == 1:
        day = say_near(ctx.day(interview.starts_at), ctx.today)
        names = joined([first_name(person.name) for person in people])
        how = "in person" if interview.method == "in-person" else interview.method
        return f"{interview.style}, {how}, {day} {say_time(interview.starts_at, ctx.zone)}" + (
            f", with {names}" if names else ""
        )
    if section == 2:
        told = [
            f"{count} from {first_name(person.name)}"
            for person in people
            if (count := bool(text(f"learned:{person.id}")) + bool(text(f"cared:{person.id}")))
        ]
        return joined(told) + (", and about the job" if many("learned") and told else "")
    if section == 3:
        stars = int(text("fit") or 0)
        parts = [
            "★" * stars + "☆" * (5 - stars) + f"  {STAR_WORDS[stars]}" if stars else "",
            {"no": "no longer interested", "unsure": "unsure"}.get(text("interest"), ""),
        ]
        return ", ".join(part for part in parts if part)
    if section == 4:
        count = many("unsaid") + bool(text("question")) + many("concerns")
        return f"{count} loose {'end' if count == 1 else 'ends'} kept for the notes" if count else text("fix")
    if section == 5:
        value = values.get("mine", ())
        lines = [_promise_echo(ctx)(one) for one in value] if isinstance(value, tuple) else []
        return "; ".join([*lines, text("theirs")] if text("theirs") else lines)
    return ", ".join(part for part in (text("next"), text("date")) if part)

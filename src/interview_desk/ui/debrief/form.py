"""What the sections ask, as fields; and the answers of the fields as one value that is stored whole.

The core eight come first, in the order in which they fade: people and a hook for each, what I learned, what stayed unsaid, what I
promised, what they promised and by when, best moment, fix next time, my rating. The rest may follow, or not.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from interview_desk.desk.debriefing import Answers, PromisedByMe, parse_promise
from interview_desk.desk.people import parse_person, person_line
from interview_desk.domain.asking import handle, parse_question, question_line
from interview_desk.domain.calendar import say_day, say_near, say_time
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.errors import Refused
from interview_desk.domain.interview import HOOKS, METHODS, STYLES, Debrief, Hook, Interview, UnsaidPoint
from interview_desk.domain.plan.item import Context
from interview_desk.domain.prep import suggested
from interview_desk.domain.preparation import Story
from interview_desk.domain.spoken import NotADate, Spoken, echo, understand
from interview_desk.domain.text import clean_line, clean_text, first_name, joined
from interview_desk.ui.choices import RATING_WORDS, STAR_WORDS, ChoiceField, StarsField
from interview_desk.ui.echoes import day_echo, moment_echo
from interview_desk.ui.fields import Field, ManyField, TextField
from interview_desk.ui.timeline import stars

Value = str | tuple[str, ...]
Values = dict[str, Value]


class Section(NamedTuple):
    """One section: its number, its name, what it is for, the seconds it takes, and whether it belongs to the core."""

    number: int
    name: str
    told: str
    seconds: int
    core: bool = True


SECTIONS = (
    Section(1, "Basics", "when, how, and who was there", 10),
    Section(2, "People", "one thing each. It makes the note yours", 70),
    Section(3, "Unsaid", "said once, in one note", 25),
    Section(4, "Promises", "who owes what, and when to wait", 45),
    Section(5, "Looking back", "then the core is done: ^s", 30),
    Section(6, "Questions", "if you like: what they asked", 40, core=False),
    Section(7, "The job", "if you like: is it right for you?", 40, core=False),
)
PEOPLE = 2
"""The section in which a new debrief begins."""
_INTEREST = (("yes", "Yes"), ("unsure", "Unsure"), ("no", "No"))
_NIGHT = {"no": "sleep on it: a night"}
_TAKE = (("yes", "Yes"), ("maybe", "Maybe"), ("no", "No"))
_MAY = (("yes", "Yes"), ("no", "No"), ("", "Did not ask"))
_PREFERS = (("email", "Email"), ("phone", "Phone"), ("letter", "Letter"), ("unknown", "Did not say"))
_TONE = (("formal", "Formal"), ("relaxed", "Relaxed"), ("unknown", "Unclear"))
_METHOD_WORDS = tuple((one, one.replace("-", " ").capitalize()) for one in METHODS)
_STYLE_WORDS = tuple((one, one.capitalize()) for one in STYLES)


class Form(NamedTuple):
    """What the fields are made from."""

    values: Values
    dossier: Dossier
    interview: Interview
    stories: Sequence[Story]
    ctx: Context

    def text(self, key: str) -> str:
        """An answer that is one text."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def many(self, key: str) -> tuple[str, ...]:
        """An answer of several lines."""
        value = self.values.get(key, ())
        return value if isinstance(value, tuple) else ()

    def name(self, contact: str) -> str:
        """What a person is called."""
        person = self.dossier.contact(contact)
        return first_name(person.name) if person is not None else contact


def values_of(
    answers: Answers, dossier: Dossier, interview: Interview, stories: Sequence[Story], ctx: Context
) -> Values:
    """The answers as the fields show them."""
    debrief = answers.debrief
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
        "questions": tuple(question_line(one, stories) for one in debrief.questions),
        "hardest": debrief.hardest,
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


def answers_from(
    values: Values, before: Answers, interview: Interview, stories: Sequence[Story], ctx: Context, section: int
) -> Answers:
    """The fields as answers; what is no date yet is kept as words, and counts as no date."""

    def text(key: str) -> str:
        value = values.get(key, "")
        return clean_text(value).strip() if isinstance(value, str) else ""

    def many(key: str) -> tuple[str, ...]:
        value = values.get(key, ())
        return tuple(clean_text(one).strip() for one in value) if isinstance(value, tuple) else ()

    used = {point.text: point.used_in for point in before.debrief.unsaid}
    hooks = [
        hook
        for person in interview.interviewers
        for about in HOOKS
        for hook in _hooks(before.debrief, person, about, text(f"{about}:{person}"))
    ]
    strangers = [hook for hook in before.debrief.hooks if hook.contact not in interview.interviewers]
    asked = {question_line(one, stories): one for one in before.debrief.questions}
    debrief: Debrief = before.debrief._replace(
        learned=many("learned"),
        hooks=(*hooks, *strangers),
        unsaid=tuple(UnsaidPoint(point, used.get(point)) for point in many("unsaid")),
        best_moment=text("best"),
        fix_next_time=text("fix"),
        rating=int(text("rating") or 0) or None,
        fit=int(text("fit") or 0) or None,
        still_interested=text("interest") or None,
        questions=tuple(asked.get(one) or parse_question(one, stories) for one in many("questions")),
        hardest=text("hardest"),
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


def _hooks(before: Debrief, person: str, about: str, text: str) -> list[Hook]:
    """The hooks of one person; several that stand in one line stay several as long as the line is as it was."""
    known = before.hooks_of(person, about)
    if text == "; ".join(known):
        return [Hook(person, one, about) for one in known]
    return [Hook(person, text, about)] if text else []


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


def fields_of(section: int, form: Form, typed: str = "") -> list[Field]:
    """The fields of a section, filled with what is known; `typed` is a person's line that was not finished."""
    return _FIELDS[section](form, typed)


def _basics(form: Form, typed: str) -> list[Field]:
    return [
        TextField("when", "When", form.text("when"), "yesterday 15:00", moment_echo(form.ctx, past=True)),
        ChoiceField("method", "How", _METHOD_WORDS, form.text("method")),
        ChoiceField("style", "What kind", _STYLE_WORDS, form.text("style")),
        TextField("minutes", "How long, in minutes", form.text("minutes")),
        _who_was_there(form, typed),
    ]


def _who_was_there(form: Form, typed: str) -> Field:
    others = [person.name for person in form.dossier.contacts if person.id not in form.interview.interviewers]
    there = f"known there: {joined(others)}" if others else "a name, a title, an address"
    return ManyField("people", "Who was there", form.many("people"), there, echo=_person_told, typed=typed)


def _person_told(text: str) -> str:
    try:
        named = parse_person(text)
    except Refused:
        return ""
    return " · ".join(part for part in named if part)


def _people(form: Form, typed: str) -> list[Field]:
    fields: list[Field] = [] if form.interview.interviewers else [_who_was_there(form, typed)]
    for one in form.interview.interviewers:
        told = "a fact, a plan, a phrase they used"
        fields += [
            TextField(f"learned:{one}", "One thing I learned", form.text(f"learned:{one}"), told),
            TextField(
                f"cared:{one}", "They cared about", form.text(f"cared:{one}"), f"what made {form.name(one)} lean in"
            ),
        ]
    learned = ManyField("learned", "About the job", form.many("learned"), "what I learned that raises my interest")
    return [*fields, learned]


def _unsaid(form: Form, _typed: str) -> list[Field]:
    said = {}
    debrief = form.interview.debrief
    for point in debrief.unsaid if debrief is not None else ():
        note = next((one for one in form.dossier.notes if one.id == point.used_in), None)
        if note is not None:
            to = f" to {form.name(note.contact)}" if note.contact else ""
            said[point.text] = f"✓ {note.kind}{to}: {point.text}"
    return [
        ManyField(
            "unsaid",
            "Unsaid, or unclear",
            form.many("unsaid"),
            "a point you did not get across",
            lambda text: said.get(text, text),
        )
    ]


def _promises(form: Form, _typed: str) -> list[Field]:
    named = day_echo(form.ctx, said_on(form.interview, form.ctx))
    return [
        ManyField("mine", "I promised", form.many("mine"), "references mon", promise_told(form.ctx)),
        TextField("next", "What happens next", form.text("next"), "panel meets, then a call"),
        TextField("date", "By when", form.text("date"), "fri, end of next week, +5", named),
        ChoiceField("may", "May you follow up?", _MAY, form.text("may")),
        ChoiceField("prefers", "They prefer", _PREFERS, form.text("prefers")),
    ]


def _looking_back(form: Form, _typed: str) -> list[Field]:
    return [
        TextField("best", "Best moment", form.text("best"), "where they lit up"),
        TextField("fix", "Fix next time", form.text("fix"), "one thing"),
        StarsField("rating", "My impression", int(form.text("rating") or 0), RATING_WORDS),
    ]


def _questions(form: Form, _typed: str) -> list[Field]:
    return [
        ManyField(
            "questions",
            "They asked",
            form.many("questions"),
            "Why us? what I said 4 #story  (1 weak to 5 strong)",
            question_told(form.stories),
            question_echo(form.stories),
        ),
        TextField("hardest", "The hardest one", form.text("hardest"), "a question to be ready for"),
    ]


def _the_job(form: Form, _typed: str) -> list[Field]:
    return [
        ManyField("concerns", "Concerns they raised", form.many("concerns"), "what they doubted"),
        TextField("pay", "Pay that was said", form.text("pay"), "a number, and who said it"),
        TextField("study", "Study before next", form.text("study"), "what to read up on"),
        ChoiceField("take", "Would you accept?", _TAKE, form.text("take")),
        ChoiceField("interest", "Still interested?", _INTEREST, form.text("interest"), _NIGHT),
        StarsField("fit", "Does it fit me?", int(form.text("fit") or 0), STAR_WORDS),
        TextField("for", "What I would bring", form.text("for"), "one strength for a need they named"),
        TextField("against", "What speaks against", form.text("against"), "a doubt to look into"),
        ChoiceField("tone", "Their tone", _TONE, form.text("tone")),
    ]


_FIELDS: dict[int, Callable[[Form, str], list[Field]]] = {
    1: _basics,
    2: _people,
    3: _unsaid,
    4: _promises,
    5: _looking_back,
    6: _questions,
    7: _the_job,
}


def promise_told(ctx: Context) -> Callable[[str], str]:
    """What is understood of something promised in one line."""

    def told(text: str) -> str:
        promise = parse_promise(text, ctx)
        if promise.due_on is None:
            return f"{promise.what}, without a day"
        return f"{promise.what} → {echo(Spoken(promise.due_on, promise.due_on), ctx.today, ctx.calendar)}"

    return told


def question_told(stories: Sequence[Story]) -> Callable[[str], str]:
    """A question of one line: how strong the answer was, then the words, and with which story."""
    titles = {one.id: one.title for one in stories}

    def told(text: str) -> str:
        asked = parse_question(text, stories)
        story = f"“{titles[asked.story]}”" if asked.story in titles else ""
        parts = (stars(asked.strength).replace("☆", ""), f"{asked.question} {asked.answer}".strip(), story)
        return "  ".join(part for part in parts if part)

    return told


def question_echo(stories: Sequence[Story]) -> Callable[[str], str]:
    """What is understood of a question while it is typed; without a story, which would fit."""
    titles = {one.id: one.title for one in stories}

    def told(text: str) -> str:
        asked = parse_question(text, stories)
        parts = [f"answer “{asked.answer}”" if asked.answer else "", stars(asked.strength)]
        if asked.story in titles:
            parts.append(f"“{titles[asked.story]}”")
        elif fitting := suggested(asked.question, stories)[:1]:
            parts.append(f"fits: {handle(fitting[0])}")
        return "  ".join(part for part in parts if part)

    return told


def summary(section: int, form: Form) -> str:
    """A section in one line; empty where nothing stands in it."""
    people = [person for one in form.interview.interviewers if (person := form.dossier.contact(one)) is not None]
    if section == 1:
        interview, ctx = form.interview, form.ctx
        day = say_near(ctx.day(interview.starts_at), ctx.today)
        names = joined([first_name(person.name) for person in people])
        how = "in person" if interview.method == "in-person" else interview.method
        return f"{interview.style}, {how}, {day} {say_time(interview.starts_at, ctx.zone)}" + (
            f", with {names}" if names else ""
        )
    if section == PEOPLE:
        told = [
            f"{count} from {first_name(person.name)}"
            for person in people
            if (count := bool(form.text(f"learned:{person.id}")) + bool(form.text(f"cared:{person.id}")))
        ]
        learned = "about the job" if form.many("learned") else ""
        return ", and ".join(part for part in (joined(told), learned) if part)
    if section == 3:
        count = len(form.many("unsaid"))
        return f"{count} loose {'end' if count == 1 else 'ends'} kept for the notes" if count else ""
    if section == 4:
        mine = [promise_told(form.ctx)(one) for one in form.many("mine")]
        return "; ".join(part for part in (*mine, form.text("next"), form.text("date")) if part)
    if section == 5:
        rating = int(form.text("rating") or 0)
        return "  ".join(part for part in (stars(rating), form.text("fix") or form.text("best")) if part)
    if section == 6:
        count = len(form.many("questions"))
        asked = f"{count} {'question' if count == 1 else 'questions'}" if count else ""
        return ", ".join(part for part in (asked, form.text("hardest")) if part)
    interest = {"no": "no longer interested", "unsure": "unsure"}.get(form.text("interest"), "")
    fit = int(form.text("fit") or 0)
    return ", ".join(part for part in (f"{stars(fit)} {STAR_WORDS[fit]}" if fit else "", interest) if part)

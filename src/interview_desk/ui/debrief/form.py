"""Sections of the debrief as form fields, and their values as answers that are saved as a whole.

The core eight come first, in the order in which they fade from memory: people and a hook for each, what
I learned, what stayed unsaid, what I promised, what they promised and by when, best moment, fix next
time, my rating. The rest is optional.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from interview_desk.desk.debriefing import Answers, PromisedByMe, date_meant, parse_promise, said_on
from interview_desk.desk.people import parse_person
from interview_desk.domain.asking import handle, parse_question, question_line
from interview_desk.domain.calendar import say_day, say_near, say_time
from interview_desk.domain.dossier import Dossier
from interview_desk.domain.errors import Refused
from interview_desk.domain.interview import HOOKS, METHODS, STYLES, Debrief, Hook, Interview, Method, UnsaidPoint
from interview_desk.domain.plan.item import Context
from interview_desk.domain.prep import suggested
from interview_desk.domain.preparation import Story
from interview_desk.domain.spoken import Spoken, echo
from interview_desk.domain.text import clean_line, clean_text, first_name, joined
from interview_desk.ui.choices import RATING_WORDS, STAR_WORDS, ChoiceField, StarsField
from interview_desk.ui.echoes import day_echo, moment_echo, promise_told
from interview_desk.ui.fields import Field, ManyField, TextField
from interview_desk.ui.timeline import stars

Value = str | tuple[str, ...]
Values = dict[str, Value]


class Section(NamedTuple):
    """Section of the form: its number, name, purpose, expected seconds, and whether it is part of the core."""

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
"""Number of the section in which a new debrief begins."""
_INTEREST = (("yes", "Yes"), ("unsure", "Unsure"), ("no", "No"))
_NIGHT = {"no": "sleep on it: a night"}
_TAKE = (("yes", "Yes"), ("maybe", "Maybe"), ("no", "No"))
_MAY = (("yes", "Yes"), ("no", "No"), ("", "Did not ask"))
_PREFERS = (("email", "Email"), ("phone", "Phone"), ("letter", "Letter"), ("unknown", "Did not say"))
_TONE = (("formal", "Formal"), ("relaxed", "Relaxed"), ("unknown", "Unclear"))
_METHOD_WORDS = tuple((one, one.replace("-", " ").capitalize()) for one in METHODS)
_STYLE_WORDS = tuple((one, one.capitalize()) for one in STYLES)


class Form(NamedTuple):
    """Data that the fields are built from."""

    values: Values
    dossier: Dossier
    interview: Interview
    stories: Sequence[Story]
    ctx: Context

    def text(self, key: str) -> str:
        """Return an answer that is a single text."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def many(self, key: str) -> tuple[str, ...]:
        """Return an answer that has several lines."""
        value = self.values.get(key, ())
        return value if isinstance(value, tuple) else ()

    def promise_told(self) -> Callable[[str], str]:
        """Return a function that previews a promise typed in a line.

        A stored promise keeps its own date, even a past date.
        """
        read = promise_told(self.ctx)
        stored = {
            f"{one.what} {one.due_on.isoformat()}": one
            for one in self.dossier.promises
            if one.by == "me" and one.due_on is not None
        }

        def told(text: str) -> str:
            known = stored.get(text)
            if known is None or known.due_on is None:
                return read(text)
            return f"{known.what} → {echo(Spoken(known.due_on, known.due_on), self.ctx.today, self.ctx.calendar)}"

        return told

    def name(self, contact: str) -> str:
        """Return the first name of a contact, or the ID if there is no such contact."""
        person = self.dossier.contact(contact)
        return first_name(person.name) if person is not None else contact


def values_of(
    answers: Answers, dossier: Dossier, interview: Interview, stories: Sequence[Story], ctx: Context
) -> Values:
    """Return the answers as values of the fields."""
    debrief = answers.debrief
    starts = interview.starts_at.astimezone(ctx.zone)
    values: Values = {
        "when": f"{say_day(starts.date(), ctx.today)} {starts:%H:%M}",
        "method": interview.method,
        "style": interview.style,
        "minutes": str(interview.minutes),
        "people": tuple(who.line for one in interview.interviewers if (who := dossier.contact(one)) is not None),
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
        "next": debrief.next_step,
        "date": _date_words(answers),
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
    changed: Values, before: Answers, interview: Interview, stories: Sequence[Story], ctx: Context, section: int
) -> Answers:
    """Return the answers with the changed fields applied; all others stay exactly as they were.

    Text that is not a date yet is saved as words, and counts as no date. In an answer of several lines, an
    unchanged line keeps its fact.

    Args:
        changed: the fields that were changed, by key.
        before: the answers as stored.
        interview: the interview.
        stories: all stories, for the questions.
        ctx: the current time and calendar.
        section: the number of the section that is open.
    """
    answers = before._replace(debrief=_debrief_from(changed, before.debrief, stories)._replace(section=section))
    if "mine" in changed:
        mine = [(_promise_words(one), one) for one in before.mine]
        answers = answers._replace(mine=_merged(_lines(changed, "mine"), mine, lambda one: parse_promise(one, ctx)))
    if "date" in changed and _text(changed, "date") != _date_words(before):
        words = clean_line(_text(changed, "date"))
        answers = answers._replace(their_words=words, their_date=date_meant(words, interview, ctx))
    if "may" in changed:
        answers = answers._replace(may_follow_up={"yes": True, "no": False}.get(_text(changed, "may")))
    if "prefers" in changed:
        answers = answers._replace(prefers=_text(changed, "prefers") or "unknown")
    if "tone" in changed:
        answers = answers._replace(formality=_text(changed, "tone") or "unknown")
    return answers


def _debrief_from(changed: Values, before: Debrief, stories: Sequence[Story]) -> Debrief:
    """Return the debrief with the changed fields applied."""
    facts: dict[str, Any] = {name: _text(changed, key) for key, name in _TEXTS.items() if key in changed}
    facts |= {key: int(_text(changed, key) or 0) or None for key in ("rating", "fit") if key in changed}
    if "interest" in changed:
        facts["still_interested"] = _text(changed, "interest") or None
    for key in ("learned", "concerns"):
        if key in changed:
            facts[key] = _merged(_lines(changed, key), [(one, one) for one in getattr(before, key)], _cleaned)
    if "unsaid" in changed:
        points = [(one.text, one) for one in before.unsaid]
        facts["unsaid"] = _merged(_lines(changed, "unsaid"), points, lambda one: UnsaidPoint(_cleaned(one)))
    if "questions" in changed:
        asked = [(question_line(one, stories), one) for one in before.questions]
        facts["questions"] = _merged(_lines(changed, "questions"), asked, lambda one: parse_question(one, stories))
    return before._replace(hooks=_hooks(changed, before), **facts)


def _text(changed: Values, key: str) -> str:
    value = changed[key]
    return _cleaned(value) if isinstance(value, str) else ""


def _lines(changed: Values, key: str) -> tuple[str, ...]:
    value = changed[key]
    return value if isinstance(value, tuple) else ()


_TEXTS = {
    "best": "best_moment",
    "fix": "fix_next_time",
    "hardest": "hardest",
    "pay": "salary_said",
    "study": "study_next",
    "for": "speaks_for",
    "against": "speaks_against",
    "next": "next_step",
    "take": "take_it_today",
}
"""Names of the debrief's single-text answers, by the key of their field."""
Item = TypeVar("Item")


def _cleaned(line: str) -> str:
    return clean_text(line).strip()


def _merged(lines: tuple[str, ...], known: list[tuple[str, Item]], make: Callable[[str], Item]) -> tuple[Item, ...]:
    """Convert lines to facts: an unchanged line keeps its fact, and a new fact is made of any other line."""
    left = list(known)
    found: list[Item] = []
    for line in lines:
        same = next((pair for pair in left if pair[0] == line), None)
        if same is not None:
            left.remove(same)
        found.append(same[1] if same is not None else make(line))
    return tuple(found)


def _hooks(changed: Values, before: Debrief) -> tuple[Hook, ...]:
    """Return the hooks, with those of the changed fields replaced."""
    hooks = list(before.hooks)
    for about in HOOKS:
        for key in [one for one in changed if one.startswith(f"{about}:")]:
            person, value = key.partition(":")[2], changed[key]
            text = clean_text(value).strip() if isinstance(value, str) else ""
            if text == "; ".join(before.hooks_of(person, about)):
                continue
            hooks = [one for one in hooks if (one.contact, one.about) != (person, about)]
            hooks += [Hook(person, text, about)] if text else []
    return tuple(hooks)


def _date_words(answers: Answers) -> str:
    """Return their date as shown: in their words, or else as an ISO date."""
    if answers.their_words or answers.their_date is None:
        return answers.their_words
    return answers.their_date.last.isoformat()


def fields_of(section: int, form: Form, typed: str = "") -> list[Field]:
    """Build the fields of a section with their current values; `typed` is a person's unfinished line."""
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
    for one in dict.fromkeys(form.interview.interviewers):
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
        ManyField("mine", "I promised", form.many("mine"), "references mon", form.promise_told()),
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


def question_told(stories: Sequence[Story]) -> Callable[[str], str]:
    """Return a function that formats a question's line: strength of the answer, the words, and the story."""
    titles = {one.id: one.title for one in stories}

    def told(text: str) -> str:
        asked = parse_question(text, stories)
        story = f"“{titles[asked.story]}”" if asked.story in titles else ""
        parts = (stars(asked.strength).replace("☆", ""), f"{asked.question} {asked.answer}".strip(), story)
        return "  ".join(part for part in parts if part)

    return told


def question_echo(stories: Sequence[Story]) -> Callable[[str], str]:
    """Return a function that previews a question while it is typed.

    If the question names no story, the preview suggests a story that fits.
    """
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
    """Summarize a section in one line; return an empty string if it has no answers."""
    people = [person for one in form.interview.interviewers if (person := form.dossier.contact(one)) is not None]
    if section == 1:
        interview, ctx = form.interview, form.ctx
        day = say_near(ctx.day(interview.starts_at), ctx.today)
        names = joined([first_name(person.name) for person in people])
        how = "in person" if interview.method == Method.IN_PERSON else interview.method
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
        mine = [form.promise_told()(one) for one in form.many("mine")]
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

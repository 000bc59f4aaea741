"""Sections of the debrief as form fields, and their values as answers that are saved as a whole.

The core eight come first, in the order in which they fade from memory: people and a hook for each, what
I learned, what stayed unsaid, what I promised, what they promised and by when, best moment, fix next
time, my rating. The rest is optional.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from interview_desk.domain.dates.calendar import say_day, say_near, say_time
from interview_desk.domain.dates.parser import DateRange, format_preview
from interview_desk.domain.errors import Refused
from interview_desk.domain.persons.names import first_name
from interview_desk.domain.practice.prep import suggest_stories
from interview_desk.domain.practice.questions import handle, parse_question, question_line
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Dossier
from interview_desk.domain.search.interview import HOOKS, METHODS, STYLES, Debrief, Hook, Interview, Method, UnsaidPoint
from interview_desk.domain.search.preparation import Story
from interview_desk.domain.text import clean_line, clean_text, joined
from interview_desk.services.pipeline.debriefing import (
    Answers,
    PromisedByMe,
    date_meant,
    get_reference_day,
    parse_promise,
)
from interview_desk.services.pipeline.people import parse_person
from interview_desk.ui.dialogs.previews import make_day_preview, make_interview_preview, make_promise_preview
from interview_desk.ui.forms.choices import RATING_WORDS, STAR_WORDS, ChoiceField, StarsField
from interview_desk.ui.forms.fields import Field, ManyField, TextField
from interview_desk.ui.toolkit.timeline import stars

Value = str | tuple[str, ...]
Values = dict[str, Value]


class Section(NamedTuple):
    """Section of the form: its number, name, purpose, expected seconds, and whether it is part of the core."""

    number: int
    name: str
    purpose: str
    seconds: int
    core: bool = True


SECTIONS = (
    Section(1, "Basics", "when, how, and who was there", 10),
    Section(2, "People", "one thing each. It makes the note yours", 70),
    Section(3, "Unsaid", "said once, in one note", 25),
    Section(4, "Promises", "who owes what, and when to wait", 45),
    Section(5, "Looking back", "the core is done after this: {debrief.finish}", 30),
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
_METHOD_WORDS = tuple((method, method.replace("-", " ").capitalize()) for method in METHODS)
_STYLE_WORDS = tuple((style, style.capitalize()) for style in STYLES)


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

    def make_promise_preview(self) -> Callable[[str], str]:
        """Return a function that previews a promise typed in a line.

        A stored promise keeps its own date, even a past date.
        """
        read = make_promise_preview(self.ctx)
        stored = {
            f"{promise.what} {promise.due_on.isoformat()}": promise
            for promise in self.dossier.promises
            if promise.by == "me" and promise.due_on is not None
        }

        def preview(text: str) -> str:
            stored_promise = stored.get(text)
            if stored_promise is None or stored_promise.due_on is None:
                return read(text)
            days = DateRange(stored_promise.due_on, stored_promise.due_on)
            return f"{stored_promise.what} → {format_preview(days, self.ctx.today, self.ctx.calendar)}"

        return preview

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
        "people": tuple(who.line for entry in interview.interviewers if (who := dossier.contact(entry)) is not None),
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
        "questions": tuple(question_line(entry, stories) for entry in debrief.questions),
        "hardest": debrief.hardest,
        "concerns": debrief.concerns,
        "study": debrief.study_next,
        "mine": tuple(_promise_words(entry) for entry in answers.my_promises),
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
        own_promises = [(_promise_words(text), text) for text in before.my_promises]
        answers = answers._replace(
            my_promises=_merged(_lines(changed, "mine"), own_promises, lambda text: parse_promise(text, ctx))
        )
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
            facts[key] = _merged(_lines(changed, key), [(text, text) for text in getattr(before, key)], _cleaned)
    if "unsaid" in changed:
        points = [(text.text, text) for text in before.unsaid]
        facts["unsaid"] = _merged(_lines(changed, "unsaid"), points, lambda text: UnsaidPoint(_cleaned(text)))
    if "questions" in changed:
        questions = [(question_line(text, stories), text) for text in before.questions]
        facts["questions"] = _merged(
            _lines(changed, "questions"), questions, lambda text: parse_question(text, stories)
        )
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


def _merged(lines: tuple[str, ...], existing: list[tuple[str, Item]], make: Callable[[str], Item]) -> tuple[Item, ...]:
    """Convert lines to facts: an unchanged line keeps its fact, and a new fact is made of any other line."""
    remaining = list(existing)
    facts: list[Item] = []
    for line in lines:
        matching_pair = next((pair for pair in remaining if pair[0] == line), None)
        if matching_pair is not None:
            remaining.remove(matching_pair)
        facts.append(matching_pair[1] if matching_pair is not None else make(line))
    return tuple(facts)


def _hooks(changed: Values, before: Debrief) -> tuple[Hook, ...]:
    """Return the hooks, with those of the changed fields replaced."""
    hooks = list(before.hooks)
    for about in HOOKS:
        for key in [entry for entry in changed if entry.startswith(f"{about}:")]:
            person, value = key.partition(":")[2], changed[key]
            text = clean_text(value).strip() if isinstance(value, str) else ""
            if text == "; ".join(before.hooks_of(person, about)):
                continue
            hooks = [entry for entry in hooks if (entry.contact, entry.about) != (person, about)]
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
        TextField("when", "When", form.text("when"), "yesterday 15:00", make_interview_preview(form.ctx, past=True)),
        ChoiceField("method", "How", _METHOD_WORDS, form.text("method")),
        ChoiceField("style", "What kind", _STYLE_WORDS, form.text("style")),
        TextField("minutes", "How long, in minutes", form.text("minutes")),
        _who_was_there(form, typed),
    ]


def _who_was_there(form: Form, typed: str) -> Field:
    other_names = [person.name for person in form.dossier.contacts if person.id not in form.interview.interviewers]
    there = f"known there: {joined(other_names)}" if other_names else "a name, a title, an address"
    return ManyField("people", "Who was there", form.many("people"), there, echo=_preview_person, typed=typed)


def _preview_person(text: str) -> str:
    try:
        parsed = parse_person(text)
    except Refused:
        return ""
    return " · ".join(part for part in parsed if part)


def _people(form: Form, typed: str) -> list[Field]:
    fields: list[Field] = [] if form.interview.interviewers else [_who_was_there(form, typed)]
    for contact_id in dict.fromkeys(form.interview.interviewers):
        placeholder = "a fact, a plan, a phrase they used"
        fields += [
            TextField(f"learned:{contact_id}", "One thing I learned", form.text(f"learned:{contact_id}"), placeholder),
            TextField(
                f"cared:{contact_id}",
                "They cared about",
                form.text(f"cared:{contact_id}"),
                f"what made {form.name(contact_id)} lean in",
            ),
        ]
    learned = ManyField("learned", "About the job", form.many("learned"), "what I learned that raises my interest")
    return [*fields, learned]


def _unsaid(form: Form, _typed: str) -> list[Field]:
    used_points = {}
    debrief = form.interview.debrief
    for point in debrief.unsaid if debrief is not None else ():
        note = next((candidate for candidate in form.dossier.notes if candidate.id == point.used_in), None)
        if note is not None:
            to = f" to {form.name(note.contact)}" if note.contact else ""
            used_points[point.text] = f"✓ {note.kind}{to}: {point.text}"
    return [
        ManyField(
            "unsaid",
            "Unsaid, or unclear",
            form.many("unsaid"),
            "a point you did not get across",
            lambda text: used_points.get(text, text),
        )
    ]


def _promises(form: Form, _typed: str) -> list[Field]:
    date_preview = make_day_preview(form.ctx, get_reference_day(form.interview, form.ctx))
    return [
        ManyField("mine", "I promised", form.many("mine"), "references mon", form.make_promise_preview()),
        TextField("next", "What happens next", form.text("next"), "panel meets, then a call"),
        TextField("date", "By when", form.text("date"), "fri, end of next week, +5", date_preview),
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
            make_question_formatter(form.stories),
            make_question_preview(form.stories),
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


def make_question_formatter(stories: Sequence[Story]) -> Callable[[str], str]:
    """Return a function that formats a question's line: strength of the answer, the words, and the story."""
    titles = {story.id: story.title for story in stories}

    def format_line(text: str) -> str:
        parsed = parse_question(text, stories)
        story = f"“{titles[parsed.story]}”" if parsed.story in titles else ""
        parts = (stars(parsed.strength).replace("☆", ""), f"{parsed.question} {parsed.answer}".strip(), story)
        return "  ".join(part for part in parts if part)

    return format_line


def make_question_preview(stories: Sequence[Story]) -> Callable[[str], str]:
    """Return a function that previews a question while it is typed.

    If the question names no story, the preview suggests a story that fits.
    """
    titles = {story.id: story.title for story in stories}

    def preview(text: str) -> str:
        parsed = parse_question(text, stories)
        parts = [f"answer “{parsed.answer}”" if parsed.answer else "", stars(parsed.strength)]
        if parsed.story in titles:
            parts.append(f"“{titles[parsed.story]}”")
        elif fitting := suggest_stories(parsed.question, stories)[:1]:
            parts.append(f"fits: {handle(fitting[0])}")
        return "  ".join(part for part in parts if part)

    return preview


def summary(section: int, form: Form) -> str:
    """Summarize a section in one line; return an empty string if it has no answers."""
    people = [person for entry in form.interview.interviewers if (person := form.dossier.contact(entry)) is not None]
    if section == 1:
        interview, ctx = form.interview, form.ctx
        day = say_near(ctx.day(interview.starts_at), ctx.today)
        names = joined([first_name(person.name) for person in people])
        how = "in person" if interview.method == Method.IN_PERSON else interview.method
        return f"{interview.style}, {how}, {day} {say_time(interview.starts_at, ctx.zone)}" + (
            f", with {names}" if names else ""
        )
    if section == PEOPLE:
        fact_counts = [
            f"{count} from {first_name(person.name)}"
            for person in people
            if (count := bool(form.text(f"learned:{person.id}")) + bool(form.text(f"cared:{person.id}")))
        ]
        learned = "about the job" if form.many("learned") else ""
        return ", and ".join(part for part in (joined(fact_counts), learned) if part)
    if section == 3:
        count = len(form.many("unsaid"))
        return f"{count} loose {'end' if count == 1 else 'ends'} kept for the notes" if count else ""
    if section == 4:
        own_promises = [form.make_promise_preview()(entry) for entry in form.many("mine")]
        return "; ".join(part for part in (*own_promises, form.text("next"), form.text("date")) if part)
    if section == 5:
        rating = int(form.text("rating") or 0)
        return "  ".join(part for part in (stars(rating), form.text("fix") or form.text("best")) if part)
    if section == 6:
        count = len(form.many("questions"))
        question_count = f"{count} {'question' if count == 1 else 'questions'}" if count else ""
        return ", ".join(part for part in (question_count, form.text("hardest")) if part)
    interest = {"no": "no longer interested", "unsure": "unsure"}.get(form.text("interest"), "")
    fit = int(form.text("fit") or 0)
    return ", ".join(part for part in (f"{stars(fit)} {STAR_WORDS[fit]}" if fit else "", interest) if part)

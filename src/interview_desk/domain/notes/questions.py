"""Questions that the reader asked the user: "how I would deal with donors", "about night shifts"."""

import re

from interview_desk.domain.english.forms import Form
from interview_desk.domain.english.second_person import turn
from interview_desk.domain.english.words import to_past
from interview_desk.domain.notes.phrase_kinds import UNSURE, FactReading, Kind, Setting, make_reading
from interview_desk.domain.notes.phrase_parts import form_of, read_noun_phrase

_DIRECT = re.compile(
    r"(?P<wh>(?:how(?: \w+)?|what(?: \w+)?|why|when|where|which(?: \w+)?|who) )?"
    r"(?P<aux>do|did|can|could|would|will|have|am|should|might|had|was) I (?P<rest>.+)",
    re.IGNORECASE,
)
"""Pattern for a question in the order of direct speech: "do I drive"."""


def asks_user(text: str) -> bool:
    """Return True if a question is about the user."""
    return re.search(r"\bI\b(?!['’]?(?:m sure))", text) is not None


def read_question(text: str, setting: Setting) -> FactReading:
    """Read the words after "asked me"."""
    text = _to_indirect(text)
    if re.match(r"(?:if|whether) ", text):
        return _read_as(f"whether {text.split(' ', 1)[1]}", Form.QUESTION_CLAUSE, setting)
    form = form_of(text, setting)
    if form == Form.QUESTION_CLAUSE:
        return _read_as(text, form, setting)
    if re.match(r"(?:about|for) \S", text):
        return _read_as(text, Form.NOUN_PHRASE, setting)
    if form == Form.INFINITIVE:
        return _read_as(text, form, setting)
    if re.match(r"my (?:thoughts?|opinions?|views?|take|advice)\b", text):
        return _read_as(f"for {text}", Form.NOUN_PHRASE, setting)
    if form == Form.NOUN_PHRASE:
        noun = read_noun_phrase(Kind.QUESTION, text, setting).phrase
        return make_reading(Kind.QUESTION, f"about {noun.text}") if noun is not None else UNSURE
    return UNSURE


def _read_as(text: str, form: Form, setting: Setting) -> FactReading:
    return make_reading(Kind.QUESTION, turn(text, form, setting.reader))


def _to_indirect(text: str) -> str:
    """Return a question in the order of an indirect one: "do I drive" becomes "whether I drive"."""
    text = re.sub(r"\A(?:me|that) (?=\w)", "", text).rstrip("? ")
    text = re.sub(r"\A(?:wether|weather)\b", "whether", text, flags=re.IGNORECASE)
    direct = _DIRECT.fullmatch(text)
    if direct is None:
        return text
    return f"{(direct['wh'] or 'whether ').lower()}I {_without_do(direct['aux'].lower(), direct['rest'])}"


def _without_do(auxiliary: str, rest: str) -> str:
    """Return the verb of an indirect question: "did", "choose this" becomes "chose this"."""
    if auxiliary not in {"do", "did"}:
        return f"{auxiliary} {rest}"
    verb, space, after = rest.partition(" ")
    return rest if auxiliary == "do" else f"{to_past(verb) or f'did {verb}'}{space}{after}"

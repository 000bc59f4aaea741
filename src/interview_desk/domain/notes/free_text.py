"""Reading of facts that were typed without a stem, by the field that they were typed in."""

import re
from collections.abc import Callable, Mapping

from interview_desk.domain.english.forms import Form
from interview_desk.domain.english.second_person import turn
from interview_desk.domain.english.tokens import list_words, tokenize
from interview_desk.domain.english.words import is_in, to_gerund
from interview_desk.domain.notes.own_points import read_promise, read_strength, read_unsaid
from interview_desk.domain.notes.phrase_kinds import UNSURE, FactReading, Field, Kind, Setting, make_reading
from interview_desk.domain.notes.phrase_parts import (
    form_of,
    has_second_clause,
    read_clause,
    read_noun_phrase,
    read_quotation,
    without_that,
)
from interview_desk.domain.notes.questions import asks_user, read_question

_REPORT = re.compile(
    r"(?:(?:she|he|they) )?(?:told me|said to me|explained to me|mentioned|explained|said|talked|spoke)(?: that\b| to me)?"
    r"(?P<about> about| of)?(?= )",
    re.IGNORECASE,
)
"""Pattern for a beginning that only reports: "she said that"."""
_SHARED = re.compile(r"we both\b|we (?:two|all) both\b|both of us\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:has )?asked(?: me)? (?=(?:if|whether|how|what|why|when|where|which|who|about|to)\b)", re.IGNORECASE
)
_PRAISE = re.compile(r"(?:really )?(?:liked|loved|enjoyed|praised)(?= (?:my|that I|how I|the way I|what I)\b)")
_STANCE = re.compile(
    r"(?:really |also |only |just )?(?:wants?|likes?|hates?|loves?|prefers?|expects?|values?|needs?|insists?|dislikes?)\b"
)
_STANCE_OF_YOU = re.compile(
    r"you (?:\w+ly |really |all |also )?(?:want|like|hate|love|prefer|expect|value|need|insist|care|believe|think)\b"
)


def read_free_text(text: str, field: Field, setting: Setting) -> FactReading:
    """Read one sentence of a fact without a stem.

    Args:
        text: the sentence, written out.
        field: the field it was typed in.
        setting: the reader and the known names.
    """
    return _READERS[field](text, setting)


def read_learned(text: str, setting: Setting) -> FactReading:
    """Read a statement of the reader."""
    report = _REPORT.match(text)
    form = form_of(text, setting)
    while form != Form.QUOTATION and report is not None and (rest := text[report.end() :].strip()):
        if report["about"]:
            return read_noun_phrase(Kind.THING, rest, setting)
        text, report, form = rest, _REPORT.match(rest), form_of(rest, setting)
    reader = _LEARNED.get(form)
    return reader(text, setting) if reader is not None else UNSURE


def _read_statement(text: str, setting: Setting) -> FactReading:
    if _SHARED.match(text):
        return _read_shared(text, setting)
    return read_clause(Kind.CLAUSE, without_that(text), setting)


def _read_shared(text: str, setting: Setting) -> FactReading:
    return make_reading(Kind.SHARED, turn(text, Form.CLAUSE, setting.reader))


def _read_activity(text: str, setting: Setting) -> FactReading:
    """Read an -ing form of theirs: "moving the archive" becomes "you are moving the archive"."""
    if list_words(tokenize(text))[0].is_in("ing_nouns") or re.search(r"\bsince\b", text):
        return UNSURE
    turned = turn(text, Form.GERUND, setting.reader)
    return make_reading(Kind.CLAUSE, f"you are {turned}" if turned else None)


def _read_manner(text: str, setting: Setting) -> FactReading:
    if re.match(r"(?:if|whether|who|whose)\b", text, re.IGNORECASE):
        return UNSURE
    kind = Kind.QUESTION if asks_user(text) else Kind.MANNER
    return make_reading(kind, turn(text, Form.QUESTION_CLAUSE, setting.reader))


def _read_thing(text: str, setting: Setting) -> FactReading:
    return read_noun_phrase(Kind.THING, text, setting)


def read_verb_phrase(text: str, setting: Setting) -> FactReading:
    """Read a verb phrase whose subject is the reader: "hates paperwork", "showed me the kiln room", "asked if I drive"."""
    question = _QUESTION.match(text)
    if question is not None:
        return read_question(text[question.end() :], setting)
    praise = _PRAISE.match(text)
    if praise is not None:
        return make_reading(Kind.LIKED, turn(text[praise.end() :].strip(), Form.NOUN_PHRASE, setting.reader))
    words = list_words(tokenize(text))
    if len(words) > 2 and words[1].word == "me" and words[0].can_be("D") and words[0].entry.base:
        return _read_favor(words[0].entry.base, text[words[1].start :], setting)
    kind = Kind.STANCE if _STANCE.match(text) else Kind.CLAUSE
    return make_reading(kind, turn(text, Form.VERB_PHRASE, setting.reader))


def _read_favor(verb: str, text: str, setting: Setting) -> FactReading:
    """Read a favor; "kept me waiting" is none.

    Args:
        verb: the base form of the verb.
        text: the text after the verb.
        setting: the reader and the known names.
    """
    gerund = to_gerund(verb)
    if not gerund or not is_in("favors", verb):
        return UNSURE
    turned = turn(text, Form.NOUN_PHRASE, setting.reader)
    return make_reading(Kind.FAVOR, f"{gerund} {turned}" if turned and not turned.endswith(" to") else None)


def read_cared(text: str, setting: Setting) -> FactReading:
    """Read a thing that the reader cares about."""
    reader = _CARED.get(form_of(text, setting))
    return reader(text, setting) if reader is not None else UNSURE


def _read_stance(text: str, setting: Setting) -> FactReading:
    reading = read_verb_phrase(text, setting)
    # "deploys on Fridays" says what they do, and not what they care about.
    return UNSURE if reading.phrase is not None and reading.phrase.kind == Kind.CLAUSE else reading


def _read_cared_clause(text: str, setting: Setting) -> FactReading:
    if _SHARED.match(text):
        return _read_shared(text, setting)
    reading = read_clause(Kind.CARED_THAT, without_that(text), setting)
    if reading.phrase is not None and _STANCE_OF_YOU.match(reading.phrase.text):
        return make_reading(Kind.STANCE, reading.phrase.text)
    return reading


def _read_cared_manner(text: str, setting: Setting) -> FactReading:
    if re.match(r"(?:if|who|whose)\b", text, re.IGNORECASE):
        return UNSURE
    kind = Kind.QUESTION if asks_user(text) else Kind.CARED
    return make_reading(kind, turn(text, Form.QUESTION_CLAUSE, setting.reader))


def _read_cared_activity(text: str, setting: Setting) -> FactReading:
    if has_second_clause(text):
        return UNSURE
    return make_reading(Kind.CARED, turn(text, Form.GERUND, setting.reader))


def _read_wish(text: str, setting: Setting) -> FactReading:
    return make_reading(Kind.WISH, turn(text, Form.INFINITIVE, setting.reader))


def _read_cared_thing(text: str, setting: Setting) -> FactReading:
    return read_noun_phrase(Kind.CARED, text, setting)


def read_why(text: str, setting: Setting) -> FactReading:
    """Read a reason to want the job."""
    text = re.sub(r"\Abecause (?=\w)", "", text)
    form = form_of(text, setting)
    if form == Form.CLAUSE:
        return read_clause(Kind.REASON, without_that(text), setting)
    if form == Form.NOUN_PHRASE:
        return read_noun_phrase(Kind.ATTRACTION, text, setting)
    if form == Form.GERUND and re.search(r"\b(?:with|on|in|to|the|a)\b", text):
        return make_reading(Kind.ATTRACTION, turn(text, form, setting.reader))
    return UNSURE


def read_next(text: str, setting: Setting) -> FactReading:
    """Read the next step."""
    form = form_of(text, setting)
    if form == Form.CLAUSE:
        return read_clause(Kind.PLAN, text, setting)
    return read_noun_phrase(Kind.STEP, text, setting) if form == Form.NOUN_PHRASE else UNSURE


def _read_quotation(text: str, _: Setting) -> FactReading:
    return read_quotation(text)


_Reader = Callable[[str, Setting], FactReading]
_LEARNED: Mapping[Form, _Reader] = {
    Form.QUOTATION: _read_quotation,
    Form.VERB_PHRASE: read_verb_phrase,
    Form.CLAUSE: _read_statement,
    Form.GERUND: _read_activity,
    Form.QUESTION_CLAUSE: _read_manner,
    Form.NOUN_PHRASE: _read_thing,
}
"""Functions by the form of a fact about the reader; other forms are unsure."""
_CARED: Mapping[Form, _Reader] = {
    Form.QUOTATION: _read_quotation,
    Form.VERB_PHRASE: _read_stance,
    Form.CLAUSE: _read_cared_clause,
    Form.QUESTION_CLAUSE: _read_cared_manner,
    Form.GERUND: _read_cared_activity,
    Form.INFINITIVE: _read_wish,
    Form.NOUN_PHRASE: _read_cared_thing,
}
"""Functions by the form of a thing that the reader cares about; other forms are unsure."""
_READERS: Mapping[Field, _Reader] = {
    Field.LEARNED: read_learned,
    Field.CARED: read_cared,
    Field.WHY: read_why,
    Field.UNSAID: read_unsaid,
    Field.PROMISE: read_promise,
    Field.NEXT: read_next,
    Field.STRENGTH: read_strength,
}

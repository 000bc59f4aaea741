"""Reading of facts that complete the sentence of a stem, such as "Maya cares about …"."""

import re
from collections.abc import Callable, Mapping

from interview_desk.domain.english.finite import find_finite
from interview_desk.domain.english.forms import Form
from interview_desk.domain.english.second_person import turn
from interview_desk.domain.english.tokens import list_words, skip_to_verb, tokenize, word_at
from interview_desk.domain.english.words import load_table, to_base, to_third_person
from interview_desk.domain.notes.free_text import read_cared, read_learned, read_verb_phrase, read_why
from interview_desk.domain.notes.own_points import read_own_verb, read_with_i
from interview_desk.domain.notes.phrase_kinds import (
    JOB,
    SHOW,
    UNSURE,
    FactReading,
    Kind,
    Setting,
    make_reading,
)
from interview_desk.domain.notes.phrase_parts import (
    form_of,
    read_clause,
    read_expected_noun,
    read_noun_phrase,
    without_that,
)
from interview_desk.domain.notes.questions import read_question
from interview_desk.domain.search.interview import HookStem, UnsaidStem


def read_after_stem(text: str, stem: str, setting: Setting) -> FactReading:
    """Read the first sentence of a fact that completes the sentence of a stem.

    Args:
        text: the sentence, written out.
        stem: the stem, which promises a form.
        setting: the reader and the known names.
    """
    reader = _READERS.get(stem)
    reading = reader(text, setting) if reader is not None else UNSURE
    if reading.phrase is None and stem in _WITHOUT_SUBJECT and form_of(text, setting) == Form.VERB_PHRASE:
        return read_verb_phrase(text, setting)  # "shows every visitor the lab" needs no stem
    return reading


def _read_statement(text: str, setting: Setting) -> FactReading:
    reading = read_learned(text, setting)
    if reading.phrase is not None or form_of(text, setting) not in {Form.UNSURE, Form.IMPERATIVE}:
        return reading
    return _read_promised_clause(Kind.CLAUSE, text, setting)


def _read_promised_clause(kind: Kind, text: str, setting: Setting) -> FactReading:
    """Read a text as a clause because its stem asks for one, so that a verb that may be finite is."""
    finite = find_finite(tokenize(text))
    return read_clause(kind, text, setting) if finite is not None and finite.position else UNSURE


def _read_cares(text: str, setting: Setting) -> FactReading:
    reading = read_cared(text, setting)
    if reading.phrase is not None:
        return reading
    form = form_of(text, setting)
    if re.match(r"who(?:['’]s| )", text) and form == Form.QUESTION_CLAUSE:
        return make_reading(Kind.CARED, turn(text, form, setting.reader))
    return read_expected_noun(Kind.CARED, text, setting) if form == Form.UNSURE else UNSURE


def _read_wants(text: str, setting: Setting) -> FactReading:
    form = form_of(text, setting)
    if form == Form.INFINITIVE or re.match(r"me to [a-z]+ \w", text):
        return make_reading(Kind.WISH, turn(text, Form.INFINITIVE, setting.reader))
    if form == Form.CLAUSE and text.startswith("that "):
        return read_clause(Kind.CARED_THAT, without_that(text), setting)
    if form == Form.NOUN_PHRASE:
        return read_noun_phrase(Kind.WISH, text, setting)
    if form == Form.QUESTION_CLAUSE and text.startswith("what"):
        return make_reading(Kind.WISH, turn(text, form, setting.reader))
    return read_expected_noun(Kind.WISH, text, setting) if form == Form.UNSURE else UNSURE


def _read_liked(text: str, setting: Setting) -> FactReading:
    form = form_of(text, setting)
    if text.startswith(("that ", "how ", "the way ", "what ")):
        return make_reading(Kind.LIKED, turn(text, Form.NOUN_PHRASE, setting.reader))
    if form == Form.CLAUSE and re.match(r"I\b", text):
        return make_reading(Kind.LIKED, turn(f"that {text}", Form.NOUN_PHRASE, setting.reader))
    if form == Form.NOUN_PHRASE:
        return read_noun_phrase(Kind.LIKED, text, setting)
    return read_expected_noun(Kind.LIKED, text, setting) if form == Form.UNSURE else UNSURE


def _read_both(text: str, setting: Setting) -> FactReading:
    text = re.sub(r"\A(?:we|us)(?: both)? ", "", text, flags=re.IGNORECASE)
    words = list_words(tokenize(text))
    if not words:
        return UNSURE
    position = skip_to_verb(words)
    verb, after = words[position], word_at(words, position + 1)
    if verb.is_in("third_person_auxiliaries") or verb.is_only_third_person:
        text = f"{text[: verb.start]}{to_base(verb.word)}{text[verb.end :]}"
    elif (not verb.is_in("auxiliaries") and not verb.can_be("BD")) or (
        verb.can_be("n") and after is not None and after.word == "of"
    ):
        return UNSURE
    return make_reading(Kind.SHARED, turn(f"we both {text}", Form.CLAUSE, setting.reader))


def _read_team(text: str, setting: Setting) -> FactReading:
    text = re.sub(r"\A(?:the team|they|it) (?=\w)", "", text, flags=re.IGNORECASE)
    words = list_words(tokenize(text))
    if not words:
        return UNSURE
    verb = words[skip_to_verb(words, "all", "both")]
    if verb.is_in("auxiliaries"):
        third_person = load_table("third_persons").get(verb.word, verb.word)  # not "wills"
    elif verb.can_be("ZD"):
        third_person = verb.word
    elif verb.can_be("B") and not verb.can_be("G") and len(words) > 1:
        third_person = to_third_person(verb.word)
        if third_person == verb.word:
            return UNSURE
    else:
        return UNSURE
    if third_person != verb.word:
        text = f"{text[: verb.start]}{third_person}{text[verb.end :]}"
    return make_reading(Kind.CLAUSE, turn(f"your team {text}", Form.CLAUSE, setting.reader))


def _read_forgot(text: str, setting: Setting) -> FactReading:
    text = re.sub(r"\A(?:that )?I(?=['’ ])\s?", "", text)
    text = re.sub(r"\A['’]ve ", "have ", re.sub(r"\A['’]m ", "am ", text))
    words = list_words(tokenize(text))
    if not words:
        return UNSURE
    reading = read_own_verb(text, form_of(text, setting), setting)
    if reading.phrase is not None:
        return reading
    position = skip_to_verb(words)
    verb, after = words[position], word_at(words, position + 1)
    if verb.is_in("third_person_auxiliaries") and verb.word != "was":
        return UNSURE
    if verb.word not in {"'d", "'ll"} and not verb.is_in("auxiliaries") and not (verb.can_be("BD") and after):
        return UNSURE
    if verb.can_be("nj") and after is not None and after.word == "and":
        return UNSURE
    return read_with_i(text, setting)


def _read_show(text: str, setting: Setting) -> FactReading:
    text = re.sub(r"\A(?:that )?(?:I|we) ", "", text)
    words = list_words(tokenize(text))
    if words and (words[0].can_be("DB") or words[0].is_in("auxiliaries")):
        return read_with_i(text, setting)
    return UNSURE


def _read_job(text: str, setting: Setting) -> FactReading:
    text = re.sub(r"\A(?:because )?of (?=\w)", "", text)
    reading = read_why(text, setting)
    if reading.phrase is not None or form_of(text, setting) != Form.UNSURE:
        return reading
    return _read_promised_clause(Kind.REASON, text, setting)


_READERS: Mapping[str, Callable[[str, Setting], FactReading]] = {
    HookStem.TOLD: _read_statement,
    HookStem.ASKED: read_question,
    HookStem.CARES: _read_cares,
    HookStem.WANTS: _read_wants,
    HookStem.BOTH: _read_both,
    HookStem.TEAM: _read_team,
    HookStem.LIKED: _read_liked,
    UnsaidStem.FORGOT: _read_forgot,
    SHOW: _read_show,
    JOB: _read_job,
}
_WITHOUT_SUBJECT = frozenset(HookStem) - {HookStem.BOTH, HookStem.TEAM}
"""Stems after which a verb phrase has the reader as its subject."""

"""Typed facts about the user: points that stayed unsaid, strengths, and promises."""

import re
from collections.abc import Sequence

from interview_desk.domain.english.forms import Form
from interview_desk.domain.english.second_person import turn
from interview_desk.domain.english.tokens import Token, list_words, skip_to_verb, tokenize, word_at
from interview_desk.domain.notes.phrase_kinds import UNSURE, FactReading, Kind, Setting, make_reading
from interview_desk.domain.notes.phrase_parts import form_of, read_clause, read_noun_phrase, without_that

_CONFESSION = re.compile(
    r"(?:i |that i )?(?:did not|didn['’]t|forgot to|should have|should['’]ve|could have|failed to|never)"
    r" (?:say|said|mention|mentioned|tell|told|get to say|bring up|add)(?: (?:you|them|her|him))?(?: that)? (?=\w)",
    re.IGNORECASE,
)
"""Pattern for a beginning that only confesses: "I forgot to mention that"."""
_SENDING = re.compile(
    r"(?:to |i(?:['’]ll| will) )?(?:send|share|forward|e-?mail|mail|pass on|get)(?: (?:you|them|her|him|over|along|across))*"
    r"(?P<item> .+)",
    re.IGNORECASE,
)


def without_confession(text: str) -> str:
    """Return a point without a beginning that only confesses: "forgot to mention that I sail" is "I sail"."""
    confession = _CONFESSION.match(text)
    return without_confession(text[confession.end() :]) if confession is not None else text


def read_unsaid(text: str, setting: Setting) -> FactReading:
    """Read a point that the user forgot to make."""
    text = without_that(text)
    form = form_of(text, setting)
    if form != Form.CLAUSE:
        return read_own_verb(text, form, setting)
    if re.search(r"\bI said\b", text):
        return UNSURE  # a correction
    return read_clause(Kind.MINE, text, setting)


def read_strength(text: str, setting: Setting) -> FactReading:
    """Read a strength of the user."""
    text = without_that(text)
    form = form_of(text, setting)
    words = list_words(tokenize(text))
    if form == Form.CLAUSE:
        if not words[0].is_in("own_subjects"):
            return UNSURE
        return make_reading(Kind.MINE, turn(text, form, setting.reader, is_mine=True))
    if form == Form.NOUN_PHRASE:
        if "," in text or words[0].is_in("result_openers"):
            return UNSURE  # a result, and not something that one brings
        return read_noun_phrase(Kind.OFFERED, text, setting, is_mine=True)
    reading = read_own_verb(text, form, setting)
    if reading.phrase is None and len(words) > 2 and words[0].can_be("D") and not words[0].can_be("js"):
        return read_with_i(text, setting)
    return reading


def read_promise(text: str, setting: Setting) -> FactReading:
    """Read a promise of the user: a thing to send, or something to do."""
    sending = _SENDING.match(text)
    if sending is not None:
        return read_noun_phrase(Kind.ITEM, sending["item"].strip(), setting)
    text = re.sub(r"\A(?:to|i(?:['’]ll| will)|will) (?=\w)", "", text, flags=re.IGNORECASE)
    words = list_words(tokenize(text))
    form = form_of(text, setting)
    if words and words[0].can_be("B"):
        is_only_verb = len(words) > 1 and not words[0].can_be("nj")
        if is_only_verb or form in {Form.IMPERATIVE, Form.VERB_PHRASE}:
            return make_reading(Kind.DEED, turn(text, Form.IMPERATIVE, setting.reader))
    return read_noun_phrase(Kind.ITEM, text, setting) if form == Form.NOUN_PHRASE else UNSURE


def read_own_verb(text: str, form: Form, setting: Setting) -> FactReading:
    """Read a text with "I" as its subject: "led a team of 9", "have a boat license", "fluent in Danish"."""
    if form == Form.QUALITY:
        return read_with_i(f"am {text}", setting)
    words = list_words(tokenize(text))
    if not words:
        return UNSURE
    return read_with_i(text, setting) if _is_own_verb(words, form) else UNSURE


def _is_own_verb(words: Sequence[Token], form: Form) -> bool:
    """Return True if a text begins, after adverbs, with a verb that can have "I" as its subject."""
    position = skip_to_verb(words)
    verb, after = words[position], word_at(words, position + 1)
    if form in {Form.VERB_PHRASE, Form.IMPERATIVE} and _is_usually_verb(verb):
        return True
    if after is None:
        return False
    is_before_object = after.is_in("determiners", "possessives", "prepositions") or after.is_number
    if verb.is_in("own_verbs") and (is_before_object or after.can_be("jns")) and not verb.can_be("j"):
        return True
    return (
        form in {Form.UNSURE, Form.VERB_PHRASE}
        and verb.can_be("D")
        and not verb.can_be("jnsZ")
        and (is_before_object or after.can_be("ns"))
    )


def _is_usually_verb(word: Token) -> bool:
    """Return True for a verb that isn't in the third person."""
    if word.is_in("auxiliaries"):
        return not word.is_in("third_person_auxiliaries")
    return word.entry.tag in {"VB", "VBP", "VBD", "VBN"} and not word.can_be("Z")


def read_with_i(text: str, setting: Setting) -> FactReading:
    """Read a verb phrase whose subject is "I"."""
    return make_reading(Kind.MINE, turn(f"I {text}", Form.CLAUSE, setting.reader, is_mine=True))

"""Reading of typed facts as phrases that can be woven into a sentence to their reader.

A fact is kept back, unsure, or a phrase of a kind that decides which sentences can hold it (guide to letters,
sections 4 to 6 and 10). An unsure fact is never put into a sentence.
"""

import re
from collections.abc import Mapping, Sequence

from interview_desk.domain.english.forms import split_sentences
from interview_desk.domain.english.kept_back import (
    FAMILY,
    GUESS,
    JOKE,
    OWN_WEAKNESS,
    Topic,
    find_reason_to_keep_back,
    list_reasons,
)
from interview_desk.domain.english.spelling import lower_first, write_out
from interview_desk.domain.english.tokens import list_words, tokenize
from interview_desk.domain.english.words import is_in
from interview_desk.domain.notes.after_stem import read_after_stem
from interview_desk.domain.notes.free_text import read_free_text
from interview_desk.domain.notes.own_points import without_confession
from interview_desk.domain.notes.phrase_checks import check
from interview_desk.domain.notes.phrase_kinds import (
    JOB,
    SHOW,
    UNSURE,
    FactReading,
    Field,
    Kind,
    Phrase,
    Setting,
)
from interview_desk.domain.notes.phrase_parts import read_quotation
from interview_desk.domain.search.interview import HookStem, UnsaidStem

__all__ = ["JOB", "SHOW", "FactReading", "Field", "Kind", "Phrase", "Setting", "prepare", "read_fact"]

_ALLOWED: Mapping[str, frozenset[str]] = {
    HookStem.ASKED: frozenset({GUESS}),
    HookStem.SAID: frozenset({GUESS, OWN_WEAKNESS}),
    HookStem.LIKED: frozenset({OWN_WEAKNESS}),
    HookStem.TOLD: frozenset({FAMILY}),
}
"""Reasons that don't keep a fact back after a stem, because the stem says what it is."""
_TOPICS: Mapping[str, Topic] = {
    HookStem.ASKED: Topic.QUESTION,
    HookStem.SAID: Topic.SAYING,
    UnsaidStem.FORGOT: Topic.ME,
    SHOW: Topic.ME,
    JOB: Topic.ME,
    Field.UNSAID: Topic.ME,
    Field.STRENGTH: Topic.ME,
    Field.WHY: Topic.ME,
}
"""Topic of a fact, by its stem or else by its field; anything else is about the person."""
_FULL_SENTENCE = re.compile(r"(?:They|She|He|We both|The|Every|Each|All|Nobody|Everyone|No one|Everybody)\b")
"""Pattern for a later sentence that is complete: "They've added callback"."""


def read_fact(text: str, field: Field, setting: Setting, stem: str | None = None) -> FactReading:
    """Read a typed fact.

    Args:
        text: the fact as typed.
        field: the field it was typed in.
        setting: the reader and the known names.
        stem: the beginning of the sentence that it completes, if any.
    """
    if "\n" in text.strip():
        text = " ".join(text.split())
    if field == Field.UNSAID:
        text = without_confession(text)
    allowed = _ALLOWED.get(stem or "", frozenset())
    if field == Field.STRENGTH:  # the user's own work, with its money and its patients
        allowed = frozenset({*list_reasons(), GUESS}) - {OWN_WEAKNESS, JOKE}
    topic = _TOPICS.get(stem or field, Topic.THEM)
    is_theirs = field in {Field.LEARNED, Field.CARED}
    reason = find_reason_to_keep_back(text, setting.reader.other_names if is_theirs else (), allowed, topic)
    if reason:
        return FactReading(kept_back=reason)
    if not text.strip(" .,;:!?-–—"):
        return UNSURE
    if stem == HookStem.SAID:
        return check(read_quotation(text), text, setting)
    sentences = split_sentences(text)
    if stem:
        return _read_completion(sentences[0], stem, setting) if sentences else UNSURE
    return _read_sentences(sentences, field, setting, topic)


def prepare() -> None:
    """Read every data file and compile the patterns in advance.

    This takes most of a second, so do not call it from the event loop.
    """
    for field, stem in ((Field.LEARNED, None), (Field.UNSAID, None), (Field.LEARNED, HookStem.ASKED)):
        read_fact("they moved to the harbor in May", field, Setting(), stem)


def _read_completion(sentence: str, stem: str, setting: Setting) -> FactReading:
    """Read the first sentence after a stem."""
    prepared = _prepare(sentence, setting)
    return check(read_after_stem(prepared, stem, setting), sentence, setting) if prepared else UNSURE


def _read_sentences(sentences: Sequence[str], field: Field, setting: Setting, topic: Topic) -> FactReading:
    """Read the first sentence that can be said; in the user's own fields, only the first is tried."""
    for number, sentence in enumerate(sentences):
        if number and not _FULL_SENTENCE.match(sentence):
            continue
        if field != Field.STRENGTH and find_reason_to_keep_back(sentence, topic=topic):
            continue
        prepared = _prepare(sentence, setting)
        reading = check(read_free_text(prepared, field, setting), sentence, setting) if prepared else UNSURE
        if reading.phrase is not None:
            return reading
        if number == 0 and field not in {Field.LEARNED, Field.CARED}:
            return UNSURE
    return UNSURE


def _prepare(text: str, setting: Setting) -> str:
    """Write a text out and begin it small; empty if its first word may be an unknown person's name."""
    prepared = lower_first(write_out(text, setting.names), setting.names)
    if not list_words(tokenize(prepared)):
        return ""
    first = prepared.split(" ", 1)[0].lower().removesuffix("'s").removesuffix("’s")
    is_name = text[:1].isupper() and text[1:2].islower() and first not in setting.names and is_in("name_words", first)
    return "" if is_name else prepared

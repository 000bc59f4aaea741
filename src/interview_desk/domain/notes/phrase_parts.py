"""Clauses, noun phrases, and quotations as phrases, for the readers of all fields and stems."""

import re
from collections.abc import Sequence

from interview_desk.domain.english.finite import find_finite
from interview_desk.domain.english.forms import Form, is_quotation, read_form
from interview_desk.domain.english.noun_phrases import find_head, needs_article
from interview_desk.domain.english.second_person import turn
from interview_desk.domain.english.tokens import Token, list_words, tokenize
from interview_desk.domain.english.words import load_table
from interview_desk.domain.notes.phrase_kinds import UNSURE, FactReading, Kind, Setting, make_reading

_LONGEST = 25
"""Maximum words of a noun phrase or a quotation."""
_SECOND_CLAUSE = re.compile(r",\s*(?:they|he|she|we|it|you|i|there)\b", re.IGNORECASE)
_REPEATED = re.compile(r"\b(\w+),? (?:and )?\1\b", re.IGNORECASE)
_WITH_ARTICLE = frozenset({Kind.THING, Kind.ITEM, Kind.STEP})
"""Kinds whose missing article can only be "the" or "a"; of others it may be "my" or "your"."""


def form_of(text: str, setting: Setting) -> Form:
    """Return the form of a text."""
    return read_form(text, frozenset(setting.names))


def without_that(text: str) -> str:
    """Return a clause without a leading "that"."""
    return re.sub(r"\Athat (?=\S+ \S)", "", text)


def has_second_clause(text: str) -> bool:
    """Return True if a clause begins after a comma: "moving the archive, they need help"."""
    return _SECOND_CLAUSE.search(text) is not None


def read_clause(kind: Kind, text: str, setting: Setting) -> FactReading:
    """Read a clause: turned to the reader, and with the article that its subject needs."""
    tokens = tokenize(text)
    words = list_words(tokens)
    finite = find_finite(tokens)
    subject = words[: finite.position] if finite is not None else []
    if _lacks_article(subject):
        # For a thing of the user's, it may be "my" as well.
        if kind == Kind.MINE or subject[0].is_capital or subject[0].can_be("G"):
            return UNSURE
        text = f"{'a' if subject[0].is_in('ordinals') else 'the'} {text}"
    return make_reading(kind, turn(text, Form.CLAUSE, setting.reader, is_mine=kind == Kind.MINE))


def _lacks_article(subject: Sequence[Token]) -> bool:
    if not subject or subject[0].is_in("subject_pronouns", "bare_side"):
        return False
    head = find_head(subject)
    return head is not None and needs_article(subject, head)


def read_noun_phrase(kind: Kind, text: str, setting: Setting, *, is_mine: bool = False) -> FactReading:
    """Read a noun phrase: turned to the reader, with the article that it needs."""
    turned = turn(text, Form.NOUN_PHRASE, setting.reader, is_mine=is_mine)
    words = list_words(tokenize(turned)) if turned is not None else []
    head = find_head(words)
    if turned is None or head is None or len(words) > _LONGEST:
        return UNSURE
    if _has_singular_after_number(words, head) or has_second_clause(turned) or _REPEATED.search(turned):
        return UNSURE
    if needs_article(words, head):
        if kind not in _WITH_ARTICLE:
            return UNSURE
        turned = f"{load_table('articles').get(words[0].word, 'the')} {turned}"
    is_plural = head.is_plural_noun or re.search(r"\band\b|,", turned) is not None
    return make_reading(kind, turned, is_plural=is_plural)


def _has_singular_after_number(words: Sequence[Token], head: Token) -> bool:
    """Return True for "10 min walk"."""
    first = words[0]
    is_many = first.is_number and first.word not in {"1", "one"} and not first.text.endswith("%")
    return is_many and not head.is_plural_noun


def read_expected_noun(kind: Kind, text: str, setting: Setting) -> FactReading:
    """Read a text as a noun phrase because its stem asks for one, unless a verb in it speaks against that."""
    tokens = tokenize(text)
    first = list_words(tokens)[0]
    finite = find_finite(tokens)
    if finite is not None and finite.is_certain:
        return UNSURE
    if first.can_be("Z") or first.is_in("subject_pronouns", "prepositions", "conjunctions", "auxiliaries"):
        return UNSURE
    if any(not token.is_word and token.text not in {",", "-", "–", "&"} for token in tokens):
        return UNSURE
    return read_noun_phrase(kind, text, setting)


def read_quotation(text: str) -> FactReading:
    """Read words of theirs, with or without quotation marks around them."""
    inside = re.sub(r"[!]+(?=[\"”]?\Z)", "", text.strip())
    if is_quotation(inside):
        inside = re.sub(r"\A[\"“”„«‘']|[\"”“»’'][.!]?\Z", "", inside).strip()
    inside = inside.strip('"“”«»').rstrip(".,;: ")
    if not inside or len(inside.split()) > _LONGEST or re.search(r"[\"“”«»\[\]{}]", inside):
        return UNSURE
    return make_reading(Kind.QUOTATION, inside[:1].upper() + inside[1:])

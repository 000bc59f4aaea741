"""Grammatical form of a short text as people type it: a clause, a noun phrase, a verb phrase without its subject.

A form is returned only if it is certain; everything else is unsure. The rules come from `lexicon.toml` and
the table of words, in the order of the guide to letters, section 10.
"""

import re
from collections.abc import Sequence

from interview_desk.domain.english.finite import Finite, find_finite
from interview_desk.domain.english.first_verb import read_first_verb
from interview_desk.domain.english.grammatical_form import LONGEST, Form
from interview_desk.domain.english.noun_phrases import is_noun_phrase
from interview_desk.domain.english.tokens import Token, has_comma, list_words, skip_adverbs, tokenize, word_at

__all__ = ["Form", "is_quotation", "read_form", "split_sentences"]

_ABBREVIATIONS = (
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "St",
    "Prof",
    "No",
    "vs",
    r"e\.g",
    r"i\.e",
    "approx",
    "esp",
    "incl",
    "cos",
    "etc",
)
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])" + "".join(rf"(?<!\b{abbreviation})" for abbreviation in _ABBREVIATIONS) + r"[.!]+(?=\s|\Z)\s*"
    r"|\s*;\s*"
    r"|\n+"
    r"|(?<=\?)\s+(?=\S)"
    r"|\s+[–—]\s+(?=[a-z])"
)
_QUOTATION = re.compile(r"\s*[\"“”„«‘'](?P<inside>.+?)[\"”“»’'][.!]?\s*")
_MARKS = frozenset(",.-–'’“”\"&")
"""Marks of a text that can be said; arrows, brackets, colons, and emoji are not among them."""


def split_sentences(text: str) -> list[str]:
    """Split a text into its sentences, also at semicolons; "Dr. Marsh" and "No. 5" stay whole."""
    return [part.strip() for part in _SENTENCE_END.split(text.strip()) if part.strip()]


def is_quotation(text: str) -> bool:
    """Return True if a text is two or more words in quotation marks."""
    match = _QUOTATION.fullmatch(text)
    return match is not None and not re.search(r"[\"“”«»]", match["inside"]) and len(match["inside"].split()) > 1


def read_form(text: str, names: frozenset[str] = frozenset()) -> Form:
    """Return the form of a sentence or fragment.

    Args:
        text: the text.
        names: words of known names, in small letters; none of them is read as a verb at the beginning.
    """
    text = text.strip()
    if text.endswith("?"):
        return Form.QUESTION
    if is_quotation(text):
        return Form.QUOTATION
    tokens = tokenize(text)
    words = list_words(tokens)
    if not words or len(words) > LONGEST or any(not token.is_word and token.text not in _MARKS for token in tokens):
        return Form.UNSURE
    first = words[0]
    if first.is_in("question_words") and not (first.word in {"who", "whose"} and len(words) < 3):
        return _read_question_clause(tokens)
    if first.word == "to":
        return _read_infinitive(words)
    if first.word == "that" and len(words) > 2:
        inner = read_form(text[words[1].start :], names)
        return Form.CLAUSE if inner == Form.CLAUSE else Form.UNSURE
    if any(token.text in {"-", "–"} for token in tokens):
        return Form.UNSURE
    return _read_clause(tokens, names)


def _read_infinitive(words: Sequence[Token]) -> Form:
    verb = word_at(words, 1)
    if verb is None or verb.is_in("determiners", "possessives") or verb.is_capital:
        return Form.UNSURE
    return Form.INFINITIVE if verb.can_be("B") else Form.UNSURE


# -- question words


def _read_question_clause(tokens: Sequence[Token]) -> Form:
    """Return the form of a text that begins with a question word."""
    words = list_words(tokens)
    first, second = words[0], word_at(words, 1)
    if second is None:
        return Form.UNSURE
    if first.word == "what" and second.word in {"a", "an"}:
        return Form.UNSURE  # an exclamation
    if second.word == "to" and len(words) > 2:
        return Form.QUESTION_CLAUSE
    if _is_direct_question(words) or not _has_verb(words[1:]):
        return Form.UNSURE
    if first.word in {"if", "when", "where", "whether"} and any(token.text == "," for token in tokens):
        return Form.UNSURE  # "when they are stuck, they say so"
    return Form.QUESTION_CLAUSE


def _is_direct_question(words: Sequence[Token]) -> bool:
    """Return True for a question without its mark: "how do they hire"."""
    first, second, third = words[0], words[1], word_at(words, 2)
    if not second.is_auxiliary:
        return False
    if first.word in {"how", "why", "when", "where"}:
        return True
    return (
        first.word in {"what", "which", "who", "whose", "whom"}
        and third is not None
        and third.is_in("subject_pronouns", "determiners", "possessives")
    )


def _has_verb(words: Sequence[Token]) -> bool:
    return any(
        word.is_auxiliary or word.can_be("ZD") or (position > 0 and word.can_be("B"))
        for position, word in enumerate(words)
    )


# -- other texts


def _read_clause(tokens: Sequence[Token], names: frozenset[str]) -> Form:
    """Return the form of a text that begins with neither a question word nor “that”."""
    words = list_words(tokens)
    finite = find_finite(tokens)
    if _begins_with_pronoun(words):
        return Form.CLAUSE if finite is not None and finite.position <= 5 else Form.UNSURE
    form = _read_beginning(words, names)
    if form == Form.GERUND and finite is not None and finite.is_certain:
        return Form.UNSURE
    if form is not None:
        return form
    if finite is not None:
        return Form.CLAUSE if _is_clause(tokens, finite) else Form.UNSURE
    if words[-1].is_in("qualities") and len(words) <= 4:
        return Form.QUALITY
    return Form.NOUN_PHRASE if is_noun_phrase(tokens) else Form.UNSURE


def _begins_with_pronoun(words: Sequence[Token]) -> bool:
    """Return True if the first word is a pronoun that can only be a subject here."""
    first, second = words[0], word_at(words, 1) or words[0]
    if first.is_in("subject_pronouns") or (first.word == "no" and second.word == "one"):
        return True
    return first.word in {"this", "that", "these", "those"} and second.is_auxiliary


def _read_beginning(words: Sequence[Token], names: frozenset[str]) -> Form | None:
    """Return the form of a text that begins, after adverbs, with a quality or a verb; None if it doesn't."""
    lead = skip_adverbs(words, 0)
    head, follower = word_at(words, lead), word_at(words, lead + 1)
    if head is None:
        return None
    if head.is_in("qualities") and (follower is None or follower.is_in("prepositions", "conjunctions")):
        return Form.QUALITY
    if head.can_be("j") and follower is not None and follower.word == "to" and not head.can_be("Z"):
        return Form.UNSURE
    if words[0].word in names or words[0].word.removesuffix("'s") in names:
        return None
    return read_first_verb(words, lead)


def _is_clause(tokens: Sequence[Token], finite: Finite) -> bool:
    """Return True if a verb is finite for certain, and the words before it are its subject."""
    words = list_words(tokens)
    if not finite.is_certain or not finite.position or has_comma(tokens, 0, words[finite.position].start):
        return False
    first = words[0]
    if first.is_in("subordinators", "conjunctions") or (first.is_in("prepositions") and not first.is_in("determiners")):
        return False
    core = [word for word in words[: finite.position] if not word.is_in("adverbs")]
    if not core:
        return False
    return len(core) > 1 or not core[0].can_be("G") or core[0].is_in("ing_nouns") or core[0].can_be("n")

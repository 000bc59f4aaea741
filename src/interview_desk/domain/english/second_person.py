"""Turning of a typed text into what one says to its reader: "she hates surprises" becomes "you hate surprises".

The reader, and the reader's side, are "you"; other people stay as they are. If a word can't be turned for
certain, nothing is turned, because a text that is turned by half is worse than one that isn't.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from interview_desk.domain.english.agreement import disagrees
from interview_desk.domain.english.grammatical_form import Form
from interview_desk.domain.english.pronouns import turn_pronoun
from interview_desk.domain.english.rewriting import Rewrite, begin_rewrite
from interview_desk.domain.english.subject_verbs import turn_verbs
from interview_desk.domain.english.tense_slips import has_tense_slip
from interview_desk.domain.english.tokens import Token, list_words, skip_adverbs, tokenize, word_at
from interview_desk.domain.english.words import list_class

_WE = re.compile(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)
_OUR_TALK = re.compile(
    r"\bwe(?: both| all| two| each)?,? (?:both|talked|spoke|met|discussed|agreed|laughed|share|shared|went over|looked at|walked|"
    r"compared|swapped|started (?:out )?(?:in|at)|have (?:both|the same)|had the same)\b"
    r"|\bwe both\b|\bour (?:shared|common|both|talk|conversation)\b",
    re.IGNORECASE,
)
"""Pattern for "we" that is the user and the reader."""
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)


class Reader(NamedTuple):
    """Reader of a note, with the names that matter when a text is turned."""

    names: frozenset[str] = frozenset()
    """Words of the reader's name, in small letters: the first and the last name."""
    other_names: frozenset[str] = frozenset()
    """Words of the names of other people, in small letters."""


def turn(text: str, form: Form, reader: Reader, *, is_mine: bool = False) -> str | None:
    """Return a text as it is said to the reader, or None if that isn't certain.

    Args:
        text: the text, written out.
        form: its form; a verb phrase has the reader as its subject.
        reader: the reader.
        is_mine: True for a text about the user, in which "we" is a team of theirs and a verb stays.
    """
    rewrite = begin_rewrite(text)
    words = rewrite.words
    if not words or has_tense_slip(text, words) or disagrees(words) or _is_about_others(words, reader):
        return None
    if not is_mine and _WE.search(text) and not _OUR_TALK.search(text):
        return None
    if _SHE.search(text) and _HE.search(text):
        return None
    needs_subject = form == Form.VERB_PHRASE and not is_mine
    if needs_subject and not turn_verbs(rewrite, 0):
        return None
    if not all(_turn_word(rewrite, position, reader) for position in range(len(words))):
        return None
    turned = f"you {rewrite.apply()}" if needs_subject else rewrite.apply()
    return turned if _is_turned(turned, reader) else None


def _is_about_others(words: Sequence[Token], reader: Reader) -> bool:
    """Return True if "she" or "he" follows another person: "her daughter says she likes it"."""
    is_she = any(word.word in {"she", "her", "hers", "herself"} for word in words)
    kin = list_class("kin") - list_class("men" if is_she else "women")
    others = [
        position
        for position, word in enumerate(words)
        if (word.word in kin and not _is_predicate(words, position))
        or word.word.removesuffix("'s") in reader.other_names
    ]
    pronouns = [
        position for position, word in enumerate(words) if word.word in {"she", "he", "her", "him", "his", "hers"}
    ]
    return bool(others and pronouns) and others[0] < pronouns[-1]


def _is_predicate(words: Sequence[Token], position: int) -> bool:
    """Return True for a noun that says what somebody is: "he was a chef"."""
    before = {word.word for word in words[max(position - 3, 0) : position]}
    return bool(before & {"a", "an"} and before & {"is", "was", "were", "as"})


def _turn_word(rewrite: Rewrite, position: int, reader: Reader) -> bool:
    """Turn one word; return False if that isn't certain."""
    word = rewrite.words[position]
    if word.is_in("reader_pronouns"):
        return turn_pronoun(rewrite, position)
    if (word.is_capital or position == 0) and word.word.removesuffix("'s").removesuffix("'") in reader.names:
        if not word.is_capital and word.is_in("mass_nouns"):
            return False
        return _turn_name(rewrite, position)
    if word.is_in("their_side"):
        _turn_side(rewrite, position)
    return True


def _turn_name(rewrite: Rewrite, position: int) -> bool:
    """Turn the reader's name; return False if it may be another word, or isn't the subject of a verb."""
    words = rewrite.words
    word, before, after = words[position], word_at(words, position - 1), word_at(words, position + 1)
    start = before.start if before is not None and before.is_in("titles") else word.start
    if rewrite.edits and rewrite.edits[-1].end > start:
        rewrite.edits[-1] = rewrite.edits[-1]._replace(end=word.end)
        return True
    if word.word.endswith(("'s", "s'")) and after is not None:
        rewrite.replace(word, "your", start=start)
        return True
    if after is not None and after.is_capital and not after.is_auxiliary:
        rewrite.replace(word, "you", start=start)
        return True
    if not _is_before_verb(words, position):
        return False
    if before is not None and not before.is_in("conjunctions", "subordinators", "relatives", "question_words"):
        return False
    rewrite.replace(word, "you", start=start)
    return turn_verbs(rewrite, position + 1)


def _is_before_verb(words: Sequence[Token], position: int) -> bool:
    """Return True if a verb follows a name, with adverbs between them at most."""
    place = skip_adverbs(words, position + 1)
    verb, after = word_at(words, place), word_at(words, place + 1)
    if verb is None:
        return False
    if verb.is_auxiliary or verb.is_only_third_person or (verb.can_be("D") and not verb.can_be("nj")):
        return True
    return verb.can_be("Z") and after is not None and not after.is_in("auxiliaries")


def _turn_side(rewrite: Rewrite, position: int) -> None:
    """Turn "the team" into "your team", also "the whole team" and a bare "team" at the beginning."""
    words = rewrite.words
    if position == 0:
        after = word_at(words, 1)
        if after is not None and (after.is_auxiliary or after.can_be("ZD")):
            rewrite.insert(words[0].start, "your ")
        return
    article = words[position - 1]
    if article.is_in("before_team") and position > 1:
        article = words[position - 2]
    if article.word == "the":
        rewrite.replace(article, "your")


def _is_turned(text: str, reader: Reader) -> bool:
    """Return True if no "she", no name of the reader, and no verb that doesn't agree with "you" is in a text."""
    words = list_words(tokenize(text))
    if _SHE.search(text) or _HE.search(text):
        return False
    if any(word.is_capital and word.word.removesuffix("'s") in reader.names for word in words):
        return False
    return all(word.word != "you" or _agrees(words, position) for position, word in enumerate(words))


def _agrees(words: Sequence[Token], position: int) -> bool:
    """Return True if the verb after "you" agrees with it, or "you" isn't a subject."""
    before, verb = word_at(words, position - 1), word_at(words, skip_adverbs(words, position + 1))
    if verb is None or verb.word == "was":
        return True
    is_subject = before is None or before.is_in("conjunctions", "subordinators", "relatives", "question_words")
    return not is_subject or not (verb.is_in("third_person_auxiliaries") or verb.is_only_third_person)

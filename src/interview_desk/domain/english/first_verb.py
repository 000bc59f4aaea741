"""Texts that begin with a verb: "hates paperwork", "label every box", "moving the archive"."""

from collections.abc import Sequence

from interview_desk.domain.english.grammatical_form import Form
from interview_desk.domain.english.tokens import Token, word_at


def read_first_verb(words: Sequence[Token], position: int) -> Form | None:
    """Return the form of a text by its first word after the adverbs; None if that word is no verb.

    Args:
        words: the words of the text.
        position: the position of that word.
    """
    verb, after = words[position], word_at(words, position + 1)
    if verb.is_in("auxiliaries"):
        return _read_auxiliary(verb, after)
    if verb.is_in("other_people", "plural_nouns"):
        return None
    if verb.can_be("Z"):
        return _read_third_person(words, position)
    if verb.can_be("G"):
        return _read_gerund(verb, after)
    if verb.can_be("D") and not verb.is_in("determiners", "prepositions"):
        return _read_past(words, position)
    if verb.can_be("B") and not verb.is_in(
        "determiners", "prepositions", "possessives", "relatives", "adverbs", "object_pronouns"
    ):
        return _read_base(words, position)
    return None


def _starts_object(word: Token | None) -> bool:
    return word is not None and word.starts_object


def _read_auxiliary(verb: Token, after: Token | None) -> Form:
    if after is None and verb.is_in("weak_auxiliaries"):
        return Form.UNSURE
    return Form.IMPERATIVE if verb.word in {"don't", "do"} else Form.VERB_PHRASE


# -- third person


def _read_third_person(words: Sequence[Token], position: int) -> Form | None:
    verb, after = words[position], word_at(words, position + 1)
    if position and words[position - 1].is_in("adverbs"):
        return Form.VERB_PHRASE if verb.is_only_third_person or _starts_object(after) else Form.UNSURE
    if verb.is_only_third_person and not verb.is_in("determiners", "possessives"):
        return Form.VERB_PHRASE
    return _read_third_person_or_plural(words, position)


def _read_third_person_or_plural(words: Sequence[Token], position: int) -> Form | None:
    """Return the form of a text that begins with "plans", "tests", "works": a verb or a plural noun."""
    verb, after = words[position], word_at(words, position + 1)
    if after is None:
        return None
    if after.is_in("indefinite_pronouns"):
        return Form.VERB_PHRASE if _is_whole_object(word_at(words, position + 2)) else Form.UNSURE
    says = verb.is_in("saying_verbs")
    if after.is_in("relatives", "subject_pronouns") and not (says and after.word in {"that", "it", "you"}):
        return _read_before_pronoun(after, words[position + 2 : position + 4])
    if after.starts_object and not _is_subject(words, position + 1):
        return Form.VERB_PHRASE
    if says and after.is_in("question_words", "relatives"):
        return Form.VERB_PHRASE
    if after.word == "of":
        return None
    if after.is_in("prepositions", "adverbs"):
        return Form.UNSURE
    if after.can_be("BZDN") and not after.can_be("nj") and not after.is_in("determiners"):
        return None  # a plural noun and its verb: "trainees rotate"
    return Form.UNSURE


def _is_whole_object(following: Token | None) -> bool:
    """Return True if the word after "someone" shows that "someone" is an object: "wants someone steady"."""
    return following is None or following.is_in("relatives", "prepositions", "conjunctions") or following.can_be("j")


def _read_before_pronoun(pronoun: Token, following: Sequence[Token]) -> Form | None:
    if pronoun.word == "you":
        return Form.UNSURE
    if pronoun.word in {"everything", "nothing", "it"}:
        has_verb = any(word.is_auxiliary or word.can_be("ZD") for word in following)
        return Form.UNSURE if has_verb else Form.VERB_PHRASE
    return None  # "rules that make sense", "reports nobody reads"


def _is_subject(words: Sequence[Token], position: int) -> bool:
    """Return True if a possible object is the subject of a finite verb, as in "works the night crew does"."""
    return any(word.is_auxiliary for word in words[position + 1 : position + 4])


# -- -ing form


def _read_gerund(verb: Token, after: Token | None) -> Form | None:
    if after is None:
        return None  # "sailing"
    if after.starts_object or after.is_in("particles", "adverbs"):
        return Form.GERUND
    if verb.is_in("light_gerunds"):
        return Form.GERUND
    if verb.is_in("ing_nouns") or after.is_in("relatives", "subject_pronouns", "after_nominal_gerund"):
        return None
    if after.word in {"and", "or"}:
        return Form.UNSURE
    if verb.can_be("n") and not verb.can_be("j") and after.is_in("prepositions"):
        return Form.UNSURE
    return Form.GERUND if not verb.can_be("nj") else Form.UNSURE


# -- past form


def _read_past(words: Sequence[Token], position: int) -> Form | None:
    """Return the form of a text that begins with "built", "asked", "set": a past form, a participle, or a noun."""
    verb, after = words[position], word_at(words, position + 1)
    if _has_object(words, position) or _is_only_past(verb, after):
        return Form.VERB_PHRASE
    is_before_preposition = after is not None and after.is_in("prepositions")
    if verb.is_in("changes") and is_before_preposition and not verb.can_be("n"):
        return Form.VERB_PHRASE
    if verb.can_be("n") and is_before_preposition:
        return Form.UNSURE  # "rose from clerk to partner"
    if not verb.can_be("NBnjs"):
        return Form.VERB_PHRASE
    if verb.is_in("reporting_past"):
        return _read_reporting(verb, after)
    if verb.can_be("B"):
        return None if verb.can_be("nj") and is_before_preposition else Form.UNSURE
    return None if verb.can_be("n") and verb.entry.tag.startswith("NN") else Form.UNSURE


def _has_object(words: Sequence[Token], position: int) -> bool:
    """Return True if what follows a past form is its object for certain."""
    verb, after, following = words[position], word_at(words, position + 1), word_at(words, position + 2)
    if after is None:
        return False
    if after.is_in("separable_particles") and _starts_object(following) and not verb.can_be("j"):
        return True  # "set up the blood bank"
    if after.is_in("object_pronouns") or (after.starts_object and after.word != "no" and not after.is_number):
        return True
    return (
        after.is_number
        and following is not None
        and following.is_plural_noun
        and not following.is_in("times")
        and not verb.can_be("jB")
    )


def _is_only_past(verb: Token, after: Token | None) -> bool:
    """Return True if a word is tagged as a past form and is hardly anything else."""
    return verb.entry.tag == "VBD" and not verb.can_be("NBj") and (after is None or after.word not in {"of", "from"})


def _read_reporting(verb: Token, after: Token | None) -> Form:
    if after is None:
        return Form.UNSURE
    if verb.word == "used":
        return Form.VERB_PHRASE if after.word == "to" else Form.UNSURE
    if after.is_in("question_words", "relatives") or after.word in {"about", "to"}:
        return Form.VERB_PHRASE
    is_transitive = verb.is_in("transitive_past") and not after.is_in("prepositions")
    return Form.VERB_PHRASE if is_transitive else Form.UNSURE


# -- base form


def _read_base(words: Sequence[Token], position: int) -> Form | None:
    """Return the form of a text that begins with a base form, which may be a noun: "label every box"."""
    verb, after = words[position], word_at(words, position + 1)
    if after is None:
        return None if verb.can_be("nj") else Form.IMPERATIVE
    if not verb.can_be("njr"):
        return Form.IMPERATIVE
    if after.starts_object:
        return Form.UNSURE if verb.is_in("numbers") or verb.can_be("j") else Form.IMPERATIVE
    if verb.is_in("orders") and (after.can_be("s") or after.is_in("plural_nouns", "subordinators", "question_words")):
        return Form.UNSURE
    return None

"""Agreement of verbs and nouns: where it is missing, the right words are a guess."""

from collections.abc import Sequence

from interview_desk.domain.english.tokens import Token, skip_adverbs, word_at


def disagrees(words: Sequence[Token]) -> bool:
    """Return True if a verb or a noun doesn't agree: "they goes", "she work", "has finish", "two month early"."""
    for position, word in enumerate(words[:-1]):
        verb = words[min(skip_adverbs(words, position + 1), len(words) - 1)]
        if _has_wrong_verb(words, position, verb) or _lacks_participle(word, verb) or _lacks_plural(words, position):
            return True
    return False


def _has_wrong_verb(words: Sequence[Token], position: int, verb: Token) -> bool:
    """Return True if a verb has the wrong form for the pronoun before it."""
    subject, before = words[position], word_at(words, position - 1)
    if subject.word in {"they", "we", "you", "i"}:
        return (
            verb.is_only_third_person
            or verb.word in {"is", "has", "does", "doesn't", "isn't", "hasn't"}
            or (verb.word == "was" and subject.word != "i")
        )
    if subject.word in {"he", "she", "it"}:
        if position == 0 and verb.word in {"have", "do", "are", "were", "don't"}:
            return True
        is_base = verb.can_be("B") and not verb.can_be("DNjnrZ") and not verb.is_in("auxiliaries")
        return is_base and (before is None or not before.is_in("relatives"))
    return False


def _lacks_participle(word: Token, verb: Token) -> bool:
    """Return True for a base form after "has": "has finish"."""
    if word.word not in {"has", "have", "had", "'ve"}:
        return False
    if verb.entry.tag in {"VB", "VBP"} and not verb.can_be("Nns"):
        return True
    return word.word != "had" and verb.is_in("base_after_has") and verb.can_be("B")


def _lacks_plural(words: Sequence[Token], position: int) -> bool:
    """Return True for a singular noun after a number: "two month early"."""
    noun = words[position + 1]
    if not _asks_for_plural(words[position]) or not noun.can_be("n") or noun.is_plural_noun or noun.can_be("sj"):
        return False
    following, before = word_at(words, position + 2), word_at(words, position - 1)
    is_alone = following is None or following.is_in(
        "prepositions", "adverbs", "conjunctions", "auxiliaries", "relatives"
    )
    # "year 2 maths", "gate 4 duty"
    is_label = (
        before is not None and before.can_be("n") and not before.is_in("prepositions", "auxiliaries", "determiners")
    )
    return is_alone and not is_label and not noun.is_in("same_in_plural")


def _asks_for_plural(word: Token) -> bool:
    if word.word in {"many", "several", "few"}:
        return True
    is_year = word.text.isdigit() and len(word.text) == 4
    return (word.text.isdigit() or word.is_in("numbers")) and word.word not in {"1", "one"} and not is_year

"""Grammatical forms of a short text."""

from enum import StrEnum

LONGEST = 30
"""Maximum words of a text that is put into a sentence."""


class Form(StrEnum):
    """Grammatical form of a typed text. The values are used in data files."""

    CLAUSE = "clause"
    """Subject and finite verb: "they opened a second gym"."""
    VERB_PHRASE = "verb"
    """Finite verb without its subject: "hates paperwork"."""
    NOUN_PHRASE = "noun"
    """Noun with what belongs to it: "the parish maps"."""
    GERUND = "ing"
    """Begins with an -ing form: "moving the archive"."""
    QUESTION_CLAUSE = "wh"
    """Begins with a question word, in the order of an indirect question: "how I would deal with donors"."""
    QUOTATION = "quotation"
    """Words in quotation marks."""
    QUESTION = "question"
    """Ends with a question mark."""
    IMPERATIVE = "order"
    """Begins with the base form of a verb: "label every box"."""
    INFINITIVE = "to"
    """Begins with "to" and a verb: "to know early"."""
    QUALITY = "quality"
    """Predicate of a person: "fluent in Danish"."""
    UNSURE = "unsure"
    """No form is certain."""

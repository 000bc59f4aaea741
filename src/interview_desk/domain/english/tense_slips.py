"""Slips of people who think in another language: tenses, word order, missing articles.

Such a text is understood, but the right words are a guess. The text is never changed.
"""

import re
from collections.abc import Sequence

from interview_desk.domain.english.tokens import Token

_NUMBERS = r"(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|many|some|several|last few)"
_NO_POSSESSIVE = "".join(
    rf"(?<!{word} )" for word in ("my", "your", "his", "her", "its", "our", "their", "'s", "’s", "s'", "whose")
)
_NO_SUBJECT = "".join(
    rf"(?<!{word})"
    for word in (
        "I ",
        "we ",
        "you ",
        "they ",
        "to ",
        "who ",
        "'d ",
        "’d ",
        "would ",
        "will ",
        "can ",
        "people ",
        r"\band ",
        r"\A",
    )
)
_NO_DETERMINER = "".join(rf"(?<!{word} )" for word in ("the", "my", "your", "their", "his", "her", "its", "our", "a"))
_EXPRESSIONS = (
    # A span after "since" instead of "for": "since 3 years".
    rf"\bsince {_NUMBERS} (?:\w+ )?(?:day|week|month|year)s?\b",
    # A verb of having in the continuous form: "is having two sites".
    r"\b(?:is|are|am|was|were) having\b",
    # A present for a perfect: "is 5 years here".
    r"\b(?:is|are) \d+ years\b",
    # "is here since May", "are there for long".
    r"\b(?:is|are) (?:here|there) (?:since|for)\b",
    # "is working here since May".
    r"\b(?:is|are) (?:\w+ing) (?:\w+ ){0,5}since\b",
    # An ending after "do": "does works", "didn't finished".
    r"\b(?:do|does|did)(?:n't)? [a-z]+(?:s|ed)\b(?<!ss)(?<!\bneeds)",
    # "works here since May".
    r"\b(?:work|works|run|runs|exist|exists|live|lives|lead|leads) (?:\w+ ){0,4}since\b",
    # A perfect with a past time: "has started two years ago".
    r"\b(?:have|has) started .* (?:ago|in (?:19|20)\d\d)\b",
    # An adverbial between a verb and its object: "makes in winter a course".
    (
        r"\b(?:get|gets|got|has|have|had|makes?|made|built|does|likes?|loves?|needs?|becomes?|do|did) "
        r"(?:(?:in|at|since|on|for|with|from) (?:the )?\w+|very much|never|always|already|also) "
        r"(?:a|an|the|own|my|your|his|her|its|their)\b(?! (?:day|week|month|year|time)\b)"
    ),
    # "own" without a possessive: "with own workshop".
    rf"{_NO_POSSESSIVE}{_NO_SUBJECT}\bown (?!up\b|the\b|a\b|it\b|their\b|its\b)\w+",
    # A verb of knowing in the continuous form: "is knowing everybody".
    r"\b(?:is|are|am|was|were) (?:\w+ )?(?:knowing|wanting|needing|believing|understanding)\b",
    # Any other present with "since".
    r"\b(?:is|are|am)\b.*\bsince\b",
    # "somebody which".
    r"\b(?:somebody|someone|people|everybody|nobody) which\b",
    # A verb without its subject after a comma: "the site is new, is near the river".
    r", (?:is|are|was|were)\b",
    # "whole" without an article: "whole team knows".
    rf"{_NO_DETERMINER}\b(?:whole|same|entire)\b",
    # An adjective and a singular noun without an article: "moved to new office in May".
    (
        r"\b(?:by|with|from|for|of|in|to) (?:second|third|fourth|new|big|small|own) \w+\b(?<!s)(?<!ing)"
        r"(?= (?:before|after|to|in|on|at|and|who|\Z))"
    ),
    # A plural verb after "every": "every team have".
    r"\bevery \w+ (?:have|are|were|do|go)\b",
    # A reflexive for "for themselves": "choose themselves the topics".
    r"\b(?:choose|chooses|makes?|does|gives?) (?:themselves|himself|herself|myself) (?:the|their|her|his|my|a)\b",
)
_PATTERNS = tuple(re.compile(expression, re.IGNORECASE) for expression in _EXPRESSIONS)
_SINCE_WHEN = re.compile(
    r"\bsince (?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december|then)\b",
    re.IGNORECASE,
)


def has_tense_slip(text: str, words: Sequence[Token]) -> bool:
    """Return True if a text has a slip after which its tense or its wording is a guess.

    Args:
        text: the text.
        words: its words.
    """
    return any(pattern.search(text) for pattern in _PATTERNS) or _lacks_perfect(text, words)


def _lacks_perfect(text: str, words: Sequence[Token]) -> bool:
    """Return True for a present tense that goes on since a time: "I drive buses since 2014"."""
    return _SINCE_WHEN.search(text) is not None and not any(
        word.word in {"has", "have", "had", "'ve", "'s", "hasn't", "haven't"}
        or (word.can_be("DN") and not word.can_be("B"))
        for word in words
    )

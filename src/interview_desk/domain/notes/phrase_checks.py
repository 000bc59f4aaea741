"""Last check of a phrase, before it is put into a sentence."""

import re

from interview_desk.domain.english.tokens import Token, list_words, tokenize
from interview_desk.domain.notes.phrase_kinds import UNSURE, FactReading, Kind, Phrase, Setting

_UNSPOKEN = re.compile(r"[:\[\]{}()<>=@#*/\\|~^_+]|\s[-–—]+\s|\.\s|\.\.|!|->|→")
"""Pattern for marks that one doesn't say."""
_SPOKEN = re.compile(r"(?<=\w)/(?=\w)|#(?=\w)")
"""Pattern for marks within a word, as in "and/or" and "#3"."""
_SECOND_CLAUSE = re.compile(
    r",\s*(?:and |but )?(?:(?:still|now|also|then|just|never|always|only) )?"
    r"(?:they|he|she|it|i|you|we|there|nobody|everyone|nothing|wouldn['’]t|couldn['’]t|can['’]t|won['’]t|"
    r"is|are|was|were|has|have|had|asked|said|told|never|then)\b",
    re.IGNORECASE,
)
"""Pattern for a second clause after a comma, which no wording has room for."""


def check(reading: FactReading, typed: str, setting: Setting) -> FactReading:
    """Return the reading if its phrase can be said as it is; otherwise it is unsure.

    Every number and every name that was typed is still there, and nothing in it needs a colon or brackets.

    Args:
        reading: the reading.
        typed: the text that it was read from.
        setting: the reader and the known names.
    """
    phrase = reading.phrase
    if phrase is None or any(number not in phrase.text for number in re.findall(r"\d+", typed)):
        return reading if phrase is None else UNSURE
    text = phrase.text.replace(". ", " ") if phrase.kind == Kind.QUOTATION else phrase.text
    if _UNSPOKEN.search(_SPOKEN.sub("", text)):
        return UNSURE
    return reading if phrase.kind == Kind.QUOTATION or _is_simple(phrase, setting) else UNSURE


def _is_simple(phrase: Phrase, setting: Setting) -> bool:
    """Return True if a phrase that isn't a quotation has no clause too many, and no odd marks or capitals."""
    text = phrase.text
    if len(re.findall(r"[\"“”]", text)) not in {0, 2} or text.count(",") > 2 or ";" in text:
        return False
    if phrase.kind == Kind.MINE:
        return True
    if _SECOND_CLAUSE.search(text):
        return False
    return phrase.kind == Kind.OFFERED or not any(_is_stray(word, setting) for word in list_words(tokenize(text))[1:])


def _is_stray(word: Token, setting: Setting) -> bool:
    """Return True if an ordinary word has a capital."""
    if not word.is_capital or not word.text[1:].islower() or word.word in setting.names:
        return False
    return word.is_in("determiners", "auxiliaries") or word.entry.tag in {"VBZ", "RB", "VBD"}

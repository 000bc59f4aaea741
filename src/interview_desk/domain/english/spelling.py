"""Writing out of what people type in a hurry: shorthand, missing apostrophes, emphasis, slips, and capitals."""

import functools
import re
from collections.abc import Mapping

from interview_desk.domain.english.words import is_in, is_word, load_table
from interview_desk.domain.notes.typos.misspelled import load_corrections

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_STARS = re.compile(r"(?<!\w)[*_]+(?=\w)|(?<=\w)[*_]+(?!\w)")
_EXCLAMATION = re.compile(r"\s*(?:!+|\.{2,}|…)\s*\Z|!+(?=\s)")
_FINAL_MARKS = re.compile(r"(?<!\bapprox)(?<!\betc)[.,;:\s]+\Z")
_TILDE = re.compile(r"(?<!\S)~\s?(?=\d)")
_BEFORE_UNIT = re.compile(r"(?<=\d)(?=(?:hrs?|yrs?|mins?|wks?|mths?)\b)", re.IGNORECASE)
_UNIT = re.compile(r"(?P<count>(?<![\d.,])\d+(?:\.\d+)? )(?P<unit>hrs?|mins?|yrs?|wks?)\b(?!\.\d)", re.IGNORECASE)
_AMPERSAND = re.compile(r"(?<=\S) & (?=\S)|(?<=[a-z])\s?&\s?(?=[a-z])")
_SHORT = re.compile(r"(?<![\w/&])(?P<short>[a-z]+/(?:out|o|c)?(?![\w/])|[a-z]+\d?\.?(?![\w&/]))", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?P<article>a|an)(?= (?P<next>[^\W\d_]{2,}))", re.IGNORECASE)
_VOWEL = re.compile(r"(?!eu|uni(?![mn])|us[aeiu]|one\b|once|ur[ai]|ute)[aeiou]|hour|honest|honou?r|heir")
"""Pattern for the beginning of a word that takes "an"."""


def write_out(text: str, names: Mapping[str, str]) -> str:
    """Write out a typed text: shorthand, apostrophes, emphasis capitals, small slips, and the marks at its end.

    Args:
        text: the text as typed.
        names: known names, by their words in small letters, as they are written.
    """
    text = _STARS.sub("", " ".join(text.split()))
    text = _FINAL_MARKS.sub("", _EXCLAMATION.sub("", text))
    text = _BEFORE_UNIT.sub(" ", _TILDE.sub("about ", text))
    text = _UNIT.sub(_write_unit, text)
    text = _AMPERSAND.sub(lambda match: _write_ampersand(match, names), text)
    text = _SHORT.sub(_write_short, text)
    for typed, correct in load_table("slips").items():
        text = re.sub(rf"\b{typed}\b", functools.partial(_correct_slip, correct), text, flags=re.IGNORECASE)
    text = _WORD.sub(_correct_word, text)
    text = _ARTICLE.sub(_correct_article, text)
    text = _remove_emphasis(text, names)
    return _WORD.sub(lambda match: _write_capital(match[0], names), text)


# -- shorthand and slips


def _write_unit(match: re.Match[str]) -> str:
    unit = load_table("units").get(match["unit"].lower())
    if unit is None:  # a letter of another alphabet that counts as the same where case is ignored
        return match[0]
    return f"{match['count']}{unit}{'' if match['count'].strip() == '1' else 's'}"


def _write_ampersand(match: re.Match[str], names: Mapping[str, str]) -> str:
    """Write "and", except between names, capitals, and single letters."""
    before = match.string[: match.start()].rsplit(" ", maxsplit=1)[-1]
    after = re.split(r"[\s,]", match.string[match.end() :])[0]
    are_capitals = before[:1].isupper() and after[:1].isupper()
    are_names = before.lower() in names and after.lower() in names
    are_letters = len(before) == 1 and len(after) == 1
    return match[0] if are_capitals or are_names or are_letters else " and "


def _write_short(match: re.Match[str]) -> str:
    short = match["short"]
    longer = _find_longer(short.lower())
    if longer is None:
        return short
    return longer if short.isupper() else _like(short, longer)


def _find_longer(short: str) -> str | None:
    shorthand = load_table("shorthand")
    if short in shorthand or not short.endswith("."):
        return shorthand.get(short)
    without_stop = short.removesuffix(".")
    return None if is_word(without_stop) else shorthand.get(without_stop)


def _correct_slip(correct: str, match: re.Match[str]) -> str:
    return _like(match[0], correct)


def _correct_word(match: re.Match[str]) -> str:
    word = _fold(match[0])
    correct = load_table("apostrophes").get(word) or load_corrections().get(word)
    return match[0] if correct is None else _like(match[0], correct)


def _correct_article(match: re.Match[str]) -> str:
    """Write "an" before an ordinary word that begins with a vowel, and "a" before any other: "a outside door"."""
    if not match["next"].islower():
        return match[0]
    return match["article"][0] + ("n" if _VOWEL.match(match["next"]) else "")


def _like(typed: str, correct: str) -> str:
    """Return a correct text with a capital if the typed text begins with one."""
    return correct[:1].upper() + correct[1:] if typed[:1].isupper() and not typed.isupper() else correct


def _fold(word: str) -> str:
    return word.lower().replace("’", "'")


# -- capitals


def _remove_emphasis(text: str, names: Mapping[str, str]) -> str:
    """Write words in all capitals small, unless they are acronyms; a text all in capitals is emphasis as a whole."""
    letters = [word for word in _WORD.findall(text) if len(word) > 1]
    is_whole = len(letters) > 2 and all(word.isupper() for word in letters)
    lower = _lower_all if is_whole else _lower_emphasis

    def write(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) == 1:
            return "a" if is_whole and word == "A" else word
        return word if word.lower() in names or not word.isupper() else lower(word)

    return _WORD.sub(write, text)


def _lower_all(word: str) -> str:
    """Write a word of a text that is all in capitals small, unless it is an acronym."""
    small = word.lower()
    if is_in("capitals_of_emphasis", small) or is_in("auxiliaries", small):
        return small
    return word if _is_acronym(small) else small


def _lower_emphasis(word: str) -> str:
    """Write a word in all capitals small if it is an ordinary word."""
    small = word.lower()
    if _is_acronym(small):
        return word
    is_ordinary = is_in("determiners", small) or is_in("adverbs", small) or (is_word(small) and len(small) > 2)
    return small if is_ordinary else word


def _is_acronym(small: str) -> bool:
    return is_in("acronyms", small.removesuffix("'s").removesuffix("’s"))


def _has_capital(word: str) -> bool:
    """Return True for a word in small letters that begins with a capital everywhere, besides names and months."""
    return is_in("weekdays", word.removesuffix("s")) or is_in("always_capital", word)


def _write_capital(word: str, names: Mapping[str, str]) -> str:
    """Write the capital of a name, a day, a month, a language, or “I”."""
    folded = _fold(word)
    if is_in("i_forms", folded):
        return "I" + word[1:].lower()
    if not word.islower():
        return word
    stem, ending = (folded[:-2], word[-2:]) if folded.endswith("'s") else (folded, "")
    if stem in names and not is_word(stem):
        return names[stem] + ending
    is_month = is_in("months", stem) and stem not in {"may", "march"}
    has_capital = is_month or (_has_capital(stem) and stem != "polish")  # "polish the silver"
    return word[:1].upper() + word[1:] if has_capital else word


def lower_first(text: str, names: Mapping[str, str]) -> str:
    """Write the first letter small, unless the first word is a name, an acronym, or “I”.

    A first word that is in no dictionary may be a name and keeps its capital.
    """
    match = _WORD.match(text)
    if match is None or _is_special(match):
        return text
    stem = _fold(match[0]).removesuffix("'s")
    is_month = is_in("months", stem) and stem != "may"
    is_name = names.get(stem, "")[:1].isupper()
    if is_month or _has_capital(stem) or is_name or not is_word(stem):
        return text
    return text[:1].lower() + text[1:]


def _is_special(match: re.Match[str]) -> bool:
    """Return True for a first word that isn't an ordinary word with a capital: “I”, "iPad", "O'Brien", "R&D"."""
    word = match[0]
    if not word[:1].isupper() or is_in("i_forms", _fold(word)) or (len(word) > 1 and not word[1:].islower()):
        return True
    return word[1:2] == "'" or match.string[match.end() : match.end() + 1] in {"&", "."}

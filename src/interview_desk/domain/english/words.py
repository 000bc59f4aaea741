"""Table of English words with their readings, and the closed classes of words.

The table is made by `scripts/make_words.py`; `NOTICES.md` names its sources.
"""

import functools
import gzip
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import NamedTuple

from interview_desk.domain.data_files import read_data_file

PACKAGE = "english"


class Entry(NamedTuple):
    """Readings of a form as letters (see `scripts/make_words.py`), its base form as a verb, and its most frequent tag."""

    readings: str = ""
    base: str = ""
    tag: str = ""


UNKNOWN = Entry()


@functools.cache
def _load_rows() -> Mapping[str, str]:
    """Return the rows of the table by form; a row is divided when it is needed, because there are 54,000 of them."""
    packed = resources.files(f"interview_desk.domain.{PACKAGE}").joinpath("words.tsv.gz").read_bytes()
    return dict(row.split("\t", 1) for row in gzip.decompress(packed).decode().splitlines())


def find_entry(form: str) -> Entry | None:
    """Return the entry of a form in small letters, or None if the table lacks it."""
    row = _load_rows().get(form)
    return Entry(*row.split("\t")) if row is not None else None


def list_entries() -> Iterator[tuple[str, Entry]]:
    """Yield every form of the table with its entry."""
    for form, row in _load_rows().items():
        yield form, Entry(*row.split("\t"))


@functools.cache
def _load_tables() -> Mapping[str, str | Mapping[str, str]]:
    return tomllib.loads(read_data_file(PACKAGE, "lexicon.toml"))


def load_table(name: str) -> Mapping[str, str]:
    """Return a table of the lexicon that gives a text for each word, such as `shorthand`."""
    table = _load_tables()[name]
    assert not isinstance(table, str)
    return table


@functools.cache
def load_lexicon() -> Mapping[str, frozenset[str]]:
    """Return the classes of words, by the name of the class; those that only single rules need are not among them."""
    return {name: frozenset(words.split()) for name, words in _load_tables().items() if isinstance(words, str)}


@functools.cache
def _load_classes() -> Mapping[str, frozenset[str]]:
    rules = {name: frozenset(words.split()) for name, words in load_table("rules").items()}
    return {**load_lexicon(), **rules}


def list_class(name: str) -> frozenset[str]:
    """Return the words of a class of the lexicon."""
    return _load_classes()[name]


def is_in(name: str, word: str) -> bool:
    """Return True if a word belongs to a class of the lexicon."""
    return word in _load_classes()[name]


def look_up(word: str) -> Entry:
    """Return the entry of a form; for a form that the table lacks, its ending decides.

    Args:
        word: the form, in small letters.
    """
    entry = find_entry(word)
    if entry is not None:
        return entry
    return _guess(word) or UNKNOWN


def _guess(word: str) -> Entry | None:
    """Return the readings of a form that the table lacks, by the known word in it: "onboards", "hand-overs"."""
    if "-" in word:
        return _guess_compound(word)
    return _guess_by_ending(word) or _guess_by_prefix(word)


def _guess_compound(word: str) -> Entry:
    last = find_entry(word.rsplit("-", 1)[1]) or UNKNOWN
    nominal = "".join(reading for reading in last.readings if reading in "nsjr")
    return Entry(nominal or ("s" if word.endswith("s") else "n"))  # "hand-overs" is a noun, and "over" isn't


def _guess_by_ending(word: str) -> Entry | None:
    for ending, readings in _ENDINGS:
        stem = word.removesuffix(ending)
        base = find_entry(stem) or find_entry(f"{stem}e")
        if stem == word or base is None or len(stem) <= 2:
            continue
        is_verb = "B" in base.readings
        if readings == "Z":
            return Entry(("Z" if is_verb else "") + ("s" if "n" in base.readings else ""), stem if is_verb else "")
        if is_verb:
            return Entry(readings, stem)
    return Entry("r") if word.endswith("ly") else None


def _guess_by_prefix(word: str) -> Entry | None:
    prefix = next((prefix for prefix in _PREFIXES if word.startswith(prefix)), "")
    if not prefix or len(word) - len(prefix) <= 2:
        return None
    rest = find_entry(word.removeprefix(prefix))
    if rest is not None and set(rest.readings) & set("BDNGZ"):
        return Entry(rest.readings, prefix + rest.base)
    return None


_ENDINGS = (("s", "Z"), ("es", "Z"), ("ed", "DN"), ("d", "DN"), ("ing", "G"))
"""Endings of verbs with the readings that they give."""
_PREFIXES = ("re", "un", "pre", "over", "co", "mis", "out", "up", "on")


def is_word(word: str) -> bool:
    """Return True if a form in small letters is an English word, other than a name."""
    return any(word in words for words in load_lexicon().values()) or look_up(word) is not UNKNOWN


def to_base(verb: str) -> str:
    """Return the form of a third-person verb that follows "you": "hates" becomes "hate", "is" becomes "are".

    Forms that are the same in every person stay.
    """
    irregular = _irregular_bases().get(verb)
    if irregular is not None:
        return irregular
    entry = look_up(verb)
    if "Z" not in entry.readings:
        return verb
    if verb.startswith("re") and entry.base.startswith("re-"):
        return verb.removesuffix("s")
    return entry.base


def to_third_person(verb: str) -> str:
    """Return the third-person form of a verb in its base form: "hate" becomes "hates"; an unknown verb stays."""
    if verb == "be":
        return "is"
    return load_table("third_persons").get(verb) or _forms_by_base("Z").get(verb, verb)


def to_gerund(verb: str) -> str:
    """Return the -ing form of a verb in its base form: "show" becomes "showing"; empty if the table lacks it."""
    return _forms_by_base("G").get(verb, "")


def to_past(verb: str) -> str:
    """Return the past form of a verb in its base form: "choose" becomes "chose"; empty if the table lacks it."""
    return _past_forms().get(verb, "")


@functools.cache
def _irregular_bases() -> Mapping[str, str]:
    return {third_person: base for base, third_person in load_table("third_persons").items()}


@functools.cache
def _forms_by_base(reading: str) -> Mapping[str, str]:
    """Return the shortest form with a reading, by its base."""
    forms: dict[str, str] = {}
    for form, entry in list_entries():
        if reading not in entry.readings or not entry.base or (reading == "G" and not form.endswith("ing")):
            continue
        other = forms.get(entry.base)
        if other is None or len(form) < len(other):
            forms[entry.base] = form
    return forms


@functools.cache
def _past_forms() -> Mapping[str, str]:
    """Return the past forms by their base; a form that is tagged as one is preferred to a variant."""
    forms: dict[str, str] = {}
    tags: dict[str, str] = {}
    for form, entry in list_entries():
        if "D" not in entry.readings or not entry.base:
            continue
        if entry.base not in forms or (entry.tag == "VBD" and tags[entry.base] != "VBD"):
            forms[entry.base], tags[entry.base] = form, entry.tag
    return forms

"""Filters for lists: words, and facts by name, as in "northwind stage:offer -is:resting since:14"."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from interview_desk.domain.search.people import View

BOARD = ("company", "role", "stage", "is", "level", "source", "place", "outcome", "since", "applied", "stars")
"""Names of the facts that cards are filtered by; `since` and `applied` count days."""
QUEUE = ("company", "role", "who", "kind", "is", "by")
"""Names of the facts that the to-do list is filtered by; `by` is the channel."""
BUILT_IN_VIEWS = (
    View("they are to answer", "board", "is:waiting"),
    View("nothing moved for two weeks", "board", "since:14 -stage:saved -stage:closed"),
    View("under way", "board", "-stage:saved -stage:closed -is:resting"),
    View("only what is due now", "today", "-is:upcoming -is:waiting"),
    View("thank-you notes", "today", "kind:thank-you"),
    View("calls to make", "today", "by:phone"),
)
"""Built-in views that the user did not have to save."""

_TERM = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))', re.IGNORECASE)
_NUMBER = re.compile(r"([<>]?)=?(\d{1,6})", re.ASCII)


class Term(NamedTuple):
    """Condition in a filter: a word to find, or a fact and the beginning of its value."""

    key: str
    """Name of the fact; empty for a word."""
    value: str
    is_not: bool = False


Fact = str | int | Sequence[str] | None
Facts = Callable[[str], Fact]
"""Function that returns a fact of an entry by name, so that only facts in a filter are looked up."""


def parse_filter(text: str, keys: Iterable[str]) -> tuple[Term, ...]:
    """Parse the conditions of a filter.

    A name that is not a fact is part of a word, as in "https://…".

    Args:
        text: the text that was typed.
        keys: the names of the available facts.
    """
    allowed_keys = set(keys)
    terms = []
    for sign, name, quoted, plain in _TERM.findall(text):
        key, value = name.casefold(), (quoted or plain).casefold()
        if key and key not in allowed_keys:
            key, value = "", f"{name}:{quoted or plain}".casefold()
        if value:
            terms.append(Term(key, value, sign == "-"))
        elif sign and not key:
            terms.append(Term("", sign))
    return tuple(terms)


def fits(terms: Iterable[Term], text: str, facts: Facts) -> bool:
    """Return True if an entry meets every condition.

    Args:
        terms: the conditions.
        text: the text of the entry in lower case, in which words are searched.
        facts: the function that returns the facts of the entry.
    """
    return all(_meets(term, text, facts) != term.is_not for term in terms)


def _meets(term: Term, text: str, facts: Facts) -> bool:
    if not term.key:
        return term.value in text
    fact = facts(term.key)
    if fact is None:
        return False
    if isinstance(fact, int):
        return _counts(fact, term.value)
    values = (fact,) if isinstance(fact, str) else fact
    return any(value.casefold().startswith(term.value) or f" {term.value}" in value.casefold() for value in values)


def _counts(fact: int, value: str) -> bool:
    """Return True if a number is at least a limit; "<5" means less, ">5" means more."""
    match = _NUMBER.fullmatch(value)
    if match is None:
        return False
    limit = int(match[2])
    return fact < limit if match[1] == "<" else (fact > limit if match[1] == ">" else fact >= limit)

"""What a list is filtered by: words, and facts by their names, as in "northwind stage:offer -is:resting since:14"."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from interview_desk.domain.people import View

BOARD = ("company", "role", "stage", "is", "level", "source", "place", "outcome", "since", "applied", "stars")
"""The facts that cards are filtered by; `since` and `applied` count days."""
QUEUE = ("company", "role", "who", "kind", "is", "by")
"""The facts that the queue is filtered by; `by` is the way it goes."""
USUAL = (
    View("they are to answer", "board", "is:waiting"),
    View("nothing moved for two weeks", "board", "since:14 -stage:saved -stage:closed"),
    View("under way", "board", "-stage:saved -stage:closed -is:resting"),
    View("only what is due now", "today", "-is:upcoming -is:waiting"),
    View("thank-you notes", "today", "kind:thank-you"),
    View("calls to make", "today", "by:phone"),
)
"""Views that are there without having been kept."""

_TERM = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))', re.IGNORECASE)
_NUMBER = re.compile(r"([<>]?)=?(\d{1,6})", re.ASCII)


class Term(NamedTuple):
    """One condition: a word to be found, or a fact and what it begins with."""

    key: str
    """The name of the fact; empty for a word."""
    value: str
    is_not: bool = False


Fact = str | int | Sequence[str] | None
Facts = Callable[[str], Fact]
"""Tells what is known of an entry, by the names that filters use: only what a filter names is looked up."""


def terms_of(text: str, keys: Iterable[str]) -> tuple[Term, ...]:
    """The conditions of a filter. A name that is no fact is part of a word: "https://…" is one.

    Args:
        text: what was typed.
        keys: the names of the facts that there are.
    """
    known = set(keys)
    terms = []
    for sign, name, quoted, plain in _TERM.findall(text):
        key, value = name.casefold(), (quoted or plain).casefold()
        if key and key not in known:
            key, value = "", f"{name}:{quoted or plain}".casefold()
        if value:
            terms.append(Term(key, value, sign == "-"))
        elif sign and not key:
            terms.append(Term("", sign))
    return tuple(terms)


def fits(terms: Iterable[Term], text: str, facts: Facts) -> bool:
    """Whether an entry meets every condition.

    Args:
        terms: the conditions.
        text: the words of the entry, in which words are looked for, in lower case.
        facts: tells its facts.
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
    told = (fact,) if isinstance(fact, str) else fact
    return any(one.casefold().startswith(term.value) or f" {term.value}" in one.casefold() for one in told)


def _counts(fact: int, value: str) -> bool:
    """Whether a number is at least so large; "<5" is less, ">5" is more."""
    found = _NUMBER.fullmatch(value)
    if found is None:
        return False
    limit = int(found[2])
    return fact < limit if found[1] == "<" else (fact > limit if found[1] == ">" else fact >= limit)

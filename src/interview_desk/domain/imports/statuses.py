"""Stage and outcome that the words for a status mean."""

import functools
import re
import tomllib
from typing import NamedTuple

from interview_desk.domain.data_files import read_data_file
from interview_desk.domain.text import plain_words, unaccented

_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"}
_LONGEST_STATUS = 8
"""Number of words above which a text is a remark rather than a status."""


class _Statuses(NamedTuple):
    """Contents of `statuses.toml`, without accents, the form in which words are compared."""

    by_words: dict[str, tuple[str, str]]
    """Stage and outcome of each status."""
    patterns: tuple[tuple[re.Pattern[str], str, str], ...]
    """Patterns for longer statuses, each with its stage and outcome."""


@functools.cache
def _load_statuses() -> _Statuses:
    tables = tomllib.loads(read_data_file("imports", "statuses.toml"))
    return _Statuses(
        {
            " ".join(plain_words(words)): (status["stage"], status.get("outcome", ""))
            for status in tables["statuses"]
            for words in status["words"]
        },
        tuple(
            (re.compile(unaccented(status["pattern"])), status["stage"], status["outcome"])
            for status in tables["patterns"]
        ),
    )


def parse_status(text: str) -> tuple[str, str] | None:
    """Return the stage and outcome that a status means, or None if the status is unknown."""
    statuses = _load_statuses()
    words = [_ORDINALS.get(word, word) for word in plain_words(text)]
    plain = " ".join(words)
    stage_and_outcome = statuses.by_words.get(plain)
    if stage_and_outcome is None:
        stage_and_outcome = statuses.by_words.get(
            re.sub(r"^\d+ | (?:stage|status|phase|\d+)$|^(?:status|stage) ", "", plain)
        )
    if stage_and_outcome is None and len(words) <= _LONGEST_STATUS:
        matches = ((stage, outcome) for pattern, stage, outcome in statuses.patterns if pattern.search(plain))
        stage, outcome = next(matches, ("", ""))
        stage_and_outcome = (stage, outcome) if stage else None
    return stage_and_outcome


def says_more(text: str) -> bool:
    """Return True if a status says more than its stage, so that its text is worth keeping."""
    plain = " ".join(plain_words(text))
    return plain not in _load_statuses().by_words or re.search(r"\b(?:no|ghosted|hold|paused)\b", plain) is not None

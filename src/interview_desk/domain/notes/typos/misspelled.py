"""Misspelled words that have only one correction."""

import functools
import re
from collections.abc import Iterator, Mapping

from interview_desk.domain.notes.typos.data_files import read_lines
from interview_desk.domain.notes.typos.notation import WORD
from interview_desk.domain.notes.typos.typo import Typo, match_case


@functools.cache
def load_corrections() -> Mapping[str, str]:
    """Return the corrections from `misspelled.txt`, by misspelled word."""
    pairs = (line.split(": ") for line in read_lines("misspelled.txt"))
    return {wrong: right for right, all_wrong in pairs for wrong in all_wrong.split()}


def find_misspelled(text: str) -> Iterator[Typo]:
    """Yield every misspelled word in a text, including possessives."""
    corrections = load_corrections()
    for match in WORD.finditer(text):
        word = re.sub(r"['’]s\Z", "", match[0])
        right = corrections.get(word.lower())
        if right is not None and right != word:
            right = match_case(right, word)
            end = match.start() + len(word)
            yield Typo(match.start(), end, "spelling", f"“{word}”: “{right}” is meant", (right,))

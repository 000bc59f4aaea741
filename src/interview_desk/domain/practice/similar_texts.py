"""Similarity of texts by their words, offline and without any model.

Words are compared by their stems ("migrate", "migration"), and a rare word counts for more than a common
word.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

_WORD = r"[^\W_]+(?:['’][^\W_]+)?"
_COMMON = frozenset(
    """a about after all also am an and any are as asked at be because been before but by can could did do does for from get got
    give had has have having he her here him his how i if in into is it its just like made make me most much my no not of on
    one or our out over say she so some tell than that the their them then there these they thing this those time to too up us use
    very was we were what when where which while who whom why will with would you your me us example describe situation""".split()  # noqa: SIM905
)
_STEM = 5
"""Number of letters, without endings, by which words are compared."""
ALIKE = 0.6
"""Share of common words from which two short lines count as saying the same thing."""

Key = TypeVar("Key")


def terms(text: str) -> Counter[str]:
    """Return the stems of the meaningful words in a text, with their counts."""
    words = (word.replace("’", "'").removesuffix("'s") for word in re.findall(_WORD, text.casefold()))
    return Counter(_stem(word) for word in words if word not in _COMMON and (len(word) > 1 or word.isdigit()))


def _stem(word: str) -> str:
    for ending in ("ions", "ion", "ings", "ing", "ies", "ied", "ers", "er", "es", "ed", "ly", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


def rank_texts(question: str, texts: Mapping[Key, Sequence[tuple[str, float]]]) -> list[tuple[Key, float]]:
    """Rank texts by how well they match a question, best first, without those that share no word with it.

    Args:
        question: the words to match.
        texts: for each key its texts, each with its weight.
    """
    question_terms = terms(question)
    weighed: dict[Key, Counter[str]] = {}
    for key, parts in texts.items():
        total: Counter[str] = Counter()
        for text, weight in parts:
            for term in terms(text):
                total[term] = max(total[term], weight)  # type: ignore[assignment]  # a counter of weights
        weighed[key] = total
    spread = Counter(term for counts in weighed.values() for term in counts)
    matches = []
    for key, counts in weighed.items():
        score = sum(counts[term] * math.log(1 + len(weighed) / spread[term]) for term in question_terms if counts[term])
        if score > 0:
            matches.append((key, score / math.sqrt(1 + 0.05 * len(counts))))
    return sorted(matches, key=lambda match: -match[1])


def compute_similarity(first: str, second: str) -> float:
    """Return how similar two short lines are: the share of words they have in common, from 0 to 1."""
    return _shared(_marks(first), _marks(second))


def _marks(text: str) -> frozenset[str]:
    """Return the terms of a short line, or the line itself if it has none."""
    return frozenset(terms(text)) or frozenset({text.casefold().strip()})


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    return 2 * len(first & second) / (len(first) + len(second))


def group_similar(lines: Iterable[tuple[str, Key]]) -> list[list[tuple[str, Key]]]:
    """Group lines that say the same thing, in the order in which each group first appears."""
    groups: list[tuple[list[frozenset[str]], list[tuple[str, Key]]]] = []
    for text, key in lines:
        marks = _marks(text)
        close, best = max(
            (
                (max(_shared(marks, other_marks) for other_marks in group_marks), n)
                for n, (group_marks, _) in enumerate(groups)
            ),
            default=(0.0, 0),
        )
        if close < ALIKE:
            groups.append(([], []))
            best = -1
        groups[best][0].append(marks)
        groups[best][1].append((text, key))
    return [members for _, members in groups]

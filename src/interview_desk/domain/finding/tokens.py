"""Tokens of the search indexes, and the query for typed words.

The indexes find tokens by their beginnings. In scripts that are written without spaces, each position of a run begins a
token of the next `PIECE` characters, so that every part of the run is the beginning of one. FTS5 is given tokens that are
already folded and divided, and divides them at ASCII spaces only: none of SQLite's own tables of Unicode is in between.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator

from interview_desk.domain.finding.folding import fold, fold_spelled_out

PIECE = 3
"""Characters of a token of an unspaced script. With 2, a query of three could be found scattered; 4 make the index larger."""
_LONGEST_JOINED = 40
_LONGEST_NUMBER = 20
_MOST_GROUPS = 8
_LONGEST_CACHED = 60
_JOINERS = ".'&-"
"""Signs within a word; what they join is also found as one word: O'Brien as obrien, e-mail as email."""
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"  # Thai, Lao, Myanmar, Khmer
    "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"  # Hangul, whose compounds are written without spaces
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
    "¢-§ª-¬°±×÷\u20a0-\u20cf\u2100-\u2bff\U0001f000-\U0001faff"  # symbols and emoji
)
"""Ranges of the characters of scripts without spaces, as in a regular expression."""
_PART = r"[^\s!-/:-@\[-`{-~]+[+#]*"
CHAIN = re.compile(rf"{_PART}(?:[{re.escape(_JOINERS)}]?{_PART})*")
"""A word of a folded text, perhaps of several parts: node.js, c++, o'brien."""
PARTS = re.compile(_PART)
PIECES = re.compile(rf"[{UNSPACED}]+|[^{UNSPACED}]+")
RUN = re.compile(rf"[{UNSPACED}]")
_NUMBER = re.compile(r"(?<![^\W\d_])\d+(?:[ .,'()/-]{1,2}\d+)+")
_DIGITS = re.compile(r"\d+")


def divide(chain: str) -> list[str]:
    """Return the parts of a word, each divided where the script changes to one without spaces."""
    return [piece for part in PARTS.findall(chain) for piece in PIECES.findall(part)]


def join(chain: str) -> str:
    """Return a word without its joiners, where that is another word; otherwise empty."""
    parts = PARTS.findall(chain)
    joined = "".join(parts)
    return joined if len(parts) > 1 and len(joined) <= _LONGEST_JOINED and not RUN.search(joined) else ""


def is_abbreviation(chain: str) -> bool:
    """Return True for letters with dots, such as u.s."""
    return all(len(part) == 1 for part in PARTS.findall(chain))


def find_numbers(folded: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the beginning, the end, and the groups of each number that is written in groups of digits."""
    for match in _NUMBER.finditer(folded):
        yield match.start(), match.end(), _DIGITS.findall(match[0])


def join_groups(groups: list[str]) -> str:
    """Return the groups of a number as one."""
    return "".join(groups[:_MOST_GROUPS])[:_LONGEST_NUMBER]


def tokens_of(folded: str) -> Iterator[str]:
    """Yield the tokens of a folded text."""
    for chain in dict.fromkeys(CHAIN.findall(folded)):
        if chain.isalnum() and chain.isascii():
            yield chain
        else:
            yield from _cached_tokens(chain) if len(chain) < _LONGEST_CACHED else _tokens_of_chain(chain)
    for _, _, groups in find_numbers(folded):
        for n in range(len(groups) - 1):
            yield join_groups(groups[n:])


def _tokens_of_chain(chain: str) -> tuple[str, ...]:
    tokens: list[str] = []
    for piece in divide(chain):
        tokens += (piece[n : n + PIECE] for n in _starts(piece)) if RUN.match(piece) else [piece]
    joined = join(chain)
    return (*tokens, joined) if joined else tuple(tokens)


_cached_tokens = functools.lru_cache(maxsize=20_000)(_tokens_of_chain)


def _starts(run: str) -> list[int]:
    """Return the positions of a run at which a token may begin: not at a mark."""
    return [n for n, character in enumerate(run) if not n or unicodedata.category(character)[0] != "M"]


def build_index_words(text: str) -> str:
    """Return the tokens of a text, each once, divided by spaces, as they are put into an index and taken out of it."""
    tokens = dict.fromkeys(tokens_of(fold(text)))
    if not text.isascii():
        for word in unicodedata.normalize("NFC", text).split():
            spelled_out = fold_spelled_out(word)
            if spelled_out:
                tokens.update(dict.fromkeys(tokens_of(spelled_out)))
    return " ".join(tokens)


def build_query_terms(query: str) -> list[str]:
    """Return an FTS5 expression for each typed word; a number typed in groups is one word.

    A row is found if it matches all of them. Each word may be the beginning of one.
    """
    text = unicodedata.normalize("NFC", query)
    terms: dict[str, None] = {}
    folded = fold(text)
    number = next(find_numbers(folded), None)
    if number is not None:
        start, end, groups = number
        separate = " AND ".join(_quote(group, exact=n < len(groups) - 1) for n, group in enumerate(groups))
        terms[f"(({separate}) OR {_quote(join_groups(groups))})"] = None
        text = f"{folded[:start]} {folded[end:]}"
    for word in text.split():
        expression, other = _match_folded(fold(word)), _match_folded(fold_spelled_out(word))
        if expression:
            terms[f"(({expression}) OR ({other}))" if other and other != expression else f"({expression})"] = None
    return list(terms)


def _quote(token: str, *, exact: bool = False) -> str:
    return f'"{token}"' if exact else f'"{token}"*'


def _match_folded(folded: str) -> str:
    return " AND ".join(_match_chain(match[0]) for match in CHAIN.finditer(folded))


def _match_chain(chain: str) -> str:
    pieces = divide(chain)
    tokens: list[str] = []
    for n, piece in enumerate(pieces):
        if RUN.match(piece):
            tokens += [_quote(window) for window in _windows(piece)]
        else:
            tokens.append(_quote(piece, exact=n < len(pieces) - 1))
    together = " AND ".join(tokens)
    joined = join(chain)
    # u.s. asks for U.S. and US, not for every word that begins with "us"
    return f"(({together}) OR {_quote(joined, exact=is_abbreviation(chain))})" if joined else f"({together})"


def _windows(run: str) -> list[str]:
    """Return the pieces that a run consists of, which overlap."""
    if len(run) <= PIECE:
        return [run]
    starts = _starts(run)
    whole = [n for n in starts if n + PIECE <= len(run)]
    windows = [run[n : n + PIECE] for n in whole]
    after = [n for n in starts if n > whole[-1]]
    if after and whole[-1] + PIECE < len(run):
        windows.append(run[after[0] :])
    return windows

"""The door: every text that comes from outside is cleaned here, once, before it becomes a fact.

Text stays what the person wrote (right-to-left scripts, emoji with joiners, any script), but loses what could steer a
terminal or break a file: lone surrogates, NUL and other control characters. The screen has a fence of its own.
"""

import re
import unicodedata
from collections.abc import Callable

from interview_desk.domain.errors import Refused

LINE_LIMIT = 2_000
"""Characters of a one-line field: names, titles, addresses on the web."""
TEXT_LIMIT = 1_000_000
"""Characters of a long text: a note, a remark."""

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127, *range(128, 160)))
_LINE_CONTROLS = _CONTROLS | {9: " ", 10: " ", 0x2028: " ", 0x2029: " "}


INSTEAD = "␦"
"""What is shown in the place of a character that could steer a terminal."""
_STEERING = (
    *range(9),
    *range(11, 32),
    127,
    *range(128, 160),
    0x61C,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
FENCE: dict[int, str] = dict.fromkeys(_STEERING, INSTEAD)
"""Control characters and bidi overrides: what could steer a terminal, and what stands for it; tabs and line ends are neither."""


def fenced(text: str) -> str:
    """A text with every character that could steer a terminal replaced by a visible one; its lines stay lines."""
    return text if text.isascii() and text.isprintable() else text.translate(FENCE)


def _without_surrogates(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def clean_line(text: str, what: str = "this field") -> str:
    """One line of text: normalised (NFC), without control characters, runs of white space folded, ends trimmed.

    Raises:
        Refused: the line is longer than `LINE_LIMIT`.
    """
    line = folded(text)
    if len(line) > LINE_LIMIT:
        raise Refused(f"{what} is {len(line):,} characters long; at most {LINE_LIMIT:,} fit. Nothing was changed.")
    return line


def folded(text: str) -> str:
    """A text of any length as one line: normalised (NFC), without control characters, runs of white space as one space."""
    line = " ".join(_without_surrogates(text).replace("\r", " ").translate(_LINE_CONTROLS).split())
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def clean_text(text: str, what: str = "this text") -> str:
    """A text of several lines: normalised (NFC), line ends as one newline, tabs kept, other control characters gone.

    Raises:
        Refused: the text is longer than `TEXT_LIMIT`.
    """
    unified = tidied(text)
    if len(unified) > TEXT_LIMIT:
        raise Refused(f"{what} is {len(unified):,} characters long; at most {TEXT_LIMIT:,} fit. Nothing was changed.")
    return unified


def tidied(text: str) -> str:
    """A text of any length in several lines: normalised (NFC), line ends as one newline, tabs kept, other control characters gone."""
    unified = _without_surrogates(text).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return unified if unified.isascii() else unicodedata.normalize("NFC", unified)


def places(given: str, cleaned: str) -> Callable[[int | None], int | None]:
    """Where the characters of a cleaned text stand in the text that was given: line ends and accents may take more of them.

    Args:
        given: the text as it came.
        cleaned: the same by `clean_text`.
    """
    starts: list[int] = []
    for match in _CLUSTER.finditer(given):
        starts += [match.start()] * len(clean_text(match[0]))
    if len(starts) != len(cleaned):
        return lambda place: place  # letters that join across clusters: nearly right is the best there is

    def place(at: int | None) -> int | None:
        if at is None:
            return None
        return starts[at] if at < len(starts) else len(given)

    return place


_CLUSTER = re.compile(
    r"\r\n|.[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]*", re.DOTALL
)


def shorten(text: str, width: int) -> str:
    """The beginning of a text in at most `width` characters, with an ellipsis where something was cut."""
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"


def first_name(name: str) -> str:
    """What a person is called inside a sentence: the first word of the name that is not a title."""
    words = name.split()
    titles = {"mr", "mrs", "ms", "mx", "dr", "prof", "professor", "herr", "frau", "sir", "dame"}
    for word in words[:-1]:
        if word.rstrip(".").lower() not in titles:
            return word
    return words[-1] if words else name


def joined(words: list[str]) -> str:
    """Words as a list inside a sentence: "Maya, Tom and Ines"."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def cells(text: str) -> int:
    """The columns that a text takes in letters of equal width: wide letters take two, accents of their own none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def plain_words(text: str) -> list[str]:
    """The words of a text for comparing: no accents, no large letters, no signs."""
    return re.findall(r"\w+", unaccented(text.casefold()))


def unaccented(text: str) -> str:
    """A text without its accents: "gespräch" is "gesprach"."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


def listed(words: str) -> tuple[str, ...]:
    """Words and phrases that stand in a line, parted by commas."""
    return tuple(words.split(", "))

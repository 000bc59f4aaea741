"""Cleaning of text: every text from outside passes through here once, before it becomes a fact.

Text stays as the person wrote it (right-to-left scripts, emoji with joiners, any script), except for
characters that could control a terminal or break a file: lone surrogates, NUL, and other control
characters. The screen has its own terminal sanitizer.
"""

import re
import unicodedata
from collections.abc import Callable

from interview_desk.domain.errors import Refused

LINE_LIMIT = 2_000
"""Maximum characters in a one-line field, such as a name, a title, or a web address."""
TEXT_LIMIT = 1_000_000
"""Maximum characters in a long text, such as a note or a comment."""

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127, *range(128, 160)))
_LINE_CONTROLS = _CONTROLS | {9: " ", 10: " ", 0x2028: " ", 0x2029: " "}


INSTEAD = "␦"
"""Visible replacement for a character that could control a terminal."""
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
CONTROL_REPLACEMENTS: dict[int, str] = dict.fromkeys(_STEERING, INSTEAD)
"""Replacements for control characters and bidi overrides, which could control a terminal.

Tabs and newlines are not replaced.
"""
SEQUENCE_REPLACEMENTS: dict[int, str] = {code: INSTEAD for code in _STEERING if code < 160 and code != 13}
"""Replacements for the control characters that begin an escape sequence or are one."""


def escape_controls(text: str) -> str:
    """Replace every character that could control a terminal with a visible one; newlines stay."""
    return text if text.isascii() and text.isprintable() else text.translate(CONTROL_REPLACEMENTS)


def escape_json(text: str) -> str:
    """Replace the characters of a JSON document that could control a terminal with JSON's own escapes, without loss."""
    if text.isascii() and "\x7f" not in text:
        return text  # JSON escapes the control characters below 32 on its own
    steering = (sign for sign in set(text) if ord(sign) in CONTROL_REPLACEMENTS and sign != "\n")
    return text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in steering})


def _without_surrogates(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def clean_line(text: str, what: str = "this field") -> str:
    """Normalize a one-line text: NFC, no control characters, white space collapsed, ends trimmed.

    Raises:
        Refused: if the line is longer than `LINE_LIMIT`.
    """
    line = normalize_line(text)
    if len(line) > LINE_LIMIT:
        raise Refused(f"{what} is {len(line):,} characters long; at most {LINE_LIMIT:,} fit. Nothing was changed.")
    return line


def normalize_line(text: str) -> str:
    """Normalize a text of any length to one line: NFC, no control characters, white space collapsed."""
    line = " ".join(_without_surrogates(text).replace("\r", " ").translate(_LINE_CONTROLS).split())
    return line if line.isascii() else unicodedata.normalize("NFC", line)


def clean_text(text: str, what: str = "this text") -> str:
    """Normalize a multiline text: NFC, line ends unified, tabs kept, other control characters removed.

    Raises:
        Refused: if the text is longer than `TEXT_LIMIT`.
    """
    unified = normalize_text(text)
    if len(unified) > TEXT_LIMIT:
        raise Refused(f"{what} is {len(unified):,} characters long; at most {TEXT_LIMIT:,} fit. Nothing was changed.")
    return unified


def normalize_text(text: str) -> str:
    """Normalize a multiline text of any length.

    The result is in NFC, with unified line ends; tabs are kept and other control characters removed.
    """
    unified = _without_surrogates(text).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return unified if unified.isascii() else unicodedata.normalize("NFC", unified)


def map_positions(given: str, cleaned: str) -> Callable[[int | None], int | None]:
    """Return a function that maps positions in a cleaned text to positions in the original text.

    Positions differ because line ends and accents may take more characters in the original.

    Args:
        given: the original text.
        cleaned: the same text, cleaned by `clean_text`.
    """
    starts: list[int] = []
    for match in _CLUSTER.finditer(given):
        starts += [match.start()] * len(clean_text(match[0]))
    if len(starts) != len(cleaned):
        return lambda place: place  # letters that join across clusters: only approximate positions are possible

    def place(at: int | None) -> int | None:
        if at is None:
            return None
        return starts[at] if at < len(starts) else len(given)

    return place


_CLUSTER = re.compile(
    r"\r\n|.[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]*", re.DOTALL
)


def shorten(text: str, width: int) -> str:
    """Truncate a text to at most `width` characters, with an ellipsis if anything was cut."""
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"


def joined(words: list[str]) -> str:
    """Join words into a list for a sentence: "Maya, Tom and Ines"."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def cells(text: str) -> int:
    """Return the width of a text in terminal columns: two for a wide letter, none for a combining accent."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def plain_words(text: str) -> list[str]:
    """Return the words of a text for comparison, without accents, capitals, and punctuation."""
    return re.findall(r"\w+", unaccented(text.casefold()))


def unaccented(text: str) -> str:
    """Remove the accents from a text: "gespräch" becomes "gesprach"."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def listed(words: str) -> tuple[str, ...]:
    """Split a line of words and phrases at its commas."""
    return tuple(words.split(", "))

"""Positions and companies as they stand in running text; their full names stand in the subject."""

import re
from typing import NamedTuple

from interview_desk.domain.english.words import is_in, is_word, look_up

_LEGAL = re.compile(
    r",? (?:inc|llc|ltd|limited|plc|llp|lp|gmbh(?: & co\.? kg)?|ag|kg|se|s\.?a\.?(?:s|rl)?|b\.?v|n\.?v|pvt\.? ltd|pty\.? ltd|corp|"
    r"corporation|co|company|oy|ab|a/s|aps|as|s\.?r\.?l|sp\. z o\.o|k\.?k)\.?\Z",
    re.IGNORECASE,
)
_WITH_ARTICLE = re.compile(
    r"(?:University|College|Ministry|Department|City|Bank|Museum|Institute|Port|Borough|County|Office|Church|Society|School|House) of\b"
)


class RoleWords(NamedTuple):
    """A position in running text: "analyst", and what it is in: "credit risk"."""

    noun: str = ""
    field: str = ""

    @property
    def phrase(self) -> str:
        """The position in two or more words: "analyst in credit risk"."""
        return f"{self.noun} in {self.field}" if self.field else self.noun


def say_role(role: str) -> RoleWords:
    """Return a position as it stands in running text, without its comma and what is in brackets."""
    plain = re.sub(r"\s*[(\[][^)\]]*[)\]]", "", role).strip()
    parts = [part.strip() for part in re.split(r"\s*,\s*|\s+[–—|/-]\s+|\s*:\s+", plain) if part.strip()]
    if not parts:
        return RoleWords()
    noun = _lower(parts[0])
    field = " and ".join(_lower(part) for part in parts[1:2])
    if field and (
        parts[1].split()[0].lower()
        in {"remote", "hybrid", "full-time", "part-time", "contract", "temporary", "permanent"}
        or len(parts) > 2
    ):
        field = "" if len(parts) == 2 else field
    return RoleWords(noun, field)


def _lower(text: str) -> str:
    return " ".join(_lower_word(word) for word in text.split())


def _lower_word(word: str) -> str:
    """Write a word of a position small, unless it is an acronym, a numeral, or a name."""
    core = word.strip("()&,.")
    if not core or not core[:1].isupper() or (len(core) > 1 and not core[1:].islower() and "-" not in core):
        return word
    lower = core.lower()
    if is_in("always_capital", lower) or is_in("months", lower) or len(core) == 1:
        return word
    return word.lower() if is_word(lower) or look_up(lower).readings or "-" in core else word


def say_company(name: str) -> str:
    """Return a company's name as it stands in running text: without its legal form, "the University of Leeds"."""
    plain = name
    for _ in range(2):
        shorter = _LEGAL.sub("", plain).strip(" ,")
        plain = shorter if len(shorter) > 2 else plain
    return f"the {plain}" if _WITH_ARTICLE.match(plain) else plain

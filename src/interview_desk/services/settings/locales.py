"""Locale checks: decide from the environment if a terminal can display more than ASCII, and how days are written."""

import os
from collections.abc import Iterable
from typing import Any

from interview_desk.domain.dates.calendar import DAY_FIRST, MONTH_FIRST

_VARIABLES = ("LC_ALL", "LC_CTYPE", "LANG")
"""Environment variables that name the locale, in order of precedence."""

_DATE_VARIABLES = ("LC_ALL", "LC_TIME", "LANG")
"""The same for the locale of dates."""
_MONTH_FIRST = frozenset(("en_US", "en_CA", "en_PH"))
"""Locales in which people write the month before the day."""

_PYTHONS_OWN = "C.UTF-8"
"""Value that Python itself gives LC_CTYPE in the C locale (PEP 538); it says nothing about the terminal."""


def speaks_unicode(stream: Any) -> bool:
    """Return True if any Unicode character can be written to the stream.

    A locale that is set and isn't UTF-8 (including C and POSIX) means no; otherwise the stream's own
    encoding decides.
    """
    locale_name = _find_locale(_VARIABLES)
    if os.environ.get("LANG") in {"C", "POSIX"} and locale_name == os.environ.get("LC_CTYPE") == _PYTHONS_OWN:
        return False
    if locale_name and "utf8" not in locale_name.casefold().replace("-", ""):
        return False
    encoding = (getattr(stream, "encoding", None) or "").casefold().replace("-", "")
    return encoding in {"utf8", "utf16", "utf32", "utf8sig"}


def default_date_style() -> str:
    """Return the style in which people write days in the user's locale, one of `calendar.DATE_STYLES`."""
    name = _find_locale(_DATE_VARIABLES).partition(".")[0].partition("@")[0].replace("-", "_")
    return MONTH_FIRST if name in _MONTH_FIRST else DAY_FIRST


def _find_locale(variables: Iterable[str]) -> str:
    """Return the name of the locale from the first variable that is set; empty if none is."""
    return next((value for name in variables if (value := os.environ.get(name, ""))), "")

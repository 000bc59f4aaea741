"""Locale checks: decide from the environment if a terminal can display more than ASCII."""

import os
from typing import Any

_VARIABLES = ("LC_ALL", "LC_CTYPE", "LANG")
"""Environment variables that name the locale, in order of precedence."""

_PYTHONS_OWN = "C.UTF-8"
"""Value that Python itself gives LC_CTYPE in the C locale (PEP 538); it says nothing about the terminal."""


def speaks_unicode(stream: Any) -> bool:
    """Return True if any Unicode character can be written to the stream.

    A locale that is set and isn't UTF-8 (including C and POSIX) means no; otherwise the stream's own
    encoding decides.
    """
    locale_name = next((value for name in _VARIABLES if (value := os.environ.get(name, ""))), "")
    if os.environ.get("LANG") in {"C", "POSIX"} and locale_name == os.environ.get("LC_CTYPE") == _PYTHONS_OWN:
        return False
    if locale_name and "utf8" not in locale_name.casefold().replace("-", ""):
        return False
    encoding = (getattr(stream, "encoding", None) or "").casefold().replace("-", "")
    return encoding in {"utf8", "utf16", "utf32", "utf8sig"}

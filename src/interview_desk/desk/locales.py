"""What the surroundings say about characters: whether a terminal is to be trusted with more than ASCII."""

import os
from typing import Any

_VARIABLES = ("LC_ALL", "LC_CTYPE", "LANG")
"""Where the locale is named; the first that says anything counts."""

_PYTHONS_OWN = "C.UTF-8"
"""What Python itself sets LC_CTYPE to where the locale is C (PEP 538): it says nothing of the terminal."""


def speaks_unicode(stream: Any) -> bool:
    """Whether what is written to a stream may hold any character.

    A locale that is named and is not one of UTF-8 (C and POSIX, too) says no; where none is named, the stream's own
    encoding says it.
    """
    named = next((value for name in _VARIABLES if (value := os.environ.get(name, ""))), "")
    if os.environ.get("LANG") in {"C", "POSIX"} and named == os.environ.get("LC_CTYPE") == _PYTHONS_OWN:
        return False
    if named and "utf8" not in named.casefold().replace("-", ""):
        return False
    encoding = (getattr(stream, "encoding", None) or "").casefold().replace("-", "")
    return encoding in {"utf8", "utf16", "utf32", "utf8sig"}

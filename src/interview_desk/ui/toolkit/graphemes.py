"""Characters as people see them: a letter with its accents, an emoji of several code points, a flag."""


def start_of_last(text: str) -> int:
    """Return where the last visible character of a text begins."""
    from wcwidth import iter_graphemes  # noqa: PLC0415 - only where something is deleted

    tail = text[-_LONGEST:]
    last = ""
    for last in iter_graphemes(tail):  # noqa: B007 - only the last one is wanted
        pass
    return len(text) - len(last)


def end_of_first(text: str) -> int:
    """Return where the first visible character of a text ends."""
    from wcwidth import iter_graphemes  # noqa: PLC0415 - only where something is deleted

    return len(next(iter_graphemes(text[:_LONGEST]), ""))


_LONGEST = 200
"""Code points that one character has at most; text with more is nonsense, and is deleted in parts."""

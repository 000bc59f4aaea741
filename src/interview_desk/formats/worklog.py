"""Printable work-search log: plain text of 80 columns with a table for each week."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from interview_desk.domain.dates.calendar import count_of, say_day
from interview_desk.domain.insights.worklog import Effort, Period
from interview_desk.domain.text import cells, escape_controls, normalize_line

_COLUMNS = (("Date", 10), ("Employer, role", 20), ("Contact", 20), ("What was done", 15), ("Result", 11))


def format_log(efforts: Sequence[Effort], name: str, period: Period) -> str:
    """Return the log of a job search.

    Args:
        efforts: the steps taken, oldest first.
        name: name of the person; may be empty.
        period: the days to cover.
    """
    lines = [f"Work-search log{f' of {_sanitize(name)}' if name else ''}", _span(efforts, period), ""]
    if not efforts:
        lines += ["Nothing was done in these days.", ""]
    for monday, group in groupby(efforts, key=lambda effort: effort.day - timedelta(days=effort.day.weekday())):
        week = list(group)
        employers = count_of(len({effort.employer for effort in week}), "employer")
        steps = count_of(len(week), "step")
        lines += [f"Week of {say_day(monday)} {monday.year}: {steps}, {employers}", "", *_head()]
        for effort in week:
            employer = ", ".join(part for part in (effort.employer, effort.role) if part)
            place = f" ({effort.place})" if effort.place else ""
            lines += _row(
                (
                    (effort.day.isoformat(),),
                    (f"{employer}{place}",),
                    (effort.contact, effort.reach),
                    (effort.done,),
                    (effort.result,),
                )
            )
        lines.append("")
    return "\n".join(lines)


def _span(efforts: Sequence[Effort], period: Period) -> str:
    first = period.first or (efforts[0].day if efforts else None)
    last = period.last or (efforts[-1].day if efforts else None)
    if first is None or last is None:
        return ""
    return f"{_format_day(first)} to {_format_day(last)}: {count_of(len(efforts), 'step')}"


def _format_day(day: date) -> str:
    return f"{say_day(day)} {day.year}"


def _head() -> list[str]:
    names = " ".join(name.ljust(width) for name, width in _COLUMNS).rstrip()
    return [names, " ".join("-" * width for _, width in _COLUMNS)]


def _row(texts: Sequence[Sequence[str]]) -> list[str]:
    columns = [
        _wrapped([_sanitize(part) for part in parts], width) for parts, (_, width) in zip(texts, _COLUMNS, strict=True)
    ]
    lines = []
    for number in range(max(len(column) for column in columns)):
        parts = [column[number] if number < len(column) else "" for column in columns]
        padded = (part + " " * (width - cells(part)) for part, (_, width) in zip(parts, _COLUMNS, strict=True))
        lines.append(" ".join(padded).rstrip())
    return lines


def _sanitize(text: str) -> str:
    return escape_controls(normalize_line(text))


def _wrapped(parts: Sequence[str], width: int) -> list[str]:
    """Wrap texts to lines of at most `width` cells, starting each text on a new line.

    Lines break between words; a word too long for a line is split.
    """
    lines: list[str] = []
    for words in (part.split() for part in parts if part):
        lines.append("")
        for word in (piece for token in words for piece in _pieces(token, width)):
            gap = " " if lines[-1] and not word.startswith("@") else ""
            if cells(f"{lines[-1]}{gap}{word}") <= width:
                lines[-1] += f"{gap}{word}"
            else:
                lines.append(word)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """Split a word into pieces that fit: an address before its @, any other word at the end of the line."""
    pieces = [""]
    for part in [word] if cells(word) <= width else re.split(r"(?=@)", word):
        if pieces[-1]:
            pieces.append("")
        for letter in part:
            if cells(pieces[-1]) + cells(letter) > width:
                pieces.append("")
            pieces[-1] += letter
    return pieces

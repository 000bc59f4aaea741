"""Report on the whole job search as text of 80 columns."""

import textwrap
from collections.abc import Iterable

from interview_desk.domain.insights.sections import Entry, Section
from interview_desk.domain.text import cells, normalize_line

_WIDTH = 80
_LABEL = 30
_VALUE_WIDTH = 24
_BAR = 10


def format_report(sections: Iterable[Section]) -> str:
    """Return the sections in order, or a sentence if there are none."""
    lines: list[str] = []
    for section in sections:
        lines += [section.title, *(line for entry in section.entries for line in _entry(entry))]
        lines += _wrapped(section.caption, "  ") if section.caption else []
        lines.append("")
    return "\n".join(lines) if lines else "Nothing to tell yet: the first application begins it.\n"


def _entry(entry: Entry) -> list[str]:
    label, value = normalize_line(entry.label), normalize_line(entry.value)
    begins = f"  {label}{' ' * max(_LABEL - cells(label), 1)}"
    if entry.is_sentence:
        return _wrapped(
            f"{value} ({normalize_line(entry.remark)})" if entry.remark else value, " " * (_LABEL + 2), begins
        )
    bar = f"{' ' * max(_VALUE_WIDTH - cells(value), 1)}{_bar(entry.share)}" if entry.share is not None else ""
    return [f"{begins}{value}{bar}", *(_wrapped(entry.remark, "    ") if entry.remark else [])]


def _wrapped(text: str, indent: str, begins: str = "") -> list[str]:
    return textwrap.wrap(normalize_line(text), _WIDTH, initial_indent=begins or indent, subsequent_indent=indent)


def _bar(share: float) -> str:
    filled = round(_BAR * min(max(share, 0.0), 1.0))
    return "▰" * filled + "▱" * (_BAR - filled)

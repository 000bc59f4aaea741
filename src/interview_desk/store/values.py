"""Conversion of stored cells to the values of facts."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from interview_desk.domain.forms import Form

Row = tuple[Any, ...]
Member = TypeVar("Member", bound=StrEnum)


def optional_day(text: str | None) -> date | None:
    """Return a day from ISO text."""
    return None if text is None else date.fromisoformat(text)


def optional_instant(text: str | None) -> datetime | None:
    """Return an instant from ISO text."""
    return None if text is None else datetime.fromisoformat(text)


def optional_flag(value: int | None) -> bool | None:
    """Return a flag from a number."""
    return None if value is None else bool(value)


def optional_member(members: Mapping[str, Member], value: str | None) -> Member | None:
    """Return the member of an enum with a value, if there is a value.

    Raises:
        KeyError: no member has this value.
    """
    return None if value is None else members[value]


def texts(text: str) -> tuple[str, ...]:
    """Return texts from a JSON list."""
    return tuple(json.loads(text)) if text != "[]" else ()


def stored(form: Form, text: str | None) -> Any:
    """Return a value kept as JSON in the shapes of the JSON document."""
    if text is None:
        return None
    return form.decode(json.loads(text), "stored", UTC) if text != "[]" else ()

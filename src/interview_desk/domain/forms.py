"""Forms of values in the JSON document: how each kind of value is written and read, and refused with its place."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple

from interview_desk.domain.errors import Refused
from interview_desk.domain.search import interview as i
from interview_desk.domain.text import clean_line, clean_text, shorten

Decode = Callable[[Any, str, tzinfo], Any]
"""Function that builds a fact from a value, its location, and the zone for times without an offset."""
Encode = Callable[[Any], Any]


class Form(NamedTuple):
    """Encoder and decoder for one kind of value."""

    encode: Encode
    decode: Decode


class Field(NamedTuple):
    """Key of a shape; `name` is the attribute of the fact if it differs from the key."""

    key: str
    form: Form
    name: str = ""
    required: bool = False

    @property
    def attribute(self) -> str:
        """Name of the attribute in the fact."""
        return self.name or self.key


class Shape(NamedTuple):
    """Keys of one kind of fact."""

    make: Callable[..., Any]
    fields: tuple[Field, ...]

    def form(self, attribute: str) -> Form:
        """Return the form of a field of the fact."""
        return next(field.form for field in self.fields if field.attribute == attribute)

    def encode(self, fact: Any) -> dict[str, Any]:
        """Return the fact as plain values, with every key in order."""
        return {field.key: field.form.encode(getattr(fact, field.attribute)) for field in self.fields}

    def decode(self, value: Any, where: str, zone: tzinfo) -> Any:
        """Build a fact from plain values; missing keys get their defaults.

        Raises:
            Refused: a key is unknown, a required key is missing, or a value is not valid.
        """
        mapping = _mapping(value, where)
        fields = {field.key: field for field in self.fields}
        for key in mapping:
            if key not in fields:
                raise Refused(f"{where}: unknown key “{shorten(str(key), 60)}”; known are {', '.join(fields)}")
        for field in self.fields:
            if field.required and field.key not in mapping:
                raise Refused(f"{where}: “{field.key}” is missing")
        return self.make(
            **{
                fields[key].attribute: fields[key].form.decode(item, f"{where}.{key}", zone)
                for key, item in mapping.items()
            }
        )


_YEARS = (1900, 2199)
"""First and last year that a date in a search may have; beyond them, date arithmetic would fail."""
_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")


def _mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Refused(f"{where}: {describe_value(value)} stands where an object is needed")
    return value


def describe_value(value: Any) -> str:
    """Format a value for an error message."""
    return "null" if value is None else f"“{shorten(str(value), 40)}”"


def _return_unchanged(value: Any) -> Any:
    return value


def string(value: Any, where: str) -> str:
    """Return a value that must be a string.

    Raises:
        Refused: the value is not a string.
    """
    if not isinstance(value, str):
        raise Refused(f"{where}: {describe_value(value)} is not a text")
    return value


def _decode_line(value: Any, where: str, _zone: tzinfo) -> str:
    return clean_line(string(value, where), where)


def _decode_text(value: Any, where: str, _zone: tzinfo) -> str:
    return clean_text(string(value, where), where)


def _decode_name(value: Any, where: str, zone: tzinfo) -> str:
    name = _decode_line(value, where, zone)
    if not name:
        raise Refused(f"{where}: is empty")
    return name


def _decode_day(value: Any, where: str, _zone: tzinfo) -> date:
    text = string(value, where)
    try:
        return parse_day(text)
    except ValueError:
        raise Refused(f"{where}: {describe_value(value)} is not a day; write it as 2026-11-20") from None


def parse_day(value: str) -> date:
    """Parse a day written as YYYY-MM-DD; other ISO 8601 forms are not accepted.

    Raises:
        ValueError: the text is not in this form, or the year is outside the range of a search.
    """
    return date.fromisoformat(value if _DAY.fullmatch(value) else "")


def parse_instant(value: str, zone: tzinfo) -> datetime:
    """Parse an ISO 8601 instant; without an offset it is local to `zone`.

    Raises:
        ValueError: the text is not ISO 8601, or the year is outside the range of a search.
    """
    instant = datetime.fromisoformat(value)
    if not _YEARS[0] <= instant.year <= _YEARS[1]:
        raise ValueError
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=zone)


def _decode_instant(value: Any, where: str, zone: tzinfo) -> datetime:
    try:
        instant = parse_instant(string(value, where), zone)
        return datetime.fromisoformat(instant.isoformat())
    except (ValueError, OverflowError):
        raise Refused(
            f"{where}: {describe_value(value)} is not a time; write it as 2026-11-20T10:00:00-05:00"
        ) from None


def _decode_flag(value: Any, where: str, _zone: tzinfo) -> bool:
    if not isinstance(value, bool):
        raise Refused(f"{where}: {describe_value(value)} is neither true nor false")
    return value


def _decode_answer(value: Any, where: str, zone: tzinfo) -> i.Answer:
    if value is None or isinstance(value, bool):
        return value
    return _decode_text(value, where, zone)


def optional(form: Form) -> Form:
    """Return a form that also accepts null."""
    return Form(
        lambda fact: None if fact is None else form.encode(fact),
        lambda value, where, zone: None if value is None else form.decode(value, where, zone),
    )


def choice(allowed: Sequence[str]) -> Form:
    """Return the form of one of some names; where they are members of an enum, decoding gives the member."""
    by_value = {str(name): name for name in allowed}

    def decode(value: Any, where: str, _zone: tzinfo) -> str:
        if not isinstance(value, str) or value not in by_value:
            raise Refused(f"{where}: {describe_value(value)} is not known; allowed are {', '.join(allowed)}")
        return by_value[value]

    return Form(_return_unchanged, decode)


def whole(least: int, most: int) -> Form:
    """Return a form for a whole number from `least` to `most`, both included."""

    def decode(value: Any, where: str, _zone: tzinfo) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Refused(f"{where}: {describe_value(value)} is not a whole number from {least} to {most}")
        return value

    return Form(_return_unchanged, decode)


def many(form: Form) -> Form:
    """Return a form for a list of values of the given form."""

    def decode(value: Any, where: str, zone: tzinfo) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Refused(f"{where}: {describe_value(value)} stands where a list is needed")
        return tuple(form.decode(item, f"{where}[{n}]", zone) for n, item in enumerate(value))

    return Form(lambda facts: [form.encode(fact) for fact in facts], decode)


def shaped(shape: Shape) -> Form:
    """Return a form for an object of a shape."""
    return Form(shape.encode, shape.decode)


LINE = Form(_return_unchanged, _decode_line)
NAME = Form(_return_unchanged, _decode_name)
TEXT = Form(_return_unchanged, _decode_text)
DAY = Form(date.isoformat, _decode_day)
INSTANT = Form(datetime.isoformat, _decode_instant)
FLAG = Form(_return_unchanged, _decode_flag)
ANSWER = Form(_return_unchanged, _decode_answer)
ID = NAME
FIVE = whole(1, 5)

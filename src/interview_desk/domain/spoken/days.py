"""Days that a text means, and the refusal of a text that means none."""

from datetime import date
from typing import NamedTuple

HINT = "not a date yet: fri, 19 nov, +5"
FAR_DAYS = 60
"""A day without a year that is over for longer than this is meant in the next year."""


class NotADate(ValueError):
    """A text that is no date yet; its message says what would be one, or what is wrong with it."""


class Spoken(NamedTuple):
    """What was understood: the first and the last day that is meant (the same for a single day)."""

    first: date
    last: date

    @property
    def is_range(self) -> bool:
        """Whether more than one day is meant."""
        return self.first != self.last

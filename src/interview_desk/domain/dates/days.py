"""Days that a text means, and the refusal of a text that means none."""

from datetime import date
from typing import NamedTuple

HINT = "not a date yet: fri, 19 nov, +5"
FAR_DAYS = 60
"""Number of days after which a past day without a year is read as a day of the next year."""


class NotADate(ValueError):
    """Error for a text that is not a date yet; the message suggests a valid text or names the problem."""


class DayHasPassed(NotADate):
    """Error for a day in the past where a coming day is expected."""


class TimeMissing(NotADate):
    """Error for a text without a time of day where one is needed."""


class DateRange(NamedTuple):
    """Parsed days: the first and the last (the same for a single day)."""

    first: date
    last: date

    @property
    def is_range(self) -> bool:
        """Return True if there is more than one day."""
        return self.first != self.last

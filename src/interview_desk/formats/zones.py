"""Time zones by the names that other programs give them, mapped to the IANA database."""

import re
from datetime import datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

_DISPLAY_FORMAT = re.compile(r"\(?(?:UTC|GMT)?\s*(?:([+-])\s*(\d{1,2}):?(\d{2})?)?\)?\s*(.*)", re.IGNORECASE)
_DISPLAY_NAMES = {
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "atlantic time": "America/Halifax",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "arizona": "America/Phoenix",
    "newfoundland": "America/St_Johns",
    "mumbai": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "beijing": "Asia/Shanghai",
    "bern": "Europe/Zurich",
    "edinburgh": "Europe/London",
    "canberra": "Australia/Sydney",
    "osaka": "Asia/Tokyo",
    "abu dhabi": "Asia/Dubai",
    "islamabad": "Asia/Karachi",
    "hanoi": "Asia/Bangkok",
    "wellington": "Pacific/Auckland",
    "pretoria": "Africa/Johannesburg",
    "st. petersburg": "Europe/Moscow",
    "coordinated universal time": "UTC",
}
"""Display names used by Windows that are not cities in the IANA database."""
_SEASONS = (1, 7)


@cache
def iana_name(name: str) -> str:
    """Return the IANA name of a zone, or an empty string if it is uncertain.

    Accepts IANA names, with or without the prefixes that some programs add, Windows names ("W. Europe
    Standard Time"), and Windows display names ("(UTC+01:00) Amsterdam, Berlin, Bern"); for the latter, the
    first place with the given offset is used.

    Args:
        name: the name in a file.
    """
    text = name.strip("\"' ")
    if not text:
        return ""
    if text.casefold().endswith("/utc"):
        return "UTC"
    available = available_timezones()
    parts = text.strip("/").split("/")
    for n in range(max(0, len(parts) - 3), len(parts)):
        if "/".join(parts[n:]) in available:
            return "/".join(parts[n:])
    return WINDOWS_TO_OLSON.get(text, "") or _parse_display_name(text)


def fixed_offset(name: str) -> timezone | None:
    """Return the offset if a name gives only an offset, as in "GMT+02:00"; otherwise None."""
    match = _DISPLAY_FORMAT.fullmatch(name.strip("\"' "))
    if match is None or match[4] or not match[1]:
        return None
    offset = _offset(match)
    return timezone(offset) if abs(offset) < timedelta(days=1) else None


def _offset(match: re.Match[str]) -> timedelta:
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return -offset if match[1] == "-" else offset


def _parse_display_name(text: str) -> str:
    match = _DISPLAY_FORMAT.fullmatch(text)
    if match is None:
        return ""
    offset = _offset(match) if match[1] else timedelta(0)
    for place in re.split(r"\s*[,(&]\s*", match[4].casefold()):
        zone = _DISPLAY_NAMES.get(place.strip(" )"), "") or _by_city().get(place.strip(" )"), "")
        if zone and any(datetime(2026, month, 1, tzinfo=ZoneInfo(zone)).utcoffset() == offset for month in _SEASONS):
            return zone
    return ""


@cache
def _by_city() -> dict[str, str]:
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/")))
    return {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in names}

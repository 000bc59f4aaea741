"""Configuration: file locations, policies, time zone, and work calendar; strictly checked, all optional."""

import os
import re
import sys
from collections.abc import Container
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from interview_desk.domain.dates.calendar import DATE_ORDERS, DATE_STYLES, DAY_FIRST, WEEKDAYS, WorkCalendar
from interview_desk.domain.errors import Refused
from interview_desk.domain.policy import CATALOGUE, CHOICES, Policies
from interview_desk.domain.queue.item import Context
from interview_desk.domain.text import shorten
from interview_desk.services.settings.locales import default_date_style
from interview_desk.store.file.file_names import resolve_link

if TYPE_CHECKING:
    from interview_desk.domain.problems import InvalidConfig

APP = "interview-desk"
NUMBERS: dict[str, tuple[int, int]] = {
    "repeat_max": (0, 99),
    "gap_working_days": (0, 60),
    "rest_after_days": (1, 1_000),
    "rest_after_days_public": (1, 1_000),
    "closing_seconds": (10, 600),
    "words_per_minute": (60, 300),
    "basket_min_active": (0, 99),
    "basket_idle_days": (0, 365),
}
"""Numeric policies, with the least and the greatest allowed value of each."""
LIMITS: dict[str, tuple[int, int]] = {"seconds": (1, 600), "megabytes": (50, 8_000)}
"""Limits of an import, with the least and the greatest allowed value of each."""
_TOP = (
    "timezone",
    "theme",
    "date_order",
    "date_style",
    "notice",
    "keyboard_layout",
    "calendar",
    "import",
    "policies",
    "keys",
)
NOTICES = ("none", "bell", "desktop")
"""Ways to notify when something becomes due: none, the terminal bell, or a notification by the terminal."""
_MOST_BYTES = 256 * 1024
_LONGEST_LINE = 10_000
"""Characters of a line; reading one of many names in a row takes their square."""
_MOST_LETTERS = 60
"""Characters of a wrong value that a message shows."""
_CALENDAR = ("country", "subdivision", "working_week", "file")


class ImportLimits(NamedTuple):
    """Limits for reading one file to import."""

    seconds: int = 20
    megabytes: int = 400
    """Memory beyond that of the program itself."""


DEFAULT_LIMITS = ImportLimits()


class Settings(NamedTuple):
    """Settings from the config file, with defaults for everything it leaves out."""

    path: Path
    zone: tzinfo
    calendar: WorkCalendar = WorkCalendar()
    policies: Policies = Policies()
    theme: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    date_order: str = ""
    calendar_file: Path | None = None
    """Calendar file to subscribe to, rewritten when the data changes; None if there is none."""
    notice: str = "none"
    """Notification method, one of `NOTICES`."""
    follows_system: bool = True
    """True if the time zone is the system's, which may change while the desk is open."""
    keyboard_layout: str = "none"
    """Second keyboard layout, one of `domain.layouts.LAYOUTS`: its keys are commands too, where no text is typed."""
    limits: ImportLimits = DEFAULT_LIMITS
    date_style: str = DAY_FIRST
    """Style of the days written in notes, one of `calendar.DATE_STYLES`."""

    def context(self, at: datetime) -> Context:
        """Return the planning context for a moment and these settings."""
        return Context(at, self.zone, self.calendar, self.policies, self.date_order, self.date_style)


def default_database() -> Path:
    """Return the default path of the database, in the platform's folder for user data."""
    return _place("data") / "desk.db"


def default_config() -> Path:
    """Return the default path of the config file."""
    return _place("config") / "config.toml"


def resolve_database(requested: Path | None) -> Path:
    """Return the path of the database: the given one or the default, with symbolic links resolved."""
    return resolve_link(requested or default_database())


def homely(path: Path) -> str:
    """Return the path as text, with the home folder as ~."""
    try:
        return str(Path("~") / path.absolute().relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


_XDG = {"data": ("XDG_DATA_HOME", ".local/share"), "config": ("XDG_CONFIG_HOME", ".config")}


def _place(what: str) -> Path:
    """Return the platform's folder for data or config.

    On Linux the common cases need no library, whose import would slow down `due` in a shell prompt.
    """
    if sys.platform == "linux":
        variable, otherwise = _XDG[what]
        xdg_folder, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
        if xdg_folder.startswith("/") or home.startswith("/"):
            return (Path(xdg_folder) if xdg_folder.startswith("/") else Path(home) / otherwise) / APP
    import platformdirs  # noqa: PLC0415 - see above

    return platformdirs.user_data_path(APP) if what == "data" else platformdirs.user_config_path(APP)


def load(path: Path | None) -> Settings:
    """Load the settings from a config file.

    Args:
        path: the file given by the user; None for the default file, which doesn't have to exist.

    Raises:
        Refused: the given file is missing, a file can't be read, or it contains an invalid setting; the
            message then includes the line.
    """
    place = path or default_config()
    try:
        text = read_text(place)
    except FileNotFoundError:
        if path is not None:
            from interview_desk.domain.problems import MissingConfig  # noqa: PLC0415 - only after something went wrong

            raise Refused(MissingConfig(place)) from None
        return Settings(place, system_zone(), date_style=default_date_style())
    return parse_settings(place, text)


def read_text(path: Path) -> str:
    """Read the text of a config.

    Raises:
        FileNotFoundError: there is none.
        Refused: it cannot be read, is no regular file, is too large, or is not text in UTF-8.
    """
    from interview_desk.formats.files import read_regular_file  # noqa: PLC0415 - only where there is a config

    try:
        return read_regular_file(path, _MOST_BYTES).decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        raise
    except UnicodeDecodeError:
        raise Refused(f"The config {path} can’t be read: it isn’t text in UTF-8") from None
    except (OSError, ValueError) as error:
        raise Refused(f"The config {path} can’t be read: {getattr(error, 'strerror', None) or error}") from None


def parse_settings(path: Path, text: str) -> Settings:
    """Parse settings from the text of a config file.

    Args:
        path: the file the text comes from or will be written to.
        text: TOML.

    Raises:
        Refused: the text contains an invalid setting; the message includes the line.
    """
    import tomllib  # noqa: PLC0415 - only where there is a config

    for n, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            raise Refused(_invalid(path, f"line {n}", f"it is longer than {_LONGEST_LINE:,} characters"))
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(_invalid(path, "", str(error))) from None
    except RecursionError:
        raise Refused(_invalid(path, "", "it’s nested too deeply")) from None
    except (ValueError, OverflowError):  # a number of thousands of digits, or a date that no calendar has
        raise Refused(_invalid(path, "", "a number in it is too long, or a date in it doesn’t exist")) from None
    return _Reading(path, text).settings(read)


def _invalid(path: Path, where: str, reason: str) -> "InvalidConfig":
    from interview_desk.domain.problems import InvalidConfig  # noqa: PLC0415 - only after something went wrong

    return InvalidConfig(path, where, reason)


class _Reading:
    """Reader for one config file, which adds line numbers to its error messages."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def settings(self, read: dict[str, Any]) -> Settings:
        self._check_keys(read, _TOP, "")
        zone = self._zone(read.get("timezone"))
        theme = self._text(read.get("theme", ""), "theme", "")
        calendar = self._calendar(self._table(read, "calendar"))
        file = self._file(self._table(read, "calendar").get("file", ""))
        policies = self._policies(self._table(read, "policies"))
        keys = self._table(read, "keys")
        bound = tuple((name, self._text(key, name, "keys")) for name, key in _flattened(keys))
        order = self._order(read.get("date_order", ""))
        notice = self._notice(read.get("notice", "none"))
        return Settings(
            self._path,
            zone,
            calendar,
            policies,
            theme,
            bound,
            order,
            file,
            notice,
            "timezone" not in read,
            self._layout(read.get("keyboard_layout", "none")),
            self._limits(self._table(read, "import")),
            self._style(read.get("date_style", "")),
        )

    def _order(self, value: Any) -> str:
        order = self._text(value, "date_order", "")
        if order and order not in DATE_ORDERS:
            raise self._refuse(
                "date_order", "", f"date_order = {_format_value(order)}; allowed are {', '.join(DATE_ORDERS)}"
            )
        return order

    def _style(self, value: Any) -> str:
        style = self._text(value, "date_style", "")
        if style and style not in DATE_STYLES:
            raise self._refuse(
                "date_style", "", f"date_style = {_format_value(style)}; allowed are {', '.join(DATE_STYLES)}"
            )
        return style or default_date_style()

    def _notice(self, value: Any) -> str:
        if not isinstance(value, str) or value not in NOTICES:
            raise self._refuse("notice", "", f"notice = {_format_value(value)}; allowed are {', '.join(NOTICES)}")
        return str(value)

    def _layout(self, value: Any) -> str:
        from interview_desk.domain.layouts import LAYOUTS  # noqa: PLC0415 - only where there is a config

        if not isinstance(value, str) or value not in LAYOUTS:
            raise self._refuse(
                "keyboard_layout", "", f"keyboard_layout = {_format_value(value)}; allowed are {', '.join(LAYOUTS)}"
            )
        return str(value)

    def _refuse(self, key: str, section: str, message: str) -> Refused:
        return Refused(_invalid(self._path, f"line {self._line(key, section)}", message))

    def _line(self, key: str, section: str) -> int:
        inside = ""
        for n, line in enumerate(self._lines, 1):
            header = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
            if header is not None:
                inside = header[1]
                if section == "" and inside.split(".")[0] == key:
                    return n
            elif inside == section and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
                return n
        return 1

    def _check_keys(self, table: dict[str, Any], allowed: tuple[str, ...], section: str) -> None:
        for key in table:
            if key not in allowed:
                raise self._refuse(
                    key, section, f"“{shorten(key, _MOST_LETTERS)}” is not a setting; allowed are {', '.join(allowed)}"
                )

    def _table(self, read: dict[str, Any], name: str) -> dict[str, Any]:
        table = read.get(name, {})
        if not isinstance(table, dict):
            raise self._refuse(name, "", f"“{name}” has to be a section: [{name}]")
        return table

    def _text(self, value: Any, key: str, section: str) -> str:
        if not isinstance(value, str):
            raise self._refuse(key, section, f"{key} = {_format_value(value)} is not a text in quotes")
        return value

    def _zone(self, name: Any) -> tzinfo:
        if name is None:
            return system_zone()
        try:
            return ZoneInfo(self._text(name, "timezone", ""))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self._refuse(
                "timezone",
                "",
                f"timezone = {_format_value(name)} is no time zone; allowed are names such as America/New_York",
            ) from None

    def _calendar(self, table: dict[str, Any]) -> WorkCalendar:
        self._check_keys(table, _CALENDAR, "calendar")
        week = table.get("working_week", list(WEEKDAYS[:5]))
        if not isinstance(week, list) or not week or any(day not in WEEKDAYS for day in week):
            raise self._refuse(
                "working_week",
                "calendar",
                f"working_week = {_format_value(week)}; allowed is a list of {', '.join(WEEKDAYS)}",
            )
        country = self._text(table.get("country", ""), "country", "calendar")
        subdivision = self._text(table.get("subdivision", ""), "subdivision", "calendar")
        holidays: Container[date] = frozenset()
        if country:
            holidays = self._holidays(country, subdivision)
        elif subdivision:
            raise self._refuse("subdivision", "calendar", "subdivision needs a country")
        return WorkCalendar((WEEKDAYS.index(day) for day in week), holidays)

    def _file(self, value: Any) -> Path | None:
        """Return the path of the calendar file; a relative path is relative to the config's folder."""
        name = self._text(value, "file", "calendar")
        if not name:
            return None
        try:
            path = self._path.parent / Path(name).expanduser()
        except RuntimeError:
            raise self._refuse(
                "file", "calendar", f"file = {_format_value(name)}: there is nobody of that name"
            ) from None
        if path.suffix.lower() != ".ics":
            raise self._refuse("file", "calendar", f"file = {_format_value(name)}; allowed is a path that ends in .ics")
        return path

    def _holidays(self, country: str, subdivision: str) -> Container[date]:
        import holidays  # noqa: PLC0415 - loaded only where a country is set

        supported = holidays.list_supported_countries()
        if country not in supported:
            raise self._refuse(
                "country",
                "calendar",
                f"country = {_format_value(country)} is not known; allowed are codes such as US, GB, DE, IN",
            )
        if subdivision and subdivision not in supported[country]:
            allowed = ", ".join(supported[country]) or "none"
            raise self._refuse(
                "subdivision",
                "calendar",
                f"subdivision = {_format_value(subdivision)} is not part of {country}; allowed are {allowed}",
            )
        return holidays.country_holidays(country, subdiv=subdivision or None)

    def _policies(self, table: dict[str, Any]) -> Policies:
        self._check_keys(table, Policies._fields, "policies")
        for key, value in table.items():
            if key in NUMBERS:
                self._check_number(key, "policies", value, NUMBERS[key])
            elif not isinstance(value, str) or value not in CHOICES[key]:
                raise self._refuse(
                    key, "policies", f"{key} = {_format_value(value)}; allowed are {', '.join(CHOICES[key])}"
                )
        return Policies(**table)

    def _limits(self, table: dict[str, Any]) -> ImportLimits:
        self._check_keys(table, ImportLimits._fields, "import")
        for key, value in table.items():
            self._check_number(key, "import", value, LIMITS[key])
        return ImportLimits(**table)

    def _check_number(self, key: str, section: str, value: Any, allowed: tuple[int, int]) -> None:
        least, most = allowed
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self._refuse(
                key, section, f"{key} = {_format_value(value)}; allowed are whole numbers from {least} to {most}"
            )


def _flattened(table: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Return binding IDs with their keys.

    To TOML, `queue.snooze = "z"` without quotes is a nested table.
    """
    bindings: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            bindings += _flattened(value, f"{prefix}{name}.")
        else:
            bindings.append((prefix + name, value))
    return bindings


def _format_value(value: Any) -> str:
    """Return a value for a message; a wrong one may be of any size."""
    if isinstance(value, str):
        return f"“{shorten(value, _MOST_LETTERS)}”"
    try:
        return shorten(str(value), _MOST_LETTERS)
    except (ValueError, RecursionError):  # a number too long for Python to write, or a list in lists in lists
        return "a value that is too long"


def system_zone() -> tzinfo:
    """Return the time zone of this process: `TZ`, else the system's, including its daylight saving rules."""
    zone_name = os.environ.get("TZ", "").removeprefix(":")
    if zone_name:
        try:
            return ZoneInfo(zone_name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return _posix_zone()
    try:
        target = os.path.realpath("/etc/localtime")
        if "zoneinfo/" in target:
            return ZoneInfo(target.split("zoneinfo/", 1)[1])
        with Path(target).open("rb") as file:
            return ZoneInfo.from_file(file)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.now(UTC).astimezone().tzinfo or UTC


def _posix_zone() -> tzinfo:
    import arrow  # noqa: PLC0415 - only for a TZ such as EST5EDT,M3.2.0,M11.1.0

    return arrow.now("local").tzinfo


def template() -> str:
    """Build the commented config with all defaults, as `config --init` writes it."""
    defaults = Policies()
    lines = [
        "# interview-desk: everything here is optional; what is commented out is the default.",
        "# Lists, texts and numbers are TOML. A wrong name is refused with its line.",
        "",
        '# timezone = "America/New_York"        # default: the system’s',
        '# theme = "inkwell"                    # or paper, or any theme of the palette (ctrl+p)',
        '# date_order = "day-first"             # 4/12 is 4 December; or month-first; unset, 4/12 is asked back',
        '# date_style = "month-first"           # days in notes: Tuesday, November 10; or day-first; default: by the locale',
        '# notice = "none"                      # when something becomes due: bell, or desktop (a notice, where the terminal shows them)',
        '# keyboard_layout = "none"              # a second layout, such as russian: its keys are commands too, where no text is typed',
        "",
        "[calendar]",
        '# country = "US"                       # holidays; none when unset',
        '# subdivision = "NY"',
        '# working_week = ["mon", "tue", "wed", "thu", "fri"]',
        '# file = "~/search.ics"                # a calendar to subscribe to, rewritten when the search changes; none when unset',
        "",
        "[import]",
        f"# seconds = {ImportLimits().seconds}                         # time that reading one file may take",
        f"# megabytes = {ImportLimits().megabytes}                      # memory that reading one file may take",
        "",
        "[policies]",
    ]
    documented: set[str] = set()
    for policy in CATALOGUE:
        if not policy.settings:
            continue
        lines += [f"# {policy.title}. {policy.reason}"]
        for setting in policy.settings:
            documented.add(setting)
            lines += [f"#   {choice}: {meaning}" for choice, meaning in policy.choices.get(setting, {}).items()]
            lines.append(f"# {setting} = {_toml(getattr(defaults, setting))}")
        lines.append("")
    lines += ["# The closing statement, and the warning when everything hangs on one employer."]
    lines += [f"# {name} = {_toml(getattr(defaults, name))}" for name in Policies._fields if name not in documented]
    lines += [
        "",
        "[keys]",
        '# "today.snooze" = "z"                 # binding id = key; the ids stand on the help screen',
        "",
    ]
    return "\n".join(lines)


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def init(path: Path) -> None:
    """Write the commented config if none exists.

    Raises:
        Refused: a config already exists, or it cannot be written.
    """
    from interview_desk.formats.files import write_file  # noqa: PLC0415 - a prompt does not write

    if os.path.lexists(path):
        raise Refused(f"There is a config already, and it was left as it is: {path}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refused(f"The config cannot be written to {path}: {error.strerror}") from None
    write_file(path, template())

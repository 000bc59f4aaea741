"""Changes to the config: one setting at a time, keeping its comments, with a preview of the effect."""

import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from interview_desk.domain.dates.calendar import DATE_ORDERS, DATE_STYLES, WEEKDAYS
from interview_desk.domain.errors import Refused
from interview_desk.domain.layouts import LAYOUTS
from interview_desk.domain.policy import CATALOGUE, CHOICES, Policies, PolicyInfo
from interview_desk.domain.queue.item import Context, DueItem
from interview_desk.domain.queue.labels import describe_item, format_due
from interview_desk.domain.text import clean_line
from interview_desk.formats.files import write_file
from interview_desk.services.pipeline.queue import build_queue
from interview_desk.services.session import Desk
from interview_desk.services.settings import keys
from interview_desk.services.settings.settings import (
    LIMITS,
    NOTICES,
    NUMBERS,
    ImportLimits,
    Settings,
    parse_settings,
    read_text,
    template,
)
from interview_desk.store.file.file_names import resolve_link


class Setting(NamedTuple):
    """One setting of the config."""

    section: str
    """Table of the config; empty for the top level."""
    name: str
    kind: str
    """Kind of value: `choice`, `number`, `text`, `days`, or `theme`."""
    about: str
    default: str = ""
    """Default, in words."""
    choices: Mapping[str, str] = {}
    """Possible choices and their meanings."""
    range: tuple[int, int] = (0, 0)
    policy: PolicyInfo | None = None
    """Policy to which the setting belongs."""

    @property
    def label(self) -> str:
        """Name as shown to the user."""
        if self.section == "import":
            return f"import {self.name}"
        return "calendar file" if self.name == "file" else self.name.replace("_", " ")


class Group(NamedTuple):
    """Group of related settings."""

    title: str
    settings: tuple[Setting, ...]


_ORDERS = dict(zip(DATE_ORDERS, ("4/12 is 4 December", "4/12 is 12 April"), strict=True))
_STYLES = dict(zip(DATE_STYLES, ("Tuesday, November 10", "Tuesday 10 November"), strict=True))
_NOTICED = dict(
    zip(NOTICES, ("nothing", "the terminal rings", "the terminal shows a notice, where it can"), strict=True)
)
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = 3
_LIMITED = {
    "seconds": "How long reading one file to import may take, in seconds.",
    "megabytes": "How much memory reading one file to import may take, in MB.",
}
_OTHER = {
    "closing_seconds": "How long a closing statement may take, in seconds.",
    "words_per_minute": "How fast you speak, until rehearsals tell it.",
    "basket_min_active": "With fewer live applications than this, the desk says to keep searching.",
    "basket_idle_days": "After so many days without a new application, too.",
}


def groups() -> tuple[Group, ...]:
    """List every setting, those that are changed most often first."""
    general = (
        Setting("", "theme", "theme", "The colours of the desk.", "inkwell"),
        Setting("", "timezone", "text", "Where you live, such as America/New_York or Europe/Berlin.", "the system’s"),
        Setting("", "date_order", "choice", "How a day of numbers alone is read.", "asked each time", _ORDERS),
        Setting("", "date_style", "choice", "How days are written in notes.", "by the locale", _STYLES),
        Setting("", "notice", "choice", "What an open desk does when something becomes due.", "none", _NOTICED),
        Setting(
            "",
            "keyboard_layout",
            "choice",
            "A second keyboard layout: its keys are commands too, where no text is typed.",
            "none",
            dict.fromkeys(LAYOUTS, ""),
        ),
    )
    calendar = (
        Setting(
            "calendar", "country", "text", "Whose public holidays count, as a code: US, GB, DE, IN.", "no holidays"
        ),
        Setting("calendar", "subdivision", "text", "The part of that country, as a code: NY, BY.", "none"),
        Setting("calendar", "working_week", "days", "On which days people work there.", "mon tue wed thu fri"),
        Setting("calendar", "file", "text", "A file (.ics) for a calendar to subscribe to, kept up to date.", "none"),
    )
    limits = tuple(
        Setting("import", name, "number", about, str(getattr(ImportLimits(), name)), {}, LIMITS[name])
        for name, about in _LIMITED.items()
    )
    covered = {name for policy in CATALOGUE for name in policy.settings}
    policies = tuple(_policy(name, policy) for policy in CATALOGUE for name in policy.settings)
    other_settings = tuple(_policy(name, None) for name in Policies._fields if name not in covered)
    return (
        Group("General", general),
        Group("Working days", calendar),
        Group("Policies", (*policies, *other_settings)),
        Group("Imports", limits),
    )


def _policy(name: str, policy: PolicyInfo | None) -> Setting:
    default = str(Policies._field_defaults[name])
    meanings = policy.choices.get(name, {}) if policy is not None else {}
    if name in CHOICES:
        about = policy.title if policy is not None else ""
        return Setting("policies", name, "choice", f"{about}.", default, meanings, policy=policy)
    about = next(iter(meanings.values()), "") or _OTHER[name]
    return Setting(
        "policies",
        name,
        "number",
        f"{about[:1].upper()}{about[1:]}".rstrip(".") + ".",
        default,
        {},
        NUMBERS[name],
        policy,
    )


def text_of(path: Path) -> str:
    """Read the config; if there is none, return the commented template with every default.

    Raises:
        Refused: the config cannot be read.
    """
    try:
        return read_text(path)
    except FileNotFoundError:
        return template()


def values_of(text: str) -> dict[tuple[str, str], str]:
    """Return the values of a config as text, by section and name; key bindings are under `keys`."""
    values: dict[tuple[str, str], str] = {}
    for name, value in tomlkit.parse(text).unwrap().items():
        if name == "keys" and isinstance(value, dict):
            values.update({("keys", option): key for option, key in _flat(value)})
        elif isinstance(value, dict):
            values.update({(name, option): _format_value(option_value) for option, option_value in value.items()})
        else:
            values["", name] = _format_value(value)
    return values


def _flat(table: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    return [
        pair
        for name, value in table.items()
        for pair in (_flat(value, f"{before}{name}.") if isinstance(value, dict) else [(before + name, str(value))])
    ]


def _format_value(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def change_setting(path: Path, text: str, setting: Setting, value: str) -> tuple[str, Settings]:
    """Return the config with one setting changed and everything else as it was, and the resulting settings.

    A commented-out setting is enabled where it is. An empty value disables the setting: its line becomes a
    comment.

    Args:
        path: path of the config, for error messages.
        text: the config.
        setting: the setting to change.
        value: the new value as text; days are separated by spaces or commas.

    Raises:
        Refused: the value is not allowed, or the config cannot be parsed.
    """
    plain = clean_line(value, setting.label)
    typed = _typed(setting, plain) if plain else None
    after = _with(text, setting.section, setting.name, typed)
    settings = parse_settings(path, after)
    problems = (
        [] if setting.name != "theme" else [problem for problem in keys.find_problems(settings) if "theme" in problem]
    )
    if problems:
        raise Refused(problems[0])
    return after, settings


def change_key(path: Path, text: str, binding: str, key: str) -> tuple[str, Settings]:
    """Return the config with one key binding changed, and the resulting settings.

    Without a key, the default applies again.

    Raises:
        Refused: there is no such binding, or another binding on the same pane uses the key.
    """
    after = _with(text, "keys", binding, clean_line(key, "the key") or None)
    settings = parse_settings(path, after)
    there = set(keys.find_problems(parse_settings(path, text)))
    problems = [problem for problem in keys.find_problems(settings) if problem not in there]
    if problems:
        raise Refused(problems[0])
    return after, settings


def _typed(setting: Setting, text: str) -> Any:
    if setting.kind == "number":
        least, most = setting.range
        if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or not least <= int(text) <= most:
            raise Refused(f"“{text}” does not fit; allowed are whole numbers from {least} to {most}")
        return int(text)
    if setting.kind == "days":
        return _days(text)
    return text


def _days(text: str) -> list[str]:
    words = [word for word in re.split(r"[\s,]+", text.casefold()) if word]
    odd = [word for word in words if not any(name.startswith(word) and len(word) >= _SHORT for name in _WEEK)]
    if odd:
        raise Refused(f"“{odd[0]}” is no day of the week; write them as {' '.join(WEEKDAYS[:5])}")
    return [day for day in WEEKDAYS if day in {word[:_SHORT] for word in words}]


def _with(text: str, section: str, name: str, value: Any) -> str:
    try:
        document = tomlkit.parse(text)
        section_table = document.get(section) if section else document
        is_set = isinstance(section_table, Mapping) and name in section_table
        if (
            isinstance(section_table, Mapping)
            and is_set
            and "\n" in tomlkit.item(section_table[name]).as_string().strip()
        ):
            raise Refused(f"{name} stands on several lines of the config; change it there, so that its comments stay")
        nested = _nested(section_table, name) if section == "keys" and not is_set else None
        if nested is not None:
            table, last = nested
            if value is None:
                del table[last]
            else:
                table[last] = value
            return tomlkit.dumps(document)
        if value is None:
            return _comment_out(text, section, name, document) if is_set else text
        if not is_set:
            spoken = _uncomment(text, section, name, value)
            if spoken is not None:
                return spoken
        if section and section not in document:
            document[section] = tomlkit.table()
        (document[section] if section else document)[name] = value
        return tomlkit.dumps(document)
    except TOMLKitError as error:
        raise Refused(f"The config cannot be understood: {error}") from None


def _nested(table: Any, name: str) -> tuple[Any, str] | None:
    """Return the table and name under which a key is set if it was written without quotes, else None.

    `today.snooze` is then a table within a table.
    """
    *above, last = name.split(".")
    for part in above:
        table = table.get(part) if isinstance(table, Mapping) else None
    return (table, last) if isinstance(table, Mapping) and last in table else None


def _lines_in(lines: list[str], section: str) -> range:
    """Return the range of a section's lines; the section "" ends at the first section header."""
    begins, inside = 0, section == ""
    for n, line in enumerate(lines):
        header = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
        if header is None:
            continue
        if inside:
            return range(begins, n)
        if header[1] == section:
            begins, inside = n + 1, True
    return range(begins, len(lines)) if inside else range(0)


def _uncomment(text: str, section: str, name: str, value: Any) -> str | None:
    """Return the config with a commented-out setting enabled, or None if it has no such comment."""
    lines = text.splitlines(keepends=True)
    new_value = tomlkit.item(value).as_string()
    pattern = re.compile(rf"#\s*({re.escape(name)}\s*=\s*)([^#\r\n]*?)(\s*(?:#.*)?)(\r?\n?)$")
    for n in _lines_in(lines, section):
        match = pattern.match(lines[n])
        if match is not None:
            lines[n] = f"{match[1]}{new_value}{match[3]}{match[4]}"
            after = "".join(lines)
            # If the line only looks like a setting, leave it as a comment; the caller then adds the value.
            with contextlib.suppress(TOMLKitError):
                table = tomlkit.parse(after).unwrap()
                if (table.get(section, {}) if section else table).get(name) == value:
                    return after
    return None


def _comment_out(text: str, section: str, name: str, document: tomlkit.TOMLDocument) -> str:
    """Return the config with a setting commented out, or removed if it has no line of its own."""
    lines = text.splitlines(keepends=True)
    pattern = re.compile(rf"\s*(?:{re.escape(name)}|[\"']{re.escape(name)}[\"'])\s*=")
    for n in _lines_in(lines, section):
        if pattern.match(lines[n]):
            after = "".join([*lines[:n], f"# {lines[n].lstrip()}", *lines[n + 1 :]])
            with contextlib.suppress(TOMLKitError):
                table = tomlkit.parse(after).unwrap()
                if name not in (table.get(section, {}) if section else table):
                    return after
    del (document[section] if section else document)[name]
    return tomlkit.dumps(document)


def write(path: Path, before: str, after: str) -> None:
    """Replace a config with its new text.

    Args:
        path: path of the config; a link is followed to its file.
        before: text of the config when it was read.
        after: new text of the config.

    Raises:
        Refused: the config has been changed since it was read, or it cannot be written.
    """
    target = resolve_link(path)
    if text_of(target) != before:
        raise Refused(f"Somebody else has just changed the config {path}; look again")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        mode = target.stat().st_mode & 0o777 if target.exists() else None
    except OSError as error:
        raise Refused(f"The config cannot be written to {path}: {error.strerror}") from None
    write_file(target, after)
    if mode is not None:
        with contextlib.suppress(OSError):  # already written, and only its owner can read it
            os.chmod(target, mode)  # noqa: PTH101 - as it was


class Move(NamedTuple):
    """Effect of other settings on one due item."""

    before: DueItem | None
    after: DueItem | None

    def describe(self, ctx: Context) -> str:
        """Describe the effect: "Follow up, Globex: from Thu 19 → today"."""
        item = self.before or self.after
        assert item is not None
        if self.before is None:
            return f"{describe_item(item)}: new, {_when(item, ctx)}"
        if self.after is None:
            return f"{describe_item(item)}: no longer, was {_when(item, ctx)}"
        old_time, new_time = _when(self.before, ctx), _when(self.after, ctx)
        if old_time == new_time:
            channels = self.before.channel, self.after.channel
            return f"{describe_item(self.after)}: by {channels[1]} instead of {channels[0]}"
        return f"{describe_item(self.after)}: {old_time} → {new_time}"


def _when(item: DueItem, ctx: Context) -> str:
    return format_due(item, ctx) or "open"


def moves(desk: Desk, settings: Settings) -> list[Move]:
    """List the effects of other settings on the to-do list, in its order.

    An item may appear, disappear, or change its time or channel.
    """
    at = desk.now()
    ctx, later = desk.settings.context(at), settings.context(at)
    now, then = build_queue(desk, at), build_queue(desk, at, settings)
    before = {item.key: item for item in now.ordered()}
    after = {item.key: item for item in then.ordered()}
    effects = []
    for key in dict.fromkeys((*before, *after)):
        old_item, new_item = before.get(key), after.get(key)
        is_unchanged = (
            old_item is not None
            and new_item is not None
            and _when(old_item, ctx) == _when(new_item, later)
            and old_item.channel == new_item.channel
        )
        if not is_unchanged:
            effects.append(Move(old_item, new_item))
    return effects

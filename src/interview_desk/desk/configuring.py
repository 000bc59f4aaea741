"""Changes to the config: one setting at a time, keeping its comments, with a preview of the effect."""

import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from interview_desk.desk import keys
from interview_desk.desk.desk import Desk
from interview_desk.desk.queue import agenda
from interview_desk.desk.settings import NOTICES, NUMBERS, Settings, parsed, template
from interview_desk.domain.calendar import DATE_ORDERS, WEEKDAYS
from interview_desk.domain.errors import Refused
from interview_desk.domain.plan.item import Context, DueItem
from interview_desk.domain.plan.saying import said, when
from interview_desk.domain.policy import CATALOGUE, CHOICES, Explained, Policies
from interview_desk.domain.text import clean_line
from interview_desk.interchange.files import write_file
from interview_desk.store.around import real


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
    policy: Explained | None = None
    """Policy to which the setting belongs."""

    @property
    def label(self) -> str:
        """Name as shown to the user."""
        return "calendar file" if self.name == "file" else self.name.replace("_", " ")


class Group(NamedTuple):
    """Group of related settings."""

    title: str
    settings: tuple[Setting, ...]


_ORDERS = dict(zip(DATE_ORDERS, ("4/12 is 4 December", "4/12 is 12 April"), strict=True))
_NOTICED = dict(
    zip(NOTICES, ("nothing", "the terminal rings", "the terminal shows a notice, where it can"), strict=True)
)
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = 3
_OTHER = {
    "closing_seconds": "How long a closing statement may take, in seconds.",
    "words_per_minute": "How fast you speak, until rehearsals tell it.",
    "basket_min_active": "With fewer live applications than this, the desk says to keep searching.",
    "basket_idle_days": "After so many days without a new application, too.",
}


def groups() -> tuple[Group, ...]:
    """List every setting, in the order of the commented config."""
    general = (
        Setting("", "theme", "theme", "The colours of the desk.", "inkwell"),
        Setting("", "timezone", "text", "Where you live, such as America/New_York or Europe/Berlin.", "the system’s"),
        Setting("", "date_order", "choice", "How a day of numbers alone is read.", "asked each time", _ORDERS),
        Setting("", "notice", "choice", "What an open desk does when something becomes due.", "none", _NOTICED),
    )
    calendar = (
        Setting(
            "calendar", "country", "text", "Whose public holidays count, as a code: US, GB, DE, IN.", "no holidays"
        ),
        Setting("calendar", "subdivision", "text", "The part of that country, as a code: NY, BY.", "none"),
        Setting("calendar", "working_week", "days", "On which days people work there.", "mon tue wed thu fri"),
        Setting("calendar", "file", "text", "A file (.ics) for a calendar to subscribe to, kept up to date.", "none"),
    )
    seen = {name for policy in CATALOGUE for name in policy.settings}
    policies = tuple(_policy(name, policy) for policy in CATALOGUE for name in policy.settings)
    other = tuple(_policy(name, None) for name in Policies._fields if name not in seen)
    return (Group("General", general), Group("Working days", calendar), Group("Policies", (*policies, *other)))


def _policy(name: str, policy: Explained | None) -> Setting:
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
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return template()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"The config {path} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def values_of(text: str) -> dict[tuple[str, str], str]:
    """Return the values of a config as text, by section and name; key bindings are under `keys`."""
    found: dict[tuple[str, str], str] = {}
    for name, value in tomlkit.parse(text).unwrap().items():
        if name == "keys" and isinstance(value, dict):
            found.update({("keys", one): key for one, key in _flat(value)})
        elif isinstance(value, dict):
            found.update({(name, one): _shown(held) for one, held in value.items()})
        else:
            found["", name] = _shown(value)
    return found


def _flat(table: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    return [
        pair
        for name, value in table.items()
        for pair in (_flat(value, f"{before}{name}.") if isinstance(value, dict) else [(before + name, str(value))])
    ]


def _shown(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def changed(path: Path, text: str, setting: Setting, value: str) -> tuple[str, Settings]:
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
    told = _typed(setting, plain) if plain else None
    after = _with(text, setting.section, setting.name, told)
    settings = parsed(path, after)
    found = [] if setting.name != "theme" else [one for one in keys.problems_of(settings) if "theme" in one]
    if found:
        raise Refused(found[0])
    return after, settings


def changed_key(path: Path, text: str, binding: str, key: str) -> tuple[str, Settings]:
    """Return the config with one key binding changed, and the resulting settings.

    Without a key, the default applies again.

    Raises:
        Refused: there is no such binding, or another binding on the same pane uses the key.
    """
    after = _with(text, "keys", binding, clean_line(key, "the key") or None)
    settings = parsed(path, after)
    there = set(keys.problems_of(parsed(path, text)))
    found = [one for one in keys.problems_of(settings) if one not in there]
    if found:
        raise Refused(found[0])
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
        held = document.get(section) if section else document
        is_set = isinstance(held, Mapping) and name in held
        if isinstance(held, Mapping) and is_set and "\n" in tomlkit.item(held[name]).as_string().strip():
            raise Refused(f"{name} stands on several lines of the config; change it there, so that its comments stay")
        nested = _nested(held, name) if section == "keys" and not is_set else None
        if nested is not None:
            table, last = nested
            if value is None:
                del table[last]
            else:
                table[last] = value
            return tomlkit.dumps(document)
        if value is None:
            return _silenced(text, section, name, document) if is_set else text
        if not is_set:
            spoken = _spoken(text, section, name, value)
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


def _spoken(text: str, section: str, name: str, value: Any) -> str | None:
    """Return the config with a commented-out setting enabled, or None if it has no such comment."""
    lines = text.splitlines(keepends=True)
    wanted = tomlkit.item(value).as_string()
    pattern = re.compile(rf"#\s*({re.escape(name)}\s*=\s*)([^#\r\n]*?)(\s*(?:#.*)?)(\r?\n?)$")
    for n in _lines_in(lines, section):
        found = pattern.match(lines[n])
        if found is not None:
            lines[n] = f"{found[1]}{wanted}{found[3]}{found[4]}"
            after = "".join(lines)
            # If the line only looks like a setting, leave it as a comment; the caller then adds the value.
            with contextlib.suppress(TOMLKitError):
                table = tomlkit.parse(after).unwrap()
                if (table.get(section, {}) if section else table).get(name) == value:
                    return after
    return None


def _silenced(text: str, section: str, name: str, document: tomlkit.TOMLDocument) -> str:
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
    target = real(path)
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

    def told(self, ctx: Context) -> str:
        """Describe the effect: "Follow up, Globex: from Thu 19 → today"."""
        item = self.before or self.after
        assert item is not None
        if self.before is None:
            return f"{said(item)}: new, {_when(item, ctx)}"
        if self.after is None:
            return f"{said(item)}: no longer, was {_when(item, ctx)}"
        one, other = _when(self.before, ctx), _when(self.after, ctx)
        if one == other:
            channels = self.before.channel, self.after.channel
            return f"{said(self.after)}: by {channels[1]} instead of {channels[0]}"
        return f"{said(self.after)}: {one} → {other}"


def _when(item: DueItem, ctx: Context) -> str:
    return when(item, ctx) or "open"


def moves(desk: Desk, settings: Settings) -> list[Move]:
    """List the effects of other settings on the to-do list, in its order.

    An item may appear, disappear, or change its time or channel.
    """
    at = desk.now()
    ctx, later = desk.settings.context(at), settings.context(at)
    now, then = agenda(desk, at), agenda(desk, at, settings)
    before = {item.key: item for item in now.ordered()}
    after = {item.key: item for item in then.ordered()}
    found = []
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        same = (
            one is not None
            and other is not None
            and _when(one, ctx) == _when(other, later)
            and one.channel == other.channel
        )
        if not same:
            found.append(Move(one, other))
    return found

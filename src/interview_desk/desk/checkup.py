"""Is the database sound, and what do this terminal and clipboard support?"""

import os
import shutil
import sqlite3
import sys

from interview_desk.desk.desk import Desk
from interview_desk.domain.codec import SHAPES
from interview_desk.store import backup, read


def database_report(desk: Desk) -> list[str]:
    """What the database is, in lines."""
    path = desk.database.path
    rows = backup.counts(desk.connection)
    size = path.stat().st_size
    return [
        f"Database   {path}, {size / 1_048_576:.1f} MB{', can only be read' if desk.database.read_only else ''}",
        f"Holds      {rows['application']} applications, {rows['interview']} interviews, {rows['note']} notes",
        f"History    {rows['touch']} contacts logged, {rows['change']} steps that can be undone",
        f"SQLite     {sqlite3.sqlite_version}, journal {desk.connection.execute('PRAGMA journal_mode').fetchone()[0]}",
    ]


def problems(desk: Desk) -> list[str]:
    """What is wrong with the database; empty where it is sound."""
    found = [str(row[0]) for row in desk.connection.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
    found += [
        f"a row of “{row[0]}” refers to a missing row of “{row[2]}”"
        for row in desk.connection.execute("PRAGMA foreign_key_check")
    ]
    if not found:
        try:
            search = read.read_search(desk.connection)
            for name, shape in SHAPES.items():
                for entity in getattr(search, name):
                    shape.decode(shape.encode(entity), f"{name} {entity.id}", desk.settings.zone)
        except Exception as error:  # noqa: BLE001 - whatever cannot be read is what is reported here
            found.append(f"something in it cannot be read: {error}")
    return found


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the file itself cannot be read."""
    return isinstance(getattr(error, "orig", error), sqlite3.DatabaseError)


def damage_told(error: BaseException) -> str:
    """What cannot be read, in words."""
    told = str(getattr(error, "orig", error))
    return "The database is damaged" if "malformed" in told else f"The database cannot be read: {told}"


def terminal_report() -> list[str]:
    """What this terminal and clipboard support, in lines."""
    encoding = sys.stdout.encoding or "unknown"
    size = shutil.get_terminal_size()
    terminal = os.environ.get("TERM", "unset")
    colours = "none (NO_COLOR)" if "NO_COLOR" in os.environ else os.environ.get("COLORTERM", "as TERM says")
    tools = [tool for tool in ("pbcopy", "wl-copy", "xclip", "xsel", "clip.exe", "tmux") if shutil.which(tool)]
    return [
        f"Terminal   {terminal}, {size.columns}x{size.lines}, {encoding}, colours: {colours}",
        f"Clipboard  {', '.join(tools) if tools else 'no tool found: a copy goes by the terminal (OSC 52) or to a file'}",
    ]

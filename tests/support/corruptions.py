"""What other programs write into a search: each case is one row, or one table, that cannot be read any more."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from interview_desk.domain.queue.kinds import DueKind
from interview_desk.domain.search.deferral import Skip, Snooze
from interview_desk.services.demo import FIXED, demo_desk

BROKEN_TEXT = b"Caf\xe9"
"""Latin-1, which is not UTF-8."""
FIRST = "(SELECT min(rowid) FROM {table})"
LAST_STAGE = "(SELECT rowid FROM stage_entry ORDER BY application, seq DESC LIMIT 1)"


class Corruption(NamedTuple):
    """Damage that another program does."""

    name: str
    table: str
    do: Callable[[sqlite3.Connection], Any]
    reason: str
    """Part of what the check says."""


def make_sound_file(folder: Path) -> Path:
    """Write a search with rows in every table into a folder, and return the file."""
    path = folder / "desk.db"
    make_search(path)
    return path


def copy_sound_file(sound: Path, folder: Path, *, with_backup: bool = False) -> Path:
    """Copy a search with its config, perhaps with a backup from the day before, and return the copy."""
    for file in sound.parent.iterdir():
        if file.is_file():
            shutil.copy(file, folder / file.name)
    if with_backup:
        (folder / "backups").mkdir()
        shutil.copy(sound.parent / "sound.db", folder / "backups" / "desk-2026-11-11.db")
    return folder / sound.name


def make_search(path: Path) -> None:
    """Write a search with rows in every table, closed in order, with a backup."""
    from interview_desk.services.safety import backups

    config = path.with_suffix(".toml")
    config.write_text('timezone = "America/New_York"\n', encoding="utf-8")
    desk = demo_desk(path, config, clock=lambda: FIXED)
    application = desk.connection.execute("SELECT min(id) FROM application").fetchone()[0]
    desk.write(
        "Snoozed",
        lambda change: change.put(
            Snooze("s1", DueKind.FOLLOW_UP, FIXED, FIXED.date() + timedelta(days=3), application),
            Skip("k1", DueKind.CHECK_IN, FIXED, application),
        ),
    )
    desk.keep_scratch("somewhere", "half a sentence")
    backups.back_up_on_request(desk, path.parent / "sound.db")
    desk.close()


def corrupt(path: Path, corruption: Corruption) -> None:
    """Let another program do its damage: without foreign keys, and without our triggers noticing."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=off")
        corruption.do(connection)


def cell(table: str, column: str, value: Any, reason: str, *, kind: str = "", row: str = FIRST) -> Corruption:
    """A cell with a value that it cannot have."""
    statement = f"UPDATE {table} SET {column} = ? WHERE rowid = {row.format(table=table)}"
    return Corruption(
        f"{table}.{column} {kind or value}", table, lambda connection: connection.execute(statement, (value,)), reason
    )


def broken_text(table: str, column: str) -> Corruption:
    """A text that is not UTF-8."""
    statement = (
        f"UPDATE {table} SET {column} = CAST(x'{BROKEN_TEXT.hex()}' AS TEXT) WHERE rowid = {FIRST.format(table=table)}"
    )
    return Corruption(
        f"{table}.{column} latin-1",
        table,
        lambda connection: connection.execute(statement),
        f"“{column}” is binary data",
    )


def blob(table: str, column: str) -> Corruption:
    """Binary data where a text belongs."""
    return cell(table, column, b"\x00\xff", f"“{column}” is binary data", kind="blob")


def null(table: str, column: str) -> Corruption:
    """NULL where the schema does not allow it: the schema was loosened, and tightened again."""

    def do(connection: sqlite3.Connection) -> None:
        path = connection.execute("PRAGMA database_list").fetchone()[2]
        where = f"WHERE type = 'table' AND name = '{table}'"
        sql = connection.execute(f"SELECT sql FROM sqlite_master {where}").fetchone()[0]
        for schema, statement in (
            (sql.replace(" NOT NULL", ""), ""),
            ("", f"UPDATE {table} SET {column} = NULL WHERE rowid = {FIRST.format(table=table)}"),
            (sql, ""),
        ):
            with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as once:
                once.execute("PRAGMA foreign_keys=off")
                if schema:
                    once.execute("PRAGMA writable_schema=on")
                    once.execute(f"UPDATE sqlite_master SET sql = ? {where}", (schema,))
                else:
                    once.execute(statement)

    return Corruption(f"{table}.{column} NULL", table, do, f"“{column}” is empty")


def run(name: str, table: str, statement: str, reason: str) -> Corruption:
    """Any other damage."""
    return Corruption(name, table, lambda connection: connection.execute(statement), reason)


MET = "(SELECT id FROM interview WHERE id IN (SELECT interview FROM debrief) LIMIT 1)"
OWNER = "(SELECT application FROM note LIMIT 1)"

CORRUPTIONS = (
    # dates and times
    cell("interview", "starts_at", "not a date", "“starts_at” isn’t a time"),
    cell("interview", "starts_at", "2026-11-10T10:00:00", "“starts_at” isn’t a time", kind="without offset"),
    cell("interview", "starts_at", "0001-01-01T00:00:00+00:00", "“starts_at” isn’t a time", kind="year 1"),
    cell("interview", "ready_at", "soon", "“ready_at” isn’t a time"),
    cell("stage_entry", "reached_on", "12/11/2026", "“reached_on” isn’t a day", row=LAST_STAGE),
    cell("application", "dormant_since", "9999-99-99", "“dormant_since” isn’t a day"),
    cell("promise", "due_on", "Friday", "“due_on” isn’t a day"),
    cell("promise", "made_on", "", "“made_on” isn’t a day", kind="empty"),
    cell("note", "changed_at", "yesterday", "“changed_at” isn’t a time"),
    cell("touch", "at", "2026-13-01T00:00:00+00:00", "“at” isn’t a time"),
    cell("debrief", "completed_at", "-", "“completed_at” isn’t a time"),
    cell("exit_card", "answered_at", "x", "“answered_at” isn’t a time"),
    cell("snooze", "until", "later", "“until” isn’t a day"),
    cell("skip", "at", "never", "“at” isn’t a time"),
    cell("change", "made_at", "once", "“made_at” isn’t a time"),
    # words that nobody knows
    cell("stage_entry", "stage", "ghosted", "“stage” isn’t one of the words", row=LAST_STAGE),
    cell("application", "outcome", "vanished", "“outcome” isn’t one of the words"),
    cell("interview", "status", "dreamt", "“status” isn’t one of the words"),
    cell("interview", "method", "telepathy", "“method” isn’t one of the words"),
    cell("note", "kind", "sonnet", "“kind” isn’t one of the words"),
    cell("note", "state", "lost", "“state” isn’t one of the words"),
    cell("touch", "direction", "sideways", "“direction” isn’t one of the words"),
    cell("touch", "channel", "pigeon", "“channel” isn’t one of the words"),
    cell("company", "formality", "regal", "“formality” isn’t one of the words"),
    cell("contact", "prefers", "silence", "“prefers” isn’t one of the words"),
    cell("promise", "promised_by", "fate", "“promised_by” isn’t one of the words"),
    cell("snooze", "kind", "nap", "“kind” isn’t one of the words"),
    cell("skip", "kind", "hop", "“kind” isn’t one of the words"),
    cell("change", "state", "maybe", "“state” isn’t one of the words"),
    # JSON
    cell("interview", "checked", "{", "“checked” isn’t a list or value"),
    cell("interview", "stories", "{}", "“stories” isn’t a list or value"),
    cell("debrief", "hooks", "{", "“hooks” isn’t a list or value"),
    cell(
        "debrief",
        "hooks",
        '[{"contact": "demo-maya", "text": "x", "stem": "sang"}]',
        "“hooks” isn’t a list or value",
        kind="unknown stem",
    ),
    cell("debrief", "unsaid", '[{"text": "x", "stem": "sang"}]', "“unsaid” isn’t a list or value", kind="unknown stem"),
    cell("debrief", "private", '"x"', "“private” isn’t a list or value"),
    cell("debrief", "questions", '[{"answer": "yes"}]', "“questions” isn’t a list or value"),
    cell("exit_card", "thanked", "{", "“thanked” isn’t a list or value"),
    cell("story", "tags", '["a", 1]', "“tags” isn’t a list or value"),
    cell("closing_statement", "rehearsals", "[1]", "“rehearsals” isn’t a list or value"),
    cell("own_question", "asked_in", "null", "“asked_in” isn’t a list or value"),
    cell("application", "offer", "[", "“offer” isn’t a list or value"),
    cell("me", "views", "{", "“views” isn’t a list or value"),
    cell("change_row", "after", "{", "a row image isn’t in the expected form"),
    cell("change_row", "of_key", "{", "a row image isn’t in the expected form"),
    # binary data and broken text
    *(
        blob(table, column)
        for table, column in (
            *(("company", "name"), ("contact", "email"), ("application", "role"), ("interview", "place"), ("note", "body")),
            *(("touch", "summary"), ("story", "title"), ("me", "name"), ("scratch", "text"), ("company", "id")),
            *(("change", "label"), ("debrief", "best_moment"), ("own_question", "text"), ("interviewer", "contact")),
        )
    ),
    *(
        broken_text(table, column)
        for table, column in (
            *(("company", "name"), ("contact", "name"), ("application", "remarks"), ("interview", "goals")),
            *(("note", "body"), ("touch", "summary"), ("promise", "what"), ("story", "situation"), ("me", "email")),
            *(("debrief", "learned"), ("exit_card", "next_step"), ("closing_statement", "text"), ("change", "label")),
            *(("own_question", "answer"), ("skip", "reason"), ("scratch", "text"), ("change_row", "after")),
        )
    ),
    # NULL
    *(
        null(table, column)
        for table, column in (
            *(("company", "name"), ("contact", "title"), ("application", "role"), ("interview", "starts_at")),
            *(("stage_entry", "reached_on"), ("note", "body"), ("touch", "at"), ("promise", "what"), ("story", "tags")),
            *(("debrief", "hooks"), ("exit_card", "thanked"), ("me", "name"), ("change", "label"), ("interview", "minutes")),
            *(("own_question", "rank"), ("closing_statement", "points"), ("snooze", "kind"), ("skip", "at")),
        )
    ),
    # wrong types
    cell("interview", "minutes", "an hour", "“minutes” isn’t a whole number"),
    cell("interview", "round", 1.5, "“round” isn’t a whole number"),
    cell("interview", "minutes", 10**12, "“minutes” isn’t in the possible range"),
    cell("debrief", "rating", 11, "“rating” isn’t in the possible range"),
    cell("debrief", "section", "x", "“section” isn’t a whole number"),
    cell("contact", "may_follow_up", 7, "“may_follow_up” is neither yes nor no"),
    cell("own_question", "rank", "first", "“rank” isn’t a whole number"),
    cell("me", "links", "7", "“links” isn’t a list or value"),
    # what something else depends on is gone
    run("company gone", "application", "DELETE FROM company WHERE rowid = 1", "its company is gone"),
    run("application without stages", "application", f"DELETE FROM stage_entry WHERE application = {OWNER}", "it has no stage"),
    run("note's application gone", "note", f"DELETE FROM application WHERE id = {OWNER}", "its application is gone"),
    run("interviewer gone", "interviewer", "DELETE FROM contact WHERE id = (SELECT contact FROM interviewer LIMIT 1)", "its contact is gone"),
    run("main contact gone", "application", "DELETE FROM contact WHERE id = (SELECT lead_contact FROM application WHERE lead_contact > '' LIMIT 1)", "its lead contact is gone"),
    run("interview gone", "debrief", f"DELETE FROM interview WHERE id = {MET}", "its interview is gone"),
    run("application of an interview gone", "interview", f"DELETE FROM application WHERE id = (SELECT application FROM interview WHERE id = {MET})", "its application is gone"),
    run("contact of a company gone", "contact", "DELETE FROM company WHERE id = (SELECT company FROM contact LIMIT 1)", "its company is gone"),
    run("application of a promise gone", "promise", "UPDATE promise SET application = 'nowhere' WHERE rowid = 1", "its application is gone"),
    run("touch's application gone", "touch", "UPDATE touch SET application = 'nowhere' WHERE rowid = 1", "its application is gone"),
    run("snooze's application gone", "snooze", "UPDATE snooze SET application = 'nowhere'", "its application is gone"),
    run("change of a row gone", "change_row", "DELETE FROM change", "its change is gone"),
    # tables
    *(
        run(f"no table {table}", table, f"DROP TABLE {table}", "the table is missing")
        for table in ("promise", "note", "story", "interviewer", "debrief", "snooze", "contact", "change_row", "scratch")
    ),
)  # fmt: skip

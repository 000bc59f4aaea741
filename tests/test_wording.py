"""Every problem that is a value reads well on the command line and on a screen."""

import inspect
from pathlib import Path

import pytest

from interview_desk import wording
from interview_desk.domain import problems
from interview_desk.domain.errors import SolvedByKey
from interview_desk.domain.imports import problems as import_problems
from interview_desk.domain.imports.problems import (
    AmbiguousDates,
    AmbiguousDay,
    FileNotImported,
    MissingColumn,
    NotAnInterview,
    NothingToImport,
    PeopleElsewhere,
    SeveralApplications,
    SkippedItem,
    UnknownZone,
)
from interview_desk.domain.problems import (
    ChangedWhileClosed,
    ChecksumMismatch,
    ConflictingVersions,
    DatabaseDamaged,
    DatabaseNotCreated,
    DatabaseProblems,
    InvalidConfig,
    LeftOutRows,
    MissingConfig,
    RowNotReplaced,
    SyncedFolder,
    UnreadableRow,
    UnusableDatabase,
    WrongFormatOption,
)
from interview_desk.ui.core import wording as screen_wording

PATH = Path("/data/desk.db")


def key_of(binding):
    return {"today.debrief": "d"}[binding]


UNREADABLE = UnreadableRow("interview", ("i1",), "“starts_at” isn’t a time")
CASES = [
    (
        UnknownZone("Customized Time Zone"),
        (
            "its time zone “Customized Time Zone” isn’t known. Set it with --timezone, such as --timezone Europe/Berlin",
            "its time zone “Customized Time Zone” isn’t known",
        ),
    ),
    (
        NotAnInterview(needs_application=True),
        (
            "nothing in it says it’s an interview. If it is one, add the application and say which application it’s for (--application)",
            "nothing in it says it’s an interview",
        ),
    ),
    (
        SeveralApplications(("Kestrel, Analyst", "Kestrel, Tester")),
        (
            "it could be for Kestrel, Analyst and Kestrel, Tester. Say which one (--application)",
            "it could be for Kestrel, Analyst and Kestrel, Tester",
        ),
    ),
    (
        AmbiguousDay("4/12"),
        (
            "“4/12” could be two different dates. Set the order (--dates day-first)",
            "“4/12” could be two different dates",
        ),
    ),
    (
        AmbiguousDates(),
        (
            "some dates could be read two ways, such as 4/12 (December 4 or April 12). Add --dates day-first or --dates month-first",
            "some dates could be read two ways, such as 4/12 (December 4 or April 12)",
        ),
    ),
    (
        PeopleElsewhere(1_200),
        (
            "1,200 people at companies you haven’t applied to (import them with --everyone)",
            "1,200 people at companies you haven’t applied to",
        ),
    ),
    (
        MissingColumn("which column is the company", ("“A”", "“B”")),
        (
            'can’t tell which column is the company. Set it with --column "Heading=company". The columns are “A” and “B”',
            "can’t tell which column is the company",
        ),
    ),
    (
        SkippedItem("line 3", AmbiguousDay("4/12")),
        (
            "line 3: “4/12” could be two different dates. Set the order (--dates day-first)",
            "line 3: “4/12” could be two different dates",
        ),
    ),
    (
        FileNotImported("in.ics", UnknownZone("X")),
        (
            "in.ics: its time zone “X” isn’t known. Set it with --timezone, such as --timezone Europe/Berlin. Nothing was changed",
            "in.ics: its time zone “X” isn’t known. Nothing was changed",
        ),
    ),
    (
        NothingToImport((SkippedItem("line 3", "it names no company"), SkippedItem("", PeopleElsewhere(2))), 4),
        (
            (
                "nothing in it could be imported. line 3: it names no company; "
                "2 people at companies you haven’t applied to (import them with --everyone); and 4 more"
            ),
            "nothing in it could be imported. line 3: it names no company; 2 people at companies you haven’t applied to; and 4 more",
        ),
    ),
    (
        SolvedByKey("A debrief is done once you write it", "today.debrief", "Press {key} to open it"),
        ("A debrief is done once you write it", "A debrief is done once you write it. Press d to open it"),
    ),
    (
        WrongFormatOption("since", ("log",), "csv"),
        (
            "--since only works with --format log, not with csv",
            "“since” only works with log, not with csv",
        ),
    ),
    (
        MissingConfig(Path("/c.toml")),
        (
            "There’s no config file at /c.toml. To create one: interview-desk config --init",
            "There’s no config file at /c.toml",
        ),
    ),
    (
        InvalidConfig(Path("/c.toml"), "line 2", "theme = 1 isn’t a text"),
        (
            "/c.toml, line 2: theme = 1 isn’t a text",
            "/c.toml, line 2: theme = 1 isn’t a text",
        ),
    ),
    (
        DatabaseNotCreated(PATH, "Permission denied"),
        (
            "Can’t create the database: Permission denied. Choose another location with --db FILE. File: /data/desk.db",
            "Can’t create the database: Permission denied. File: /data/desk.db",
        ),
    ),
    (
        UnusableDatabase("Not a database, or damaged", PATH, Path("/data/backups")),
        (
            "Not a database, or damaged. Nothing was changed. File: /data/desk.db. Backups, if there are any: /data/backups",
            "Not a database, or damaged. Nothing was changed. File: /data/desk.db. Backups, if there are any: /data/backups",
        ),
    ),
    (
        DatabaseDamaged("The database is damaged", Path("/data/backups/b.db"), "2026-11-20"),
        (
            "The database is damaged. The newest backup is from 2026-11-20. Restore it with: interview-desk restore /data/backups/b.db",
            "The database is damaged",
        ),
    ),
    (
        ChecksumMismatch(Path("/b.db")),
        (
            (
                "/b.db doesn’t match its checksum, so it’s damaged or was changed. Choose another backup, or restore it with --anyway. "
                "Nothing was changed"
            ),
            "/b.db doesn’t match its checksum, so it’s damaged or was changed. Choose another backup. Nothing was changed",
        ),
    ),
    (
        ChangedWhileClosed(),
        (
            "the file changed while interview-desk was closed. To accept it as it is: interview-desk check --accept",
            "the file changed while interview-desk was closed",
        ),
    ),
    (
        SyncedFolder("Dropbox"),
        (
            (
                "Your data is in a folder synced by Dropbox. Two computers writing at once can damage it. "
                "Keep it on a local disk (--db FILE) and put a backup there instead: interview-desk backup FILE"
            ),
            (
                "Your data is in a folder synced by Dropbox. Two computers writing at once can damage it. "
                "Keep it on a local disk, and put a backup there instead"
            ),
        ),
    ),
    (
        ConflictingVersions(("a.db", "b.db", "c.db", "d.db")),
        (
            (
                "A sync program left a conflicting version next to your data: a.db, b.db and c.db. "
                "Look inside with --db FILE; export it and import it here to merge what’s missing"
            ),
            (
                "A sync program left a conflicting version next to your data: a.db, b.db and c.db. "
                "Export it and import it here to merge what’s missing"
            ),
        ),
    ),
    (UNREADABLE, ("interview i1: “starts_at” isn’t a time", "interview i1: “starts_at” isn’t a time")),
    (
        LeftOutRows((UNREADABLE, UNREADABLE, UnreadableRow("note", (), "the table is missing"))),
        ("1 table is missing and 2 rows can’t be read", "1 table is missing and 2 rows can’t be read"),
    ),
    (
        RowNotReplaced("debrief", ("i1",)),
        (
            "Nothing was changed, because the row “debrief i1” can’t be read and would be lost. Restore a backup first",
            "Nothing was changed, because the row “debrief i1” can’t be read and would be lost. Restore a backup first",
        ),
    ),
    (
        DatabaseProblems(2, Path("/data/my backups/b.db"), PATH),
        (
            "2 problems in the database. Restore a backup with: interview-desk restore '/data/my backups/b.db' --db /data/desk.db",
            "2 problems in the database",
        ),
    ),
    (
        DatabaseProblems(1, None),
        (
            "1 problem in the database, and no backup is free of problems. Save what can be read with: interview-desk export -o FILE",
            "1 problem in the database",
        ),
    ),
]


@pytest.mark.parametrize(("problem", "texts"), CASES, ids=lambda item: type(item).__name__)
def test_a_problem_is_worded_for_each_edge(problem, texts):
    assert (wording.describe_problem(problem), screen_wording.describe_problem(problem, key_of)) == texts


def test_every_problem_is_worded_here():
    known = {
        value
        for module in (problems, import_problems)
        for value in vars(module).values()
        if inspect.isclass(value) and value.__module__ == module.__name__
    }
    assert known | {SolvedByKey} == {type(problem) for problem, _ in CASES}


@pytest.mark.parametrize("problem", [problem for problem, _ in CASES], ids=lambda item: type(item).__name__)
def test_a_screen_names_no_option_and_no_command(problem):
    text = screen_wording.describe_problem(problem, key_of)
    assert "--" not in text
    assert "interview-desk " not in text.replace("interview-desk was closed", "")


def test_text_is_shown_as_it_is():
    text = "The disk is full"
    assert (wording.describe_problem(text), screen_wording.describe_problem(text, key_of)) == (text, text)

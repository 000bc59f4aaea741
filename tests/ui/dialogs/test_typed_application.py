"""A new application on one line: where each part goes, and what is there already."""

import pytest

from interview_desk.services.pipeline.pipeline import add_application
from interview_desk.ui.dialogs.previews import TypedApplication, parse_application
from support.screen import looking_at
from support.store import desk_at, run


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("Northwind", TypedApplication("Northwind")),
        ("Northwind, Data engineer, a friend", TypedApplication("Northwind", "Data engineer", "a friend")),
        ("Data analyst at Birch Labs", TypedApplication("Birch Labs", "Data analyst")),
        ("Birch Labs, Data analyst at large", TypedApplication("Birch Labs", "Data analyst at large")),
        (
            "Northwind, Cook, https://jobs.example/1",
            TypedApplication("Northwind", "Cook", "", "https://jobs.example/1"),
        ),
        (
            "Northwind, https://jobs.example/1, Cook, LinkedIn",
            TypedApplication("Northwind", "Cook", "LinkedIn", "https://jobs.example/1"),
        ),
        ("Northwind, Cook, jobs.example/1", TypedApplication("Northwind", "Cook", "", "https://jobs.example/1")),
        ("https://jobs.example/1", TypedApplication("", "", "", "https://jobs.example/1")),
        ("Node.js Ltd, Cook", TypedApplication("Node.js Ltd", "Cook")),
        ("", TypedApplication("")),
    ],
)
def test_each_part_goes_where_it_belongs(line, typed):
    assert parse_application(line) == typed


async def test_an_application_that_is_there_is_named_before_another_one_is_added(tmp_path):
    desk = desk_at(tmp_path / "desk.db")
    add_application(desk, "Acme", "Cook", stage="applied")
    async with looking_at(desk) as seen:
        await seen.press("n")
        await seen.type("acme, Waiter")
        await seen.press("enter")
        assert "already an open application to acme: Cook, applied" in " ".join(seen.text.split())
        await seen.press("n")
        assert desk.connection.execute("SELECT count(*) FROM application").fetchone() == (1,)
        await seen.press("n", "enter")
        await seen.press("y", "a")
        assert desk.connection.execute("SELECT count(*) FROM application").fetchone() == (2,)
    desk.close()


def test_the_command_line_names_it_too(tmp_path):
    path = tmp_path / "desk.db"
    run("--db", path, "add", "Acme", "Cook", "--stage", "applied")
    again = run("--db", path, "add", "ACME", "Waiter")
    assert again.returncode == 0
    assert "There is already an open application to ACME: Cook, applied" in again.stderr
    assert len(again.stdout.split()) == 1

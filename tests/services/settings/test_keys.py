"""The keys of the config: what can be put in force, and what is said of the rest."""

import pytest

from interview_desk.services.settings.keys import validate_keys
from support.screen import looking_at
from support.store import desk_at, run, scenario

KNOWN = [
    {"app.quit": "q", "app.undo": "u"},
    {"list.next": "j,down"},
    {"today.snooze": "s", "today.done": "x"},
    {"board.move": "m"},
]


@pytest.mark.parametrize(
    ("wanted", "keymap", "problems"),
    [
        ({"today.snooze": "Z"}, {"today.snooze": "Z"}, []),
        ({"today.snooze": "m"}, {"today.snooze": "m"}, []),
        ({"today.snooze": "x", "today.done": "s"}, {"today.snooze": "x", "today.done": "s"}, []),
        ({"today.snooze": "x"}, {}, ["The key x is asked for by today.snooze and today.done"]),
        ({"today.snooze": "q"}, {}, ["The key q is asked for by app.quit and today.snooze"]),
        ({"app.quit": "Q", "today.snooze": "q"}, {"app.quit": "Q", "today.snooze": "q"}, []),
        ({"no.such": "Z"}, {}, ["The config names unknown keys: no.such"]),
    ],
)
def test_a_clash_is_named_with_both_ids(wanted, keymap, problems):
    assert validate_keys(KNOWN, wanted) == (keymap, problems)


def configured(tmp_path, *lines):
    (tmp_path / "desk.toml").write_text('timezone = "America/New_York"\n' + "\n".join(lines) + "\n", encoding="utf-8")
    return desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])


async def test_a_key_that_was_changed_works_and_shows_in_the_key_bar_and_in_help(tmp_path):
    desk = configured(tmp_path, "[keys]", '"today.snooze" = "Z"', '"app.undo" = "ctrl+y"')
    async with looking_at(desk) as seen:
        assert "Z snooze" in seen.key_bar
        assert "^y undo" in seen.key_bar
        await seen.press("s")
        assert "Snooze:" not in seen.text
        await seen.press("Z")
        assert "Snooze:" in seen.text
        await seen.press("escape", "question_mark")
        await seen.type("today.snooze")
        line = next(one for one in seen.text.splitlines() if "snooze until" in one)
        assert " Z " in line
    desk.close()


async def test_a_clash_is_told_at_the_start(tmp_path):
    desk = configured(tmp_path, "[keys]", '"today.snooze" = "x"')
    async with looking_at(desk) as seen:
        assert "The key x is asked for by" in seen.told
        assert "today.snooze" in seen.told
        assert "today.done" in seen.told
        await seen.press("s")
        assert "Snooze:" in seen.text
    desk.close()


def test_the_command_line_checks_a_config_without_a_screen(tmp_path):
    config = tmp_path / "c.toml"
    config.write_text('theme = "nord"\n[keys]\n"today.snooze" = "Z"\n', encoding="utf-8")
    assert run("--config", config, "config", "--check").returncode == 0
    config.write_text('theme = "nope"\n[keys]\n"today.snooze" = "x"\n"a.b" = "c"\n', encoding="utf-8")
    refused = run("--config", config, "config", "--check")
    assert refused.returncode == 1
    assert all(told in refused.stderr for told in ("today.done and today.snooze", "a.b", "nope", "inkwell"))
    config.write_text("[policies]\nrepeat_max = -3\n", encoding="utf-8")
    wrong = run("--config", config, "config", "--check")
    assert (wrong.returncode, "line 2" in wrong.stderr) == (1, True)


def test_due_fits_into_a_prompt(tmp_path):
    db = tmp_path / "desk.db"
    assert run("--db", db, "due", "--format", "short").stdout == ""
    desk = desk_at(db, "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    desk.close()
    short = run("--db", db, "due", "--format", "short", "--at", "2026-11-10T18:00:00-05:00")
    assert (short.returncode, short.stdout) == (0, "●2\n")
    assert run("--db", db, "due", "--format=json").stdout.startswith("{")
    assert run("--db", db, "due", "--format", "tall").returncode == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell):
    printed = run("completion", shell)
    assert "_INTERVIEW_DESK_COMPLETE" in printed.stdout
    if shell == "bash":
        asked = run(_INTERVIEW_DESK_COMPLETE="bash_complete", COMP_WORDS="interview-desk exp", COMP_CWORD="1")
        assert asked.stdout == "plain,export\n"

"""A text that names a key names the key in force: it comes from the keymap, by the id of the binding."""

import ast
import json
import re
from functools import partial
from pathlib import Path

import pytest

import interview_desk
from interview_desk.services.settings.keys import default_key
from interview_desk.services.settings.settings import parse_settings
from interview_desk.ui.core import navigation
from interview_desk.ui.core.key_names import fill_keys, key_of
from support.screen import looking_at
from support.store import desk_at

SOURCE = Path(interview_desk.__file__).parent


def texts_of(path):
    """The texts of a module but for its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


TEXTS = [
    (path.relative_to(SOURCE).as_posix(), text) for path in sorted(SOURCE.rglob("*.py")) for text in texts_of(path)
]
PLACEHOLDER = re.compile(r"\{([a-z]+\.[a-z0-9_]+)\}")
NAMED_BY_HAND = re.compile(r"(?<![\w’'{“])(?:[b-hj-zA-HJ-Z]|esc|\^[a-z]|⏎) (?:again |on the \w+ )?[a-z]+s\b")
OF_A_DIALOG = {("ui/flows/recording.py", "esc skips")}
"""Texts of dialogs outside of their folder: escape leaves every dialog."""
FIXED = ("ui/dialogs/", "ui/pages/backups/", "domain/", "services/notes/", "services/demo.py", "proofreading/")
"""Places whose keys cannot be changed (dialogs), or whose texts are not about keys."""


def test_every_placeholder_is_a_binding():
    named = {match for _, text in TEXTS for match in PLACEHOLDER.findall(text)}
    assert len(named) > 20
    assert [binding for binding in sorted(named) if not default_key(binding)] == []


def test_no_key_is_named_by_hand():
    by_hand = [
        (path, match[0])
        for path, text in TEXTS
        if path.startswith(("ui/", "services/")) and not path.startswith(FIXED)
        if (match := NAMED_BY_HAND.search(text))
    ]
    assert [place for place in by_hand if place not in OF_A_DIALOG] == []


def test_no_key_is_painted_by_hand():
    painted = [
        (path.relative_to(SOURCE).as_posix(), node.args[0].value)
        for folder in ("panes", "pages", "flows", "shell")
        for path in sorted((SOURCE / "ui" / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "TextSpan"
        if len(node.args) > 1 and all(isinstance(one, ast.Constant) for one in node.args[:2])
        if node.args[1].value == "key" and len(node.args[0].value.strip()) < 3
    ]
    assert {text.strip() for path, text in painted} <= {"▸", "·", "^z"}  # marks, and a key of the text field itself


def test_keys_are_filled_in_by_id():
    keys = partial(key_of, keymap={"today.new": "ctrl+b,z"})
    assert fill_keys("{today.new} adds one; {app.undo} undoes it. {nothing} stays.", keys) == (
        "^b adds one; u undoes it. {nothing} stays."
    )
    with pytest.raises(KeyError):
        fill_keys("{today.nothing}", keys)


async def test_a_text_names_the_key_that_the_config_set(tmp_path):
    keys = {"app.undo": "ctrl+b", "board.new": "f8", "board.person": "f9", "pane.back": "f7"}
    config = "[keys]\n" + "".join(f"{json.dumps(name)} = {json.dumps(key)}\n" for name, key in keys.items())
    desk = desk_at(tmp_path / "desk.db")
    desk.settings = parse_settings(tmp_path / "c.toml", config)
    try:
        async with looking_at(desk, (120, 36)) as seen:
            await seen.press("2")
            assert "f8 adds an application." in seen.text
            await seen.press("i")
            assert "f8 adds one." in seen.text
            await seen.press("f8")
            await seen.type("Kestrel, Analyst")
            await seen.press("enter", "s")
            assert "^b undoes" in seen.key_bar
            await seen.press("P")
            assert "f9 adds someone" in seen.text
            await seen.press("slash")
            await seen.type("zzz")
            assert "f7 clears the filter" in seen.text.replace("\n", " ")
            await seen.press("f7")
            await seen.press("question_mark")
            await seen.type("delete")
            assert "^b undoes it" in seen.text
    finally:
        desk.close()


async def test_the_first_page_names_the_keys_that_the_config_set(tmp_path):
    desk = desk_at(tmp_path / "desk.db")
    desk.settings = parse_settings(tmp_path / "c.toml", '[keys]\n"today.debrief" = "Z"\n"app.debrief" = "f3"\n')
    async with looking_at(desk, (80, 24)) as seen:
        assert "Z   Debrief an interview" in seen.text
        assert "d   Debrief an interview" not in seen.text
        assert "f3 Debrief" in seen.text
        await seen.press("4")
        assert "A debrief (f3)" in seen.text
    desk.close()


async def test_the_exit_card_names_the_keys_that_the_config_set(demo, tmp_path):
    keys = '[keys]\n"card.1" = "f2"\n"card.2" = "f4"\n"card.later" = "f10"\n'
    demo.settings = parse_settings(tmp_path / "c.toml", keys)
    async with looking_at(demo, (80, 24)) as seen:
        navigation.open_exit_card(seen.app, "demo-app-kestrel", "demo-int-kestrel-1")
        await seen.settle()
        assert "f2 I thanked them" in seen.text
        assert "3 By when" in seen.text
        assert "f2 to 7 answer" in seen.text
        assert "f10 later" in seen.text
        await seen.press("f4")
        assert "enter takes it · f10 goes back" in seen.text  # no digit answers while one types
        assert "to 7 answer" not in seen.text

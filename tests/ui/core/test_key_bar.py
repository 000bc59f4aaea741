"""The key bar: hints are whole or not there, nothing in it is typed while one writes, and its keys are those in force."""

import json

import pytest
from textual.geometry import Size

from interview_desk.services.settings.settings import parse_settings
from interview_desk.ui.core.frame import Hint, KeyBar, Masthead
from support.screen import looking_at

WRITING = [
    ["3", "enter", "enter"],
    ["4", "enter", "i"],
    ["slash"],
    ["2", "slash"],
    ["b", "enter", "enter"],
    ["b", "n"],
    ["p", "enter"],
    ["T", "slash"],
]


@pytest.mark.parametrize("writing", [False, True])
async def test_a_hint_is_whole_or_not_there_at_any_width(demo, monkeypatch, writing):
    async with looking_at(demo) as seen:
        bar = seen.app.screen.query_one(KeyBar)
        hints = tuple(Hint(key, label) for key, label in (("⏎", "write on"), ("[ ]", "section"), ("^s", "finish")))
        bar.show(hints, writing=writing)
        for width in range(24, 90):
            monkeypatch.setattr(KeyBar, "size", Size(width, 1))
            shown = bar.render_line(0).text
            assert "…" not in shown
            assert shown.rstrip().endswith(("keys", "commands"))
            whole = [f"{hint.key} {hint.label}" in shown for hint in hints]
            assert whole == sorted(whole, reverse=True)  # the most important ones first
            assert not any(hint.label[:3] in shown for hint, is_whole in zip(hints, whole, strict=True) if not is_whole)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_finish_stays_in_sight_in_a_debrief(demo, size):
    async with looking_at(demo, size) as seen:
        await seen.press("3", "enter")
        assert "^s finish" in seen.key_bar
        await seen.press("enter")
        assert "WRITE" in seen.key_bar
        assert "^s finish" in seen.key_bar


@pytest.mark.parametrize("keys", WRITING, ids=" ".join)
async def test_no_key_that_would_be_typed_is_offered_while_writing(demo, keys):
    async with looking_at(demo, (80, 24)) as seen:
        await seen.press(*keys)
        assert seen.app.screen.is_writing
        assert "WRITE" in seen.key_bar
        assert "? keys" not in seen.key_bar
        assert "f1 keys" in seen.key_bar
        await seen.press("f1")
        assert "scroll" in seen.text


async def test_the_keys_of_the_bar_are_those_in_force(demo, tmp_path):
    keys = {
        "app.keys": "at",
        "app.palette": "f9",
        "notes.next": "f8",
        "board.shift_back": "f7",
        "debrief.next_bracket": "f6",
    }
    config = "[keys]\n" + "".join(f"{json.dumps(name)} = {json.dumps(key)}\n" for name, key in keys.items())
    demo.settings = parse_settings(tmp_path / "c.toml", config)
    async with looking_at(demo) as seen:
        assert "at keys   f9 commands" in seen.key_bar
        await seen.press("2")
        assert "f7 L move stage" in seen.key_bar
        await seen.press("4", "enter")
        assert "[ f8 person" in seen.key_bar
        await seen.press("i")
        assert "at keys" not in seen.key_bar
        await seen.press("escape", "3", "enter")
        assert "[ f6 section" in seen.key_bar
        await seen.press("enter")
        assert "^n next section" in seen.key_bar


async def test_the_frame_cuts_no_word_at_any_width(demo, monkeypatch):
    async with looking_at(demo) as seen:
        masthead = seen.app.screen.query_one(Masthead)
        for width in range(60, 180):
            monkeypatch.setattr(Masthead, "size", Size(width, 2))
            assert "…" not in masthead.render_line(1).text, width
            assert "in 1 h 40" in masthead.render_line(1).text, width

"""Changing the config: its comments stay, what is not allowed is refused, what it would move is said first."""

import os

import pytest

from interview_desk.domain.errors import Refused
from interview_desk.services.settings import configuring
from interview_desk.services.settings.keys import is_key
from interview_desk.services.settings.settings import load, parse_settings, template
from support.store import desk_at, scenario

SETTINGS = {one.name: one for group in configuring.groups() for one in group.settings}
MINE = """# mine
theme = "paper"   # light, please
[policies]
# never more than two
repeat_max = 2   # of them
[keys]
"today.snooze" = "z"   # my key
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "config.toml"


def test_everything_that_can_be_set_is_there_and_its_defaults_hold(path):
    assert set(SETTINGS) == {
        *(
            "theme",
            "timezone",
            "date_order",
            "date_style",
            "notice",
            "keyboard_layout",
            "country",
            "subdivision",
            "working_week",
            "file",
            "seconds",
            "megabytes",
        ),
        *parse_settings(path, "").policies._fields,
    }
    for one in SETTINGS.values():
        if one.section == "policies":
            assert one.default == str(getattr(parse_settings(path, "").policies, one.name))


@pytest.mark.parametrize("name", sorted(set(SETTINGS) - {"subdivision"}))
def test_what_is_commented_out_is_put_in_force_where_it_stands(path, name):
    one = SETTINGS[name]
    value = {
        "theme": "nord",
        "timezone": "Europe/Berlin",
        "country": "DE",
        "working_week": "mon tue",
        "file": "~/x.ics",
    }.get(name) or (str(one.range[1]) if one.kind == "number" else list(one.choices)[-1])
    before = template()
    after, _ = configuring.change_setting(path, before, one, value)
    assert configuring.values_of(after)[one.section, name] == value
    assert len(after.splitlines()) == len(before.splitlines())
    different = [(old, new) for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    assert len(different) == 1
    assert different[0][0].split("#")[2:] == different[0][1].split("#")[1:]
    again, settings = configuring.change_setting(path, after, one, "")
    assert settings._replace(calendar=None) == parse_settings(path, before)._replace(calendar=None)
    assert configuring.values_of(again) == configuring.values_of(before)


def test_comments_stay_and_only_the_value_becomes_another_one(path):
    after, settings = configuring.change_setting(path, MINE, SETTINGS["repeat_max"], "3")
    assert after == MINE.replace("repeat_max = 2", "repeat_max = 3")
    assert settings.policies.repeat_max == 3
    after, _ = configuring.change_setting(path, after, SETTINGS["no_date"], "one-week")
    assert '# of them\nno_date = "one-week"\n' in after
    after, settings = configuring.change_setting(path, after, SETTINGS["country"], "DE")
    assert "[calendar]" in after
    assert "# light, please" in after
    assert settings.theme == "paper"
    after, settings = configuring.change_setting(path, after, SETTINGS["theme"], "")
    assert '# theme = "paper"   # light, please' in after
    assert settings.theme == ""


def test_a_key_is_bound_and_let_go(path):
    after, settings = configuring.change_key(path, MINE, "today.done", "X")
    assert ("today.done", "X") in settings.keys
    assert "# my key" in after
    after, settings = configuring.change_key(path, after, "today.snooze", "")
    assert dict(settings.keys) == {"today.done": "X"}
    with pytest.raises(Refused, match=r"today\.done and today\.write|today\.write and today\.done"):
        configuring.change_key(path, MINE, "today.done", "w")
    with pytest.raises(Refused, match="unknown keys"):
        configuring.change_key(path, MINE, "today.fly", "w")


def test_a_key_from_the_commented_config(path):
    after, settings = configuring.change_key(path, template(), "today.snooze", "S")
    assert dict(settings.keys) == {"today.snooze": "S"}
    assert "binding id = key" in after


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("repeat_max", "many", "whole numbers from 0 to 99"),
        ("repeat_max", "100", "whole numbers from 0 to 99"),
        ("no_date", "soon", "allowed are"),
        ("timezone", "Atlantis", "no time zone"),
        ("country", "XX", "not known"),
        ("subdivision", "NY", "needs a country"),
        ("working_week", "someday", "no day of the week"),
        ("working_week", "mon tue wedn xyz", "“xyz” is no day"),
        ("file", "x.txt", r"ends in \.ics"),
        ("theme", "glitter", "no theme"),
        ("date_order", "year-first", "allowed are"),
        ("date_style", "year-first", "date_style = “year-first”; allowed are month-first, day-first"),
    ],
)
def test_what_is_not_allowed_is_refused(path, name, value, told):
    with pytest.raises(Refused, match=told):
        configuring.change_setting(path, MINE, SETTINGS[name], value)


def test_what_cannot_be_understood_is_left_alone(path):
    with pytest.raises(Refused):
        configuring.change_setting(path, "theme = ", SETTINGS["theme"], "nord")


def test_it_is_written_through_a_link_with_its_mode_and_never_over_another_change(path, tmp_path):
    path.parent.mkdir()
    target = tmp_path / "dotfiles.toml"
    target.write_text(MINE, encoding="utf-8")
    target.chmod(0o644)
    path.symlink_to(target)
    after, _ = configuring.change_setting(path, configuring.text_of(path), SETTINGS["repeat_max"], "1")
    configuring.write(path, MINE, after)
    assert path.is_symlink()
    assert target.read_text(encoding="utf-8") == after
    assert target.stat().st_mode & 0o777 == 0o644
    with pytest.raises(Refused, match="Somebody else"):
        configuring.write(path, MINE, after)


def test_where_there_is_none_the_commented_one_is_written(path):
    before = configuring.text_of(path)
    after, _ = configuring.change_setting(path, before, SETTINGS["theme"], "nord")
    configuring.write(path, before, after)
    assert load(path).theme == "nord"
    assert "# C1" in after or "When to send a thank-you" in after
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_can_be_written_it_says_so(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(Refused, match="cannot be written"):
        configuring.write(tmp_path / "sub" / "config.toml", template(), MINE)


def test_what_a_policy_would_move_is_said_before_it_does(tmp_path, path):
    desk = desk_at(tmp_path / "desk.db", "2026-11-11T09:00:00-05:00", scenario("evening-after")["document"])
    _, settings = configuring.change_setting(path, "", SETTINGS["thank_you"], "day-after")
    settings = settings._replace(zone=desk.settings.zone)
    found = configuring.moves(desk, settings)
    assert found
    assert all(move.before is None or move.after is None or move.before.kind == "thank-you" for move in found)
    told = [move.describe(desk.context()) for move in found]
    assert any("Thank" in one and "→" in one for one in told), told
    assert configuring.moves(desk, desk.settings) == []
    desk.close()


def test_an_item_that_comes_or_goes_is_said_so(tmp_path, path):
    desk = desk_at(tmp_path / "desk.db", "2026-11-11T09:00:00-05:00", scenario("one-basket")["document"])
    quiet = parse_settings(path, "[policies]\nbasket_min_active = 0\nbasket_idle_days = 365\n")._replace(
        zone=desk.settings.zone
    )
    (gone,) = configuring.moves(desk, quiet)
    assert gone.describe(desk.context()).startswith("Keep searching: no longer, was open")
    usual, desk.settings = desk.settings, quiet
    (new,) = configuring.moves(desk, usual)
    assert new.describe(desk.context()).startswith("Keep searching: new, open")
    desk.close()


def test_days_are_written_in_many_ways(path):
    after, _ = configuring.change_setting(path, "", SETTINGS["working_week"], "Monday, tue wed")
    assert configuring.values_of(after)["calendar", "working_week"] == "mon tue wed"


def test_a_list_on_several_lines_is_left_to_its_editor(path):
    text = '[calendar]\nworking_week = [\n  "mon", # short\n  "tue",\n]\n'
    for value in ("mon", ""):
        with pytest.raises(Refused, match="several lines"):
            configuring.change_setting(path, text, SETTINGS["working_week"], value)


@pytest.mark.parametrize(
    ("binding", "key", "told"),
    [
        ("app.quit", "ctl+banana", "no key"),
        ("app.quit", "qq", "no key"),
        ("app.board", ",", "no key"),
        ("today.snooze", "j", "list.next"),
        ("list.next", "tab", "app.next"),
    ],
)
def test_what_is_no_key_or_one_of_the_lists_is_refused(path, binding, key, told):
    with pytest.raises(Refused, match=told):
        configuring.change_key(path, "", binding, key)


def test_its_own_usual_key_is_no_clash(path):
    _, settings = configuring.change_key(path, "", "app.quit", "q")
    assert settings.keys == (("app.quit", "q"),)


@pytest.mark.parametrize(
    "key", ["f3", "ctrl+b", "comma", "Z", "?", "question_mark", "left_square_bracket", "shift+tab", "alt+x", "é"]
)
def test_keys_by_their_names(key):
    assert is_key(key)


def test_a_key_that_was_written_without_quotes_is_changed_where_it_stands(path):
    text = '[keys]\ntoday.snooze = "Z"\ntoday.done = "X"  # mine\n'
    after, settings = configuring.change_key(path, text, "today.snooze", "f3")
    assert dict(settings.keys) == {"today.snooze": "f3", "today.done": "X"}
    after, settings = configuring.change_key(path, after, "today.snooze", "")
    assert dict(settings.keys) == {"today.done": "X"}
    assert "# mine" in after

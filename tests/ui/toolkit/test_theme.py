"""Every theme is legible: words and statuses on every ground that they stand on."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from interview_desk.ui.toolkit.theme import LEGIBLE, OURS, colours, contrast

THEMES = {theme.name: theme for theme in (*OURS, *BUILTIN_THEMES.values())}
WORDS = ("text", "muted", "key", "overdue", "due", "upcoming", "waiting", "ok", "write")
GROUNDS = ("page", "bar", "card", "row", "row-blurred")


def variables(theme):
    return {**theme.to_color_system().generate(), **theme.variables}


@pytest.mark.parametrize(
    "name", [name for name, theme in THEMES.items() if not (theme.background or "").startswith("ansi")]
)
def test_words_and_statuses_can_be_read_on_every_ground(name):
    roles = {role: Color.parse(colour) for role, colour in colours(variables(THEMES[name])).items()}
    low = {
        (word, ground): round(contrast(roles[word], roles[ground]), 2)
        for word in WORDS
        for ground in GROUNDS
        if contrast(roles[word], roles[ground]) < LEGIBLE
    }
    assert low == {}


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_our_own_themes_are_shown_as_they_were_drawn(theme):
    roles = colours(variables(theme))
    for role, source in (
        ("overdue", "error"),
        ("due", "warning"),
        ("ok", "success"),
        ("key", "primary"),
        ("muted", "muted"),
    ):
        assert roles[role] == Color.parse(variables(theme)[source]).hex
    assert contrast(Color.parse(roles["text"]), Color.parse(roles["page"])) > 12


def test_contrast_is_that_of_the_guidelines():
    assert round(contrast(Color.parse("#000000"), Color.parse("#FFFFFF")), 1) == 21.0
    assert round(contrast(Color.parse("#777777"), Color.parse("#FFFFFF")), 2) == 4.48


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_a_terminals_own_colours_are_left_to_it(name):
    roles = colours(variables(THEMES[name]))
    assert roles["text"] == roles["page"] == "default"

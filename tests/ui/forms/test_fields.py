"""Fields of a form answer from the moment they are mounted, also before they are composed."""

import pytest

from interview_desk.ui.forms.fields import LongField, ManyField, TextField
from support.screen import looking_at


def long_line():
    return TextField("title", "Title", "The calm migration " * 300, echo=None)


FIELDS = [
    (TextField("title", "Title", "The calm migration"), "The calm migration"),
    (long_line(), "The calm migration " * 300),
    (LongField("task", "Task", "Two\nlines"), "Two\nlines"),
    (ManyField("points", "Points", ("one", "two"), typed="half a"), ("one", "two", "half a")),
]


@pytest.mark.parametrize(("field", "value"), FIELDS, ids=lambda one: type(one).__name__)
async def test_a_field_that_is_not_composed_yet_has_its_value(field, value, demo):
    async with looking_at(demo) as desk:
        desk.app.screen.mount(field)
        assert not field.children
        assert field.get_value() == value
        field.begin()
        await field.settle()
        await desk.settle()
        assert field.children
        assert field.get_value() == value


@pytest.mark.parametrize("kind", [TextField, LongField])
async def test_a_text_that_is_loaded_before_the_field_is_composed_is_shown(kind, demo):
    field = kind("task", "Task", "before")
    async with looking_at(demo) as desk:
        desk.app.screen.mount(field)
        field.load("after")
        assert field.get_value() == "after"
        await desk.settle()
        assert field.get_value() == "after"


async def test_lines_that_are_set_before_the_field_is_composed_are_shown_with_what_was_typed(demo):
    field = ManyField("points", "Points", ("one",), typed="half a")
    async with looking_at(demo) as desk:
        desk.app.screen.mount(field)
        field.show_values(("three", "four"))
        assert field.commit() == ("three", "four")
        await desk.settle()
        assert field.get_value() == ("three", "four", "half a")
        assert field.commit() == ("three", "four", "half a")

"""Lines become strips: as wide as asked for, with every text in its role, and blanks joined to their neighbours."""

from hypothesis import given
from hypothesis import strategies as st

from interview_desk.ui.toolkit.spans import Brush, TextSpan, line
from interview_desk.ui.toolkit.theme import INKWELL, colours

ROLES = ("text", "muted", "key", "due")
BITS = st.lists(
    st.builds(
        TextSpan, st.text(" ab株", max_size=6), st.sampled_from(ROLES), st.booleans(), st.booleans(), st.just("")
    ),
    max_size=6,
)
KNOWN = colours({**INKWELL.to_color_system().generate(), **INKWELL.variables})


@given(BITS, BITS, st.integers(1, 40))
def test_a_strip_shows_each_letter_in_its_colour(left, right, width):
    brush = Brush(KNOWN)
    strip = brush.strip(line(*left, right=right), width, "row")
    assert strip.cell_length == width
    shown = [(letter, segment.style) for segment in strip for letter in segment.text if letter != " "]
    wanted = [(letter, brush.style(bit, "row")) for bit in (*left, *right) for letter in bit.text if letter != " "]
    if "…" not in strip.text and len(shown) == len(wanted):
        assert shown == wanted
    assert {segment.style.bgcolor for segment in strip} == {brush.style(TextSpan(""), "row").bgcolor}

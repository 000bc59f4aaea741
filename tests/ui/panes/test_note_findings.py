"""The findings of a note are the same in every window, and each key that takes it out warns on its own."""

import pytest

from interview_desk.services.notes import writing
from interview_desk.ui.core.routes import NoteTarget
from interview_desk.ui.panes.notes.area import NoteArea
from support.screen import SIZES, looking_at

BEGINNING = "Dear Ana Ruiz,\n\nThank you for Tuesday 10 November. I am very interested in the Data engineer role. "
FILLING = (
    "The talk about the pipelines and the way that you run them stayed with me all week and I keep thinking of it. "
)
END = "\n\nKind regards,\nAlex Moreau\n"


@pytest.fixture
def signed(evening):
    writing.sign(evening, "Alex Moreau, alex@moreau.example, +33 1 55 50 10 11")
    return evening


async def write(seen, text):
    await seen.press("4")
    await seen.app.pane.opener.open(NoteTarget("thank-you", "a1", "i1", "ana"))
    await seen.settle()
    seen.app.pane.query_one(NoteArea).load_text(text)
    seen.app.pane.composer.saver.schedule()
    seen.app.pane.composer.saver.check_and_save()
    await seen.settle()


async def leave_out_the_next_step(seen):
    await seen.press("4", "enter")
    area = seen.app.pane.query_one(NoteArea)
    area.load_text(area.text.replace(" by the end of next week", ""))
    seen.app.pane.composer.saver.schedule()
    seen.app.pane.composer.saver.check_and_save()
    await seen.settle()


def word_at(seen):
    """The words of the finding that the keys act on."""
    issue = seen.app.pane.composer.review.current_issue
    return seen.app.pane.query_one(NoteArea).text[issue.start : issue.end] if issue.start is not None else ""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (BEGINNING + FILLING * 7 + END, "two or three short"),
        (BEGINNING + FILLING * 3 + "I recieved it." + END, "“recieved”"),
        (BEGINNING + "I liked [one thing]. I recieved it." + END, "Still to fill in"),
        ("Dear friends,\n\nThank you. Tern Analytics is fine." + END, "Tern"),
        ("Dear Ana Ruiz,\n\nThank you." + END, "Only "),
    ],
)
async def test_the_most_serious_finding_is_the_same_in_every_window(signed, size, text, shown):
    async with looking_at(signed, size) as seen:
        await write(seen, text)
        panel = seen.text[seen.text.index("Before you send") :]
        assert "✓ no issues found" not in panel
        line = next(line for line in panel.splitlines() if "▸" in line or ("▲" in line and size == (80, 24)))
        assert shown in line
        current = seen.app.pane.composer.review.current_issue
        await seen.press("j")  # goes to the one that is shown
        assert seen.app.pane.composer.review.current_issue == current


@pytest.mark.parametrize("size", SIZES)
async def test_a_next_step_that_is_not_said_is_a_finding_in_every_window(demo, size):
    async with looking_at(demo, size) as seen:
        await leave_out_the_next_step(seen)
        assert "not said yet: f" in seen.text
        assert "no issues found" not in seen.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [177, 151, 79])
async def test_a_length_beside_the_aim_is_never_said_to_be_fine(signed, size, count):
    beginning = BEGINNING + "I look forward to hearing from you. "
    text = beginning + "so " * (count - len((beginning + END).split())) + END
    async with looking_at(signed, size) as seen:
        await write(seen, text.replace("so so", "so, so"))
        assert f"{count} words, aim 80–150" in seen.text
        assert "no issues found" not in seen.text
        await seen.press("j")
        assert "No issues found" not in seen.told


@pytest.mark.parametrize("size", SIZES)
async def test_the_key_to_the_next_finding_says_what_the_panel_says(demo, size):
    async with looking_at(demo, size) as seen:
        await leave_out_the_next_step(seen)
        await seen.press("j")
        assert "Next step: not said yet: f" in seen.key_bar


async def test_after_a_fix_the_next_finding_is_the_one_after_it(signed):
    async with looking_at(signed, (80, 24)) as seen:
        await write(seen, BEGINNING + FILLING * 6 + "I recieved it. I recieved that. I beleive so." + END)
        for _ in range(9):
            if word_at(seen) == "recieved":
                break
            await seen.press("j")
        await seen.press("a", "j")
        assert word_at(seen) == "recieved"
        await seen.press("a", "j")
        assert word_at(seen) == "beleive"


@pytest.mark.parametrize(("first", "second"), [("S", "y"), ("y", "S"), ("M", "y"), ("S", "M"), ("y", "M")])
async def test_each_key_has_its_own_warning_of_a_gap(signed, first, second):
    async with looking_at(signed) as seen:
        await write(seen, BEGINNING + "I liked [one thing]." + END)
        await seen.press(first)
        assert f"{first} again to do it anyway" in seen.key_bar
        await seen.press(second)
        assert f"{second} again to do it anyway" in seen.key_bar
        assert signed.dossier("a1").touches == ()
        (note,) = signed.dossier("a1").notes
        assert note.state == "draft"

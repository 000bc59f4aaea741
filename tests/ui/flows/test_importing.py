"""Import of a file that takes long: the progress is shown, escape ends it at once, and the screen answers meanwhile."""

import asyncio
import time

import pytest

from interview_desk.services.settings.settings import ImportLimits
from interview_desk.store import read
from interview_desk.ui.dialogs.progress import ProgressBox
from support.foreign_files import calendar, card, event, zone
from support.screen import looking_at
from support.store import desk_at

ENDLESS = calendar(zone("RRULE:FREQ=SECONDLY", "Hostile"), event(when="DTSTART;TZID=Hostile:20261201T100000\r\n"))
ALLOWED_SECONDS = 1.0
"""Seconds for an answer to escape on a machine that is busy with other tests; 0.2 are promised."""


@pytest.fixture
def desk(tmp_path):
    with_limits = desk_at(tmp_path / "desk.db")
    yield with_limits
    with_limits.close()


async def start_import(screen, path):
    await screen.press("i")
    await screen.type(str(path))
    await screen.app.screen.query_one("Input").action_submit()


async def wait_for(condition, seconds=20.0):
    """Wait until a condition holds and return the longest time for which the screen could not have answered."""
    longest, end = 0.0, time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        began = time.monotonic()
        await asyncio.sleep(0.01)
        longest = max(longest, time.monotonic() - began)
    return longest


def is_progress_shown(screen):
    return isinstance(screen.app.screen, ProgressBox) and bool(screen.app.screen.query("#steps"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("endless.ics", ENDLESS),
        ("people.vcf", b"".join(card(f"FN:P{n}", f"ORG:C{n}") for n in range(15_000))),
        ("wide.csv", b"company" + b",c" * 150 + b"\n" + (b"Acme" + b",x1" * 150 + b"\n") * 10_000),
    ],
)
async def test_escape_ends_an_import_at_once_and_nothing_is_changed(desk, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    async with looking_at(desk) as screen:
        await start_import(screen, path)
        longest = await wait_for(lambda: is_progress_shown(screen))
        assert name in str(screen.app.screen.query_one("Vertical").border_title)
        later = time.monotonic() + 0.5
        longest = max(longest, await wait_for(lambda: time.monotonic() > later))
        if isinstance(screen.app.screen, ProgressBox):  # else it was read meanwhile
            pressed = time.monotonic()
            screen.app.simulate_key("escape")
            await wait_for(lambda: not isinstance(screen.app.screen, ProgressBox))
            answered = time.monotonic() - pressed
            assert answered < ALLOWED_SECONDS
        assert longest < ALLOWED_SECONDS
        await screen.settle()
        assert not read.read_search(desk.connection).contacts


async def test_a_file_that_takes_longer_than_its_limit_is_refused_by_name(desk, tmp_path):
    desk.settings = desk.settings._replace(limits=ImportLimits(seconds=1))
    path = tmp_path / "endless.ics"
    path.write_bytes(ENDLESS)
    async with looking_at(desk) as screen:
        await start_import(screen, path)
        await wait_for(lambda: is_progress_shown(screen))
        await wait_for(lambda: not isinstance(screen.app.screen, ProgressBox))
        await screen.settle()
        assert "endless.ics: reading it takes longer than 1 seconds" in screen.told

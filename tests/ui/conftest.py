"""Desks to look at: the sample, an empty one, one on the evening after an interview."""

import pytest

from interview_desk.proofreading.checker import Checker
from interview_desk.services.demo import FIXED, demo_desk
from support.store import desk_at, scenario


@pytest.fixture
def demo(tmp_path):
    desk = demo_desk(tmp_path / "demo.db", None, clock=lambda: FIXED)
    desk._checker = Checker(["/nowhere/at/all"])
    yield desk
    desk.close()


@pytest.fixture
def empty(tmp_path):
    desk = desk_at(tmp_path / "desk.db")
    yield desk
    desk.close()


@pytest.fixture
def evening(tmp_path):
    desk = desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"])
    desk.keep_scratch("asked who signs", "yes")
    yield desk
    desk.close()

"""How the tests run: in a zone and locale of their own, away from the user's files, with hypothesis at a bounded length."""

import os
from pathlib import Path

import coverage
import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "desk",
    max_examples=int(os.environ.get("EXAMPLES", "60")),
    # The same examples everywhere, so that a red check is a change's own; EXAMPLES=800 looks for new ones.
    derandomize="EXAMPLES" not in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("desk")


# With MEASURE set, coverage is measured in each process that runs tests, but not in the commands that tests start.
# It begins here, because the other conftest files import what is measured.
_MEASURED = coverage.Coverage(data_suffix=True) if {"MEASURE", "PYTEST_XDIST_WORKER"} <= set(os.environ) else None
if _MEASURED is not None:
    _MEASURED.start()


def pytest_unconfigure() -> None:
    """Save what was measured."""
    if _MEASURED is not None:
        _MEASURED.stop()
        _MEASURED.save()


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches the user's own search, config or log."""
    home: Path = tmp_path_factory.mktemp("home")
    for name in (
        "INTERVIEW_DESK_DB",
        "INTERVIEW_DESK_CONFIG",
        "NO_COLOR",
        "TMUX",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "EDITOR",
        "VISUAL",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setenv("LC_TIME", "C")
    if "LC_ALL" in os.environ:  # it would count before LC_TIME
        monkeypatch.setenv("LC_ALL", "C.UTF-8")

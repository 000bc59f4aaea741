"""An open desk rings when something becomes due, where the config asks for it, and only then."""

from datetime import datetime

import pytest

from interview_desk.services.session import open_desk
from support.screen import looking_at
from support.store import desk_at, scenario


@pytest.mark.parametrize("notice", ["none", "bell", "desktop"])
async def test_what_becomes_due_is_told_as_the_config_says(tmp_path, monkeypatch, notice):
    desk_at(tmp_path / "desk.db", "2026-11-10T18:00:00-05:00", scenario("evening-after")["document"]).close()
    config = tmp_path / "desk.toml"
    config.write_text(f'timezone = "America/New_York"\nnotice = "{notice}"\n', encoding="utf-8")
    now = [datetime.fromisoformat("2026-11-11T06:59:00-05:00")]
    desk = open_desk(tmp_path / "desk.db", config, clock=lambda: now[0])
    async with looking_at(desk) as seen:
        rung, shown = [], []
        monkeypatch.setattr(seen.app, "bell", lambda: rung.append(1))
        monkeypatch.setattr(seen.app, "notify_desktop", shown.append)
        now[0] = datetime.fromisoformat("2026-11-11T07:00:00-05:00")  # the window of the thank-yous opens
        await seen.app.monitor.check()
        await seen.settle()
        assert (len(rung), len(shown)) == {"none": (0, 0), "bell": (1, 0), "desktop": (1, 1)}[notice]
        assert all("Ana" not in told for told in shown)
        now[0] = datetime.fromisoformat("2026-11-11T07:01:00-05:00")
        await seen.app.monitor.check()
        assert len(rung) <= 1
    desk.close()
